import { createHash, createHmac } from 'node:crypto'
import type { Credentials } from './credentials.ts'

/** A request to sign. `headers` have lower-case names and include content-type and host; `timestamp` is in whole seconds. */
export interface SignedRequest {
  readonly service: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
  readonly timestamp: number
}

const ALGORITHM = 'TC3-HMAC-SHA256'

/**
 * Returns the Authorization header of a POST to `/`, by Tencent Cloud's signature method 3 (TCSS API docs, "Signature v3"). The
 * date in the scope is derived from the time stamp, so the two agree even at midnight.
 */
export function sign({ secretId, secretKey }: Credentials, request: SignedRequest): string {
  const { service, headers, payload, timestamp } = request
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1))
  const names = sorted.map(([name]) => name)
  const lines = sorted.map(([name, value]) => `${name}:${value.trim().toLowerCase()}\n`).join('')
  const canonical = `POST\n/\n\n${lines}\n${names.join(';')}\n${sha256(payload)}`
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, `${ALGORITHM}\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString('hex')
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`
}

/** Returns the SHA-256 of a text in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
