import { describe, expect, test } from '@jest/globals'
import type { ReadFile } from '../../src/ports/files.ts'
import { DIGEST, IMAGE_ID, someImage } from '../make.ts'
import { about, attestation, digestOf, manifest, someIndex } from '../oci.ts'
import { parse, refused } from './parse.ts'

const OTHER = someImage(9).imageId
const HOST = 'ccr.ccs.tencentyun.com/shop/web'
const byReference = async (inputs: Readonly<Record<string, string>>) =>
  parse({ inputs: { 'image-id': '', ...inputs } })
const points = async (inputs: Readonly<Record<string, string>>, readFile?: ReadFile) => {
  const given = readFile === undefined ? {} : { readFile }
  return (await refused({ inputs: { 'image-id': '', ...inputs }, ...given })).points()
}

test.each([
  [`${HOST}:1.4.2`, { repository: HOST, tag: '1.4.2', digest: null }],
  [`${HOST}@${DIGEST}`, { repository: HOST, tag: null, digest: DIGEST }],
  [`${HOST}:1.4.2@${DIGEST}`, { repository: HOST, tag: '1.4.2', digest: DIGEST }],
  ['localhost:5000/web:latest', { repository: 'localhost:5000/web', tag: 'latest', digest: null }],
  ['registry:5000/a/b/c__d:x', { repository: 'registry:5000/a/b/c__d', tag: 'x', digest: null }],
  ['docker.io/library/nginx:1.29', { repository: 'docker.io/library/nginx', tag: '1.29', digest: null }],
])('the reference %s is accepted', async (image, reference) => {
  const { images } = await byReference({ image })
  expect(images).toEqual([{ given: image, imageId: null, reference, platform: null }])
})

test('each of several references is one image, in the given order', async () => {
  const { images } = await byReference({ image: `${HOST}:b\n${HOST}:a, ${HOST}:b` })
  expect(images.map(({ given }) => given)).toEqual([`${HOST}:b`, `${HOST}:a`])
})

test.each([
  ['nginx', /has no host/],
  ['nginx:1.29', /has no host/],
  ['shop/web:1', /has no host/],
  [`${HOST}`, /add a tag or a digest/],
  ['ccr.ccs.tencentyun.com/Shop/web:1', /lower case/],
  [`${HOST}@sha256:abc`, /the digest must be `sha256:` and 64/],
  [`${HOST}@sha512:${'a'.repeat(128)}`, /the digest must be/],
  [`${HOST}@${DIGEST.toUpperCase()}`, /the digest must be/],
  [IMAGE_ID, /input `image-id`/],
  ['https://ccr.ccs.tencentyun.com/shop/web:1', /is not an image reference/],
  [`-x.example/a:1`, /is not an image reference/],
  [`${HOST}:${'t'.repeat(129)}`, /is not an image reference/],
])('the reference %s is refused', async (image, message) =>
  expect(await points({ image })).toEqual([expect.stringMatching(message)]),
)

test('images must be given either by image or by image-id', async () => {
  expect(await points({ 'image-id': IMAGE_ID, image: `${HOST}:1` })).toEqual([
    'image-id, image: both are given; use one of them.',
  ])
  expect(await points({})).toEqual([expect.stringMatching(/^image-id, image: missing; /)])
})

test.each([
  {
    name: 'references are looked up in the registry by default',
    inputs: { image: `${HOST}:1` },
    inventory: 'registry',
    trusted: false,
  },
  {
    name: 'IDs are looked up on the nodes by default',
    inputs: { 'image-id': IMAGE_ID },
    inventory: 'nodes',
    trusted: true,
  },
  {
    name: 'references are looked up on the nodes under inventory: nodes',
    inputs: { image: `${HOST}:1`, inventory: 'nodes' },
    inventory: 'nodes',
    trusted: true,
  },
  {
    name: 'IDs are looked up in the registry under inventory: registry',
    inputs: { 'image-id': IMAGE_ID, inventory: 'registry' },
    inventory: 'registry',
    trusted: false,
  },
])('$name, and trust is required on nodes alone', async ({ inputs, inventory, trusted }) => {
  const understood = await byReference(inputs)
  expect([understood.inventory, understood.policy.requireTrusted]).toEqual([
    inventory,
    { value: trusted, source: { kind: 'default' } },
  ])
})

test('an unknown inventory is refused', async () =>
  expect((await points({ image: `${HOST}:1`, inventory: 'local' }))[0]).toMatch(/registry or nodes/))

test('require-trusted alone is enough to check an image in a registry, but only if it is explicit', async () => {
  const off = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' }
  expect((await points({ image: `${HOST}:1`, ...off }))[0]).toContain('nothing to check')
  const { policy } = await byReference({ image: `${HOST}:1`, ...off, 'require-trusted': 'true' })
  expect(policy.requireTrusted.value).toBe(true)
})

test('image-id has an image a line or between commas, without comments, each once and in the given order', async () => {
  const [a, b, c] = [1, 2, 3].map((number) => someImage(number).imageId)
  const list = `${b}, ${a}\r\n\n # ${IMAGE_ID}\n${b}\r${c},\n,${a}`
  const { images } = await parse({ inputs: { 'image-id': list } })
  expect(images.map(({ imageId }) => imageId)).toEqual([b, a, c])
})

describe('a list in a file', () => {
  const [ONE, TWO, THREE] = [1, 2, 3].map((n) => someImage(n).imageId)
  const readFile: ReadFile = (path) => {
    if (path === 'lists/images.txt')
      return { kind: 'text', digest: IMAGE_ID, text: `# ours\n${ONE}\n\n${TWO}, ${THREE}\n` }
    if (path === 'empty.txt') return { kind: 'text', digest: IMAGE_ID, text: '\n# nothing\n' }
    if (path === 'wrong.txt') return { kind: 'text', digest: IMAGE_ID, text: 'nginx\n@other.txt\n' }
    return { kind: 'problem', problem: 'there is no such file' }
  }
  const images = async (text: string) =>
    (await parse({ inputs: { 'image-id': text }, readFile })).images.map(({ imageId }) => imageId)
  const points = async (text: string) => (await refused({ inputs: { 'image-id': text }, readFile })).points()

  test('a list in a file is replaced by its entries, each image once', async () => {
    expect(await images('@lists/images.txt')).toEqual([ONE, TWO, THREE])
    expect(await images(`${THREE}\n@lists/images.txt\n${ONE}`)).toEqual([THREE, ONE, TWO])
  })

  test('a list in a file that cannot be read is refused with the reason', async () => {
    expect(await points('@missing.txt')).toEqual([
      'image-id: @missing.txt cannot be used: there is no such file.',
    ])
  })

  test('a list in a file without entries is refused, because it would judge nothing', async () => {
    expect(await points('@empty.txt')).toEqual([
      'image-id: @empty.txt lists no image: the file has only blank lines and comments.',
    ])
  })

  test('a list in a file is refused with each of its wrong entries, such as the name of another file', async () => {
    expect(await points('@wrong.txt')).toEqual([
      expect.stringContaining('image-id: nginx (in wrong.txt) is not an image ID'),
      expect.stringContaining('image-id: @other.txt (in wrong.txt) is not an image ID'),
    ])
  })
})

const AMD = someImage(11).imageId
const ARM = someImage(12).imageId
const ATTESTED = someImage(13).imageId

const INDEX = someIndex(
  manifest(AMD, { os: 'linux', architecture: 'amd64' }),
  manifest(ARM, { os: 'linux', architecture: 'arm64', variant: 'v8' }),
  attestation(ATTESTED, AMD),
)

const fileOf = (content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const digest = digestOf(text)
  const readFile: ReadFile = (path) =>
    path === 'index.json'
      ? { kind: 'text', text, digest }
      : { kind: 'problem', problem: 'there is no such file' }
  return { digest, readFile }
}

describe('an index of several platforms', () => {
  const { digest, readFile } = fileOf(INDEX)
  const platform = (digestOfPlatform: string, name: string) => ({
    given: `${HOST}@${digestOfPlatform}`,
    imageId: null,
    reference: { repository: HOST, tag: null, digest: digestOfPlatform },
    platform: { index: digest, name },
  })
  const expected = [platform(AMD, 'linux/amd64'), platform(ARM, 'linux/arm64/v8')]
  const index = async (inputs: Readonly<Record<string, string>>, file = { readFile }) =>
    (await parse({ inputs: { 'image-id': '', 'manifest-file': 'index.json', ...inputs }, ...file })).images
  /** The images in an index with these differences, by its digest. */
  const imagesIn = (given: object) => {
    const file = fileOf({ ...INDEX, ...given })
    return index({ image: `${HOST}@${file.digest}` }, { readFile: file.readFile })
  }

  test('an index of several platforms is replaced by its platforms without attestations when its digest is in the reference', async () => {
    expect(await index({ image: `${HOST}:1@${digest}` })).toEqual(expected)
    expect(await index({ image: `${HOST}@${digest}` })).toEqual(expected)
  })

  test('an index of several platforms is accepted when its digest is the expected one', async () => {
    expect(await index({ image: `${HOST}:1`, 'expected-digest': digest })).toEqual(expected)
  })

  test('an index of one platform is one image', async () => {
    const images = await imagesIn({ manifests: [INDEX.manifests[0], attestation(ATTESTED, AMD)] })
    expect(images.map(({ given }) => given)).toEqual([`${HOST}@${AMD}`])
  })

  test.each([
    { name: 'it has a platform', change: { platform: { os: 'linux', architecture: 'amd64' } } },
    { name: 'it has half a platform', change: { platform: { os: 'unknown', architecture: 'amd64' } } },
    { name: 'it has no platform', change: { platform: {} } },
    { name: 'it is about an image outside the index', change: { annotations: about(OTHER) } },
    { name: 'it is about itself', change: { annotations: about(ATTESTED) } },
    {
      name: 'it is about no manifest',
      change: { annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
    },
  ])('an entry of an index that only claims to be an attestation is judged: $name', async ({ change }) => {
    const images = await imagesIn({
      manifests: [INDEX.manifests[0], { ...attestation(ATTESTED, AMD), ...change }],
    })
    expect(images.map(({ given }) => given)).toEqual([`${HOST}@${AMD}`, `${HOST}@${ATTESTED}`])
  })

  test("an index may be in Docker's older form or without a type", async () => {
    for (const mediaType of ['application/vnd.docker.distribution.manifest.list.v2+json', undefined])
      expect(await imagesIn({ mediaType })).toHaveLength(2)
  })

  test.each([
    {
      name: 'its digest differs from the reference',
      inputs: { image: `${HOST}@${OTHER}` },
      message: /the file has the digest sha256:\w+, not sha256:0+9; save the raw index/,
    },
    {
      name: 'no digest is given',
      inputs: { image: `${HOST}:1` },
      message: /the digest of the index is missing/,
    },
    {
      name: 'two different digests are given',
      inputs: { image: `${HOST}@${digest}`, 'expected-digest': OTHER },
      message: /have different digests, but an index has only one/,
    },
    {
      name: 'two images are given',
      inputs: { image: `${HOST}@${digest}, ${HOST}:2` },
      message: /exactly one `image`; 2 are given/,
    },
    { name: 'an image ID is given', inputs: { 'image-id': IMAGE_ID }, message: /exactly one `image`/ },
    {
      name: 'the file is missing',
      inputs: { image: `${HOST}@${digest}`, 'manifest-file': 'gone.json' },
      message: /there is no such file/,
    },
    {
      name: 'the input is empty',
      inputs: { image: `${HOST}@${digest}`, 'manifest-file': '' },
      message: /manifest-file: empty/,
    },
  ])('a manifest-file is refused when $name', async ({ inputs, message }) => {
    expect(await points({ 'manifest-file': 'index.json', ...inputs }, readFile)).toEqual([
      expect.stringMatching(message),
    ])
  })

  test.each([
    {
      name: 'a duplicate key',
      content: `{"manifests":[],"manifests":${JSON.stringify(INDEX.manifests)}}`,
      message: /no `manifests`/,
    },
    {
      name: 'a key in two spellings',
      content: { ...INDEX, Manifests: [] },
      message: /has two keys that differ only in letter case/,
    },
    {
      name: 'a key of a platform in two spellings',
      content: { ...INDEX, manifests: [{ ...INDEX.manifests[0], Digest: ARM }] },
      message: /differ only in letter case/,
    },
    { name: 'no JSON', content: 'Name: web', message: /no `manifests`/ },
    {
      name: 'a manifest of one image',
      content: { schemaVersion: 2, config: {}, layers: [] },
      message: /no `manifests`/,
    },
    {
      name: 'another media type',
      content: { ...INDEX, mediaType: 'application/json' },
      message: /it has another `mediaType`/,
    },
    { name: 'no platform', content: { ...INDEX, manifests: [] }, message: /names no platform/ },
    {
      name: 'a platform without a digest',
      content: { ...INDEX, manifests: [manifest('sha256:1', {})] },
      message: /no valid digest, or is itself an index/,
    },
    {
      name: 'an index within it',
      content: { ...INDEX, manifests: [manifest(AMD, {}, { mediaType: INDEX.mediaType })] },
      message: /no valid digest, or is itself an index/,
    },
    {
      name: 'a platform that is no object',
      content: { ...INDEX, manifests: [null] },
      message: /no valid digest, or is itself an index/,
    },
    {
      name: 'more than 100 platforms',
      content: {
        ...INDEX,
        manifests: Array.from({ length: 101 }, (_, n) => manifest(someImage(n).imageId, {})),
      },
      message: /more than 100/,
    },
  ])('a manifest-file with $name is refused', async ({ content, message }) => {
    const file = fileOf(content)
    const inputs = { 'manifest-file': 'index.json', image: `${HOST}@${file.digest}` }
    expect(await points(inputs, file.readFile)).toEqual([expect.stringMatching(message)])
  })
})
