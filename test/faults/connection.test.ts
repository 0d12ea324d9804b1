import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serve } from '../../emulator/serve.ts'
import { runAction } from '../../runner-model/run.ts'
import { drip, flood, startRawServer } from '../raw-server.ts'
import { ERROR, outcome } from '../scenarios/story.ts'
import {
  HOST,
  type InterceptingProxy,
  runAccelerated,
  secretInputs,
  secretWorld,
  startProxy,
} from './intercepting-proxy.ts'
import { encodingsIn, readableTrace, SECRET_KEY } from './secrets.ts'

const world = secretWorld()
const inputs = secretInputs(world.images.clean.ImageID)

let net: InterceptingProxy
beforeAll(async () => {
  net = await startProxy()
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
})
afterAll(async () => await net[Symbol.asyncDispose]())

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

test.each([
  {
    name: 'a body shorter than its content-length',
    bytes: `${HEAD}content-length: 500\r\n\r\n{"Response":`,
    message: /no connection.*MISMATCH|no connection.*ECONNRESET/,
  },
  {
    name: 'a chunked body that breaks off',
    bytes: `${HEAD}transfer-encoding: chunked\r\n\r\n5\r\n{"Res\r\n`,
    message: /no connection/,
  },
  { name: 'an answer that is not HTTP', bytes: 'SSH-2.0-OpenSSH_9.6\r\n', message: /no connection.*HPE_/ },
  {
    name: 'a header without an end',
    bytes: `${HEAD}x: ${'a'.repeat(100_000)}`,
    message: /no connection.*HPE_HEADER_OVERFLOW/,
  },
])('$name is an error that states its cause', async ({ bytes, message }) => {
  await using server = await startRawServer((socket) => socket.end(bytes))
  const result = await runAccelerated(40, { inputs: { ...inputs, endpoint: server.url } })
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.annotations[0]?.message).toMatch(message)
})

test('a body that arrives byte by byte is cut off when its attempt times out', async () => {
  await using server = await startRawServer((socket) => {
    socket.write(`${HEAD}content-length: 100000\r\n\r\n{`)
    drip(socket, ' ', 20)
  })
  const { step, ms } = await runAccelerated(40, { inputs: { ...inputs, endpoint: server.url } })
  expect(step.outputs['verdict']).toBe('error')
  expect(step.annotations[0]?.message).toMatch(/no complete answer in time/)
  expect(ms).toBeLessThan(60_000 / 40 + 2_000)
})

test('a body of 100 MB is not read into memory', async () => {
  await using server = await startRawServer((socket) => {
    socket.write(`${HEAD}content-length: 100000000\r\n\r\n`)
    flood(socket)
  })
  const result = await runAction({ inputs: { ...inputs, endpoint: server.url }, timeoutMs: 20_000 })
  expect(result.step.outputs['verdict']).toBe('error')
  expect(result.step.annotations[0]?.message).toMatch(/more than 8 MiB/)
  expect((result.peakRssKiB ?? 0) / 1024).toBeLessThan(150)
})

test('a refused connection is retried, then an error', async () => {
  const { step } = await runAccelerated(40, { inputs: { ...inputs, endpoint: 'http://127.0.0.1:9' } })
  expect(step.annotations[0]?.message).toMatch(/ECONNREFUSED.*Tried 5 times/)
})

test('a host name unknown to DNS is an error without a retry', async () => {
  const given = { ...inputs, endpoint: 'tcss.nowhere-at-all.tencentcloudapi.com' }
  const { step } = await runAccelerated(40, { inputs: given })
  expect(step.outputs['verdict']).toBe('error')
  expect(step.annotations[0]?.message).toMatch(
    /no connection to tcss\.nowhere-at-all\.tencentcloudapi\.com \((ENOTFOUND|EAI_AGAIN)/,
  )
})

test('an untrusted certificate is an error without a retry that names NODE_EXTRA_CA_CERTS', async () => {
  const env = { HTTPS_PROXY: net.env.HTTPS_PROXY }
  const { step } = await runAccelerated(40, { inputs, env })
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
    name: 'disabled certificate checks are refused',
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    message: /NODE_TLS_REJECT_UNAUTHORIZED: it is 0/,
  },
  {
    name: 'a proxy of another protocol than HTTP is refused',
    env: { HTTPS_PROXY: 'socks5://user:longpassword@127.0.0.1:1' },
    message: /HTTPS_PROXY: not the address/,
  },
])('$name', async ({ env, message }) => {
  const { step, ...rest } = await runAction({ inputs, env: { ...net.env, ...env }, timeoutMs: 20_000 })
  expect(step.outputs['verdict']).toBe('error')
  expect(step.annotations[0]?.message).toMatch(message)
  expect(readableTrace({ step, ...rest })).not.toContain('longpassword')
})

test('a host in NO_PROXY is called without the proxy', async () => {
  const env = { ...net.env, NO_PROXY: HOST }
  const { step } = await runAccelerated(40, { inputs, env })
  expect(step.annotations[0]?.message).toMatch(
    new RegExp(`no connection to ${HOST.replaceAll('.', '\\.')} \\((ENOTFOUND|EAI_AGAIN)`),
  )
})

test('a server on this machine is called without the proxy', async () => {
  await using emulator = await serve({ world, now: Date.now })
  const env = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' }
  const { step } = await runAction({ inputs: { ...inputs, endpoint: emulator.url }, env, timeoutMs: 20_000 })
  expect(step.outputs['verdict']).toBe('pass')
})

test('an unreachable proxy is an error without its password, which is masked in both spellings', async () => {
  const env = { HTTPS_PROXY: `http://user:${encodeURIComponent(`${SECRET_KEY}@1`)}@127.0.0.1:9` }
  const given = { ...inputs, 'secret-key': 'another-secret-key', endpoint: HOST }
  const result = await runAccelerated(40, { inputs: given, env })
  expect(result.step.outputs['verdict']).toBe('error')
  expect(encodingsIn(readableTrace(result), SECRET_KEY)).toEqual([])
  expect(result.step.masks).toEqual(expect.arrayContaining([`${SECRET_KEY}@1`, `${SECRET_KEY}%401`]))
})

test('the peak memory of one image over TLS stays under 80 MiB', async () => {
  const results = []
  for (let n = 0; n < 3; n += 1) results.push(await runAction({ inputs, env: net.env, timeoutMs: 20_000 }))
  expect(results.map(({ step }) => step.outputs['verdict'])).toEqual(['pass', 'pass', 'pass'])
  expect(Math.min(...results.map(({ peakRssKiB }) => peakRssKiB ?? 0)) / 1024).toBeLessThan(80)
})
