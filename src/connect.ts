import type { Inputs } from './inputs/parse-inputs.ts'
import type { TLSSocket } from './network/connection.ts'
import { createTransport } from './network/transport.ts'
import type { Clock } from './ports/clock.ts'
import type { Inventory } from './ports/inventory.ts'
import { createCall } from './tencent/client/call.ts'
import type { Credentials } from './tencent/client/credentials.ts'
import { slidingWindow } from './tencent/client/limiter.ts'
import { createNodes } from './tencent/nodes/node-inventory.ts'
import { createRegistry } from './tencent/registry/registry-inventory.ts'

/** Everything that a connection uses. `random` returns a number in [0, 1). */
interface ConnectWorld {
  readonly clock: Clock
  readonly signal: AbortSignal
  /** The end of waiting, in milliseconds of `clock.monotonic`. */
  readonly deadline: number
  /** The connection that `openFirst` has begun to open; null for a server on this machine. */
  readonly first: { readonly connection: Promise<TLSSocket> } | null
  random(): number
  log(text: string): void
  redact(text: string): string
}

/** The number of requests per second that the API accepts (TCSS API docs). */
const REQUESTS_PER_SECOND = 20

/** The maximum size of an API answer, in bytes. */
const ANSWER_LIMIT = 8 * 1024 * 1024

/** Connects to the inventory that the inputs name. */
export function connect(
  { endpoint, proxy, images, inventory, policy, scanning }: Inputs,
  credentials: Credentials,
  { deadline, first, ...world }: ConnectWorld,
): Inventory {
  const { clock, signal, random } = world
  const call = createCall({
    ...world,
    transport: createTransport({
      server: endpoint,
      proxy,
      signal,
      bodyLimit: ANSWER_LIMIT,
      first: first?.connection ?? null,
    }),
    credentials,
    endpoint,
    limiter: slidingWindow({ count: REQUESTS_PER_SECOND, milliseconds: 1000, clock, random }),
    sharedQuota: images.length > 1,
    stepDeadline: deadline,
  })
  return inventory === 'registry'
    ? createRegistry(call, { zone: scanning.zone, trust: policy.requireTrusted.value })
    : createNodes(call, scanning.zone)
}
