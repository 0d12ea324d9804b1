/** The state that determines the time of the next poll of an image. */
export interface PollState {
  /** The number of polls so far. */
  readonly polls: number
  /** The remaining time of the scan in seconds, as TCSS estimates; null if unknown. */
  readonly remaining: number | null
  /** Whether a second answer must confirm a finished scan. `long` means that no answer showed the scan queued or running. */
  readonly confirming: 'no' | 'short' | 'long'
  /** The number of images that are polled. */
  readonly images: number
  /** The time that is left for the step, in milliseconds. */
  readonly left: number
}

const FIRST = 3_000
const LONGEST = 30_000
/** The pause before the second answer that confirms a result. TCSS updates totals later than the status. */
const CONFIRMATION = { short: 10_000, long: 60_000 }
/** The minimum pause for each polled image. Polling uses at most half of the 20 requests that TCSS allows in a second. */
const PER_IMAGE = 100

/**
 * Returns the milliseconds until the next poll, or null if no time is left. The pause is the remaining time of the scan, but
 * at least 3 s and at most 30 s. If the remaining time is unknown, the pauses double.
 */
export function pauseBeforePoll({ polls, remaining, confirming, images, left }: PollState): number | null {
  if (left <= 0) return null
  const expected = remaining === null ? FIRST * 2 ** polls : remaining * 1_000
  const pause = confirming === 'no' ? Math.min(LONGEST, Math.max(FIRST, expected)) : CONFIRMATION[confirming]
  return Math.min(left, Math.max(pause, images * PER_IMAGE))
}
