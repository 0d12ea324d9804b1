import { DIGEST, type Image } from '../domain/image.ts'
import { parseJson } from '../json.ts'
import type { FileRead } from '../ports/files.ts'
import { type Sentence, say } from '../text.ts'
import type { InputReader } from './reader.ts'

const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]

/** Most platforms of one index. */
const PLATFORM_LIMIT = 100

interface Index {
  readonly path: string
  readonly file: FileRead
  /** The digest that the file must have; null where none is given. */
  readonly expected: string | null
}

/**
 * Returns one image for each platform of an index, without attestations; after a mistake, the image itself. `file` is the raw
 * index, which is read only if it has the given digest.
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
  if (reference === null) return wrong('needs exactly one `image`, by reference')
  if (file.kind === 'problem') return wrong(say`${path} cannot be used: ${file.problem}`)
  if (file.text.trim() === '') return wrong(say`${path} is empty`)
  const given = [...new Set([expected, reference.digest].filter((digest) => digest !== null))]
  const [digest] = given
  if (digest === undefined) return wrong('its digest is not given; give it in `image` or `expected-digest`')
  if (given.length > 1) return wrong('`image` and `expected-digest` differ; the index has one digest')
  if (file.digest !== digest) {
    return wrong(
      say`its digest is ${file.digest}, not ${digest}: save the raw index with \`docker buildx imagetools inspect --raw\``,
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

/** Reads the platforms of an index (OCI image-spec, "image index"; Docker's manifest list), or returns what is wrong with it. */
function readIndex(text: string): readonly Platform[] | string {
  const whole = parseJson(Buffer.from(text), (part) => part)
  if (hasAmbiguousKeys(whole)) return 'it has the same key in two spellings'
  const index = fieldsOf(whole)
  const { mediaType, manifests } = index
  if (!Array.isArray(manifests)) return 'not an index of several platforms: it has no `manifests`'
  if (mediaType !== undefined && !INDEX_TYPES.includes(`${mediaType}`))
    return 'not an index of several platforms, by its `mediaType`'
  const all = manifests.map(fieldsOf)
  const digests = all.map(({ digest }) => digest)
  const entries = all.filter((entry) => !isAttestation(entry, digests))
  if (entries.length === 0) return 'it names no platform'
  if (entries.length > PLATFORM_LIMIT) return `it names more than ${PLATFORM_LIMIT} platforms`
  const platforms = entries.map(({ digest, mediaType: type, platform }) => {
    const valid = typeof digest === 'string' && DIGEST.test(digest) && !INDEX_TYPES.includes(`${type}`)
    return valid ? { manifest: digest, platform: platformName(fieldsOf(platform)) } : null
  })
  if (platforms.includes(null)) return 'one of its `manifests` has no digest of a platform'
  const known = platforms.filter((one) => one !== null)
  return [...new Map(known.map((one) => [one.manifest, one])).values()]
}

/**
 * Tells whether an entry is an attestation as BuildKit marks it (docs.docker.com, "Image attestation storage"): it is for no
 * platform and about another manifest of the index. An entry with the annotation alone could be run, so it is judged.
 */
function isAttestation({ annotations, platform, digest }: Fields, digests: readonly unknown[]): boolean {
  const { 'vnd.docker.reference.type': type, 'vnd.docker.reference.digest': about } = fieldsOf(annotations)
  const { os, architecture } = fieldsOf(platform)
  const isForNoPlatform = os === 'unknown' && architecture === 'unknown'
  return type === 'attestation-manifest' && isForNoPlatform && about !== digest && digests.includes(about)
}

function platformName({ os, architecture, variant }: Fields): string {
  return [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '').join('/')
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** Tells whether two keys differ only in case: some readers of JSON take them for one key, and others do not. */
function hasAmbiguousKeys(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const keys = Array.isArray(value) ? [] : Object.keys(value).map((key) => key.toLowerCase())
  return new Set(keys).size < keys.length || Object.values(value).some(hasAmbiguousKeys)
}
