import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type RequestResult,
  type Slot,
  type SlotRequest,
  slidingWindow,
} from '../../../src/tencent/client/limiter.ts'
import { NEVER_ABORTED, type VirtualClock, virtualClock } from '../../clocks.ts'
import { runs } from '../../make.ts'

const WINDOW = 1_000
/** The margin of the window, because timers can be early. */
const MARGIN = 5
const PATIENT: SlotRequest = { priority: 'normal', deadline: Number.POSITIVE_INFINITY, signal: NEVER_ABORTED }

function limit(count: number, clock: VirtualClock = virtualClock(), random = 0.5) {
  const limiter = slidingWindow({ count, milliseconds: WINDOW, clock, random: () => random })
  /** Sends one request; resolves to the times at which it started and ended. */
  const send = async (
    takes: number,
    result: RequestResult = 'answered',
    request: Partial<SlotRequest> = {},
  ) => {
    const slot = await limiter({ ...PATIENT, ...request })
    if (slot === null) return null
    const start = clock.monotonic()
    await clock.sleep(takes, NEVER_ABORTED)
    slot.end(result)
    return { start, end: clock.monotonic() }
  }
  return { clock, limiter, send }
}

const starts = (sent: readonly ({ readonly start: number } | null)[]) => sent.map((one) => one?.start ?? null)

test('a request without a free slot is sent a window after the first response', async () => {
  const { clock, send } = limit(2)
  const sent = await clock.run(Promise.all([send(100), send(300), send(50), send(50)]))
  expect(starts(sent)).toEqual([0, 0, 100 + WINDOW + MARGIN, 300 + WINDOW + MARGIN])
})

test('a slot that is reused is free earlier by the fastest round trip so far', async () => {
  const { clock, send } = limit(1)
  const sent = await clock.run(Promise.all([send(150), send(50), send(50), send(80), send(50)]))
  const [, second = 0, third = 0, fourth = 0, fifth = 0] = starts(sent) as number[]
  expect(second).toBe(150 + WINDOW + MARGIN)
  expect(third - second).toBe(WINDOW + MARGIN)
  expect(fourth - third).toBe(WINDOW + MARGIN)
  expect(fifth - fourth).toBe(80 - 50 + WINDOW + MARGIN)
})

test('a failed request does not count as a round trip', async () => {
  const { clock, send } = limit(1)
  const sent = await clock.run(Promise.all([send(50), send(1, 'failed'), send(50)]))
  const [, second = 0, third = 0] = starts(sent) as number[]
  expect(third - second).toBe(1 + WINDOW + MARGIN)
})

test('the service never receives more requests within a window, however the network delays them', async () => {
  const HALF = 20
  const delay = fc.record({ out: fc.nat(400), back: fc.nat(400) })
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(delay, { maxLength: 30 }),
      async (count, delays) => {
        const { clock, limiter } = limit(count)
        const arrivals: number[] = []
        // The first two uses of each slot are not delayed, so that the fastest round trip is known.
        const undisturbed = Array.from({ length: count * 2 }, () => ({ out: 0, back: 0 }))
        const sent = [...undisturbed, ...delays].map(async ({ out, back }) => {
          const slot = await limiter(PATIENT)
          await clock.sleep(HALF + out, NEVER_ABORTED)
          arrivals.push(clock.monotonic())
          await clock.sleep(HALF + back, NEVER_ABORTED)
          slot?.end('answered')
        })
        await clock.run(Promise.all(sent))
        arrivals.sort((a, b) => a - b)
        for (const [n, at] of arrivals.entries()) {
          if (n >= count) expect(at - (arrivals[n - count] ?? 0)).toBeGreaterThanOrEqual(WINDOW)
        }
      },
    ),
    runs(150),
  )
})

test('slots are given in the order of the requests, high priority first', async () => {
  const { clock, send } = limit(1)
  const order: string[] = []
  const enqueue = async (name: string, isUrgent: boolean) => {
    await send(10, 'answered', { priority: isUrgent ? 'high' : 'normal' })
    order.push(name)
  }
  const all = [
    enqueue('a', false),
    enqueue('b', false),
    enqueue('c', true),
    enqueue('d', false),
    enqueue('e', true),
  ]
  await clock.run(Promise.all(all))
  expect(order).toEqual(['a', 'c', 'e', 'b', 'd'])
})

test.each([
  {
    name: 'a request whose deadline is a millisecond after a slot is free gets the slot',
    deadline: 100 + WINDOW + MARGIN + 1,
    started: 100 + WINDOW + MARGIN,
  },
  {
    name: 'a request whose deadline is the moment at which a slot is free gets none',
    deadline: 100 + WINDOW + MARGIN,
    started: null,
  },
])('$name', async ({ deadline, started }) => {
  const { clock, send } = limit(1)
  const sent = await clock.run(Promise.all([send(100), send(10, 'answered', { deadline })]))
  expect(sent[1]?.start ?? null).toBe(started)
})

test('a request leaves the queue at its deadline', async () => {
  const { clock, limiter } = limit(1)
  await limiter(PATIENT)
  await expect(clock.run(limiter({ ...PATIENT, deadline: 700 }))).resolves.toBeNull()
  expect(clock.monotonic()).toBe(700)
})

test('throttling closes the window twice as long each time, until a request is answered', async () => {
  const { clock, send } = limit(9)
  const begun: number[] = []
  const one = async (result: RequestResult) => begun.push((await send(0, result))?.start ?? -1)
  for (const result of [
    'throttled',
    'throttled',
    'throttled',
    'throttled',
    'throttled',
    'throttled',
    'answered',
    'throttled',
    'answered',
  ] as const)
    await clock.run(one(result))
  const gaps = begun.slice(1).map((at, n) => at - (begun[n] ?? 0))
  expect(gaps.slice(0, 6)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 16_000])
  expect(gaps[7]).toBe(1_000)
})

test.each([
  [0, 500],
  [0.999, 1_499],
])('with the random number %d the first closure lasts %d ms', async (random, lasts) => {
  const { clock, send } = limit(3, virtualClock(), random)
  const sent = await clock.run(Promise.all([send(0, 'throttled'), send(0)]))
  expect(sent[1]?.start).toBe(0)
  expect((await clock.run(send(0)))?.start).toBe(lasts)
})

test('several throttled requests of one burst close the window once', async () => {
  const { clock, send } = limit(3)
  await clock.run(Promise.all([send(10, 'throttled'), send(20, 'throttled'), send(30, 'throttled')]))
  expect((await clock.run(send(0)))?.start).toBe(10 + WINDOW + MARGIN)
})

test('an aborted request rejects with the reason, and the next one gets the slot', async () => {
  const { clock, limiter } = limit(1)
  const held = await limiter(PATIENT)
  const stop = new AbortController()
  const gone = limiter({ ...PATIENT, signal: stop.signal })
  const next = limiter(PATIENT)
  stop.abort('enough')
  await expect(gone).rejects.toBe('enough')
  held?.end('answered')
  await expect(clock.run(next)).resolves.toMatchObject({ end: expect.any(Function) })
})

test('a signal aborted beforehand gets no slot', async () => {
  const { limiter } = limit(1)
  await expect(limiter({ ...PATIENT, signal: AbortSignal.abort('enough') })).rejects.toBe('enough')
})

test('an abort after a slot was given has no effect', async () => {
  const { limiter } = limit(1)
  const stop = new AbortController()
  const slot = await limiter({ ...PATIENT, signal: stop.signal })
  stop.abort('too late')
  expect(slot).not.toBeNull()
})

test('a slot that ends twice is free once', async () => {
  const { clock, limiter } = limit(1)
  const slot = await limiter(PATIENT)
  slot?.end('answered')
  slot?.end('answered')
  const given: (Slot | null)[] = []
  const all = [1, 2].map(() => limiter({ ...PATIENT, deadline: 5_000 }).then((one) => given.push(one)))
  await clock.run(Promise.all(all))
  expect(given.map((one) => one === null)).toEqual([false, true])
})

test('no timer runs while no request waits', async () => {
  const clock = virtualClock()
  const { limiter, send } = limit(1, clock)
  const stop = new AbortController()
  await clock.run(send(10))
  const waiting = limiter({ ...PATIENT, signal: stop.signal })
  stop.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  expect(clock.sleepers()).toBe(0)
})
