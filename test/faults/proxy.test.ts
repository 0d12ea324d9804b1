import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { runAction } from '../../runner-model/run.ts'
import { freePort } from '../raw-server.ts'
import { HOST, secretInputs, startProxy } from './intercepting-proxy.ts'
import { readableTrace } from './secrets.ts'

// Debian's tinyproxy, a real proxy with a password, forwards to the intercepting proxy.

const PASSWORD = 'Wq8Zt3Ly6Nb1'
const installed = spawnSync('tinyproxy', ['-v']).status === 0
if (!installed)
  console.warn('skipped: the tests of a proxy with a password need tinyproxy, which is not installed')

test.each([
  { name: 'the right password passes', password: PASSWORD, verdict: 'pass', message: /^$/ },
  {
    name: 'a wrong password is an error',
    password: `${PASSWORD}x`,
    verdict: 'error',
    message: /proxy in HTTPS_PROXY made no connection/,
  },
])('a run through a proxy with $name', async ({ password, verdict, message }) => {
  if (!installed) return
  await using net = await startProxy()
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
  await using proxy = await startTinyproxy(net.server.port)
  const env = { ...net.env, HTTPS_PROXY: `http://user:${password}@127.0.0.1:${proxy.port}` }
  const result = await runAction({
    inputs: secretInputs(net.world.images.clean.ImageID),
    env,
    timeoutMs: 20_000,
  })
  expect(result.step.outputs['verdict']).toBe(verdict)
  expect(result.step.annotations[0]?.message ?? '').toMatch(message)
  expect(readableTrace(result)).not.toContain(PASSWORD)
  expect(result.step.masks).toContain(password)
})

async function startTinyproxy(upstream: number) {
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
  await untilListening(port)
  return {
    port,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await once(child, 'exit')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function untilListening(port: number): Promise<void> {
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
