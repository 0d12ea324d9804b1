import type { Clock } from '../src/ports/clock.ts'
import { NOW } from './make.ts'

/** A clock on which several may sleep at once; `run` lets time pass, sleeper by sleeper, until the work is done. */
export interface VirtualClock extends Clock {
  run<T>(work: Promise<T>): Promise<T>
  /** How many sleep. */
  sleepers(): number
}

export function virtualClock(): VirtualClock {
  let elapsed = 0
  const sleepers: { readonly at: number; wake(): void }[] = []
  return {
    now: () => new Date(NOW.getTime() + elapsed),
    monotonic: () => elapsed,
    sleepers: () => sleepers.length,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted()
        const sleeper = { at: elapsed + milliseconds, wake: resolve }
        sleepers.push(sleeper)
        signal.addEventListener('abort', () => {
          const place = sleepers.indexOf(sleeper)
          if (place >= 0) sleepers.splice(place, 1)
          reject(signal.reason)
        })
      }),
    run: async (work) => {
      let done = false
      const ended = work.finally(() => {
        done = true
      })
      ended.catch(() => {})
      while (!done) {
        // Everything that can happen at this time happens before time goes on.
        await new Promise((resolve) => setImmediate(resolve))
        const next = sleepers.toSorted((one, other) => one.at - other.at)[0]
        if (done) break
        if (next === undefined) throw new Error('everybody waits and nobody sleeps')
        sleepers.splice(sleepers.indexOf(next), 1)
        elapsed = Math.max(elapsed, next.at)
        next.wake()
      }
      return ended
    },
  }
}
