import { GateError } from '../../errors.ts'
import { say } from '../../text.ts'
import type { Failure } from './failure.ts'
import { PATIENCE } from './patience.ts'

export interface CircuitBreakerOptions {
  /** Whether many images share the request limit of the account. Transient failures then use up no attempt. */
  readonly sharedQuota: boolean
  /** End of the step's time, in milliseconds of the clock. Answers to other calls extend no call beyond it. */
  readonly stepDeadline: number
}

/**
 * Creates the circuit breaker of all calls of a run. With a shared quota it decides how long they may go on; otherwise it stays
 * closed, and each call has `PATIENCE.total`. Times are milliseconds of the clock.
 */
export function createCircuitBreaker({ sharedQuota, stepDeadline }: CircuitBreakerOptions) {
  /** Time of the last answer to any call, at first of the first request. */
  let lastAnswer: number | null = null
  /** Start of the current streak without any answer. */
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
    /** Returns the time at which a call must end. Its first request was sent at `began`. */
    deadline: (began: number): number => {
      if (!sharedQuota) return began + PATIENCE.total
      const extended = Math.max(began, lastAnswer ?? began) + PATIENCE.total
      return Math.min(extended, Math.max(stepDeadline, began + PATIENCE.total))
    },
    /** Returns the error of all calls once the breaker is open: when none was answered for `PATIENCE.total`. */
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
