import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { CompletedRequest } from 'mockttp'
import type { ActionResult } from '../../runner-model/run.ts'
import { CANARY, leftBehind, spellingsIn } from './canary.ts'
import { type Between, between, canaryInputs, HOST, runFast, TOKEN } from './gate.ts'

// The built action against the real host name over real TLS, through a proxy that does what a bad network does. Time runs
// forty times as fast, so that a minute's patience takes 1.5 s.

let net: Between
beforeAll(async () => {
  net = await between()
})
afterAll(async () => await net[Symbol.asyncDispose]())
beforeEach(() => net.server.reset())

interface Fault {
  readonly name: string
  /** What the network does with each request. */
  arrange(): Promise<{ getSeenRequests(): Promise<readonly CompletedRequest[]> }>
  /** What the reader is told. */
  readonly says: RegExp
  /** How often it is tried. */
  readonly tries: number
}

const post = () => net.server.forPost(`https://${HOST}/`).always()
const reply =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  () =>
    post().thenReply(status, body, { 'content-type': 'application/json', ...headers })
const error = (code: string, headers: Record<string, string> = {}) =>
  reply(
    200,
    JSON.stringify({ Response: { Error: { Code: code, Message: 'so it is' }, RequestId: 'request-1' } }),
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

const FAULTS: readonly Fault[] = [
  {
    name: 'AF1 no answer at all',
    arrange: () => post().thenTimeout(),
    says: /no complete answer in time.*Tried 5 times/,
    tries: 5,
  },
  {
    name: 'AF2 a connection that is reset',
    arrange: () => post().thenResetConnection(),
    says: /no connection.*ECONNRESET/,
    tries: 5,
  },
  {
    name: 'AF14 a connection that is closed',
    arrange: () => post().thenCloseConnection(),
    says: /no connection/,
    tries: 5,
  },
  {
    name: 'AF4 truncated JSON',
    arrange: text((body) => body.slice(0, -20)),
    says: /not the API's JSON/,
    tries: 5,
  },
  { name: 'AF4 an empty body', arrange: reply(200, ''), says: /not the API's JSON/, tries: 5 },
  { name: 'AF4 null', arrange: reply(200, 'null'), says: /not the API's JSON/, tries: 5 },
  { name: 'AF4 an array', arrange: reply(200, '[]'), says: /not the API's JSON/, tries: 5 },
  { name: 'AF4 an empty object', arrange: reply(200, '{}'), says: /not the API's JSON/, tries: 5 },
  {
    name: 'AF4 a login page with status 200',
    arrange: reply(200, '<html>Please log in</html>', { 'content-type': 'text/html' }),
    says: /not the API's JSON \(text\/html, 26 bytes\)/,
    tries: 5,
  },
  {
    name: 'AF5 an HTML error page',
    arrange: reply(502, '<html>Bad Gateway</html>'),
    says: /answered HTTP 502/,
    tries: 5,
  },
  { name: 'AF6 no content', arrange: reply(204, ''), says: /answered HTTP 204/, tries: 5 },
  { name: 'AF6 a client error', arrange: reply(403, 'blocked'), says: /answered HTTP 403/, tries: 1 },
  {
    name: 'AF7 an error that passes',
    arrange: error('InternalError.MainDBFail'),
    says: /InternalError\.MainDBFail.*request-1.*Tried 5/,
    tries: 5,
  },
  {
    name: 'AF7 an error that stays',
    arrange: error('InvalidParameter'),
    says: /InvalidParameter, request request-1/,
    tries: 1,
  },
  {
    name: 'AF7 an error nobody knows',
    arrange: error('SomethingNew.Altogether'),
    says: /SomethingNew\.Altogether/,
    tries: 1,
  },
  {
    name: 'AF7 an error without a code',
    arrange: reply(200, '{"Response":{"Error":{},"RequestId":"r"}}'),
    says: /error that has no code/,
    tries: 1,
  },
  {
    name: 'AF7 an error that is null',
    arrange: reply(200, '{"Response":{"Error":null,"RequestId":"r"}}'),
    says: /error that has no code/,
    tries: 1,
  },
  {
    name: 'AF8 an error beside good data',
    arrange: changed((Response) => ({
      Response: { ...Response, Error: { Code: 'FailedOperation', Message: '' } },
    })),
    says: /FailedOperation/,
    tries: 1,
  },
  {
    name: 'AF9 a storm of rejections',
    arrange: error('RequestLimitExceeded'),
    says: /RequestLimitExceeded.*Tried 5 times/,
    tries: 5,
  },
  {
    name: 'AF10 a server that asks for two hours',
    arrange: reply(503, '', { 'retry-after': '9999' }),
    says: /answered HTTP 503/,
    tries: 3,
  },
  {
    name: 'AF11 a clock that is an hour behind',
    arrange: () =>
      post().thenCallback(async () => ({
        statusCode: 200,
        headers: { date: new Date(Date.now() + 3_600_000).toUTCString() },
        body: '{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"expired"},"RequestId":"r"}}',
      })),
    says: /clock is 60 min behind Tencent Cloud's/,
    tries: 1,
  },
  {
    name: 'AF12 a redirect to another host',
    arrange: reply(307, '', { location: 'https://evil.example/' }),
    says: /redirect \(HTTP 307\)/,
    tries: 1,
  },
  {
    name: 'AF12 a redirect to itself',
    arrange: reply(302, '', { location: `https://${HOST}/` }),
    says: /redirect \(HTTP 302\)/,
    tries: 1,
  },
  {
    name: 'AF15 a compressed body',
    arrange: reply(200, '{}', { 'content-encoding': 'br' }),
    says: /compressed body/,
    tries: 1,
  },
  {
    name: 'AF20 no request ID',
    arrange: changed(({ RequestId, ...Response }) => ({ Response })),
    says: /without a RequestId/,
    tries: 5,
  },
  {
    name: 'an answer about another image',
    arrange: changed((Response) => ({ Response: { ...Response, ImageID: `sha256:${'0'.repeat(64)}` } })),
    says: /answered about/,
    tries: 1,
  },
  {
    name: 'an answer about no image',
    arrange: changed(({ ImageID, ...Response }) => ({ Response })),
    says: /does not know image/,
    tries: 1,
  },
  {
    name: 'GS15 a key that stands twice',
    arrange: text((body) => body.replace('"VirusCnt":0', '"VirusCnt":5,"VirusCnt":0')),
    says: /not the API's JSON/,
    tries: 5,
  },
  {
    name: 'GS15 invalid UTF-8',
    arrange: text((body) =>
      Buffer.concat([Buffer.from(body.slice(0, -2)), Buffer.from([0xff]), Buffer.from('}}')]),
    ),
    says: /not the API's JSON/,
    tries: 5,
  },
  {
    name: 'GS15 a byte order mark',
    arrange: text((body) => `\ufeff${body}`),
    says: /not the API's JSON/,
    tries: 5,
  },
  {
    name: 'GS15 good data in __proto__',
    arrange: changed((Response) => ({
      Response: {
        RequestId: 'r',
        ['__proto__']: undefined,
        ...JSON.parse(`{"__proto__":${JSON.stringify(Response)}}`),
      },
    })),
    says: /does not know image/,
    tries: 1,
  },
  {
    name: 'SE3 an error that echoes the key',
    arrange: reply(
      200,
      JSON.stringify({
        Response: {
          Error: { Code: 'AuthFailure', Message: `bad key ${CANARY}, token ${TOKEN}` },
          RequestId: 'r',
        },
      }),
    ),
    says: /It says: bad key \*\*\*/,
    tries: 1,
  },
]

describe.each([
  { debug: false, mode: 'as usual' },
  { debug: true, mode: 'with step debugging' },
])('$mode', ({ debug }) => {
  test.each(FAULTS)('$name: an error that says so, and nothing leaks', async ({ arrange, says, tries }) => {
    const seen = await arrange()
    const inputs = canaryInputs(net.world.images.clean.ImageID)
    const result = await runFast(40, { inputs, env: net.env, debug, timeoutMs: 20_000 })
    expect(outcome(result)).toEqual({
      conclusion: 'failure',
      exitCode: 1,
      verdict: 'error',
      allowed: 'false',
    })
    expect(result.step.annotations.map(({ message }) => message).join('\n')).toMatch(says)
    const requests = await seen.getSeenRequests()
    expect(requests.length).toBe(tries)
    expect(spellingsIn(leftBehind(result), CANARY)).toEqual([])
    expect(leftBehind(result)).not.toContain(TOKEN)
    expect(
      spellingsIn(requests.map(({ rawHeaders }) => JSON.stringify(rawHeaders)).join('\n'), CANARY),
    ).toEqual([])
  })
})

test('without a fault the same run passes', async () => {
  await post().thenCallback(net.answer)
  const inputs = canaryInputs(net.world.images.clean.ImageID)
  const result = await runFast(1, { inputs, env: net.env, timeoutMs: 20_000 })
  expect(outcome(result)).toEqual({ conclusion: 'success', exitCode: 0, verdict: 'pass', allowed: 'true' })
})

test('two faults on the way and the third try passes; the log says what happened', async () => {
  await net.server.forPost(`https://${HOST}/`).once().thenResetConnection()
  await net.server.forPost(`https://${HOST}/`).once().thenReply(502, 'no')
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
  const inputs = canaryInputs(net.world.images.clean.ImageID)
  const result = await runFast(40, { inputs, env: net.env, timeoutMs: 20_000 })
  expect(outcome(result)).toMatchObject({ verdict: 'pass', exitCode: 0 })
  expect(result.step.log.filter((line) => /Try \d of 5 follows/.test(line))).toHaveLength(2)
})

function outcome({ step, exitCode }: ActionResult) {
  return {
    conclusion: step.conclusion,
    exitCode,
    verdict: step.outputs['verdict'],
    allowed: step.outputs['allowed'],
  }
}
