import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server that calls `answer` for each connection after its first bytes. */
export async function startRaw(answer: (socket: Socket, head: string) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('data', (bytes) => answer(socket, `${bytes}`))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    host: `127.0.0.1:${port}`,
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
