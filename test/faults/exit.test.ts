import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { serve } from '../../emulator/serve.ts'
import { placesIn, runnerEnvironment } from '../../runner-model/environment.ts'
import { type ActionRun, runAction } from '../../runner-model/run.ts'
import { OUTPUTS } from '../report/reports.ts'
import { secretInputs, secretWorld } from './intercepting-proxy.ts'
import { encodingsIn, readableTrace, SECRET_KEY } from './secrets.ts'

// Each preload simulates a bug or a failure of the machine. The image is clean, so without the failure every run would pass.

const world = secretWorld()
const inputs = secretInputs(world.images.clean.ImageID)
/** Delay of an answer during which the failure happens, in milliseconds. */
const LATER = 300

const VARIABLES = Object.keys(runnerEnvironment(placesIn('/'), 'push', false)).filter((name) =>
  /^(CI|GITHUB_)/.test(name),
)

/** Returns Node options that run `code` before the action starts. */
function preload(code: string): readonly string[] {
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`]
}

async function run(more: Partial<ActionRun> = {}, answerAfter = 0) {
  const wait = () =>
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), answerAfter).unref())
  await using emulator = await serve({ world, now: Date.now, intercept: wait })
  return await runAction({
    timeoutMs: 20_000,
    ...more,
    inputs: { ...inputs, endpoint: emulator.url, ...more.inputs },
  })
}

test('a run without a failure passes', async () => {
  const { exitCode, step } = await run()
  expect([exitCode, step.outputs['verdict']]).toEqual([0, 'pass'])
})

const KEY = "process.env['INPUT_SECRET-KEY']"
const THROW = `Object.assign(new Error('key ' + ${KEY}), { key: ${KEY} })`

test.each([
  {
    name: 'an uncaught error',
    code: `setTimeout(() => { throw ${THROW} }, 150)`,
    log: /unexpected error.*key \*\*\*/,
  },
  {
    name: 'an unhandled rejection',
    code: `setTimeout(() => { Promise.reject(${THROW}) }, 150)`,
    log: /key \*\*\*/,
  },
  {
    name: 'a rejection with a text',
    code: "setTimeout(() => { Promise.reject('text') }, 150)",
    log: /not an error was thrown/,
  },
])('$name ends the run with verdict error and a redacted line', async ({ code, log }) => {
  const result = await run({ nodeArgs: preload(code) }, LATER)
  expect(result.exitCode).not.toBe(0)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
  expect(result.step.log.join('\n')).toMatch(log)
  expect(encodingsIn(readableTrace(result), SECRET_KEY)).toEqual([])
})

/** Returns a preload that acts when the summary is written, after the outputs. */
const onSummary = (act: string) => `
  import { createRequire } from 'node:module'
  const fs = createRequire('file:///')('node:fs')
  const write = fs.appendFileSync
  fs.appendFileSync = (file, text) => {
    if (file === process.env.GITHUB_STEP_SUMMARY) ${act}
    return write(file, text)
  }`

test('a rejection after the verdict turns it into an error', async () => {
  const code = onSummary("Promise.reject(new Error('late'))")
  const result = await run({ nodeArgs: preload(code) })
  expect(result.exitCode).toBe(1)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
})

test('an event loop that runs dry ends with verdict error', async () => {
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
  '%s aborts the running request and ends the run with verdict error within five seconds',
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

test('a signal while the summary is written turns a pass into an error, also in the summary', async () => {
  const code = onSummary("process.kill(process.pid, 'SIGTERM')")
  const result = await run({ nodeArgs: preload(code) })
  expect(result.exitCode).toBe(1)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false', 'deploy-ref': '' })
  expect(result.raw.summaryFile).toMatch(/Allowed.*no verdict.*cancelled/s)
})

test('a closed log ends the run with verdict error', async () => {
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
])('with $name the verdict is unchanged and a warning is added', async ({ env }) => {
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
  { name: 'a malformed event payload', more: { eventPayload: '{"pull_request":' } },
  {
    name: 'no GitHub variable',
    more: { env: Object.fromEntries(VARIABLES.map((name) => [name, undefined])) },
  },
])('with $name the verdict is unchanged', async ({ more }) => {
  const result = await run(more)
  expect([result.exitCode, result.step.outputs['verdict'], result.step.outputs['allowed']]).toEqual([
    0,
    'pass',
    'true',
  ])
})

test('without an output file an old runner gets the outputs from the log', async () => {
  const result = await run({ env: { GITHUB_OUTPUT: undefined } })
  expect([result.exitCode, result.step.outputs['verdict']]).toEqual([0, 'pass'])
})
