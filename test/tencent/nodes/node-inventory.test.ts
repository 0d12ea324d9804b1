import { describe, expect, test } from '@jest/globals'
import { someImage } from '../../../emulator/world/world.ts'
import { type Image, imageById, type Reference } from '../../../src/domain/image.ts'
import { GateError } from '../../../src/errors.ts'
import { createNodes } from '../../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'
import { apiOf, notFound, paging } from '../api.ts'

const WEB = 'registry.example.com/shop/web'
const NAME = `${WEB}:1.0.0`
const { ImageID, ImageDigest } = someImage({ ImageName: NAME })
const OTHER = `sha256:${'9'.repeat(64)}`
const by = (given: Partial<Reference>): Image => ({
  given: 'as asked',
  imageId: null,
  reference: { repository: WEB, tag: null, digest: null, ...given },
  platform: null,
})

function nodesOf(images: readonly ReturnType<typeof someImage>[]) {
  const api = apiOf({
    DescribeAssetImageSimpleList: paging(
      images.map(({ ImageID: id, ImageName }) => ({ ImageID: id, ImageName })),
    ),
    DescribeAssetImageDetail: ({ ImageID: id }) => images.find((one) => one.ImageID === id) ?? notFound(),
    CreateAssetImageScanTask: () => ({ TaskID: '1' }),
  })
  return { ...api, nodes: createNodes(api.call, API_ZONE) }
}

const image = someImage({ ImageName: NAME })
const alike = [someImage({ ImageName: `${WEB}-admin:1.0.0` }), someImage({ ImageName: `${WEB}:1.0.0-rc` })]

describe('an image on nodes is found by', () => {
  test.each([
    { name: 'its name', asked: by({ tag: '1.0.0' }) },
    { name: 'a digest of it', asked: by({ digest: ImageDigest }) },
    { name: 'both', asked: by({ tag: '1.0.0', digest: ImageDigest }) },
    { name: 'its ID', asked: imageById(ImageID) },
  ])('$name', async ({ asked }) => {
    await expect(nodesOf([...alike, image]).nodes.read(asked)).resolves.toMatchObject({ imageId: ImageID })
  })

  test('a digest that only a repository gives it', async () => {
    const elsewhere = { ...image, ImageDigest: '', RepoDigests: [`other.example/web@${OTHER}`] }
    await expect(nodesOf([elsewhere]).nodes.read(by({ digest: OTHER }))).resolves.toMatchObject({
      imageId: ImageID,
    })
  })
})

test('a name is looked up once', async () => {
  const { nodes, times, asked } = nodesOf([image])
  await nodes.read(by({ tag: '1.0.0' }))
  const again = by({ tag: '1.0.0' })
  await nodes.read(again)
  await nodes.read(again)
  await nodes.requestScans([again], 3_600)
  expect(times('DescribeAssetImageSimpleList')).toBe(2)
  expect(asked[0]?.[1]).toMatchObject({ Filters: [{ Name: 'Keywords', Values: [WEB] }] })
  expect(asked.at(-1)).toEqual([
    'CreateAssetImageScanTask',
    { Images: [ImageID], ScanScope: 1, ScanVul: true, ScanVirus: true, ScanRisk: true, Timeout: 3_600 },
  ])
})

describe('nothing is guessed', () => {
  const twice = [image, { ...image, ImageID: OTHER }]
  const many = Array.from({ length: 101 }, (_, n) => ({ ...someImage({ ImageName: `${WEB}:${n}` }) }))
  test.each([
    {
      name: 'no such name',
      images: alike,
      asked: by({ tag: '1.0.0' }),
      code: 'not-found',
      says: /found no image .*web:1\.0\.0 on any/,
    },
    {
      name: 'no such digest',
      images: [image],
      asked: by({ digest: OTHER }),
      code: 'not-found',
      says: /found no image/,
    },
    {
      name: 'a name with another digest',
      images: [image],
      asked: by({ tag: '1.0.0', digest: OTHER }),
      code: 'not-found',
      says: /web:1\.0\.0 has sha256:\w+, not sha256:9+/,
    },
    {
      name: 'a name with no known digest',
      images: [{ ...image, ImageDigest: '', RepoDigests: [] }],
      asked: by({ tag: '1.0.0', digest: OTHER }),
      code: 'not-found',
      says: /has no digest that TCSS knows, not/,
    },
    {
      name: 'a name of several images',
      images: twice,
      asked: by({ tag: '1.0.0' }),
      code: 'ambiguous',
      says: /fits 2 images: sha256:\w+, sha256:9+/,
    },
    {
      name: 'a digest of too many candidates',
      images: many,
      asked: by({ digest: OTHER }),
      code: 'ambiguous',
      says: /fits 101 images/,
    },
  ])('$name', async ({ images, asked, code, says }) => {
    await expect(nodesOf(images).nodes.read(asked)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(says),
    })
  })

  test('an image asked for by nothing is a mistake of ours', async () => {
    await expect(nodesOf([]).nodes.read({ ...by({}), reference: null })).rejects.toMatchObject({
      code: 'bug',
    })
  })
})

test('nodes do not grow, and have nothing to add to an absence', async () => {
  const { nodes, asked } = nodesOf([])
  await nodes.refresh([])
  const error = new GateError('not-found', { problem: 'p', remedy: '' })
  expect([nodes.mayAppearLater, await nodes.explainAbsence(by({}), error), asked]).toEqual([false, error, []])
})
