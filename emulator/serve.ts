import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator, type EmulatorOptions, MAX_BODY_BYTES } from './api/handle.ts'
import type { ApiRequest, ApiResponse } from './api/protocol.ts'
import type { World } from './world/world.ts'

/** Options of a served emulator. `port` 0, the default, selects a free one. */
export interface ServeOptions<W extends World> extends EmulatorOptions {
  readonly world: W
  readonly port?: number
  readonly intercept?: Intercept
}

/** Returns the fault of the nth request (from 1), if any. A pending promise delays the answer. */
export type Intercept = (request: ApiRequest, n: number) => Fault | undefined | Promise<Fault | undefined>

/** A fault: a response instead of the answer, or a reset before the request is handled or before its answer is sent. */
type Fault = ApiResponse | 'reset' | 'answer-lost'

/** A request as it arrived; `at` is the emulator's clock in milliseconds. */
interface RecordedRequest {
  readonly action: string
  readonly body: string
  readonly headers: ApiRequest['headers']
  readonly at: number
}

/** A running emulator. `requests` grows as requests arrive; `close` also closes open connections. */
export interface Served<W extends World> extends AsyncDisposable {
  readonly url: string
  readonly world: W
  readonly requests: readonly RecordedRequest[]
  readonly close: () => Promise<void>
}

/** Serves the emulator over HTTP on the loopback address only. Rejects when the port is in use. */
export async function serve<W extends World>(options: ServeOptions<W>): Promise<Served<W>> {
  const { world, now, port = 0, intercept = () => undefined } = options
  const emulator = createEmulator(options)
  const requests: RecordedRequest[] = []

  const respond = async (incoming: IncomingMessage): Promise<Fault> => {
    const request = await receive(incoming)
    const { headers, body } = request
    requests.push({ action: headers['x-tc-action'] ?? '', body: body.toString(), headers, at: now() })
    const fault = await intercept(request, requests.length)
    if (fault !== undefined && fault !== 'answer-lost') return fault
    const answer = emulator.handle(request)
    return fault ?? answer
  }

  const server = createServer(async (incoming, outgoing) => {
    const answer = await respond(incoming).catch(asBug)
    if (typeof answer === 'string') incoming.socket.resetAndDestroy()
    else send(outgoing, answer, now())
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const { port: bound } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${bound}`, world, requests, close, [Symbol.asyncDispose]: close }
}

async function receive(incoming: IncomingMessage): Promise<ApiRequest> {
  const { method = '', url: path = '', headers } = incoming
  return { method, path, headers: headers as Record<string, string>, body: await readBody(incoming) }
}

// Reads the whole body, because a client that is still sending would not see the refusal. Keeps only enough to prove the size.
async function readBody(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    if (length <= MAX_BODY_BYTES) chunks.push(chunk)
    length += chunk.length
  }
  return Buffer.concat(chunks)
}

function send(outgoing: ServerResponse, { status, headers, body }: ApiResponse, now: number): void {
  outgoing.writeHead(status, { date: new Date(now).toUTCString(), ...headers }).end(body)
}

const asBug = (error: unknown): ApiResponse => ({
  status: 500,
  headers: { 'content-type': 'text/plain' },
  body: `The emulator failed: ${error instanceof Error ? error.stack : error}`,
})
