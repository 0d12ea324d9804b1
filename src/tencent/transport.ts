import http from 'node:http'
import https from 'node:https'
import got, { RequestError, TimeoutError } from 'got'
import type { Endpoint } from './endpoint.ts'

/** One POST. `timeout` is in milliseconds and covers everything, the body included; `signal` aborts it. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeout: number
  readonly signal: AbortSignal
}

/** What came of it. Errors of the HTTP client hold the signed headers, so none of them leaves this file: only `code` does. */
export type Exchange =
  | { readonly kind: 'response'; readonly status: number; readonly headers: Headers; readonly body: Buffer }
  | { readonly kind: 'failure'; readonly code: string; readonly detail: string }

export type Headers = Readonly<Record<string, string | string[] | undefined>>
export type Transport = (post: Post) => Promise<Exchange>

/** An answer of TCSS is some kilobytes; one that goes on beyond this is not one. Bytes. */
export const BODY_LIMIT = 8 * 1024 * 1024

/**
 * POSTs to the endpoint, through the proxy that HTTPS_PROXY and NO_PROXY in `env` name. It follows no redirect (a redirected
 * request would take the token along), decodes no compression (200 kB on the wire can be 200 MB), reads no more than
 * `BODY_LIMIT`, retries nothing, and throws only the reason of an aborted signal.
 */
export function createTransport(
  endpoint: Endpoint,
  env: Readonly<Record<string, string | undefined>>,
): Transport {
  const options = { keepAlive: true, maxSockets: 20 }
  const agent = endpoint.local
    ? { http: new http.Agent(options) }
    : { https: new https.Agent({ ...options, proxyEnv: env }) }

  return async ({ headers, body, timeout, signal }) => {
    const expired = AbortSignal.timeout(timeout)
    const stream = got.stream.post(endpoint.url, {
      agent,
      body,
      headers: { ...headers, 'accept-encoding': 'identity' },
      decompress: false,
      followRedirect: false,
      retry: { limit: 0 },
      signal: AbortSignal.any([signal, expired]),
      throwHttpErrors: false,
    })
    try {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > BODY_LIMIT) return { kind: 'failure', code: 'TOO_LARGE', detail: '' }
        chunks.push(chunk)
      }
      const { response } = stream
      if (response === undefined) return { kind: 'failure', code: 'NO_RESPONSE', detail: '' }
      return {
        kind: 'response',
        status: response.statusCode,
        headers: response.headers,
        body: Buffer.concat(chunks),
      }
    } catch (error) {
      signal.throwIfAborted()
      if (expired.aborted || error instanceof TimeoutError)
        return { kind: 'failure', code: 'ETIMEDOUT', detail: '' }
      return failure(error)
    } finally {
      stream.destroy()
    }
  }
}

function failure(error: unknown): Exchange {
  if (!(error instanceof RequestError)) throw error
  return { kind: 'failure', code: error.code, detail: error.message.slice(0, 300) }
}
