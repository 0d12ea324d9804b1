import type { Known } from '../../domain/facts.ts'
import { type Reference, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { field, type Wire } from '../../json.ts'
import { say } from '../../text.ts'
import { decodeDigest, decodeFlag, decodeText } from '../wire/decode.ts'
import { ambiguous, wrongDigest } from '../wire/match-errors.ts'

/** One image of DescribeAssetImageRegistryList, as far as it matters; what is not well-formed is null or empty. */
export interface Row {
  readonly id: number | null
  readonly imageId: string
  readonly repository: string
  readonly tag: string
  readonly digest: string
  readonly trusted: Known<boolean>
}

/** A number that JSON cannot hold exactly names nothing. */
export function decodeRow(wire: Wire): Row {
  const id = field(wire, 'Id')
  return {
    id: typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null,
    ...identityOf(wire),
    trusted: decodeFlag(wire, 'IsTrustImage'),
  }
}

/** What makes an image of a registry that image, in a row or in an answer about one. */
export function identityOf(wire: Wire): Pick<Row, 'imageId' | 'repository' | 'tag' | 'digest'> {
  return {
    imageId: decodeText(wire, 'ImageId') ?? '',
    repository: decodeText(wire, 'ImageRepoAddress') ?? '',
    tag: decodeText(wire, 'ImageTag') ?? '',
    digest: decodeDigest(wire, 'ImageDigest') ?? '',
  }
}

/** Whether they are the same image under the same name. */
export function isSame(one: ReturnType<typeof identityOf>, other: ReturnType<typeof identityOf>): boolean {
  const names = ['imageId', 'repository', 'tag', 'digest'] as const
  return names.every((name) => one[name] === other[name])
}

/**
 * The row that a reference means, compared exactly; undefined for none. GateError `ambiguous` where several images fit,
 * `not-found` where the tag is there with another digest, and `inconsistent` where one that may be meant cannot be read.
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
      problem: say`TCSS lists ${writeReference(reference)} in a way that cannot be relied on: a row of it has no ID or no digest.`,
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
  return exact.toSorted((one, other) => (one.id ?? 0) - (other.id ?? 0))[0]
}
