import type { Clock } from '../src/ports/clock.ts'
import { NOW } from './make.ts'

/** A signal that is never aborted. */
export const NEVER_ABORTED = new AbortController().signal

/** A clock that stands still except while one sleeps, which takes no real time. */
export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: number[]
  pass(milliseconds: number): void
}

export function fakeClock(): FakeClock {
  let elapsed = 0
  const slept: number[] = []
  const pass = (milliseconds: number): void => {
    elapsed += milliseconds
  }
  return {
    slept,
    pass,
    now: () => new Date(NOW.getTime() + elapsed),
    monotonic: () => elapsed,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      pass(milliseconds)
    },
  }
}

/** A clock on which several may sleep at once; `run` lets time pass, sleeper by sleeper, until the work is done. */
export interface VirtualClock extends Clock {
  run<T>(work: Promise<T>): Promise<T>
  /** The number of sleepers. */
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
          const index = sleepers.indexOf(sleeper)
          if (index >= 0) sleepers.splice(index, 1)
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
        // Everything that can runProgram at this time happens before time passes.
        await new Promise((resolve) => setImmediate(resolve))
        const next = sleepers.toSorted((a, b) => a.at - b.at)[0]
        if (done) break
        if (next === undefined) throw new Error('the work waits, and nothing sleeps')
        sleepers.splice(sleepers.indexOf(next), 1)
        elapsed = Math.max(elapsed, next.at)
        next.wake()
      }
      return ended
    },
  }
}

/** Returns the CPU time of this thread so far, in milliseconds. Unlike a clock it does not count the work of others. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
