/**
 * Time as an argument. `now` is the wall clock, for dates; `monotonic` is milliseconds that never jump, for deadlines;
 * `sleep` resolves after that many milliseconds and rejects with the signal's reason when it aborts.
 */
export interface Clock {
  now(): Date
  monotonic(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}
