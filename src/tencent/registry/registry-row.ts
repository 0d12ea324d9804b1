import type { Known } from '../../domain/facts.ts'
import { type Reference, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { field, type JsonObject } from '../../json.ts'
import { say } from '../../text.ts'
import { decodeDigest, decodeFlag, decodeText } from '../wire/decode.ts'
import { ambiguous, wrongDigest } from '../wire/match-errors.ts'

/** One image of DescribeAssetImageRegistryList. A malformed field is null or empty. */
export interface Row {
  readonly id: number | null
  readonly imageId: string
  readonly repository: string
  readonly tag: string
  readonly digest: string
  readonly trusted: Known<boolean>
}

/** Decodes a row. An ID that JSON cannot represent exactly is null. */
export function decodeRow(wire: JsonObject): Row {
  const id = field(wire, 'Id')
  return {
    id: typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null,
    ...identityOf(wire),
    trusted: decodeFlag(wire, 'IsTrustImage'),
  }
}

/** The fields that identify an image in a registry, in a row or in a response about the image. */
export type Identity = Pick<Row, 'imageId' | 'repository' | 'tag' | 'digest'>

export function identityOf(wire: JsonObject): Identity {
  return {
    imageId: decodeText(wire, 'ImageId') ?? '',
    repository: decodeText(wire, 'ImageRepoAddress') ?? '',
    tag: decodeText(wire, 'ImageTag') ?? '',
    digest: decodeDigest(wire, 'ImageDigest') ?? '',
  }
}

/** Tells whether both identities are the same image under the same name. */
export function isSame(a: Identity, b: Identity): boolean {
  const names = ['imageId', 'repository', 'tag', 'digest'] as const
  return names.every((name) => a[name] === b[name])
}

/**
 * Returns the row that matches a reference exactly; undefined for none. Throws GateError `ambiguous` for several images,
 * `not-found` for a tag with another digest, and `inconsistent` if a row that may match is malformed.
 */
export function matchReference(reference: Reference, all: readonly Row[]): Row | undefined {
  const tagged = all.filter(
    ({ repository, tag }) =>
      repository === reference.repository && (reference.tag === null || tag === reference.tag),
  )
  const matching = tagged.filter(
    ({ digest }) => reference.digest === null || [reference.digest, ''].includes(digest),
  )
  if (
    matching.some(({ id, imageId }) => id === null || imageId === '') ||
    (matching.length > 1 && matching.some(({ digest }) => digest === ''))
  ) {
    throw new GateError('inconsistent', {
      problem: say`The list of TCSS cannot be relied on: a row of ${writeReference(reference)} has no ID or no digest.`,
      remedy: 'Give the image by its ID in `image-id`, with `inventory: registry`.',
    })
  }
  const images = new Map(matching.map(({ digest, imageId }) => [`${digest} ${imageId}`, digest]))
  if (images.size > 1) {
    throw ambiguous(
      writeReference(reference),
      [...images.values()],
      'add its digest to `image`, or give the raw index as `manifest-file`',
    )
  }
  const exact = matching.filter(({ digest }) => reference.digest === null || digest === reference.digest)
  if (exact.length === 0 && tagged.length > 0 && (reference.tag !== null || matching.length > 0)) {
    throw wrongDigest(
      reference,
      tagged.map(({ digest }) => digest).filter((digest) => digest !== ''),
    )
  }
  return exact.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))[0]
}
