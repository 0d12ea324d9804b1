import type { Site } from '../domain/context.ts'
import { oneOf } from '../forms.ts'
import { checkConnection, findProxy, type HttpProxy } from '../network/proxy.ts'
import { type Credentials, findCredentials } from '../tencent/client/credentials.ts'
import { ENDPOINT, type Endpoint, endpointOf } from '../tencent/client/endpoint.ts'
import { type InputReader, type InputSources, parseSetting } from './reader.ts'

/** The API host, the credentials for the API, and the proxy. */
export interface ConnectionInputs {
  /** Null if credentials are missing and the gate must be skipped; undefined after a mistake. */
  readonly credentials: Credentials | null | undefined
  readonly endpoint: Endpoint
  readonly proxy: HttpProxy | null
}

/** Parses credentials, endpoint and proxy. */
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
