import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { ApiRequest } from '../../../emulator/api/protocol.ts'
import { authenticate, stringToSign } from '../../../emulator/api/signature.ts'
import { DEMO_CREDENTIALS } from '../../../emulator/demo/demo.ts'
import { EXAMPLE_KEY, EXAMPLE_TIME, SIGNATURES } from '../../tencent/signatures.ts'
import { NOW, type RequestOptions, signedRequest, withHeaders } from '../requests.ts'

/** A request of the documentation as it is received, and the authority that knows its key. */
function received({ service, payload, headers: signed, signature }: (typeof SIGNATURES)[number]) {
  const credential = `${EXAMPLE_KEY.secretId}/2019-02-25/${service}/tc3_request`
  const names = Object.keys(signed).join(';')
  const headers = {
    ...signed,
    'x-tc-timestamp': String(EXAMPLE_TIME),
    authorization: `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  }
  const request: ApiRequest = { method: 'POST', path: '/', headers, body: Buffer.from(payload) }
  return { request, authority: { credentials: [EXAMPLE_KEY], now: EXAMPLE_TIME * 1000, service } }
}

test.each(SIGNATURES)('a known signature is accepted: $name', (one) => {
  const { request, authority } = received(one)
  expect(authenticate(request, authority)).toBe(EXAMPLE_KEY)
})

// The current docs mask the key of their example, but its derived key is known.
test("the string to sign is that of the docs' current example", () => {
  const { request } = received(SIGNATURES[1])
  const signedHeaders = ['content-type', 'host', 'x-tc-action']
  const text = stringToSign(request, { date: '2019-02-25', service: 'cvm', signedHeaders })
  expect(text.split('\n')).toEqual([
    'TC3-HMAC-SHA256',
    '1551113065',
    '2019-02-25/cvm/tc3_request',
    '7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84',
  ])
  const key = Buffer.from('b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af', 'hex')
  expect(createHmac('sha256', key).update(text).digest('hex')).toBe(
    '10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  )
})

const { lasting, temporary } = DEMO_CREDENTIALS
const check = (request: ApiRequest, now = NOW) =>
  authenticate(request, { credentials: Object.values(DEMO_CREDENTIALS), now, service: 'tcss' })
const refusal = (code: string, text = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(text) })

describe('the clock', () => {
  test.each([
    { name: '299 s slow', skew: -299, fresh: true },
    { name: '300 s slow', skew: -300, fresh: true },
    { name: '301 s slow', skew: -301, fresh: false },
    { name: '299 s fast', skew: 299, fresh: true },
    { name: '300 s fast', skew: 300, fresh: true },
    { name: '301 s fast', skew: 301, fresh: false },
  ])('whether a time stamp $name is accepted: $fresh', ({ skew, fresh }) => {
    const result = () => check(signedRequest({ at: NOW / 1000 + skew }))
    if (fresh) expect(result()).toBe(lasting)
    else expect(result).toThrow(refusal('AuthFailure.SignatureExpire'))
  })

  test('a time stamp is compared in whole seconds', () => {
    expect(check(signedRequest({ at: NOW / 1000 - 300 }), NOW + 999)).toBe(lasting)
  })

  const midnight = Date.UTC(2026, 2, 1) / 1000
  test.each([
    { name: 'the last second of the UTC day', at: midnight - 1, date: '2026-02-28' },
    { name: 'the first second of the UTC day', at: midnight, date: '2026-03-01' },
  ])('the scope of a signature has the UTC date in $name', ({ at, date }) => {
    const request = signedRequest({ at })
    expect(request.headers['authorization']).toContain(`/${date}/tcss/`)
    expect(check(request, midnight * 1000)).toBe(lasting)
  })

  test.each([
    {
      name: 'the day before, although it is that of the clock',
      at: midnight - 1,
      from: '2026-02-28',
      to: '2026-03-01',
    },
    { name: 'the day after', at: midnight, from: '2026-03-01', to: '2026-02-28' },
  ])('a scope with another date than the time stamp is refused: $name', ({ at, from, to }) => {
    const request = signedRequest({ at })
    const authorization = request.headers['authorization']?.replace(from, to)
    expect(() => check(withHeaders(request, { authorization }), midnight * 1000)).toThrow(
      refusal('AuthFailure.InvalidAuthorization', '`Date`'),
    )
  })
})

describe('a request', () => {
  test.each<{ name: string; request: RequestOptions; code: string }>([
    {
      name: 'an unknown secret id',
      request: { credential: { ...lasting, secretId: 'AKIDUNKNOWN' } },
      code: 'AuthFailure.SecretIdNotFound',
    },
    {
      name: 'a wrong key',
      request: { credential: { ...lasting, secretKey: temporary.secretKey } },
      code: 'AuthFailure.SignatureFailure',
    },
    {
      name: 'a temporary key without its token',
      request: { credential: { secretId: temporary.secretId, secretKey: temporary.secretKey } },
      code: 'AuthFailure.TokenFailure',
    },
    {
      name: 'a temporary key with another token',
      request: { credential: { ...temporary, token: 'another' } },
      code: 'AuthFailure.TokenFailure',
    },
    {
      name: 'a lasting key with a token',
      request: { credential: { ...lasting, token: temporary.token } },
      code: 'AuthFailure.TokenFailure',
    },
    {
      name: 'a scope of another service',
      request: { service: 'cvm' },
      code: 'AuthFailure.InvalidAuthorization',
    },
  ])('a request with $name has error $code', ({ request, code }) => {
    expect(() => check(signedRequest(request))).toThrow(refusal(code))
  })

  test('a request with a temporary key and its token is accepted', () => {
    expect(check(signedRequest({ credential: temporary }))).toBe(temporary)
  })

  test.each([
    { name: 'another body', change: { body: Buffer.from('{ }') } },
    { name: 'another query', change: { path: '/?a=b' } },
    { name: 'another method', change: { method: 'PUT' } },
  ])('a request with $name than was signed has a wrong signature', ({ change }) => {
    expect(() => check({ ...signedRequest(), ...change })).toThrow(refusal('AuthFailure.SignatureFailure'))
  })

  test.each([
    { name: 'another content type', change: { 'content-type': 'application/json; charset=utf-8' } },
    { name: 'another host', change: { host: 'tcss.intl.tencentcloudapi.com' } },
    { name: 'another time stamp', change: { 'x-tc-timestamp': String(NOW / 1000 + 1) } },
  ])('a request with $name than was signed in its headers has a wrong signature', ({ change }) => {
    expect(() => check(withHeaders(signedRequest(), change))).toThrow(refusal('AuthFailure.SignatureFailure'))
  })

  const { authorization = '' } = signedRequest().headers
  test.each([
    { name: 'no header', header: undefined, text: 'expected' },
    { name: 'an empty header', header: '', text: 'expected' },
    {
      name: 'another algorithm',
      header: authorization.replace('TC3-HMAC-SHA256', 'AWS4-HMAC-SHA256'),
      text: 'expected',
    },
    {
      name: 'an upper-case signature',
      header: authorization.replace(/\w+$/, 'A'.repeat(64)),
      text: 'expected',
    },
    { name: 'a short signature', header: authorization.slice(0, -1), text: 'expected' },
    {
      name: 'a host that is not signed',
      header: authorization.replace(';host', ''),
      text: '`host` must be signed',
    },
    {
      name: 'a content type that is not signed',
      header: authorization.replace('content-type;', ''),
      text: '`content-type` must',
    },
    {
      name: 'a signed header that was not sent',
      header: authorization.replace(';host', ';host;x-nothing'),
      text: '`x-nothing` is signed but',
    },
    {
      name: 'a header named like an inherited property',
      header: authorization.replace(';host', ';constructor;host'),
      text: '`constructor` is signed but',
    },
    {
      name: 'signed headers out of order',
      header: authorization.replace('content-type;host', 'host;content-type'),
      text: 'ASCII order',
    },
    {
      name: 'a header signed twice',
      header: authorization.replace(';host', ';host;host'),
      text: 'ASCII order',
    },
  ])('a request with $name has an invalid authorization', ({ header, text }) => {
    expect(() => check(withHeaders(signedRequest(), { authorization: header }))).toThrow(
      refusal('AuthFailure.InvalidAuthorization', text),
    )
  })

  test.each([
    { name: 'nothing', value: undefined, code: 'MissingParameter' },
    { name: 'a fraction', value: '1772366400.5', code: 'InvalidParameterValue' },
    { name: 'milliseconds', value: String(NOW), code: 'InvalidParameterValue' },
    { name: 'a date', value: '2026-03-01', code: 'InvalidParameterValue' },
  ])('a request with $name for a time stamp is refused with $code', ({ value, code }) => {
    expect(() => check(withHeaders(signedRequest(), { 'x-tc-timestamp': value }))).toThrow(
      refusal(code, '`X-TC-Timestamp`'),
    )
  })
})

test('the signed host may lack the port of the Host header, as in the official SDK', () => {
  const request = signedRequest({ host: '127.0.0.1' })
  expect(check(withHeaders(request, { host: '127.0.0.1:8080' }))).toBe(lasting)
})

test('the signed host may have the port', () => {
  const request = withHeaders(signedRequest(), { host: '127.0.0.1:8080' })
  const scope = { date: '2026-03-01', service: 'tcss' }
  const text = stringToSign(request, { ...scope, signedHeaders: ['content-type', 'host'] })
  const key = [scope.date, scope.service, 'tc3_request'].reduce<string | Buffer>(
    (secret, part) => createHmac('sha256', secret).update(part).digest(),
    `TC3${lasting.secretKey}`,
  )
  const signature = createHmac('sha256', key).update(text).digest('hex')
  const authorization = request.headers['authorization']?.replace(/\w+$/, signature)
  expect(check(withHeaders(request, { authorization }))).toBe(lasting)
})
