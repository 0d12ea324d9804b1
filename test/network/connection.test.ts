import tls from 'node:tls'
import { expect, test } from '@jest/globals'
import * as mockttp from 'mockttp'
import type { Exchange } from '../../src/network/exchange.ts'
import type { HttpProxy } from '../../src/network/proxy.ts'
import { NEVER_ABORTED } from '../clocks.ts'
import { closed, startRawServer } from '../raw-server.ts'
import { sendTo } from './send-to.ts'

// Requests through a proxy in this process; test/faults/ covers the whole action behind one.

const HOST = 'tcss.intl.tencentcloudapi.com'

interface Through extends Partial<HttpProxy> {
  readonly signal?: AbortSignal
}

function post(port: number, { signal = NEVER_ABORTED, ...more }: Through = {}): Promise<Exchange> {
  const proxy: HttpProxy = { secure: false, host: '127.0.0.1', port, authorization: null, ...more }
  return sendTo(`https://${HOST}/`, { proxy, signal })
}

async function startProxy() {
  const ca = await mockttp.generateCACertificate()
  const server = mockttp.getLocal({ https: ca })
  await server.start()
  await server.forPost(`https://${HOST}/`).thenReply(200, 'through the proxy')
  return { ca, port: server.port, [Symbol.asyncDispose]: () => server.stop() }
}

test.each<[string, Through]>([
  ['over HTTP', {}],
  ['over TLS', { secure: true, host: 'localhost' }],
])('a request goes through the tunnel of a proxy %s', async (_, through) => {
  await using proxy = await startProxy()
  const before = tls.getCACertificates()
  tls.setDefaultCACertificates([...before, proxy.ca.cert])
  try {
    const exchange = await post(proxy.port, through)
    expect(exchange).toMatchObject({ kind: 'response', status: 200 })
    expect(exchange.kind === 'response' && exchange.body.toString()).toBe('through the proxy')
  } finally {
    tls.setDefaultCACertificates(before)
  }
})

test('a proxy that intercepts TLS with an unknown CA is a failure', async () => {
  await using proxy = await startProxy()
  expect(await post(proxy.port)).toMatchObject({
    kind: 'failure',
    code: expect.stringMatching(/^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/),
  })
})

test('a proxy over TLS whose certificate is unknown is a failure of the proxy', async () => {
  await using proxy = await startProxy()
  expect(await post(proxy.port, { secure: true })).toEqual({
    kind: 'failure',
    code: 'PROXY_UNTRUSTED',
    detail: expect.stringMatching(/^(SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/),
  })
})

test.each([
  ['wants a password', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'HTTP 407'],
  ['fails', 'HTTP/1.1 502 Bad Gateway\r\n\r\n', 'HTTP 502'],
  ['sends data before the tunnel is used', 'HTTP/1.1 200 OK\r\n\r\nhello', 'HTTP 200'],
])('a proxy that %s is a failure that shows only the status', async (_name, answer, detail) => {
  await using proxy = await startRawServer((socket) => void socket.write(answer))
  expect(await post(proxy.port)).toEqual({ kind: 'failure', code: 'PROXY_REFUSED', detail })
})

test.each([
  ['with the credentials of the proxy', 'Basic dTpw', /\r\nproxy-authorization: Basic dTpw\r\n/],
  ['without credentials', null, /^(?!.*proxy-authorization)/s],
])('a tunnel through a proxy is requested %s', async (_name, authorization, header) => {
  let request = ''
  await using proxy = await startRawServer((socket, { head }) => {
    request = head
    socket.end('HTTP/1.1 503 Busy\r\n\r\n')
  })
  await post(proxy.port, { authorization })
  expect(request).toMatch(new RegExp(`^CONNECT ${HOST}:443 HTTP/1.1\r\n`))
  expect(request).toMatch(header)
})

test('an abort during the handshake of a tunnel closes the connection', async () => {
  const stop = new AbortController()
  const reason = new Error('enough')
  await using proxy = await startRawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n')
    setTimeout(() => stop.abort(reason), 20)
  })
  await expect(post(proxy.port, { signal: stop.signal })).rejects.toBe(reason)
  const [socket] = proxy.sockets
  await closed(socket)
  expect(socket?.destroyed).toBe(true)
})
