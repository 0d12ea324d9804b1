/** One image to judge, given by its ID or by a reference. */
export interface Image {
  /** The text of the input that names the image; `repository@digest` for one platform of an index. */
  readonly given: string
  /** Config digest; null where a reference was given. */
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

/** One platform of a multi-platform image: the digest of its index, and a name such as `linux/arm64`. */
interface Platform {
  readonly index: string
  readonly name: string
}

/** Returns the image with this config digest. */
export function imageById(imageId: string): Image {
  return { given: imageId, imageId, reference: null, platform: null }
}

/** Writes a reference as one text. */
export function writeReference({ repository, tag, digest }: Reference): string {
  return `${repository}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
}

/** A digest as OCI writes it: `sha256:` and 64 lower-case hexadecimal digits. */
export const DIGEST = /^sha256:[0-9a-f]{64}$/

const SEGMENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*'
// A label that begins with a hyphen is refused, because a command would read `--x.example/a` as an option.
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const HOST = `(?:localhost|(?:${LABEL}\\.)+${LABEL}|${LABEL}(?=:\\d))(?::\\d{1,5})?`
const REFERENCE = new RegExp(
  `^(${HOST}(?:/${SEGMENT})+)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`,
)
/** The longest reference, in UTF-16 units. */
const REFERENCE_LIMIT = 512

/** Parses an image reference; null for any other text (`<none>:<none>`, no host, upper-case path). */
export function parseReference(text: string): Reference | null {
  const [, repository, tag = null, digest = null] =
    text.length > REFERENCE_LIMIT ? [] : (REFERENCE.exec(text) ?? [])
  // The case of a host does not matter.
  return repository === undefined
    ? null
    : { repository: repository.replace(/^[^/]+/, (host) => host.toLowerCase()), tag, digest }
}

/** Returns the repository of an image name, `host/namespace/name`; null if the name is not a reference. */
export function repositoryOf(name: string): string | null {
  return parseReference(name)?.repository ?? null
}
