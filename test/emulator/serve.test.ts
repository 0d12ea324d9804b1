import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { MAX_BODY_BYTES } from '../../emulator/api/handle.ts'
import type { ApiRequest } from '../../emulator/api/protocol.ts'
import { demoWorld } from '../../emulator/demo/demo.ts'
import { type Intercept, serve } from '../../emulator/serve.ts'
import { NOW, signedRequest } from './requests.ts'

const world = demoWorld(NOW)
const start = (intercept?: Intercept) => serve({ world, now: () => NOW, ...(intercept && { intercept }) })
const CLEAN = signedRequest({ body: JSON.stringify({ ImageID: world.images.clean.ImageID }) })

/** Sends the bytes as they are, Host header included, which fetch would not. */
async function send(url: string, { method, path, headers, body }: ApiRequest) {
  const outgoing = httpRequest(url, { method, path, headers, agent: false }).end(body)
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks = await incoming.toArray()
  return { status: incoming.statusCode, headers: incoming.headers, text: Buffer.concat(chunks).toString() }
}

describe('a served emulator', () => {
  test('answers over HTTP what the handler answers', async () => {
    await using tcss = await start()
    const { status, headers, text } = await send(tcss.url, CLEAN)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/json')
    expect(JSON.parse(text).Response).toMatchObject(world.images.clean)
  })

  test('listens on loopback alone', async () => {
    await using tcss = await start()
    expect(tcss.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  test('dates its responses by its own clock', async () => {
    await using tcss = await start()
    expect((await send(tcss.url, CLEAN)).headers.date).toBe('Sun, 01 Mar 2026 12:00:00 GMT')
  })

  test('remembers each request as it came in', async () => {
    await using tcss = await start()
    await send(tcss.url, CLEAN)
    await send(tcss.url, { ...CLEAN, body: Buffer.from('forged') })
    expect(tcss.requests).toMatchObject([
      { action: 'DescribeAssetImageDetail', body: CLEAN.body.toString(), headers: CLEAN.headers, at: NOW },
      { action: 'DescribeAssetImageDetail', body: 'forged' },
    ])
  })

  test('shows the world it was given', async () => {
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
  ])('answers even $name, with $code', async ({ change, code }) => {
    await using tcss = await start()
    const { status, text } = await send(tcss.url, { ...CLEAN, ...change })
    expect(status).toBe(200)
    expect(JSON.parse(text).Response.Error.Code).toBe(code)
  })

  test('takes a body in chunks', async () => {
    await using tcss = await start()
    const headers = { ...CLEAN.headers, 'transfer-encoding': 'chunked' }
    expect((await send(tcss.url, { ...CLEAN, headers })).text).toContain(world.images.clean.ImageID)
  })

  test('survives a client that leaves in the middle', async () => {
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

  test('rejects a port that is taken', async () => {
    await using tcss = await start()
    const port = Number(new URL(tcss.url).port)
    await expect(serve({ world, now: () => NOW, port })).rejects.toThrow('EADDRINUSE')
  })

  test('closes at once, even with a request on its way, and twice without complaint', async () => {
    const tcss = await start(() => delay(60_000, undefined, { ref: false }))
    const answer = send(tcss.url, CLEAN)
    const gone = expect(answer).rejects.toThrow('socket hang up')
    while (tcss.requests.length === 0) await delay(1)
    await tcss.close()
    await gone
    await tcss.close()
    await expect(send(tcss.url, CLEAN)).rejects.toThrow('ECONNREFUSED')
  })
})

describe('an intercept', () => {
  test('can answer in the place of the emulator', async () => {
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

  test('can break the connection, of the nth request only', async () => {
    await using tcss = await start((_, n) => (n === 1 ? 'reset' : undefined))
    await expect(send(tcss.url, CLEAN)).rejects.toThrow('ECONNRESET')
    expect((await send(tcss.url, CLEAN)).status).toBe(200)
  })

  test('can delay the answer', async () => {
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

  test('that fails shows as a broken emulator, not as an answer of TCSS', async () => {
    await using tcss = await start(() => {
      throw new Error('my own mistake')
    })
    const { status, text } = await send(tcss.url, CLEAN)
    expect(status).toBe(500)
    expect(text).toContain('The emulator failed: Error: my own mistake')
  })
})
