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
import { readList } from '../wire/list.ts'
import { ambiguous, wrongDigest } from '../wire/match-errors.ts'
import { createScanTask, describeNodeImage } from './node-actions.ts'

/** More images than this under one name are not told apart by asking about each. */
const MOST_CANDIDATES = 100

const LISTS: Readonly<Record<Kind, string>> = {
  vulnerability: 'DescribeAssetImageVulList',
  virus: 'DescribeAssetImageVirusList',
  risk: 'DescribeAssetImageRiskList',
}

/**
 * The images that TCSS found on protected nodes. It knows them by ID; a reference is looked up in the list of their names, of
 * which each image shows only one, and confirmed by the digests in the answer about it.
 */
export function createNodes(call: Call, zone: number): Inventory {
  const found = new Map<Image, string>()

  const idOf = async (image: Image): Promise<string> => {
    const id = image.imageId ?? found.get(image) ?? (await resolve(image))
    found.set(image, id)
    return id
  }

  async function resolve({ reference }: Image): Promise<string> {
    if (reference === null)
      throw new GateError('bug', { problem: 'An image has neither ID nor reference.', remedy: '' })
    const rows = await readList(call, {
      action: 'DescribeAssetImageSimpleList',
      parameters: { Filters: [{ Name: 'Keywords', Values: [reference.repository] }] },
      key: (row) => `${decodeText(row, 'ImageID')} ${decodeText(row, 'ImageName')}`,
      decode: (row) => ({ id: decodeText(row, 'ImageID'), name: decodeText(row, 'ImageName') ?? '' }),
    })
    const ids = [
      ...new Set(rows.filter(({ name }) => isNamed(name, reference)).flatMap(({ id }) => id ?? [])),
    ]
    const confirmed = reference.digest === null ? ids : await withDigest(ids, reference)
    const [only, ...others] = confirmed
    if (only === undefined) throw unknownReference(reference)
    if (others.length > 0)
      throw ambiguous(
        writeReference(reference),
        confirmed,
        'give the ID of one of them in `image-id`, or its digest in `image`',
      )
    return only
  }

  async function withDigest(ids: readonly string[], reference: Reference): Promise<readonly string[]> {
    const { digest } = reference
    if (ids.length > MOST_CANDIDATES)
      throw ambiguous(writeReference(reference), ids, 'give the tag as well, or the ID in `image-id`')
    const all = await mapConcurrently(ids, (id) => describeNodeImage(call, id, zone))
    const right = all.filter((facts) => digest !== null && digestsOf(facts).includes(digest))
    if (right.length === 0 && reference.tag !== null && all.length > 0)
      throw wrongDigest(reference, all.flatMap(digestsOf))
    return right.map(({ imageId }) => imageId)
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

function digestsOf({ digest, repoDigests }: Facts): readonly string[] {
  return [...(digest === null ? [] : [digest]), ...repoDigests]
}

/** Names are compared exactly: the filter finds parts of them, too. */
function isNamed(name: string, { repository, tag }: Reference): boolean {
  return tag === null
    ? name.startsWith(`${repository}:`) || name.startsWith(`${repository}@`)
    : name === `${repository}:${tag}`
}

function unknownReference(reference: Reference): GateError {
  return new GateError('not-found', {
    problem: say`TCSS found no image ${writeReference(reference)} on any protected node.`,
    remedy:
      'It knows an image by one of its names alone: give its ID in `image-id` if it runs under another one. ' +
      'An image that was only pushed is in the registry inventory: leave out `inventory: nodes`.',
  })
}
