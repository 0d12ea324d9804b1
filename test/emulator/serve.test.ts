import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { MAX_BODY_BYTES } from '../../emulator/api/handle.ts'
import type { ApiRequest } from '../../emulator/api/protocol.ts'
import { demoWorld } from '../../emulator/demo/demo.ts'
import { type Intercept, serve } from '../../emulator/serve.ts'
import { NOW, signedRequest } from './requests.ts'

const world = demoWorld(NOW)
const start = (intercept?: Intercept) => serve({ world, now: () => NOW, ...(intercept && { intercept }) })
const CLEAN = signedRequest({ body: JSON.stringify({ ImageID: world.images.clean.ImageID }) })

/** Sends a request unchanged, including the Host header, which fetch would replace. */
async function send(url: string, { method, path, headers, body }: ApiRequest) {
  const outgoing = httpRequest(url, { method, path, headers, agent: false }).end(body)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks = await incoming.toArray()
  return { status: incoming.statusCode, headers: incoming.headers, text: Buffer.concat(chunks).toString() }
}

test('a served emulator answers over HTTP as the handler does', async () => {
  await using tcss = await start()
  const { status, headers, text } = await send(tcss.url, CLEAN)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('application/json')
  expect(JSON.parse(text).Response).toMatchObject(world.images.clean)
})

test('a served emulator listens on loopback only', async () => {
  await using tcss = await start()
  expect(tcss.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

test('a served emulator dates its responses by its own clock', async () => {
  await using tcss = await start()
  expect((await send(tcss.url, CLEAN)).headers.date).toBe('Sun, 01 Mar 2026 12:00:00 GMT')
})

test('a served emulator records each request as it arrived', async () => {
  await using tcss = await start()
  await send(tcss.url, CLEAN)
  await send(tcss.url, { ...CLEAN, body: Buffer.from('forged') })
  expect(tcss.requests).toMatchObject([
    { action: 'DescribeAssetImageDetail', body: CLEAN.body.toString(), headers: CLEAN.headers, at: NOW },
    { action: 'DescribeAssetImageDetail', body: 'forged' },
  ])
})

test('a served emulator exposes its world', async () => {
  await using tcss = await start()
  expect(tcss.world).toBe(world)
})

test.each([
  { name: 'GET', change: { method: 'GET', body: Buffer.alloc(0) }, code: 'UnsupportedProtocol' },
  { name: 'PUT', change: { method: 'PUT' }, code: 'UnsupportedProtocol' },
  { name: 'another path', change: { path: '/nowhere' }, code: 'UnsupportedProtocol' },
  { name: 'no header at all', change: { headers: {} }, code: 'MissingParameter' },
  {
    name: 'far too large a body',
    change: { body: Buffer.alloc(2 * MAX_BODY_BYTES) },
    code: 'RequestSizeLimitExceeded',
  },
])('a served emulator answers $name with error $code', async ({ change, code }) => {
  await using tcss = await start()
  const { status, text } = await send(tcss.url, { ...CLEAN, ...change })
  expect(status).toBe(200)
  expect(JSON.parse(text).Response.Error.Code).toBe(code)
})

test('a served emulator accepts a body in chunks', async () => {
  await using tcss = await start()
  const headers = { ...CLEAN.headers, 'transfer-encoding': 'chunked' }
  expect((await send(tcss.url, { ...CLEAN, headers })).text).toContain(world.images.clean.ImageID)
})

test('a served emulator survives a client that disconnects within a request', async () => {
  await using tcss = await start()
  const socket = connect(Number(new URL(tcss.url).port), '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf')
  await once(socket, 'connect')
  await delay(20)
  socket.destroy()
  await delay(20)
  expect((await send(tcss.url, CLEAN)).status).toBe(200)
  expect(tcss.requests).toHaveLength(1)
})

test('a served emulator rejects a port that is taken', async () => {
  await using tcss = await start()
  const port = Number(new URL(tcss.url).port)
  await expect(serve({ world, now: () => NOW, port })).rejects.toThrow('EADDRINUSE')
})

test('a served emulator closes at once, even during a request, and more than once', async () => {
  const tcss = await start(() => delay(60_000, undefined, { ref: false }))
  const answer = send(tcss.url, CLEAN)
  const gone = expect(answer).rejects.toThrow('socket hang up')
  while (tcss.requests.length === 0) await delay(1)
  await tcss.close()
  await gone
  await tcss.close()
  await expect(send(tcss.url, CLEAN)).rejects.toThrow('ECONNREFUSED')
})

test('an intercept can answer instead of the emulator', async () => {
  await using tcss = await start(() => ({
    status: 502,
    headers: { 'retry-after': '1' },
    body: 'Bad Gateway',
  }))
  const { status, headers, text } = await send(tcss.url, CLEAN)
  expect({ status, text, retryAfter: headers['retry-after'] }).toEqual({
    status: 502,
    text: 'Bad Gateway',
    retryAfter: '1',
  })
})

test('an intercept can reset the connection of a single request', async () => {
  await using tcss = await start((_, n) => (n === 1 ? 'reset' : undefined))
  await expect(send(tcss.url, CLEAN)).rejects.toThrow('ECONNRESET')
  expect((await send(tcss.url, CLEAN)).status).toBe(200)
})

test('an intercept can lose the answer of a handled request', async () => {
  await using tcss = await start((_, n) => (n === 1 ? 'answer-lost' : undefined))
  const { ImageID } = world.images.clean
  const task = { Images: [ImageID], ScanScope: 1, ScanVul: true, ScanVirus: true, ScanRisk: true }
  const request = signedRequest({ action: 'CreateAssetImageScanTask', body: JSON.stringify(task) })
  await expect(send(tcss.url, request)).rejects.toThrow('ECONNRESET')
  expect((await send(tcss.url, CLEAN)).text).toContain('"ScanStatus":"SCANNING"')
})

test('an intercept can delay the answer', async () => {
  const order: string[] = []
  await using tcss = await start(async () => {
    await delay(20)
    order.push('delayed')
    return undefined
  })
  await send(tcss.url, CLEAN)
  order.push('answered')
  expect(order).toEqual(['delayed', 'answered'])
})

test('an intercept that throws is an internal error, not an answer of TCSS', async () => {
  await using tcss = await start(() => {
    throw new Error('my own mistake')
  })
  const { status, text } = await send(tcss.url, CLEAN)
  expect(status).toBe(500)
  expect(text).toContain('The emulator failed: Error: my own mistake')
})
