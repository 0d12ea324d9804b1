/** The state that decides the next poll of an image. Times are in milliseconds, except `remaining`. */
export interface PollState {
  /** The number of polls so far. */
  readonly polls: number
  /** Seconds until the scan should be done, according to TCSS; null if unknown. */
  readonly remaining: number | null
  /** Whether a second answer must confirm a finished scan; `long` if the scan was never seen running. */
  readonly confirming: 'no' | 'short' | 'long'
  /** The number of images that are polled. */
  readonly images: number
  /** The time that is left for the step. */
  readonly left: number
}

const FIRST = 3_000
const LONGEST = 30_000
/** The time before a second answer confirms a result. Totals arrive later than the status. */
const CONFIRMATION = { short: 10_000, long: 60_000 }
/** The shortest pause for each waiting image. Polling then uses at most half of the 20 requests a second. */
const PER_IMAGE = 100

/**
 * Returns the milliseconds until the next poll, or null when time is up. The pause is the remaining time of the scan, or
 * doubles from 3 s, but is 3 to 30 s. A result is confirmed after 10 or 60 s. The last poll is at the end of the step's time.
 */
export function pauseBeforePoll({ polls, remaining, confirming, images, left }: PollState): number | null {
  if (left <= 0) return null
  const expected = remaining === null ? FIRST * 2 ** polls : remaining * 1_000
  const pause = confirming === 'no' ? Math.min(LONGEST, Math.max(FIRST, expected)) : CONFIRMATION[confirming]
  return Math.min(left, Math.max(pause, images * PER_IMAGE))
}
