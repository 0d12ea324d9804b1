import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { getLanguageService } from 'yaml-language-server/out/server/src/languageservice/yamlLanguageService.js'
import { POLICY_SCHEMA } from '../../src/policy/schema.ts'
import { runs } from '../make.ts'
import { EXAMPLE, partOf, reading, schemaErrors } from './reading.ts'

// The tables of corpus.test.ts and values.test.ts prove that the schema refuses what the reader refuses.

test('schema/policy.schema.json is up to date', () => {
  const file = readFileSync(new URL('../../schema/policy.schema.json', import.meta.url), 'utf8')
  if (file !== `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`)
    throw new Error('schema/policy.schema.json is out of date: run `npm run schemas`')
})

test('the example policy of the documentation is valid', () => {
  expect(schemaErrors(EXAMPLE)).toEqual([])
  expect(partOf(EXAMPLE).exceptions).toHaveLength(1)
})

test('every key of the policy schema has a description', () => {
  const missing: string[] = []
  const look = (schema: object, path: string): void => {
    const {
      properties = {},
      items,
      oneOf = [],
    } = schema as {
      readonly properties?: Readonly<Record<string, object>>
      readonly items?: object
      readonly oneOf?: readonly object[]
    }
    for (const [key, inner] of Object.entries(properties)) {
      if (!('description' in inner)) missing.push(`${path}.${key}`)
      look(inner, `${path}.${key}`)
    }
    for (const inner of items === undefined ? oneOf : [items]) look(inner, `${path}[]`)
  }
  look(POLICY_SCHEMA, '')
  expect(missing).toEqual([])
})

/** Returns valid values, and now and then an invalid one. */
function nearly(good: fc.Arbitrary<unknown>, ...bad: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: good },
    { weight: 1, arbitrary: fc.constantFrom(...bad, null, '', []) },
  )
}

const limit = nearly(
  fc.oneof(fc.integer({ min: 0, max: 999_999_999 }), fc.constant('off')),
  -1,
  0.5,
  1e9,
  '5',
  'OFF',
  true,
)
const truth = nearly(fc.boolean(), 0, 1, 'yes', 'true')
const id = nearly(
  fc.oneof(fc.stringMatching(/^(CVE|cve|Cve)-\d{4}-\d{1,7}$/), fc.stringMatching(/^[A-Za-z0-9_.:-]{1,20}$/)),
  'CVE-2024-*',
  'CVE-',
  'a b',
  5,
)
const reason = nearly(fc.string({ unit: 'binary', minLength: 1, maxLength: 1000 }), ' ', 'x'.repeat(1001), 42)
const day = nearly(
  fc
    .date({ min: new Date('2000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  '2026-02-30',
  '2026-1-1',
  2026,
)
const moment = nearly(
  fc
    .tuple(day, fc.constantFrom('T00:00:00Z', 'T23:59:59.5+08:00', 'T12:30:00-14:59'))
    .map((parts) => parts.join('')),
  '2026-11-20',
  '2026-11-20T16:00:00',
)
const glob = nearly(fc.stringMatching(/^[\w.:/@*-]{1,30}$/), '**', 'a b', 'x'.repeat(513))
const policy = fc.record(
  {
    version: nearly(fc.constant(1), 2, '1'),
    limits: fc.record(
      Object.fromEntries(
        [
          'critical',
          'high',
          'medium',
          'low',
          'vulnerabilities',
          'exploitable',
          'risks',
          'viruses',
          'sensitive-info',
        ].map((name) => [name, limit]),
      ),
      { requiredKeys: [] },
    ),
    'require-trusted': truth,
    'only-fixable': truth,
    'incomplete-scan': nearly(fc.constantFrom('fail', 'warn'), 'off'),
    'max-scan-age': nearly(fc.stringMatching(/^[1-9]\d{0,3}[smhd]$/), '7', '0d', '3651d', 'never'),
    mode: nearly(fc.constantFrom('enforce', 'warn'), 'WARN'),
    deny: fc.array(fc.oneof(id, fc.record({ id, since: moment }, { requiredKeys: ['id'] })), {
      maxLength: 2,
    }),
    exceptions: fc.array(
      fc.record(
        { id, until: day, reason, images: nearly(fc.array(glob, { minLength: 1, maxLength: 2 }), 'a') },
        { requiredKeys: ['id', 'until', 'reason'] },
      ),
      { maxLength: 2 },
    ),
    'exception-rules': fc.record(
      {
        'max-days': nearly(fc.integer({ min: 1, max: 3650 }), 0, 3651),
        'max-count': nearly(fc.integer({ min: 0, max: 100_000 }), 100_001),
        never: fc.constantFrom(['exploitable'], [], ['critical']),
        from: nearly(fc.constant('central'), 'local'),
      },
      { requiredKeys: [] },
    ),
    limit: fc.constant({}),
  },
  { requiredKeys: ['version'] },
)
const some = fc.oneof(
  { weight: 9, arbitrary: policy.map(({ limit: _, ...rest }) => rest) },
  { weight: 1, arbitrary: policy },
)

test('a policy that is read without a mistake is valid by the schema', () => {
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(some, (value) => {
      const text = JSON.stringify(value)
      if (reading(text).mistakes.length > 0) refused += 1
      else {
        accepted += 1
        expect(schemaErrors(text)).toEqual([])
      }
    }),
    runs(1_000),
  )
  // Both kinds must have been tried.
  expect(Math.min(accepted, refused)).toBeGreaterThan(runs(1_000).numRuns / 10)
})

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

test('an editor marks unknown keys and values', async () => {
  const text = 'version: 1\nmode: off\nlimits: { hihg: 5 }\n'
  const document = TextDocument.create('file:///marked/policy.yml', 'yaml', 1, text)
  const marks = await service.doValidation(document, false)
  expect(marks.map(({ range: { start } }) => `${start.line}:${start.character}`).toSorted()).toEqual([
    '1:6',
    '2:10',
  ])
})
