// A program that checks the documents on the standard input with GitHub's own language service and prints the problems of each.
// It has its own process, because the service imports JSON without an attribute, which Node refuses.
import { registerHooks } from 'node:module'
import { json } from 'node:stream/consumers'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { ACTION, read, WORKFLOW } from './recipes.ts'

export interface Document {
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

// The service only logs its own failures, and then finds no problems.
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
    // An action without inputs is accepted with any; an unknown action would be an error.
    fetchActionMetadata: async ({ owner, name, ref, path }) =>
      path === undefined && `${owner}/${name}@${ref}` === ACTION ? ours : { name, description: '' },
  },
  fileProvider: {
    async getFileContent(file) {
      const name = 'repository' in file ? `${file.owner}/${file.repository}/${file.path}@${file.version}` : ''
      if (name !== WORKFLOW) throw new Error(`${file.path} cannot be read`)
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

// The service caches documents by their address, so each has its own.
const problems: (readonly string[])[] = []
for (const [index, { path, text }] of ((await json(process.stdin)) as readonly Document[]).entries()) {
  const document = TextDocument.create(`file:///${index}/${path}`, 'yaml', 1, text)
  const found = await validate(document, service)
  const lines = text.split('\n')
  problems.push(found.map(({ message, range }) => `${lines[range.start.line]?.trim()}: ${message}`))
}
process.stdout.write(JSON.stringify(problems))
