import type { Known } from '../domain/facts.ts'
import { type Reference, writeReference } from '../domain/image.ts'
import { decodeDigest, decodeFlag, decodeText } from './decode.ts'
import { field, type Wire } from './json.ts'
import { ambiguous, wrongDigest } from './match.ts'

/** One image of DescribeAssetImageRegistryList, as far as it matters. */
export interface Row {
  readonly id: number
  readonly imageId: string
  readonly repository: string
  readonly tag: string
  readonly digest: string
  readonly trusted: Known<boolean>
}

/** Null for a row that is no image; numbers that JSON cannot hold exactly name nothing. */
export function decodeRow(wire: Wire): Row | null {
  const id = field(wire, 'Id')
  const [imageId, repository, tag] = ['ImageId', 'ImageRepoAddress', 'ImageTag'].map(
    (name) => decodeText(wire, name) ?? '',
  )
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) return null
  return {
    id,
    imageId: imageId ?? '',
    repository: repository ?? '',
    tag: tag ?? '',
    digest: decodeDigest(wire, 'ImageDigest') ?? '',
    trusted: decodeFlag(wire, 'IsTrustImage'),
  }
}

/**
 * The row that a reference means, compared exactly; undefined for none. GateError `ambiguous` where several digests fit, and
 * `not-found` where the tag is there with another digest.
 */
export function matchReference(reference: Reference, all: readonly Row[]): Row | undefined {
  const tagged = all.filter(
    ({ repository, tag }) =>
      repository === reference.repository && (reference.tag === null || tag === reference.tag),
  )
  const matching = tagged.filter(({ digest }) => reference.digest === null || digest === reference.digest)
  const digests = [...new Set(matching.map(({ digest }) => digest))]
  if (digests.length > 1) {
    throw ambiguous(
      writeReference(reference),
      digests,
      'add its digest to `image`, or give the raw index as `manifest-file`',
    )
  }
  if (matching.length === 0 && reference.tag !== null && tagged.length > 0)
    throw wrongDigest(
      reference,
      tagged.map(({ digest }) => digest),
    )
  return matching.toSorted((one, other) => one.id - other.id)[0]
}
