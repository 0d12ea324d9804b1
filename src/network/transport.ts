import http from 'node:http'
import https from 'node:https'
import got, { RequestError } from 'got'
import type { HttpProxy } from './proxy.ts'
import { openTunnel } from './tunnel.ts'

/** The server that requests go to. `host` is the value of the Host header, with the port where there is one. */
export interface ServerAddress {
  readonly host: string
  readonly url: string
  /** Whether the server is on this machine: it is reached over plain HTTP and through no proxy. */
  readonly local: boolean
}

/** One POST request. `timeout` is in milliseconds, from the connection to the end of the body. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeout: number
}

/** The result of a request. Errors of the HTTP client hold request headers, so only their code and message leave this file. */
export type Exchange =
  | { readonly kind: 'response'; readonly status: number; readonly headers: Headers; readonly body: Buffer }
  | { readonly kind: 'failure'; readonly code: string; readonly detail: string }

type Headers = Readonly<Record<string, string | string[] | undefined>>
export type Transport = (post: Post) => Promise<Exchange>

/** Longest body that is read, in bytes. */
export const BODY_LIMIT = 8 * 1024 * 1024

/** Longest time to connect through a proxy, in milliseconds. */
const TUNNEL_TIMEOUT = 10_000

/** Options of all connections. An idle one is closed after 3 s, so that the server does not close it during a request. */
const CONNECTIONS = { keepAlive: true, maxSockets: 20, timeout: 3_000 }

/**
 * Creates a transport that follows no redirect (it would take the token along), decodes no compression (200 kB on the wire can
 * be 200 MB), reads at most `BODY_LIMIT`, never retries, and throws only the reason of `signal`. Once that is aborted, no
 * connection keeps the process from ending.
 */
export function createTransport(
  server: ServerAddress,
  proxy: HttpProxy | null,
  signal: AbortSignal,
): Transport {
  const agent = server.local
    ? { http: new http.Agent(CONNECTIONS) }
    : { https: createAgent(server.host, proxy, signal) }
  signal.addEventListener('abort', () => Object.values(agent)[0]?.destroy(), { once: true })

  return async ({ headers, body, timeout }) => {
    signal.throwIfAborted()
    const expired = AbortSignal.timeout(timeout)
    const stream = got.stream.post(server.url, {
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
      // The HTTP client no longer closes this connection.
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
