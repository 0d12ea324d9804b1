import { plain } from '../../text.ts'
import { type ApiRequest, type AttemptContext, attempt } from './attempt.ts'
import { type CircuitBreakerOptions, createCircuitBreaker } from './circuit-breaker.ts'
import type { Answer, AttemptResult } from './envelope.ts'
import { asError, type Failure } from './failure.ts'
import type { Limiter, RequestResult, Slot } from './limiter.ts'
import { createPatience, PATIENCE } from './patience.ts'

/** Calls an action of the TCSS API. One that is not idempotent is repeated only after throttling, when nothing was done. */
export type Call = (
  action: string,
  parameters: object,
  options?: { readonly idempotent?: boolean },
) => Promise<Answer>

/** What calling the API takes. `random` is in [0, 1); `log` gets a sentence when an attempt failed and another one follows. */
export interface Caller extends AttemptContext, CircuitBreakerOptions {
  readonly limiter: Limiter
  readonly signal: AbortSignal
  random(): number
  log(text: string): void
}

/**
 * Creates the calls of one run. Failures that may pass are retried within `PATIENCE`, signed anew each time; the last one
 * becomes a GateError with the API's code, its request ID and a remedy. With a shared quota the time of a call begins anew with
 * each answer to any call, and the circuit breaker ends all calls when none is answered.
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
        throw failure === null ? new Error('a first attempt got no slot') : asError(failure, attempts)
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

  /** Ends all calls, also those that wait for a slot, once the circuit breaker is open. */
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
