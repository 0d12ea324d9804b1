import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const { config, allowScripts } = JSON.parse(read('package.json')) as {
  readonly config: { readonly uses: string }
  readonly allowScripts: Readonly<Record<string, boolean>>
}
const folder = '.github/workflows/'
const workflows = readdirSync(new URL(folder, root)).filter((name) => /\.ya?ml$/.test(name))

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Workflow {
  readonly on?: unknown
  readonly permissions?: unknown
  readonly jobs?: Readonly<Record<string, Step & { readonly steps?: readonly Step[] }>>
}

/** What a workflow does that a stranger could turn against this project; nothing where it is sound. */
function faults(text: string): readonly string[] {
  const { on, permissions, jobs = {} } = parse(text) as Workflow
  const steps = Object.values(jobs).flatMap((job) => [job, ...(job.steps ?? [])])
  const used = steps.flatMap(({ uses }) => uses ?? []).filter((uses) => uses !== config.uses)
  const pinned = new Set(
    [...text.matchAll(/\buses: ([\w./-]+@[0-9a-f]{40}) # v\d+(?:\.\d+)*$/gm)].map(([, uses]) => uses),
  )
  const keeps = steps.filter((step) => /^actions\/checkout@/.test(step.uses ?? ''))
  return [
    ...used.filter((uses) => !pinned.has(uses)).map((uses) => `not pinned: ${uses}`),
    ...(JSON.stringify(permissions) === '{}' ? [] : ['permissions for every job']),
    ...(/\b(pull_request_target|workflow_run)\b/.test(JSON.stringify(on))
      ? ['foreign code with secrets']
      : []),
    ...keeps.filter((step) => step.with?.['persist-credentials'] !== false).map(() => 'a token left behind'),
  ]
}

test('there are workflows to look at', () => {
  expect(workflows.length).toBeGreaterThan(0)
  expect(workflows.flatMap((name) => read(folder + name).match(/\buses:/g) ?? []).length).toBeGreaterThan(1)
})

test.each(workflows)('%s pins what it uses, gives no rights and leaves no token', (name) => {
  expect(faults(read(folder + name))).toEqual([])
})

const SHA = '0123456789abcdef0123456789abcdef01234567'
const SOUND = `on:
  push:
permissions: {}
jobs:
  check:
    steps:
      - uses: actions/checkout@${SHA} # v5.0.0
        with:
          persist-credentials: false
      - uses: ${config.uses}
      - run: npm test
`

test.each([
  { name: 'a sound one', change: ['', ''], says: [] },
  { name: 'a tag', change: [`${SHA} # v5.0.0`, 'v5'], says: ['not pinned: actions/checkout@v5'] },
  { name: 'no version', change: [' # v5.0.0', ''], says: [`not pinned: actions/checkout@${SHA}`] },
  { name: 'a short hash', change: [SHA, '0123456'], says: ['not pinned: actions/checkout@0123456'] },
  {
    name: 'a container',
    change: ['run: npm test', 'uses: docker://node:24'],
    says: ['not pinned: docker://node:24'],
  },
  {
    name: 'another version of this action',
    change: [config.uses, `${config.uses}2`],
    says: [`not pinned: ${config.uses}2`],
  },
  {
    name: 'a shared workflow',
    change: ['    steps:', '    uses: a/b@v1\n    steps:'],
    says: ['not pinned: a/b@v1'],
  },
  { name: 'rights to write', change: ['{}', 'write-all'], says: ['permissions for every job'] },
  { name: 'rights to read', change: ['{}', '{ contents: read }'], says: ['permissions for every job'] },
  { name: 'rights by default', change: ['permissions: {}\n', ''], says: ['permissions for every job'] },
  {
    name: 'foreign pull requests',
    change: ['push:', 'pull_request_target:'],
    says: ['foreign code with secrets'],
  },
  {
    name: 'foreign runs, in a list',
    change: ['\n  push:', ' [push, workflow_run]'],
    says: ['foreign code with secrets'],
  },
  {
    name: 'a token by default',
    change: ['persist-credentials: false', 'fetch-depth: 0'],
    says: ['a token left behind'],
  },
  { name: 'a token by a word', change: ['false', "'false'"], says: ['a token left behind'] },
])('a workflow with $name is told from a sound one', ({ change: [from = '', to = ''], says }) => {
  expect(SOUND).toContain(from)
  expect(faults(SOUND.replace(from, to))).toEqual(says)
})

test('no package runs a script at its installation but those that are allowed or refused by name', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>
  }
  const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? path.replace(/^.*node_modules\//, '') : [],
  )
  expect(scripted.filter((name) => !(name in allowScripts))).toEqual([])
})
