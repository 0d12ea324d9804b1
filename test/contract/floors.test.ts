import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { parseSync, printSync } from '@swc/core'

interface Import {
  /** Gone once types are: `import type`. With `verbatimModuleSyntax`, `import { type A }` still loads the module. */
  readonly type: boolean
  /** A path within `src/`, or the name of a package. */
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
  const module = parseSync(text, { syntax: 'typescript', target: 'es2024' })
  const imports = module.body.flatMap((item): readonly Import[] => {
    if (!('source' in item) || item.source == null) return []
    const name = item.source.value
    const target = name.startsWith('.') ? normalize(join(dirname(path), name)) : name
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

/** What is seldom needed, and by which file it is loaded only then, at one place. */
const SELDOM: Readonly<Record<string, string>> = {
  'policy/yaml.ts': 'yaml',
  'github/client.ts': '@actions/github/lib/utils',
}

/** Ways to load a module that is in no statement, but for what is seldom needed. */
function onlyStatements({ path, code, ...source }: Source): readonly string[] {
  const seldom = Object.hasOwn(SELDOM, path) ? `import('${SELDOM[path]}')` : ''
  const rest = { ...source, path, code: code.replace(seldom, '') }
  return no(/\bimport\s*\(|\brequire\s*\(|\bcreateRequire\b/)(rest)
}

const GROUND = /^(domain\/[\w-]+|errors|text|version)\.ts$/
const MAIN = /^(?!emulator\/)/
const INNER = /^(?!emulator\/|index\.ts$)/
const FLOORS = /^(domain|policy|report|tencent|github|inputs)\/|^(inputs|decide|publish|world)\.ts$/
const CLIENTS = /^(got|undici|(node:)?(https?|http2|net|tls|dns|dgram)(\/.*)?)$/
const PROGRAMS = /^(node:)?(child_process|worker_threads|cluster|vm)$/
const TIME = /\bDate\.now\b|\bnew Date(?!\w|\s*\([^)])|(?<!new )\bDate\(|\bperformance\b|\bhrtime\b/
const CHANCE = /\bMath\.random\b|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/

const RULES: readonly Rule[] = [
  ['ground: itself alone', GROUND, only(GROUND)],
  ['domain: itself and errors', /^domain\//, only(/^domain\//, /^errors\.ts$/)],
  ['domain: of errors only types', /^domain\//, onlyTypes(/^errors/)],
  ['policy: the ground, itself, yaml', /^policy\//, only(GROUND, /^policy\//, /^yaml$/)],
  ['yaml: used by policy alone', /^(?!policy\/)/, none(/^yaml(\/|$)/)],
  ['seldom needed: no statement loads it', MAIN, onlyTypes(/^(yaml|@actions\/github)(\/|$)/)],
  ['report: the ground and itself', /^report\//, only(GROUND, /^report\//)],
  ['tencent: the ground, itself, Node.js, got', /^tencent\//, only(GROUND, /^tencent\//, /^node:/, /^got$/)],
  [
    'clients: in transport.ts and tunnel.ts alone',
    /^(?!emulator\/|tencent\/(transport|tunnel)\.ts$)/,
    none(CLIENTS),
  ],
  ['clients: no request without one', MAIN, no(/\bfetch\s*\(|\bWebSocket\b|\bXMLHttpRequest\b/)],
  [
    'github: the ground, itself, report, the toolkit, files',
    /^github\//,
    only(GROUND, /^(github|report)\//, /^@actions\//, /^node:(crypto|fs|path)$/),
  ],
  ['github: of report only types', /^github\//, onlyTypes(/^report\//)],
  [
    'inputs and run: floors, no package, no Node.js',
    /^(inputs|run|decide|publish|world)\.ts$|^inputs\//,
    only(GROUND, FLOORS),
  ],
  ['toolkit: used by github and index alone', /^(?!github\/|index\.ts$)/, none(/^@actions\//)],
  ['emulator: an independent witness of Node.js and itself', /^emulator\//, only(/^node:/, /^emulator\//)],
  ['emulator: nobody relies on it', MAIN, none(/^emulator\//)],
  ['index: nothing imports it', /./, none(/^index\.ts$/)],
  ['imports: all are statements, but of what is seldom needed', /./, onlyStatements],
  ['world: the time is an argument', INNER, no(TIME)],
  [
    'world: the process is an argument',
    /^(?!index\.ts$|emulator\/cli\.ts$)/,
    no(/(?<![\w.])process\b(?!\s*:)|\bglobalThis\b/),
  ],
  ['world: chance is an argument', INNER, no(CHANCE)],
  ['danger: the process is cut short', /./, no(/\bprocess\.(exit|abort|reallyExit)\b/)],
  ['danger: a process is killed, but for our own in index.ts', /^(?!index\.ts$)/, no(/\bprocess\.kill\b/)],
  [
    'danger: another program is started, or another context made but for a collector',
    /^(?!heap\.ts$)/,
    none(PROGRAMS),
  ],
  ['heap: the engine alone', /^heap\.ts$/, only(/^node:(v8|vm)$/, /^tencent\/transport\.ts$/)],
  ['danger: text becomes code', /./, no(/\beval\s*\(|\bFunction\s*\(/)],
  ["danger: a library's error is logged", MAIN, no(/\bconsole\.\w+\(|\binspect\(/)],
  ['style: exports have names', /./, no(/\bexport default\b|\bas default\b|^module\.exports\b/m)],
  ['style: files stay short', /./, ({ lines }) => (lines > 200 ? [`${lines} lines`] : [])],
]

/** For each rule, files that break it: where the file is, and what it says. */
const BREACHES = `
ground: itself alone
  domain/a.ts  import 'node:fs'
  errors.ts    import 'got'
  text.ts      import './report/phrase.ts'
domain: itself and errors
  domain/a.ts  import '../text.ts'
  domain/a.ts  import type { A } from '../policy/part.ts'
domain: of errors only types
  domain/a.ts  import { type A } from '../errors.ts'
  domain/a.ts  export * from '../errors.ts'
policy: the ground, itself, yaml
  policy/a.ts  import { a } from '../report/phrase.ts'
  policy/a.ts  import type { A } from '../inputs/ask.ts'
  policy/a.ts  import '../tencent/api.ts'
  policy/a.ts  import '../github/client.ts'
  policy/a.ts  import 'node:fs'
  policy/a.ts  import 'yaml/util'
yaml: used by policy alone
  inputs/a.ts  import type { A } from 'yaml'
  index.ts     import { a } from 'yaml/util'
seldom needed: no statement loads it
  policy/a.ts  import { parse } from 'yaml'
  policy/yaml.ts export * from 'yaml'
  policy/yaml.ts import 'yaml'
  github/client.ts import { a } from '@actions/github'
  index.ts     import { a } from '@actions/github/lib/utils'
report: the ground and itself
  report/a.ts  import '../tencent/api.ts'
  report/a.ts  import 'node:fs'
  report/a.ts  import '../inputs.ts'
  report/a.ts  import type { A } from '../policy/part.ts'
tencent: the ground, itself, Node.js, got
  tencent/a.ts import { a } from '../report/log.ts'
  tencent/a.ts import * as a from '@actions/core'
  tencent/a.ts import '../policy/read.ts'
clients: in transport.ts and tunnel.ts alone
  tencent/a.ts import got from 'got'
  index.ts     import 'node:https'
  run.ts       import 'http'
clients: no request without one
  tencent/a.ts await fetch('x')
github: the ground, itself, report, the toolkit, files
  github/a.ts  import '../tencent/api.ts'
  github/a.ts  import 'got'
  github/a.ts  import '../policy/read.ts'
github: of report only types
  github/a.ts  import { a } from '../report/log.ts'
  github/a.ts  export { a } from '../report/log.ts'
inputs and run: floors, no package, no Node.js
  run.ts       import '@actions/core'
  inputs.ts    import 'node:process'
  publish.ts   import 'node:fs'
  publish.ts   import './run.ts'
  decide.ts    import '@actions/core'
  inputs/a.ts  import 'yaml'
toolkit: used by github and index alone
  tencent/a.ts import type { A } from '@actions/github'
emulator: an independent witness of Node.js and itself
  emulator/a.ts import type { A } from '../domain/facts.ts'
emulator: nobody relies on it
  tencent/a.ts import '../emulator/world.ts'
index: nothing imports it
  github/a.ts  import '../index.ts'
imports: all are statements, but of what is seldom needed
  run.ts       await import('got')
  run.ts       require('got')
  run.ts       import('yaml')
  policy/a.ts  import('yaml')
  policy/yaml.ts import('got')
  policy/yaml.ts import(yaml)
  policy/yaml.ts import(\`yaml\`)
  policy/yaml.ts import('yaml', a)
  policy/yaml.ts import('yaml'); import('yaml')
  policy/yaml.ts import('yaml'); import("yaml")
  policy/yaml.ts import('yaml'); require('yaml')
  policy/yaml.ts import('yaml'); createRequire(a)
  github/client.ts import('yaml')
  github/client.ts require('@actions/github/lib/utils')
  github/client.ts import('@actions/github')
  github/a.ts  import('@actions/github/lib/utils')
world: the time is an argument
  domain/a.ts  Date.now()
  report/a.ts  x(new Date())
  run.ts       x(new Date)
  run.ts       Date()
world: the process is an argument
  domain/a.ts  process.env
  emulator/a.ts process.exitCode = 1
  run.ts       x(process)
  run.ts       globalThis.process
world: chance is an argument
  run.ts       Math.random()
danger: the process is cut short
  index.ts     process.exit(1)
  emulator/cli.ts x(process.exit)
danger: a process is killed, but for our own in index.ts
  run.ts       process.kill(1)
danger: another program is started, or another context made but for a collector
  index.ts     import 'node:child_process'
heap: the engine alone
  heap.ts      import 'node:child_process'
danger: text becomes code
  run.ts       eval('1')
  run.ts       new Function('1')
danger: a library's error is logged
  run.ts       console.log(error)
style: exports have names
  run.ts       export default 1
  run.ts       const a = 1; export { a as default }
style: files stay short
  run.ts       ${'\n'.repeat(201)}`

const root = fileURLToPath(new URL('../../src', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
  .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8')))

function breaches([, of, wrong]: Rule, files: readonly Source[]): readonly string[] {
  return files
    .filter(({ path }) => of.test(path))
    .flatMap((file) => wrong(file).map((what) => `${file.path}: ${what}`))
}

test('the sources are found, and their imports are read', () => {
  expect(sources.length).toBeGreaterThan(40)
  for (const { path, code, imports } of sources) {
    const statements = code.match(/^(import|export)\b[^;=]*?(\bfrom |^import )["']/gm) ?? []
    expect([path, imports.length]).toEqual([path, statements.length])
  }
})

test.each(RULES)('%s', (...rule) => {
  expect(breaches(rule, sources)).toEqual([])
})

test.each(RULES)('a breach is noticed of %s', (...rule) => {
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
  ['github/a.ts', "import type { A } from '../report/log.ts'; import * as core from '@actions/core'"],
  ['policy/yaml.ts', "import type * as Yaml from 'yaml'; export const load = () => import('yaml')"],
  ['policy/a.ts', "import type * as Yaml from 'yaml'; import { say } from '../text.ts'"],
  ['github/client.ts', "export const load = () => import('@actions/github/lib/utils')"],
  ['inputs/a.ts', "import { loadYaml } from '../policy/yaml.ts'"],
  ['run.ts', "import { a } from './publish.ts'"],
  ['report/a.ts', 'x(new Date(time), { process: 1 }, a.process)'],
  ['index.ts', "process.exitCode = 1; import { a } from './tencent/transport.ts'"],
])('no rule is against this in %s: %s', (path, text) => {
  expect(RULES.flatMap((rule) => breaches(rule, [sourceOf(path, text + '\n'.repeat(200))]))).toEqual([])
})
