import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serve } from '../../emulator/serve.ts'
import { type ActionRun, runAction } from '../../runner-model/run.ts'
import { CANARY, leftBehind, spellingsIn } from './canary.ts'
import { type Between, between, canaryInputs, canaryWorld, HOST, runFast } from './gate.ts'

const world = canaryWorld()
const inputs = canaryInputs(world.images.clean.ImageID)

let net: Between
beforeAll(async () => {
  net = await between()
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
})
afterAll(async () => await net[Symbol.asyncDispose]())

/** A server that answers whatever comes with raw bytes. */
async function raw(answer: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => answer(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => server.close() }
}

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

test.each([
  {
    name: 'AF3 a body shorter than it says',
    bytes: `${HEAD}content-length: 500\r\n\r\n{"Response":`,
    says: /no connection.*MISMATCH|no connection.*ECONNRESET/,
  },
  {
    name: 'AF2 a chunked body that breaks off',
    bytes: `${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"Res\r\n`,
    says: /no connection/,
  },
  { name: 'AF14 something that is no HTTP', bytes: 'SSH-2.0-OpenSSH_9.6\r\n', says: /no connection.*HPE_/ },
  {
    name: 'AF14 a header that never ends',
    bytes: `${HEAD}x: ${'a'.repeat(100_000)}`,
    says: /no connection.*HPE_HEADER_OVERFLOW/,
  },
])('$name: an error that says so', async ({ bytes, says }) => {
  using server = await raw((socket) => socket.end(bytes))
  const { step, exitCode } = await runFast(40, {
    inputs: { ...inputs, endpoint: server.endpoint },
    timeoutMs: 20_000,
  })
  expect([exitCode, step.outputs['verdict']]).toEqual([1, 'error'])
  expect(step.annotations[0]?.message).toMatch(says)
})

test('AF1 a body that comes drop by drop ends with the try, not with the body', async () => {
  using server = await raw((socket) => {
    socket.write(`${HEAD}content-length: 100000\r\n\r\n{`)
    const drip = setInterval(() => socket.write(' '), 20)
    socket.on('close', () => clearInterval(drip))
  })
  const { step, ms } = await runFast(40, {
    inputs: { ...inputs, endpoint: server.endpoint },
    timeoutMs: 20_000,
  })
  expect(step.outputs['verdict']).toBe('error')
  expect(step.annotations[0]?.message).toMatch(/no complete answer in time/)
  expect(ms).toBeLessThan(60_000 / 40 + 2_000)
})

test('AF15 a body of 100 MB is not read, and costs no memory', async () => {
  using server = await raw((socket) => {
    socket.write(`${HEAD}content-length: 100000000\r\n\r\n`)
    const more = (): void => {
      while (socket.write(Buffer.alloc(65_536, 32)));
    }
    socket.on('drain', more)
    more()
  })
  const result = await runAction({ inputs: { ...inputs, endpoint: server.endpoint }, timeoutMs: 20_000 })
  expect(result.step.outputs['verdict']).toBe('error')
  expect(result.step.annotations[0]?.message).toMatch(/more than 8 MiB/)
  expect((result.peakRssKiB ?? 0) / 1024).toBeLessThan(150)
})

test('AF14 nothing listens there: tried again, then an error', async () => {
  const { step } = await runFast(40, {
    inputs: { ...inputs, endpoint: 'http://127.0.0.1:9' },
    timeoutMs: 20_000,
  })
  expect(step.annotations[0]?.message).toMatch(/ECONNREFUSED.*Tried 5 times/)
})

test('AF14 a name that DNS does not know: an error at once', async () => {
  const given = { ...inputs, endpoint: 'tcss.nowhere-at-all.tencentcloudapi.com' }
  const { step } = await runFast(40, { inputs: given, timeoutMs: 20_000 })
  expect(step.outputs['verdict']).toBe('error')
  expect(step.annotations[0]?.message).toMatch(
    /no connection to tcss\.nowhere-at-all\.tencentcloudapi\.com \((ENOTFOUND|EAI_AGAIN)/,
  )
})

test('AF13 a certificate that nobody vouches for: an error at once, with the way out', async () => {
  const env = { HTTPS_PROXY: net.env.HTTPS_PROXY }
  const { step } = await runFast(40, { inputs, env, timeoutMs: 20_000 })
  expect(step.outputs['verdict']).toBe('error')
  const message = step.annotations[0]?.message ?? ''
  expect(message).toMatch(
    /certificate of tcss\.intl\.tencentcloudapi\.com cannot be trusted \((UNABLE_TO_|SELF_SIGNED_)/,
  )
  expect(message).toContain('NODE_EXTRA_CA_CERTS')
  expect(message).not.toContain('Tried')
})

test.each([
  {
    name: 'switched-off certificate checks are refused, before any request',
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    says: /NODE_TLS_REJECT_UNAUTHORIZED: it is 0/,
  },
  {
    name: 'a proxy that is no HTTP proxy is refused',
    env: { HTTPS_PROXY: 'socks5://user:longpassword@127.0.0.1:1' },
    says: /HTTPS_PROXY: not the address/,
  },
])('$name', async ({ env, says }) => {
  const { step, ...rest } = await runAction({ inputs, env: { ...net.env, ...env }, timeoutMs: 20_000 })
  expect(step.outputs['verdict']).toBe('error')
  expect(step.annotations[0]?.message).toMatch(says)
  expect(leftBehind({ step, ...rest })).not.toContain('longpassword')
})

test('AF19 NO_PROXY goes past the proxy', async () => {
  const env = { ...net.env, NO_PROXY: HOST }
  const { step } = await runFast(40, { inputs, env, timeoutMs: 20_000 })
  expect(step.annotations[0]?.message).toMatch(
    new RegExp(`no connection to ${HOST.replaceAll('.', '\\.')} \\((ENOTFOUND|EAI_AGAIN)`),
  )
})

test('a proxy is not asked about a server on this machine', async () => {
  await using emulator = await serve({ world, now: Date.now })
  const env = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' }
  const { step } = await runAction({ inputs: { ...inputs, endpoint: emulator.url }, env, timeoutMs: 20_000 })
  expect(step.outputs['verdict']).toBe('pass')
})

test('AF19 a proxy that is not there: the error names no password, and the runner masks it in both spellings', async () => {
  const env = { HTTPS_PROXY: `http://user:${encodeURIComponent(`${CANARY}@1`)}@127.0.0.1:9` }
  const run: ActionRun = {
    inputs: { ...inputs, 'secret-key': 'another-secret-key', endpoint: HOST },
    env,
    timeoutMs: 20_000,
  }
  const result = await runFast(40, run)
  expect(result.step.outputs['verdict']).toBe('error')
  expect(spellingsIn(leftBehind(result), CANARY)).toEqual([])
  expect(result.step.masks).toEqual(expect.arrayContaining([`${CANARY}@1`, `${CANARY}%401`]))
})

test('the peak memory of one image over TLS stays under 80 MiB', async () => {
  const results = []
  for (let n = 0; n < 3; n += 1) results.push(await runAction({ inputs, env: net.env, timeoutMs: 20_000 }))
  expect(results.map(({ step }) => step.outputs['verdict'])).toEqual(['pass', 'pass', 'pass'])
  expect(Math.min(...results.map(({ peakRssKiB }) => peakRssKiB ?? 0)) / 1024).toBeLessThan(80)
})
