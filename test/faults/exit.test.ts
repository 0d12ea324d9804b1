import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { serve } from '../../emulator/serve.ts'
import { type ActionRun, runAction } from '../../runner-model/run.ts'
import { OUTPUTS } from '../../src/report/outputs/outputs.ts'
import { CANARY, leftBehind, spellingsIn } from './canary.ts'
import { canaryInputs, canaryWorld } from './gate.ts'

// However the process ends, it ends closed. Each preload does to the process what a bug or the machine could do; the image is
// clean, so that without the mishap every one of these runs would pass.

const world = canaryWorld()
const inputs = canaryInputs(world.images.clean.ImageID)
const LATER = 300

const VARIABLES = [
  'GITHUB_ACTIONS',
  'GITHUB_OUTPUT',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_EVENT_PATH',
  'GITHUB_EVENT_NAME',
  'GITHUB_REPOSITORY',
  'GITHUB_WORKSPACE',
  'GITHUB_SHA',
  'GITHUB_REF',
  'GITHUB_RUN_ID',
  'GITHUB_API_URL',
  'CI',
]

/** Runs `code` in the process before the action starts. */
function preload(code: string): readonly string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`]
}

async function run(more: Partial<ActionRun>, answerAfter = 0) {
  const wait = () =>
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), answerAfter).unref())
  await using emulator = await serve({ world, now: Date.now, intercept: wait })
  return await runAction({
    timeoutMs: 20_000,
    ...more,
    inputs: { ...inputs, endpoint: emulator.url, ...more.inputs },
  })
}

test('without a mishap the run passes', async () => {
  const { exitCode, step } = await run({})
  expect([exitCode, step.outputs['verdict']]).toEqual([0, 'pass'])
})

const KEY = "process.env['INPUT_SECRET-KEY']"
const THROW = `Object.assign(new Error('key ' + ${KEY}), { key: ${KEY} })`

test.each([
  {
    name: 'an error that nobody catches',
    code: `setTimeout(() => { throw ${THROW} }, 150)`,
    says: /unexpected error.*key \*\*\*/,
  },
  {
    name: 'a rejection that nobody handles',
    code: `setTimeout(() => { Promise.reject(${THROW}) }, 150)`,
    says: /key \*\*\*/,
  },
  {
    name: 'a rejection with something that is no error',
    code: "setTimeout(() => { Promise.reject('text') }, 150)",
    says: /no error was thrown/,
  },
])('$name ends the run closed, with a redacted line', async ({ code, says }) => {
  const result = await run({ nodeArgs: preload(code) }, LATER)
  expect(result.exitCode).not.toBe(0)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(result.step.log.join('\n')).toMatch(says)
  expect(spellingsIn(leftBehind(result), CANARY)).toEqual([])
})

test('a rejection after the verdict closes the gate again', async () => {
  const code = "process.once('beforeExit', () => { Promise.reject(new Error('late')) })"
  const result = await run({ nodeArgs: preload(code) })
  expect(result.exitCode).toBe(1)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
})

test('an event loop that runs dry ends closed', async () => {
  const code = `
    import { createRequire } from 'node:module'
    import { PassThrough } from 'node:stream'
    const http = createRequire('file:///')('node:http')
    http.request = () => Object.assign(new PassThrough(), { setTimeout() {}, socket: null })`
  const result = await run({ nodeArgs: preload(code) })
  expect(result.exitCode).not.toBe(0)
  expect(result.step.annotations[0]?.message).toContain('ended without a verdict')
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s aborts the request under way and ends closed within five seconds',
  async (name) => {
    const started = performance.now()
    const result = await run({ signal: { name, afterMs: 500 } }, 60_000)
    expect(performance.now() - started).toBeLessThan(5_500)
    expect(result.exitCode).not.toBe(0)
    expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
    expect(Object.keys(result.step.outputs).sort()).toEqual([...OUTPUTS].sort())
    expect(result.step.log.join('\n')).toContain(`cancelled (${name})`)
  },
)

test('a signal while the summary is written closes the gate again, and the summary says so', async () => {
  const code = `
    import { promises } from 'node:fs'
    for (const name of ['appendFile', 'writeFile']) {
      const write = promises[name]
      promises[name] = async (...given) => {
        process.kill(process.pid, 'SIGTERM')
        await new Promise((resolve) => setTimeout(resolve, 100))
        return write(...given)
      }
    }`
  const result = await run({ nodeArgs: preload(code) })
  expect(result.exitCode).toBe(1)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false', 'deploy-ref': '' })
  expect(result.raw.summaryFile).toMatch(/Allowed.*no verdict.*cancelled/s)
})

test('a log that nobody reads any more ends closed', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'epipe-'))
  const output = join(directory, 'output')
  writeFileSync(output, '')
  const wait = () => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LATER).unref())
  await using emulator = await serve({ world, now: Date.now, intercept: wait })
  const variables = Object.entries({ ...inputs, endpoint: emulator.url, 'max-sensitive-info': 'off' })
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../dist/index.js', import.meta.url))], {
    env: {
      GITHUB_OUTPUT: output,
      ...Object.fromEntries(variables.map(([key, value]) => [`INPUT_${key.toUpperCase()}`, value])),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  child.stdout.destroy()
  const [code] = await once(child, 'exit')
  const written = readFileSync(output, 'utf8')
  rmSync(directory, { recursive: true })
  expect(code).toBe(1)
  expect(written.trim().split('\n').at(-2)).toBe('false')
  expect(written).toMatch(/\nverdict<<(\S+)\nerror\n\1\n(?![\s\S]*\nverdict<<)/)
})

test.each([
  { name: 'no output file', env: { GITHUB_OUTPUT: '/nowhere/output' } },
  { name: 'an output file on a full disk', env: { GITHUB_OUTPUT: '/dev/full' } },
])('with $name a pass becomes an error', async ({ env }) => {
  if (env.GITHUB_OUTPUT === '/dev/full' && !existsSync('/dev/full'))
    return console.warn('skipped: no /dev/full here')
  const result = await run({ env })
  expect(result.exitCode).toBe(1)
  expect(result.step.annotations.map(({ level, message }) => `${level} ${message}`).join('\n')).toMatch(
    /^error .*The outputs of this step could not be written/,
  )
})

test.each([
  { name: 'no summary file', env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } },
  { name: 'a summary file on a full disk', env: { GITHUB_STEP_SUMMARY: '/dev/full' } },
])('with $name the verdict stands, with a warning', async ({ env }) => {
  if (env.GITHUB_STEP_SUMMARY === '/dev/full' && !existsSync('/dev/full'))
    return console.warn('skipped: no /dev/full here')
  const result = await run({ env })
  expect([result.exitCode, result.step.outputs['verdict']]).toEqual([0, 'pass'])
  expect(result.step.annotations).toEqual([
    expect.objectContaining({ level: 'warning', message: expect.stringContaining('verdict stands') }),
  ])
})

test.each([
  { name: 'no event payload', more: { eventPayload: null } },
  { name: 'a broken event payload', more: { eventPayload: '{"pull_request":' } },
  {
    name: 'no variable of GitHub at all',
    more: { env: Object.fromEntries(VARIABLES.map((name) => [name, undefined])) },
  },
])('with $name the verdict stands', async ({ more }) => {
  const result = await run(more)
  expect([result.exitCode, result.step.outputs['verdict'], result.step.outputs['allowed']]).toEqual([
    0,
    'pass',
    'true',
  ])
})

test('without an output file the outputs still reach an old runner, through the log', async () => {
  const result = await run({ env: { GITHUB_OUTPUT: undefined } })
  expect([result.exitCode, result.step.outputs['verdict']]).toEqual([0, 'pass'])
})
