import { createHash, createHmac } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import sdk from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js'
import { sign } from '../../../src/tencent/client/sign.ts'
import { runs } from '../../make.ts'

const EXAMPLE = {
  secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
  secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
  token: null,
}
const CVM = {
  service: 'cvm',
  timestamp: 1_551_113_065,
  payload: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
}
const TCSS = {
  service: 'tcss',
  timestamp: 1_551_113_065,
  payload: '{"ImageID":"sha256:707540fd8a54ab3ebc086ecc96d2d6143fd92c1cac4d0b23353e1b7078b5937b"}',
}
const JSON_UTF8 = 'application/json; charset=utf-8'

test.each([
  {
    name: 'the example of the documentation',
    request: { ...CVM, headers: { 'content-type': JSON_UTF8, host: 'cvm.tencentcloudapi.com' } },
    signature: '72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
  },
  {
    name: 'the example with a signed action',
    request: {
      ...CVM,
      headers: {
        'content-type': JSON_UTF8,
        host: 'cvm.tencentcloudapi.com',
        'x-tc-action': 'DescribeInstances',
      },
    },
    signature: '644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26',
  },
  {
    name: 'TCSS, international site',
    request: {
      ...TCSS,
      headers: {
        'content-type': JSON_UTF8,
        host: 'tcss.intl.tencentcloudapi.com',
        'x-tc-action': 'DescribeAssetImageDetail',
      },
    },
    signature: 'c9e30fb73b5a5c32831251fe9f2756f4b6c3d83f0a0db99bb3a25149b06d39d6',
  },
  {
    name: 'TCSS, site in China',
    request: {
      ...TCSS,
      headers: {
        'content-type': JSON_UTF8,
        host: 'tcss.tencentcloudapi.com',
        'x-tc-action': 'DescribeAssetImageDetail',
      },
    },
    signature: '9f6c99f84309f4f31798ee16b86f12dbca041c4f4178e336002a728e75f6d9bd',
  },
  {
    name: "TCSS as Tencent's SDK signs it",
    request: {
      ...TCSS,
      headers: { 'content-type': 'application/json', host: 'tcss.intl.tencentcloudapi.com' },
    },
    signature: 'e2c8bc0913700c43ef27cdab9439d8eb13ef3b84347a930aaed2b4087a1d5820',
  },
])('the signature is right for $name', ({ request, signature }) => {
  const names = Object.keys(request.headers).sort().join(';')
  expect(sign(EXAMPLE, request)).toBe(
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
        headers: { 'Content-Type': JSON_UTF8 },
      })
      const ours = sign(
        { secretId, secretKey, token: null },
        { service, headers: { host, 'content-type': JSON_UTF8 }, payload, timestamp: at },
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
