import http from 'node:http'
import https from 'node:https'
import got, { RequestError } from 'got'
import { openConnection, type TLSSocket } from './connection.ts'
import type { Exchange, ServerAddress, Transport } from './exchange.ts'
import { SWITCHED, TOO_LARGE } from './problem.ts'
import type { HttpProxy } from './proxy.ts'

interface TransportOptions {
  readonly server: ServerAddress
  readonly proxy: HttpProxy | null
  readonly signal: AbortSignal
  /** The maximum size of a body, in bytes. */
  readonly bodyLimit: number
  /** A connection that another function has begun to open. If it fails, the first request fails. */
  readonly first?: Promise<TLSSocket> | null
}

/** The options of all connections. The client closes an idle connection after 3 s, before a server would. */
const CONNECTIONS = { keepAlive: true, maxSockets: 20, timeout: 3_000 }

/**
 * Creates the transport to one server. The transport follows no redirect, decodes no compression and never retries. It throws
 * only the reason of `signal`, which also closes all connections.
 */
export function createTransport(options: TransportOptions): Transport {
  const { server, signal, bodyLimit } = options
  const agent = server.local ? { http: new http.Agent(CONNECTIONS) } : { https: createAgent(options) }
  signal.addEventListener('abort', () => Object.values(agent)[0]?.destroy(), { once: true })

  return async ({ method, url, headers, body, timeout }) => {
    signal.throwIfAborted()
    if (new URL(url).origin !== new URL(server.url).origin) throw new Error('a request to another server')
    const expired = AbortSignal.timeout(timeout)
    const stream = got.stream(url, {
      agent,
      decompress: false,
      followRedirect: false,
      headers: { ...headers, ...(method === 'GET' ? {} : lengthOf(body)), 'accept-encoding': 'identity' },
      method,
      retry: { limit: 0 },
      signal: AbortSignal.any([signal, expired]),
      throwHttpErrors: false,
    })
    // Writes the body to the stream. With the option `body`, got would load Node's own fetch, which takes 40 ms.
    if (method !== 'GET') stream.end(body)
    let switched = false
    stream.once('upgrade', (_response, socket) => {
      // Closes the connection, because got no longer does.
      switched = true
      socket.destroy()
      stream.destroy()
    })
    try {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > bodyLimit) return { kind: 'failure', code: TOO_LARGE, detail: `${bodyLimit / 2 ** 20}` }
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

function lengthOf(body: string) {
  return { 'content-length': `${Buffer.byteLength(body)}` }
}

/** Creates an agent whose first connection is `first`. */
function createAgent({ server, proxy, signal, first = null }: TransportOptions): https.Agent {
  const agent = new https.Agent(CONNECTIONS)
  let opened = first
  agent.createConnection = (_options, done) => {
    const connection = opened ?? openConnection(server.url, proxy, signal)
    opened = null
    connection.then(
      (socket) => done?.(null, socket),
      (error) => done?.(error, undefined as never),
    )
    return undefined
  }
  return agent
}

function noResponse(switched: boolean): Exchange {
  return { kind: 'failure', code: switched ? SWITCHED : 'NO_RESPONSE', detail: '' }
}

function failure(error: unknown): Exchange {
  if (!(error instanceof RequestError)) throw error
  return { kind: 'failure', code: error.code, detail: error.message }
}
