import type { Failure } from './failure.ts'

/** The limits of one call. All times are in milliseconds. */
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
  /** Whether many images share the request limit. Transient failures then do not count as attempts. */
  readonly sharedQuota: boolean
  random(): number
}

/** The step after a failed attempt. `pause` is in milliseconds; `attempt` is the number of the next attempt. */
export type NextStep =
  | { readonly kind: 'give-up' }
  | { readonly kind: 'retry-at-once' }
  | { readonly kind: 'retry-after-pause'; readonly pause: number; readonly attempt: number }

/** Returns the step after a failure of one call. `left` is the time left for the call, in milliseconds. */
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

/** Returns a random pause within a bound that doubles with each attempt; at least Retry-After, at most `longestPause`. */
function pauseAfter(attempt: number, { retryAfter }: Failure, random: number): number {
  const bound = Math.min(PATIENCE.longestPause, PATIENCE.firstPause * 2 ** (attempt - 1))
  // Rounds down, because a timer waits for whole milliseconds.
  return Math.floor(Math.max(random * bound, Math.min(retryAfter, PATIENCE.longestPause)))
}
