import { describe, expect, test } from '@jest/globals'
import { type RegistryImage, someRegistryImage } from '../../../emulator/registry/registry.ts'
import { type Image, imageById } from '../../../src/domain/image.ts'
import { GateError } from '../../../src/errors.ts'
import { createRegistry } from '../../../src/tencent/registry/registry-inventory.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'
import { OTHER } from '../../make.ts'
import { apiOf, by, type Handler, notFound, paging, refused, WEB } from '../api.ts'

const row = (overrides: Partial<RegistryImage> = {}) =>
  someRegistryImage({ ImageRepoAddress: WEB, ...overrides })
const TAGGED = by({ tag: '1.0.0' })
const { ImageDigest, ImageId, Id } = row()

/** A registry with these rows, and with other handlers for some actions. */
function registryOf(rows: readonly object[], given: Readonly<Record<string, Handler>> = {}, trust = false) {
  const find = ({ Id: id, ImageId: image }: Readonly<Record<string, unknown>>) =>
    rows.find((one) => ('Id' in one && one.Id === id) || ('ImageId' in one && one.ImageId === image))
  const api = apiOf({
    DescribeAssetImageRegistryList: paging(rows),
    DescribeAssetImageRegistryDetail: (parameters) => find(parameters) ?? notFound(),
    ...given,
  })
  return { ...api, registry: createRegistry(api.call, { zone: API_ZONE, trust }) }
}

const read = (image: Image, ...given: Parameters<typeof registryOf>) =>
  registryOf(...given)
    .registry.read(image)
    .catch((error: unknown) => error)

test.each([
  { name: 'its tag', image: TAGGED },
  { name: 'its digest', image: by({ digest: ImageDigest }) },
  { name: 'its tag and digest', image: by({ tag: '1.0.0', digest: ImageDigest }) },
  { name: 'its ID', image: imageById(ImageId) },
])('an image in a registry is found by $name', async ({ image }) => {
  const others = [
    row({ ImageTag: '1.0' }),
    row({ ImageRepoAddress: `${WEB}2` }),
    row({ ImageRepoAddress: `x.${WEB}` }),
  ]
  expect(await read(image, [...others, row()])).toMatchObject({
    imageId: ImageId,
    name: `${WEB}:1.0.0`,
    digest: ImageDigest,
  })
})

test('the list of a registry is filtered by the last part of the name and read once for each image', async () => {
  const { registry, requests, times } = registryOf([row()])
  await registry.read(TAGGED)
  await registry.read(TAGGED)
  expect(requests[0]).toEqual([
    'DescribeAssetImageRegistryList',
    { Filters: [{ Name: 'ImageName', Values: ['web'], ExactMatch: false }], Limit: 100, Offset: 0 },
  ])
  expect([times('DescribeAssetImageRegistryList'), times('DescribeAssetImageRegistryDetail')]).toEqual([1, 2])
})

test('all images share one list of a registry where the filter is refused', async () => {
  const rows = [row(), row({ ImageTag: '2' })]
  const { registry, times } = registryOf(rows, {
    DescribeAssetImageRegistryList: (parameters, n) =>
      'Filters' in parameters ? refused() : paging(rows)(parameters, n),
  })
  const [one, two] = await Promise.all([registry.read(TAGGED), registry.read(by({ tag: '2' }))])
  expect([one.name, two.name]).toEqual([`${WEB}:1.0.0`, `${WEB}:2`])
  // A refused one, and one without a filter.
  expect(times('DescribeAssetImageRegistryList')).toBe(2)
})

describe('nothing is guessed', () => {
  test.each([
    [
      'two images under one tag, both without a digest',
      [row({ ImageDigest: '' }), row({ Id: 7, ImageId: OTHER, ImageDigest: '' })],
      'inconsistent',
    ],
    ['two images under one tag and digest', [row(), row({ Id: 7, ImageId: OTHER })], 'ambiguous'],
    [
      'one of two rows without a well-formed ID',
      [row(), { ...row({ ImageDigest: OTHER }), Id: '7' }],
      'inconsistent',
    ],
    ['one of two rows without a digest', [row(), row({ Id: 7, ImageDigest: '' })], 'inconsistent'],
  ])('nothing is guessed for %s', async (_name, rows, code) =>
    expect(await read(TAGGED, rows)).toMatchObject({ code }),
  )

  test('an answer about another image than the row is read once more, then it is an error', async () => {
    const moved = { ...row(), ImageDigest: OTHER, ImageId: OTHER }
    const { registry, times } = registryOf([row()], { DescribeAssetImageRegistryDetail: () => moved })
    await expect(registry.read(TAGGED)).rejects.toMatchObject({ code: 'wrong-image' })
    expect(times('DescribeAssetImageRegistryList')).toBe(2)
    const once = registryOf([row()], {
      DescribeAssetImageRegistryDetail: (_, n) => (n === 1 ? moved : row()),
    })
    await expect(once.registry.read(TAGGED)).resolves.toMatchObject({ imageId: ImageId, digest: ImageDigest })
  })

  test.each([
    ['an unknown tag', by({ tag: '2' }), [row()], 'not-found', /knows no image web/],
    ['an unknown digest', by({ digest: ImageId }), [row()], 'not-found', /knows no image/],
    [
      'a tag with another digest',
      by({ tag: '1.0.0', digest: ImageId }),
      [row()],
      'not-found',
      /web:1\.0\.0 has sha256:\w+, not sha256/,
    ],
    [
      'two digests under a tag',
      TAGGED,
      [row(), row({ Id: 7, ImageDigest: ImageId })],
      'ambiguous',
      /matches 2 images/,
    ],
    ['an unknown ID', imageById(ImageDigest), [row()], 'not-found', /knows no image/],
    ['a row without an ID', TAGGED, [{ ...row(), Id: '7' }], 'inconsistent', /no ID or no digest/],
    [
      'a row with an ID beyond the precision of JSON',
      TAGGED,
      [{ ...row(), Id: 2 ** 53 }],
      'inconsistent',
      /no ID or no digest/,
    ],
  ])(
    'a reference to an image in a registry is an error for %s',
    async (_name, image, rows, code, message) => {
      expect(await read(image, rows)).toMatchObject({ code, message: expect.stringMatching(message) })
    },
  )

  test('the first of several rows with one digest is used', async () => {
    const { registry, requests } = registryOf([row({ Id: 9 }), row({ Id: 3 })])
    await registry.read(TAGGED)
    expect(requests.at(-1)).toEqual(['DescribeAssetImageRegistryDetail', { Id: 3 }])
  })

  test('an error names at most ten of the images that match', async () => {
    const rows = Array.from({ length: 12 }, (_, n) =>
      row({ Id: n + 1, ImageDigest: `sha256:${String(n).padStart(64, '0')}` }),
    )
    expect(await read(TAGGED, rows)).toMatchObject({
      message: expect.stringMatching(/matches 12 images: (sha256:\d+, ){9}sha256:\d+ and 2 more\./),
    })
  })

  test.each([
    ['ImageRepoAddress', TAGGED],
    ['ImageTag', TAGGED],
    ['ImageDigest', by({ digest: ImageDigest })],
    ['ImageId', imageById(ImageId)],
  ])('an answer with another %s is an error', async (name, image) => {
    const DescribeAssetImageRegistryDetail = () => ({ ...row(), [name]: 'another' })
    expect(await read(image, [row()], { DescribeAssetImageRegistryDetail })).toMatchObject({
      code: 'wrong-image',
      message: expect.stringContaining(`${name} is "another"`),
    })
  })

  test('an answer without an image ID is the error not-found', async () => {
    const DescribeAssetImageRegistryDetail = () => ({ ...row(), ImageId: '' })
    expect(await read(TAGGED, [row()], { DescribeAssetImageRegistryDetail })).toMatchObject({
      code: 'not-found',
    })
  })
})

test('an image that vanished is looked up anew', async () => {
  const { registry, times } = registryOf([row()], {
    DescribeAssetImageRegistryDetail: (_, n) => (n === 1 ? notFound() : row()),
  })
  await expect(registry.read(TAGGED)).rejects.toMatchObject({ code: 'not-found', requestId: 'r-0' })
  await expect(registry.read(TAGGED)).resolves.toMatchObject({ imageId: ImageId })
  expect(times('DescribeAssetImageRegistryList')).toBe(2)
})

test('any other error of an action is kept', async () => {
  expect(await read(TAGGED, [row()], { DescribeAssetImageRegistryDetail: refused })).toMatchObject({
    code: 'refused',
  })
  const bug: Handler = () => {
    throw new TypeError('ours')
  }
  expect(await read(TAGGED, [row()], { DescribeAssetImageRegistryList: bug })).toBeInstanceOf(TypeError)
})

describe('the trust flag', () => {
  const TRUSTED = { kind: 'known', value: true }
  const UNTRUSTED = { kind: 'known', value: false }
  const NOT_GIVEN = { kind: 'unknown', reason: { kind: 'not-given' } }
  test.each<[name: string, image: Image, trust: boolean, flag: boolean, trusted: object]>([
    ['is read with a reference', TAGGED, false, true, TRUSTED],
    ['is unknown with an ID', imageById(ImageId), false, true, NOT_GIVEN],
    ['is read with an ID where it matters', imageById(ImageId), true, false, UNTRUSTED],
  ])('the trust flag %s', async (_name, image, trust, flag, trusted) => {
    expect(await read(image, [row({ IsTrustImage: flag })], {}, trust)).toMatchObject({ trusted })
  })

  test('the trust flag is that of the judged image, not of another one with its ID', async () => {
    const mirror = row({ Id: 1, ImageRepoAddress: 'registry.example.com/mirror/web', IsTrustImage: true })
    const ours = row({ IsTrustImage: false })
    const DescribeAssetImageRegistryDetail = () => ours
    expect(
      await read(imageById(ImageId), [mirror, ours], { DescribeAssetImageRegistryDetail }, true),
    ).toMatchObject({ trusted: UNTRUSTED })
  })

  test('the trust flag is read anew each time where it matters', async () => {
    const { registry } = registryOf(
      [],
      {
        DescribeAssetImageRegistryDetail: () => row(),
        DescribeAssetImageRegistryList: (parameters, n) =>
          paging([row({ IsTrustImage: n === 1 })])(parameters, n),
      },
      true,
    )
    expect((await registry.read(TAGGED)).trusted).toEqual(TRUSTED)
    expect((await registry.read(TAGGED)).trusted).toEqual(UNTRUSTED)
  })

  test('a malformed trust flag is unknown', async () => {
    expect(await read(TAGGED, [{ ...row(), IsTrustImage: 'true' }])).toMatchObject({
      trusted: { kind: 'unknown' },
    })
  })

  test('an ID without a row is an error where the trust flag matters', async () => {
    expect(
      await read(imageById(ImageId), [row()], { DescribeAssetImageRegistryList: paging([]) }, true),
    ).toMatchObject({ code: 'not-found' })
  })
})

describe('requesting scans', () => {
  const CreateAssetImageRegistryScanTask = () => ({ TaskID: 1 })
  test.each([
    { name: 'a reference', image: TAGGED },
    { name: 'an ID', image: imageById(ImageId) },
  ])('a scan is requested by the row of $name', async ({ image }) => {
    const { registry, requests } = registryOf([row()], { CreateAssetImageRegistryScanTask })
    await registry.read(image)
    await registry.requestScans([image], 3_600)
    expect(requests.at(-1)).toEqual([
      'CreateAssetImageRegistryScanTask',
      { Id: [Id], ScanType: ['CVE', 'VIRUS', 'RISK'] },
    ])
  })
})

describe('synchronizing registries', () => {
  const registries = (list: readonly object[]): Readonly<Record<string, Handler>> => ({
    DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'success' }),
    DescribeAssetImageRegistryRegistryList: paging(list),
    SyncAssetImageRegistryAsset: () => ({}),
  })
  const OURS = { RegistryId: 5, Name: 'ours', Url: 'https://registry.example.com' }
  const refresh = async (image: Image, given: Readonly<Record<string, Handler>>) => {
    const { registry, requests } = registryOf([], given)
    await registry.refresh([image])
    return requests.find(([action]) => action === 'SyncAssetImageRegistryAsset')?.[1]
  }

  test('the registry with the host of the image is synchronized', async () => {
    expect(
      await refresh(TAGGED, registries([OURS, { RegistryId: 6, Url: 'https://other.example' }])),
    ).toEqual({ RegistryIds: [5] })
  })
  test.each([
    {
      name: 'a registry with an address without a scheme',
      list: [{ RegistryId: 5, Url: 'registry.example.com/v2' }],
      parameters: { RegistryIds: [5] },
    },
    {
      name: 'a registry with another host',
      list: [{ RegistryId: 6, Url: 'https://other.example' }],
      parameters: { All: true },
    },
    { name: 'no registry', list: [], parameters: { All: true } },
  ])('a synchronization has the parameters $parameters when TCSS lists $name', async ({ list, parameters }) =>
    expect(await refresh(TAGGED, registries(list))).toEqual(parameters),
  )

  test('all registries are synchronized where their list is refused or the image is given by ID', async () => {
    expect(
      await refresh(TAGGED, { ...registries([]), DescribeAssetImageRegistryRegistryList: refused }),
    ).toEqual({ All: true })
    expect(await refresh(imageById(ImageId), registries([OURS]))).toEqual({ All: true })
  })

  test('no synchronization is requested while one is under way', async () => {
    expect(
      await refresh(TAGGED, {
        ...registries([OURS]),
        DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'doing' }),
      }),
    ).toBeUndefined()
  })
})

describe('the error of an absent image', () => {
  const explain = async (given: Readonly<Record<string, Handler>>, image = TAGGED) => {
    const error = new GateError('not-found', {
      problem: 'It is not there.',
      remedy: 'Wait.',
      requestId: 'r-5',
    })
    return registryOf([], given).registry.explainAbsence(image, error)
  }
  const list = (...urls: readonly string[]): Readonly<Record<string, Handler>> => ({
    DescribeAssetImageRegistryRegistryList: paging(
      urls.map((Url, n) => ({ RegistryId: n, Name: `r${n}`, Url })),
    ),
    DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'success', Err: 'old' }),
  })

  test.each([
    ['is kept where its registry is connected', list('https://registry.example.com'), 'It is not there.'],
    [
      'names the connected registries',
      list('https://a.example', 'b.example:5000'),
      'It is not there. None of the connected registries is registry.example.com: r0 (a.example), r1 (b.example:5000).',
    ],
    ['reports that no registry is connected', list(), 'It is not there. No registry is connected to TCSS.'],
    [
      'names ten of many connected registries',
      list(...Array.from({ length: 12 }, (_, n) => `https://${n}.example`)),
      expect.stringMatching(/r9 \(9\.example\) and 2 more\.$/),
    ],
    ['is kept where nothing can be read', {}, 'It is not there.'],
    [
      'reports a failed synchronization',
      {
        ...list('registry.example.com'),
        DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'failed', Err: 'rpc service error' }),
      },
      'It is not there. The last synchronization failed: rpc service error.',
    ],
    [
      'reports a failed synchronization without a reason',
      {
        ...list('registry.example.com'),
        DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'failed' }),
      },
      'It is not there. The last synchronization failed: TCSS gives no reason.',
    ],
  ])('the error of an absent image %s', async (_name, given, message) => {
    const error = await explain(given)
    expect(error.problem()).toEqual(message)
    const connect = /None of the|No registry/.test(error.problem())
      ? 'Connect the registry in the TCSS console, or correct the reference. '
      : ''
    expect([error.code, error.remedy, error.requestId]).toEqual(['not-found', `${connect}Wait.`, 'r-5'])
  })

  test('the registries are read once for all absent images', async () => {
    const { registry, requests } = registryOf([], list('https://a.example'))
    const error = new GateError('not-found', { problem: 'p', remedy: '' })
    await Promise.all([1, 2, 3].map(() => registry.explainAbsence(TAGGED, error)))
    expect(requests).toHaveLength(2)
  })

  test('the error of an absent image contains no password of a registry', async () => {
    const error = await explain(list('https://robot:S3cretPassw0rd@harbor.example.com/v2'))
    expect(error.message).toContain('harbor.example.com')
    expect(error.message).not.toContain('S3cret')
  })

  test('the error of an absent ID names no host', async () => {
    expect((await explain(list('https://a.example'), imageById(ImageId))).problem()).toBe('It is not there.')
  })

  test('a cancelled job ends the explanation of an absence', async () => {
    const cancelled = () => new GateError('cancelled', { problem: 'stop', remedy: '' })
    await expect(explain({ DescribeAssetImageRegistryRegistryList: cancelled })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
