import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { CompletedRequest } from 'mockttp'
import { ERROR, outcome, PASSED } from '../scenarios/story.ts'
import {
  HOST,
  type InterceptingProxy,
  runAccelerated,
  secretInputs,
  startProxy,
  TOKEN,
} from './intercepting-proxy.ts'
import { encodingsIn, readableTrace, SECRET_KEY } from './secrets.ts'

// The built action calls the real host name over real TLS, through a proxy that behaves like a bad network.

/** Makes the minute that a request may take three seconds. */
const SPEED = 20

let net: InterceptingProxy
beforeAll(async () => {
  net = await startProxy()
})
afterAll(async () => await net[Symbol.asyncDispose]())
beforeEach(() => net.server.reset())

interface Fault {
  readonly name: string
  /** Sets what the network does with each request. */
  arrange(): Promise<{ getSeenRequests(): Promise<readonly CompletedRequest[]> }>
  /** The message of the error. */
  readonly message: RegExp
  /** How many requests are sent. */
  readonly requests: number
  /** Whether a library logs more about it with step debugging. */
  readonly debug?: true
}

/** Runs the action about a clean image. */
const run = (speed: number, debug = false) =>
  runAccelerated(speed, { inputs: secretInputs(net.world.images.clean.ImageID), env: net.env, debug })
const post = () => net.server.forPost(`https://${HOST}/`).always()
const reply =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  () =>
    post().thenReply(status, body, { 'content-type': 'application/json', ...headers })
const error = (code: string, headers: Record<string, string> = {}) =>
  reply(
    200,
    JSON.stringify({ Response: { Error: { Code: code, Message: 'any text' }, RequestId: 'request-1' } }),
    headers,
  )
const changed = (change: (response: Record<string, unknown>) => unknown) => () =>
  post().thenCallback(async (request) => {
    const answer = await net.answer(request)
    return { ...answer, body: JSON.stringify(change(JSON.parse(answer.body).Response)) }
  })
const text = (change: (body: string) => string | Buffer) => () =>
  post().thenCallback(async (request) => {
    const answer = await net.answer(request)
    return { ...answer, body: change(answer.body) }
  })

const NOT_AN_ANSWER = /not an answer of the API/
const FAULTS: readonly Fault[] = [
  {
    name: 'no answer at all',
    arrange: () => post().thenTimeout(),
    message: /no complete answer in time.*Tried 5 times/,
    requests: 5,
  },
  {
    name: 'a reset connection',
    debug: true,
    arrange: () => post().thenResetConnection(),
    message: /no connection.*ECONNRESET/,
    requests: 5,
  },
  {
    name: 'a closed connection',
    arrange: () => post().thenCloseConnection(),
    message: /no connection/,
    requests: 5,
  },
  {
    name: 'truncated JSON',
    arrange: text((body) => body.slice(0, -20)),
    message: NOT_AN_ANSWER,
    requests: 5,
  },
  { name: 'an empty body', arrange: reply(200, ''), message: NOT_AN_ANSWER, requests: 5 },
  { name: 'the body null', arrange: reply(200, 'null'), message: NOT_AN_ANSWER, requests: 5 },
  { name: 'the body []', arrange: reply(200, '[]'), message: NOT_AN_ANSWER, requests: 5 },
  { name: 'the body {}', arrange: reply(200, '{}'), message: NOT_AN_ANSWER, requests: 5 },
  {
    name: 'a login page with status 200',
    debug: true,
    arrange: reply(200, '<html>Please log in</html>', { 'content-type': 'text/html' }),
    message: /not an answer of the API \(text\/html, 26 bytes\)/,
    requests: 5,
  },
  {
    name: 'an HTML error page with status 502',
    arrange: reply(502, '<html>Bad Gateway</html>'),
    message: /answered HTTP 502/,
    requests: 5,
  },
  { name: 'status 204', arrange: reply(204, ''), message: /answered HTTP 204/, requests: 5 },
  { name: 'status 403', arrange: reply(403, 'blocked'), message: /answered HTTP 403/, requests: 1 },
  {
    name: 'a transient API error',
    debug: true,
    arrange: error('InternalError.MainDBFail'),
    message: /InternalError\.MainDBFail.*request-1.*Tried 5/,
    requests: 5,
  },
  {
    name: 'a fatal API error',
    arrange: error('InvalidParameter'),
    message: /InvalidParameter, request request-1/,
    requests: 1,
  },
  {
    name: 'an unknown API error',
    arrange: error('SomethingNew.Altogether'),
    message: /SomethingNew\.Altogether/,
    requests: 1,
  },
  {
    name: 'an API error without a code',
    arrange: reply(200, '{"Response":{"Error":{},"RequestId":"r"}}'),
    message: /an error without a code/,
    requests: 1,
  },
  {
    name: 'an API error that is null',
    arrange: reply(200, '{"Response":{"Error":null,"RequestId":"r"}}'),
    message: /an error without a code/,
    requests: 1,
  },
  {
    name: 'an API error beside good data',
    arrange: changed((Response) => ({
      Response: { ...Response, Error: { Code: 'FailedOperation', Message: '' } },
    })),
    message: /FailedOperation/,
    requests: 1,
  },
  {
    name: 'throttling of every request',
    arrange: error('RequestLimitExceeded'),
    message: /RequestLimitExceeded.*Tried 5 times/,
    requests: 5,
  },
  {
    name: 'a Retry-After of two hours',
    arrange: reply(503, '', { 'retry-after': '9999' }),
    message: /answered HTTP 503/,
    requests: 3,
  },
  {
    name: 'a clock that is an hour behind',
    arrange: () =>
      post().thenCallback(async () => ({
        statusCode: 200,
        headers: { date: new Date(Date.now() + 3_600_000).toUTCString() },
        body: '{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"expired"},"RequestId":"r"}}',
      })),
    message: /clock is 60 min behind Tencent Cloud's/,
    requests: 1,
  },
  {
    name: 'a redirect to another host',
    arrange: reply(307, '', { location: 'https://evil.example/' }),
    message: /redirect \(HTTP 307\)/,
    requests: 1,
  },
  {
    name: 'a redirect to the same host',
    arrange: reply(302, '', { location: `https://${HOST}/` }),
    message: /redirect \(HTTP 302\)/,
    requests: 1,
  },
  {
    name: 'a compressed body',
    arrange: reply(200, '{}', { 'content-encoding': 'br' }),
    message: /compressed body/,
    requests: 1,
  },
  {
    name: 'an answer without a request ID',
    arrange: changed(({ RequestId, ...Response }) => ({ Response })),
    message: /without a RequestId/,
    requests: 5,
  },
  {
    name: 'an answer about another image',
    arrange: changed((Response) => ({ Response: { ...Response, ImageID: `sha256:${'0'.repeat(64)}` } })),
    message: /answered about/,
    requests: 1,
  },
  {
    name: 'an answer about no image',
    arrange: changed(({ ImageID, ...Response }) => ({ Response })),
    message: /does not know image/,
    requests: 1,
  },
  {
    name: 'a duplicate key',
    arrange: text((body) => body.replace('"VirusCnt":0', '"VirusCnt":5,"VirusCnt":0')),
    message: NOT_AN_ANSWER,
    requests: 5,
  },
  {
    name: 'invalid UTF-8',
    arrange: text((body) =>
      Buffer.concat([Buffer.from(body.slice(0, -2)), Buffer.from([0xff]), Buffer.from('}}')]),
    ),
    message: NOT_AN_ANSWER,
    requests: 5,
  },
  {
    name: 'a byte order mark',
    arrange: text((body) => `\ufeff${body}`),
    message: NOT_AN_ANSWER,
    requests: 5,
  },
  {
    name: 'good data in __proto__',
    arrange: changed((Response) => ({
      Response: {
        RequestId: 'r',
        ['__proto__']: undefined,
        ...JSON.parse(`{"__proto__":${JSON.stringify(Response)}}`),
      },
    })),
    message: /does not know image/,
    requests: 1,
  },
  {
    name: 'an API error that echoes the key',
    debug: true,
    arrange: reply(
      200,
      JSON.stringify({
        Response: {
          Error: { Code: 'AuthFailure', Message: `bad key ${SECRET_KEY}, token ${TOKEN}` },
          RequestId: 'r',
        },
      }),
    ),
    message: /Its message: bad key \*\*\*/,
    requests: 1,
  },
]

async function expectError({ arrange, message, requests }: Fault, debug = false): Promise<void> {
  const seen = await arrange()
  const result = await run(SPEED, debug)
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.annotations.map((annotation) => annotation.message).join('\n')).toMatch(message)
  const sent = await seen.getSeenRequests()
  expect(sent).toHaveLength(requests)
  expect(encodingsIn(readableTrace(result), SECRET_KEY)).toEqual([])
  expect(readableTrace(result)).not.toContain(TOKEN)
  const headers = sent.map(({ rawHeaders }) => JSON.stringify(rawHeaders)).join('\n')
  expect(encodingsIn(headers, SECRET_KEY)).toEqual([])
}

test.each(FAULTS)(
  'the fault of the network, $name, is an error that states its cause and leaks no secret',
  async (fault) => await expectError(fault),
)

test.each(FAULTS.filter(({ debug }) => debug))(
  'the fault of the network, $name, leaks no secret with step debugging',
  async (fault) => await expectError(fault, true),
)

test('a run without a fault passes', async () => {
  await post().thenCallback(net.answer)
  const result = await run(1)
  expect(outcome(result)).toEqual(PASSED)
})

test('a run passes when its third attempt succeeds, and the log reports the first two', async () => {
  await net.server.forPost(`https://${HOST}/`).once().thenResetConnection()
  await net.server.forPost(`https://${HOST}/`).once().thenReply(502, 'no')
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
  const result = await run(SPEED)
  expect(outcome(result)).toEqual(PASSED)
  expect(result.step.log.filter((line) => /attempt \d of 5/.test(line))).toHaveLength(2)
})
