import { expect, test } from '@jest/globals'
import type { Exchange } from '../../../src/network/exchange.ts'
import { readAnswer } from '../../../src/tencent/client/envelope.ts'
import { asError, type Failure } from '../../../src/tencent/client/failure.ts'
import { plain } from '../../../src/text.ts'
import { fail, HOST, httpResponse, REQUEST, refuse, respond } from '../caller.ts'

function failed(exchange: Exchange, context = REQUEST): Failure & { readonly message: string } {
  const result = readAnswer(exchange, context)
  if (result.kind === 'answer') throw new Error('an answer')
  return { ...result, message: result.problem(plain) }
}

test('an answer consists of the content of Response and its RequestId', () => {
  expect(readAnswer(respond({ RequestId: 'r-1', VulCnt: 3 }), REQUEST)).toEqual({
    kind: 'answer',
    requestId: 'r-1',
    response: { RequestId: 'r-1', VulCnt: 3 },
  })
})

test.each([
  {
    name: 'no content',
    exchange: httpResponse(204),
    message: /HTTP 204, but the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'another kind of success',
    exchange: httpResponse(201, {}, '{"Response":{"RequestId":"r"}}'),
    message: /HTTP 201/,
    retry: true,
  },
  { name: 'not modified', exchange: httpResponse(304), message: /redirect \(HTTP 304\)/, retry: false },
  {
    name: 'a redirect',
    exchange: httpResponse(307, { location: 'https://evil.example' }),
    message: /redirect \(HTTP 307\), which is never followed/,
    retry: false,
  },
  {
    name: 'a bad request',
    exchange: httpResponse(400, {}, 'no'),
    message: /answered HTTP 400 \(no content type, 2 bytes\)/,
    retry: false,
  },
  { name: 'forbidden', exchange: httpResponse(403), message: /HTTP 403/, retry: false },
  { name: 'not found', exchange: httpResponse(404), message: /HTTP 404/, retry: false },
  { name: 'too many requests', exchange: httpResponse(429), message: /HTTP 429/, retry: true },
  {
    name: 'a server error',
    exchange: httpResponse(500, { 'content-type': 'text/html' }, '<html>'),
    message: /HTTP 500 \(text\/html, 6 bytes\)/,
    retry: true,
  },
  {
    name: 'HTML with status 200',
    exchange: httpResponse(200, {}, '<html>'),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'an empty body',
    exchange: httpResponse(200),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'null',
    exchange: httpResponse(200, {}, 'null'),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'an array',
    exchange: httpResponse(200, {}, '[]'),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'no Response',
    exchange: httpResponse(200, {}, '{}'),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'a Response that is a text',
    exchange: respond('x'),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'a Response that is null',
    exchange: respond(null),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'a Response that is a list',
    exchange: respond([]),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  {
    name: 'the envelope of the old API',
    exchange: httpResponse(200, {}, '{"code":0,"message":""}'),
    message: /the body is not an answer of the API/,
    retry: true,
  },
  ...[undefined, null, '', 5, 'with space', 'line\nend', 'x'.repeat(129)].map((RequestId) => ({
    name: `the request ID ${JSON.stringify(RequestId)?.slice(0, 20)}`,
    exchange: respond({ RequestId }),
    message: /without a RequestId/,
    retry: true,
  })),
  {
    name: 'a compressed body',
    exchange: respond({ RequestId: 'r' }, { 'content-encoding': 'gzip' }),
    message: /compressed body \(gzip\)/,
    retry: false,
  },
  ...[null, {}, 'x', [], { Code: '' }, { Code: 5 }, { Message: 'x' }].map((error) => ({
    name: `the error ${JSON.stringify(error)}`,
    exchange: respond({ RequestId: 'r', VulCnt: 0, Error: error }),
    message: /an error without a code/,
    retry: false,
  })),
  { name: 'more than 8 MiB', exchange: fail('TOO_LARGE', '8'), message: /more than 8 MiB/, retry: false },
])('not an answer of the API: $name', ({ exchange, message, retry }) => {
  const failure = failed(exchange)
  expect(failure.message).toMatch(message)
  expect(failure.message).toContain(HOST)
  expect([failure.retry, failure.remedy === '']).toEqual([retry, false])
  expect(['not-an-answer', 'unreachable', 'throttled']).toContain(failure.code)
})

test.each([
  ['7', 7_000],
  ['9999', 9_999_000],
  ['', 0],
  ['soon', 0],
  ['-1', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
])('the Retry-After %j means %d ms', (header, milliseconds) => {
  expect(failed(httpResponse(503, { 'retry-after': header }, '')).retryAfter).toBe(milliseconds)
})

test.each([
  ...[
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
  ].map((code) => ({ code, error: 'unreachable', message: /no connection/, retry: true })),
  ...[
    'ENOTFOUND',
    'HPE_INVALID_CONSTANT',
    'HPE_HEADER_OVERFLOW',
    'ERR_INVALID_URL',
    'NO_RESPONSE',
    'SOMETHING_NEW',
  ].map((code) => ({ code, error: 'unreachable', message: /no connection/, retry: false })),
  { code: 'ETIMEDOUT', error: 'unreachable', message: /no complete answer in time/, retry: true },
  { code: 'PROXY_REFUSED', error: 'unreachable', message: /proxy in HTTPS_PROXY/, retry: false },
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'PROXY_UNTRUSTED',
  ].map((code) => ({
    code,
    error: 'insecure',
    message: /certificate of .* cannot be trusted/,
    retry: false,
  })),
  ...['ERR_SSL_WRONG_VERSION_NUMBER', 'EPROTO'].map((code) => {
    return { code, error: 'insecure', message: /^No TLS connection to .* could be made/, retry: false }
  }),
])('the connection failure $code is the error $error', ({ code, error, message, retry }) => {
  const failure = failed(fail(code, 'details'))
  expect([failure.code, failure.retry]).toEqual([error, retry])
  expect(failure.message).toMatch(message)
})

test.each([
  [
    'an unknown CA',
    'SELF_SIGNED_CERT_IN_CHAIN',
    /^If a proxy of yours re-signs traffic, name .*NODE_EXTRA_CA_CERTS/,
  ],
  ['an expired certificate', 'CERT_HAS_EXPIRED', /^Check the clock of this runner/],
  ['a certificate of the future', 'CERT_NOT_YET_VALID', /^Check the clock of this runner/],
  ['a server without TLS', 'EPROTO', /does not speak TLS 1\.2/],
])('the remedy for %s fits', (_, code, remedy) => {
  expect(failed(fail(code, 'details')).remedy).toMatch(remedy)
})

test('secrets that the server repeats are redacted', () => {
  const context = { ...REQUEST, redact: (text: string) => text.replaceAll('hush-hush', '***') }
  const messages = [
    failed(refuse('AuthFailure', 'the key hush-hush'), context),
    failed(httpResponse(500, { 'content-type': 'hush-hush' }), context),
    failed(respond({ RequestId: 'r' }, { 'content-encoding': 'hush-hush' }), context),
    failed(fail('ENOTFOUND', 'hush-hush'), context),
  ].map(({ message }) => message)
  expect(messages.filter((text) => text.includes('hush') || !text.includes('***'))).toEqual([])
})

test('a refusal has the code, the request ID and the message of the API, also beside data', () => {
  const failure = failed(
    respond({ VulCnt: 0, RequestId: 'r-7', Error: { Code: 'FailedOperation', Message: ' so it is ' } }),
  )
  expect(failure.message).toBe(
    'TCSS refused DescribeAssetImageDetail (FailedOperation, request r-7). Its message: so it is',
  )
  expect(failure.requestId).toBe('r-7')
})

test.each([[undefined], [5], ['  ']])(
  'a refusal without message (%j) and request ID has the code',
  (Message) => {
    expect(failed(respond({ Error: { Code: 'FailedOperation', Message } })).message).toBe(
      'TCSS refused DescribeAssetImageDetail (FailedOperation).',
    )
  },
)

test.each([
  ['behind, in minutes', 'Tue, 24 Nov 2026 04:13:00 GMT', "is 60 min behind Tencent Cloud's"],
  ['ahead, in seconds', 'Tue, 24 Nov 2026 03:11:30 GMT', "is 90 s ahead of Tencent Cloud's"],
  ['a text that is no date', 'yesterday', 'differ too much'],
  ['no date', undefined, 'differ too much'],
])('a refusal because of the clock reports the difference: %s', (_name, date, message) => {
  const exchange = respond(
    { Error: { Code: 'AuthFailure.SignatureExpire', Message: '' }, RequestId: 'r' },
    date === undefined ? {} : { date },
  )
  expect(failed(exchange)).toMatchObject({
    code: 'clock',
    retry: false,
    message: expect.stringContaining(message),
  })
})

test('the error of a call has the number of attempts', () => {
  const error = asError(failed(refuse('InternalError')), 5)
  expect(error.problem()).toMatch(/Tried 5 times\.$/)
  expect(asError(failed(refuse('InternalError')), 1).problem()).not.toContain('Tried')
  expect([error.code, error.requestId]).toEqual(['refused', 'request-1'])
})
