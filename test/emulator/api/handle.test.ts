import { describe, expect, test } from '@jest/globals'
import { ACTIONS } from '../../../emulator/api/actions.ts'
import { createEmulator, type EmulatorOptions, MAX_BODY_BYTES } from '../../../emulator/api/handle.ts'
import { fixedWindow, tokenBucket } from '../../../emulator/api/limit.ts'
import type { ApiRequest } from '../../../emulator/api/protocol.ts'
import { DEMO_CREDENTIALS, demoWorld } from '../../../emulator/demo/demo.ts'
import { EMPTY_IMAGE } from '../../../emulator/world/world.ts'
import { NOW, type RequestOptions, signedRequest, withHeaders } from '../requests.ts'
import { apiError } from '../start.ts'

const world = demoWorld(NOW)
const someEmulator = (options: Partial<EmulatorOptions> = {}) =>
  createEmulator({ world, now: () => NOW, ...options })
const bodyFor = (ImageID: unknown) => JSON.stringify({ ImageID })
const CLEAN = bodyFor(world.images.clean.ImageID)

/** Returns the content of the envelope. */
function send(request: ApiRequest, emulator = someEmulator()) {
  return JSON.parse(emulator.handle(request).body).Response
}

test.each(Object.entries(world.images))('the known image %s is answered with its record', (_, image) => {
  const { RequestId, ...fields } = send(signedRequest({ body: bodyFor(image.ImageID) }))
  expect(fields).toEqual(image)
})

describe('an image that is unknown', () => {
  const unknown = signedRequest({ body: bodyFor(`sha256:${'0'.repeat(64)}`) })

  test('an unknown image is an error by default', () => {
    expect(send(unknown).Error.Code).toBe('ResourceNotFound')
  })

  test('an unknown image is an empty record under unknownImage: empty', () => {
    const { RequestId, ...fields } = send(unknown, someEmulator({ unknownImage: 'empty' }))
    expect(fields).toEqual(EMPTY_IMAGE)
  })
})

test.each([
  { name: 'an answer', request: signedRequest({ body: CLEAN }) },
  { name: 'a refusal', request: signedRequest({ action: 'Nonsense' }) },
])('$name has status 200, JSON and a RequestId', ({ request }) => {
  const { status, headers, body } = someEmulator().handle(request)
  expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'application/json' } })
  expect(Object.keys(JSON.parse(body))).toEqual(['Response'])
  expect(JSON.parse(body).Response.RequestId).toBe('00000000-0000-4000-8000-000000000001')
})

test('request IDs count every request, also refused ones', () => {
  const emulator = someEmulator()
  const ids = [CLEAN, 'not JSON', CLEAN].map((body) => send(signedRequest({ body }), emulator).RequestId)
  expect(ids.map((id) => id.slice(-2))).toEqual(['01', '02', '03'])
})

test('a bug in the emulator throws and is not answered', () => {
  const failingClock = () => {
    throw new RangeError('no clock')
  }
  expect(() => someEmulator({ now: failingClock }).handle(signedRequest())).toThrow(RangeError)
})

test.each<{ name: string; request: RequestOptions; code: string; text: string }>([
  {
    name: 'another version',
    request: { version: '2019-01-01' },
    code: 'NoSuchVersion',
    text: '`2019-01-01`',
  },
  { name: 'an unknown action', request: { action: 'Nonsense' }, code: 'InvalidAction', text: '`Nonsense`' },
  {
    name: 'an action named like an inherited property',
    request: { action: 'constructor' },
    code: 'InvalidAction',
    text: '`constructor`',
  },
  { name: 'a body that is not JSON', request: { body: '{' }, code: 'InvalidParameter', text: 'JSON' },
  { name: 'an empty body', request: { body: '' }, code: 'InvalidParameter', text: 'JSON' },
  { name: 'a list for a body', request: { body: '[]' }, code: 'InvalidParameter', text: 'JSON' },
  { name: 'null for a body', request: { body: 'null' }, code: 'InvalidParameter', text: 'JSON' },
  {
    name: 'a body that is not UTF-8',
    request: { body: Buffer.from([0x22, 0xff, 0x22]) },
    code: 'InvalidParameter',
    text: 'UTF-8',
  },
  {
    name: 'a content type other than JSON',
    request: { body: CLEAN, contentType: 'text/plain' },
    code: 'InvalidParameter',
    text: 'JSON',
  },
  { name: 'no ImageID', request: { body: '{}' }, code: 'MissingParameter', text: '`ImageID`' },
  { name: 'null for ImageID', request: { body: bodyFor(null) }, code: 'MissingParameter', text: '`ImageID`' },
  {
    name: 'a number for ImageID',
    request: { body: bodyFor(1) },
    code: 'InvalidParameter.ParsingError',
    text: '`ImageID`',
  },
  {
    name: 'a surplus parameter',
    request: { body: '{"ImageID":"x","ImageId":"x"}' },
    code: 'UnknownParameter',
    text: '`ImageId`',
  },
  {
    name: 'an empty ImageID',
    request: { body: bodyFor('') },
    code: 'ResourceNotFound',
    text: 'does not exist',
  },
  {
    name: 'a stale time stamp',
    request: { at: 0 },
    code: 'AuthFailure.SignatureExpire',
    text: 'five minutes',
  },
])('a refused request with $name has error $code', ({ request, code, text }) => {
  expect(send(signedRequest(request)).Error).toEqual(apiError(code, text))
})

test.each([
  { name: 'method GET', change: { method: 'GET' }, code: 'UnsupportedProtocol' },
  { name: 'another path', change: { path: '/health' }, code: 'UnsupportedProtocol' },
  { name: 'a query', change: { path: '/?Action=DescribeAssetImageDetail' }, code: 'UnsupportedProtocol' },
  {
    name: 'a byte over 10 MB',
    change: { body: Buffer.alloc(MAX_BODY_BYTES + 1, ' ') },
    code: 'RequestSizeLimitExceeded',
  },
])('a refused HTTP request with $name has error $code', ({ change, code }) => {
  expect(send({ ...signedRequest(), ...change }).Error.Code).toBe(code)
})

test('a body of exactly 10 MB is accepted', () => {
  expect(MAX_BODY_BYTES).toBe(10_485_760)
  expect(send(signedRequest({ body: CLEAN.padEnd(MAX_BODY_BYTES) })).ImageID).toBe(world.images.clean.ImageID)
})

test.each(['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp'])(
  'a refused request without header %s has error MissingParameter',
  (name) => {
    const request = withHeaders(signedRequest(), { [name.toLowerCase()]: undefined })
    expect(send(request).Error).toEqual(apiError('MissingParameter', `\`${name}\``))
  },
)

describe.each([
  { name: 'by default', options: {} },
  { name: 'in a fixed window', options: { limit: fixedWindow(20) } },
  { name: 'in a token bucket', options: { limit: tokenBucket(20) } },
])('a limit of 20 requests a second $name', ({ options }) => {
  const code = (emulator: ReturnType<typeof someEmulator>, request: RequestOptions = {}) =>
    send(signedRequest({ body: CLEAN, ...request }), emulator).Error?.Code

  test('a limit of 20 requests a second refuses the 21st request and accepts one a second later', () => {
    let now = NOW
    const emulator = someEmulator({ ...options, now: () => now })
    const first = Array.from({ length: 20 }, () => code(emulator))
    expect(first).toEqual(first.map(() => undefined))
    expect(code(emulator)).toBe('RequestLimitExceeded')
    now += 1000
    expect(code(emulator)).toBeUndefined()
  })

  test('a limit of 20 requests a second is shared by all keys of the account', () => {
    const emulator = someEmulator(options)
    for (let n = 0; n < 20; n += 1) code(emulator)
    expect(code(emulator, { credential: DEMO_CREDENTIALS.temporary })).toBe('RequestLimitExceeded')
  })

  test('a limit of 20 requests a second does not count forged requests', () => {
    const emulator = someEmulator(options)
    const forged = { credential: { ...DEMO_CREDENTIALS.lasting, secretKey: 'guessed' } }
    for (let n = 0; n < 40; n += 1) expect(code(emulator, forged)).toBe('AuthFailure.SignatureFailure')
    expect(code(emulator)).toBeUndefined()
  })
})

test('each action has its own limit', () => {
  const emulator = someEmulator()
  for (let n = 0; n < 20; n += 1) send(signedRequest({ body: CLEAN }), emulator)
  const status = signedRequest({ action: 'DescribeAssetImageRegistryAssetStatus' })
  expect(send(status, emulator).Error).toBeUndefined()
})

test.each([...ACTIONS.keys()])('a key that CAM denies everything may not call %s', (action) => {
  const request = signedRequest({ action, credential: DEMO_CREDENTIALS.powerless })
  expect(send(request).Error).toEqual(apiError('UnauthorizedOperation', `(tcss:${action})`))
})
