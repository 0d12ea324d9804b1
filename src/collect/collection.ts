import type { Facts } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import type { Needs } from '../domain/policy.ts'
import type { ProgressListener } from '../domain/waiting/progress.ts'
import { type Expected, startWatch, type Watch } from '../domain/waiting/watch.ts'
import { asValue, GateError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Inventory } from '../ports/inventory.ts'

/** What could be learnt about one image. */
export type Collected =
  | { readonly kind: 'facts'; readonly image: Image; readonly facts: Facts }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** One image while facts are collected. `absent` ones are not known yet. */
export type Collecting = { readonly image: Image } & (
  | { readonly kind: 'watched'; readonly watch: Watch }
  | { readonly kind: 'absent'; readonly error: GateError }
  | { readonly kind: 'errored'; readonly error: GateError }
)

/** All that collecting takes. `began` and the milliseconds of `wait` after it are the time that the step has, on the clock. */
export interface Collection {
  readonly inventory: Inventory
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly images: readonly Image[]
  /** What is waited for. */
  readonly expected: Expected
  readonly began: number
  readonly wait: number
  /** Whether an image with these facts needs a scan that should be asked for; null where nobody is to ask. */
  readonly needsScan: ((facts: Facts) => boolean) | null
  /** Whether the last scan ended just now, so that its totals may not be all. */
  isRecent(facts: Facts): boolean
  /** What the policy needs to know. */
  readonly needs: Needs
  readonly onProgress: ProgressListener
}

/** What the first look at an image says. */
export function toCollecting(collection: Collection, image: Image, read: Facts | GateError): Collecting {
  const { expected, wait, isRecent } = collection
  if (!(read instanceof GateError))
    return { kind: 'watched', image, watch: startWatch(read, expected, wait > 0 && isRecent(read)) }
  return { kind: read.code === 'not-found' ? 'absent' : 'errored', image, error: read }
}

/** What TCSS knows of an image, or why that cannot be learnt. */
export function readFacts({ inventory }: Collection, image: Image): Promise<Facts | GateError> {
  return inventory.read(image).catch(asValue)
}
