import type { Facts } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import type { Needs } from '../domain/policy.ts'
import type { ProgressListener } from '../domain/waiting/progress.ts'
import { type Expected, startWatch, type Watch } from '../domain/waiting/watch.ts'
import { asValue, GateError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Inventory } from '../ports/inventory.ts'

/** The facts of one image, or the error that prevented reading the facts. */
export type Collected =
  | { readonly kind: 'facts'; readonly image: Image; readonly facts: Facts }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** The state of one image during the collection of facts. TCSS does not know an `absent` image. */
export type ImageState = { readonly image: Image } & (
  | { readonly kind: 'watched'; readonly watch: Watch }
  | { readonly kind: 'absent'; readonly error: GateError }
  | { readonly kind: 'errored'; readonly error: GateError }
)

/** The arguments of `collect`. The wait begins at the clock time `began` and lasts at most `wait` milliseconds. */
export interface Collection {
  readonly inventory: Inventory
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly images: readonly Image[]
  readonly needs: Needs
  readonly expected: Expected
  readonly began: number
  readonly wait: number
  /** Tells whether the step must request a scan of an image. Null means that the step requests no scans. */
  readonly needsScan: ((facts: Facts) => boolean) | null
  /** Tells whether the last scan is so recent that the totals may still change. */
  isRecent(facts: Facts): boolean
  readonly onProgress: ProgressListener
}

/** Returns the state of an image after the first read of the image. */
export function firstState(collection: Collection, image: Image, read: Facts | GateError): ImageState {
  const { expected, wait, isRecent } = collection
  if (!(read instanceof GateError))
    return { kind: 'watched', image, watch: startWatch(read, expected, wait > 0 && isRecent(read)) }
  return { kind: read.code === 'not-found' ? 'absent' : 'errored', image, error: read }
}

/** Reads the facts of an image. Returns a GateError and does not throw. */
export function readFacts({ inventory }: Collection, image: Image): Promise<Facts | GateError> {
  return inventory.read(image).catch(asValue)
}
