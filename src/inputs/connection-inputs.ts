import type { Site } from '../domain/context.ts'
import { oneOf } from '../forms.ts'
import { checkConnection, findProxy, type HttpProxy } from '../network/proxy.ts'
import { type Credentials, findCredentials } from '../tencent/client/credentials.ts'
import { ENDPOINT, type Endpoint, endpointOf } from '../tencent/client/endpoint.ts'
import { type InputReader, type InputSources, parseSetting } from './reader.ts'

export interface ConnectionInputs {
  /** The credentials; null if the gate must be skipped, and undefined after a mistake in the inputs. */
  readonly credentials: Credentials | null | undefined
  readonly endpoint: Endpoint
  readonly proxy: HttpProxy | null
}

export function parseConnection(
  sources: Pick<InputSources, 'env' | 'event' | 'mask'>,
  reader: InputReader,
): ConnectionInputs {
  const skips = parseSetting(reader, 'without-credentials', oneOf('error', 'skip'), 'error').value === 'skip'
  const credentials = findCredentials({ ...sources, ...reader }, skips && sources.event.withoutSecrets)
  const site = parseSetting(reader, 'site', oneOf<Site>('intl', 'china'), 'intl')
  const endpoint = parseSetting(reader, 'endpoint', ENDPOINT, endpointOf(site.value)).value
  checkConnection({ ...sources, ...reader })
  const proxy = endpoint.local ? null : findProxy({ ...sources, ...reader }, endpoint.host)
  return { credentials, endpoint, proxy }
}
