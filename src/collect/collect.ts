import { type Facts, noFacts, orNull } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import { endWatch } from '../domain/waiting/watch.ts'
import { asValue, GateError } from '../errors.ts'
import { type Collected, type Collecting, type Collection, readFacts, toCollecting } from './collection.ts'
import { requestScans } from './trigger.ts'
import { waitForScans } from './wait.ts'

/**
 * Asks about every image at once, as fast as the limiter lets it; then asks for the scans that are needed, and waits for those
 * under way and for images that may still appear. One image's error never hides another's facts; they come in the order asked.
 */
export async function collect(collection: Collection): Promise<readonly Collected[]> {
  const { clock, began, inventory, wait } = collection
  const first = await readAll(collection)
  const asked = await requestScans(collection, await askForImages(collection, first))
  const last = await waitForScans(collection, asked)
  const waited = wait === 0 ? 0 : clock.monotonic() - began
  return Promise.all(
    last.map(async (one): Promise<Collected> => {
      const { image } = one
      switch (one.kind) {
        case 'watched':
          return withFindings(collection, image, endWatch(one.watch, waited))
        case 'errored':
          return { kind: 'errored', image, error: one.error }
        case 'absent':
          // A platform of an index is a part of an image that is there: nothing is known of its scans, where they matter.
          return image.platform === null || !collection.needs.scans
            ? { kind: 'errored', image, error: await inventory.explainAbsence(image, one.error) }
            : { kind: 'facts', image, facts: noFacts(image) }
        default:
          return one satisfies never
      }
    }),
  )
}

/** The list of vulnerabilities to the facts, where it matters and there can be one. */
async function withFindings(
  { inventory, needs }: Collection,
  image: Image,
  facts: Facts,
): Promise<Collected> {
  const { counts, scans } = facts
  // What is denied counts wherever it is listed, whatever the total of a scan that is not complete.
  const none =
    !needs.denies && scans.vulnerability.kind === 'incomplete' && orNull(counts.vulnerabilities) === 0
  if (!needs.findings || none) return { kind: 'facts', image, facts }
  const list = await inventory.readFindings(image, 'vulnerability').catch(asValue)
  return list instanceof GateError
    ? { kind: 'errored', image, error: list }
    : { kind: 'facts', image, facts: { ...facts, vulnerabilities: list } }
}

/** Milliseconds between two lines about reading. */
const LINE_EVERY = 5_000

function readAll(collection: Collection): Promise<readonly Collecting[]> {
  const { clock, images, onProgress } = collection
  const began = clock.monotonic()
  let done = 0
  let told = began
  return Promise.all(
    images.map(async (image): Promise<Collecting> => {
      const read = await readFacts(collection, image)
      done += 1
      const now = clock.monotonic()
      if (now - told >= LINE_EVERY && done < images.length) {
        told = now
        const elapsed = now - began
        const left = (elapsed / done) * (images.length - done)
        onProgress({ kind: 'reading', done, total: images.length, elapsed, left })
      }
      return toCollecting(collection, image, read)
    }),
  )
}

/** Has TCSS look for images that it does not know, where it is to do something at all. */
async function askForImages(
  collection: Collection,
  first: readonly Collecting[],
): Promise<readonly Collecting[]> {
  const { inventory, needsScan, onProgress } = collection
  const absent = first.filter(({ kind }) => kind === 'absent').map(({ image }) => image)
  if (needsScan === null || !inventory.mayAppearLater || absent.length === 0) return first
  onProgress({ kind: 'images-requested', images: absent.length })
  const problem = await inventory.refresh(absent).then(() => null, asValue)
  return problem === null
    ? first
    : first.map((one) =>
        one.kind === 'absent' ? { kind: 'errored', image: one.image, error: problem } : one,
      )
}
