import http from 'node:http'
import https from 'node:https'
import got, { RequestError } from 'got'
import type { HttpProxy } from './proxy.ts'
import { openTunnel } from './tunnel.ts'

/** Where requests go. `host` is what the Host header says and the signature covers, with the port where there is one. */
export interface Endpoint {
  readonly host: string
  readonly url: string
  /** True for a server on this machine, such as the emulator: its answers are not Tencent Cloud's. */
  readonly local: boolean
}

/** One POST. `timeout` is in milliseconds and covers everything, the connection and the body included. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeout: number
}

/** What came of it. Errors of the HTTP client hold the signed headers, so none of them leaves this file: only `code` does. */
export type Exchange =
  | { readonly kind: 'response'; readonly status: number; readonly headers: Headers; readonly body: Buffer }
  | { readonly kind: 'failure'; readonly code: string; readonly detail: string }

export type Headers = Readonly<Record<string, string | string[] | undefined>>
export type Transport = (post: Post) => Promise<Exchange>

/** An answer of TCSS is some kilobytes; one that goes on beyond this is not one. Bytes. */
export const BODY_LIMIT = 8 * 1024 * 1024

/** Milliseconds for a connection through a proxy; whoever asked for it waits no longer than for one try. */
const TUNNEL_TIMEOUT = 10_000

/** A connection that is idle for so long is closed by us, before the other end does it just as we ask again. Milliseconds. */
const IDLE = 3_000
const CONNECTIONS = { keepAlive: true, maxSockets: 20, timeout: IDLE }

/**
 * POSTs to the endpoint, through `proxy` where there is one. It follows no redirect (a redirected request would take the token
 * along), decodes no compression (200 kB on the wire can be 200 MB), reads no more than `BODY_LIMIT`, retries nothing, and
 * throws only the reason of `signal`. Once that is aborted, no connection is left that could keep the process from ending.
 */
export function createTransport(endpoint: Endpoint, proxy: HttpProxy | null, signal: AbortSignal): Transport {
  const agent = endpoint.local
    ? { http: new http.Agent(CONNECTIONS) }
    : { https: createAgent(endpoint.host, proxy, signal) }
  signal.addEventListener('abort', () => Object.values(agent)[0]?.destroy(), { once: true })

  return async ({ headers, body, timeout }) => {
    signal.throwIfAborted()
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
    let switched = false
    stream.once('upgrade', (_response, socket) => {
      // The connection is no longer HTTP, nor the client's to close.
      switched = true
      socket.destroy()
      stream.destroy()
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
      if (response === undefined) return noResponse(switched)
      return {
        kind: 'response',
        status: response.statusCode,
        headers: response.headers,
        body: Buffer.concat(chunks),
      }
    } catch (error) {
      signal.throwIfAborted()
      if (switched) return noResponse(switched)
      if (expired.aborted) return { kind: 'failure', code: 'ETIMEDOUT', detail: '' }
      return failure(error)
    } finally {
      stream.destroy()
    }
  }
}

function createAgent(host: string, proxy: HttpProxy | null, signal: AbortSignal): https.Agent {
  const agent = new https.Agent(CONNECTIONS)
  if (proxy === null) return agent
  agent.createConnection = (_options, done) => {
    const ended = AbortSignal.any([signal, AbortSignal.timeout(TUNNEL_TIMEOUT)])
    openTunnel(proxy, host, ended).then(
      (socket) => done?.(null, socket),
      (error) => done?.(error, undefined as never),
    )
    return undefined
  }
  return agent
}

function noResponse(switched: boolean): Exchange {
  return { kind: 'failure', code: switched ? 'SWITCHED' : 'NO_RESPONSE', detail: '' }
}

function failure(error: unknown): Exchange {
  if (!(error instanceof RequestError)) throw error
  return { kind: 'failure', code: error.code, detail: error.message }
}
