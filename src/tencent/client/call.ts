import { GateError } from '../../errors.ts'
import type { Endpoint, Transport } from '../../network/transport.ts'
import type { Clock } from '../../ports/clock.ts'
import { plain, say } from '../../text.ts'
import { type Answer, type AttemptResult, attempt } from './attempt.ts'
import type { Credentials } from './credentials.ts'
import { asError, type Failure } from './failure.ts'
import type { Limiter, RequestResult } from './limiter.ts'

/**
 * `careful` is for what must not happen twice: it is tried again only where the service surely did nothing, for it said that
 * there were too many requests.
 */
export type Call = (
  action: string,
  parameters: object,
  options?: { readonly idempotent?: boolean },
) => Promise<Answer>

/** All that calling the API takes. `random` is in [0, 1); `tell` gets a sentence when a try failed and another one follows. */
export interface Caller {
  readonly transport: Transport
  readonly credentials: Credentials
  readonly endpoint: Endpoint
  readonly clock: Clock
  readonly limiter: Limiter
  readonly signal: AbortSignal
  /** Whether many images are asked about. Rejections and resets then cost no try, as long as anybody has success. */
  readonly sharedQuota: boolean
  /** When the step's time is up, in milliseconds of the clock: the success of others lends no more patience after it. */
  readonly stepDeadline: number
  random(): number
  log(text: string): void
  /** Takes our secrets out of foreign text. */
  redact(text: string): string
}

/** Patience with one call: tries, then milliseconds for one try, for all of it, and for the first and longest pause. */
export const PATIENCE = {
  tries: 5,
  aTry: 10_000,
  total: 60_000,
  firstPause: 1_000,
  longestPause: 20_000,
} as const

/**
 * Calls an action of the TCSS API. What may pass (no connection, a broken or foreign answer, a busy service) is tried again
 * up to `PATIENCE.tries` times, signed anew each time, with full jitter and never beyond `PATIENCE.total`; what stays is a
 * GateError with the API's code, its request ID and what to do. In a fleet the minute begins anew with everybody's success,
 * and when it passes without one, nobody is asked any more.
 */
export function createCall(caller: Caller): Call {
  const { clock, limiter, sharedQuota, stepDeadline, random, log } = caller
  const hopeless = new AbortController()
  const signal = AbortSignal.any([caller.signal, hopeless.signal])
  // When anybody was last answered; at first, when anybody was first asked.
  let succeeded: number | null = null
  let lastFailure: Failure | null = null
  // When somebody was asked first since anybody was last answered.
  let silentSince: number | null = null

  const deadline = (began: number): number =>
    sharedQuota
      ? Math.min(Math.max(began, succeeded ?? began), Math.max(stepDeadline - PATIENCE.total, began)) +
        PATIENCE.total
      : began + PATIENCE.total

  return async (action, parameters, { idempotent = true } = {}) => {
    const payload = JSON.stringify(parameters)
    let began: number | null = null
    let failed: Failure | null = null
    let used = 0
    for (let tries = 1; ; tries += 1) {
      const by = began === null ? Number.POSITIVE_INFINITY : deadline(began)
      const place = await limiter({ priority: failed === null ? 'normal' : 'high', deadline: by, signal })
      const now = clock.monotonic()
      began ??= now
      succeeded ??= now
      silentSince ??= now
      const left = deadline(began) - now
      if (place === null || left <= 0 || hopelessAt(now)) {
        place?.end('failed')
        signal.throwIfAborted()
        throw failed === null
          ? new GateError('bug', { problem: 'A request got no turn.', remedy: '' })
          : asError(failed, tries - 1)
      }
      const timeout = Math.max(1, Math.floor(Math.min(left, PATIENCE.aTry)))
      const result = await attempt(caller, { action, payload, timeout }).catch((error: unknown) => {
        place.end('failed')
        throw error
      })
      place.end(endingOf(result))
      if (result.kind === 'answer') {
        succeeded = clock.monotonic()
        silentSince = null
        lastFailure = null
        return result
      }
      failed = result
      lastFailure = result
      const free = sharedQuota && result.transient
      if (!free) used += 1
      if (!result.retry || used >= PATIENCE.tries || (!idempotent && !result.throttled))
        throw asError(result, tries)
      if (free) continue
      const pause = pauseAfter(used, result, random())
      if (clock.monotonic() + pause >= deadline(began)) throw asError(result, tries)
      log(
        `${result.problem(plain)} Try ${used + 1} of ${PATIENCE.tries} follows in ${(pause / 1000).toFixed(1)} s.`,
      )
      await clock.sleep(pause, signal)
    }
  }

  /** A fleet that had no success for so long will have none: those who wait need not find out one by one. */
  function hopelessAt(now: number): boolean {
    if (!sharedQuota || lastFailure === null || now - (silentSince ?? now) < PATIENCE.total) return false
    const { code, problem, remedy } = lastFailure
    const seconds = PATIENCE.total / 1000
    hopeless.abort(
      new GateError(code, { problem: say`${problem} Nobody was answered for ${seconds} s.`, remedy }),
    )
    return true
  }
}

function endingOf(result: AttemptResult): RequestResult {
  if (result.kind === 'answer' || (result.fromApi && !result.throttled)) return 'answered'
  return result.throttled ? 'throttled' : 'failed'
}

/** Full jitter: anything up to a bound that doubles with each try. A server's own wish counts up to the longest pause, and no further. */
function pauseAfter(attempt: number, { retryAfter }: Failure, random: number): number {
  const bound = Math.min(PATIENCE.longestPause, PATIENCE.firstPause * 2 ** (attempt - 1))
  // Whole milliseconds: a timer knows no others, and sums of parts would pass the minute by a rounding.
  return Math.floor(Math.max(random * bound, Math.min(retryAfter, PATIENCE.longestPause)))
}
