import type { Clock } from '../domain/clock.ts'

/** Waits for a place among the requests of the last second; what it returns must be called when the response has come. */
export type Limiter = (signal: AbortSignal) => Promise<() => void>

/**
 * At most `count` requests within any `milliseconds`, retries among them. A place is taken again only that long after the
 * *response* came: the service counts at its own end of the wire, where requests may bunch up, and no later than that.
 */
export function slidingWindow(count: number, milliseconds: number, clock: Clock): Limiter {
  const freeAt: number[] = Array.from({ length: count }, () => Number.NEGATIVE_INFINITY)
  const waiting: (() => void)[] = []
  let open = count

  return async (signal) => {
    signal.throwIfAborted()
    if (open > 0) open -= 1
    else await turn(signal)
    const at = freeAt.shift() ?? Number.NEGATIVE_INFINITY
    const release = once(() => {
      freeAt.push(clock.monotonic() + milliseconds)
      const next = waiting.shift()
      if (next === undefined) open += 1
      else next()
    })
    const wait = at - clock.monotonic()
    if (wait > 0) {
      await clock.sleep(wait, signal).catch((error: unknown) => {
        release()
        throw error
      })
    }
    return release
  }

  function turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        waiting.splice(waiting.indexOf(enter), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      waiting.push(enter)
    })
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (!done) run()
    done = true
  }
}
