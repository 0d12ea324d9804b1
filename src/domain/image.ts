/** One image to judge, given by its ID or by a reference. */
export interface Image {
  /** The name of the image as the input gives the name; `repository@digest` for one platform of an index. */
  readonly given: string
  /** The config digest; null if the input gives a reference. */
  readonly imageId: string | null
  readonly reference: Reference | null
  readonly platform: Platform | null
}

/** An image in a registry: `host/namespace/name` with a tag, a manifest digest or both. */
export interface Reference {
  readonly repository: string
  readonly tag: string | null
  readonly digest: string | null
}

/** One platform of a multi-platform image. `index` is the digest of the image index. `name` is, for example, `linux/arm64`. */
interface Platform {
  readonly index: string
  readonly name: string
}

export function imageById(imageId: string): Image {
  return { given: imageId, imageId, reference: null, platform: null }
}

export function writeReference({ repository, tag, digest }: Reference): string {
  return `${repository}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
}

export const DIGEST = /^sha256:[0-9a-f]{64}$/

const SEGMENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*'
// A label must not begin with a hyphen, because a command would read the reference `--x.example/a` as an option.
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const HOST = `(?:localhost|(?:${LABEL}\\.)+${LABEL}|${LABEL}(?=:\\d))(?::\\d{1,5})?`
const REFERENCE = new RegExp(
  `^(${HOST}(?:/${SEGMENT})+)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
)
/** The maximum length of a reference, in UTF-16 units. */
const REFERENCE_LIMIT = 512

/** Parses an image reference. Returns null for any other text, such as a name without a host or with an upper-case path. */
export function parseReference(text: string): Reference | null {
  const [, repository, tag = null, digest = null] =
    text.length > REFERENCE_LIMIT ? [] : (REFERENCE.exec(text) ?? [])
  // Hosts are case-insensitive, so the host is changed to lower case.
  return repository === undefined
    ? null
    : { repository: repository.replace(/^[^/]+/, (host) => host.toLowerCase()), tag, digest }
}

/** Returns the repository in an image name, such as `host/namespace/name`. Returns null if the name is not a reference. */
export function repositoryOf(name: string): string | null {
  return parseReference(name)?.repository ?? null
}
