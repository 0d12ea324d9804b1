import { DIGEST, type Image } from '../domain/image.ts'
import { parseJson } from '../json.ts'
import type { FileRead } from '../ports/files.ts'
import { type Sentence, say } from '../text.ts'
import type { InputReader } from './reader.ts'

const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]

/** More platforms than anybody builds for. */
const MOST = 100

interface Index {
  readonly path: string
  /** The raw file, and the digest that is expected of it; null where none is. */
  readonly file: FileRead
  readonly expected: string | null
}

/**
 * One image for each platform of a multi-platform image, attestations aside. `file` is its raw index, and nothing of it counts
 * unless its digest is the one that was asked for. On a mistake the image as it was.
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
  const asked = [...new Set([expected, reference.digest].filter((digest) => digest !== null))]
  const [digest] = asked
  if (digest === undefined)
    return wrong('nothing says which index it must be; give its digest in `image` or `expected-digest`')
  if (asked.length > 1) return wrong('`image` and `expected-digest` name two digests; the index has one')
  if (file.digest !== digest) {
    return wrong(
      say`its digest is ${file.digest}, not ${digest}: take it raw, with \`docker buildx imagetools inspect --raw\``,
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

/** The platforms of an index (OCI image-spec, "image index"; Docker's manifest list), or why it is none. */
function readIndex(text: string): readonly Platform[] | string {
  const whole = parseJson(Buffer.from(text), (part) => part)
  if (spellsAKeyTwice(whole)) return 'it names a key twice, in two spellings'
  const index = fieldsOf(whole)
  const { mediaType, manifests } = index
  if (!Array.isArray(manifests)) return 'not an index of several platforms: it has no `manifests`'
  if (mediaType !== undefined && !INDEX_TYPES.includes(`${mediaType}`))
    return 'not an index of several platforms, by its `mediaType`'
  const all = manifests.map(fieldsOf)
  const digests = all.map(({ digest }) => digest)
  const entries = all.filter((entry) => !isAttestation(entry, digests))
  if (entries.length === 0) return 'it names no platform'
  if (entries.length > MOST) return `it names more than ${MOST} platforms`
  const platforms = entries.map(({ digest, mediaType: type, platform }) => {
    const valid = typeof digest === 'string' && DIGEST.test(digest) && !INDEX_TYPES.includes(`${type}`)
    return valid ? { manifest: digest, platform: nameOf(fieldsOf(platform)) } : null
  })
  if (platforms.includes(null)) return 'one of its `manifests` has no digest of a platform'
  const known = platforms.filter((one) => one !== null)
  return [...new Map(known.map((one) => [one.manifest, one])).values()]
}

/**
 * As BuildKit marks them (docs.docker.com, "Image attestation storage"): for no platform, and about another manifest of the
 * index. Whatever only says that it is one may be run, so it is judged.
 */
function isAttestation({ annotations, platform, digest }: Fields, digests: readonly unknown[]): boolean {
  const { 'vnd.docker.reference.type': type, 'vnd.docker.reference.digest': about } = fieldsOf(annotations)
  const { os, architecture } = fieldsOf(platform)
  const nowhere = os === 'unknown' && architecture === 'unknown'
  return type === 'attestation-manifest' && nowhere && about !== digest && digests.includes(about)
}

function nameOf({ os, architecture, variant }: Fields): string {
  return [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '').join('/')
}

type Fields = Readonly<Record<string, unknown>>

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

/** Some readers of JSON tell keys apart by their case, and others do not: what they may read differently is not read. */
function spellsAKeyTwice(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const keys = Array.isArray(value) ? [] : Object.keys(value).map((key) => key.toLowerCase())
  return new Set(keys).size < keys.length || Object.values(value).some(spellsAKeyTwice)
}
