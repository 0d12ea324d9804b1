// The TLS server of `npm run bench`, in a process of its own: the emulator under the real host name, and a relay before it that
// delays each direction by 50 ms and takes 100 ms to connect, as a network with a round trip of 100 ms does. It sends the two
// ports, the file of its CA and the ID of a clean image when it is ready, and ends with the channel to its parent.
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as mockttp from 'mockttp'
import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { DEMO_CREDENTIALS, demoWorld } from '../../emulator/demo/demo.ts'

const ONE_WAY = 50
const ca = await mockttp.generateCACertificate()
const file = join(mkdtempSync(join(tmpdir(), 'bench-ca-')), 'ca.pem')
writeFileSync(file, ca.cert)
const server = mockttp.getLocal({ https: ca })
await server.start()
const world = { ...demoWorld(Date.now()), credentials: DEMO_CREDENTIALS }
const emulator = createEmulator({ world, now: Date.now, limit: fixedWindow(Number.POSITIVE_INFINITY) })
await server.forAnyRequest().thenCallback(async ({ method, headers, body }) => {
  const request = { method, path: '/', headers: headers as Record<string, string>, body: body.buffer }
  const { status, ...answer } = emulator.handle(request)
  return { statusCode: status, ...answer }
})

const relay = createServer((client) => {
  const onward = connect(server.port, '127.0.0.1')
  delay(client, onward, 2 * ONE_WAY)
  delay(onward, client, 0)
}).listen(0, '127.0.0.1')
await once(relay, 'listening')
process.once('disconnect', () => process.exit())
process.send?.({
  direct: server.port,
  delayed: (relay.address() as AddressInfo).port,
  ca: file,
  imageId: world.images.clean.ImageID,
})

/** Hands on what arrives, a way later. What arrives first waits for the connection, too. */
function delay(from: Socket, to: Socket, connecting: number): void {
  const began = performance.now()
  from.on('data', (data) => {
    const wait = Math.max(0, began + connecting - performance.now()) + ONE_WAY
    setTimeout(() => to.write(data), wait)
  })
  from.on('error', () => to.destroy())
  from.on('close', () => setTimeout(() => to.destroy(), ONE_WAY))
}
