import type { Facts } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import { GateError } from '../errors.ts'
import { describeNodeImage } from './api.ts'
import type { Call } from './call.ts'

/** What could be learnt about one image. */
export type Collected =
  | { readonly kind: 'facts'; readonly image: Image; readonly facts: Facts }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** Asks about every image at once, as fast as the limiter lets it; the answers come in the order asked. */
export function collect(call: Call, images: readonly Image[]): Promise<readonly Collected[]> {
  return Promise.all(images.map((image) => collectOne(call, image)))
}

async function collectOne(call: Call, image: Image): Promise<Collected> {
  try {
    return { kind: 'facts', image, facts: await describeNodeImage(call, image) }
  } catch (error) {
    if (error instanceof GateError && error.code !== 'cancelled') return { kind: 'errored', image, error }
    throw error
  }
}
