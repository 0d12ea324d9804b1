import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import { type Image as EmulatedImage, type Script, someImage } from '../../emulator/world/world.ts'
import { collect } from '../../src/collect/collect.ts'
import type { Collection } from '../../src/collect/collection.ts'
import { KINDS } from '../../src/domain/finding.ts'
import { imageById } from '../../src/domain/image.ts'
import { needsScan } from '../../src/domain/verdict.ts'
import type { Progress } from '../../src/domain/waiting/progress.ts'
import type { Exchange, Transport } from '../../src/network/exchange.ts'
import { createCall } from '../../src/tencent/client/call.ts'
import { slidingWindow } from '../../src/tencent/client/limiter.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { NEVER_ABORTED, type VirtualClock, virtualClock } from '../clocks.ts'
import { NOW, type PolicyGiven, someContext } from '../make.ts'
import { ENDPOINT, fail, httpResponse, someCaller } from '../tencent/caller.ts'

/** One image of the emulator: its record at first, and how it changes. */
export interface ScriptedImage {
  readonly record?: Partial<EmulatedImage>
  readonly script?: Script
}

export interface Scenario {
  readonly images: readonly ScriptedImage[]
  /** Milliseconds. */
  readonly wait?: number
  readonly trigger?: boolean
  readonly policy?: PolicyGiven
  /** Replaces the response to the nth request of an action, from 1; `lost` delivers the request and loses the response. */
  readonly fault?: (action: string, n: number) => Exchange | 'lost' | undefined
}

export interface Request {
  readonly action: string
  readonly images: number
  /** Milliseconds since the beginning. */
  readonly at: number
}

/** Half of a round trip, in milliseconds. */
const ONE_WAY = 25

/** A collection of no images without a wait, but for what is given. */
export function someCollection(
  given: Pick<Collection, 'inventory' | 'images'> & Partial<Collection>,
): Collection {
  return {
    clock: virtualClock(),
    signal: NEVER_ABORTED,
    needs: { kinds: KINDS, scans: true, findings: false },
    expected: { kinds: KINDS, scanOnPush: false },
    began: 0,
    wait: 0,
    isRecent: () => false,
    needsScan: null,
    onProgress: () => {},
    ...given,
  }
}

/** Collects from the emulator, without a socket, on a virtual clock. */
export async function collectFrom({ images, wait = 0, trigger = false, policy = {}, fault }: Scenario) {
  const clock = virtualClock()
  const records = Object.fromEntries(
    images.map(({ record }, n) => [`${n}`, someImage({ ImageName: `h.io/shop/${n}:1`, ...record })]),
  )
  const scripts = Object.fromEntries(
    images.flatMap(({ script }, n) => (script === undefined ? [] : [[`${n}`, script]])),
  )
  const emulator = createEmulator({
    world: { images: records, scripts, credentials: DEMO_CREDENTIALS },
    now: () => NOW.getTime() + clock.monotonic(),
    limit: fixedWindow(20),
  })
  const requests: Request[] = []
  const call = createCall(
    someCaller({
      transport: transportTo(emulator, { clock, requests, fault }),
      credentials: { ...DEMO_CREDENTIALS.lasting, token: null },
      endpoint: { ...ENDPOINT, host: '127.0.0.1' },
      clock,
      limiter: slidingWindow({ count: 20, milliseconds: 1_000, clock, random: () => 0.5 }),
      sharedQuota: images.length > 1,
      stepDeadline: wait,
    }),
  )
  const progress: Progress[] = []
  const collection = someCollection({
    inventory: createNodes(call, API_ZONE),
    clock,
    images: Object.values(records).map(({ ImageID }) => imageById(ImageID)),
    wait,
    needsScan: trigger ? (facts) => needsScan(facts, { ...someContext(policy), now: clock.now() }) : null,
    onProgress: (one) => progress.push(one),
  })
  const collected = await clock.run(collect(collection))
  return { collected, requests, progress, seconds: clock.monotonic() / 1_000 }
}

interface Wire {
  readonly clock: VirtualClock
  readonly requests: Request[]
  readonly fault: Scenario['fault']
}

function transportTo(
  emulator: ReturnType<typeof createEmulator>,
  { clock, requests, fault }: Wire,
): Transport {
  return async ({ headers, body }) => {
    const action = headers['x-tc-action'] ?? ''
    const { Images = [] } = JSON.parse(body) as { readonly Images?: readonly string[] }
    requests.push({ action, images: Images.length, at: clock.monotonic() })
    const instead = fault?.(action, ofAction(requests, action).length)
    await clock.sleep(ONE_WAY, NEVER_ABORTED)
    if (instead !== undefined && instead !== 'lost') {
      await clock.sleep(ONE_WAY, NEVER_ABORTED)
      return instead
    }
    const request = { method: 'POST', path: '/', headers: { ...headers, host: '127.0.0.1' } }
    const answer = emulator.handle({ ...request, body: Buffer.from(body) })
    await clock.sleep(ONE_WAY, NEVER_ABORTED)
    if (instead === 'lost') return fail('ECONNRESET')
    return httpResponse(answer.status, answer.headers, answer.body)
  }
}

export function ofAction(requests: readonly Request[], action: string): readonly Request[] {
  return requests.filter((request) => request.action === action)
}
