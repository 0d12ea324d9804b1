import { mapConcurrently } from '../../concurrency.ts'
import { type Known, unknown } from '../../domain/facts.ts'
import type { Kind } from '../../domain/finding.ts'
import { type Image, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { field, type Wire } from '../../json.ts'
import type { Inventory } from '../../ports/inventory.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import type { Answer } from '../client/envelope.ts'
import { decodeText, show } from '../wire/decode.ts'
import { readFindings } from '../wire/finding-rows.ts'
import { readList } from '../wire/list.ts'
import { explainerOf, refreshRegistries } from './connected-registries.ts'
import { decodeRegistryImage } from './registry-image.ts'
import { decodeRow, identityOf, isSame, matchReference, type Row } from './registry-row.ts'

const LISTS: Readonly<Record<Kind, string>> = {
  vulnerability: 'DescribeAssetImageRegistryVulList',
  virus: 'DescribeAssetImageRegistryVirusList',
  risk: 'DescribeAssetImageRegistryRiskInfoList',
}

export interface RegistryOptions {
  /** Zone of times that carry none, in minutes east of UTC. */
  readonly zone: number
  /** Whether the trust flag is wanted, which only a row of the list has. */
  readonly trust: boolean
}

/**
 * The images in registries that are connected to TCSS. A reference is looked up in their list and matched exactly on our side,
 * for the API's filter finds parts of names; an ID needs no list.
 */
export function createRegistry(call: Call, { zone, trust }: RegistryOptions): Inventory {
  const found = new Map<Image, Row>()
  const readings = new Map<string, Promise<readonly Row[]>>()
  const absence = explainerOf(call)

  /** All images of a run share a reading that is under way. */
  function readRows(parameters: object): Promise<readonly Row[]> {
    const key = JSON.stringify(parameters)
    const reading =
      readings.get(key) ??
      readList(call, {
        action: 'DescribeAssetImageRegistryList',
        parameters,
        key: (row) => field(row, 'Id'),
        decode: decodeRow,
      }).finally(() => readings.delete(key))
    readings.set(key, reading)
    return reading
  }

  /** Rows with this as the last part of their name, or all rows where the filter is refused. */
  async function rowsNamed(name: string): Promise<readonly Row[]> {
    try {
      return await readRows({ Filters: [{ Name: 'ImageName', Values: [name], ExactMatch: false }] })
    } catch (error) {
      if (error instanceof GateError && error.code === 'refused') return readRows({})
      throw error
    }
  }

  async function rowOf(image: Image, response: Wire | null): Promise<Row> {
    const { reference } = image
    const row =
      found.get(image) ??
      (reference === null
        ? await rowLike(response ?? (await ask(image)).response)
        : matchReference(reference, await rowsNamed(lastPart(reference.repository))))
    if (row === undefined) throw notFound(image)
    found.set(image, row)
    return row
  }

  /** The row of the very image that an answer is about: its ID may be known under other names as well. */
  async function rowLike(response: Wire): Promise<Row | undefined> {
    const rows = await rowsNamed(decodeText(response, 'ImageName') ?? '')
    return rows.find((row) => isSame(row, identityOf(response)))
  }

  async function ask(image: Image): Promise<Answer> {
    const key = image.reference === null ? { ImageId: image.imageId } : { Id: (await rowOf(image, null)).id }
    try {
      return await call('DescribeAssetImageRegistryDetail', key)
    } catch (error) {
      // It vanished since it was found: it is looked up anew, should it be asked about again.
      found.delete(image)
      throw error instanceof GateError && error.code === 'not-found'
        ? notFound(image, error.requestId)
        : error
    }
  }

  /** The answer about an image, which must be about the row by which it was found, too: a tag may move in between. */
  async function detail(image: Image, attempts: number): Promise<Answer> {
    const answer = await ask(image)
    const { response, requestId } = answer
    if ((decodeText(response, 'ImageId') ?? '') === '') throw notFound(image, requestId)
    const row = image.reference === null ? undefined : found.get(image)
    if (row !== undefined && !isSame(row, identityOf(response))) {
      found.delete(image)
      if (attempts > 1) return detail(image, attempts - 1)
    }
    checkIdentity(image, row, answer)
    return answer
  }

  return {
    mayAppearLater: true,
    read: async (image) => {
      // Trust may be withdrawn while an image is waited for, so its row is read anew.
      if (trust) found.delete(image)
      const { response, requestId } = await detail(image, 2)
      const known = found.get(image) ?? (trust ? await rowOf(image, response) : null)
      const trusted: Known<boolean> = known?.trusted ?? unknown({ kind: 'not-given' })
      return decodeRegistryImage(response, { requestId, zone, trusted })
    },
    readFindings: async (image, kind) =>
      readFindings(call, kind, { action: LISTS[kind], parameters: { Id: (await rowOf(image, null)).id } }),
    requestScans: async (images) => {
      const ids = await mapConcurrently(images, async (image) => (await rowOf(image, null)).id)
      await call(
        'CreateAssetImageRegistryScanTask',
        { Id: ids, ScanType: ['CVE', 'VIRUS', 'RISK'] },
        { idempotent: false },
      )
    },
    refresh: (images) => refreshRegistries(call, images),
    explainAbsence: absence,
  }
}

/** The answer must be about the image asked for: the tag may have moved since the list was read. */
function checkIdentity(
  { imageId, reference }: Image,
  row: Row | undefined,
  { response, requestId }: Answer,
): void {
  const wanted = [
    ['ImageId', imageId ?? row?.imageId ?? null],
    ['ImageRepoAddress', reference?.repository ?? null],
    ['ImageTag', reference?.tag ?? row?.tag ?? null],
    ['ImageDigest', reference?.digest ?? row?.digest ?? null],
  ] as const
  const wrong = wanted.find(
    ([name, value]) => value !== null && value !== '' && field(response, name) !== value,
  )
  if (wrong === undefined) return
  const [name] = wrong
  const asked = imageId ?? (reference === null ? '' : writeReference(reference))
  throw new GateError('wrong-image', {
    problem: say`TCSS was asked about ${asked} and answered about another image: ${() => name} is ${show(field(response, name))} (request ${requestId}).`,
    remedy: 'Run the job again; if it stays, give the request ID to Tencent Cloud support.',
    requestId,
  })
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
      'A pushed image appears when TCSS has synchronized its registry: raise `wait-timeout`, or have it synchronize ' +
      `with \`trigger-scan: true\`.${index}`,
    requestId,
  })
}
