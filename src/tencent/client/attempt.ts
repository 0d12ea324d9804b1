import type { Wire } from '../../json.ts'
import type { Endpoint, Transport } from '../../network/transport.ts'
import type { Clock } from '../../ports/clock.ts'
import { VERSION } from '../../version.ts'
import type { Credentials } from './credentials.ts'
import { readAnswer } from './envelope.ts'
import type { Failure } from './failure.ts'
import { sign } from './sign.ts'

/** A successful answer: the content of `Response`. */
export interface Answer {
  readonly response: Wire
  readonly requestId: string
}

const SERVICE = 'tcss'
const API_VERSION = '2020-11-01'
const CONTENT_TYPE = 'application/json; charset=utf-8'

/** What one try takes. `redact` takes our secrets out of foreign text. */
export interface AttemptContext {
  readonly transport: Transport
  readonly credentials: Credentials
  readonly endpoint: Endpoint
  readonly clock: Clock
  redact(text: string): string
}

/** What came of one try. */
export type AttemptResult = ({ readonly kind: 'answer' } & Answer) | Failure

/** One request; `timeout` is in milliseconds. */
export interface ApiRequest {
  readonly action: string
  readonly payload: string
  readonly timeout: number
}

/** One try of an action of the TCSS API, signed for this moment. */
export async function attempt(
  caller: AttemptContext,
  { action, payload, timeout }: ApiRequest,
): Promise<AttemptResult> {
  const { transport, credentials, endpoint, clock, redact } = caller
  const now = clock.now()
  const timestamp = Math.floor(now.getTime() / 1000)
  const signed = { 'content-type': CONTENT_TYPE, host: endpoint.host, 'x-tc-action': action }
  const exchange = await transport({
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
  return readAnswer(exchange, { action, host: endpoint.host, now, redact })
}
