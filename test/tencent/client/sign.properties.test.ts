import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { authenticate } from '../../../emulator/api/signature.ts'
import type { Credentials } from '../../../src/tencent/client/credentials.ts'
import { sign } from '../../../src/tencent/client/sign.ts'
import { runs } from '../../make.ts'

const letters = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/)
const request = fc.record({
  service: fc.constantFrom('tcss', 'sts'),
  host: fc.constantFrom('tcss.tencentcloudapi.com', 'tcss.intl.tencentcloudapi.com', '127.0.0.1:8080'),
  action: fc.stringMatching(/^[A-Za-z]{1,40}$/),
  payload: fc.oneof(
    fc.json(),
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify({ text })),
  ),
  timestamp: fc.integer({ min: 0, max: 4_102_444_800 }),
})
type Request = typeof request extends fc.Arbitrary<infer T> ? T : never

/** Whether the emulator, which shares no code with the signer, accepts the received request. */
function accepts(keys: Credentials, signed: Request, received: Request = signed): boolean {
  const contentType = 'application/json; charset=utf-8'
  const parts = (from: Request) => {
    return { host: from.host, 'content-type': contentType, 'x-tc-action': from.action }
  }
  const { service, payload, timestamp } = signed
  const authorization = sign(keys, { service, headers: parts(signed), payload, timestamp })
  const headers = { ...parts(received), 'x-tc-timestamp': `${received.timestamp}`, authorization }
  const credential = { secretId: keys.secretId, secretKey: keys.secretKey }
  const authority = { credentials: [credential], now: received.timestamp * 1000, service: received.service }
  try {
    const body = Buffer.from(received.payload)
    return authenticate({ method: 'POST', path: '/', headers, body }, authority) === credential
  } catch {
    return false
  }
}

test('the emulator accepts the signatures of 1,000 random requests', () => {
  fc.assert(
    fc.property(letters, letters, request, (secretId, secretKey, sent) => {
      expect(accepts({ secretId, secretKey, token: null }, sent)).toBe(true)
    }),
    runs(1_000),
  )
})

test('the emulator refuses a request when a signed part was changed on the wire', () => {
  fc.assert(
    fc.property(letters, letters, request, request, (secretId, secretKey, sent, other) => {
      const keys = { secretId, secretKey, token: null }
      for (const part of Object.keys(sent) as (keyof Request)[]) {
        // Only an action is signed in lower case.
        const signed = (from: Request) => (part === 'action' ? from.action.toLowerCase() : from[part])
        if (signed(sent) === signed(other)) continue
        expect(accepts(keys, sent, { ...sent, [part]: other[part] })).toBe(false)
      }
    }),
    runs(200),
  )
})
