import { mapConcurrently } from '../../concurrency.ts'
import type { Facts } from '../../domain/facts.ts'
import type { Kind } from '../../domain/finding.ts'
import { type Image, type Reference, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import type { Inventory } from '../../ports/inventory.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import { decodeText } from '../wire/decode.ts'
import { readFindings } from '../wire/finding-rows.ts'
import { readUniqueRows } from '../wire/list.ts'
import { ambiguous, wrongDigest } from '../wire/match-errors.ts'
import { createScanTask, describeNodeImage } from './node-actions.ts'

/** The maximum number of images with the same name whose digests are read. */
const MOST_CANDIDATES = 100

const LISTS: Readonly<Record<Kind, string>> = {
  vulnerability: 'DescribeAssetImageVulList',
  virus: 'DescribeAssetImageVirusList',
  risk: 'DescribeAssetImageRiskList',
}

/**
 * Creates the inventory of images on protected nodes. Looks up a reference in the list of images, and compares a digest with
 * the details of the image.
 */
export function createNodes(call: Call, zone: number): Inventory {
  const ids = new Map<Image, string>()

  const idOf = async (image: Image): Promise<string> => {
    const id = image.imageId ?? ids.get(image) ?? (await findId(call, image, zone))
    ids.set(image, id)
    return id
  }

  return {
    mayAppearLater: false,
    read: async (image) => describeNodeImage(call, await idOf(image), zone),
    readFindings: async (image, kind) =>
      readFindings(call, kind, { action: LISTS[kind], parameters: { ImageID: await idOf(image) } }),
    requestScans: async (images, seconds) =>
      createScanTask(call, await mapConcurrently(images, idOf), seconds),
    refresh: async () => {},
    explainAbsence: async (_image, error) => error,
  }
}

async function findId(call: Call, { reference }: Image, zone: number): Promise<string> {
  if (reference === null)
    throw new GateError('bug', { problem: 'An image has neither ID nor reference.', remedy: '' })
  const rows = await readUniqueRows(call, {
    action: 'DescribeAssetImageSimpleList',
    parameters: { Filters: [{ Name: 'Keywords', Values: [reference.repository] }] },
    key: (row) => `${decodeText(row, 'ImageID')} ${decodeText(row, 'ImageName')}`,
    decode: (row) => ({ id: decodeText(row, 'ImageID'), name: decodeText(row, 'ImageName') ?? '' }),
  })
  const named = rows.filter(({ name }) => isNamed(name, reference)).flatMap(({ id }) => id ?? [])
  const candidates = [...new Set(named)]
  const confirmed =
    reference.digest === null ? candidates : await confirmDigest(call, candidates, { reference, zone })
  const [only] = confirmed
  if (only === undefined) throw unknownReference(reference)
  if (confirmed.length > 1) {
    const remedy = 'give the ID of one of them in `image-id`, or its digest in `image`'
    throw ambiguous(writeReference(reference), confirmed, remedy)
  }
  return only
}

/** Returns the candidates that have the digest of the reference. */
async function confirmDigest(
  call: Call,
  candidates: readonly string[],
  { reference, zone }: { readonly reference: Reference; readonly zone: number },
): Promise<readonly string[]> {
  const { digest } = reference
  if (candidates.length > MOST_CANDIDATES) {
    const remedy = 'give the tag as well, or the ID in `image-id`'
    throw ambiguous(writeReference(reference), candidates, remedy)
  }
  const all = await mapConcurrently(candidates, (id) => describeNodeImage(call, id, zone))
  const confirmed = all.filter((facts) => digest !== null && digestsOf(facts).includes(digest))
  if (confirmed.length === 0 && reference.tag !== null && all.length > 0)
    throw wrongDigest(reference, all.flatMap(digestsOf))
  return confirmed.map(({ imageId }) => imageId)
}

function digestsOf({ digest, repoDigests }: Facts): readonly string[] {
  return [...(digest === null ? [] : [digest]), ...repoDigests]
}

/** Compares names exactly, because the filter of the API also finds parts of names. */
function isNamed(name: string, { repository, tag }: Reference): boolean {
  return tag === null
    ? name.startsWith(`${repository}:`) || name.startsWith(`${repository}@`)
    : name === `${repository}:${tag}`
}

function unknownReference(reference: Reference): GateError {
  return new GateError('not-found', {
    problem: say`TCSS found no image ${writeReference(reference)} on any protected node.`,
    remedy:
      'TCSS keeps one name of each image on nodes: if the image has several names, give its ID in `image-id`. ' +
      'An image that was only pushed is in the registry inventory: remove `inventory: nodes`.',
  })
}
