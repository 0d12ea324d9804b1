import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { createTransport, type Exchange } from '../../src/network/transport.ts'

// Against a real socket; what a bad network does to the whole action stands in test/faults/.

const never = new AbortController().signal
const SECRET = 'signature-of-this-request'

async function post(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  timeout = 1_000,
  signal = never,
): Promise<Exchange> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  try {
    const transport = createTransport({ host, url: `http://${host}/`, local: true }, null, signal)
    return await transport({
      headers: { authorization: SECRET, 'content-type': 'application/json' },
      body: '{"a":1}',
      timeout,
    })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

test('the body and the headers are sent as they are, and the answer comes back whole', async () => {
  const exchange = await post(async (request, response) => {
    const { authorization, 'accept-encoding': encoding, 'content-length': length } = request.headers
    response
      .writeHead(200, { 'x-seen': `${request.method} ${request.url} ${authorization} ${encoding} ${length}` })
      .end(await read(request))
  })
  expect(exchange).toMatchObject({
    kind: 'response',
    status: 200,
    headers: { 'x-seen': `POST / ${SECRET} identity 7` },
  })
  expect(exchange.kind === 'response' && exchange.body.toString()).toBe('{"a":1}')
})

test('a redirect is an answer, and is not followed', async () => {
  let requests = 0
  const exchange = await post((request, response) => {
    requests += 1
    response.writeHead(307, { location: `http://${request.headers.host}/elsewhere` }).end()
  })
  expect([exchange.kind === 'response' && exchange.status, requests]).toEqual([307, 1])
})

test('a compressed body is left as it is', async () => {
  const body = gzipSync(Buffer.alloc(1_000_000))
  const exchange = await post(
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
  )
  expect(exchange.kind === 'response' && exchange.body.equals(body)).toBe(true)
})

test.each([
  { name: '8 MiB are read', size: 8 * 1024 * 1024, code: undefined },
  { name: 'one byte more is too large', size: 8 * 1024 * 1024 + 1, code: 'TOO_LARGE' },
])('$name', async ({ size, code }) => {
  const exchange = await post((_, response) => void response.end(Buffer.alloc(size)), 5_000)
  expect(exchange.kind === 'failure' ? exchange.code : undefined).toBe(code)
})

test.each([
  { name: 'no answer', answer: () => {}, code: 'ETIMEDOUT' },
  {
    name: 'half an answer',
    answer: (_: IncomingMessage, response: ServerResponse) => void response.write('half'),
    code: 'ETIMEDOUT',
  },
  {
    name: 'a connection that breaks',
    answer: (request: IncomingMessage) => void request.socket.destroy(),
    code: 'ECONNRESET',
  },
])('$name is a failure that holds nothing of the request', async ({ answer, code }) => {
  const exchange = await post(answer, 200)
  expect(exchange).toEqual({ kind: 'failure', code, detail: expect.any(String) })
  expect(JSON.stringify(exchange)).not.toContain(SECRET)
})

test('a port where nobody listens is a failure', async () => {
  const transport = createTransport(
    { host: '127.0.0.1:9', url: 'http://127.0.0.1:9/', local: true },
    null,
    never,
  )
  expect(await transport({ headers: {}, body: '', timeout: 500 })).toMatchObject({
    kind: 'failure',
    code: 'ECONNREFUSED',
  })
})

test('an abort ends the request with its own reason', async () => {
  const stop = new AbortController()
  const waiting = post(() => setTimeout(() => stop.abort(new Error('enough')), 20), 5_000, stop.signal)
  await expect(waiting).rejects.toThrow('enough')
})

test('headers that cannot be sent are a mistake of ours and no answer', async () => {
  const transport = createTransport(
    { host: '127.0.0.1:9', url: 'http://127.0.0.1:9/', local: true },
    null,
    never,
  )
  const exchange = transport({
    headers: { 'x-tc-action': 'line\nend' },
    body: '',
    timeout: 500,
  })
  await expect(
    exchange.then(
      ({ kind }) => kind,
      () => 'thrown',
    ),
  ).resolves.not.toBe('response')
})
