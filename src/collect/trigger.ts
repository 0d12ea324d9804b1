import { mapConcurrently } from '../concurrency.ts'
import type { Facts } from '../domain/facts.ts'
import { type Expected, expectNewScan, isUnderWay, startWatch } from '../domain/waiting/watch.ts'
import { asValue, GateError } from '../errors.ts'
import { type Collection, type ImageState, readFacts } from './collection.ts'

/** The default timeout of a scan in TCSS, in seconds (TCSS API docs, CreateAssetImageScanTask). */
const SCAN_TIMEOUT = 3_600

/** The maximum number of attempts to send a scan task if no answer arrives. */
const ATTEMPTS = 3

const NOTHING: Expected = { kinds: [], scanOnPush: false }

type WatchedState = ImageState & { readonly kind: 'watched' }

/**
 * Requests a scan of every image that needs a scan, in one call, and returns the new states. Leaves out images without a
 * licence, because TCSS may refuse the whole call for one such image.
 */
export async function requestScans(
  collection: Collection,
  first: readonly ImageState[],
): Promise<readonly ImageState[]> {
  const { expected, needsScan, onProgress } = collection
  if (needsScan === null) return first
  const toScan = first.filter(
    (state): state is WatchedState =>
      state.kind === 'watched' && !isUnderWay(state.watch.facts, expected) && needsScan(state.watch.facts),
  )
  if (toScan.length === 0) return first
  const licensed = toScan.filter(({ watch }) => watch.facts.licensed !== false)
  const unlicensed = toScan.length - licensed.length
  onProgress({ kind: 'scans-requested', images: licensed.length, unlicensed })
  const requested = licensed.length === 0 ? [] : await sendTask(collection, licensed, ATTEMPTS)
  const byImage = new Map(requested.map((state) => [state.image, state]))
  return first.map((state) => byImage.get(state.image) ?? state)
}

async function sendTask(
  collection: Collection,
  states: readonly WatchedState[],
  attempts: number,
): Promise<readonly ImageState[]> {
  const images = states.map(({ image }) => image)
  const seconds = Math.max(SCAN_TIMEOUT, Math.ceil(collection.wait / 1_000))
  const error = await collection.inventory.requestScans(images, seconds).then(() => null, asValue)
  if (error === null) return states.map(expectScan)
  switch (error.code) {
    case 'busy':
    case 'not-found':
      // One image can make TCSS refuse the whole call, so the step requests each image separately.
      if (states.length > 1)
        return (await mapConcurrently(states, (state) => sendTask(collection, [state], attempts))).flat()
      return error.code === 'busy'
        ? mapConcurrently(states, (state) => recheckBusy(collection, state))
        : failAll(states, error)
    case 'unreachable':
    case 'not-an-answer':
      return resendIfLost(collection, states, { error, attempts })
    default:
      return failAll(states, error)
  }
}

function expectScan(state: WatchedState): ImageState {
  return { ...state, watch: expectNewScan(state.watch) }
}

function failAll(states: readonly WatchedState[], error: GateError): readonly ImageState[] {
  return states.map(({ image }) => ({ kind: 'errored', image, error }))
}

/** Reads an image again after the error `busy`. If the image has a licence, the error means that a scan is running. */
async function recheckBusy(collection: Collection, state: WatchedState): Promise<ImageState> {
  const facts = await readFacts(collection, state.image)
  if (facts instanceof GateError) return { kind: 'errored', image: state.image, error: facts }
  return facts.licensed === false ? { ...state, watch: startWatch(facts, NOTHING) } : expectScan(state)
}

interface LostTask {
  readonly error: GateError
  /** The number of attempts that are left, including the failed attempt. */
  readonly attempts: number
}

/** Reads the images again, because TCSS may have received the task. Sends the task again for each image without a new scan. */
async function resendIfLost(
  collection: Collection,
  states: readonly WatchedState[],
  { error, attempts }: LostTask,
): Promise<readonly ImageState[]> {
  const rechecked = await mapConcurrently(states, async (state): Promise<ImageState | null> => {
    const facts = await readFacts(collection, state.image)
    if (facts instanceof GateError) return { kind: 'errored', image: state.image, error: facts }
    return hasNewScan(collection, state, facts) ? expectScan(state) : null
  })
  const arrived = rechecked.filter((state) => state !== null)
  const lost = states.filter((_, index) => rechecked[index] === null)
  if (lost.length === 0) return arrived
  const again = attempts > 1 ? await sendTask(collection, lost, attempts - 1) : failAll(lost, error)
  return [...arrived, ...again]
}

function hasNewScan({ expected }: Collection, { watch }: WatchedState, facts: Facts): boolean {
  const { settled } = startWatch(facts, { ...expected, scanOnPush: false })
  return !settled || facts.scannedAt?.getTime() !== watch.facts.scannedAt?.getTime()
}
