import { once } from 'node:events'
import http from 'node:http'
import https from 'node:https'
import { isIP, type Socket } from 'node:net'
import tls from 'node:tls'
import { isUntrusted, PROXY_REFUSED, PROXY_UNTRUSTED } from './problem.ts'
import type { HttpProxy } from './proxy.ts'

/** An error of the proxy. Its message is a status or a code alone, because a proxy may repeat its password. */
class ProxyError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/**
 * Opens a TLS connection to the server of `url` through a proxy. Unlike with Node's own agent, `signal` ends it at any stage,
 * and the header of the proxy has Node's usual limit.
 */
export async function openTunnel(proxy: HttpProxy, url: string, signal: AbortSignal): Promise<tls.TLSSocket> {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket = await connect(proxy, `${hostname}:${port === '' ? 443 : port}`, signal)
  const secured = tls.connect({ socket, host, servername: nameOf(host) })
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
      path: target,
      headers: {
        host: target,
        ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
      },
      agent: false,
      signal,
      // Without it Node takes the name in the proxy's certificate from the Host header.
      ...(secure ? { servername: nameOf(host) } : {}),
    })
    request.once('error', (error: NodeJS.ErrnoException) => {
      const { code = '' } = error
      reject(isUntrusted(code) ? new ProxyError(PROXY_UNTRUSTED, code) : error)
    })
    request.once('connect', ({ statusCode }, socket, head) => {
      if (statusCode === 200 && head.length === 0) return resolve(socket as Socket)
      socket.destroy()
      reject(new ProxyError(PROXY_REFUSED, `HTTP ${statusCode}`))
    })
    request.end()
  })
}

/** Returns the name that a certificate must have; empty for an IP address, which TLS does not send as a name. */
function nameOf(host: string): string {
  return isIP(host) === 0 ? host : ''
}
