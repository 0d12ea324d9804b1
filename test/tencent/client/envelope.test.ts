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

test('an answer consists of the content of Response and the RequestId in it', () => {
  expect(readAnswer(respond({ RequestId: 'r-1', VulCnt: 3 }), REQUEST)).toEqual({
    kind: 'answer',
    requestId: 'r-1',
    response: { RequestId: 'r-1', VulCnt: 3 },
  })
})

const NOT_AN_ANSWER = /the body is not an answer of the API/

test.each<[name: string, exchange: Exchange, message: RegExp, retry: boolean]>([
  ['no content', httpResponse(204), /HTTP 204, but the body is not an answer of the API/, true],
  ['another kind of success', httpResponse(201, {}, '{"Response":{"RequestId":"r"}}'), /HTTP 201/, true],
  ['not modified', httpResponse(304), /redirect \(HTTP 304\)/, false],
  [
    'a redirect',
    httpResponse(307, { location: 'https://evil.example' }),
    /redirect \(HTTP 307\), which is never followed/,
    false,
  ],
  ['a bad request', httpResponse(400, {}, 'no'), /answered HTTP 400 \(no content type, 2 bytes\)/, false],
  ['forbidden', httpResponse(403), /HTTP 403/, false],
  ['not found', httpResponse(404), /HTTP 404/, false],
  ['too many requests', httpResponse(429), /HTTP 429/, true],
  [
    'a server error',
    httpResponse(500, { 'content-type': 'text/html' }, '<html>'),
    /HTTP 500 \(text\/html, 6 bytes\)/,
    true,
  ],
  ['HTML with status 200', httpResponse(200, {}, '<html>'), NOT_AN_ANSWER, true],
  ['an empty body', httpResponse(200), NOT_AN_ANSWER, true],
  ['null', httpResponse(200, {}, 'null'), NOT_AN_ANSWER, true],
  ['an array', httpResponse(200, {}, '[]'), NOT_AN_ANSWER, true],
  ['no Response', httpResponse(200, {}, '{}'), NOT_AN_ANSWER, true],
  ['a Response that is a text', respond('x'), NOT_AN_ANSWER, true],
  ['a Response that is null', respond(null), NOT_AN_ANSWER, true],
  ['a Response that is a list', respond([]), NOT_AN_ANSWER, true],
  ['the envelope of the old API', httpResponse(200, {}, '{"code":0,"message":""}'), NOT_AN_ANSWER, true],
  ...[undefined, null, '', 5, 'with space', 'line\nend', 'x'.repeat(129)].map(
    (RequestId): [string, Exchange, RegExp, boolean] => [
      `the request ID ${JSON.stringify(RequestId)?.slice(0, 20)}`,
      respond({ RequestId }),
      /without a RequestId/,
      true,
    ],
  ),
  [
    'a compressed body',
    respond({ RequestId: 'r' }, { 'content-encoding': 'gzip' }),
    /compressed body \(gzip\)/,
    false,
  ],
  ...[null, {}, 'x', [], { Code: '' }, { Code: 5 }, { Message: 'x' }].map(
    (error): [string, Exchange, RegExp, boolean] => [
      `the error ${JSON.stringify(error)}`,
      respond({ RequestId: 'r', VulCnt: 0, Error: error }),
      /an error without a code/,
      false,
    ],
  ),
  ['more than 8 MiB', fail('TOO_LARGE', '8'), /more than 8 MiB/, false],
])(
  'a response that is not an answer of the API is an error with a remedy: %s',
  (...[, exchange, message, retry]) => {
    const failure = failed(exchange)
    expect(failure.message).toMatch(message)
    expect(failure.message).toContain(HOST)
    expect([failure.retry, failure.remedy === '']).toEqual([retry, false])
    expect(['not-an-answer', 'unreachable', 'throttled']).toContain(failure.code)
  },
)

test.each([
  ['7', 7_000],
  ['9999', 9_999_000],
  ['', 0],
  ['soon', 0],
  ['-1', 0],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
])('the header Retry-After %j means a pause of %d ms', (header, milliseconds) => {
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
