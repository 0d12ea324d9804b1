import type { Image } from '../../domain/image.ts'
import { asValue, GateError } from '../../errors.ts'
import { field } from '../../json.ts'
import { type Sentence, say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import { decodeNumber, decodeText } from '../wire/decode.ts'
import { readUniqueRows } from '../wire/list.ts'

/** The maximum number of registries that an error names. */
const MOST_NAMED = 10

/**
 * Makes TCSS synchronize the registries of these images. Synchronizes all registries if the registry of an image is unknown,
 * and none while a synchronization is running.
 */
export async function refreshRegistries(call: Call, images: readonly Image[]): Promise<void> {
  const { response } = await call('DescribeAssetImageRegistryAssetStatus', {})
  if (field(response, 'Status') === 'doing') return
  const hosts = images.map(({ reference }) => reference?.repository.split('/')[0])
  const read = await readRegistries(call).catch(asValue)
  const registries = read instanceof GateError ? [] : read
  const ids = registries.filter(({ id, host }) => id !== null && hosts.includes(host)).map(({ id }) => id)
  const isUnknown = hosts.some((host) => !registries.some((registry) => registry.host === host))
  const parameters = isUnknown ? { All: true } : { RegistryIds: ids }
  await call('SyncAssetImageRegistryAsset', parameters, { idempotent: false })
}

/**
 * Creates a function that adds a reason to the error of an absent image. The reason is a registry that is not connected, or a
 * synchronization that failed.
 */
export function createAbsenceExplainer(call: Call): (image: Image, error: GateError) => Promise<GateError> {
  let hints: Promise<Hints> | null = null
  return async (image, error) => {
    hints ??= readHints(call)
    return explain(image, error, await hints)
  }
}

interface Hints {
  /** The connected registries; null if TCSS could not list them. */
  readonly registries: readonly ConnectedRegistry[] | null
  /** The reason why the last synchronization failed; null if it did not fail, or if its result is unknown. */
  readonly failure: string | null
}

async function readHints(call: Call): Promise<Hints> {
  const [registries, status] = await Promise.all([
    readRegistries(call).catch(asValue),
    call('DescribeAssetImageRegistryAssetStatus', {}).catch(asValue),
  ])
  const hasFailed = !(status instanceof GateError) && field(status.response, 'Status') === 'failed'
  return {
    registries: registries instanceof GateError ? null : registries,
    failure: hasFailed ? (decodeText(status.response, 'Err') ?? 'TCSS gives no reason') : null,
  }
}

function explain({ reference }: Image, error: GateError, { registries, failure }: Hints): GateError {
  const host = reference?.repository.split('/')[0]
  const isUnconnected =
    registries !== null && host !== undefined && !registries.some((registry) => registry.host === host)
  const unconnected = isUnconnected ? phraseUnconnected(host, registries) : say``
  const failed = failure === null ? say`` : say` The last synchronization failed: ${failure}.`
  return new GateError(error.code, {
    problem: (quote) => `${error.problem(quote)}${unconnected(quote)}${failed(quote)}`,
    remedy: isUnconnected
      ? `Connect the registry in the TCSS console, or correct the reference. ${error.remedy}`
      : error.remedy,
    requestId: error.requestId,
  })
}

function phraseUnconnected(host: string, registries: readonly ConnectedRegistry[]): Sentence {
  if (registries.length === 0) return say` No registry is connected to TCSS.`
  const more = registries.length > MOST_NAMED ? ` and ${registries.length - MOST_NAMED} more` : ''
  const names: Sentence = (quote) =>
    registries
      .slice(0, MOST_NAMED)
      .map((registry) => `${quote(registry.name)} (${quote(registry.host)})`)
      .join(', ')
  return say` None of the connected registries is ${host}: ${names}${() => more}.`
}

interface ConnectedRegistry {
  readonly id: number | null
  readonly name: string
  readonly host: string
}

async function readRegistries(call: Call): Promise<readonly ConnectedRegistry[]> {
  return readUniqueRows(call, {
    action: 'DescribeAssetImageRegistryRegistryList',
    parameters: {},
    key: (row) => field(row, 'RegistryId'),
    decode: (row) => ({
      id: decodeNumber(row, 'RegistryId'),
      name: decodeText(row, 'Name') ?? 'without a name',
      host: hostOf(decodeText(row, 'Url') ?? ''),
    }),
  })
}

/** Returns the host of an address, which may have a scheme and a password. */
function hostOf(url: string): string {
  const authority = url.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? ''
  return authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
}
