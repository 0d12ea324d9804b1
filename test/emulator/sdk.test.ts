import { Agent } from 'node:http'
import { expect, test } from '@jest/globals'
import { CommonClient } from 'tencentcloud-sdk-nodejs-common'
import { DEMO_CREDENTIALS, DEMO_IMAGES, type DemoImage, demoWorld } from '../../emulator/demo/demo.ts'
import { type Served, serve } from '../../emulator/serve.ts'
import type { Credential, World } from '../../emulator/world/world.ts'
import { GateError } from '../../src/errors.ts'
import { createCall } from '../../src/tencent/client/call.ts'
import { ENDPOINT } from '../../src/tencent/client/endpoint.ts'
import { fakeClock, NEVER_ABORTED } from '../clocks.ts'
import { transportTo } from '../network/send-to.ts'

// The SDK signs for the service in the first label of the endpoint's name, so the name must start with `tcss`. `.localhost` is
// always this machine (RFC 6761); the agent resolves it, because not every system does.
const loopback = new Agent({
  lookup: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
})

function client({ url }: Served<World>, credential: Credential, host = 'tcss.localhost') {
  const endpoint = `${host}:${new URL(url).port}`
  return new CommonClient('', '2020-11-01', {
    credential,
    profile: { httpProfile: { endpoint, protocol: 'http://', agent: loopback } },
  })
}

// The SDK signs with the real time.
function start() {
  const now = Date.now()
  return serve({ world: demoWorld(now), now: () => now })
}
const { lasting, temporary, powerless } = DEMO_CREDENTIALS

test("Tencent's own SDK gets the unchanged documented example", async () => {
  await using tcss = await start()
  const { documented } = tcss.world.images
  const answer = await client(tcss, lasting).request('DescribeAssetImageDetail', {
    ImageID: documented.ImageID,
  })
  expect(answer).toEqual({ ...documented, RequestId: '00000000-0000-4000-8000-000000000001' })
})

test("Tencent's own SDK is accepted although it signs the host without the port that it sends", async () => {
  await using tcss = await start()
  await client(tcss, lasting).request('DescribeAssetImageDetail', {
    ImageID: tcss.world.images.clean.ImageID,
  })
  expect(tcss.requests[0]?.headers).toMatchObject({
    host: `tcss.localhost:${new URL(tcss.url).port}`,
    authorization: expect.stringContaining('SignedHeaders=content-type;host,'),
  })
})

test("Tencent's own SDK is accepted with a temporary key and its token", async () => {
  await using tcss = await start()
  const { ImageID } = tcss.world.images.hostile
  await expect(
    client(tcss, temporary).request('DescribeAssetImageDetail', { ImageID }),
  ).resolves.toMatchObject({ ImageID })
})

test("Tencent's own SDK starts a scan that then runs", async () => {
  await using tcss = await start()
  const { ImageID } = tcss.world.images.startsOnDemand
  const task = { Images: [ImageID], ScanScope: 1, ScanVul: true, ScanVirus: true, ScanRisk: true }
  const sdk = client(tcss, lasting)
  await expect(sdk.request('CreateAssetImageScanTask', task)).resolves.toMatchObject({ TaskID: '1' })
  await expect(sdk.request('DescribeAssetImageDetail', { ImageID })).resolves.toMatchObject({
    ScanStatus: 'SCANNING',
  })
  await expect(sdk.request('CreateAssetImageScanTask', task)).rejects.toMatchObject({
    code: 'FailedOperation.ErrAlreadyScanning',
  })
})

test("Tencent's own SDK finds an image in a registry by its name and starts a scan of it", async () => {
  await using tcss = await start()
  const { Id, ImageDigest } = tcss.world.registry.pushed
  const sdk = client(tcss, lasting)
  const Filters = [{ Name: 'ImageName', Values: ['shop/pushed'], ExactMatch: false }]
  const page = await sdk.request('DescribeAssetImageRegistryList', { Limit: 100, Offset: 0, Filters })
  expect(page).toMatchObject({ TotalCount: 4, List: expect.arrayContaining([tcss.world.registry.pushed]) })
  await expect(
    sdk.request('CreateAssetImageRegistryScanTask', { Id: [Id], ScanType: ['CVE', 'VIRUS', 'RISK'] }),
  ).resolves.toMatchObject({ TaskID: 1 })
  await expect(sdk.request('DescribeAssetImageRegistryDetail', { Id })).resolves.toMatchObject({
    ImageDigest,
    ScanStatus: 'SCANNING',
  })
  await expect(sdk.request('SyncAssetImageRegistryAsset', { All: true })).resolves.toEqual({
    RequestId: expect.any(String),
  })
  await expect(sdk.request('DescribeAssetImageRegistryAssetStatus', {})).resolves.toMatchObject({
    Status: 'doing',
  })
})

test.each<{ name: string; host?: string; action?: string; code: string }>([
  { name: 'an unknown action', action: 'DescribeNothing', code: 'InvalidAction' },
  { name: 'no ImageID', code: 'MissingParameter' },
  // The SDK signs for the service `127` then, which the real service also refuses.
  { name: 'an endpoint without a name', host: '127.0.0.1', code: 'AuthFailure.InvalidAuthorization' },
])(
  "Tencent's own SDK gets error $code for $name",
  async ({ host, action = 'DescribeAssetImageDetail', code }) => {
    await using tcss = await start()
    await expect(client(tcss, lasting, host).request(action, {})).rejects.toMatchObject({ code })
  },
)

/** Requests an image with our client. Returns the answer without its request ID, or the code of the error. */
async function ourAnswer({ url }: Served<World>, ImageID: string, credential: Credential = lasting) {
  const endpoint = ENDPOINT.parse(url)
  if (endpoint === undefined) throw new Error('no endpoint')
  const call = createCall({
    transport: transportTo(url),
    credentials: { ...credential, token: null },
    endpoint,
    clock: { ...fakeClock(), now: () => new Date() },
    limiter: async () => ({ end: () => {} }),
    signal: NEVER_ABORTED,
    sharedQuota: false,
    stepDeadline: 0,
    random: () => 0,
    redact: (text) => text,
    log: () => {},
  })
  const found = await call('DescribeAssetImageDetail', { ImageID }).catch((error: GateError) => error)
  if (found instanceof GateError) return /\(([A-Za-z.]+)/.exec(found.problem())?.[1]
  const { RequestId, ...answer } = found.response
  return answer
}

/** Works like `ourAnswer`, with Tencent's SDK. */
async function sdkAnswer(tcss: Served<World>, ImageID: string, credential: Credential = lasting) {
  const answer = await client(tcss, credential)
    .request('DescribeAssetImageDetail', { ImageID })
    .catch((error: { code: string }) => error.code)
  if (typeof answer === 'string') return answer
  const { RequestId, ...fields } = answer as Record<string, unknown>
  return fields
}

test.each(Object.keys(DEMO_IMAGES) as DemoImage[])(
  'our client and the SDK get the same answer about the image %s',
  async (name) => {
    await using tcss = await start()
    const { ImageID } = tcss.world.images[name]
    const answer = await ourAnswer(tcss, ImageID)
    expect(answer).toEqual(await sdkAnswer(tcss, ImageID))
    expect(answer).toMatchObject({ ImageID })
  },
)

test.each<{ name: string; image?: string; credential?: Credential; code: string }>([
  { name: 'an unknown image', image: `sha256:${'0'.repeat(64)}`, code: 'ResourceNotFound' },
  {
    name: 'a wrong key',
    credential: { ...lasting, secretKey: 'wrong-wrong' },
    code: 'AuthFailure.SignatureFailure',
  },
  {
    name: 'an unknown key ID',
    credential: { ...lasting, secretId: 'AKIDunknown' },
    code: 'AuthFailure.SecretIdNotFound',
  },
  { name: 'a key without the permission', credential: powerless, code: 'UnauthorizedOperation' },
])('our client and the SDK get the same error for $name', async ({ image, credential, code }) => {
  await using tcss = await start()
  const id = image ?? tcss.world.images.clean.ImageID
  const codes = [await ourAnswer(tcss, id, credential), await sdkAnswer(tcss, id, credential)]
  expect(codes).toEqual([code, code])
})
