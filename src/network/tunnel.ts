import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import tls from 'node:tls'
import type { HttpProxy } from './proxy.ts'

/** An error of the proxy. Its message is the HTTP status alone, because a proxy may repeat its password. */
class ProxyError extends Error {
  readonly code = 'PROXY_REFUSED'
}

/**
 * Opens a TLS connection to `host` through a proxy. Unlike with Node's own agent, `signal` ends it at any stage, and the header
 * of the proxy has Node's usual limit.
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
