/** What the next poll of an image depends on. Times are in milliseconds, except `remaining`. */
export interface PollState {
  /** Polls so far. */
  readonly polls: number
  /** Seconds until the scan should be done, as TCSS gives them; null for unknown. */
  readonly remaining: number | null
  /** Whether a finished scan waits for a second answer; `long` where it was never seen running. */
  readonly confirming: 'no' | 'short' | 'long'
  /** Images that are polled. */
  readonly images: number
  /** Time left for the step. */
  readonly left: number
}

const FIRST = 3_000
const LONGEST = 30_000
/** Time between two answers that confirm a result. Totals arrive after the status. */
const CONFIRMATION = { short: 10_000, long: 60_000 }
/** Shortest pause between polls, for each waiting image. Polling then uses at most half of the 20 requests a second. */
const PER_IMAGE = 100

/**
 * Returns the milliseconds until the next poll, or null when time is up. The pause is the remaining time of the scan, otherwise
 * doubles from 3 s, within 3 and 30 s; a result is confirmed after 10 s, or 60 s. The last poll is at the end of the time.
 */
export function pauseBeforePoll({ polls, remaining, confirming, images, left }: PollState): number | null {
  if (left <= 0) return null
  const expected = remaining === null ? FIRST * 2 ** polls : remaining * 1_000
  const pause = confirming === 'no' ? Math.min(LONGEST, Math.max(FIRST, expected)) : CONFIRMATION[confirming]
  return Math.min(left, Math.max(pause, images * PER_IMAGE))
}
