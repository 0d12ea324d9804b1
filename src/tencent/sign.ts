import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from './credentials.ts'

/** What is to be signed. `timestamp` is in whole seconds; `host` is what the Host header will say. */
export interface SignedRequest {
  readonly service: string
  readonly host: string
  readonly action: string
  readonly contentType: string
  readonly payload: string
  readonly timestamp: number
}

const ALGORITHM = 'TC3-HMAC-SHA256'
const SIGNED_HEADERS = 'content-type;host;x-tc-action'

/**
 * The Authorization header of a POST to `/`, by Tencent Cloud's signature method 3 (TCSS API docs, "Signature v3"). The date
 * in the scope is the UTC date of the same time stamp, so that midnight cannot fall between them. Derived keys stay Buffers.
 */
export function sign({ secretId, secretKey }: Credentials, request: SignedRequest): string {
  const { service, host, action, contentType, payload, timestamp } = request
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const headers = `content-type:${contentType}\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`
  const canonical = `POST\n/\n\n${headers}\n${SIGNED_HEADERS}\n${sha256(payload)}`
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, `${ALGORITHM}\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString('hex')
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest()
}
