import { connect, type Socket } from 'node:net'
import { expect, test } from '@jest/globals'
import { type ActionResult, type ActionRun, runAction } from '../../runner-model/run.ts'
import { drip, type RawServer, startRawServer } from '../raw-server.ts'
import { ERROR, outcome } from '../scenarios/story.ts'
import { HOST, runAccelerated, secretInputs, secretWorld, startProxy } from './intercepting-proxy.ts'
import { encodingsIn, readableTrace, SECRET_KEY } from './secrets.ts'

// Connections that hang where no timeout of the HTTP client applies: the run still ends in time, with an error.

const inputs = secretInputs(secretWorld().images.clean.ImageID)
const PASSWORD = 'Rz7Kq2Vb9Xw4'

const through = ({ port }: RawServer) => ({ HTTPS_PROXY: `http://user:${PASSWORD}@127.0.0.1:${port}` })

async function timed(run: Promise<ActionResult>) {
  const before = performance.now()
  const result = await run
  return { result, seconds: (performance.now() - before) / 1000 }
}

interface Tunnel {
  readonly name: string
  answer(socket: Socket): void
  readonly message: RegExp
}

const TUNNELS: readonly Tunnel[] = [
  { name: 'a proxy that never answers', answer: () => {}, message: /no complete answer in time/ },
  {
    name: 'a proxy that opens the tunnel and sends nothing more',
    answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n'),
    message: /no complete answer in time/,
  },
  {
    name: 'a proxy with an endless answer',
    answer: (socket) => void socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}`),
    message: /no connection.*HPE_HEADER_OVERFLOW/,
  },
  {
    name: 'a proxy that answers letter by letter',
    answer: (socket) => {
      socket.write('HTTP/1.1 200 ')
      drip(socket, 'O', 2)
    },
    message: /no (complete answer|connection)/,
  },
  {
    name: 'a proxy that refuses and echoes the password',
    answer: (socket) => void socket.end(`HTTP/1.1 407 user ${PASSWORD} unknown\r\ncontent-length: 0\r\n\r\n`),
    message: /proxy in HTTPS_PROXY made no connection to \S+ \(HTTP 407\)/,
  },
  {
    name: 'a proxy that sends more than its answer',
    answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\nSSH-2.0'),
    message: /proxy in HTTPS_PROXY made no connection/,
  },
]

test.each(TUNNELS)('$name is an error in time that leaks no secret', async ({ answer, message }) => {
  await using proxy = await startRawServer(answer)
  const { result, seconds } = await timed(
    runAccelerated(40, { inputs, env: through(proxy), timeoutMs: 15_000 }),
  )
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.annotations[0]?.message).toMatch(message)
  expect(seconds).toBeLessThan(5)
  expect(readableTrace(result)).not.toContain(PASSWORD)
  expect(encodingsIn(readableTrace(result), SECRET_KEY)).toEqual([])
})

test('a service that switches to another protocol is an error in time', async () => {
  await using server = await startRawServer(
    (socket) =>
      void socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
  )
  const { result, seconds } = await timed(
    runAccelerated(1, { inputs: { ...inputs, endpoint: server.url }, timeoutMs: 15_000 }),
  )
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.annotations[0]?.message).toMatch(/switched to a protocol other than HTTP/)
  expect(seconds).toBeLessThan(5)
})

test('a run that passes after a hanging connection ends at once', async () => {
  await using net = await startProxy()
  await net.server.forPost(`https://${HOST}/`).always().thenCallback(net.answer)
  const port = Number(new URL(net.env.HTTPS_PROXY).port)
  await using proxy = await startRawServer((socket, { n }) => {
    if (n === 1) return
    const onward = connect(port, '127.0.0.1')
    onward.on('error', () => socket.destroy())
    onward.write(`CONNECT ${HOST}:443 HTTP/1.1\r\nhost: ${HOST}:443\r\n\r\n`)
    socket.pipe(onward).pipe(socket)
  })
  const run = { inputs, env: { ...net.env, ...through(proxy) }, timeoutMs: 15_000 }
  const { result, seconds } = await timed(runAccelerated(40, run))
  expect([result.exitCode, result.step.outputs['verdict'], proxy.sockets.size]).toEqual([0, 'pass', 2])
  expect(seconds).toBeLessThan(5)
})

const HANGING_LOOKUP = `
  import { createRequire } from 'node:module'
  const dns = createRequire('file:///')('node:dns')
  dns.lookup = () => { setTimeout(() => {}, 60_000) }`

test.each<{ name: string; more: Partial<ActionRun>; answer(socket: Socket): void }>([
  { name: 'a proxy that never answers', more: {}, answer: () => {} },
  { name: 'a silent tunnel', more: {}, answer: (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n') },
  {
    name: 'a DNS lookup without an end',
    more: {
      env: { HTTPS_PROXY: '' },
      nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(HANGING_LOOKUP)}`],
    },
    answer: () => {},
  },
])('SIGTERM ends a run that waits for $name within five seconds', async ({ more, answer }) => {
  await using proxy = await startRawServer(answer)
  const signal = { name: 'SIGTERM', afterMs: 500 } as const
  const run = { inputs, timeoutMs: 15_000, signal, ...more, env: { ...through(proxy), ...more.env } }
  const { result, seconds } = await timed(runAction(run))
  expect(seconds).toBeLessThan(5.5)
  expect(result.exitCode).not.toBe(0)
  expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
})
