import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import type { HttpProxy } from './proxy.ts'

/** The proxy refused the tunnel. Its message is the HTTP status alone: a proxy may echo the password it was given. */
class ProxyError extends Error {
  readonly code = 'PROXY_REFUSED'
}

/**
 * A TLS connection to `host` through a proxy. Node's own agent gives such a connection no way to be abandoned and no bound on
 * what the proxy says before it; here the header has Node's usual cap, and `signal` ends every part of it.
 */
export async function openTunnel(
  proxy: HttpProxy,
  host: string,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const socket = await connect(proxy, host, signal)
  const secured = tls.connect({ socket, servername: host })
  try {
    await once(secured, 'secureConnect', { signal })
    return secured
  } catch (error) {
    secured.destroy()
    socket.destroy()
    throw error
  }
}

function connect({ secure, host, port, authorization }: HttpProxy, target: string, signal: AbortSignal) {
  return new Promise<Socket>((resolve, reject) => {
    const request = (secure ? https : http).request({
      method: 'CONNECT',
      host,
      port,
      path: `${target}:443`,
      headers: {
        host: `${target}:443`,
        ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
      },
      agent: false,
      signal,
    })
    request.once('error', reject)
    request.once('connect', ({ statusCode }, socket, head) => {
      if (statusCode === 200 && head.length === 0) return resolve(socket as Socket)
      socket.destroy()
      reject(new ProxyError(`HTTP ${statusCode}`))
    })
    request.end()
  })
}
