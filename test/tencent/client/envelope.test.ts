import { describe, expect, test } from '@jest/globals'
import type { Exchange } from '../../../src/network/transport.ts'
import { readAnswer } from '../../../src/tencent/client/envelope.ts'
import { adviceFor } from '../../../src/tencent/client/error-codes.ts'
import { asError, type Failure } from '../../../src/tencent/client/failure.ts'
import { plain } from '../../../src/text.ts'
import { fail, HOST, REQUEST, refuse, respond } from '../caller.ts'

function failed(exchange: Exchange, asked = REQUEST): Failure & { readonly says: string } {
  const read = readAnswer(exchange, asked)
  if (read.kind === 'answer') throw new Error('an answer')
  return { ...read, says: read.problem(plain) }
}

const status = (code: number, body = '', headers: Record<string, string> = {}): Exchange => ({
  kind: 'response',
  status: code,
  headers,
  body: Buffer.from(body),
})

test('an answer is the content of Response and its RequestId', () => {
  expect(readAnswer(respond({ RequestId: 'r-1', VulCnt: 3 }), REQUEST)).toEqual({
    kind: 'answer',
    requestId: 'r-1',
    response: { RequestId: 'r-1', VulCnt: 3 },
  })
})

test.each([
  {
    name: 'no content',
    exchange: status(204),
    says: /HTTP 204 with something that is not the API's JSON/,
    retry: true,
  },
  {
    name: 'another kind of success',
    exchange: status(201, '{"Response":{"RequestId":"r"}}'),
    says: /HTTP 201/,
    retry: true,
  },
  { name: 'not modified', exchange: status(304), says: /redirect \(HTTP 304\)/, retry: false },
  {
    name: 'a redirect',
    exchange: status(307, '', { location: 'https://evil.example' }),
    says: /redirect \(HTTP 307\), which is never followed/,
    retry: false,
  },
  {
    name: 'a bad request',
    exchange: status(400, 'no'),
    says: /answered HTTP 400 \(no content type, 2 bytes\)/,
    retry: false,
  },
  { name: 'forbidden', exchange: status(403), says: /HTTP 403/, retry: false },
  { name: 'not found', exchange: status(404), says: /HTTP 404/, retry: false },
  { name: 'too many requests', exchange: status(429), says: /HTTP 429/, retry: true },
  {
    name: 'a server error',
    exchange: status(500, '<html>', { 'content-type': 'text/html' }),
    says: /HTTP 500 \(text\/html, 6 bytes\)/,
    retry: true,
  },
  { name: 'HTML with status 200', exchange: status(200, '<html>'), says: /not the API's JSON/, retry: true },
  { name: 'an empty body', exchange: status(200), says: /not the API's JSON/, retry: true },
  { name: 'null', exchange: status(200, 'null'), says: /not the API's JSON/, retry: true },
  { name: 'an array', exchange: status(200, '[]'), says: /not the API's JSON/, retry: true },
  { name: 'no Response', exchange: status(200, '{}'), says: /not the API's JSON/, retry: true },
  { name: 'a Response that is a text', exchange: respond('x'), says: /not the API's JSON/, retry: true },
  { name: 'a Response that is null', exchange: respond(null), says: /not the API's JSON/, retry: true },
  { name: 'a Response that is a list', exchange: respond([]), says: /not the API's JSON/, retry: true },
  {
    name: 'the envelope of the old API',
    exchange: status(200, '{"code":0,"message":""}'),
    says: /not the API's JSON/,
    retry: true,
  },
  ...[undefined, null, '', 5, 'with blank', 'line\nend', 'x'.repeat(129)].map((RequestId) => ({
    name: `the request ID ${JSON.stringify(RequestId)?.slice(0, 20)}`,
    exchange: respond({ RequestId }),
    says: /without a RequestId/,
    retry: true,
  })),
  {
    name: 'a compressed body',
    exchange: respond({ RequestId: 'r' }, { 'content-encoding': 'gzip' }),
    says: /compressed body \(gzip\)/,
    retry: false,
  },
  ...[null, {}, 'x', [], { Code: '' }, { Code: 5 }, { Message: 'x' }].map((error) => ({
    name: `the error ${JSON.stringify(error)}`,
    exchange: respond({ RequestId: 'r', VulCnt: 0, Error: error }),
    says: /an error that has no code/,
    retry: false,
  })),
  { name: 'more than 8 MiB', exchange: fail('TOO_LARGE'), says: /more than 8 MiB/, retry: false },
])('not an answer: $name', ({ exchange, says, retry }) => {
  const failure = failed(exchange)
  expect(failure.says).toMatch(says)
  expect(failure.says).toContain(HOST)
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
])('Retry-After: %j is %d ms', (header, milliseconds) => {
  expect(failed(status(503, '', { 'retry-after': header })).retryAfter).toBe(milliseconds)
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
  ].map((code) => ({ code, error: 'unreachable', says: /no connection/, retry: true })),
  ...[
    'ENOTFOUND',
    'HPE_INVALID_CONSTANT',
    'HPE_HEADER_OVERFLOW',
    'ERR_INVALID_URL',
    'NO_RESPONSE',
    'SOMETHING_NEW',
  ].map((code) => ({ code, error: 'unreachable', says: /no connection/, retry: false })),
  { code: 'ETIMEDOUT', error: 'unreachable', says: /no complete answer in time/, retry: true },
  { code: 'PROXY_REFUSED', error: 'unreachable', says: /proxy in HTTPS_PROXY/, retry: false },
  ...[
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'EPROTO',
  ].map((code) => ({ code, error: 'insecure', says: /certificate of .* cannot be trusted/, retry: false })),
])('the connection failure $code', ({ code, error, says, retry }) => {
  const failure = failed(fail(code, 'details'))
  expect([failure.code, failure.retry]).toEqual([error, retry])
  expect(failure.says).toMatch(says)
  if (error === 'insecure') expect(failure.remedy).toContain('NODE_EXTRA_CA_CERTS')
})

test('what the server echoes of our secrets is taken out', () => {
  const asked = { ...REQUEST, redact: (text: string) => text.replaceAll('hush-hush', '***') }
  const says = [
    failed(refuse('AuthFailure', 'the key hush-hush'), asked),
    failed(status(500, '', { 'content-type': 'hush-hush' }), asked),
    failed(respond({ RequestId: 'r' }, { 'content-encoding': 'hush-hush' }), asked),
    failed(fail('ENOTFOUND', 'hush-hush'), asked),
  ].map((failure) => failure.says)
  expect(says.filter((text) => text.includes('hush') || !text.includes('***'))).toEqual([])
})

describe('a refusal', () => {
  test('tells code, request and the words of the API, an error beside data as well', () => {
    const failure = failed(
      respond({ VulCnt: 0, RequestId: 'r-7', Error: { Code: 'FailedOperation', Message: ' so it is ' } }),
    )
    expect(failure.says).toBe(
      'TCSS refused DescribeAssetImageDetail (FailedOperation, request r-7). It says: so it is',
    )
    expect(failure.requestId).toBe('r-7')
  })

  test.each([[undefined], [5], ['  ']])(
    'without words (%j) and without a request ID it tells the code',
    (Message) => {
      expect(failed(respond({ Error: { Code: 'FailedOperation', Message } })).says).toBe(
        'TCSS refused DescribeAssetImageDetail (FailedOperation).',
      )
    },
  )

  test.each([
    {
      name: 'behind, in minutes',
      date: 'Tue, 24 Nov 2026 04:13:00 GMT',
      says: "is 60 min behind Tencent Cloud's",
    },
    {
      name: 'ahead, in seconds',
      date: 'Tue, 24 Nov 2026 03:11:30 GMT',
      says: "is 90 s ahead of Tencent Cloud's",
    },
    { name: 'a text that is no date', date: 'yesterday', says: 'differ too much' },
    { name: 'no date', date: undefined, says: 'differ too much' },
  ])('because of the clock says by how much: $name', ({ date, says }) => {
    const exchange = respond(
      { Error: { Code: 'AuthFailure.SignatureExpire', Message: '' }, RequestId: 'r' },
      date === undefined ? {} : { date },
    )
    expect(failed(exchange)).toMatchObject({
      code: 'clock',
      retry: false,
      says: expect.stringContaining(says),
    })
  })

  test('becomes an error that says how often it was tried', () => {
    const error = asError(failed(refuse('InternalError')), 5)
    expect(error.problem()).toMatch(/Tried 5 times\.$/)
    expect(asError(failed(refuse('InternalError')), 1).problem()).not.toContain('Tried')
    expect([error.code, error.requestId]).toEqual(['refused', 'request-1'])
  })
})

const GENERIC = adviceFor('Nobody.Knows.This', REQUEST).remedy

const PERMANENT = [
  'ActionOffline',
  'AuthFailure',
  'AuthFailure.InvalidAuthorization',
  'AuthFailure.InvalidSecretId',
  'AuthFailure.MFAFailure',
  'AuthFailure.SecretIdNotFound',
  'AuthFailure.SignatureExpire',
  'AuthFailure.SignatureFailure',
  'AuthFailure.TokenFailure',
  'AuthFailure.UnauthorizedOperation',
  'DryRunOperation',
  'FailedOperation',
  'InternalError.ErrRoleNotExist',
  'InvalidAction',
  'InvalidParameter',
  'InvalidParameter.ParsingError',
  'InvalidParameterValue',
  'InvalidRequest',
  'IpInBlacklist',
  'IpNotInWhitelist',
  'LimitExceeded',
  'MissingParameter',
  'NoSuchProduct',
  'NoSuchVersion',
  'OperationDenied',
  'RequestSizeLimitExceeded',
  'ResourceInsufficient',
  'ResponseSizeLimitExceeded',
  'UnauthorizedOperation',
  'UnknownParameter',
  'UnsupportedOperation',
  'UnsupportedProtocol',
  'UnsupportedRegion',
]
const PASSING = [
  'InternalError',
  'InternalError.MainDBFail',
  'InvalidParameter.RequestTimeout',
  'RequestLimitExceeded',
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
  'RequestLimitExceeded.IPLimitExceeded',
  'RequestLimitExceeded.UinLimitExceeded',
  'ResourceInUse',
  'ResourceUnavailable',
  'ServiceUnavailable',
]

test.each([
  ...PERMANENT.map((code) => ({ code, retry: false })),
  ...PASSING.map((code) => ({ code, retry: true })),
])('$code has advice of its own, and may pass: $retry', ({ code, retry }) => {
  const advice = adviceFor(code, REQUEST)
  expect(advice.retry).toBe(retry)
  expect([advice.remedy, '']).not.toContain(undefined)
  expect(advice.remedy).not.toBe(GENERIC)
  expect(advice.remedy.length).toBeGreaterThan(20)
})

test('an image that is not there is told apart from every other refusal', () => {
  expect(adviceFor('ResourceNotFound', REQUEST)).toMatchObject({ code: 'not-found', retry: false })
  expect(adviceFor('ResourceNotFound.Image', REQUEST).code).toBe('not-found')
})

test.each([
  { code: 'RequestLimitExceeded.NewKind', like: 'RequestLimitExceeded' },
  { code: 'AuthFailure.SignatureFailure.Deeper.Still', like: 'AuthFailure.SignatureFailure' },
  { code: 'UnauthorizedOperation.Sub', like: 'UnauthorizedOperation' },
])('$code is treated like $like', ({ code, like }) =>
  expect(adviceFor(code, REQUEST)).toEqual(adviceFor(like, REQUEST)),
)

test.each(['toString', '__proto__', 'constructor.x', '', '.', 'x.'])(
  '%j is unknown, and never tried again',
  (code) => {
    expect(adviceFor(code, REQUEST)).toMatchObject({ code: 'refused', retry: false, remedy: GENERIC })
  },
)

test.each(['UnauthorizedOperation', 'AuthFailure.UnauthorizedOperation'])(
  '%s names the CAM action to grant',
  (code) => {
    expect(adviceFor(code, REQUEST).remedy).toContain('`tcss:DescribeAssetImageDetail`')
  },
)

test.each([
  { host: 'tcss.intl.tencentcloudapi.com', hint: '`site: china`' },
  { host: 'tcss.tencentcloudapi.com', hint: '`site: intl`' },
])('an unknown key at $host hints at the other site', ({ host, hint }) => {
  for (const code of ['AuthFailure.SecretIdNotFound', 'AuthFailure.InvalidSecretId']) {
    expect(adviceFor(code, { action: 'x', host }).remedy).toContain(hint)
  }
})
