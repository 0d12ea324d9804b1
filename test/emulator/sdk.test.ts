import { Agent } from 'node:http'
import { describe, expect, test } from '@jest/globals'
import { CommonClient } from 'tencentcloud-sdk-nodejs-common'
import { DEMO_CREDENTIALS, demoWorld } from '../../emulator/demo/demo.ts'
import { type Served, serve } from '../../emulator/serve.ts'
import type { Credential, World } from '../../emulator/world/world.ts'

// The SDK takes the service it signs for from the first label of the endpoint's name, and offers no other way
// to say it. So the endpoint gets a name that starts with `tcss`; `.localhost` can never be somebody else's
// host (RFC 6761). Not every system resolves such names, so the agent does. Neither the SDK nor the emulator
// is bent.
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

// The SDK signs with the time of day.
const start = () => serve({ world: demoWorld(Date.now()), now: Date.now })
const { lasting, temporary, powerless } = DEMO_CREDENTIALS

describe("Tencent's own SDK", () => {
  test('gets the documented example word for word', async () => {
    await using tcss = await start()
    const { documented } = tcss.world.images
    const answer = await client(tcss, lasting).request('DescribeAssetImageDetail', {
      ImageID: documented.ImageID,
    })
    expect(answer).toEqual({ ...documented, RequestId: '00000000-0000-4000-8000-000000000001' })
  })

  test('sends the host with its port though it signs it without', async () => {
    await using tcss = await start()
    await client(tcss, lasting).request('DescribeAssetImageDetail', {
      ImageID: tcss.world.images.clean.ImageID,
    })
    expect(tcss.requests[0]?.headers).toMatchObject({
      host: `tcss.localhost:${new URL(tcss.url).port}`,
      authorization: expect.stringContaining('SignedHeaders=content-type;host,'),
    })
  })

  test('gets in with a temporary key and its token', async () => {
    await using tcss = await start()
    const { ImageID } = tcss.world.images.hostile
    await expect(
      client(tcss, temporary).request('DescribeAssetImageDetail', { ImageID }),
    ).resolves.toMatchObject({ ImageID })
  })

  test('starts a scan and sees it run', async () => {
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

  test('finds an image in a registry by its name, and starts a scan of it', async () => {
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

  test.each<{ name: string; credential: Credential; host?: string; action?: string; code: string }>([
    {
      name: 'a wrong key',
      credential: { ...lasting, secretKey: 'wrong' },
      code: 'AuthFailure.SignatureFailure',
    },
    {
      name: 'an unknown key',
      credential: { ...lasting, secretId: 'AKID' },
      code: 'AuthFailure.SecretIdNotFound',
    },
    { name: 'a key without permission', credential: powerless, code: 'UnauthorizedOperation' },
    { name: 'an unknown action', credential: lasting, action: 'DescribeNothing', code: 'InvalidAction' },
    { name: 'no ImageID', credential: lasting, code: 'MissingParameter' },
    // As the service itself answers when the endpoint is an address: the SDK signs for the service `127`.
    {
      name: 'an endpoint without a name',
      credential: lasting,
      host: '127.0.0.1',
      code: 'AuthFailure.InvalidAuthorization',
    },
  ])(
    'reads the refusal of $name: $code',
    async ({ credential, host, action = 'DescribeAssetImageDetail', code }) => {
      await using tcss = await start()
      await expect(client(tcss, credential, host).request(action, {})).rejects.toMatchObject({ code })
    },
  )
})
