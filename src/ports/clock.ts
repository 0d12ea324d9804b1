/**
 * The source of time. `now` returns the date of the wall clock; `monotonic` returns milliseconds that never jump, for
 * deadlines. `sleep` rejects with the reason of the signal when the signal is aborted.
 */
export interface Clock {
  now(): Date
  monotonic(): number
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}
