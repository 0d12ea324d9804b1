// The server of `npm run bench`: the emulator with network latency, in its own process, so that it does not slow down the client.
// Its only argument is a `Service` as JSON. It sends its address when it is ready and an `Observation` at any message, and ends
// with the channel to its parent.
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow, tokenBucket } from '../../emulator/api/limit.ts'
import type { ApiRequest, ApiResponse } from '../../emulator/api/protocol.ts'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import { fleet, type Observation, ONE_WAY, PER_SECOND, type Service, vulnerabilities } from './fleet.ts'

/** Share of requests with a fault. */
const FAULTY = 0.3

const service: Service = JSON.parse(process.argv[2] ?? '')
const { limit, fault, listed } = service
const rows = vulnerabilities(listed)
const emulator = createEmulator({
  world: {
    images: Object.fromEntries(fleet(service).map((image) => [image.ImageName, image])),
    findings: Object.fromEntries(
      fleet(service).map(({ ImageName }) => [ImageName, { vulnerabilities: rows }]),
    ),
    credentials: DEMO_CREDENTIALS,
  },
  now: Date.now,
  limit: { fixedWindow, tokenBucket }[limit](PER_SECOND),
})
const TOO_MANY: ApiResponse = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    Response: {
      Error: { Code: 'RequestLimitExceeded', Message: 'Your current requests exceed the frequency limit.' },
      RequestId: '00000000-0000-4000-9000-000000000000',
    },
  }),
}

const random = seeded(20_201_109)
const arrivals: number[] = []
const reached: number[] = []
const perImage = new Map(fleet(service).map(({ ImageID }) => [ImageID, 0]))
const open = new Set<Socket>()
let lastSent = 0
let rejected = 0
let faults = 0
let connections = 0

const server = createServer(async (incoming, outgoing) => {
  arrivals.push(performance.now())
  const request = await receive(incoming)
  const { ImageID } = JSON.parse(request.body.toString())
  perImage.set(ImageID, (perImage.get(ImageID) ?? 0) + 1)
  await sleep(ONE_WAY)
  const { answer, reset } = handle(request)
  await sleep(ONE_WAY)
  lastSent = performance.now()
  if (reset) incoming.socket.resetAndDestroy()
  else outgoing.writeHead(answer.status, answer.headers).end(answer.body)
})
server.on('connection', (socket) => {
  open.add(socket)
  connections = Math.max(connections, open.size)
  socket.once('close', () => open.delete(socket))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo
process.once('disconnect', () => process.exit())
process.send?.(`http://127.0.0.1:${port}`)

await once(process, 'message')
const counts = [...perImage.values()]
const observation: Observation = {
  duration: lastSent - (arrivals[0] ?? lastSent),
  requests: arrivals.length,
  fewest: Math.min(...counts),
  most: Math.max(...counts),
  busiestSecond: busiestSecond(),
  rejected,
  faults,
  connections,
}
process.send?.(observation)

/** A throttled request does not count towards the limit; a reset one is counted and answered. */
function handle(request: ApiRequest): { readonly answer: ApiResponse; readonly reset: boolean } {
  const faulty = fault !== null && random() < FAULTY
  if (faulty) faults += 1
  if (faulty && fault === 'rejected') return { answer: TOO_MANY, reset: false }
  reached.push(performance.now())
  const answer = emulator.handle(request)
  if (answer.body.includes('"RequestLimitExceeded"')) rejected += 1
  return { answer, reset: faulty }
}

async function receive(incoming: IncomingMessage): Promise<ApiRequest> {
  const { method = '', url: path = '', headers } = incoming
  return { method, path, headers: headers as Record<string, string>, body: await buffer(incoming) }
}

function busiestSecond(): number {
  const within = reached.map((end, n) => reached.slice(0, n + 1).filter((at) => at > end - 1000).length)
  return Math.max(0, ...within)
}

/** Creates a generator of the same numbers in [0, 1) in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
