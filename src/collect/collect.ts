import { type Facts, noFacts, type Reason } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import { endWatch } from '../domain/waiting/watch.ts'
import { asValue, GateError } from '../errors.ts'
import { type Collected, type Collection, firstState, type ImageState, readFacts } from './collection.ts'
import { requestScans } from './trigger.ts'
import { waitForScans } from './wait.ts'

/**
 * Collects the facts of all images. Reads each image, requests synchronizations and scans, and waits for the results. An error
 * of one image does not affect the other images.
 */
export async function collect(collection: Collection): Promise<readonly Collected[]> {
  const { clock, began, wait } = collection
  const first = await readAll(collection)
  const requested = await requestScans(collection, await requestSynchronization(collection, first))
  const last = await waitForScans(collection, requested)
  const waited = wait === 0 ? 0 : clock.monotonic() - began
  return Promise.all(last.map((state) => finish(collection, state, waited)))
}

async function finish(collection: Collection, state: ImageState, waited: number): Promise<Collected> {
  const { image } = state
  switch (state.kind) {
    case 'watched':
      return addVulnerabilities(collection, image, endWatch(state.watch, waited))
    case 'errored':
      return { kind: 'errored', image, error: state.error }
    case 'absent':
      // The index names this platform, so the image exists, and only the scans of the image are unknown.
      if (image.platform !== null && collection.needs.scans)
        return { kind: 'facts', image, facts: noFacts(image) }
      return { kind: 'errored', image, error: await collection.inventory.explainAbsence(image, state.error) }
    default:
      return state satisfies never
  }
}

/** Adds the list of vulnerabilities to the facts if the policy needs the list and the list may have entries. */
async function addVulnerabilities(
  { inventory, needs }: Collection,
  image: Image,
  facts: Facts,
): Promise<Collected> {
  // The list of an incomplete scan may show a vulnerability, too.
  if (!needs.findings || wasNeverScanned(facts)) return { kind: 'facts', image, facts }
  const list = await inventory.readFindings(image, 'vulnerability').catch(asValue)
  return list instanceof GateError
    ? { kind: 'errored', image, error: list }
    : { kind: 'facts', image, facts: { ...facts, vulnerabilities: list } }
}

function wasNeverScanned({ scans: { vulnerability } }: Facts): boolean {
  return vulnerability.kind === 'incomplete' && NEVER_SCANNED.includes(vulnerability.reason.kind)
}

const NEVER_SCANNED: readonly string[] = [
  'not-scanned',
  'unlicensed',
  'unknown-image',
] satisfies Reason['kind'][]

/** The minimum time between two progress reports, in milliseconds. */
const REPORT_EVERY = 5_000

function readAll(collection: Collection): Promise<readonly ImageState[]> {
  const { clock, images, onProgress } = collection
  const began = clock.monotonic()
  let done = 0
  let lastReport = began
  return Promise.all(
    images.map(async (image): Promise<ImageState> => {
      const read = await readFacts(collection, image)
      done += 1
      const now = clock.monotonic()
      if (now - lastReport >= REPORT_EVERY && done < images.length) {
        lastReport = now
        const elapsed = now - began
        const left = (elapsed / done) * (images.length - done)
        onProgress({ kind: 'reading', done, total: images.length, elapsed, left })
      }
      return firstState(collection, image, read)
    }),
  )
}

/** Requests a synchronization of registries if images are absent and the step may request scans. */
async function requestSynchronization(
  { inventory, needsScan, onProgress }: Collection,
  first: readonly ImageState[],
): Promise<readonly ImageState[]> {
  const absent = first.filter(({ kind }) => kind === 'absent').map(({ image }) => image)
  if (needsScan === null || !inventory.mayAppearLater || absent.length === 0) return first
  onProgress({ kind: 'images-requested', images: absent.length })
  const error = await inventory.refresh(absent).then(() => null, asValue)
  if (error === null) return first
  return first.map((state) =>
    state.kind === 'absent' ? { kind: 'errored', image: state.image, error } : state,
  )
}
