import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import * as core from '@actions/core'
import { emptyReport, jobContinues } from './domain/report.ts'
import { asGateError, GateError } from './errors.ts'
import { createRunner } from './github/actions-runner.ts'
import { upsertComment } from './github/comment.ts'
import { createReadRemote } from './github/contents.ts'
import { readContext, readEvent } from './github/event.ts'
import { NO_PULL_REQUEST, warnsOfTarget } from './github/pull-request.ts'
import { createTransport } from './network/transport.ts'
import type { Clock } from './ports/clock.ts'
import { renderOutputs } from './report/outputs/outputs.ts'
import { run } from './run.ts'
import { createCall } from './tencent/client/call.ts'
import { redactor } from './tencent/client/credentials.ts'
import { slidingWindow } from './tencent/client/limiter.ts'
import { createNodes } from './tencent/nodes/node-inventory.ts'
import { createRegistry } from './tencent/registry/registry-inventory.ts'
import { createFindFiles } from './workspace/find-files.ts'
import { createReadFile } from './workspace/read-file.ts'
import { createWriteFile } from './workspace/write-file.ts'

// Closed until a complete verdict opens it: an event loop that runs dry ends with this code, and so does every crash.
process.exitCode = 1

/** The API's own limit (TCSS API docs): requests a second. */
const REQUESTS_PER_SECOND = 20

/** Milliseconds that the process may take to end after a signal; the runner itself kills it some seconds later. */
const END_TIMEOUT = 3_500

const clock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (milliseconds, signal) =>
    sleep(milliseconds, undefined, { signal }).catch(() => {
      throw signal.reason
    }),
}
/** Aborted when nothing more is to come: no connection then keeps the process from ending. */
const over = new AbortController()
const secrets = new Set<string>()
const redact = redactor(secrets)
const runner = createRunner(process.env, redact)
const event = readEvent(process.env)
let broken = false
let finished = false

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
  if (finished) return
  const problem = 'The gate ended without a verdict: nothing was left to wait for.'
  const { message } = new GateError('bug', { problem, remedy: 'Please report it with this log.' })
  runner.annotate({ level: 'error', title: 'TCSS Image Gate: no verdict, so blocked', message })
})

/** From here on nothing can open the gate any more: the code, the outputs and every request under way say so. */
function stop(thrown: unknown): void {
  const error = asGateError(thrown, redact)
  broken = true
  process.exitCode = 1
  runner.publishOutputs(renderOutputs(emptyReport(clock.now(), error)))
  runner.log(error.message)
  over.abort(error)
  // A name that is being looked up cannot be given up, and may keep the process for half a minute.
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), END_TIMEOUT).unref()
}

const conclusion = await run({
  sources: {
    read: (input) => core.getInput(input),
    env: process.env,
    readFile: createReadFile(process.env),
    findFiles: createFindFiles(process.env),
    readRemote: createReadRemote(process.env, { signal: over.signal, clock }),
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
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  flushEvents: async () => {
    // The event loop polls between the two, wherever in its turn it is now.
    await turn()
    await turn()
  },
  comment: async (job) => {
    const problem = await upsertComment(job, { env: process.env, event, signal: over.signal, clock })
    // Most runs of a workflow that also runs on pushes are for no pull request.
    const isNone = problem?.includes(NO_PULL_REQUEST) ?? false
    if (isNone) runner.log(problem ?? '')
    return [warnsOfTarget(event), isNone ? null : problem].filter((one) => one !== null)
  },
  redact,
  signal: over.signal,
  connect: ({ endpoint, proxy, images, inventory, policy, scanning }, credentials, until) => {
    const call = createCall({
      transport: createTransport(endpoint, proxy, over.signal),
      credentials,
      endpoint,
      clock,
      limiter: slidingWindow({
        count: REQUESTS_PER_SECOND,
        milliseconds: 1000,
        clock,
        random: Math.random,
      }),
      signal: over.signal,
      sharedQuota: images.length > 1,
      stepDeadline: until,
      random: Math.random,
      log: (text) => runner.log(text),
      redact,
    })
    return inventory === 'registry'
      ? createRegistry(call, { zone: scanning.zone, trust: policy.requireTrusted.value })
      : createNodes(call, scanning.zone)
  },
})
finished = true
if (jobContinues(conclusion) && !broken) process.exitCode = 0
over.abort()
