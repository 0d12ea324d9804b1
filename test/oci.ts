import { createHash } from 'node:crypto'

/** Returns the digest of a text. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
export const digestOf = (text: string): string => `sha256:${sha256(text)}`

/** The entry of an index for an image of this digest, with changes. */
export const manifest = (digest: string, platform: object, more: object = {}) => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest,
  size: 1234,
  platform,
  ...more,
})

/** The annotations of an attestation about the image of this digest. */
export const about = (digest: string) => ({
  'vnd.docker.reference.type': 'attestation-manifest',
  'vnd.docker.reference.digest': digest,
})

/** The entry of an index for an attestation of the first digest about the image of the second one. */
export const attestation = (digest: string, image: string) =>
  manifest(digest, { os: 'unknown', architecture: 'unknown' }, { annotations: about(image) })

/** An index of these entries. */
export const someIndex = (...manifests: readonly ReturnType<typeof manifest>[]) => ({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests,
})
