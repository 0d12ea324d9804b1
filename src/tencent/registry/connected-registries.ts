import type { Image } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { field } from '../../json.ts'
import { type Sentence, say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import type { Answer } from '../client/envelope.ts'
import { decodeNumber, decodeText } from '../wire/decode.ts'
import { readList } from '../wire/list.ts'

/** How many connected registries are named. */
const NAMED = 10

/** Makes TCSS read the registries of these images anew, or all where it is not known which they are; unless it does so already. */
export async function refreshRegistries(call: Call, images: readonly Image[]): Promise<void> {
  const { response } = await call('DescribeAssetImageRegistryAssetStatus', {})
  if (field(response, 'Status') === 'doing') return
  const hosts = images.map(({ reference }) => reference?.repository.split('/')[0])
  const registries = (await readRegistries(call).catch(unlessCancelled)) ?? []
  const ids = registries
    .filter(({ id, url }) => id !== null && hosts.includes(hostOf(url)))
    .map(({ id }) => id)
  const all = hosts.some((host) => !registries.some(({ url }) => hostOf(url) === host))
  await call('SyncAssetImageRegistryAsset', all ? { All: true } : { RegistryIds: ids }, { idempotent: false })
}

/**
 * Gives the error of an image that is in no registry what else is known: which registries are connected, and how reading them
 * went. That is asked once for all images.
 */
export function explainerOf(call: Call): (image: Image, error: GateError) => Promise<GateError> {
  let known: Promise<RegistryState> | null = null
  return async (image, error) => {
    known ??= Promise.all([
      readRegistries(call).catch(unlessCancelled),
      call('DescribeAssetImageRegistryAssetStatus', {}).catch(unlessCancelled),
    ])
    return explain(image, error, await known)
  }
}

type RegistryState = readonly [registries: readonly ConnectedRegistry[] | null, status: Answer | null]

function explain({ reference }: Image, error: GateError, [registries, status]: RegistryState): GateError {
  const host = reference?.repository.split('/')[0]
  const isUnconnected =
    registries !== null && host !== undefined && !registries.some(({ url }) => hostOf(url) === host)
  const unconnected = isUnconnected
    ? say` None of the connected registries is ${host}: ${namesOf(registries)}.`
    : say``
  const failed =
    status !== null && field(status.response, 'Status') === 'failed'
      ? say` The last synchronization failed: ${decodeText(status.response, 'Err') ?? 'TCSS does not say why'}.`
      : say``
  return new GateError(error.code, {
    problem: (quote) => `${error.problem(quote)}${unconnected(quote)}${failed(quote)}`,
    remedy: isUnconnected
      ? `Connect the registry in the TCSS console, or correct the reference. ${error.remedy}`
      : error.remedy,
    requestId: error.requestId,
  })
}

interface ConnectedRegistry {
  readonly id: number | null
  readonly name: string
  readonly url: string
}

async function readRegistries(call: Call): Promise<readonly ConnectedRegistry[]> {
  return readList(call, {
    action: 'DescribeAssetImageRegistryRegistryList',
    parameters: {},
    key: (row) => field(row, 'RegistryId'),
    decode: (row) => ({
      id: decodeNumber(row, 'RegistryId'),
      name: decodeText(row, 'Name') ?? 'without a name',
      url: decodeText(row, 'Url') ?? '',
    }),
  })
}

function namesOf(registries: readonly ConnectedRegistry[]): Sentence {
  if (registries.length === 0) return say`none is connected`
  const more = registries.length > NAMED ? ` and ${registries.length - NAMED} more` : ''
  return (quote) =>
    `${registries
      .slice(0, NAMED)
      .map(({ name, url }) => `${quote(name)} (${quote(hostOf(url))})`)
      .join(', ')}${more}`
}

/** Addresses come with and without a scheme, and some with a password, which is nobody's to read. */
function hostOf(url: string): string {
  const authority = url.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? ''
  return authority.slice(authority.lastIndexOf('@') + 1).toLowerCase()
}

/** A hint is worth no error of its own: the key may not be allowed to read the list. */
function unlessCancelled(error: unknown): null {
  if (error instanceof GateError && error.code !== 'cancelled') return null
  throw error
}
