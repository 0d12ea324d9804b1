import { describe, expect, test } from '@jest/globals'
import { createEmulator, type EmulatorOptions, MAX_BODY_BYTES } from '../../../emulator/api/handle.ts'
import { fixedWindow, tokenBucket } from '../../../emulator/api/limit.ts'
import type { ApiRequest } from '../../../emulator/api/protocol.ts'
import { DEMO_CREDENTIALS, demoWorld } from '../../../emulator/demo/demo.ts'
import { EMPTY_IMAGE } from '../../../emulator/world/world.ts'
import { type Asked, NOW, signedRequest, withHeaders } from '../signed.ts'

const world = demoWorld(NOW)
const someEmulator = (options: Partial<EmulatorOptions> = {}) =>
  createEmulator({ world, now: () => NOW, ...options })
const asking = (ImageID: unknown) => JSON.stringify({ ImageID })
const CLEAN = asking(world.images.clean.ImageID)

/** The content of the envelope. */
function ask(request: ApiRequest, emulator = someEmulator()) {
  const { Response } = JSON.parse(emulator.handle(request).body)
  return Response
}

describe('an image that is known', () => {
  test.each(Object.entries(world.images))('%s is answered with its record', (_, image) => {
    const { RequestId, ...fields } = ask(signedRequest({ body: asking(image.ImageID) }))
    expect(fields).toEqual(image)
  })
})

describe('an image that is unknown', () => {
  const unknown = signedRequest({ body: asking(`sha256:${'0'.repeat(64)}`) })

  test('is an error by default', () => {
    expect(ask(unknown).Error.Code).toBe('ResourceNotFound')
  })

  test('is an empty record on demand', () => {
    const { RequestId, ...fields } = ask(unknown, someEmulator({ unknownImage: 'empty' }))
    expect(fields).toEqual(EMPTY_IMAGE)
  })
})

describe('the envelope', () => {
  test.each([
    { name: 'an answer', request: signedRequest({ body: CLEAN }) },
    { name: 'a refusal', request: signedRequest({ action: 'Nonsense' }) },
  ])('$name has status 200, JSON and a RequestId', ({ request }) => {
    const { status, headers, body } = someEmulator().handle(request)
    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'application/json' } })
    expect(Object.keys(JSON.parse(body))).toEqual(['Response'])
    expect(JSON.parse(body).Response.RequestId).toBe('00000000-0000-4000-8000-000000000001')
  })

  test('request IDs count every request, refused ones too', () => {
    const emulator = someEmulator()
    const ids = [CLEAN, 'not JSON', CLEAN].map((body) => ask(signedRequest({ body }), emulator).RequestId)
    expect(ids.map((id) => id.slice(-2))).toEqual(['01', '02', '03'])
  })

  test('a bug is not dressed up as an answer', () => {
    const broken = () => {
      throw new RangeError('no clock')
    }
    expect(() => someEmulator({ now: broken }).handle(signedRequest())).toThrow(RangeError)
  })
})

describe('every refusal has its code', () => {
  test.each<{ name: string; asked: Asked; code: string; says: string }>([
    {
      name: 'another version',
      asked: { version: '2019-01-01' },
      code: 'NoSuchVersion',
      says: '`2019-01-01`',
    },
    { name: 'an unknown action', asked: { action: 'Nonsense' }, code: 'InvalidAction', says: '`Nonsense`' },
    {
      name: 'an action named like an inherited property',
      asked: { action: 'constructor' },
      code: 'InvalidAction',
      says: '`constructor`',
    },
    { name: 'a body that is not JSON', asked: { body: '{' }, code: 'InvalidParameter', says: 'JSON' },
    { name: 'an empty body', asked: { body: '' }, code: 'InvalidParameter', says: 'JSON' },
    { name: 'a list for a body', asked: { body: '[]' }, code: 'InvalidParameter', says: 'JSON' },
    { name: 'null for a body', asked: { body: 'null' }, code: 'InvalidParameter', says: 'JSON' },
    {
      name: 'a body that is not UTF-8',
      asked: { body: Buffer.from([0x22, 0xff, 0x22]) },
      code: 'InvalidParameter',
      says: 'UTF-8',
    },
    {
      name: 'a content type other than JSON',
      asked: { body: CLEAN, contentType: 'text/plain' },
      code: 'InvalidParameter',
      says: 'JSON',
    },
    { name: 'no ImageID', asked: { body: '{}' }, code: 'MissingParameter', says: '`ImageID`' },
    { name: 'null for ImageID', asked: { body: asking(null) }, code: 'MissingParameter', says: '`ImageID`' },
    {
      name: 'a number for ImageID',
      asked: { body: asking(1) },
      code: 'InvalidParameter.ParsingError',
      says: '`ImageID`',
    },
    {
      name: 'a parameter too many',
      asked: { body: '{"ImageID":"x","ImageId":"x"}' },
      code: 'UnknownParameter',
      says: '`ImageId`',
    },
    {
      name: 'an empty ImageID',
      asked: { body: asking('') },
      code: 'ResourceNotFound',
      says: 'does not exist',
    },
    {
      name: 'a key that CAM forbids the action',
      asked: { credential: DEMO_CREDENTIALS.powerless, body: CLEAN },
      code: 'UnauthorizedOperation',
      says: '(tcss:DescribeAssetImageDetail)',
    },
    {
      name: 'a stale time stamp',
      asked: { at: 0 },
      code: 'AuthFailure.SignatureExpire',
      says: 'five minutes',
    },
  ])('$name: $code', ({ asked, code, says }) => {
    expect(ask(signedRequest(asked)).Error).toEqual({ Code: code, Message: expect.stringContaining(says) })
  })

  test.each([
    { name: 'GET', change: { method: 'GET' }, code: 'UnsupportedProtocol' },
    { name: 'another path', change: { path: '/health' }, code: 'UnsupportedProtocol' },
    { name: 'a query', change: { path: '/?Action=DescribeAssetImageDetail' }, code: 'UnsupportedProtocol' },
    {
      name: 'a byte over 10 MB',
      change: { body: Buffer.alloc(MAX_BODY_BYTES + 1, ' ') },
      code: 'RequestSizeLimitExceeded',
    },
  ])('$name: $code', ({ change, code }) => {
    expect(ask({ ...signedRequest(), ...change }).Error.Code).toBe(code)
  })

  test('10 MB to the byte is not too much', () => {
    expect(MAX_BODY_BYTES).toBe(10_485_760)
    expect(ask(signedRequest({ body: CLEAN.padEnd(MAX_BODY_BYTES) })).ImageID).toBe(
      world.images.clean.ImageID,
    )
  })

  test.each(['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp'])('no %s: MissingParameter', (name) => {
    const request = withHeaders(signedRequest(), { [name.toLowerCase()]: undefined })
    expect(ask(request).Error).toEqual({
      Code: 'MissingParameter',
      Message: expect.stringContaining(`\`${name}\``),
    })
  })
})

describe.each([
  { name: 'by default', options: {} },
  { name: 'in a fixed window', options: { limit: fixedWindow(20) } },
  { name: 'in a token bucket', options: { limit: tokenBucket(20) } },
])('twenty requests a second, $name', ({ options }) => {
  const code = (emulator: ReturnType<typeof someEmulator>, asked: Asked) =>
    ask(signedRequest({ body: CLEAN, ...asked }), emulator).Error?.Code

  test('the 21st is refused, and welcome a second later', () => {
    let now = NOW
    const emulator = someEmulator({ ...options, now: () => now })
    const first = Array.from({ length: 20 }, () => code(emulator, {}))
    expect(first).toEqual(first.map(() => undefined))
    expect(code(emulator, {})).toBe('RequestLimitExceeded')
    now += 1000
    expect(code(emulator, {})).toBeUndefined()
  })

  test('the account has one limit, whatever key is used', () => {
    const emulator = someEmulator(options)
    for (let n = 0; n < 20; n += 1) code(emulator, {})
    expect(code(emulator, { credential: DEMO_CREDENTIALS.temporary })).toBe('RequestLimitExceeded')
  })

  test('a forged request uses nothing up', () => {
    const emulator = someEmulator(options)
    const forged = { credential: { ...DEMO_CREDENTIALS.lasting, secretKey: 'guessed' } }
    for (let n = 0; n < 40; n += 1) expect(code(emulator, forged)).toBe('AuthFailure.SignatureFailure')
    expect(code(emulator, {})).toBeUndefined()
  })
})
