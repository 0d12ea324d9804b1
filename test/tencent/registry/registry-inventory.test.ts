import { describe, expect, test } from '@jest/globals'
import { type RegistryImage, someRegistryImage } from '../../../emulator/registry/registry.ts'
import type { Image, Reference } from '../../../src/domain/image.ts'
import { imageById } from '../../../src/domain/image.ts'
import { GateError } from '../../../src/errors.ts'
import { createRegistry } from '../../../src/tencent/registry/registry-inventory.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'
import { type Answering, apiOf, notFound, paging, refused } from '../api.ts'

const WEB = 'registry.example.com/shop/web'
const row = (overrides: Partial<RegistryImage> = {}) =>
  someRegistryImage({ ImageRepoAddress: WEB, ...overrides })
const by = (given: Partial<Reference>): Image => ({
  given: 'as asked',
  imageId: null,
  reference: { repository: WEB, tag: null, digest: null, ...given },
  platform: null,
})
const TAGGED = by({ tag: '1.0.0' })
const { ImageDigest, ImageId, Id } = row()

/** The registry of a service that has these rows; what differs from how it would answer is given. */
function registryOf(rows: readonly object[], given: Readonly<Record<string, Answering>> = {}, trust = false) {
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

describe('an image is found by', () => {
  test.each([
    { name: 'its tag', image: TAGGED },
    { name: 'its digest', image: by({ digest: ImageDigest }) },
    { name: 'both', image: by({ tag: '1.0.0', digest: ImageDigest }) },
    { name: 'its ID', image: imageById(ImageId) },
  ])('$name', async ({ image }) => {
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
})

test('the list is asked for the last part of the name, once for each image', async () => {
  const { registry, asked, times } = registryOf([row()])
  await registry.read(TAGGED)
  await registry.read(TAGGED)
  expect(asked[0]).toEqual([
    'DescribeAssetImageRegistryList',
    { Filters: [{ Name: 'ImageName', Values: ['web'], ExactMatch: false }], Limit: 100, Offset: 0 },
  ])
  expect([times('DescribeAssetImageRegistryList'), times('DescribeAssetImageRegistryDetail')]).toEqual([1, 2])
})

test('where the filter is refused all images of a run share one reading of everything', async () => {
  const rows = [row(), row({ ImageTag: '2' })]
  const { registry, times } = registryOf(rows, {
    DescribeAssetImageRegistryList: (parameters, n) =>
      'Filters' in parameters ? refused() : paging(rows)(parameters, n),
  })
  const [one, two] = await Promise.all([registry.read(TAGGED), registry.read(by({ tag: '2' }))])
  expect([one.name, two.name]).toEqual([`${WEB}:1.0.0`, `${WEB}:2`])
  // One that is refused, and one without a filter.
  expect(times('DescribeAssetImageRegistryList')).toBe(2)
})

describe('nothing is guessed', () => {
  const OTHER = `sha256:${'9'.repeat(64)}`
  test.each([
    {
      name: 'two images under one tag, both without a digest',
      rows: [row({ ImageDigest: '' }), row({ Id: 7, ImageId: OTHER, ImageDigest: '' })],
      code: 'inconsistent',
    },
    {
      name: 'two images under one tag and digest',
      rows: [row(), row({ Id: 7, ImageId: OTHER })],
      code: 'ambiguous',
    },
    {
      name: 'one of two rows without a well-formed ID',
      rows: [row(), { ...row({ ImageDigest: OTHER }), Id: '7' }],
      code: 'inconsistent',
    },
    {
      name: 'one of two rows without a digest',
      rows: [row(), row({ Id: 7, ImageDigest: '' })],
      code: 'inconsistent',
    },
  ])('$name', async ({ rows, code }) => expect(await read(TAGGED, rows)).toMatchObject({ code }))

  test('an answer about another image than the row is asked for once more, and then an error', async () => {
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
    {
      name: 'no such tag',
      image: by({ tag: '2' }),
      rows: [row()],
      code: 'not-found',
      says: /knows no image as asked/,
    },
    {
      name: 'no such digest',
      image: by({ digest: ImageId }),
      rows: [row()],
      code: 'not-found',
      says: /knows no image/,
    },
    {
      name: 'a tag with another digest',
      image: by({ tag: '1.0.0', digest: ImageId }),
      rows: [row()],
      code: 'not-found',
      says: /web:1\.0\.0 has sha256:\w+, not sha256/,
    },
    {
      name: 'two digests under a tag',
      image: TAGGED,
      rows: [row(), row({ Id: 7, ImageDigest: ImageId })],
      code: 'ambiguous',
      says: /fits 2 images/,
    },
    {
      name: 'an unknown ID',
      image: imageById(ImageDigest),
      rows: [row()],
      code: 'not-found',
      says: /knows no image/,
    },
    {
      name: 'a row without an ID',
      image: TAGGED,
      rows: [{ ...row(), Id: '7' }],
      code: 'inconsistent',
      says: /no ID or no digest/,
    },
    {
      name: 'a row whose ID JSON cannot hold',
      image: TAGGED,
      rows: [{ ...row(), Id: 2 ** 53 }],
      code: 'inconsistent',
      says: /no ID or no digest/,
    },
  ])('$name', async ({ image, rows, code, says }) => {
    expect(await read(image, rows)).toMatchObject({ code, message: expect.stringMatching(says) })
  })

  test('of several rows with one digest the first is taken', async () => {
    const { registry, asked } = registryOf([row({ Id: 9 }), row({ Id: 3 })])
    await registry.read(TAGGED)
    expect(asked.at(-1)).toEqual(['DescribeAssetImageRegistryDetail', { Id: 3 }])
  })

  test('more than ten are named by ten', async () => {
    const rows = Array.from({ length: 12 }, (_, n) =>
      row({ Id: n + 1, ImageDigest: `sha256:${String(n).padStart(64, '0')}` }),
    )
    expect(await read(TAGGED, rows)).toMatchObject({
      message: expect.stringMatching(/fits 12 images: (sha256:\d+, ){9}sha256:\d+ and 2 more\./),
    })
  })

  test.each([
    ['ImageRepoAddress', TAGGED],
    ['ImageTag', TAGGED],
    ['ImageDigest', by({ digest: ImageDigest })],
    ['ImageId', imageById(ImageId)],
  ])('an answer whose %s is another is an error', async (name, image) => {
    const DescribeAssetImageRegistryDetail = () => ({ ...row(), [name]: 'another' })
    expect(await read(image, [row()], { DescribeAssetImageRegistryDetail })).toMatchObject({
      code: 'wrong-image',
      message: expect.stringContaining(`${name} is "another"`),
    })
  })

  test('an answer without an ID is no answer', async () => {
    const DescribeAssetImageRegistryDetail = () => ({ ...row(), ImageId: '' })
    expect(await read(TAGGED, [row()], { DescribeAssetImageRegistryDetail })).toMatchObject({
      code: 'not-found',
    })
  })
})

test('an image that vanished since it was found is looked up anew', async () => {
  const { registry, times } = registryOf([row()], {
    DescribeAssetImageRegistryDetail: (_, n) => (n === 1 ? notFound() : row()),
  })
  await expect(registry.read(TAGGED)).rejects.toMatchObject({ code: 'not-found', requestId: 'r-0' })
  await expect(registry.read(TAGGED)).resolves.toMatchObject({ imageId: ImageId })
  expect(times('DescribeAssetImageRegistryList')).toBe(2)
})

test('other errors are what they are', async () => {
  expect(await read(TAGGED, [row()], { DescribeAssetImageRegistryDetail: refused })).toMatchObject({
    code: 'refused',
  })
  const bug: Answering = () => {
    throw new TypeError('ours')
  }
  expect(await read(TAGGED, [row()], { DescribeAssetImageRegistryList: bug })).toBeInstanceOf(TypeError)
})

describe('the trust flag, which only a row of the list has', () => {
  test.each([
    {
      name: 'comes with a reference',
      image: TAGGED,
      trust: false,
      flag: true,
      trusted: { kind: 'known', value: true },
    },
    {
      name: 'is not given with an ID',
      image: imageById(ImageId),
      trust: false,
      flag: true,
      trusted: { kind: 'unknown', reason: { kind: 'not-given' } },
    },
    {
      name: 'is looked up for an ID where it matters',
      image: imageById(ImageId),
      trust: true,
      flag: false,
      trusted: { kind: 'known', value: false },
    },
  ])('$name', async ({ image, trust, flag, trusted }) => {
    expect(await read(image, [row({ IsTrustImage: flag })], {}, trust)).toMatchObject({ trusted })
  })

  test('is that of the very image that is judged, and of no other with its ID', async () => {
    const mirror = row({ Id: 1, ImageRepoAddress: 'registry.example.com/mirror/web', IsTrustImage: true })
    const ours = row({ IsTrustImage: false })
    const DescribeAssetImageRegistryDetail = () => ours
    expect(
      await read(imageById(ImageId), [mirror, ours], { DescribeAssetImageRegistryDetail }, true),
    ).toMatchObject({
      trusted: { kind: 'known', value: false },
    })
  })

  test('is read anew at each look where it matters, for it may be withdrawn', async () => {
    const { registry } = registryOf(
      [],
      {
        DescribeAssetImageRegistryDetail: () => row(),
        DescribeAssetImageRegistryList: (parameters, n) =>
          paging([row({ IsTrustImage: n === 1 })])(parameters, n),
      },
      true,
    )
    expect((await registry.read(TAGGED)).trusted).toEqual({ kind: 'known', value: true })
    expect((await registry.read(TAGGED)).trusted).toEqual({ kind: 'known', value: false })
  })

  test('that is no flag is unknown', async () => {
    expect(await read(TAGGED, [{ ...row(), IsTrustImage: 'true' }])).toMatchObject({
      trusted: { kind: 'unknown' },
    })
  })

  test('of an ID that is in no row is an error', async () => {
    expect(
      await read(imageById(ImageId), [row()], { DescribeAssetImageRegistryList: paging([]) }, true),
    ).toMatchObject({ code: 'not-found' })
  })
})

describe('scans are asked for by row', () => {
  const CreateAssetImageRegistryScanTask = () => ({ TaskID: 1 })
  test.each([
    { name: 'of a reference', image: TAGGED },
    { name: 'of an ID', image: imageById(ImageId) },
  ])('$name', async ({ image }) => {
    const { registry, asked } = registryOf([row()], { CreateAssetImageRegistryScanTask })
    await registry.read(image)
    await registry.requestScans([image], 3_600)
    expect(asked.at(-1)).toEqual([
      'CreateAssetImageRegistryScanTask',
      { Id: [Id], ScanType: ['CVE', 'VIRUS', 'RISK'] },
    ])
  })
})

describe('new images are looked for', () => {
  const registries = (list: readonly object[]): Readonly<Record<string, Answering>> => ({
    DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'success' }),
    DescribeAssetImageRegistryRegistryList: paging(list),
    SyncAssetImageRegistryAsset: () => ({}),
  })
  const OURS = { RegistryId: 5, Name: 'ours', Url: 'https://registry.example.com' }
  const refresh = async (image: Image, given: Readonly<Record<string, Answering>>) => {
    const { registry, asked } = registryOf([], given)
    await registry.refresh([image])
    return asked.find(([action]) => action === 'SyncAssetImageRegistryAsset')?.[1]
  }

  test('in the registry that has their host', async () => {
    expect(
      await refresh(TAGGED, registries([OURS, { RegistryId: 6, Url: 'https://other.example' }])),
    ).toEqual({ RegistryIds: [5] })
  })
  test.each([
    {
      name: 'an address without a scheme',
      list: [{ RegistryId: 5, Url: 'registry.example.com/v2' }],
      parameters: { RegistryIds: [5] },
    },
    {
      name: 'no such host',
      list: [{ RegistryId: 6, Url: 'https://other.example' }],
      parameters: { All: true },
    },
    { name: 'no registry', list: [], parameters: { All: true } },
  ])('with $name in $parameters', async ({ list, parameters }) =>
    expect(await refresh(TAGGED, registries(list))).toEqual(parameters),
  )

  test('in all where the list of registries is refused, or an ID was asked for', async () => {
    expect(
      await refresh(TAGGED, { ...registries([]), DescribeAssetImageRegistryRegistryList: refused }),
    ).toEqual({ All: true })
    expect(await refresh(imageById(ImageId), registries([OURS]))).toEqual({ All: true })
  })

  test('but not while somebody does it already', async () => {
    expect(
      await refresh(TAGGED, {
        ...registries([OURS]),
        DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'doing' }),
      }),
    ).toBeUndefined()
  })
})

describe('the error of an image that never appeared', () => {
  const explain = async (given: Readonly<Record<string, Answering>>, image = TAGGED) => {
    const error = new GateError('not-found', {
      problem: 'It is not there.',
      remedy: 'Wait.',
      requestId: 'r-5',
    })
    return registryOf([], given).registry.explainAbsence(image, error)
  }
  const list = (...urls: readonly string[]): Readonly<Record<string, Answering>> => ({
    DescribeAssetImageRegistryRegistryList: paging(
      urls.map((Url, n) => ({ RegistryId: n, Name: `r${n}`, Url })),
    ),
    DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'success', Err: 'old' }),
  })

  test.each([
    {
      name: 'stays where its registry is connected',
      given: list('https://registry.example.com'),
      says: 'It is not there.',
    },
    {
      name: 'names the registries that are',
      given: list('https://a.example', 'b.example:5000'),
      says: 'It is not there. None of the connected registries is registry.example.com: r0 (a.example), r1 (b.example:5000).',
    },
    {
      name: 'says that none is',
      given: list(),
      says: 'It is not there. None of the connected registries is registry.example.com: none is connected.',
    },
    {
      name: 'names ten of many',
      given: list(...Array.from({ length: 12 }, (_, n) => `https://${n}.example`)),
      says: expect.stringMatching(/r9 \(9\.example\) and 2 more\.$/),
    },
    { name: 'stays where nothing can be learnt', given: {}, says: 'It is not there.' },
    {
      name: 'says that reading the registries failed',
      given: {
        ...list('registry.example.com'),
        DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'failed', Err: 'rpc service error' }),
      },
      says: 'It is not there. The last synchronization failed: rpc service error.',
    },
    {
      name: 'says so also without a reason',
      given: {
        ...list('registry.example.com'),
        DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'failed' }),
      },
      says: 'It is not there. The last synchronization failed: TCSS does not say why.',
    },
  ])('$name', async ({ given, says }) => {
    const error = await explain(given)
    expect(error.problem()).toEqual(says)
    const connect = error.problem().includes('None of the')
      ? 'Connect the registry in the TCSS console, or correct the reference. '
      : ''
    expect([error.code, error.remedy, error.requestId]).toEqual(['not-found', `${connect}Wait.`, 'r-5'])
  })

  test('is asked for once, however many images there are', async () => {
    const { registry, asked } = registryOf([], list('https://a.example'))
    const error = new GateError('not-found', { problem: 'p', remedy: '' })
    await Promise.all([1, 2, 3].map(() => registry.explainAbsence(TAGGED, error)))
    expect(asked).toHaveLength(2)
  })

  test('shows no password of a registry', async () => {
    const error = await explain(list('https://robot:S3cretPassw0rd@harbor.example.com/v2'))
    expect(error.message).toContain('harbor.example.com')
    expect(error.message).not.toContain('S3cret')
  })

  test('of an ID names no host', async () => {
    expect((await explain(list('https://a.example'), imageById(ImageId))).problem()).toBe('It is not there.')
  })

  test('does not hide that the job was cancelled', async () => {
    const cancelled = () => new GateError('cancelled', { problem: 'stop', remedy: '' })
    await expect(explain({ DescribeAssetImageRegistryRegistryList: cancelled })).rejects.toMatchObject({
      code: 'cancelled',
    })
  })
})
