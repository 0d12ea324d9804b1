import { createHash } from 'node:crypto'
import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import type { World } from '../../emulator/world/world.ts'
import type { Endpoint, Transport } from '../../src/network/transport.ts'
import type { ReadFile } from '../../src/ports/files.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { createCall } from '../../src/tencent/client/call.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { createRegistry } from '../../src/tencent/registry/registry-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { CREDENTIALS, fakeClock } from '../../test/collect/fakes.ts'
import { NOW, noFile } from '../../test/make.ts'
import { happen } from '../../test/run/happen.ts'

/** What a sample is a picture of: a step with these inputs, in this workspace, and what TCSS knows. */
export interface Scene {
  readonly inputs?: Readonly<Record<string, string>>
  /** By their paths. */
  readonly files?: Readonly<Record<string, string>>
  readonly world?: Partial<Omit<World, 'credentials'>>
  readonly event?: WorkflowEvent
  /** Nothing gets through: the code of Node.js, and its words. */
  readonly broken?: readonly [code: string, words: string]
}

/**
 * The job summary in markdown, as the whole program makes it: against the emulator, without a socket, and with a clock that passes
 * as fast as nobody waits. It says the same at every time.
 */
export async function summaryOf(scene: Scene): Promise<string> {
  const { inputs = {}, event } = scene
  const { summaries } = await happen({
    inputs,
    sources: { env: { GITHUB_REPOSITORY: 'acme/shop' }, readFile: filesOf(scene) },
    ...(event === undefined ? {} : { event }),
    connect: ({ endpoint, inventory, images, policy }) => {
      const call = createCall({
        transport: transportOf(scene, endpoint),
        credentials: CREDENTIALS,
        endpoint,
        clock: fakeClock(),
        limiter: async () => ({ end: () => {} }),
        signal: new AbortController().signal,
        fleet: images.length > 1,
        until: 0,
        random: () => 0,
        tell: () => {},
        redact: (text) => text,
      })
      return inventory === 'registry'
        ? createRegistry(call, { zone: API_ZONE, trust: policy.requireTrusted.value })
        : createNodes(call, API_ZONE)
    },
  })
  const [summary] = summaries
  if (summary === undefined) throw new Error('There is no summary.')
  return summary
}

export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

function filesOf({ files = {} }: Scene): ReadFile {
  return (path) => {
    const text = files[path]
    return text === undefined ? noFile(path) : { kind: 'text', text, digest: digestOf(text) }
  }
}

const { secretId, secretKey } = CREDENTIALS

function transportOf({ world = {}, broken }: Scene, { host }: Endpoint): Transport {
  const emulator = createEmulator({
    world: { images: {}, ...world, credentials: { ours: { secretId, secretKey } } },
    now: () => NOW.getTime(),
    limit: fixedWindow(Number.POSITIVE_INFINITY),
  })
  return async ({ headers, body }) => {
    if (broken !== undefined) return { kind: 'failure', code: broken[0], detail: broken[1] }
    const request = { method: 'POST', path: '/', headers: { ...headers, host }, body: Buffer.from(body) }
    const answer = emulator.handle(request)
    return { kind: 'response', ...answer, body: Buffer.from(answer.body) }
  }
}
