import { describe, expect, test } from '@jest/globals'
import { someImage } from '../../../emulator/world/world.ts'
import { imageById } from '../../../src/domain/image.ts'
import { GateError } from '../../../src/errors.ts'
import { createNodes } from '../../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'
import { OTHER } from '../../make.ts'
import { apiOf, by, notFound, paging, WEB } from '../api.ts'

const NAME = `${WEB}:1.0.0`
const { ImageID, ImageDigest } = someImage({ ImageName: NAME })

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
const similar = [someImage({ ImageName: `${WEB}-admin:1.0.0` }), someImage({ ImageName: `${WEB}:1.0.0-rc` })]

test.each([
  { name: 'its name', given: by({ tag: '1.0.0' }) },
  { name: 'its digest', given: by({ digest: ImageDigest }) },
  { name: 'its name and digest', given: by({ tag: '1.0.0', digest: ImageDigest }) },
  { name: 'its ID', given: imageById(ImageID) },
])('an image on nodes is found by $name', async ({ given }) => {
  await expect(nodesOf([...similar, image]).nodes.read(given)).resolves.toMatchObject({ imageId: ImageID })
})

test('an image on nodes is found by a repository digest', async () => {
  const elsewhere = { ...image, ImageDigest: '', RepoDigests: [`other.example/web@${OTHER}`] }
  await expect(nodesOf([elsewhere]).nodes.read(by({ digest: OTHER }))).resolves.toMatchObject({
    imageId: ImageID,
  })
})

test('the ID of a name is looked up once for each image', async () => {
  const { nodes, times, requests } = nodesOf([image])
  await nodes.read(by({ tag: '1.0.0' }))
  const again = by({ tag: '1.0.0' })
  await nodes.read(again)
  await nodes.read(again)
  await nodes.requestScans([again], 3_600)
  expect(times('DescribeAssetImageSimpleList')).toBe(2)
  expect(requests[0]?.[1]).toMatchObject({ Filters: [{ Name: 'Keywords', Values: [WEB] }] })
  expect(requests.at(-1)).toEqual([
    'CreateAssetImageScanTask',
    { Images: [ImageID], ScanScope: 1, ScanVul: true, ScanVirus: true, ScanRisk: true, Timeout: 3_600 },
  ])
})

describe('a reference without exactly one image', () => {
  const twice = [image, { ...image, ImageID: OTHER }]
  const many = Array.from({ length: 101 }, (_, n) => ({ ...someImage({ ImageName: `${WEB}:${n}` }) }))
  test.each([
    ['an unknown name', similar, by({ tag: '1.0.0' }), 'not-found', /found no image .*web:1\.0\.0 on any/],
    ['an unknown digest', [image], by({ digest: OTHER }), 'not-found', /found no image/],
    [
      'a name with another digest',
      [image],
      by({ tag: '1.0.0', digest: OTHER }),
      'not-found',
      /web:1\.0\.0 has sha256:\w+, not sha256:9+/,
    ],
    [
      'a name with no known digest',
      [{ ...image, ImageDigest: '', RepoDigests: [] }],
      by({ tag: '1.0.0', digest: OTHER }),
      'not-found',
      /has no digest that TCSS knows, not/,
    ],
    [
      'a name of several images',
      twice,
      by({ tag: '1.0.0' }),
      'ambiguous',
      /matches 2 images: sha256:\w+, sha256:9+/,
    ],
    ['a digest of too many candidates', many, by({ digest: OTHER }), 'ambiguous', /matches 101 images/],
  ])('a reference to an image on nodes is an error for %s', async (_name, images, given, code, message) => {
    await expect(nodesOf(images).nodes.read(given)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })

  test('an image without ID and reference is a bug', async () => {
    await expect(nodesOf([]).nodes.read({ ...by({}), reference: null })).rejects.toMatchObject({
      code: 'bug',
    })
  })
})

test('an image on nodes does not appear later, and its absence is not explained', async () => {
  const { nodes, requests } = nodesOf([])
  await nodes.refresh([])
  const error = new GateError('not-found', { problem: 'p', remedy: '' })
  expect([nodes.mayAppearLater, await nodes.explainAbsence(by({}), error), requests]).toEqual([
    false,
    error,
    [],
  ])
})
