import type { Clock } from '../domain/clock.ts'
import type { Facts, Kind } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import type { Tell } from '../domain/progress.ts'
import { beginWatch, closeWatch, type Watch } from '../domain/watch.ts'
import { GateError } from '../errors.ts'
import { describeNodeImage } from './api.ts'
import type { Call } from './call.ts'
import { askForScans } from './trigger.ts'
import { waitForScans } from './wait.ts'

/** What could be learnt about one image. */
export type Collected =
  | { readonly kind: 'facts'; readonly image: Image; readonly facts: Facts }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** One image while facts are collected. */
export type Collecting =
  | { readonly kind: 'watched'; readonly image: Image; readonly watch: Watch }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** All that collecting takes. `began` and the milliseconds of `wait` after it are the time that the step has, on the clock. */
export interface Collection {
  readonly call: Call
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly images: readonly Image[]
  /** The kinds whose scans are waited for. */
  readonly kinds: readonly Kind[]
  /** Zone of times that carry none, in minutes east of UTC. */
  readonly zone: number
  readonly began: number
  readonly wait: number
  /** Whether an image with these facts needs a scan that should be asked for; null where nobody is to ask. */
  readonly needsScan: ((facts: Facts) => boolean) | null
  readonly tell: Tell
}

/**
 * Asks about every image at once, as fast as the limiter lets it; then asks for the scans that are needed, and waits for those
 * under way. One image's error never hides another's facts; they come in the order asked.
 */
export async function collect(collection: Collection): Promise<readonly Collected[]> {
  const { clock, began } = collection
  const first = await readAll(collection)
  const asked = await askForScans(collection, first)
  const last = await waitForScans(collection, asked)
  const waited = clock.monotonic() - began
  return last.map((one): Collected => {
    if (one.kind === 'errored') return one
    return {
      kind: 'facts',
      image: one.image,
      facts: closeWatch(one.watch, collection.wait === 0 ? 0 : waited),
    }
  })
}

/** Milliseconds between two lines about reading. */
const LINE_EVERY = 5_000

function readAll(collection: Collection): Promise<readonly Collecting[]> {
  const { clock, images, kinds, tell } = collection
  const began = clock.monotonic()
  let done = 0
  let told = began
  return Promise.all(
    images.map(async (image): Promise<Collecting> => {
      const read = await readOne(collection, image)
      done += 1
      const now = clock.monotonic()
      if (now - told >= LINE_EVERY && done < images.length) {
        told = now
        const elapsed = now - began
        const left = (elapsed / done) * (images.length - done)
        tell({ kind: 'reading', done, total: images.length, elapsed, left })
      }
      return read instanceof GateError
        ? { kind: 'errored', image, error: read }
        : { kind: 'watched', image, watch: beginWatch(read, kinds) }
    }),
  )
}

/** What TCSS knows of an image, or why that cannot be learnt. A cancelled job ends everything, and so does a mistake of ours. */
export async function readOne({ call, zone }: Collection, image: Image): Promise<Facts | GateError> {
  try {
    return await describeNodeImage(call, image, zone)
  } catch (error) {
    if (error instanceof GateError && error.code !== 'cancelled') return error
    throw error
  }
}
