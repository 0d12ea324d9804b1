import { type Image, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { field, type JsonObject } from '../../json.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import type { Answer } from '../client/envelope.ts'
import { decodeText } from '../wire/decode.ts'
import { readUniqueRows } from '../wire/list.ts'
import { wrongImage } from '../wire/match-errors.ts'
import { decodeRow, identityOf, isSame, matchReference, type Row } from './registry-row.ts'

/** Creates functions that find images in the list of all registries, cache their rows, and describe them. */
export function createLookup(call: Call) {
  const rows = new Map<Image, Row>()
  const readRowsNamed = createRowReader(call)

  /** Returns the row of an image. For an image given by ID, the row is found by the `response` about the image. */
  async function rowOf(image: Image, response?: JsonObject): Promise<Row> {
    const row = rows.get(image) ?? (await findRow(image, response))
    if (row === undefined) throw notFound(image)
    rows.set(image, row)
    return row
  }

  async function findRow(image: Image, response?: JsonObject): Promise<Row | undefined> {
    const { reference } = image
    if (reference !== null)
      return matchReference(reference, await readRowsNamed(lastPart(reference.repository)))
    // Finds the row that matches the response, because several rows may have the same ID.
    const described = response ?? (await callDetail(image)).response
    const named = await readRowsNamed(decodeText(described, 'ImageName') ?? '')
    return named.find((row) => isSame(row, identityOf(described)))
  }

  async function callDetail(image: Image): Promise<Answer> {
    const key = image.reference === null ? { ImageId: image.imageId } : { Id: (await rowOf(image)).id }
    try {
      return await call('DescribeAssetImageRegistryDetail', key)
    } catch (error) {
      // Forgets the row, because the image may have been deleted after the row was read.
      rows.delete(image)
      if (error instanceof GateError && error.code === 'not-found') throw notFound(image, error.requestId)
      throw error
    }
  }

  /** Describes an image in up to `attempts` attempts, because the tag may have moved after the row was read. */
  async function describe(image: Image, attempts: number): Promise<Answer> {
    const answer = await callDetail(image)
    const { response, requestId } = answer
    if ((decodeText(response, 'ImageId') ?? '') === '') throw notFound(image, requestId)
    const row = image.reference === null ? undefined : rows.get(image)
    if (row !== undefined && !isSame(row, identityOf(response))) {
      rows.delete(image)
      if (attempts > 1) return describe(image, attempts - 1)
    }
    checkIdentity(image, row, answer)
    return answer
  }

  return {
    rowOf,
    knownRow: (image: Image): Row | undefined => rows.get(image),
    forget: (image: Image): boolean => rows.delete(image),
    /** Calls DescribeAssetImageRegistryDetail. Throws GateError `wrong-image` for an answer about another image. */
    describe: (image: Image): Promise<Answer> => describe(image, 2),
  }
}

/**
 * Creates a function that reads the rows with this last part of their name, or all rows if the API refuses the filter. Images
 * that need the same list at the same time share one reading.
 */
function createRowReader(call: Call): (name: string) => Promise<readonly Row[]> {
  const reading = new Map<string, Promise<readonly Row[]>>()
  const readList = (parameters: object): Promise<readonly Row[]> => {
    const key = JSON.stringify(parameters)
    const rows =
      reading.get(key) ??
      readUniqueRows(call, {
        action: 'DescribeAssetImageRegistryList',
        parameters,
        key: (row) => field(row, 'Id'),
        decode: decodeRow,
      }).finally(() => reading.delete(key))
    reading.set(key, rows)
    return rows
  }
  return async (name) => {
    try {
      return await readList({ Filters: [{ Name: 'ImageName', Values: [name], ExactMatch: false }] })
    } catch (error) {
      if (error instanceof GateError && error.code === 'refused') return readList({})
      throw error
    }
  }
}

/** Throws `wrong-image` if the answer is about another image, or differs from the row of the image. */
function checkIdentity({ given, imageId, reference }: Image, row: Row | undefined, answer: Answer): void {
  const { response, requestId } = answer
  const identity = {
    ImageId: imageId ?? row?.imageId,
    ImageRepoAddress: reference?.repository,
    ImageTag: reference?.tag ?? row?.tag,
    ImageDigest: reference?.digest ?? row?.digest,
  }
  for (const [name, expected] of Object.entries(identity)) {
    const value = field(response, name)
    if (expected === undefined || expected === '' || value === expected) continue
    throw wrongImage(imageId ?? (reference === null ? given : writeReference(reference)), {
      name,
      value,
      requestId,
    })
  }
}

function lastPart(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1)
}

function notFound({ given, reference }: Image, requestId: string | null = null): GateError {
  const index =
    reference?.digest == null
      ? ''
      : ' If the digest is that of an index of several platforms, as docker/build-push-action gives it, add the raw index as `manifest-file`.'
  return new GateError('not-found', {
    problem: say`TCSS knows no image ${given} in the registries that are connected to it.`,
    remedy:
      'A pushed image appears in TCSS only after TCSS has synchronized its registry: raise `wait-timeout`, or request a synchronization ' +
      `with \`trigger-scan: true\`.${index}`,
    requestId,
  })
}
