import { GateError } from '../../errors.ts'
import { say } from '../../text.ts'
import type { Failure } from './failure.ts'
import { PATIENCE } from './patience.ts'

export interface CircuitBreakerOptions {
  /** Whether many images share the request limit of the account. Transient failures then do not count as attempts. */
  readonly sharedQuota: boolean
  /** The end of the step's time, in milliseconds of the clock. No call continues after it. */
  readonly stepDeadline: number
}

/**
 * Creates the circuit breaker for all calls of a run. With a shared quota it limits how long the calls may last; without one it
 * stays closed, and each call may last for `PATIENCE.total`. Times are in milliseconds of the clock.
 */
export function createCircuitBreaker({ sharedQuota, stepDeadline }: CircuitBreakerOptions) {
  /** The time of the last answer to any call; before the first answer, the time of the first request. */
  let lastAnswer: number | null = null
  /** The time of the first request after the last answer; null if no request followed that answer. */
  let silentSince: number | null = null
  let lastFailure: Failure | null = null

  return {
    sent: (now: number): void => {
      lastAnswer ??= now
      silentSince ??= now
    },
    answered: (now: number): void => {
      lastAnswer = now
      silentSince = null
      lastFailure = null
    },
    failed: (failure: Failure): void => {
      lastFailure = failure
    },
    /** Returns the time at which a call must end. `began` is the time of the first request of the call. */
    deadline: (began: number): number => {
      if (!sharedQuota) return began + PATIENCE.total
      const extended = Math.max(began, lastAnswer ?? began) + PATIENCE.total
      return Math.min(extended, Math.max(stepDeadline, began + PATIENCE.total))
    },
    /** Returns the error that ends all calls if no call was answered for `PATIENCE.total`; else null. */
    errorAt: (now: number): GateError | null => {
      if (!sharedQuota || lastFailure === null || now - (silentSince ?? now) < PATIENCE.total) return null
      const { code, problem, remedy } = lastFailure
      const seconds = PATIENCE.total / 1000
      return new GateError(code, {
        problem: say`${problem} No request was answered for ${seconds} s.`,
        remedy,
      })
    },
  }
}
