import { mapConcurrently } from '../concurrency.ts'
import type { Image } from '../domain/image.ts'
import { pauseBeforePoll } from '../domain/waiting/schedule.ts'
import { observe, secondsLeft, type Watch, watchNewImage } from '../domain/waiting/watch.ts'
import { GateError } from '../errors.ts'
import { type Collection, firstState, type ImageState, readFacts } from './collection.ts'
import { requestScans } from './trigger.ts'

interface Wait {
  readonly collection: Collection
  readonly states: ImageState[]
  /** The number of unsettled images at the start of the wait. */
  readonly total: number
  /** The end of the wait, in milliseconds of the monotonic clock. */
  readonly end: number
  lastReport: number
}

interface Poll {
  /** The index of the image in `Wait.states`. */
  readonly index: number
  readonly image: Image
  /** The watch of the image; null while TCSS does not know the image. */
  readonly watch: Watch | null
  /** The number of polls so far. */
  readonly polls: number
  /** The time of the poll, in milliseconds of the monotonic clock; infinite if no poll is planned. */
  readonly due: number
}

/** The time after the end of the wait in which a late poll may still begin, in milliseconds. */
const GRACE = 1_000

/** The maximum time without a progress report, in milliseconds. */
const REPORT_EVERY = 60_000

/** Polls each unsettled image until all images are settled or the time of the step ends. */
export async function waitForScans(
  collection: Collection,
  first: readonly ImageState[],
): Promise<readonly ImageState[]> {
  const { clock, signal, onProgress } = collection
  const states = [...first]
  const total = countWaiting(collection, states)
  if (total === 0 || collection.wait === 0) return states

  const began = clock.monotonic()
  const wait: Wait = { collection, states, total, end: collection.began + collection.wait, lastReport: began }
  onProgress({ kind: 'waiting-begins', images: total, budget: wait.end - began })
  const all = first.flatMap((state, index): readonly Poll[] =>
    isWaiting(collection, state)
      ? [plan(wait, { index, image: state.image, watch: watchOf(state), polls: 0, due: 0 })]
      : [],
  )
  report(wait, all)
  let polls = all.filter(isPlanned)
  while (polls.length > 0) {
    const next = Math.min(...polls.map(({ due }) => due))
    await clock.sleep(Math.max(0, next - clock.monotonic()), signal)
    const now = clock.monotonic()
    const polled = await mapConcurrently(
      polls.filter(({ due }) => due <= now),
      async (before) => ({ before, after: await poll(wait, before) }),
    )
    const changed = polled.filter(({ before, after }) => hasChanged(before, after)).map(({ after }) => after)
    polls = [...polls.filter(({ due }) => due > now), ...polled.map(({ after }) => after)].filter(isPlanned)
    const isSilent = clock.monotonic() - wait.lastReport >= REPORT_EVERY
    report(wait, changed.length === 0 && isSilent ? polls : changed)
  }
  const waiting = countWaiting(collection, states)
  onProgress({ kind: 'waiting-ends', waiting, total, elapsed: clock.monotonic() - began })
  return states
}

function plan({ collection, states, end }: Wait, poll: Poll): Poll {
  const { watch, polls } = poll
  if (watch?.settled) return { ...poll, due: Number.POSITIVE_INFINITY }
  const now = collection.clock.monotonic()
  const neverSeen = watch !== null && watch.before !== null && !watch.sawRunning
  const pause = pauseBeforePoll({
    polls,
    remaining: watch === null ? null : secondsLeft(watch.facts),
    confirming: (watch?.unconfirmedResult ?? null) === null ? 'no' : neverSeen ? 'long' : 'short',
    images: countWaiting(collection, states),
    left: end - now,
  })
  return { ...poll, due: pause === null ? Number.POSITIVE_INFINITY : now + pause }
}

function isPlanned({ due }: Poll): boolean {
  return due < Number.POSITIVE_INFINITY
}

/** Reads an image and plans the next poll of the image. Does not read if the wait and the grace time are over. */
async function poll(wait: Wait, current: Poll): Promise<Poll> {
  const { collection, states, end } = wait
  const never = { ...current, due: Number.POSITIVE_INFINITY }
  if (collection.clock.monotonic() > end + GRACE) return never
  const state = await readAgain(collection, current)
  states[current.index] = state
  const next = { ...never, watch: watchOf(state), polls: current.polls + 1 }
  return isWaiting(collection, state) ? plan(wait, next) : next
}

async function readAgain(collection: Collection, { image, watch }: Poll): Promise<ImageState> {
  const read = await readFacts(collection, image)
  if (watch !== null && !(read instanceof GateError))
    return { kind: 'watched', image, watch: observe(watch, read, collection.expected) }
  if (watch !== null || read instanceof GateError) return firstState(collection, image, read)
  const appeared: ImageState = { kind: 'watched', image, watch: watchNewImage(read, collection.expected) }
  const [requested] = await requestScans(collection, [appeared])
  return requested ?? appeared
}

function report(wait: Wait, changed: readonly Poll[]): void {
  if (changed.length === 0) return
  const { collection, states, total } = wait
  wait.lastReport = collection.clock.monotonic()
  const seconds = states.map((state) =>
    state.kind === 'watched' && !state.watch.settled ? (secondsLeft(state.watch.facts) ?? 0) : 0,
  )
  collection.onProgress({
    kind: 'waiting',
    changed: changed.map(({ image, watch }) => ({ image, watch })),
    waiting: countWaiting(collection, states),
    total,
    remaining: Math.max(0, ...seconds) * 1_000 || null,
  })
}

/** Tells whether the step still waits for an image. An absent image may appear, and an unsettled watch may settle. */
function isWaiting({ inventory }: Collection, state: ImageState): boolean {
  if (state.kind === 'absent') return inventory.mayAppearLater
  return state.kind === 'watched' && !state.watch.settled
}

function countWaiting(collection: Collection, states: readonly ImageState[]): number {
  return states.filter((state) => isWaiting(collection, state)).length
}

function watchOf(state: ImageState): Watch | null {
  return state.kind === 'watched' ? state.watch : null
}

/** Tells whether a poll changed the scans, the counts or the watch of an image. */
function hasChanged({ watch: before }: Poll, { watch: after }: Poll): boolean {
  return fingerprintOf(before) !== fingerprintOf(after)
}

function fingerprintOf(watch: Watch | null): string {
  if (watch === null) return ''
  const { facts, settled, unconfirmedResult } = watch
  return JSON.stringify([facts.scanStatus, facts.scans, facts.counts, settled, unconfirmedResult !== null])
}
