import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { isIP, type Socket } from 'node:net'
import tls from 'node:tls'
import { isUntrusted, PROXY_REFUSED, PROXY_UNTRUSTED } from './problem.ts'
import type { HttpProxy } from './proxy.ts'

export type TLSSocket = tls.TLSSocket

/** An error of the proxy. The message is only a status or a code, because the answer of a proxy may contain the password. */
class ProxyError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The maximum time to connect to a server, with a proxy or without, in milliseconds. */
const CONNECT_TIMEOUT = 10_000

/**
 * Opens a TLS connection to the server of `url`, through a proxy unless `proxy` is null. `signal` ends every step. Calls
 * `onStart` when the system begins to connect. From then on a busy event loop does not delay the connection.
 */
export async function openConnection(
  url: string,
  proxy: HttpProxy | null,
  signal: AbortSignal,
  onStart: () => void = () => {},
): Promise<TLSSocket> {
  const late = AbortSignal.timeout(CONNECT_TIMEOUT)
  const ended = AbortSignal.any([signal, late])
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const target = { host, port: port === '' ? 443 : Number(port) }
  const sockets: Socket[] = []
  try {
    if (proxy !== null) sockets.push(await openTunnel(proxy, `${hostname}:${target.port}`, ended, onStart))
    const options = { ...target, servername: nameOf(host), ALPNProtocols: ['http/1.1'] }
    const secured = tls.connect({ ...options, ...(proxy === null ? {} : { socket: sockets[0] }) })
    sockets.push(secured)
    secured.once('connectionAttempt', onStart)
    await once(secured, 'secureConnect', { signal: ended })
    return secured
  } catch (error) {
    for (const socket of sockets) socket.destroy()
    throw late.aborted ? Object.assign(new Error(''), { code: 'ETIMEDOUT' }) : error
  }
}

function openTunnel(
  { secure, host, port, authorization }: HttpProxy,
  target: string,
  signal: AbortSignal,
  onStart: () => void,
) {
  return new Promise<Socket>((resolve, reject) => {
    const request = (secure ? https : http).request({
      method: 'CONNECT',
      host,
      port,
      path: target,
      headers: {
        host: target,
        ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
      },
      agent: false,
      signal,
      // Makes Node check the certificate for the name of the proxy. Node would check the name in the Host header.
      ...(secure ? { servername: nameOf(host) } : {}),
    })
    request.once('error', (error: NodeJS.ErrnoException) => {
      const { code = '' } = error
      reject(isUntrusted(code) ? new ProxyError(PROXY_UNTRUSTED, code) : error)
    })
    request.once('socket', () => setImmediate(onStart))
    request.once('connect', ({ statusCode }, socket, head) => {
      if (statusCode === 200 && head.length === 0) return resolve(socket as Socket)
      socket.destroy()
      reject(new ProxyError(PROXY_REFUSED, `HTTP ${statusCode}`))
    })
    request.end()
  })
}

/** Returns the name that a TLS client sends. The name is empty for an IP address. */
function nameOf(host: string): string {
  return isIP(host) === 0 ? host : ''
}
