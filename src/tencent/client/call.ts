import { plain } from '../../text.ts'
import { type ApiRequest, type AttemptContext, attempt } from './attempt.ts'
import { type CircuitBreakerOptions, createCircuitBreaker } from './circuit-breaker.ts'
import type { Answer, AttemptResult } from './envelope.ts'
import { asError, type Failure } from './failure.ts'
import type { Limiter, RequestResult, Slot } from './limiter.ts'
import { createPatience, PATIENCE } from './patience.ts'

/** Calls an action of the TCSS API. A call that is not idempotent is retried only if TCSS throttled it and did nothing. */
export type Call = (
  action: string,
  parameters: object,
  options?: { readonly idempotent?: boolean },
) => Promise<Answer>

/** The context of all calls. `random` is in [0, 1); `log` receives a sentence before each pause between attempts. */
export interface Caller extends AttemptContext, CircuitBreakerOptions {
  readonly limiter: Limiter
  readonly signal: AbortSignal
  random(): number
  log(text: string): void
}

/**
 * Creates the function for all calls of a run. It retries failures that may pass, within `PATIENCE`, and throws the last
 * failure as a GateError. With a shared quota, an answer to any call restarts the time of every call, and the circuit breaker
 * ends all calls when TCSS stops answering.
 */
export function createCall(caller: Caller): Call {
  const { clock, limiter, log } = caller
  const breaker = createCircuitBreaker(caller)
  const stop = new AbortController()
  const signal = AbortSignal.any([caller.signal, stop.signal])

  return async (action, parameters, { idempotent = true } = {}) => {
    const payload = JSON.stringify(parameters)
    const patience = createPatience({ ...caller, idempotent })
    let began: number | null = null
    let failure: Failure | null = null
    for (let attempts = 0; ; ) {
      const slot = await limiter({
        priority: failure === null ? 'normal' : 'high',
        deadline: began === null ? Number.POSITIVE_INFINITY : breaker.deadline(began),
        signal,
      })
      const now = clock.monotonic()
      began ??= now
      breaker.sent(now)
      const left = breaker.deadline(began) - now
      if (slot === null || left <= 0 || isGivenUp(now)) {
        slot?.end('failed')
        signal.throwIfAborted()
        throw failure === null
          ? new Error('the first attempt of a call got no slot')
          : asError(failure, attempts)
      }
      attempts += 1
      const timeout = Math.max(1, Math.floor(Math.min(left, PATIENCE.attempt)))
      const result = await send(slot, { action, payload, timeout })
      if (result.kind === 'answer') {
        breaker.answered(clock.monotonic())
        return result
      }
      failure = result
      breaker.failed(failure)
      const next = patience(failure, breaker.deadline(began) - clock.monotonic())
      if (next.kind === 'give-up') throw asError(failure, attempts)
      if (next.kind === 'retry-at-once') continue
      const seconds = (next.pause / 1000).toFixed(1)
      log(
        `${failure.problem(plain)} Retrying in ${seconds} s (attempt ${next.attempt} of ${PATIENCE.attempts}).`,
      )
      await clock.sleep(next.pause, signal)
    }
  }

  /** Tells whether the circuit breaker is open. If so, it also ends all calls that wait for a slot. */
  function isGivenUp(now: number): boolean {
    const error = breaker.errorAt(now)
    if (error !== null) stop.abort(error)
    return error !== null
  }

  async function send(slot: Slot, request: ApiRequest): Promise<AttemptResult> {
    let how: RequestResult = 'failed'
    try {
      const result = await attempt(caller, request)
      how = requestResultOf(result)
      return result
    } finally {
      slot.end(how)
    }
  }
}

function requestResultOf(result: AttemptResult): RequestResult {
  if (result.kind === 'answer' || (result.fromApi && !result.throttled)) return 'answered'
  return result.throttled ? 'throttled' : 'failed'
}
