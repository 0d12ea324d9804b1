/** When to look again. Times are in milliseconds, but for `remaining`. */
export interface PollState {
  /** How often was looked already since waiting began. */
  readonly polls: number
  /** Seconds that the scan still takes, as TCSS says; null where it does not. */
  readonly remaining: number | null
  /** Whether a finished scan only waits to be confirmed: `long` where it was never seen under way. */
  readonly confirming: 'no' | 'short' | 'long'
  /** How many images are looked at: looking takes turns at half of the rate that the API allows. */
  readonly images: number
  /** Until time is up. */
  readonly left: number
}

const FIRST = 3_000
const LONGEST = 30_000
/** Totals come later than the word that a scan is finished: two answers that agree must lie so far apart. */
const CONFIRMATION = { short: 10_000, long: 60_000 }
/** Twice as long as 20 requests a second need for one. */
const TURN = 100

/**
 * Milliseconds until the next look, null when time is up: as long as TCSS says that it takes, within 3 and 30 seconds; where it
 * says nothing, 3 seconds at first and twice as long each time; 10 to confirm a
 * result, and 60 where only the time of a scan says that there was one. The last look is when time is up, and never later.
 */
export function pauseBeforePoll({ polls, remaining, confirming, images, left }: PollState): number | null {
  if (left <= 0) return null
  const wished = remaining === null ? FIRST * 2 ** polls : remaining * 1_000
  const pause = confirming !== 'no' ? CONFIRMATION[confirming] : Math.min(LONGEST, Math.max(FIRST, wished))
  return Math.min(left, Math.max(pause, images * TURN))
}
