import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import type { World as EmulatorWorld } from '../../emulator/world/world.ts'
import type { Transport } from '../../src/network/exchange.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { run } from '../../src/run.ts'
import { createCall } from '../../src/tencent/client/call.ts'
import type { Endpoint } from '../../src/tencent/client/endpoint.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { createRegistry } from '../../src/tencent/registry/registry-inventory.ts'
import type { World } from '../../src/world.ts'

/** The time of every sample. */
export const NOW = new Date('2026-11-24T03:13:00Z')

/** A run of the action to show: its inputs, the files of its workspace, and what TCSS knows. */
export interface Scene {
  readonly inputs?: Readonly<Record<string, string>>
  /** Texts by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly world?: Partial<Omit<EmulatorWorld, 'credentials'>>
  readonly event?: WorkflowEvent
  /** The failure of every request: the code of Node.js and its message. */
  readonly failure?: { readonly code: string; readonly detail: string }
}

const KEY = {
  secretId: 'AKIDexample0000000000000000000000001',
  secretKey: 'ExampleKeyThatSignsNothing0000001',
}
const PUSH: WorkflowEvent = { name: 'push', base: null, ownRefs: [], withoutSecrets: false }

/** The inputs of action.yml with their defaults, and those that every scene needs. */
const DEFAULTS: Readonly<Record<string, string>> = {
  ...defaultsOf(parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')).inputs),
  'image-id': `sha256:${'1'.repeat(64)}`,
  'secret-id': KEY.secretId,
  'secret-key': KEY.secretKey,
}

/** Runs the whole program against the emulator, without sockets and waiting, and returns the job summary in markdown. */
export async function summaryOf(scene: Scene): Promise<string> {
  let summary = ''
  await run(
    worldOf(scene, (text) => {
      summary = text
    }),
  )
  return summary
}

function worldOf(scene: Scene, publish: (summary: string) => void): World {
  const { inputs = {}, files = {}, event = PUSH } = scene
  const clock = createClock()
  const { signal } = new AbortController()
  const redact = (text: string): string => text
  return {
    sources: {
      read: (input) => inputs[input] ?? DEFAULTS[input] ?? '',
      env: { GITHUB_REPOSITORY: 'acme/shop' },
      readFile: (path) => {
        const text = files[path]
        return text === undefined
          ? { kind: 'problem', problem: 'there is no such file' }
          : { kind: 'text', text, digest: digestOf(text) }
      },
      readRemote: async () => ({ kind: 'absent', problem: 'there is no such file' }),
      findFiles: () => ({ files: [], problems: [] }),
      event,
      now: NOW,
      mask: () => {},
      redact,
    },
    runner: {
      log: () => {},
      group: () => {},
      endGroup: () => {},
      publishOutputs: () => null,
      publishSummary: async (render) => publish(render(1024 * 1024)),
      annotate: () => {},
    },
    clock,
    context: {
      repository: 'acme/shop',
      workflow: '.github/workflows/gate.yml',
      job: 'gate',
      commit: null,
      runUrl: null,
    },
    writeFile: () => null,
    digest: digestOf,
    comment: async () => [],
    flushEvents: async () => {},
    redact,
    signal,
    connect: async ({ endpoint, inventory, images, policy, scanning }, credentials, until) => {
      const call = createCall({
        transport: transportOf(scene, endpoint, clock),
        credentials,
        endpoint,
        clock,
        limiter: async () => ({ end: () => {} }),
        signal,
        sharedQuota: images.length > 1,
        stepDeadline: until,
        random: () => 0,
        log: () => {},
        redact,
      })
      return inventory === 'registry'
        ? createRegistry(call, { zone: scanning.zone, trust: policy.requireTrusted.value })
        : createNodes(call, scanning.zone)
    },
  }
}

/** A clock on which a sleep takes no real time, but ends only when all other work is done. */
function createClock(): Clock {
  let elapsed = 0
  return {
    now: () => new Date(NOW.getTime() + elapsed),
    monotonic: () => elapsed,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const end = setImmediate(() => {
          elapsed += milliseconds
          resolve()
        })
        signal.addEventListener('abort', () => {
          clearImmediate(end)
          reject(signal.reason)
        })
      }),
  }
}

function transportOf({ world = {}, failure }: Scene, { host }: Endpoint, clock: Clock): Transport {
  const emulator = createEmulator({
    world: { images: {}, ...world, credentials: { key: KEY } },
    now: () => clock.now().getTime(),
    limit: fixedWindow(Number.POSITIVE_INFINITY),
  })
  return async ({ headers, body }) => {
    if (failure !== undefined) return { kind: 'failure', ...failure }
    const request = { method: 'POST', path: '/', headers: { ...headers, host }, body: Buffer.from(body) }
    const answer = emulator.handle(request)
    return { kind: 'response', ...answer, body: Buffer.from(answer.body) }
  }
}

export function digestOf(text: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

function defaultsOf(inputs: Readonly<Record<string, { readonly default?: string }>>) {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.default ?? '']))
}
