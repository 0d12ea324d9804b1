import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { runStory, type Story } from '../scenarios/story.ts'

// What a run loads decides how long it takes to start. Times are measured by `npm run bench`; here nothing is timed.

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The parts of dist with their maximum size in kB. A file is the first part whose sign it has. */
const PARTS = {
  start: { sign: 'process.exitCode=1', size: 130 },
  decision: { sign: 'function listFindings', size: 25 },
  service: { sign: 'function describeNodeImage', size: 50 },
  got: { sign: 'class MaxRedirectsError', size: 140 },
  summary: { sign: 'function renderSummary', size: 20 },
  'report files': { sign: 'function renderSarif', size: 20 },
  policy: { sign: 'function findForbiddenYaml', size: 15 },
  yaml: { sign: 'class YAMLParseError', size: 125 },
  comment: { sign: 'function upsertComment', size: 15 },
  'remote policy': { sign: 'function createReadRemote', size: 15 },
  octokit: { sign: 'octokit-endpoint.js', size: 115 },
  connection: { sign: 'function openTunnel', size: 5 },
} as const
type Part = keyof typeof PARTS

const files = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'))
const texts = new Map(files.map((file) => [file, readFileSync(join(root, 'dist', file), 'utf8')]))
const partOf = (file: string) =>
  (Object.keys(PARTS) as Part[]).find((part) => texts.get(file)?.includes(PARTS[part].sign))
const filesOf = (part: Part) => files.filter((file) => partOf(file) === part)

/** Modules of Node.js that are slow to load. */
const SLOW = /^NativeModule (crypto|http|http2|https|tls|zlib|child_process|internal\/deps\/undici\/undici)$/

/** Prints the parts and the slow modules that were loaded, at the end. */
const RECORD = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  const parts = []
  registerHooks({ load: (url, context, next) => {
    if (url.includes('/dist/')) parts.push(url.split('/').at(-1))
    return next(url, context)
  } })
  process.on('exit', () => {
    const modules = process.moduleLoadList.filter((name) => ${SLOW}.test(name))
    process.stderr.write(JSON.stringify({ parts, modules: modules.map((name) => name.split(' ')[1]) }) + '\\n')
  })`)}`

async function loadedBy(story: Story) {
  const { result } = await runStory({ images: ['clean'], ...story, nodeArgs: ['--import', RECORD] })
  const { parts, modules }: { parts: string[]; modules: string[] } = JSON.parse(result.stderr)
  return { verdict: result.step.outputs['verdict'], parts: parts.map(partOf).sort(), modules: modules.sort() }
}

const NONE = { 'policy-file': 'none' }
const ALWAYS: readonly Part[] = ['start', 'decision', 'service', 'got', 'summary']
const CLIENT = ['crypto', 'http', 'https', 'tls']

test.each<{ name: string; story: Story; verdict: string; more: readonly Part[] }>([
  { name: 'one image', story: { inputs: NONE }, verdict: 'pass', more: [] },
  {
    name: 'a report file',
    story: { inputs: { ...NONE, 'report-file': 'report.json' } },
    verdict: 'pass',
    more: ['report files'],
  },
  {
    name: 'a policy of the checkout',
    story: { inputs: { 'policy-file': 'policy.yml' }, files: { 'policy.yml': 'version: 1\n' } },
    verdict: 'pass',
    more: ['policy', 'yaml'],
  },
  { name: 'a preset', story: { inputs: { 'policy-file': 'preset:balanced' } }, verdict: 'pass', more: [] },
  {
    name: 'a comment',
    story: {
      inputs: { ...NONE, comment: 'always' },
      env: { GITHUB_API_URL: 'http://127.0.0.1:9' },
      speed: 100,
    },
    verdict: 'pass',
    more: ['comment', 'octokit'],
  },
])('a run with $name loads only what it needs', async ({ story, verdict, more }) => {
  expect(await loadedBy(story)).toEqual({ verdict, parts: [...ALWAYS, ...more].sort(), modules: CLIENT })
})

test('a wrong input is refused before a client is loaded', async () => {
  const loaded = await loadedBy({ inputs: { ...NONE, mode: 'nonsense' } })
  expect(loaded).toEqual({ verdict: 'error', parts: ['start'], modules: [] })
})

test.each(Object.keys(PARTS) as Part[])('the part %s is one file and stays small', (part) => {
  const found = filesOf(part)
  expect(found).toHaveLength(1)
  expect(Buffer.byteLength(texts.get(found[0] ?? '') ?? '')).toBeLessThan(PARTS[part].size * 1000)
})

test('dist has no other parts', () => {
  expect(files.filter((file) => partOf(file) === undefined)).toEqual([])
})

test('the download of a runner stays under 220 kB', () => {
  const options = { cwd: root, maxBuffer: 2 ** 28 }
  const archive = execFileSync('git', ['archive', '--format=tar.gz', 'HEAD'], options)
  expect(archive.length).toBeLessThan(220_000)
})
