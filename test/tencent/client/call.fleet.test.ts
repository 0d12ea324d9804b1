import { describe, expect, test } from '@jest/globals'
import { GateError } from '../../../src/errors.ts'
import type { Exchange } from '../../../src/network/transport.ts'
import { type Caller, createCall, PATIENCE } from '../../../src/tencent/client/call.ts'
import { slidingWindow } from '../../../src/tencent/client/limiter.ts'
import { CREDENTIALS, fail, HOST, refuse, respond } from '../../collect/fakes.ts'
import { type VirtualClock, virtualClock } from '../../virtual-clock.ts'

const never = new AbortController().signal
const GOOD = respond({ RequestId: 'r-1' })
const BUSY = refuse('RequestLimitExceeded')
const RESET = fail('ECONNRESET')
const BROKEN: Exchange = { kind: 'response', status: 502, headers: {}, body: Buffer.from('') }

/** What happens to the nth request, from 1, sent at that time. */
type Service = (n: number, at: number) => Exchange

function fleetOf(
  service: Service,
  { takes = 50, stepDeadline = 0, ...more }: { takes?: number } & Partial<Caller> = {},
) {
  const clock: VirtualClock = virtualClock()
  const sent: number[] = []
  const told: string[] = []
  const call = createCall({
    transport: async () => {
      sent.push(clock.monotonic())
      const exchange = service(sent.length, clock.monotonic())
      await clock.sleep(takes, never)
      return exchange
    },
    credentials: CREDENTIALS,
    endpoint: { host: HOST, url: `https://${HOST}/`, local: false },
    clock,
    limiter: slidingWindow({ count: 20, milliseconds: 1_000, clock, random: () => 0.5 }),
    signal: never,
    sharedQuota: true,
    stepDeadline: stepDeadline,
    random: () => 0.5,
    log: (text) => told.push(text),
    redact: (text) => text,
    ...more,
  })
  const ask = async (images: number) => {
    const calls = Array.from({ length: images }, () =>
      call('A', {}).then(
        () => 'answered',
        (error: unknown) => error,
      ),
    )
    return clock.run(Promise.all(calls))
  }
  return { ask, call, clock, sent, told }
}

const answered = (results: readonly unknown[]) => results.filter((one) => one === 'answered').length

test.each([
  { name: 'rejections', fault: BUSY },
  { name: 'resets', fault: RESET },
])(
  '$name cost no try: of 300 images asked while two of three requests meet one, none is lost',
  async ({ fault }) => {
    const { ask, told } = fleetOf((n) => (n % 3 === 0 ? GOOD : fault))
    expect(answered(await ask(300))).toBe(300)
    expect(told).toEqual([])
  },
)

test('in any second at most twenty requests are sent, retries among them', async () => {
  const { ask, sent } = fleetOf((n) => (n % 3 === 0 ? GOOD : RESET))
  await ask(100)
  for (const [n, at] of sent.entries()) {
    if (n >= 20) expect(at - (sent[n - 20] ?? 0)).toBeGreaterThanOrEqual(1_000)
  }
})

test('a rejection is for everybody: nobody is asked before the window opens again', async () => {
  const { ask, sent } = fleetOf((n) => (n === 1 ? BUSY : GOOD))
  await ask(60)
  const closed = sent.filter((at) => at > 50 && at < 1_050)
  expect(closed).toEqual([])
})

test('retries go first: what failed is asked again before what was not asked yet', async () => {
  const order: string[] = []
  const clock = virtualClock()
  const { call } = fleetOf(() => GOOD, {
    clock,
    limiter: slidingWindow({ count: 1, milliseconds: 1_000, clock, random: () => 0.5 }),
    transport: async ({ body }) => {
      order.push(JSON.parse(body).name)
      return order.length === 1 ? RESET : GOOD
    },
  })
  await clock.run(Promise.all(['a', 'b', 'c'].map((name) => call('A', { name }))))
  expect(order).toEqual(['a', 'a', 'b', 'c'])
})

describe('an end to patience', () => {
  test.each([
    { name: 'rejections', fault: BUSY, code: 'throttled' },
    { name: 'resets', fault: RESET, code: 'unreachable' },
    { name: 'broken answers', fault: BROKEN, code: 'unreachable' },
    { name: 'silence', fault: fail('ETIMEDOUT'), code: 'unreachable', takes: 10_000 },
  ])(
    'nothing but $name for a minute ends 1,000 images together, each with an error',
    async ({ fault, code, takes }) => {
      const { ask, clock } = fleetOf(() => fault, takes === undefined ? {} : { takes })
      const results = await ask(1_000)
      expect(results.every((one) => one instanceof GateError && one.code === code)).toBe(true)
      expect(clock.monotonic()).toBeGreaterThanOrEqual(PATIENCE.total - 20_000)
      expect(clock.monotonic()).toBeLessThanOrEqual(PATIENCE.total + 20_000)
    },
  )

  test('who was never asked says that nobody was answered', async () => {
    const { ask } = fleetOf(() => BUSY)
    const last = (await ask(1_000)).at(-1) as GateError
    expect(last.message).toMatch(/RequestLimitExceeded.*Nobody was answered for 60 s/s)
  })

  test("within the step's time, others' success lends patience beyond a minute", async () => {
    // Each image is rejected for 100 s; one of a hundred requests succeeds.
    const service: Service = (n, at) => (at > 100_000 || n % 20 === 0 ? GOOD : BUSY)
    const { ask } = fleetOf(service, { stepDeadline: 600_000 })
    expect(answered(await ask(30))).toBe(30)
  })

  test("after the step's time, each call has its minute and no more", async () => {
    const first = new Map<string, number>()
    const last = new Map<string, number>()
    const clock = virtualClock()
    const { call } = fleetOf(() => GOOD, {
      clock,
      stepDeadline: 0,
      limiter: slidingWindow({ count: 20, milliseconds: 1_000, clock, random: () => 0.5 }),
      transport: async ({ body }) => {
        const { name } = JSON.parse(body)
        first.set(name, first.get(name) ?? clock.monotonic())
        last.set(name, clock.monotonic())
        await clock.sleep(50, never)
        return name === 'lucky' ? GOOD : RESET
      },
    })
    const lucky = async () => {
      for (let n = 0; n < 90; n += 1) {
        await call('A', { name: 'lucky' })
        await clock.sleep(1_000, never)
      }
    }
    const unlucky = Array.from({ length: 5 }, (_, n) => call('A', { name: `${n}` }).catch(() => {}))
    await clock.run(Promise.all([lucky(), ...unlucky]))
    for (let n = 0; n < 5; n += 1) {
      const lasted = (last.get(`${n}`) ?? 0) - (first.get(`${n}`) ?? 0)
      expect(lasted).toBeLessThanOrEqual(PATIENCE.total)
      expect(lasted).toBeGreaterThan(PATIENCE.total - 5_000)
    }
  })

  test('broken answers use up five tries in a fleet, too', async () => {
    const { ask, sent, told } = fleetOf((n) => (n === 1 ? GOOD : BROKEN))
    const results = await ask(2)
    expect([answered(results), sent.length, told.length]).toEqual([1, 6, 4])
  })
})

describe('what must not happen twice', () => {
  test.each([
    { name: 'a reset', fault: RESET, requests: 1 },
    { name: 'no answer in time', fault: fail('ETIMEDOUT'), requests: 1 },
    { name: 'an internal error', fault: refuse('InternalError'), requests: 1 },
    { name: 'a broken answer', fault: BROKEN, requests: 1 },
    { name: 'a rejection, for then nothing happened,', fault: BUSY, requests: 2 },
  ])('after $name is asked $requests times', async ({ fault, requests }) => {
    const { call, clock, sent } = fleetOf((n) => (n === 1 ? fault : GOOD))
    await clock.run(call('A', {}, { idempotent: false }).catch(() => {}))
    expect(sent).toHaveLength(requests)
  })
})

test('time of which a clock tells fractions leaves a whole number of milliseconds for a try, and at least one', async () => {
  const timeouts: number[] = []
  const clock = virtualClock()
  const fractional = { ...clock, monotonic: () => clock.monotonic() + 0.123 }
  const { call } = fleetOf(() => GOOD, {
    clock: fractional,
    sharedQuota: false,
    transport: async ({ timeout }) => {
      timeouts.push(timeout)
      await clock.sleep(9_000, never)
      return { kind: 'response', status: 503, headers: { 'retry-after': '18' }, body: Buffer.from('') }
    },
  })
  await clock.run(call('A', {}).catch(() => {}))
  expect(timeouts.length).toBeGreaterThan(2)
  expect(timeouts.every((timeout) => Number.isInteger(timeout) && timeout >= 1)).toBe(true)
})

test('a failure long made good does not end a fleet that only pauses', async () => {
  const { call, clock } = fleetOf((n) => (n === 2 ? RESET : GOOD), { stepDeadline: 3_600_000 })
  const ask = () => clock.run(Promise.all([call('A', {}), call('A', {})]))
  await ask()
  await clock.run(clock.sleep(120_000, never))
  await expect(ask()).resolves.toHaveLength(2)
})

test('nor does one that is tried again after a pause', async () => {
  const { call, clock } = fleetOf((n) => (n === 3 ? RESET : GOOD), { stepDeadline: 3_600_000 })
  const ask = () => clock.run(Promise.all([call('A', {}), call('A', {})]))
  await ask()
  await clock.run(clock.sleep(120_000, never))
  await expect(ask()).resolves.toHaveLength(2)
})
