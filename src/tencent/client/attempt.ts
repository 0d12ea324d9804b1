import type { Transport } from '../../network/exchange.ts'
import type { Clock } from '../../ports/clock.ts'
import { VERSION } from '../../version.ts'
import type { Credentials } from './credentials.ts'
import type { Endpoint } from './endpoint.ts'
import { type AttemptResult, readAnswer } from './envelope.ts'
import { sign } from './sign.ts'

const SERVICE = 'tcss'
const API_VERSION = '2020-11-01'
const CONTENT_TYPE = 'application/json; charset=utf-8'

/** The context that all attempts of a run share. `redact` removes secrets from untrusted text. */
export interface AttemptContext {
  readonly transport: Transport
  readonly credentials: Credentials
  readonly endpoint: Endpoint
  readonly clock: Clock
  redact(text: string): string
}

export interface ApiRequest {
  readonly action: string
  readonly payload: string
  readonly timeout: number
}

/** Sends one request to an action of the TCSS API, signed with the current time. */
export async function attempt(
  context: AttemptContext,
  { action, payload, timeout }: ApiRequest,
): Promise<AttemptResult> {
  const { transport, credentials, endpoint, clock, redact } = context
  const now = clock.now()
  const timestamp = Math.floor(now.getTime() / 1000)
  const signed = { 'content-type': CONTENT_TYPE, host: endpoint.host, 'x-tc-action': action }
  const exchange = await transport({
    method: 'POST',
    url: endpoint.url,
    headers: {
      authorization: sign(credentials, { service: SERVICE, headers: signed, payload, timestamp }),
      'content-type': CONTENT_TYPE,
      'user-agent': `tcss-image-gate/${VERSION}`,
      'x-tc-action': action,
      'x-tc-language': 'en-US',
      'x-tc-requestclient': `tcss-image-gate_${VERSION}`,
      'x-tc-timestamp': `${timestamp}`,
      'x-tc-version': API_VERSION,
      ...(credentials.token === null ? {} : { 'x-tc-token': credentials.token }),
    },
    body: payload,
    timeout,
  })
  return readAnswer(exchange, { action, endpoint, now, redact })
}
