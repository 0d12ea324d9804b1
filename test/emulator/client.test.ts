import { Agent } from 'node:http'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { CommonClient } from 'tencentcloud-sdk-nodejs-common'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { DEMO_CREDENTIALS, DEMO_IMAGES, type DemoImage, demoWorld } from '../../emulator/demo/demo.ts'
import { type Served, serve } from '../../emulator/serve.ts'
import { GateError } from '../../src/errors.ts'
import { createTransport } from '../../src/network/transport.ts'
import { createCall } from '../../src/tencent/client/call.ts'
import { ENDPOINT } from '../../src/tencent/client/endpoint.ts'
import { fakeClock } from '../clocks.ts'

// Our client and Tencent's own, side by side at one emulator: whatever one is told, so is the other.

const { lasting, powerless } = DEMO_CREDENTIALS
// One moment for all: the two must not see different moments of a scan that runs.
const started = Date.now()
const world = demoWorld(started)
let tcss: Served<typeof world>
beforeAll(async () => {
  tcss = await serve({ world, now: () => started, limit: fixedWindow(Number.POSITIVE_INFINITY) })
})
afterAll(() => tcss.close())

/** What a client is told: the answer without its request ID, or the code of the error. */
async function ours(
  ImageID: string,
  credential: { readonly secretId: string; readonly secretKey: string } = lasting,
) {
  const endpoint = ENDPOINT.parse(tcss.url)
  if (endpoint === undefined) throw new Error('no endpoint')
  const call = createCall({
    transport: createTransport(endpoint, null, new AbortController().signal),
    credentials: { ...credential, token: null },
    endpoint,
    clock: { ...fakeClock(), now: () => new Date() },
    limiter: async () => ({ end: () => {} }),
    signal: new AbortController().signal,
    sharedQuota: false,
    stepDeadline: 0,
    random: () => 0,
    redact: (text) => text,
    log: () => {},
  })
  const told = await call('DescribeAssetImageDetail', { ImageID }).catch((error: GateError) => error)
  if (told instanceof GateError) return /\(([A-Za-z.]+)/.exec(told.problem())?.[1]
  const { RequestId, ...answer } = told.response
  return answer
}

async function theirs(
  ImageID: string,
  credential: { readonly secretId: string; readonly secretKey: string } = lasting,
) {
  // The SDK signs for the service in the first label of the host's name, so it gets one that says tcss.
  const agent = new Agent({
    lookup: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
  })
  const endpoint = `tcss.localhost:${new URL(tcss.url).port}`
  const client = new CommonClient('', '2020-11-01', {
    credential,
    profile: { httpProfile: { endpoint, protocol: 'http://', agent } },
  })
  const told = await client
    .request('DescribeAssetImageDetail', { ImageID })
    .catch((error: { code: string }) => error.code)
  if (typeof told === 'string') return told
  const { RequestId, ...answer } = told as Record<string, unknown>
  return answer
}

test.each(Object.keys(DEMO_IMAGES) as DemoImage[])('the same answer about the image %s', async (name) => {
  const { ImageID } = world.images[name]
  const answer = await ours(ImageID)
  expect(answer).toEqual(await theirs(ImageID))
  expect(answer).toMatchObject({ ImageID })
})

const CLEAN = world.images.clean.ImageID

test.each([
  {
    name: 'an unknown image',
    image: `sha256:${'0'.repeat(64)}`,
    credential: lasting,
    code: 'ResourceNotFound',
  },
  {
    name: 'a wrong key',
    image: CLEAN,
    credential: { ...lasting, secretKey: 'wrong-wrong' },
    code: 'AuthFailure.SignatureFailure',
  },
  {
    name: 'an unknown key ID',
    image: CLEAN,
    credential: { ...lasting, secretId: 'AKIDunknown' },
    code: 'AuthFailure.SecretIdNotFound',
  },
  {
    name: 'a key without the permission',
    image: CLEAN,
    credential: powerless,
    code: 'UnauthorizedOperation',
  },
])('the same error for $name', async ({ image, credential, code }) => {
  expect([await ours(image, credential), await theirs(image, credential)]).toEqual([code, code])
})
