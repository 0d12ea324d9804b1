import type { Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { serve } from '../../emulator/serve.ts'
import { FAKE_TOKEN } from '../../runner-model/environment.ts'
import type { ActionRun } from '../../runner-model/run.ts'
import { drip, startRawServer } from '../raw-server.ts'
import { runAccelerated, secretInputs, secretWorld } from './intercepting-proxy.ts'
import { encodingsIn, readableTrace } from './secrets.ts'

// GitHub behind a broken network, while TCSS is on this machine: the verdict stands, and the process ends in time.

const PASSWORD = 'Rz7Kq2Vb9Xw4'
const world = secretWorld()

/** Runs a gate that comments on a pull request, with a clock that runs 40 times as fast. */
async function runBehind(proxy: string, more: Partial<ActionRun> = {}) {
  await using tcss = await serve({ world, now: Date.now })
  const started = performance.now()
  const result = await runAccelerated(40, {
    inputs: { ...secretInputs(world.images.clean.ImageID), endpoint: tcss.url, comment: 'always' },
    event: 'pull_request',
    eventPayload: { pull_request: { number: 7 } },
    timeoutMs: 15_000,
    ...more,
    env: { GITHUB_API_URL: 'https://api.github.example', HTTPS_PROXY: proxy, ...more.env },
  })
  return { result, seconds: (performance.now() - started) / 1000 }
}

interface Fault {
  readonly name: string
  answer(socket: Socket): void
  readonly problem: RegExp
  /** Most connections to the proxy. */
  readonly most: number
}

const FAULTS: readonly Fault[] = [
  { name: 'hangs up', answer: (socket) => void socket.end(), problem: /ECONNRESET/, most: 3 },
  { name: 'resets', answer: (socket) => void socket.resetAndDestroy(), problem: /ECONNRESET/, most: 3 },
  { name: 'never answers', answer: () => {}, problem: /did not answer within 10 seconds/, most: 3 },
  {
    name: 'drips its answer',
    answer: (socket) => drip(socket, 'HTTP/1.1 200 '),
    problem: /did not answer/,
    most: 3,
  },
  {
    name: 'continues and hangs up',
    answer: (socket) => void socket.end('HTTP/1.1 100 Continue\r\n\r\n'),
    problem: /no connection to api\.github\.example \(HTTP 100\)/,
    most: 1,
  },
  {
    name: 'switches protocols and hangs up',
    answer: (socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
    problem: /no complete response/,
    most: 3,
  },
  {
    name: 'opens the tunnel and sends nothing more',
    answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n'),
    problem: /did not answer within 10 seconds/,
    most: 3,
  },
  {
    name: 'opens the tunnel to a server without TLS',
    answer: (socket) =>
      void socket.write('HTTP/1.1 200 OK\r\n\r\n', () =>
        socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      ),
    problem: /No TLS connection to api\.github\.example could be made/,
    most: 1,
  },
  {
    name: 'refuses and echoes the password',
    answer: (socket) => void socket.end(`HTTP/1.1 407 user ${PASSWORD} unknown\r\ncontent-length: 0\r\n\r\n`),
    problem: /The proxy in HTTPS_PROXY made no connection to api\.github\.example \(HTTP 407\)/,
    most: 1,
  },
]

test.each(FAULTS)(
  'a proxy that $name costs the comment alone, in time',
  async ({ answer, problem, most }) => {
    await using proxy = await startRawServer(answer)
    const { result, seconds } = await runBehind(`http://user:${PASSWORD}@127.0.0.1:${proxy.port}`)
    expect([result.exitCode, result.step.outputs['verdict']]).toEqual([0, 'pass'])
    const warnings = result.step.annotations.map(({ message }) => message)
    expect(warnings).toEqual([expect.stringMatching(/^No comment on the pull request: /)])
    expect(warnings[0]).toMatch(problem)
    expect(proxy.sockets.size).toBeGreaterThan(0)
    expect(proxy.sockets.size).toBeLessThanOrEqual(most)
    expect(seconds).toBeLessThan(5)
    expect(readableTrace(result)).not.toContain(PASSWORD)
    expect(encodingsIn(readableTrace(result), FAKE_TOKEN)).toEqual([])
  },
)

test('a policy that is behind a silent proxy is an error in time', async () => {
  await using proxy = await startRawServer(() => {})
  const inputs = {
    ...secretInputs(world.images.clean.ImageID),
    endpoint: 'http://127.0.0.1:9',
    'policy-file': 'acme/policies:gate.yml@main',
  }
  const { result, seconds } = await runBehind(`http://127.0.0.1:${proxy.port}`, { inputs })
  expect([result.exitCode, result.step.outputs['verdict']]).toEqual([1, 'error'])
  expect(seconds).toBeLessThan(5)
})

test.each([
  { name: 'disabled certificate checks', env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  { name: 'a Node that prints requests', env: { NODE_DEBUG: 'http' } },
])('with $name GitHub gets no request', async ({ env }) => {
  await using proxy = await startRawServer((socket) => void socket.end())
  const { result } = await runBehind(`http://127.0.0.1:${proxy.port}`, { env })
  expect([result.exitCode, result.step.outputs['verdict']]).toEqual([1, 'error'])
  expect(proxy.sockets.size).toBe(0)
  const messages = result.step.annotations.map(({ message }) => message).join('\n')
  expect(messages).toContain(`No comment on the pull request: ${Object.keys(env)[0]}: `)
})
