import { DIGEST, type Image } from '../domain/image.ts'
import { isObject, type JsonObject, parseJson } from '../json.ts'
import type { FileRead } from '../ports/files.ts'
import { type Sentence, say } from '../text.ts'
import type { InputReader } from './reader.ts'

const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]

/** The maximum number of platforms in one index. */
const PLATFORM_LIMIT = 100

interface Index {
  readonly path: string
  readonly file: FileRead
  /** The value of `expected-digest`; null for `none`. */
  readonly expected: string | null
}

/**
 * Returns one image for each platform in an image index, without attestations. Rejects a wrong index and returns the given
 * image. An index is decoded only if the digest of `file` is the digest in the inputs.
 */
export function parsePlatforms(
  image: Image,
  { path, file, expected }: Index,
  { reject }: InputReader,
): readonly Image[] {
  const wrong = (why: Sentence | string): readonly Image[] => {
    reject('manifest-file', why)
    return [image]
  }
  const { reference } = image
  if (reference === null) return wrong('give exactly one `image`, as a reference')
  if (file.kind === 'problem') return wrong(say`${path} cannot be used: ${file.problem}`)
  if (file.text.trim() === '') return wrong(say`${path} is empty`)
  const given = [...new Set([expected, reference.digest].filter((digest) => digest !== null))]
  const [digest] = given
  if (digest === undefined)
    return wrong('the digest of the index is missing; give it in `image` or `expected-digest`')
  if (given.length > 1)
    return wrong('`image` and `expected-digest` have different digests, but an index has only one')
  if (file.digest !== digest) {
    return wrong(
      say`the file has the digest ${file.digest}, not ${digest}; save the raw index with \`docker buildx imagetools inspect --raw\``,
    )
  }
  const platforms = readIndex(file.text)
  if (typeof platforms === 'string') return wrong(platforms)
  return platforms.map(({ manifest, platform }) => ({
    given: `${reference.repository}@${manifest}`,
    imageId: null,
    reference: { repository: reference.repository, tag: null, digest: manifest },
    platform: { index: digest, name: platform },
  }))
}

interface Platform {
  readonly manifest: string
  readonly platform: string
}

/** Returns the platforms in an OCI image index or a Docker manifest list. For a wrong file, returns a problem as a clause. */
function readIndex(text: string): readonly Platform[] | string {
  const whole = parseJson(Buffer.from(text), (part) => part)
  if (hasAmbiguousKeys(whole)) return 'the index has two keys that differ only in letter case'
  const index = fieldsOf(whole)
  const { mediaType, manifests } = index
  if (!Array.isArray(manifests)) return 'the file is not an image index, because it has no `manifests`'
  if (mediaType !== undefined && !INDEX_TYPES.includes(`${mediaType}`))
    return 'the file is not an image index, because it has another `mediaType`'
  const all = manifests.map(fieldsOf)
  const digests = all.map(({ digest }) => digest)
  const entries = all.filter((entry) => !isAttestation(entry, digests))
  if (entries.length === 0) return 'the index names no platform'
  if (entries.length > PLATFORM_LIMIT) return `the index names more than ${PLATFORM_LIMIT} platforms`
  const platforms = entries.map(({ digest, mediaType: type, platform }) => {
    const valid = typeof digest === 'string' && DIGEST.test(digest) && !INDEX_TYPES.includes(`${type}`)
    return valid ? { manifest: digest, platform: platformName(fieldsOf(platform)) } : null
  })
  if (platforms.includes(null)) return 'an entry of `manifests` has no valid digest, or is itself an index'
  const known = platforms.filter((one) => one !== null)
  return [...new Map(known.map((one) => [one.manifest, one])).values()]
}

/**
 * Tells whether an entry is an attestation of BuildKit (docs.docker.com, "Image attestation storage"). The annotation alone is
 * not enough, because an image can have the annotation, and the gate must judge every image.
 */
function isAttestation({ annotations, platform, digest }: JsonObject, digests: readonly unknown[]): boolean {
  const { 'vnd.docker.reference.type': type, 'vnd.docker.reference.digest': about } = fieldsOf(annotations)
  const { os, architecture } = fieldsOf(platform)
  const isForNoPlatform = os === 'unknown' && architecture === 'unknown'
  return type === 'attestation-manifest' && isForNoPlatform && about !== digest && digests.includes(about)
}

function platformName({ os, architecture, variant }: JsonObject): string {
  return [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '').join('/')
}

function fieldsOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

/** Tells whether two keys of an object differ only in letter case. Some JSON parsers read two such keys as one key. */
function hasAmbiguousKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const keys = Array.isArray(value) ? [] : Object.keys(value).map((key) => key.toLowerCase())
  return new Set(keys).size < keys.length || Object.values(value).some(hasAmbiguousKeys)
}
