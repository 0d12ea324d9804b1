// A program: GitHub's own language service reads the documents given on the standard input and says what it minds in each.
// It runs in a process of its own, for it imports JSON without an attribute, and jest warns of that, Node refuses it.
import { registerHooks } from 'node:module'
import { json } from 'node:stream/consumers'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { ACTION, read, WORKFLOW } from './recipes.ts'

export interface Given {
  readonly path: string
  readonly text: string
}

registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { type: 'json' } } : context),
})
const { validate, registerLogger } = await import('@actions/languageservice')
const { data, isDescriptionDictionary } = await import('@actions/expressions')
type Config = NonNullable<Parameters<typeof validate>[1]>
type Metadata = { readonly inputs: object; readonly outputs: Readonly<Record<string, unknown>> }

// Where the service breaks down, it only logs, and finds nothing wrong.
registerLogger({
  error(message) {
    throw new Error(message)
  },
  warn() {},
  info() {},
  log() {},
})

const metadata = parse(read('action.yml')) as Metadata
const ours = { name: '', description: '', ...metadata } as NonNullable<
  Awaited<ReturnType<NonNullable<Config['actionsMetadataProvider']>['fetchActionMetadata']>>
>
const service: Config = {
  actionsMetadataProvider: {
    // An action without inputs to compare is taken as it comes; one that is not known at all is an error.
    fetchActionMetadata: async ({ owner, name, ref, path }) =>
      path === undefined && `${owner}/${name}@${ref}` === ACTION ? ours : { name, description: '' },
  },
  fileProvider: {
    async getFileContent(file) {
      const name = 'repository' in file ? `${file.owner}/${file.repository}/${file.path}@${file.version}` : ''
      if (name !== WORKFLOW) throw new Error(`${file.path} is not to be had`)
      return { name, content: read(file.path) }
    },
  },
  contextProviderConfig: {
    async getContext(name, known, { job }) {
      if (name !== 'steps' || known === undefined) return undefined
      for (const step of job?.steps ?? []) {
        if (!('uses' in step) || step.uses.value !== ACTION) continue
        const context = known.get(step.id)
        const outputs = context && isDescriptionDictionary(context) && context.get('outputs')
        if (!outputs || !isDescriptionDictionary(outputs)) continue
        outputs.complete = true
        for (const output of Object.keys(metadata.outputs)) outputs.add(output, new data.StringData(''))
      }
      return known
    },
  },
}

// The service keeps what it made of a document under its address.
const said: (readonly string[])[] = []
for (const [index, { path, text }] of ((await json(process.stdin)) as readonly Given[]).entries()) {
  const document = TextDocument.create(`file:///${index}/${path}`, 'yaml', 1, text)
  const found = await validate(document, service)
  const lines = text.split('\n')
  said.push(found.map(({ message, range }) => `${lines[range.start.line]?.trim()}: ${message}`))
}
process.stdout.write(JSON.stringify(said))
