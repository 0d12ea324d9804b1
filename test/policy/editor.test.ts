import { describe, expect, test } from '@jest/globals'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server/out/server/src/languageservice/yamlLanguageService.js'
import { POLICY_SCHEMA } from '../../src/policy/schema.ts'

/** CompletionItemKind.Property of the Language Server Protocol; other kinds are skeletons of several keys, and values. */
const KEY = 10
const VALUE = 12

const service = getLanguageService({
  schemaRequestService: () => Promise.reject(new Error('no schema is downloaded')),
  workspaceContext: { resolveRelativePath: (path) => path },
  clientCapabilities: {},
})
service.configure({
  validate: true,
  completion: true,
  schemas: [{ uri: 'file:///policy.schema.json', fileMatch: ['*.yml'], schema: POLICY_SCHEMA as object }],
})

let documents = 0

/** Returns what an editor offers at the end of a text, with descriptions. */
async function offered(text: string, kind: number): Promise<Readonly<Record<string, unknown>>> {
  documents += 1
  const document = TextDocument.create(`file:///${documents}/policy.yml`, 'yaml', 1, text)
  const { items } = await service.doComplete(document, document.positionAt(text.length), false)
  return Object.fromEntries(
    items.filter((item) => item.kind === kind).map(({ label, documentation }) => [label, documentation]),
  )
}

type Keys = Readonly<Record<string, { readonly description: string }>>

/** Returns the keys of a schema with their descriptions. */
function keysOf(schema: unknown): Readonly<Record<string, string>> {
  const { properties } = schema as { readonly properties: Keys }
  return Object.fromEntries(Object.entries(properties).map(([key, { description }]) => [key, description]))
}

function within(schema: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], schema)
}

describe('completion in an editor', () => {
  test.each([
    { place: 'at the top', text: '', path: [] },
    { place: 'within limits', text: 'version: 1\nlimits:\n  ', path: ['properties', 'limits'] },
    { place: 'within an exception', text: 'exceptions:\n  - ', path: ['properties', 'exceptions', 'items'] },
    { place: 'within a denial', text: 'deny:\n  - ', path: ['properties', 'deny', 'items', 'oneOf', '1'] },
    { place: 'within the rules', text: 'exception-rules:\n  ', path: ['properties', 'exception-rules'] },
  ])('an editor offers the keys $place with their descriptions', async ({ text, path }) => {
    const keys = keysOf(within(POLICY_SCHEMA, ...path))
    expect(Object.keys(keys).length).toBeGreaterThan(1)
    expect(await offered(text, KEY)).toEqual(keys)
  })

  test('an editor offers no key twice', async () => {
    const { version, mode, ...others } = keysOf(POLICY_SCHEMA)
    expect([version, mode]).not.toContain(undefined)
    expect(await offered('version: 1\nmode: warn\n', KEY)).toEqual(others)
  })

  test('an editor offers the words that a key accepts', async () => {
    expect(Object.keys(await offered('version: 1\nmode: ', VALUE))).toEqual(['enforce', 'warn'])
  })
})

test('an editor marks unknown keys and values', async () => {
  const text = 'version: 1\nmode: off\nlimits: { hihg: 5 }\n'
  const document = TextDocument.create('file:///marked/policy.yml', 'yaml', 1, text)
  const marks = await service.doValidation(document, false)
  expect(marks.map(({ range: { start } }) => `${start.line}:${start.character}`).toSorted()).toEqual([
    '1:6',
    '2:10',
  ])
})
