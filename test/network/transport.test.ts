import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import type { Exchange } from '../../src/network/exchange.ts'
import { sendTo, transportTo } from './send-to.ts'

// Against a real socket; test/faults/ covers the whole action in a bad network.

const SECRET = 'signature-of-this-request'

async function post(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  timeout = 1_000,
): Promise<Exchange> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    return await sendTo(`http://127.0.0.1:${port}/`, {
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

test('body and headers are sent unchanged, and the response is complete', async () => {
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

test.each([301, 302, 303, 307, 308])('a redirect (%d) is a response and is not followed', async (status) => {
  let requests = 0
  const exchange = await post((request, response) => {
    requests += 1
    response.writeHead(status, { location: `http://${request.headers.host}/elsewhere` }).end()
  })
  expect([exchange.kind === 'response' && exchange.status, requests]).toEqual([status, 1])
})

test('a compressed body is not decompressed', async () => {
  const body = gzipSync(Buffer.alloc(1_000_000))
  const exchange = await post(
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
  )
  expect(exchange.kind === 'response' && exchange.body.equals(body)).toBe(true)
})

test.each([
  { name: 'of 8 MiB is read', size: 8 * 1024 * 1024, code: undefined },
  { name: 'of one byte more than 8 MiB is too large', size: 8 * 1024 * 1024 + 1, code: 'TOO_LARGE' },
])('a body $name', async ({ size, code }) => {
  const exchange = await post((_, response) => void response.end(Buffer.alloc(size)), 5_000)
  expect(exchange.kind === 'failure' ? exchange.code : undefined).toBe(code)
})

test('a server without a response is a failure without any part of the request', async () => {
  const exchange = await post(() => {}, 200)
  expect(exchange).toEqual({ kind: 'failure', code: 'ETIMEDOUT', detail: '' })
  expect(JSON.stringify(exchange)).not.toContain(SECRET)
})

test('a port without a server is a failure', async () => {
  const exchange = sendTo('http://127.0.0.1:9/', { timeout: 500 })
  await expect(exchange).resolves.toMatchObject({ kind: 'failure', code: 'ECONNREFUSED' })
})

test('invalid headers are a bug, not a response', async () => {
  const headers = { 'x-tc-action': 'line\nend' }
  const exchange = sendTo('http://127.0.0.1:9/', { headers, timeout: 500 })
  const kind = exchange.then(
    (result) => result.kind,
    () => 'thrown',
  )
  await expect(kind).resolves.not.toBe('response')
})

test('a request to another server than its own is a bug, and is not sent', async () => {
  const transport = transportTo('https://api.example/')
  for (const url of ['https://other.example/', 'http://api.example/', 'https://api.example:8443/']) {
    const headers = { authorization: SECRET }
    const sent = transport({ method: 'GET', url, headers, body: '', timeout: 500 })
    await expect(sent).rejects.toThrow(/^a request to another server$/)
  }
})
