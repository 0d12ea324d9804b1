import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { parseSync, printSync } from '@swc/core'

/** Programs beside `src`. */
const TOOLS = /^(emulator|runner-model)\//

interface Import {
  /** Gone once types are: `import type`. With `verbatimModuleSyntax`, `import { type A }` still loads the module. */
  readonly type: boolean
  /** A path within `src/` (or `emulator/`, `runner-model/`), or the name of a package. */
  readonly target: string
}

interface Source {
  readonly path: string
  readonly lines: number
  /** As the compiler prints it: without comments, one blank between words. */
  readonly code: string
  readonly imports: readonly Import[]
}

function sourceOf(path: string, text: string): Source {
  const full = TOOLS.test(path) ? path : `src/${path}`
  const module = parseSync(text, { syntax: 'typescript', target: 'es2024' })
  const imports = module.body.flatMap((item): readonly Import[] => {
    if (!('source' in item) || item.source == null) return []
    const name = item.source.value
    const target = name.startsWith('.') ? normalize(join(dirname(full), name)).replace(/^src\//, '') : name
    return [{ type: 'typeOnly' in item && item.typeOnly, target }]
  })
  return { path, lines: text.split('\n').length - 1, code: printSync(module).code, imports }
}

type Wrong = (source: Source) => readonly string[]

/** What must hold of the files that a pattern names. */
type Rule = readonly [name: string, of: RegExp, wrong: Wrong]

/** Imports that none of the patterns allows. */
function only(...allowed: readonly RegExp[]): Wrong {
  return ({ imports }) =>
    imports.map(({ target }) => target).filter((target) => !allowed.some((one) => one.test(target)))
}

/** Imports of these places. */
function none(place: RegExp): Wrong {
  return ({ imports }) => imports.map(({ target }) => target).filter((target) => place.test(target))
}

/** Imports of these places that load them, and do not take their types alone. */
function onlyTypes(place: RegExp): Wrong {
  return ({ imports }) =>
    imports.filter(({ type, target }) => !type && place.test(target)).map(({ target }) => target)
}

function no(pattern: RegExp): Wrong {
  return ({ code }) => pattern.exec(code)?.slice(0, 1) ?? []
}

/** What not every run needs, and the one file that loads it then. */
const SELDOM: Readonly<Record<string, readonly string[]>> = {
  'inputs/policy-files.ts': ['../policy/read.ts'],
  'github/request.ts': ['@actions/github/lib/utils'],
  'run.ts': ['./decide.ts'],
  'publish.ts': ['./report/report-files.ts', './report/summary/summary.ts'],
  'index.ts': ['./connect.ts', './network/connection.ts', './github/comment.ts', './github/contents.ts'],
}

/** Ways to load a module that are no statement, but for packages that are seldom needed. */
function onlyStatements({ path, code, ...source }: Source): readonly string[] {
  const seldom = Object.hasOwn(SELDOM, path) ? (SELDOM[path] ?? []) : []
  const rest = seldom.reduce((left, target) => left.replace(`import('${target}')`, ''), code)
  return no(/\bimport\s*\(|\brequire\s*\(|\bcreateRequire\b/)({ ...source, path, code: rest })
}

/** What each room may import beside itself. `ground` is the files that every room stands on, with the domain and the ports. */
const GROUND = /^((domain|ports)\/.*|(errors|text|version|forms|json|concurrency|records)\.ts)$/
const MAY_IMPORT: Readonly<Record<string, readonly RegExp[]>> = {
  domain: [GROUND],
  ports: [GROUND],
  policy: [GROUND, /^yaml$/],
  report: [GROUND, /^sarif$/],
  collect: [GROUND],
  network: [GROUND, /^got$/, /^node:(https?|net|tls|events)$/],
  tencent: [GROUND, /^network\//, /^node:crypto$/],
  github: [GROUND, /^network\//, /^@actions\//, /^node:(crypto|fs|path)$/],
  workspace: [GROUND, /^node:(crypto|fs|path)$/],
  inputs: [GROUND, /^(policy|network|tencent|workspace)\//],
  emulator: [/^node:/],
  'runner-model': [/^node:/, /^yaml$/],
}
const SHELL = /^(run|decide|publish|world|connect)\.ts$/
const BELOW_SHELL = /^(domain|ports|policy|report|collect|network|tencent|github|workspace|inputs)\//

/** Imports that the room of a file does not allow. */
function roomOf({ path, imports }: Source): readonly string[] {
  const room = path.split('/')[0] ?? ''
  const allowed = MAY_IMPORT[room]
  if (!path.includes('/')) return []
  if (allowed === undefined) return [`the room ${room} is not in the table`]
  return only(new RegExp(`^${room}/`), ...allowed)({ path, imports, lines: 0, code: '' })
}

const MAIN = /^(?!(emulator|runner-model)\/)/
const INNER = /^(?!(emulator|runner-model)\/|index\.ts$)/
const CLIENTS = /^(got|undici|(node:)?(https?|http2|net|tls|dns|dgram)(\/.*)?)$/
const PROGRAMS = /^(node:)?(child_process|worker_threads|cluster|vm)$/
const TIME = /\bDate\.now\b|\bnew Date(?!\w|\s*\([^)])|(?<!new )\bDate\(|\bperformance\b|\bhrtime\b/
const CHANCE = /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/

const RULES: readonly Rule[] = [
  ['rooms: each imports what the table allows', /./, roomOf],
  ['ground: itself alone', GROUND, only(GROUND)],
  ['domain: of errors only types', /^domain\//, onlyTypes(/^errors/)],
  ['ports: types alone', /^ports\//, onlyTypes(/./)],
  ['shell: rooms and itself, no package, no Node.js', SHELL, only(GROUND, BELOW_SHELL, SHELL)],
  [
    'seldom needed: no statement loads it',
    MAIN,
    onlyTypes(
      /^@actions\/github(\/|$)|^(connect|decide|policy\/read|report\/report-files|report\/summary\/summary)\.ts$/,
    ),
  ],
  [
    'seldom needed: got and its like',
    /^(?!connect\.ts$|network\/|github\/)/,
    onlyTypes(/^network\/transport/),
  ],
  ['clients: in the network room alone', /^(?!(emulator|runner-model|network)\/)/, none(CLIENTS)],
  ['clients: no request without one', MAIN, no(/\bfetch\s*\(|\bWebSocket\b|\bXMLHttpRequest\b/)],
  ['toolkit: used by github and index alone', /^(?!github\/|index\.ts$)/, none(/^@actions\//)],
  ['tools: src relies on none', MAIN, none(TOOLS)],
  ['index: nothing imports it', /./, none(/^index\.ts$/)],
  ['imports: all are statements, but of packages that are seldom needed', MAIN, onlyStatements],
  ['world: the time is an argument', INNER, no(TIME)],
  [
    'world: the process is an argument',
    /^(?!index\.ts$|emulator\/cli\.ts$|runner-model\/)/,
    no(/(?<![\w.])process\b(?!\s*:)|\bglobalThis\b/),
  ],
  ['world: chance is an argument', INNER, no(CHANCE)],
  ['danger: the process is cut short', /^(?!index\.ts$)/, no(/\bprocess\.(exit|abort|reallyExit)\b/)],
  [
    'danger: the process is cut short before its log is written',
    /^index\.ts$/,
    no(/(?<!process\.stdout\.write\([^\n]*)\bprocess\.exit\b|\bprocess\.(abort|reallyExit)\b/),
  ],
  [
    'danger: a process is killed, but for our own in index.ts',
    /^(?!index\.ts$|runner-model\/)/,
    no(/\bprocess\.kill\b/),
  ],
  ['danger: another program is started', /^(?!runner-model\/)/, none(PROGRAMS)],
  ['danger: text becomes code', /./, no(/\beval\s*\(|\bFunction\s*\(/)],
  ["danger: a library's error is logged", MAIN, no(/\bconsole\.\w+\(|\binspect\(/)],
  ['style: exports have names', /./, no(/\bexport default\b|\bas default\b|^module\.exports\b/m)],
  ['style: files stay short', /./, ({ lines }) => (lines > 200 ? [`${lines} lines`] : [])],
]

/** For each rule, files that break it: where the file is, and what it says. */
const BREACHES = `
rooms: each imports what the table allows
  domain/a.ts   import 'node:fs'
  domain/a.ts   import type { A } from '../policy/part.ts'
  ports/a.ts    import type { A } from '../github/client.ts'
  policy/a.ts   import { a } from '../report/words/phrase.ts'
  policy/a.ts   import type { A } from '../inputs/reader.ts'
  policy/a.ts   import 'yaml/util'
  report/a.ts   import '../tencent/client/call.ts'
  report/json/a.ts import type { A } from '../../policy/part.ts'
  collect/a.ts  import type { A } from '../tencent/client/call.ts'
  network/a.ts  import '../tencent/client/call.ts'
  network/a.ts  import 'node:fs'
  tencent/a.ts  import { a } from '../report/log.ts'
  tencent/a.ts  import * as a from '@actions/core'
  github/a.ts   import '../tencent/client/call.ts'
  github/a.ts   import '../workspace/read-file.ts'
  github/a.ts   import type { A } from '../report/log.ts'
  workspace/a.ts import '../github/client.ts'
  inputs/a.ts   import type { A } from '../github/client.ts'
  inputs/a.ts   import 'yaml'
  inputs/a.ts   import 'node:process'
  emulator/a.ts import type { A } from '../src/domain/facts.ts'
  runner-model/a.ts import '../test/make.ts'
  drawer/a.ts   export const a = 1
ground: itself alone
  errors.ts     import 'got'
  text.ts       import './report/log.ts'
  domain/a.ts   import '../collect/collect.ts'
domain: of errors only types
  domain/a.ts   import { type A } from '../errors.ts'
  domain/a.ts   export * from '../errors.ts'
ports: types alone
  ports/a.ts    import { type A } from '../domain/facts.ts'
shell: rooms and itself, no package, no Node.js
  run.ts        import '@actions/core'
  publish.ts    import 'node:fs'
  decide.ts     import './index.ts'
seldom needed: no statement loads it
  inputs/a.ts   import { readPolicy } from '../policy/read.ts'
  run.ts        import { decide } from './decide.ts'
  publish.ts    export * from './report/report-files.ts'
  github/client.ts import { a } from '@actions/github'
  index.ts      import { a } from '@actions/github/lib/utils'
seldom needed: got and its like
  index.ts      import { a } from './network/transport.ts'
  inputs/a.ts   import { a } from '../network/transport.ts'
clients: in the network room alone
  tencent/a.ts  import got from 'got'
  index.ts      import 'node:https'
  run.ts        import 'http'
clients: no request without one
  network/a.ts  await fetch('x')
toolkit: used by github and index alone
  tencent/a.ts  import type { A } from '@actions/github'
tools: src relies on none
  tencent/a.ts  import '../../emulator/world/world.ts'
  index.ts      import '../runner-model/run.ts'
index: nothing imports it
  github/a.ts   import '../index.ts'
imports: all are statements, but of packages that are seldom needed
  run.ts        await import('got')
  run.ts        require('got')
  policy/a.ts   import('yaml')
  publish.ts    import('got')
  publish.ts    import(path)
  publish.ts    import('./report/report-files.ts'); import("./report/report-files.ts")
  publish.ts    import('./report/report-files.ts'); createRequire(a)
  github/request.ts import('@actions/github')
world: the time is an argument
  domain/a.ts   Date.now()
  report/a.ts   x(new Date())
  run.ts        x(new Date)
  run.ts        Date()
world: the process is an argument
  domain/a.ts   process.env
  emulator/a.ts process.exitCode = 1
  run.ts        globalThis.process
world: chance is an argument
  run.ts        Math.random()
danger: the process is cut short
  run.ts        process.exit(1)
  emulator/cli.ts x(process.exit)
danger: the process is cut short before its log is written
  index.ts      process.exit(1)
  index.ts      process.reallyExit(1)
danger: a process is killed, but for our own in index.ts
  run.ts        process.kill(1)
danger: another program is started
  index.ts      import 'node:child_process'
danger: text becomes code
  run.ts        eval('1')
  run.ts        new Function('1')
danger: a library's error is logged
  run.ts        console.log(error)
style: exports have names
  run.ts        export default 1
  run.ts        const a = 1; export { a as default }
style: files stay short
  run.ts        ${'\n'.repeat(201)}`

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['src', 'emulator', 'runner-model'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .map((path) =>
      sourceOf(folder === 'src' ? path : `${folder}/${path}`, readFileSync(join(root, folder, path), 'utf8')),
    ),
)

function breaches([, of, wrong]: Rule, files: readonly Source[]): readonly string[] {
  return files
    .filter(({ path }) => of.test(path))
    .flatMap((file) => wrong(file).map((what) => `${file.path}: ${what}`))
}

test('this test finds the sources and reads their imports', () => {
  expect(sources.length).toBeGreaterThan(40)
  for (const { path, code, imports } of sources) {
    const statements = code.match(/^(import|export)\b[^;=]*?(\bfrom |^import )["']/gm) ?? []
    expect([path, imports.length]).toEqual([path, statements.length])
  }
})

test.each(RULES)('the sources follow the rule %s', (...rule) => {
  expect(breaches(rule, sources)).toEqual([])
})

test.each(RULES)('this test notices a violation of the rule %s', (...rule) => {
  const section = BREACHES.split(`\n${rule[0]}\n`)[1]?.split(/\n(?=\w)/)[0] ?? ''
  const samples = [...section.matchAll(/^ {2}(\S+) +(.*(?:\n+$)?)/gm)]
  expect(samples.length).toBeGreaterThan(0)
  for (const [line, path = '', text = ''] of samples) {
    expect([line, breaches(rule, [sourceOf(path, text)]).length]).toEqual([line, 1])
  }
})

test.each([
  ['domain/a.ts', '/** process.exit(1), Date.now() */ // eval(1)'],
  ['domain/a.ts', "import type { A } from '../errors.ts'; export const a = new Date(0)"],
  ['github/a.ts', "import type { A } from '../ports/runner.ts'; import * as core from '@actions/core'"],
  ['inputs/policy-files.ts', "export const load = () => import('../policy/read.ts')"],
  ['policy/a.ts', "import * as Yaml from 'yaml'; import { say } from '../text.ts'"],
  ['github/request.ts', "export const load = () => import('@actions/github/lib/utils')"],
  ['run.ts', "import { a } from './publish.ts'"],
  ['report/a.ts', 'x(new Date(time), { process: 1 }, a.process)'],
  ['index.ts', "process.exitCode = 1; import { a } from './network/proxy.ts'"],
])('no rule forbids this in %s: %s', (path, text) => {
  expect(RULES.flatMap((rule) => breaches(rule, [sourceOf(path, text + '\n'.repeat(200))]))).toEqual([])
})

test('no two files of src have the same name', () => {
  const names = sources
    .map(({ path }) => path)
    .filter((path) => !TOOLS.test(path))
    .map((path) => path.split('/').at(-1))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('no room has more than fifteen files', () => {
  const rooms = new Map<string, number>()
  for (const { path } of sources) {
    const room = path.split('/').slice(0, -1).join('/')
    rooms.set(room, (rooms.get(room) ?? 0) + 1)
  }
  expect([...rooms].filter(([, files]) => files > 15)).toEqual([])
})
