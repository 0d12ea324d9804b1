import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import * as core from '@actions/core'
import { emptyReport, jobContinues } from './domain/report.ts'
import { asGateError, GateError } from './errors.ts'
import { createRunner } from './github/actions-runner.ts'
import { readContext, readEvent } from './github/event.ts'
import { NO_PULL_REQUEST, warnsOfTarget } from './github/pull-request.ts'
import type { Inputs } from './inputs/parse-inputs.ts'
import type { TLSSocket } from './network/connection.ts'
import type { Clock } from './ports/clock.ts'
import type { Digest } from './ports/files.ts'
import { renderOutputs } from './report/outputs/outputs.ts'
import { run } from './run.ts'
import { redactor } from './tencent/client/credentials.ts'
import { createFindFiles } from './workspace/find-files.ts'
import { createReadFile } from './workspace/read-file.ts'
import { createWriteFile } from './workspace/write-file.ts'

// The exit code is 1 until a verdict lets the job continue. A crash ends with this code, and so does an empty event loop.
process.exitCode = 1

/** Milliseconds from a stop to the forced end of the process. The runner kills a cancelled process some seconds later. */
const END_TIMEOUT = 3_500

const clock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    sleep(milliseconds, undefined, { signal }).catch(() => {
      throw signal.reason
    }),
}
/** Aborts all requests at the end, so that no connection keeps the process alive. */
const end = new AbortController()
/** Loads `node:crypto` at the first use, because most wrong inputs need no digest and loading takes 8 ms. */
const digest: Digest = (data) =>
  process.getBuiltinModule('node:crypto').createHash('sha256').update(data).digest('hex')

const secrets = new Set<string>()
const redact = redactor(secrets)
const runner = createRunner(process.env, redact)
const event = readEvent(process.env)
let isStopped = false
let isFinished = false

const logClosed = () => stop(new GateError('unwritable', { problem: 'The log was closed.', remedy: '' }))
process.stdout.once('error', logClosed).on('error', () => {})
process.stderr.on('error', () => {})
process.on('uncaughtException', stop)
process.on('unhandledRejection', stop)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () =>
    stop(new GateError('cancelled', { problem: `The job was cancelled (${signal}).`, remedy: '' })),
  )
}
process.once('beforeExit', () => {
  if (isFinished) return
  const problem = 'The gate ended without a verdict: nothing was left to wait for.'
  const { message } = new GateError('bug', { problem, remedy: 'Please report it with this log.' })
  runner.annotate({ level: 'error', title: 'TCSS Image Gate: no verdict, so blocked', message })
})

/** Ends the run without a verdict: sets exit code 1 and the outputs of an error, and aborts all requests. */
function stop(thrown: unknown): void {
  const error = asGateError(thrown, redact)
  isStopped = true
  process.exitCode = 1
  runner.publishOutputs(renderOutputs(emptyReport(clock.now(), error)))
  runner.log(error.message)
  end.abort(error)
  // A name lookup cannot be aborted, and may keep the process alive for half a minute.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), END_TIMEOUT).unref()
}

/** Begins to connect before the HTTP client is loaded, because loading takes about 50 ms. */
async function openFirst({
  endpoint,
  proxy,
}: Inputs): Promise<{ readonly connection: Promise<TLSSocket> } | null> {
  if (endpoint.local) return null
  const { openConnection } = await import('./network/connection.ts')
  return await new Promise((resolve) => {
    const connection = openConnection(endpoint.url, proxy, end.signal, () => resolve({ connection }))
    connection.finally(() => resolve({ connection })).catch(() => {})
  })
}

const conclusion = await run({
  sources: {
    read: (input) => core.getInput(input),
    env: process.env,
    readFile: createReadFile(process.env, digest),
    findFiles: createFindFiles(process.env),
    readRemote: async (file, token) => {
      const { createReadRemote } = await import('./github/contents.ts')
      return createReadRemote(process.env, { signal: end.signal, clock })(file, token)
    },
    now: clock.now(),
    event,
    mask: (secret) => {
      secrets.add(secret)
      core.setSecret(secret)
    },
    redact,
  },
  runner,
  clock,
  context: readContext(process.env),
  writeFile: createWriteFile(process.env),
  digest,
  flushEvents: async () => {
    // The event loop polls once between two turns, so that pending signals arrive.
    await turn()
    await turn()
  },
  comment: async (job) => {
    const { upsertComment } = await import('./github/comment.ts')
    const problem = await upsertComment(job, { env: process.env, event, signal: end.signal, clock })
    // A workflow that also runs on pushes often has no pull request, so the log names that problem without a warning.
    const isUsual = problem?.includes(NO_PULL_REQUEST) ?? false
    if (isUsual) runner.log(problem ?? '')
    return [warnsOfTarget(event), isUsual ? null : problem].filter((warning) => warning !== null)
  },
  redact,
  signal: end.signal,
  connect: async (inputs, credentials, deadline) => {
    const first = await openFirst(inputs)
    const { connect } = await import('./connect.ts')
    const log = (text: string) => runner.log(text)
    const world = { clock, signal: end.signal, deadline, first, random: Math.random, log, redact }
    return connect(inputs, credentials, world)
  },
})
isFinished = true
if (jobContinues(conclusion) && !isStopped) process.exitCode = 0
end.abort()
// Ends the process at once. Otherwise a late signal could change the exit code after the outputs are complete.
process.stdout.write('', () => process.exit())
