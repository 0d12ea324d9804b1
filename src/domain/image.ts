/** One image asked for. `asked` is the user's text, `imageId` the config digest that it names. */
export interface Image {
  readonly asked: string
  readonly imageId: string
}

/** A digest as OCI writes it: `sha256:` and 64 lower-case hexadecimal digits. */
export const DIGEST = /^sha256:[0-9a-f]{64}$/

const SEGMENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*'
// No part of a host begins or ends with a hyphen: a command would take `--x.example/a` for an option.
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const HOST = `(?:localhost|(?:${LABEL}\\.)+${LABEL}|${LABEL}(?=:\\d))(?::\\d{1,5})?`
const REFERENCE = new RegExp(`^(${HOST}(?:/${SEGMENT})+)(?::[\\w][\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$`)

/**
 * The repository part of an image name, `host/namespace/name`, without tag and digest; null for a name that is not a full
 * reference (`<none>:<none>`, no host, upper-case path).
 */
export function repositoryOf(name: string): string | null {
  return name.length > 512 ? null : (REFERENCE.exec(name)?.[1] ?? null)
}
