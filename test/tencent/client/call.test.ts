import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GateError } from '../../../src/errors.ts'
import type { Exchange, HttpRequest } from '../../../src/network/exchange.ts'
import { type Caller, createCall } from '../../../src/tencent/client/call.ts'
import { redactor } from '../../../src/tencent/client/credentials.ts'
import { slidingWindow } from '../../../src/tencent/client/limiter.ts'
import { PATIENCE } from '../../../src/tencent/client/patience.ts'
import { sign } from '../../../src/tencent/client/sign.ts'
import { VERSION } from '../../../src/version.ts'
import { fakeClock, NEVER_ABORTED, virtualClock } from '../../clocks.ts'
import { NOW, runs } from '../../make.ts'
import { CREDENTIALS, fail, HOST, httpResponse, refuse, respond, someCaller } from '../caller.ts'

const GOOD = respond({ RequestId: 'r-1', VulCnt: 0 })
const CANCELLED = new GateError('cancelled', { problem: 'stop', remedy: '' })

interface Given extends Partial<Caller> {
  /** The response to each attempt; the last one repeats. */
  readonly responses: readonly Exchange[]
  /** Duration of each attempt in milliseconds. */
  readonly takes?: number
}

/** Makes one call; resolves to its answer or its error. */
async function callOnce({ responses, takes = 0, ...given }: Given) {
  const clock = fakeClock()
  const posts: HttpRequest[] = []
  const lines: string[] = []
  const call = createCall(
    someCaller({
      clock,
      transport: async (post) => {
        posts.push(post)
        clock.pass(Math.min(takes, post.timeout))
        return responses[posts.length - 1] ?? responses.at(-1) ?? GOOD
      },
      log: (text) => lines.push(text),
      ...given,
    }),
  )
  const result = await call('DescribeAssetImageDetail', { ImageID: 'sha256:1' }).catch(
    (error: unknown) => error,
  )
  return { result, posts, lines, clock, error: result instanceof GateError ? result : undefined }
}

test('an answer takes one request', async () => {
  const { result, posts, lines } = await callOnce({ responses: [GOOD] })
  expect(result).toMatchObject({ kind: 'answer', requestId: 'r-1', response: { VulCnt: 0 } })
  expect([posts.length, lines]).toEqual([1, []])
})

test('a request has the documented headers and is signed as it is sent', async () => {
  const { posts } = await callOnce({ responses: [GOOD] })
  const payload = '{"ImageID":"sha256:1"}'
  const signed = {
    'content-type': 'application/json; charset=utf-8',
    host: HOST,
    'x-tc-action': 'DescribeAssetImageDetail',
  }
  const timestamp = Math.floor(NOW.getTime() / 1000)
  expect(posts[0]).toMatchObject({
    body: payload,
    timeout: 10_000,
    headers: {
      authorization: sign(CREDENTIALS, { service: 'tcss', headers: signed, payload, timestamp }),
      'content-type': 'application/json; charset=utf-8',
      'user-agent': `tcss-image-gate/${VERSION}`,
      'x-tc-action': 'DescribeAssetImageDetail',
      'x-tc-language': 'en-US',
      'x-tc-requestclient': `tcss-image-gate_${VERSION}`,
      'x-tc-timestamp': `${timestamp}`,
      'x-tc-version': '2020-11-01',
    },
  })
  expect(posts[0]?.headers).not.toHaveProperty('x-tc-token')
})

test('a temporary key sends its token without signing it', async () => {
  const { posts } = await callOnce({
    responses: [GOOD],
    credentials: { ...CREDENTIALS, token: 'token-0001' },
  })
  expect(posts[0]?.headers['x-tc-token']).toBe('token-0001')
  expect(posts[0]?.headers['authorization']).toContain('SignedHeaders=content-type;host;x-tc-action,')
})

test('a failure that may pass takes five attempts, and each pause is logged', async () => {
  const { error, posts, clock, lines } = await callOnce({
    responses: [fail('ECONNRESET')],
    random: () => 0.9999,
  })
  expect(posts.length).toBe(5)
  expect(clock.slept).toEqual([999, 1_999, 3_999, 7_999])
  expect(lines.map((line) => /Retrying in (.*) s \(attempt (\d of 5)\)\.$/.exec(line)?.slice(1))).toEqual([
    ['1.0', '2 of 5'],
    ['2.0', '3 of 5'],
    ['4.0', '4 of 5'],
    ['8.0', '5 of 5'],
  ])
  expect([error?.code, error?.problem()]).toEqual(['unreachable', expect.stringContaining('Tried 5 times.')])
})

test('every attempt is signed anew with its own time', async () => {
  const responses = [fail('ECONNRESET'), refuse('InternalError'), GOOD]
  const { posts } = await callOnce({ responses, random: () => 1 })
  const stamps = posts.map(({ headers }) => Number(headers['x-tc-timestamp']))
  expect(stamps.map((stamp) => stamp - (stamps[0] ?? 0))).toEqual([0, 1, 3])
  expect(new Set(posts.map(({ headers }) => headers['authorization'])).size).toBe(3)
})

test.each([
  'AuthFailure.SignatureFailure',
  'UnauthorizedOperation',
  'InvalidParameter',
  'AuthFailure.SignatureExpire',
  'Unknown.Code',
])('the API error %s is not retried', async (code) => {
  const { error, posts } = await callOnce({ responses: [refuse(code)] })
  expect([posts.length, error?.requestId]).toEqual([1, 'request-1'])
})

test('a Retry-After of two hours makes pauses of 20 seconds within a minute', async () => {
  const { clock, posts, error } = await callOnce({
    responses: [httpResponse(503, { 'retry-after': '7200' })],
  })
  expect(clock.slept).toEqual([20_000, 20_000])
  expect([posts.length, error?.code]).toEqual([3, 'unreachable'])
})

test('a call ends within a minute, whatever the service responds', async () => {
  const exchange = fc.constantFrom(
    fail('ETIMEDOUT'),
    fail('ECONNRESET'),
    refuse('RequestLimitExceeded'),
    httpResponse(503, { 'retry-after': '15' }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(exchange, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 30_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (responses, takes, random) => {
        const { clock, posts } = await callOnce({ responses, takes, random: () => random })
        expect(clock.monotonic()).toBeLessThanOrEqual(PATIENCE.total)
        expect(posts.length).toBeLessThanOrEqual(PATIENCE.attempts)
        expect(posts.every(({ timeout }) => timeout <= PATIENCE.attempt)).toBe(true)
      },
    ),
    runs(500),
  )
})

// The retries of each call queue behind the first attempts of all others.
test('a call ends within a minute of its first attempt, however long its retries wait for a slot', async () => {
  const clock = virtualClock()
  const limiter = slidingWindow({ count: 20, milliseconds: 1_000, clock, random: () => 0.5 })
  const durations: number[] = []
  const calls = Array.from({ length: 400 }, async () => {
    let first: number | undefined
    const transport: Caller['transport'] = async ({ timeout }) => {
      first ??= clock.monotonic()
      await clock.sleep(timeout, NEVER_ABORTED)
      return fail('ETIMEDOUT')
    }
    await createCall(someCaller({ clock, limiter, transport }))('A', {}).catch(() => {})
    durations.push(clock.monotonic() - (first ?? 0))
  })
  await clock.run(Promise.all(calls))
  expect(Math.max(...durations)).toBeLessThanOrEqual(PATIENCE.total)
})

test('the timeout of an attempt is a whole number of milliseconds, at least one', async () => {
  const timeouts: number[] = []
  const clock = virtualClock()
  const call = createCall(
    someCaller({
      clock: { ...clock, monotonic: () => clock.monotonic() + 0.123 },
      transport: async ({ timeout }) => {
        timeouts.push(timeout)
        await clock.sleep(9_000, NEVER_ABORTED)
        return httpResponse(503, { 'retry-after': '18' })
      },
    }),
  )
  await clock.run(call('A', {}).catch(() => {}))
  expect(timeouts.length).toBeGreaterThan(2)
  expect(timeouts.every((timeout) => Number.isInteger(timeout) && timeout >= 1)).toBe(true)
})

test('a signal aborted beforehand ends a call with its reason', async () => {
  const signal = AbortSignal.abort(CANCELLED)
  expect((await callOnce({ responses: [fail('ECONNRESET')], signal })).result).toBe(CANCELLED)
})

test.each([
  { name: 'a pause', during: 500, takes: 0 },
  { name: 'a request', during: 5_000, takes: 9_000 },
])('an abort during $name ends the call at once with the reason of the signal', async ({ during, takes }) => {
  const clock = virtualClock()
  const stop = new AbortController()
  const lines: string[] = []
  const call = createCall(
    someCaller({
      clock,
      transport: async () => {
        await clock.sleep(takes, stop.signal)
        return fail('ECONNRESET')
      },
      signal: stop.signal,
      random: () => 0.9,
      log: (text) => lines.push(text),
    }),
  )
  void clock.sleep(during, NEVER_ABORTED).then(() => stop.abort(CANCELLED))
  await expect(clock.run(call('A', {}))).rejects.toBe(CANCELLED)
  expect(clock.monotonic()).toBe(during)
  expect(lines).toHaveLength(takes === 0 ? 1 : 0)
})

test('an attempt that throws gives its slot back', async () => {
  const clock = virtualClock()
  const limiter = slidingWindow({ count: 1, milliseconds: 0, clock, random: () => 0.5 })
  const transport = async () => {
    throw new TypeError('ours')
  }
  await expect(createCall(someCaller({ clock, limiter, transport }))('A', {})).rejects.toThrow('ours')
  await expect(clock.run(createCall(someCaller({ clock, limiter }))('A', {}))).resolves.toMatchObject({
    requestId: 'r-1',
  })
})

test('no slot is occupied during a pause', async () => {
  const clock = virtualClock()
  let occupied = 0
  const limiter: Caller['limiter'] = async () => {
    occupied += 1
    const end = () => {
      occupied -= 1
    }
    return { end }
  }
  const log = () => expect(occupied).toBe(0)
  const call = createCall(someCaller({ clock, limiter, log, transport: async () => refuse('InternalError') }))
  await expect(clock.run(call('A', {}))).rejects.toMatchObject({ code: 'refused' })
  expect(occupied).toBe(0)
})

test('secrets that the API repeats are redacted in its answer', async () => {
  const credentials = { ...CREDENTIALS, token: 'token-000001' }
  const secrets = Object.values(credentials)
  const { result } = await callOnce({
    responses: [respond({ RequestId: 'r', ImageName: secrets.join(' ') })],
    credentials,
    redact: redactor(secrets),
  })
  expect(result).toMatchObject({ response: { ImageName: '*** *** ***' } })
})
