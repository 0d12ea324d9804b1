import type { Failure } from './failure.ts'

/** Limits of one call: attempts, then milliseconds for one attempt, for all of them, and for the first and longest pause. */
export const PATIENCE = {
  attempts: 5,
  attempt: 10_000,
  total: 60_000,
  firstPause: 1_000,
  longestPause: 20_000,
} as const

export interface PatienceOptions {
  /** Whether the request may be repeated when the last attempt may have had an effect. */
  readonly idempotent: boolean
  /** Whether transient failures use up no attempt. */
  readonly sharedQuota: boolean
  random(): number
}

/** What follows a failed attempt. `pause` is in milliseconds, `attempt` the number of the next one. */
export type NextStep =
  | { readonly kind: 'give-up' }
  | { readonly kind: 'retry-at-once' }
  | { readonly kind: 'retry-after-pause'; readonly pause: number; readonly attempt: number }

/** Decides what follows each failure of one call; `left` is the time left for the call, in milliseconds. */
export type Patience = (failure: Failure, left: number) => NextStep

export function createPatience({ idempotent, sharedQuota, random }: PatienceOptions): Patience {
  let used = 0
  return (failure, left) => {
    const isFree = sharedQuota && failure.transient
    if (!isFree) used += 1
    const mayRepeat = failure.retry && (idempotent || failure.throttled)
    if (!mayRepeat || used >= PATIENCE.attempts) return { kind: 'give-up' }
    if (isFree) return { kind: 'retry-at-once' }
    const pause = pauseAfter(used, failure, random())
    return pause >= left ? { kind: 'give-up' } : { kind: 'retry-after-pause', pause, attempt: used + 1 }
  }
}

/** Full jitter within a bound that doubles with each attempt. The server's Retry-After counts up to the longest pause. */
function pauseAfter(attempt: number, { retryAfter }: Failure, random: number): number {
  const bound = Math.min(PATIENCE.longestPause, PATIENCE.firstPause * 2 ** (attempt - 1))
  // Timers know whole milliseconds only; fractions would add up to more than the total.
  return Math.floor(Math.max(random * bound, Math.min(retryAfter, PATIENCE.longestPause)))
}
