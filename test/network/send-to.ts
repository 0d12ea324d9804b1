import type { Exchange, HttpRequest } from '../../src/network/exchange.ts'
import type { HttpProxy } from '../../src/network/proxy.ts'
import { createTransport } from '../../src/network/transport.ts'
import { NEVER_ABORTED } from '../clocks.ts'

/** Largest body in tests, in bytes. */
const BODY_LIMIT = 8 * 1024 * 1024

type Sending = Partial<HttpRequest> & { readonly proxy?: HttpProxy | null; readonly signal?: AbortSignal }

/** Returns a transport to the server of `url`, for requests that are POST unless they say otherwise. */
export function transportTo(url: string, { proxy = null, signal = NEVER_ABORTED }: Sending = {}) {
  const { host, protocol } = new URL(url)
  const server = { host, url, local: protocol === 'http:' }
  return createTransport({ server, proxy, signal, bodyLimit: BODY_LIMIT })
}

/** Sends one request to `url` through a transport of its own. */
export function sendTo(
  url: string,
  { proxy = null, signal = NEVER_ABORTED, ...request }: Sending = {},
): Promise<Exchange> {
  const transport = transportTo(url, { proxy, signal })
  return transport({ method: 'POST', url, headers: {}, body: '{}', timeout: 2_000, ...request })
}
