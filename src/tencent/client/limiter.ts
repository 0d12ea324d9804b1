import type { Clock } from '../../ports/clock.ts'

/** How a request ended: with an answer, with the word that there were too many, or without either. */
export type RequestResult = 'answered' | 'throttled' | 'failed'

/** Leave to send one request. `end` must be called when its response has come, or will not come. */
export interface Slot {
  end(how: RequestResult): void
}

/** `urgent` goes before all others; `by` is a time of the clock in milliseconds. */
export interface SlotRequest {
  readonly priority: 'high' | 'normal'
  readonly deadline: number
  readonly signal: AbortSignal
}

/** Gives a place, or null when none was free in time; rejects with the reason of the signal. */
export type Limiter = (asking: SlotRequest) => Promise<Slot | null>

/** At most `count` requests within any `milliseconds`. `random` is in [0, 1). */
export interface SlidingWindow {
  readonly count: number
  readonly milliseconds: number
  readonly clock: Clock
  random(): number
}

/** Milliseconds that timers may be early and clocks may differ by. */
const MARGIN = 5
const LONGEST_CLOSURE = 16_000

/**
 * A sliding window that all requests share, retries included. The service counts at its own end of the wire, some time before
 * the response is here: the fastest round trip bounds how long before, and so a place is taken again as early as it may be.
 * A rejection closes the window for everybody, longer each time until something is answered: others use the same account.
 */
export function slidingWindow({ count, milliseconds, clock, random }: SlidingWindow): Limiter {
  const places = Array.from({ length: count }, () => ({ freeAt: Number.NEGATIVE_INFINITY, used: false }))
  const queues: { readonly urgent: QueuedRequest[]; readonly patient: QueuedRequest[] } = {
    urgent: [],
    patient: [],
  }
  const alarm = alarmOf(clock, serve)
  let fastest: number | null = null
  let closedAt = Number.NEGATIVE_INFINITY
  let closedUntil = Number.NEGATIVE_INFINITY
  let closures = 0

  return ({ priority, deadline, signal }) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const queue = priority === 'high' ? queues.urgent : queues.patient
      const leave = (): void => {
        queue.splice(queue.indexOf(waiter), 1)
        reject(signal.reason)
        serve()
      }
      const waiter: QueuedRequest = {
        deadline,
        give: (place) => {
          signal.removeEventListener('abort', leave)
          resolve(place)
        },
      }
      signal.addEventListener('abort', leave, { once: true })
      queue.push(waiter)
      serve()
    })

  /** Gives away what can be given, and sees to it that time wakes it again. */
  function serve(): void {
    const now = clock.monotonic()
    for (const queue of [queues.urgent, queues.patient]) {
      const late = queue.filter(({ deadline }) => deadline <= now)
      for (const waiter of late) {
        queue.splice(queue.indexOf(waiter), 1)
        waiter.give(null)
      }
    }
    for (;;) {
      const queue = queues.urgent.length > 0 ? queues.urgent : queues.patient
      const [waiter] = queue
      if (waiter === undefined) {
        alarm.off()
        return
      }
      const place = places.reduce<(typeof places)[number] | null>(
        (best, one) => (best === null || one.freeAt < best.freeAt ? one : best),
        null,
      )
      const freeAt = Math.max(place?.freeAt ?? Number.POSITIVE_INFINITY, closedUntil)
      if (place === null || freeAt > now) {
        alarm.at(Math.min(freeAt, earliest()))
        return
      }
      places.splice(places.indexOf(place), 1)
      queue.shift()
      waiter.give(taken(place.used, now))
    }
  }

  function earliest(): number {
    return [...queues.urgent, ...queues.patient].reduce(
      (soonest, { deadline }) => Math.min(soonest, deadline),
      Infinity,
    )
  }

  function taken(used: boolean, sentAt: number): Slot {
    let ended = false
    return {
      end: (how) => {
        if (ended) return
        ended = true
        const now = clock.monotonic()
        // The first use of a place may have opened a connection, which takes longer than any round trip after it.
        if (how === 'answered' && used) fastest = Math.min(fastest ?? Infinity, now - sentAt)
        places.push({ freeAt: now - (fastest ?? 0) + milliseconds + MARGIN, used: true })
        if (how === 'answered') closures = 0
        if (how === 'throttled' && sentAt > closedAt) close(now)
        serve()
      },
    }
  }

  /** What was sent before the last closure and is rejected after it says nothing new. */
  function close(now: number): void {
    closedAt = now
    closedUntil = now + Math.min(LONGEST_CLOSURE, milliseconds * 2 ** closures) * (0.5 + random())
    closures += 1
  }
}

interface QueuedRequest {
  readonly deadline: number
  give(place: Slot | null): void
}

/** One alarm at a time, the earliest asked for. */
function alarmOf(clock: Clock, ring: () => void) {
  let set: { readonly at: number; readonly stop: AbortController } | null = null
  const off = (): void => {
    set?.stop.abort()
    set = null
  }
  return {
    off,
    at: (at: number): void => {
      if (set !== null && set.at <= at) return
      off()
      if (at === Infinity) return
      const stop = new AbortController()
      set = { at, stop }
      clock.sleep(Math.max(0, at - clock.monotonic()), stop.signal).then(
        () => {
          if (set?.stop === stop) set = null
          ring()
        },
        () => {},
      )
    },
  }
}
