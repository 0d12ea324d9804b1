import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface RawServer extends AsyncDisposable {
  readonly port: number
  readonly host: string
  readonly url: string
  /** The connections so far, in order. */
  readonly sockets: ReadonlySet<Socket>
}

/** The number of a connection, from 1, and the first data on it. */
interface Connection {
  readonly n: number
  readonly head: string
}

/** Starts a TCP server that calls `answer` for each connection after its first data. */
export async function startRawServer(
  answer: (socket: Socket, connection: Connection) => void,
): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', (bytes) => answer(socket, { n: sockets.size, head: `${bytes}` }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  return {
    port,
    host,
    url: `http://${host}`,
    sockets,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Waits for the end of a socket; `once` would reject on a reset before it. */
export async function closed(socket: Socket | undefined): Promise<void> {
  if (socket === undefined || socket.destroyed) return
  await new Promise((resolve) => socket.once('close', resolve))
}

/** Writes a text to a socket again and again, every few milliseconds, until the socket is closed. */
export function drip(socket: Socket, text: string, milliseconds = 10): void {
  const timer = setInterval(() => socket.write(text), milliseconds)
  socket.once('close', () => clearInterval(timer))
}

/** Fills a socket with spaces until it is closed; `onWrite` gets the number of bytes of each write. */
export function flood(socket: Socket, onWrite: (bytes: number) => void = () => {}): void {
  const more = (): void => {
    for (let open = true; open && !socket.destroyed; onWrite(65_536))
      open = socket.write(Buffer.alloc(65_536, 32))
  }
  socket.on('drain', more)
  more()
}

/** Returns a port of this machine that is free. */
export async function freePort(): Promise<number> {
  const { port, ...server } = await startRawServer(() => {})
  await server[Symbol.asyncDispose]()
  return port
}
