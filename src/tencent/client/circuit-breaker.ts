import { GateError } from '../../errors.ts'
import { say } from '../../text.ts'
import type { Failure } from './failure.ts'
import { PATIENCE } from './patience.ts'

export interface CircuitBreakerOptions {
  /** Whether many images share the request limit of the account. Each response then extends the time of every call. */
  readonly sharedQuota: boolean
  /** End of the step's time, in milliseconds of the clock. No call is extended beyond it. */
  readonly stepDeadline: number
}

/** Decides for all calls of a run how long they may go on. Times are milliseconds of the clock. */
export interface CircuitBreaker {
  sent(now: number): void
  answered(now: number): void
  failed(failure: Failure): void
  /** The time at which a call must end whose first request was sent at `began`. */
  deadline(began: number): number
  /** The error of every call once the breaker is open: when no call was answered for `PATIENCE.total`. */
  errorAt(now: number): GateError | null
}

/** Creates a breaker that is closed. Without a shared quota it stays closed, and every call has `PATIENCE.total`. */
export function createCircuitBreaker({ sharedQuota, stepDeadline }: CircuitBreakerOptions): CircuitBreaker {
  /** Time of the last answer to any call, at first of the first request. */
  let lastAnswer: number | null = null
  /** Start of the current streak without any answer. */
  let silentSince: number | null = null
  let lastFailure: Failure | null = null

  return {
    sent: (now) => {
      lastAnswer ??= now
      silentSince ??= now
    },
    answered: (now) => {
      lastAnswer = now
      silentSince = null
      lastFailure = null
    },
    failed: (failure) => {
      lastFailure = failure
    },
    deadline: (began) => {
      if (!sharedQuota) return began + PATIENCE.total
      const extended = Math.max(began, lastAnswer ?? began) + PATIENCE.total
      return Math.min(extended, Math.max(stepDeadline, began + PATIENCE.total))
    },
    errorAt: (now) => {
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
