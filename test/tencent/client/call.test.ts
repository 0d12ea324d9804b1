import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GateError } from '../../../src/errors.ts'
import type { Exchange, Post } from '../../../src/network/transport.ts'
import { type Caller, createCall, PATIENCE } from '../../../src/tencent/client/call.ts'
import { type Credentials, redactor } from '../../../src/tencent/client/credentials.ts'
import { sign } from '../../../src/tencent/client/sign.ts'
import { VERSION } from '../../../src/version.ts'
import { CREDENTIALS, fail, fakeClock, HOST, refuse, respond } from '../../collect/fakes.ts'
import { NOW, runs } from '../../make.ts'

const GOOD = respond({ RequestId: 'r-1', VulCnt: 0 })

interface Given {
  /** What each try brings; the last one goes on for ever. */
  readonly tries: readonly Exchange[]
  /** How long each try takes, in milliseconds. */
  readonly takes?: number
  readonly random?: number
  readonly credentials?: Credentials
  readonly signal?: AbortSignal
}

async function attempt({
  tries,
  takes = 0,
  random = 0.5,
  credentials = CREDENTIALS,
  signal = new AbortController().signal,
}: Given) {
  const clock = fakeClock()
  const posts: Post[] = []
  const told: string[] = []
  const limiter = async () => ({ end: () => {} })
  const transport: Caller['transport'] = async (post) => {
    posts.push(post)
    clock.pass(Math.min(takes, post.timeout))
    return tries[posts.length - 1] ?? tries.at(-1) ?? GOOD
  }
  const endpoint = { host: HOST, url: `https://${HOST}/`, local: false }
  const call = createCall({
    transport,
    credentials,
    endpoint,
    clock,
    limiter,
    signal,
    sharedQuota: false,
    stepDeadline: 0,
    random: () => random,
    redact: redactor([credentials.secretId, credentials.secretKey, credentials.token ?? 'no token']),
    log: (text) => void told.push(text),
  })
  const result = await call('DescribeAssetImageDetail', { ImageID: 'sha256:1' }).catch(
    (error: unknown) => error,
  )
  return { result, posts, told, clock, error: result instanceof GateError ? result : undefined }
}

test('one good answer is one request', async () => {
  const { result, posts, told } = await attempt({ tries: [GOOD] })
  expect(result).toMatchObject({ kind: 'answer', requestId: 'r-1', response: { VulCnt: 0 } })
  expect([posts.length, told]).toEqual([1, []])
})

test('the request is what the documentation says, and is signed as it is sent', async () => {
  const { posts } = await attempt({ tries: [GOOD] })
  const timestamp = Math.floor(NOW.getTime() / 1000)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    host: HOST,
    'x-tc-action': 'DescribeAssetImageDetail',
  }
  expect(posts[0]).toMatchObject({
    body: '{"ImageID":"sha256:1"}',
    timeout: 10_000,
    headers: {
      authorization: sign(CREDENTIALS, {
        service: 'tcss',
        headers,
        payload: '{"ImageID":"sha256:1"}',
        timestamp,
      }),
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

test('a temporary key sends its token, which is not signed', async () => {
  const { posts } = await attempt({ tries: [GOOD], credentials: { ...CREDENTIALS, token: 'token-0001' } })
  expect(posts[0]?.headers['x-tc-token']).toBe('token-0001')
  expect(posts[0]?.headers['authorization']).toContain('SignedHeaders=content-type;host;x-tc-action,')
})

test('what may pass is tried five times, with doubling pauses, and each pause is told', async () => {
  const { error, posts, clock, told } = await attempt({ tries: [fail('ECONNRESET')], random: 1 })
  expect(posts.length).toBe(5)
  expect(clock.slept).toEqual([1_000, 2_000, 4_000, 8_000])
  expect(told.map((text) => /Try (\d of 5) follows in (.*)\.$/.exec(text)?.slice(1))).toEqual([
    ['2 of 5', '1.0 s'],
    ['3 of 5', '2.0 s'],
    ['4 of 5', '4.0 s'],
    ['5 of 5', '8.0 s'],
  ])
  expect([error?.code, error?.problem()]).toEqual(['unreachable', expect.stringContaining('Tried 5 times.')])
})

test('the pause is any part of its bound', async () => {
  const { clock } = await attempt({ tries: [fail('ECONNRESET')], random: 0 })
  expect(clock.slept).toEqual([0, 0, 0, 0])
})

test('every try is signed anew, with its own time', async () => {
  const { posts } = await attempt({ tries: [fail('ECONNRESET'), refuse('InternalError'), GOOD], random: 1 })
  const stamps = posts.map(({ headers }) => Number(headers['x-tc-timestamp']))
  expect(stamps.map((stamp) => stamp - (stamps[0] ?? 0))).toEqual([0, 1, 3])
  expect(new Set(posts.map(({ headers }) => headers['authorization'])).size).toBe(3)
})

test.each([
  'AuthFailure.SignatureFailure',
  'UnauthorizedOperation',
  'InvalidParameter',
  'AuthFailure.SignatureExpire',
  'Nobody.Knows',
])('%s is not tried again', async (code) => {
  const { error, posts } = await attempt({ tries: [refuse(code)] })
  expect([posts.length, error?.requestId]).toEqual([1, 'request-1'])
})

test('a server that asks for two hours is waited for twenty seconds, and no more than a minute in all', async () => {
  const busy: Exchange = {
    kind: 'response',
    status: 503,
    headers: { 'retry-after': '7200' },
    body: Buffer.from(''),
  }
  const { clock, posts, error } = await attempt({ tries: [busy] })
  expect(clock.slept).toEqual([20_000, 20_000])
  expect([posts.length, error?.code]).toEqual([3, 'unreachable'])
})

test('a server that asks for three seconds gets them', async () => {
  const busy: Exchange = {
    kind: 'response',
    status: 429,
    headers: { 'retry-after': '3' },
    body: Buffer.from(''),
  }
  expect((await attempt({ tries: [busy, GOOD], random: 0 })).clock.slept).toEqual([3_000])
})

test('however the tries go, a call ends within a minute', async () => {
  const exchange = fc.constantFrom(fail('ETIMEDOUT'), fail('ECONNRESET'), refuse('RequestLimitExceeded'), {
    kind: 'response',
    status: 503,
    headers: { 'retry-after': '15' },
    body: Buffer.from(''),
  } as Exchange)
  await fc.assert(
    fc.asyncProperty(
      fc.array(exchange, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 0, max: 30_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (tries, takes, random) => {
        const { clock, posts } = await attempt({ tries, takes, random })
        expect(clock.monotonic()).toBeLessThanOrEqual(PATIENCE.total)
        expect(posts.length).toBeLessThanOrEqual(PATIENCE.tries)
        expect(posts.every(({ timeout }) => timeout <= PATIENCE.aTry)).toBe(true)
      },
    ),
    runs(500),
  )
})

test('an aborted call ends with the reason of the signal, in a pause as well', async () => {
  const reason = new GateError('cancelled', { problem: 'stop', remedy: '' })
  const signal = AbortSignal.abort(reason)
  expect((await attempt({ tries: [fail('ECONNRESET')], signal })).result).toBe(reason)
})

test('our secrets never come back, in whatever the API says', async () => {
  const token = 'token-000001'
  const { secretId, secretKey } = CREDENTIALS
  const { result } = await attempt({
    tries: [respond({ RequestId: 'r', ImageName: `${secretId} ${secretKey} ${token}` })],
    credentials: { ...CREDENTIALS, token },
  })
  expect(result).toMatchObject({ response: { ImageName: '*** *** ***' } })
})
