import { createHash, createHmac } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import sdk from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js'
import { sign } from '../../../src/tencent/client/sign.ts'
import { runs } from '../../make.ts'
import { EXAMPLE_KEY, EXAMPLE_TIME, SIGNATURES } from '../signatures.ts'

const EXAMPLE = { ...EXAMPLE_KEY, token: null }

test.each(SIGNATURES)('the signature is right for $name', ({ signature, ...request }) => {
  const names = Object.keys(request.headers).join(';')
  expect(sign(EXAMPLE, { ...request, timestamp: EXAMPLE_TIME })).toBe(
    `TC3-HMAC-SHA256 Credential=${EXAMPLE.secretId}/2019-02-25/${request.service}/tc3_request, SignedHeaders=${names}, Signature=${signature}`,
  )
})

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
const secret = fc.stringMatching(/^[!-~]{8,40}$/)
const timestamp = fc.integer({ min: 0, max: 4_102_444_800 })
const random = fc.record({
  secretId: fc.stringMatching(/^[A-Za-z0-9]{8,36}$/),
  secretKey: secret,
  service: label,
  timestamp,
  payload: fc.string({ unit: 'binary' }).map((text) => JSON.stringify({ text })),
})

test("a signature equals that of Tencent's own SDK for 1,000 random requests", () => {
  fc.assert(
    fc.property(random, ({ secretId, secretKey, service, timestamp: at, payload }) => {
      const host = `${service}.tencentcloudapi.com`
      const theirs = sdk.default.sign3({
        method: 'POST',
        url: `https://${host}/`,
        payload: Buffer.from(payload),
        timestamp: at,
        service,
        secretId,
        secretKey,
        multipart: false,
        boundary: '',
        headers: { 'Content-Type': 'application/json' },
      })
      const ours = sign(
        { secretId, secretKey, token: null },
        { service, headers: { host, 'content-type': 'application/json' }, payload, timestamp: at },
      )
      expect(ours).toBe(theirs)
    }),
    runs(1_000),
  )
})

test.each([
  { name: 'a second before midnight UTC', at: '2026-11-23T23:59:59Z', date: '2026-11-23' },
  { name: 'midnight UTC', at: '2026-11-24T00:00:00Z', date: '2026-11-24' },
  { name: 'a second after midnight UTC', at: '2026-11-24T00:00:01Z', date: '2026-11-24' },
  { name: 'the last second of a leap day', at: '2028-02-29T23:59:59Z', date: '2028-02-29' },
])('the date in the scope is that of the time stamp: $name', ({ at, date }) => {
  const request = {
    service: 'tcss',
    headers: { host: 'h', 'content-type': 'c' },
    payload: '{}',
    timestamp: Date.parse(at) / 1000,
  }
  const header = sign(EXAMPLE, request)
  expect(header).toContain(`/${date}/tcss/tc3_request, `)
  // The steps of the documentation, with this date.
  const canonical = `POST\n/\n\ncontent-type:c\nhost:h\n\ncontent-type;host\n${createHash('sha256').update('{}').digest('hex')}`
  const toSign = `TC3-HMAC-SHA256\n${request.timestamp}\n${date}/tcss/tc3_request\n${createHash('sha256').update(canonical).digest('hex')}`
  const key = [date, 'tcss', 'tc3_request'].reduce<string | Buffer>(
    (last, part) => createHmac('sha256', last).update(part).digest(),
    `TC3${EXAMPLE.secretKey}`,
  )
  expect(header.endsWith(`Signature=${createHmac('sha256', key).update(toSign).digest('hex')}`)).toBe(true)
})

test('headers are signed sorted by name, trimmed and in lower case', () => {
  const request = { service: 'tcss', payload: '{}', timestamp: 0 }
  const one = sign(EXAMPLE, {
    ...request,
    headers: { 'x-tc-action': ' DescribeX ', host: 'h', 'content-type': 'c' },
  })
  const two = sign(EXAMPLE, {
    ...request,
    headers: { 'content-type': 'c', host: 'h', 'x-tc-action': 'describex' },
  })
  expect(one).toBe(two)
  expect(one).toContain('SignedHeaders=content-type;host;x-tc-action,')
})
