import type { Clock } from '../../ports/clock.ts'

/** How a request ended: the service processed it, rejected it because of too many requests, or gave no usable response. */
export type RequestResult = 'answered' | 'throttled' | 'failed'

/** A permission to send one request. The owner calls `end` when the response has arrived or the request has failed. */
export interface Slot {
  end(result: RequestResult): void
}

/** A request for a slot. `high` goes before `normal`; `deadline` is in milliseconds of the clock. */
export interface SlotRequest {
  readonly priority: 'high' | 'normal'
  readonly deadline: number
  readonly signal: AbortSignal
}

/** Resolves with a slot, or with null if none is free before the deadline. Rejects with the reason of the signal. */
export type Limiter = (request: SlotRequest) => Promise<Slot | null>

/** At most `count` requests within any period of `milliseconds`. `random` returns a number in [0, 1). */
export interface SlidingWindow {
  readonly count: number
  readonly milliseconds: number
  readonly clock: Clock
  random(): number
}

interface QueuedRequest extends Pick<SlotRequest, 'priority' | 'deadline'> {
  give(slot: Slot | null): void
}

/** The time by which a timer may be early or two clocks may differ, in milliseconds. */
const MARGIN = 5

/** The maximum time for which throttling closes the window, in milliseconds and without jitter. */
const LONGEST_CLOSURE = 16_000

/**
 * Creates the sliding window that all requests share. A slot is free again one window after the response, minus the fastest
 * round trip. Throttling closes the window for all requests.
 */
export function slidingWindow({ count, milliseconds, clock, random }: SlidingWindow): Limiter {
  /** The requests that wait for a slot, the next one first. */
  const queue: QueuedRequest[] = []
  /** The slots that are not in use, the next free slot first. */
  const slots = Array.from({ length: count }, () => ({ freeAt: Number.NEGATIVE_INFINITY, isReused: false }))
  const closure = createClosure(milliseconds, random)
  const alarm = createAlarm(clock, serve)
  let fastestRoundTrip: number | null = null

  return ({ priority, deadline, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const leave = (): void => {
        queue.splice(queue.indexOf(request), 1)
        reject(signal.reason)
        serve()
      }
      const request: QueuedRequest = {
        priority,
        deadline,
        give: (slot) => {
          signal.removeEventListener('abort', leave)
          resolve(slot)
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      const next = priority === 'high' ? queue.findIndex((other) => other.priority === 'normal') : -1
      queue.splice(next < 0 ? queue.length : next, 0, request)
      serve()
    })

  /** Gives free slots to waiting requests, and sets the alarm for the next free slot or deadline. */
  function serve(): void {
    const now = clock.monotonic()
    for (const late of queue.filter(({ deadline }) => deadline <= now)) {
      queue.splice(queue.indexOf(late), 1)
      late.give(null)
    }
    while (queue.length > 0) {
      const [slot] = slots
      const freeAt = Math.max(slot?.freeAt ?? Number.POSITIVE_INFINITY, closure.endsAt())
      if (slot === undefined || freeAt > now) {
        alarm.setTo(queue.reduce((earliest, { deadline }) => Math.min(earliest, deadline), freeAt))
        return
      }
      slots.shift()
      queue.shift()?.give(occupy(slot.isReused, now))
    }
    alarm.clear()
  }

  function occupy(isReused: boolean, sentAt: number): Slot {
    let hasEnded = false
    return {
      end: (result) => {
        if (hasEnded) return
        hasEnded = true
        const now = clock.monotonic()
        // Ignores the first use of a slot, which may have opened a connection and then took longer than a round trip.
        if (result === 'answered' && isReused)
          fastestRoundTrip = Math.min(fastestRoundTrip ?? Number.POSITIVE_INFINITY, now - sentAt)
        slots.push({ freeAt: now - (fastestRoundTrip ?? 0) + milliseconds + MARGIN, isReused: true })
        slots.sort((a, b) => a.freeAt - b.freeAt)
        if (result === 'answered') closure.reset()
        if (result === 'throttled') closure.extend(sentAt, now)
        serve()
      },
    }
  }
}

/** Creates the state of closures. Each closure lasts twice as long as the closure before, until a request is answered. */
function createClosure(milliseconds: number, random: () => number) {
  let beganAt = Number.NEGATIVE_INFINITY
  let endsAt = Number.NEGATIVE_INFINITY
  let inARow = 0
  return {
    endsAt: () => endsAt,
    reset: (): void => {
      inARow = 0
    },
    extend: (sentAt: number, now: number): void => {
      // Ignores a request that was sent before the closure, because it was throttled for the same reason.
      if (sentAt <= beganAt) return
      beganAt = now
      endsAt = now + Math.min(LONGEST_CLOSURE, milliseconds * 2 ** inARow) * (0.5 + random())
      inARow += 1
    },
  }
}

/** Creates an alarm that rings at the earliest of the times to which it was set since it last rang or was cleared. */
function createAlarm(clock: Clock, ring: () => void) {
  let pending: { readonly at: number; readonly stop: AbortController } | null = null
  const clear = (): void => {
    pending?.stop.abort()
    pending = null
  }
  return {
    clear,
    setTo: (at: number): void => {
      if (pending !== null && pending.at <= at) return
      clear()
      if (at === Number.POSITIVE_INFINITY) return
      const stop = new AbortController()
      pending = { at, stop }
      clock.sleep(Math.max(0, at - clock.monotonic()), stop.signal).then(
        () => {
          if (pending?.stop === stop) pending = null
          ring()
        },
        () => {},
      )
    },
  }
}
