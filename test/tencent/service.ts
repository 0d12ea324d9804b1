import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import { type Image as Emulated, type Script, someImage } from '../../emulator/world/world.ts'
import { collect } from '../../src/collect/collect.ts'
import type { Collection } from '../../src/collect/collection.ts'
import { KINDS } from '../../src/domain/finding.ts'
import { imageById } from '../../src/domain/image.ts'
import { needsScan } from '../../src/domain/rules/scan-rule.ts'
import type { Progress } from '../../src/domain/waiting/progress.ts'
import type { Exchange } from '../../src/network/transport.ts'
import { createCall } from '../../src/tencent/client/call.ts'
import { slidingWindow } from '../../src/tencent/client/limiter.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { virtualClock } from '../clocks.ts'
import { NOW, type PolicyGiven, someStandards } from '../make.ts'
import { ENDPOINT, fail } from './caller.ts'

/** One image of the service: what is known of it at first, and what becomes of it. */
export interface Known {
  readonly record?: Partial<Emulated>
  readonly script?: Script
}

export interface Arranged {
  readonly images: readonly Known[]
  /** Milliseconds. */
  readonly wait?: number
  readonly trigger?: boolean
  readonly policy?: PolicyGiven
  /** In place of the answer to the nth request of an action, from 1; `lost` lets it arrive and loses the answer. */
  readonly fault?: (action: string, n: number) => Exchange | 'lost' | undefined
}

export interface Request {
  readonly action: string
  readonly images: number
  /** Milliseconds since the beginning. */
  readonly at: number
}

const never = new AbortController().signal
/** Milliseconds on the way there, and as many back. */
const HALF = 25

/** Collects from the emulator, without a socket, on a clock that passes as fast as nobody waits. */
export async function collectFrom({ images, wait = 0, trigger = false, policy = {}, fault }: Arranged) {
  const clock = virtualClock()
  const records = Object.fromEntries(
    images.map(({ record }, n) => [`${n}`, someImage({ ImageName: `h.io/shop/${n}:1`, ...record })]),
  )
  const scripts = Object.fromEntries(
    images.flatMap(({ script }, n) => (script === undefined ? [] : [[`${n}`, script]])),
  )
  const now = () => NOW.getTime() + clock.monotonic()
  const emulator = createEmulator({
    world: { images: records, scripts, credentials: DEMO_CREDENTIALS },
    now,
    limit: fixedWindow(20),
  })
  const requests: Request[] = []
  const seen = new Map<string, number>()
  const call = createCall({
    transport: async ({ headers, body }) => {
      const action = headers['x-tc-action'] ?? ''
      const n = (seen.get(action) ?? 0) + 1
      seen.set(action, n)
      const { Images = [] } = JSON.parse(body) as { readonly Images?: readonly string[] }
      requests.push({ action, images: Images.length, at: clock.monotonic() })
      await clock.sleep(HALF, never)
      const instead = fault?.(action, n)
      const answer =
        instead === undefined || instead === 'lost'
          ? emulator.handle({
              method: 'POST',
              path: '/',
              headers: { ...headers, host: '127.0.0.1' },
              body: Buffer.from(body),
            })
          : null
      await clock.sleep(HALF, never)
      if (instead === 'lost') return fail('ECONNRESET')
      if (answer === null) return instead as Exchange
      return {
        kind: 'response',
        status: answer.status,
        headers: answer.headers,
        body: Buffer.from(answer.body),
      }
    },
    credentials: { ...DEMO_CREDENTIALS.lasting, token: null },
    endpoint: { ...ENDPOINT, host: '127.0.0.1' },
    clock,
    limiter: slidingWindow({ count: 20, milliseconds: 1_000, clock, random: () => 0.5 }),
    signal: never,
    sharedQuota: images.length > 1,
    stepDeadline: wait,
    random: () => 0.5,
    log: () => {},
    redact: (text) => text,
  })
  const told: Progress[] = []
  const collection: Collection = {
    inventory: createNodes(call, API_ZONE),
    clock,
    signal: never,
    images: Object.values(records).map(({ ImageID }) => imageById(ImageID)),
    expected: { kinds: KINDS, scanOnPush: false },
    began: 0,
    wait,
    needs: { kinds: KINDS, scans: true, findings: false, denies: false },
    isRecent: () => false,
    needsScan: trigger
      ? (facts) => needsScan(facts, { ...someStandards(policy), now: new Date(now()) })
      : null,
    onProgress: (progress) => told.push(progress),
  }
  const collected = await clock.run(collect(collection))
  return { collected, requests, told, seconds: clock.monotonic() / 1_000 }
}

/** The request of a fault-free test by action. */
export function ofAction(requests: readonly Request[], action: string): readonly Request[] {
  return requests.filter((one) => one.action === action)
}
