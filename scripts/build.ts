// Builds dist/ from src/: the compiler emits ES modules to build/, ncc bundles them, swc makes them smaller. `--to DIR` builds elsewhere, for the test
// that compares dist/ with a fresh build.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { parse } from '@babel/parser'
import { traverseFast } from '@babel/types'
import { minifySync } from '@swc/core'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { values } = parseArgs({ options: { to: { type: 'string', default: join(root, 'dist') } } })
const dist = resolve(values.to)
const build = join(root, 'build')

function run(script: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
}

rmSync(build, { recursive: true, force: true })
rmSync(dist, { recursive: true, force: true })
run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
withoutHttpClients()
run(
  '@vercel/ncc/dist/ncc/cli.js',
  'build',
  join(build, 'index.js'),
  '-o',
  dist,
  '--stats-out',
  join(build, 'stats.json'),
  '--quiet',
)
for (const file of readdirSync(dist)) if (file.endsWith('.js')) minify(join(dist, file))
writeFileSync(join(dist, 'licenses.txt'), licencesOf(join(build, 'stats.json')))

/** Collects the licences of all packages in the bundle. ncc's own list covers only one of its files. */
function licencesOf(stats: string): string {
  const names = [...readFileSync(stats, 'utf8').matchAll(/"identifier":"([^"]*)"/g)]
  const folders = names.flatMap(([, name = '']) => {
    const path = name.slice(name.lastIndexOf('!') + 1)
    return /^.*\/node_modules\/(?:@[^/|]+\/)?[^/|]+(?=\/)/.exec(path)?.[0] ?? []
  })
  const texts = [...new Set(folders)].flatMap((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    // Our own stubs have neither version nor licence.
    if (version === undefined) return []
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
    return [`${name}\n${license}\n${text}\n`]
  })
  return [...new Set(texts)].toSorted().join('\n')
}

/**
 * Makes a file smaller, but keeps the names of functions for stack traces. The functions of modules get their parentheses back:
 * V8 compiles a function in parentheses at once, and any other twice.
 */
function minify(file: string): void {
  const names = { keep_fnames: true, keep_classnames: true }
  const format = { comments: false } as const
  const options = { module: true, ecma: 2022, compress: names, mangle: names, format } as const
  const { code } = minifySync(readFileSync(file, 'utf8'), options)
  const edges = functionsOfModules(code).flatMap(({ start, end }) => [
    { at: start, sign: '(' },
    { at: end, sign: ')' },
  ])
  const parts = edges.map(({ at, sign }, n) => `${code.slice(edges[n - 1]?.at ?? 0, at)}${sign}`)
  writeFileSync(file, `${parts.join('')}${code.slice(edges.at(-1)?.at ?? 0)}`)
}

/** Finds the functions of the table of modules, which are the values of numeric keys, in their order. */
function functionsOfModules(code: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  traverseFast(parse(code, { sourceType: 'module' }), (node) => {
    if (node.type !== 'ObjectProperty' || node.key.type !== 'NumericLiteral') return
    const { type, start, end } = node.value
    if (type === 'ArrowFunctionExpression' || type === 'FunctionExpression')
      found.push({ start: start ?? 0, end: end ?? 0 })
  })
  return found
}

/**
 * Puts copies of @actions/core and @actions/github without their HTTP client next to the compiled code, where the bundler finds
 * them first. Every request of this action goes through src/network (docs/development/decisions/0001-one-http-client.md).
 */
function withoutHttpClients(): void {
  const packages = join(build, 'node_modules')
  for (const path of [
    'core/lib',
    'core/package.json',
    'core/LICENSE.md',
    'github/lib',
    'github/package.json',
    'github/LICENSE.md',
  ])
    cpSync(join(root, 'node_modules/@actions', path), join(packages, '@actions', path), { recursive: true })
  // Its files only define functions, so the bundler may leave out those that nothing imports.
  const manifest = join(packages, '@actions/core/package.json')
  writeFileSync(
    manifest,
    JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), sideEffects: false }),
  )
  // HTTP/2, the cache, decompression and the words for lists of types serve options of got that nothing here sets.
  patch('got/dist/source/core/options.js', /^import http2Client .*$/m, 'const http2Client = {}')
  patch(
    'got/dist/source/core/index.js',
    /^import \{ Http2ServerResponse, .*$/m,
    'class Http2ServerResponse {}',
  )
  patch(
    'got/dist/source/core/utils/decompress-response.js',
    /^[\s\S]*$/,
    'export default (response) => response',
  )
  patch('@sindresorhus/is/distribution/index.js', /new Intl\.ListFormat\([^)]*\)/g, '{ format: String }')
  stub('cacheable-request', { 'index.js': 'export default class {}\nexport class CacheError {}\n' })
  stub('@actions/http-client', {
    'index.js': 'export class HttpClient { getAgent() {} getAgentDispatcher() {} }\n',
    'lib/auth.js': 'export class BearerCredentialHandler {}\n',
  })
  stub('undici', { 'index.js': 'export function fetch() { throw new Error() }\n' })
}

/** Changes a file of a package in a copy next to the compiled code. The change must be possible. */
function patch(path: string, from: RegExp, to: string): void {
  const [, name = ''] = /^((?:@[^/]+\/)?[^/]+)/.exec(path) ?? []
  const copy = join(build, 'node_modules', name)
  if (!existsSync(copy)) cpSync(join(root, 'node_modules', name), copy, { recursive: true })
  const text = readFileSync(join(build, 'node_modules', path), 'utf8')
  if (text.search(from) < 0) throw new Error(`${path} has changed: there is no ${from}`)
  writeFileSync(join(build, 'node_modules', path), text.replace(from, to))
}

function stub(name: string, files: Readonly<Record<string, string>>): void {
  const folder = join(build, 'node_modules', name)
  const exports = { '.': './index.js', './lib/auth': './lib/auth.js' }
  mkdirSync(join(folder, 'lib'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, type: 'module', exports }))
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
}
