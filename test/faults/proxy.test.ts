import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { runAction } from '../../runner-model/run.ts'
import { leftBehind } from './canary.ts'
import { between, canaryInputs, HOST } from './gate.ts'

// A real proxy with a password (Debian's tinyproxy), which hands on to the one that ends TLS.

const PASSWORD = 'Wq8Zt3Ly6Nb1'
const present = spawnSync('tinyproxy', ['-v']).status === 0
if (!present)
  console.warn('skipped: the tests of a proxy with a password need tinyproxy, which is not installed here')

test.each([
  { name: 'with its password the action gets through', password: PASSWORD, verdict: 'pass', says: undefined },
  {
    name: 'with a wrong one it says so',
    password: `${PASSWORD}x`,
    verdict: 'error',
    says: /proxy in HTTPS_PROXY made no connection/,
  },
])('a proxy that wants a password: $name', async ({ password, verdict, says }) => {
  if (!present) return
  await using net = await between()
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
  await using proxy = await tinyproxy(net.server.port)
  const env = { ...net.env, HTTPS_PROXY: `http://user:${password}@127.0.0.1:${proxy.port}` }
  const result = await runAction({
    inputs: canaryInputs(net.world.images.clean.ImageID),
    env,
    timeoutMs: 20_000,
  })
  expect(result.step.outputs['verdict']).toBe(verdict)
  if (says !== undefined) expect(result.step.annotations[0]?.message).toMatch(says)
  expect(leftBehind(result)).not.toContain(PASSWORD)
  expect(result.step.masks).toContain(password)
})

async function tinyproxy(upstream: number) {
  const directory = mkdtempSync(join(tmpdir(), 'tinyproxy-'))
  const port = await freePort()
  const file = join(directory, 'tinyproxy.conf')
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Timeout 30',
    `BasicAuth user ${PASSWORD}`,
    `Upstream http 127.0.0.1:${upstream}`,
    `LogFile "${join(directory, 'log')}"`,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  const child: ChildProcess = spawn('tinyproxy', ['-d', '-c', file], { stdio: 'ignore' })
  await listening(port)
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await once(child, 'exit')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function listening(port: number): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    const socket = createConnection(port, '127.0.0.1')
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    )
    socket.destroy()
    if (open) return
    await sleep(50)
  }
  throw new Error('tinyproxy did not start')
}
