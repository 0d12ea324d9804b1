import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import type { ReadFile } from '../../src/ports/files.ts'
import { parse, refused } from '../contract/parse.ts'
import { DIGEST, IMAGE_ID, someImage } from '../make.ts'

const OTHER = someImage(9).imageId
const HOST = 'ccr.ccs.tencentyun.com/shop/web'
const byReference = async (inputs: Readonly<Record<string, string>>) =>
  parse({ inputs: { 'image-id': '', ...inputs } })
const points = async (inputs: Readonly<Record<string, string>>, readFile?: ReadFile) => {
  const given = readFile === undefined ? {} : { readFile }
  return (await refused({ inputs: { 'image-id': '', ...inputs }, ...given })).points()
}

describe('an image by reference', () => {
  test.each([
    [`${HOST}:1.4.2`, { repository: HOST, tag: '1.4.2', digest: null }],
    [`${HOST}@${DIGEST}`, { repository: HOST, tag: null, digest: DIGEST }],
    [`${HOST}:1.4.2@${DIGEST}`, { repository: HOST, tag: '1.4.2', digest: DIGEST }],
    ['localhost:5000/web:latest', { repository: 'localhost:5000/web', tag: 'latest', digest: null }],
    ['registry:5000/a/b/c__d:x', { repository: 'registry:5000/a/b/c__d', tag: 'x', digest: null }],
    ['docker.io/library/nginx:1.29', { repository: 'docker.io/library/nginx', tag: '1.29', digest: null }],
  ])('%s', async (image, reference) => {
    const { images } = await byReference({ image })
    expect(images).toEqual([{ given: image, imageId: null, reference, platform: null }])
  })

  test('several, each once, in the order asked', async () => {
    const { images } = await byReference({ image: `${HOST}:b\n${HOST}:a, ${HOST}:b` })
    expect(images.map(({ given }) => given)).toEqual([`${HOST}:b`, `${HOST}:a`])
  })

  test.each([
    ['nginx', /has no host/],
    ['nginx:1.29', /has no host/],
    ['shop/web:1', /has no host/],
    [`${HOST}`, /neither tag nor digest/],
    ['ccr.ccs.tencentyun.com/Shop/web:1', /lower case/],
    [`${HOST}@sha256:abc`, /its digest must be `sha256:` and 64/],
    [`${HOST}@sha512:${'a'.repeat(128)}`, /its digest must be/],
    [`${HOST}@${DIGEST.toUpperCase()}`, /its digest must be/],
    [IMAGE_ID, /input `image-id`/],
    ['https://ccr.ccs.tencentyun.com/shop/web:1', /is not an image reference/],
    [`-x.example/a:1`, /is not an image reference/],
    [`${HOST}:${'t'.repeat(129)}`, /is not an image reference/],
  ])('%s is refused', async (image, says) =>
    expect(await points({ image })).toEqual([expect.stringMatching(says)]),
  )
})

test('images are named in one way', async () => {
  expect(await points({ 'image-id': IMAGE_ID, image: `${HOST}:1` })).toEqual([
    'image-id, image: both are given; use one of them.',
  ])
  expect(await points({})).toEqual([expect.stringMatching(/^image-id, image: missing; /)])
})

describe('the inventory', () => {
  test.each([
    {
      name: 'of references is the registry',
      inputs: { image: `${HOST}:1` },
      inventory: 'registry',
      trusted: false,
    },
    { name: 'of IDs are the nodes', inputs: { 'image-id': IMAGE_ID }, inventory: 'nodes', trusted: true },
    {
      name: 'is what the input says',
      inputs: { image: `${HOST}:1`, inventory: 'nodes' },
      inventory: 'nodes',
      trusted: true,
    },
    {
      name: 'is what the input says of IDs, too',
      inputs: { 'image-id': IMAGE_ID, inventory: 'registry' },
      inventory: 'registry',
      trusted: false,
    },
  ])('$name, and trust is required of nodes', async ({ inputs, inventory, trusted }) => {
    const understood = await byReference(inputs)
    expect([understood.inventory, understood.policy.requireTrusted]).toEqual([
      inventory,
      { value: trusted, source: { kind: 'default' } },
    ])
  })

  test('is one of two', async () =>
    expect((await points({ image: `${HOST}:1`, inventory: 'local' }))[0]).toMatch(/registry or nodes/))

  test('with nothing but trust there is something to check only where it is required', async () => {
    const off = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' }
    expect((await points({ image: `${HOST}:1`, ...off }))[0]).toContain('nothing to check')
    const { policy } = await byReference({ image: `${HOST}:1`, ...off, 'require-trusted': 'true' })
    expect(policy.requireTrusted.value).toBe(true)
  })
})

const AMD = someImage(11).imageId
const ARM = someImage(12).imageId
const ATTESTED = someImage(13).imageId

const manifest = (digest: string, platform: object, more: object = {}) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest,
  size: 1234,
  platform,
  ...more,
})
const attestation = manifest(
  ATTESTED,
  { os: 'unknown', architecture: 'unknown' },
  {
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest', 'vnd.docker.reference.digest': AMD },
  },
)
const INDEX = {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [
    manifest(AMD, { os: 'linux', architecture: 'amd64' }),
    manifest(ARM, { os: 'linux', architecture: 'arm64', variant: 'v8' }),
    attestation,
  ],
}

const fileOf = (content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
  const readFile: ReadFile = (path) =>
    path === 'index.json'
      ? { kind: 'text', text, digest }
      : { kind: 'problem', problem: 'there is no such file' }
  return { digest, readFile }
}

describe('an index of several platforms', () => {
  const { digest, readFile } = fileOf(INDEX)
  const expected = [
    {
      given: `${HOST}@${AMD}`,
      imageId: null,
      reference: { repository: HOST, tag: null, digest: AMD },
      platform: { index: digest, name: 'linux/amd64' },
    },
    {
      given: `${HOST}@${ARM}`,
      imageId: null,
      reference: { repository: HOST, tag: null, digest: ARM },
      platform: { index: digest, name: 'linux/arm64/v8' },
    },
  ]
  const imagesOf = async (given: Parameters<typeof parse>[0]) => (await parse(given)).images
  const index = (inputs: Readonly<Record<string, string>>) =>
    imagesOf({ inputs: { 'image-id': '', 'manifest-file': 'index.json', ...inputs }, readFile })

  test('stands for its platforms, attestations aside, by the digest in the reference', async () => {
    expect(await index({ image: `${HOST}:1@${digest}` })).toEqual(expected)
    expect(await index({ image: `${HOST}@${digest}` })).toEqual(expected)
  })

  test('or by the digest that is expected', async () => {
    expect(await index({ image: `${HOST}:1`, 'expected-digest': digest })).toEqual(expected)
  })

  test('of one platform is one image', async () => {
    const single = fileOf({ ...INDEX, manifests: [INDEX.manifests[0], attestation] })
    const inputs = { 'image-id': '', 'manifest-file': 'index.json', image: `${HOST}@${single.digest}` }
    const images = await imagesOf({ inputs, readFile: single.readFile })
    expect(images.map(({ given }) => given)).toEqual([`${HOST}@${AMD}`])
  })

  test.each([
    { name: 'for a platform', change: { platform: { os: 'linux', architecture: 'amd64' } } },
    { name: 'for half a platform', change: { platform: { os: 'unknown', architecture: 'amd64' } } },
    { name: 'for no word on it', change: { platform: {} } },
    {
      name: 'about nothing in the index',
      change: {
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': OTHER,
        },
      },
    },
    {
      name: 'about itself',
      change: {
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': ATTESTED,
        },
      },
    },
    {
      name: 'about a manifest that it does not name',
      change: { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
    },
  ])('judges what only says that it is an attestation: $name', async ({ change }) => {
    const posing = fileOf({ ...INDEX, manifests: [INDEX.manifests[0], { ...attestation, ...change }] })
    const inputs = { 'image-id': '', 'manifest-file': 'index.json', image: `${HOST}@${posing.digest}` }
    const images = await imagesOf({ inputs, readFile: posing.readFile })
    expect(images.map(({ given }) => given)).toEqual([`${HOST}@${AMD}`, `${HOST}@${ATTESTED}`])
  })

  test("in Docker's older form is one, too, and so is one without a type", async () => {
    for (const mediaType of ['application/vnd.docker.distribution.manifest.list.v2+json', undefined]) {
      const older = fileOf({ ...INDEX, mediaType })
      const inputs = { 'image-id': '', 'manifest-file': 'index.json', image: `${HOST}@${older.digest}` }
      expect(await imagesOf({ inputs, readFile: older.readFile })).toHaveLength(2)
    }
  })

  test.each([
    {
      name: 'its digest is another',
      inputs: { image: `${HOST}@${OTHER}` },
      says: /its digest is sha256:\w+, not sha256:0+9: save the raw index/,
    },
    {
      name: 'no digest says which it must be',
      inputs: { image: `${HOST}:1` },
      says: /its digest is not given/,
    },
    {
      name: 'two digests say so',
      inputs: { image: `${HOST}@${digest}`, 'expected-digest': OTHER },
      says: /differ; the index has one digest/,
    },
    {
      name: 'two images are asked for',
      inputs: { image: `${HOST}@${digest}, ${HOST}:2` },
      says: /exactly one `image`; 2 are given/,
    },
    { name: 'an ID is asked for', inputs: { 'image-id': IMAGE_ID }, says: /exactly one `image`/ },
    {
      name: 'the file is missing',
      inputs: { image: `${HOST}@${digest}`, 'manifest-file': 'gone.json' },
      says: /there is no such file/,
    },
    {
      name: 'the input is empty',
      inputs: { image: `${HOST}@${digest}`, 'manifest-file': '' },
      says: /manifest-file: empty/,
    },
  ])('is refused when $name', async ({ inputs, says }) => {
    expect(await points({ 'manifest-file': 'index.json', ...inputs }, readFile)).toEqual([
      expect.stringMatching(says),
    ])
  })

  test.each([
    {
      name: 'with a key that stands twice',
      content: `{"manifests":[],"manifests":${JSON.stringify(INDEX.manifests)}}`,
      says: /no `manifests`/,
    },
    {
      name: 'with a key in two spellings',
      content: { ...INDEX, Manifests: [] },
      says: /has the same key in two spellings/,
    },
    {
      name: 'with a platform in two spellings',
      content: { ...INDEX, manifests: [{ ...INDEX.manifests[0], Digest: ARM }] },
      says: /in two spellings/,
    },
    { name: 'no JSON', content: 'Name: web', says: /no `manifests`/ },
    {
      name: 'a manifest of one image',
      content: { schemaVersion: 2, config: {}, layers: [] },
      says: /no `manifests`/,
    },
    {
      name: 'of another type',
      content: { ...INDEX, mediaType: 'application/json' },
      says: /by its `mediaType`/,
    },
    { name: 'empty', content: { ...INDEX, manifests: [] }, says: /names no platform/ },
    {
      name: 'with a platform without a digest',
      content: { ...INDEX, manifests: [manifest('sha256:1', {})] },
      says: /no digest of a platform/,
    },
    {
      name: 'with an index in it',
      content: { ...INDEX, manifests: [manifest(AMD, {}, { mediaType: INDEX.mediaType })] },
      says: /no digest of a platform/,
    },
    {
      name: 'with what is no object',
      content: { ...INDEX, manifests: [null] },
      says: /no digest of a platform/,
    },
    {
      name: 'endless',
      content: {
        ...INDEX,
        manifests: Array.from({ length: 101 }, (_, n) => manifest(someImage(n).imageId, {})),
      },
      says: /more than 100/,
    },
  ])('is none when it is $name', async ({ content, says }) => {
    const file = fileOf(content)
    const inputs = { 'manifest-file': 'index.json', image: `${HOST}@${file.digest}` }
    expect(await points(inputs, file.readFile)).toEqual([expect.stringMatching(says)])
  })
})
