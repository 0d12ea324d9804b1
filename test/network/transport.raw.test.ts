import type { Socket } from 'node:net'
import { inspect } from 'node:util'
import { expect, test } from '@jest/globals'
import type { Exchange } from '../../src/network/exchange.ts'
import { NEVER_ABORTED } from '../clocks.ts'
import { closed, drip, flood, startRawServer } from '../raw-server.ts'
import { sendTo } from './send-to.ts'

// Bytes that no HTTP server would send, from a raw socket.

const SECRETS = ['signature-of-this-request', 'token-of-this-request', 'body-of-this-request']
const [authorization = '', token = '', body = ''] = SECRETS

function post(host: string, timeout = 2_000, signal = NEVER_ABORTED): Promise<Exchange> {
  const headers = { authorization, 'x-tc-token': token, 'content-type': 'application/json' }
  return sendTo(`http://${host}/`, { headers, body, timeout, signal })
}

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

test.each<{ name: string; answer(socket: Socket): void; code: RegExp }>([
  {
    name: 'a body shorter than its content-length',
    answer: (socket) => socket.end(`${HEAD}content-length: 500\r\n\r\n{"Response":`),
    code: /^(ERR_HTTP_CONTENT_LENGTH_MISMATCH|ECONNRESET)$/,
  },
  {
    name: 'a chunked body that ends early',
    answer: (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"Res\r\n`),
    code: /^(ECONNRESET|ERR_STREAM_PREMATURE_CLOSE)$/,
  },
  {
    name: 'a chunk without a size',
    answer: (socket) => socket.end(`${HEAD}transfer-encoding: chunked\r\n\r\nxyz\r\n`),
    code: /^HPE_INVALID_CHUNK_SIZE$/,
  },
  {
    name: 'a reset within the body',
    answer: (socket) => {
      socket.write(`${HEAD}content-length: 500\r\n\r\n{`)
      setTimeout(() => socket.resetAndDestroy(), 20)
    },
    code: /^(ECONNRESET|ERR_HTTP_CONTENT_LENGTH_MISMATCH)$/,
  },
  { name: 'a reset at once', answer: (socket) => socket.resetAndDestroy(), code: /^ECONNRESET$/ },
  { name: 'an end at once', answer: (socket) => socket.end(), code: /^ECONNRESET$/ },
  {
    name: 'a protocol other than HTTP',
    answer: (socket) => socket.end('SSH-2.0-OpenSSH\r\n'),
    code: /^HPE_/,
  },
  {
    name: 'a switch to another protocol',
    answer: (socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    code: /^SWITCHED$/,
  },
  {
    name: 'both a length and chunks',
    answer: (socket) =>
      socket.end(`${HEAD}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`),
    code: /^HPE_/,
  },
  {
    name: 'a header that never ends',
    answer: (socket) => socket.end(`${HEAD}x: ${'a'.repeat(100_000)}`),
    code: /^HPE_HEADER_OVERFLOW$/,
  },
])('$name is a failure without any part of the request', async ({ answer, code }) => {
  await using server = await startRawServer(answer)
  const exchange = await post(server.host)
  expect(exchange).toEqual({ kind: 'failure', code: expect.stringMatching(code), detail: expect.any(String) })
  const held = inspect(exchange, { depth: 20, showHidden: true })
  for (const secret of SECRETS) expect(held).not.toContain(secret)
})

test('a body that arrives byte by byte ends with the timeout', async () => {
  await using server = await startRawServer((socket) => {
    socket.write(`${HEAD}content-length: 100000\r\n\r\n{`)
    drip(socket, ' ')
  })
  const before = performance.now()
  expect(await post(server.host, 200)).toEqual({ kind: 'failure', code: 'ETIMEDOUT', detail: '' })
  expect(performance.now() - before).toBeLessThan(1_500)
})

test('an endless body is abandoned with its connection after 8 MiB', async () => {
  let sent = 0
  await using server = await startRawServer((socket) => {
    socket.write(`${HEAD}\r\n`)
    flood(socket, (bytes) => {
      sent += bytes
    })
  })
  expect(await post(server.host, 5_000)).toEqual({ kind: 'failure', code: 'TOO_LARGE', detail: '8' })
  const [socket] = server.sockets
  await closed(socket)
  expect(sent).toBeLessThan(64 * 1024 * 1024)
})

test('an abort during the body rejects with the reason of the signal and closes the connection', async () => {
  const stop = new AbortController()
  const reason = new Error('enough')
  await using server = await startRawServer((socket) => {
    socket.write(`${HEAD}content-length: 500\r\n\r\n{`)
    setTimeout(() => stop.abort(reason), 20)
  })
  await expect(post(server.host, 5_000, stop.signal)).rejects.toBe(reason)
  const [socket] = server.sockets
  await closed(socket)
  expect(socket?.destroyed).toBe(true)
})

test('a signal aborted beforehand sends nothing', async () => {
  let requests = 0
  await using server = await startRawServer(() => {
    requests += 1
  })
  await expect(post(server.host, 1_000, AbortSignal.abort('enough'))).rejects.toBe('enough')
  expect(requests).toBe(0)
})
