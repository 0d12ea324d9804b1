/**
 * Time as an argument. `now` is the wall clock, for dates; `monotonic` are milliseconds that never jump, for deadlines. `sleep`
 * rejects when the signal is aborted, with the reason of the signal.
 */
export interface Clock {
  now(): Date
  monotonic(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}
