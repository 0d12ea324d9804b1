import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { slidingWindow } from '../../src/tencent/limiter.ts'
import { fakeClock } from './fakes.ts'

const never = new AbortController().signal

test('places are given at once until they are all taken, and each again a second after its response', async () => {
  const clock = fakeClock()
  const limiter = slidingWindow(2, 1_000, clock)
  const [first, second] = [await limiter(never), await limiter(never)]
  expect(clock.slept).toEqual([])
  clock.pass(100)
  first()
  clock.pass(200)
  second()
  await limiter(never)
  expect(clock.slept).toEqual([800])
})

test('within any second no more requests start than there are places, counted from the responses', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      async (durations, places) => {
        const clock = fakeClock()
        const limiter = slidingWindow(places, 1_000, clock)
        const starts: number[] = []
        const ends: number[] = []
        for (const duration of durations) {
          const release = await limiter(never)
          starts.push(clock.monotonic())
          clock.pass(duration)
          ends.push(clock.monotonic())
          release()
        }
        for (const [n, start] of starts.entries()) {
          if (n >= places) expect(start).toBeGreaterThanOrEqual((ends[n - places] ?? 0) + 1_000)
        }
      },
    ),
  )
})

test('who waits is served in the order of coming', async () => {
  const limiter = slidingWindow(1, 0, fakeClock())
  const release = await limiter(never)
  const order: number[] = []
  const waiting = [1, 2, 3].map(async (n) => {
    const mine = await limiter(never)
    order.push(n)
    mine()
  })
  release()
  await Promise.all(waiting)
  expect(order).toEqual([1, 2, 3])
})

test('who stops waiting leaves the queue with the reason, and the next one is served', async () => {
  const limiter = slidingWindow(1, 0, fakeClock())
  const release = await limiter(never)
  const stop = new AbortController()
  const gone = limiter(stop.signal)
  const next = limiter(never)
  stop.abort('enough')
  await expect(gone).rejects.toBe('enough')
  release()
  await expect(next).resolves.toBeInstanceOf(Function)
})

test('who stops while a place cools down gives it back', async () => {
  const clock = fakeClock()
  const limiter = slidingWindow(1, 1_000, clock)
  ;(await limiter(never))()
  const stopping = { ...clock, sleep: async () => Promise.reject(new Error('enough')) }
  const other = slidingWindow(1, 1_000, stopping)
  ;(await other(never))()
  await expect(other(never)).rejects.toThrow('enough')
  await expect(other(never)).rejects.toThrow('enough')
})

test('an aborted signal gets no place', async () => {
  await expect(slidingWindow(1, 1_000, fakeClock())(AbortSignal.abort('enough'))).rejects.toBe('enough')
})

test('a place that is given back twice is still one', async () => {
  const clock = fakeClock()
  const limiter = slidingWindow(1, 1_000, clock)
  const release = await limiter(never)
  release()
  release()
  const again = await limiter(never)
  let served = false
  void limiter(never).then(() => {
    served = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(served).toBe(false)
  again()
})
