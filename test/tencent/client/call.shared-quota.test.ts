import { expect, test } from '@jest/globals'
import { GateError } from '../../../src/errors.ts'
import type { Exchange } from '../../../src/network/exchange.ts'
import { type Caller, createCall } from '../../../src/tencent/client/call.ts'
import { slidingWindow } from '../../../src/tencent/client/limiter.ts'
import { PATIENCE } from '../../../src/tencent/client/patience.ts'
import { NEVER_ABORTED, virtualClock } from '../../clocks.ts'
import { fail, httpResponse, refuse, respond, someCaller } from '../caller.ts'

// Many images that share the request limit of one account: a fleet.

const GOOD = respond({ RequestId: 'r-1' })
const THROTTLED = refuse('RequestLimitExceeded')
const RESET = fail('ECONNRESET')
const BAD_GATEWAY = httpResponse(502)

/** The response to the nth request, from 1, sent at that time. */
type Service = (n: number, at: number) => Exchange

interface Given extends Partial<Caller> {
  /** Duration of each request in milliseconds. */
  readonly takes?: number
  /** Requests per second. */
  readonly count?: number
  /** Called with the payload of each request. */
  onRequest?(payload: string): void
}

function fleetOf(service: Service, { takes = 50, count = 20, onRequest, ...given }: Given = {}) {
  const clock = virtualClock()
  const sent: number[] = []
  const lines: string[] = []
  const call = createCall(
    someCaller({
      transport: async ({ body }) => {
        onRequest?.(body)
        sent.push(clock.monotonic())
        const exchange = service(sent.length, clock.monotonic())
        await clock.sleep(takes, NEVER_ABORTED)
        return exchange
      },
      clock,
      limiter: slidingWindow({ count, milliseconds: 1_000, clock, random: () => 0.5 }),
      sharedQuota: true,
      log: (text) => lines.push(text),
      ...given,
    }),
  )
  /** Calls for so many images at once; resolves to each answer or error. */
  const callAll = (images: number): Promise<readonly unknown[]> =>
    clock.run(
      Promise.all(Array.from({ length: images }, () => call('A', {}).catch((error: unknown) => error))),
    )
  return { callAll, call, clock, sent, lines }
}

const answered = (results: readonly unknown[]) => results.filter((one) => !(one instanceof Error)).length

test.each([
  { name: 'throttled', response: THROTTLED },
  { name: 'reset', response: RESET },
])('no image of 300 is lost while two of three requests are $name', async ({ response }) => {
  const { callAll, lines } = fleetOf((n) => (n % 3 === 0 ? GOOD : response))
  expect(answered(await callAll(300))).toBe(300)
  expect(lines).toEqual([])
})

test('at most twenty requests are sent within any second, retries included', async () => {
  const { callAll, sent } = fleetOf((n) => (n % 3 === 0 ? GOOD : RESET))
  await callAll(100)
  for (const [n, at] of sent.entries()) {
    if (n >= 20) expect(at - (sent[n - 20] ?? 0)).toBeGreaterThanOrEqual(1_000)
  }
})

test('throttling stops all calls until the window opens again', async () => {
  const { callAll, sent } = fleetOf((n) => (n === 1 ? THROTTLED : GOOD))
  await callAll(60)
  expect(sent.filter((at) => at > 50 && at < 1_050)).toEqual([])
})

test('a retry is sent before first attempts that wait', async () => {
  const order: string[] = []
  const { call, clock } = fleetOf((n) => (n === 1 ? RESET : GOOD), {
    count: 1,
    takes: 0,
    onRequest: (payload) => order.push(JSON.parse(payload).name),
  })
  await clock.run(Promise.all(['a', 'b', 'c'].map((name) => call('A', { name }))))
  expect(order).toEqual(['a', 'a', 'b', 'c'])
})

test.each([
  { name: 'throttling', response: THROTTLED, code: 'throttled' },
  { name: 'resets', response: RESET, code: 'unreachable' },
  { name: 'bad gateways', response: BAD_GATEWAY, code: 'unreachable' },
  { name: 'timeouts', response: fail('ETIMEDOUT'), code: 'unreachable', takes: 10_000 },
])('a minute of $name alone ends 1,000 images, each with an error', async ({ response, code, takes }) => {
  const { callAll, clock } = fleetOf(() => response, takes === undefined ? {} : { takes })
  const results = await callAll(1_000)
  expect(results.every((one) => one instanceof GateError && one.code === code)).toBe(true)
  expect(clock.monotonic()).toBeGreaterThanOrEqual(PATIENCE.total - 20_000)
  expect(clock.monotonic()).toBeLessThanOrEqual(PATIENCE.total + 20_000)
})

test('the error of a call that was never sent reports that no request was answered', async () => {
  const { callAll } = fleetOf(() => THROTTLED)
  const last = (await callAll(1_000)).at(-1) as GateError
  expect(last.message).toMatch(/RequestLimitExceeded.*No request was answered for 60 s/s)
})

test("within the step's time an answer to one call extends the others beyond a minute", async () => {
  const service: Service = (n, at) => (at > 100_000 || n % 20 === 0 ? GOOD : THROTTLED)
  const { callAll } = fleetOf(service, { stepDeadline: 600_000 })
  expect(answered(await callAll(30))).toBe(30)
})

test.each([
  { name: 'a reset', response: RESET, requests: 1 },
  { name: 'throttling', response: THROTTLED, requests: 2 },
])('a call that is not idempotent takes $requests request(s) after $name', async ({ response, requests }) => {
  const { call, clock, sent } = fleetOf((n) => (n === 1 ? response : GOOD))
  await clock.run(call('A', {}, { idempotent: false }).catch(() => {}))
  expect(sent).toHaveLength(requests)
})

test.each([
  { name: 'was made good long ago', failing: 2 },
  { name: 'is retried after a pause of the fleet', failing: 3 },
])('a failure that $name does not end the fleet', async ({ failing }) => {
  const { callAll, clock } = fleetOf((n) => (n === failing ? RESET : GOOD), { stepDeadline: 3_600_000 })
  await callAll(2)
  await clock.run(clock.sleep(120_000, NEVER_ABORTED))
  expect(answered(await callAll(2))).toBe(2)
})
