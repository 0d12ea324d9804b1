import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GateError } from '../../../src/errors.ts'
import type { Exchange } from '../../../src/network/transport.ts'
import { type Caller, createCall, PATIENCE } from '../../../src/tencent/client/call.ts'
import { slidingWindow } from '../../../src/tencent/client/limiter.ts'
import { CREDENTIALS, fail, HOST, refuse, respond } from '../../collect/fakes.ts'
import { runs } from '../../make.ts'
import { virtualClock } from '../../virtual-clock.ts'

const never = new AbortController().signal
const GOOD = respond({ RequestId: 'r-1' })

function caller(given: Partial<Caller>): Caller {
  return {
    transport: async () => GOOD,
    credentials: CREDENTIALS,
    endpoint: { host: HOST, url: `https://${HOST}/`, local: false },
    clock: virtualClock(),
    limiter: async () => ({ end: () => {} }),
    signal: never,
    sharedQuota: false,
    stepDeadline: 0,
    redact: (text) => text,
    random: () => 0.5,
    log: () => {},
    ...given,
  }
}

const busy = (retryAfter: number): Exchange => {
  return { kind: 'response', status: 503, headers: { 'retry-after': `${retryAfter}` }, body: Buffer.alloc(0) }
}

test('every pause is within its bound, and no shorter than the server asked for, up to twenty seconds', async () => {
  const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  await fc.assert(
    fc.asyncProperty(fraction, fc.nat(30), async (random, wish) => {
      const clock = virtualClock()
      const pauses: number[] = []
      const watched = {
        ...clock,
        sleep: (milliseconds: number, signal: AbortSignal) => {
          pauses.push(milliseconds)
          return clock.sleep(milliseconds, signal)
        },
      }
      const call = createCall(
        caller({ clock: watched, random: () => random, transport: async () => busy(wish) }),
      )
      await clock.run(call('A', {}).catch(() => {}))
      for (const [n, pause] of pauses.entries()) {
        const jitter = random * PATIENCE.firstPause * 2 ** n
        expect(pause).toBe(Math.floor(Math.max(jitter, Math.min(wish * 1_000, PATIENCE.longestPause))))
      }
      expect(clock.monotonic()).toBeLessThanOrEqual(PATIENCE.total)
    }),
    runs(200),
  )
})

test.each([
  { name: 'a pause', during: 500, takes: 0 },
  { name: 'a request', during: 5_000, takes: 9_000 },
])(
  'an abort during $name ends the call with the reason of the signal, and at once',
  async ({ during, takes }) => {
    const clock = virtualClock()
    const stop = new AbortController()
    const reason = new GateError('cancelled', { problem: 'stop', remedy: '' })
    const told: string[] = []
    const transport: Caller['transport'] = async () => {
      await clock.sleep(takes, stop.signal)
      return fail('ECONNRESET')
    }
    const call = createCall(
      caller({ clock, transport, signal: stop.signal, random: () => 0.9, log: (text) => told.push(text) }),
    )
    void clock.sleep(during, never).then(() => stop.abort(reason))
    await expect(clock.run(call('A', {}))).rejects.toBe(reason)
    expect(clock.monotonic()).toBe(during)
    expect(told).toHaveLength(takes === 0 ? 1 : 0)
  },
)

test('a try that throws gives its place back', async () => {
  const clock = virtualClock()
  const limiter = slidingWindow({ count: 1, milliseconds: 0, clock, random: () => 0.5 })
  const transport = async () => {
    throw new TypeError('ours')
  }
  await expect(createCall(caller({ clock, limiter, transport }))('A', {})).rejects.toThrow('ours')
  await expect(clock.run(createCall(caller({ clock, limiter }))('A', {}))).resolves.toMatchObject({
    requestId: 'r-1',
  })
})

test('no place is held during a pause', async () => {
  const clock = virtualClock()
  let held = 0
  const limiter: Caller['limiter'] = async () => {
    held += 1
    const end = () => {
      held -= 1
    }
    return { end }
  }
  const tell = () => expect(held).toBe(0)
  const call = createCall(
    caller({ clock, limiter, log: tell, transport: async () => refuse('InternalError') }),
  )
  await expect(clock.run(call('A', {}))).rejects.toMatchObject({ code: 'refused' })
  expect(held).toBe(0)
})

// Contract §2: "A call has its 5 tries within 60 s in any case". With many images and a slow service, a retry queues behind
// every image that has not been asked about yet.
test('a call ends within a minute of its first try, however long its retries wait for a place', async () => {
  const clock = virtualClock()
  const limiter = slidingWindow({ count: 20, milliseconds: 1_000, clock, random: () => 0.5 })
  const lasted: number[] = []
  const images = Array.from({ length: 400 }, async () => {
    let first: number | undefined
    const transport: Caller['transport'] = async ({ timeout }) => {
      first ??= clock.monotonic()
      await clock.sleep(timeout, never)
      return fail('ETIMEDOUT')
    }
    await createCall(caller({ clock, limiter, transport }))('A', {}).catch(() => {})
    lasted.push(clock.monotonic() - (first ?? 0))
  })
  await clock.run(Promise.all(images))
  expect(Math.max(...lasted)).toBeLessThanOrEqual(PATIENCE.total)
})
