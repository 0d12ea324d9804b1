import { type Known, unknown } from '../domain/facts.ts'
import { type Image, writeReference } from '../domain/image.ts'
import { GateError } from '../errors.ts'
import { say } from '../text.ts'
import type { Call } from './call.ts'
import { decodeText, show } from './decode.ts'
import { readVulnerabilities } from './findings.ts'
import type { Inventory } from './inventory.ts'
import { field, type Wire } from './json.ts'
import { readList } from './list.ts'
import { explainAbsence, refreshRegistries } from './registries.ts'
import { decodeRegistryImage } from './registry-image.ts'
import { decodeRow, matchReference, type Row } from './registry-row.ts'
import { inTurns } from './turns.ts'

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
  const rows = new Map<Image, Row>()
  let everything: Promise<readonly Row[]> | null = null

  /** Rows with this as the last part of their name, or all rows where the filter is refused. */
  async function rowsNamed(name: string): Promise<readonly Row[]> {
    try {
      return await read({ Filters: [{ Name: 'ImageName', Values: [name], ExactMatch: false }] })
    } catch (error) {
      if (!(error instanceof GateError) || error.code !== 'refused') throw error
      // All images of a run share one reading of everything.
      everything ??= read({}).finally(() => {
        everything = null
      })
      return everything
    }
  }

  async function read(parameters: object): Promise<readonly Row[]> {
    const list = await readList(call, {
      action: 'DescribeAssetImageRegistryList',
      parameters,
      key: (row) => field(row, 'Id'),
    })
    return list.flatMap((wire) => decodeRow(wire) ?? [])
  }

  async function rowOf(image: Image, name: string | null): Promise<Row> {
    const seen = rows.get(image)
    if (seen !== undefined) return seen
    const { reference, imageId } = image
    const row =
      reference === null
        ? (await rowsNamed(name ?? '')).find((one) => one.imageId === imageId)
        : matchReference(reference, await rowsNamed(lastPart(reference.repository)))
    if (row === undefined) throw notFound(image)
    rows.set(image, row)
    return row
  }

  async function detail(image: Image): Promise<{ readonly response: Wire; readonly requestId: string }> {
    const key = image.reference === null ? { ImageId: image.imageId } : { Id: (await rowOf(image, null)).id }
    try {
      return await call('DescribeAssetImageRegistryDetail', key)
    } catch (error) {
      // It vanished since it was found: it is looked up anew, should it be asked about again.
      if (error instanceof GateError && error.code === 'not-found') {
        rows.delete(image)
        throw notFound(image, error.requestId)
      }
      throw error
    }
  }

  async function trusted(image: Image, response: Wire): Promise<Known<boolean>> {
    const row = rows.get(image)
    if (row !== undefined) return row.trusted
    return trust
      ? (await rowOf(image, decodeText(response, 'ImageName'))).trusted
      : unknown({ kind: 'not-given' })
  }

  async function idOf(image: Image): Promise<number> {
    const seen = rows.get(image)
    if (seen !== undefined) return seen.id
    const name = image.reference === null ? decodeText((await detail(image)).response, 'ImageName') : null
    return (await rowOf(image, name)).id
  }

  return {
    grows: true,
    read: async (image) => {
      const { response, requestId } = await detail(image)
      if ((decodeText(response, 'ImageId') ?? '') === '') throw notFound(image, requestId)
      checkIdentity(image, response, requestId)
      return decodeRegistryImage(response, { requestId, zone, trusted: await trusted(image, response) })
    },
    readVulnerabilities: async (image) =>
      readVulnerabilities(call, {
        action: 'DescribeAssetImageRegistryVulList',
        parameters: { Id: await idOf(image) },
      }),
    askForScans: async (images) => {
      const ids = await inTurns(images, idOf)
      await call(
        'CreateAssetImageRegistryScanTask',
        { Id: ids, ScanType: ['CVE', 'VIRUS', 'RISK'] },
        { careful: true },
      )
    },
    refresh: (images) => refreshRegistries(call, images),
    explainAbsence: (image, error) => explainAbsence(call, image, error),
  }
}

/** The answer must be about the image asked for: the tag may have moved since the list was read. */
function checkIdentity({ imageId, reference }: Image, response: Wire, requestId: string): void {
  const wrong = (name: string, wanted: string | null): boolean =>
    wanted !== null && field(response, name) !== wanted
  const differs =
    ['ImageId'].find((name) => wrong(name, imageId)) ??
    (reference === null
      ? undefined
      : (
          [
            ['ImageRepoAddress', reference.repository],
            ['ImageTag', reference.tag],
            ['ImageDigest', reference.digest],
          ] as const
        ).find(([name, wanted]) => wrong(name, wanted))?.[0])
  if (differs === undefined) return
  throw new GateError('wrong-image', {
    problem: say`TCSS was asked about ${imageId ?? (reference === null ? '' : writeReference(reference))} and answered about another image: ${() => differs} is ${show(field(response, differs))} (request ${requestId}).`,
    remedy: 'Run the job again; if it stays, give the request ID to Tencent Cloud support.',
    requestId,
  })
}

function lastPart(repository: string): string {
  return repository.slice(repository.lastIndexOf('/') + 1)
}

function notFound({ asked, reference }: Image, requestId: string | null = null): GateError {
  const index =
    reference?.digest == null
      ? ''
      : ' If the digest is that of an index of several platforms, as docker/build-push-action gives it, add the raw index as `manifest-file`.'
  return new GateError('not-found', {
    problem: say`TCSS knows no image ${asked} in the registries that are connected to it.`,
    remedy:
      'A pushed image appears when TCSS has synchronized its registry: raise `wait-timeout`, or have it synchronize ' +
      `with \`trigger-scan: true\`.${index}`,
    requestId,
  })
}
