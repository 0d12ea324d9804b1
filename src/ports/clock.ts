export interface Clock {
  now(): Date
  /** Returns a time in milliseconds that no change of the system clock affects. Deadlines use this time. */
  monotonic(): number
  /** Rejects with the reason of the signal if the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}
