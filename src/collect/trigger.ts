import { mapConcurrently } from '../concurrency.ts'
import type { Facts } from '../domain/facts.ts'
import { type Expected, expectNewScan, isUnderWay, startWatch } from '../domain/waiting/watch.ts'
import { asValue, GateError } from '../errors.ts'
import { type Collecting, type Collection, readFacts } from './collection.ts'

/** Seconds that TCSS gives a scan by default (TCSS API docs, CreateAssetImageScanTask). */
const SCAN_TIMEOUT = 3_600

/** How often a task is sent of which it is not known whether it arrived. */
const ATTEMPTS = 3

/** Nothing more is waited for. */
const NOTHING: Expected = { kinds: [], scanOnPush: false }

type Watched = Collecting & { readonly kind: 'watched' }

/**
 * Asks for a scan of every image that needs one, all in one call. Images without a licence are left out, for one of them may
 * make TCSS refuse all. Those that TCSS takes are waited for, and what was known of them no longer counts.
 */
export async function requestScans(
  collection: Collection,
  first: readonly Collecting[],
): Promise<readonly Collecting[]> {
  const { needsScan, onProgress } = collection
  if (needsScan === null) return first
  const needy = first.filter(
    (one): one is Watched =>
      one.kind === 'watched' &&
      !isUnderWay(one.watch.facts, collection.expected) &&
      needsScan(one.watch.facts),
  )
  const licensed = needy.filter(({ watch }) => watch.facts.licensed !== false)
  if (needy.length > 0)
    onProgress({
      kind: 'scans-requested',
      images: licensed.length,
      unlicensed: needy.length - licensed.length,
    })
  const asked = licensed.length === 0 ? [] : await ask(collection, licensed, ATTEMPTS)
  const byImage = new Map(asked.map((one) => [one.image, one]))
  return first.map((one) => byImage.get(one.image) ?? one)
}

async function ask(
  collection: Collection,
  images: readonly Watched[],
  attempts: number,
): Promise<readonly Collecting[]> {
  const seconds = Math.max(SCAN_TIMEOUT, Math.ceil(collection.wait / 1_000))
  const problem = await collection.inventory
    .requestScans(
      images.map(({ image }) => image),
      seconds,
    )
    .then(() => null, asValue)
  if (problem === null) return images.map(asked)
  switch (problem.code) {
    case 'busy':
    case 'not-found':
      // It is about one of them: the others are asked for by themselves.
      if (images.length > 1)
        return (await mapConcurrently(images, (one) => ask(collection, [one], attempts))).flat()
      return problem.code === 'busy'
        ? await mapConcurrently(images, (one) => lookAfterBusy(collection, one))
        : refused(images, problem)
    case 'unreachable':
    case 'not-an-answer':
      return await lookAfterLoss(collection, images, { problem, attempts })
    default:
      return refused(images, problem)
  }
}

function asked(one: Watched): Collecting {
  return { ...one, watch: expectNewScan(one.watch) }
}

function refused(images: readonly Watched[], error: GateError): readonly Collecting[] {
  return images.map(({ image }) => ({ kind: 'errored', image, error }))
}

/** A scan is under way already, or there is no licence for one: then there is nothing to wait for. */
async function lookAfterBusy(collection: Collection, one: Watched): Promise<Collecting> {
  const facts = await readFacts(collection, one.image)
  if (facts instanceof GateError) return { kind: 'errored', image: one.image, error: facts }
  return facts.licensed === false ? { ...one, watch: startWatch(facts, NOTHING) } : asked(one)
}

interface Loss {
  readonly problem: GateError
  readonly attempts: number
}

/** The task may have arrived all the same: only those are asked for again of which no scan began. */
async function lookAfterLoss(
  collection: Collection,
  images: readonly Watched[],
  { problem, attempts }: Loss,
): Promise<readonly Collecting[]> {
  const seen = await mapConcurrently(images, async (one) => ({
    one,
    facts: await readFacts(collection, one.image),
  }))
  const begun = seen.filter(
    ({ one, facts }) => !(facts instanceof GateError) && hasBegun(collection, one, facts),
  )
  const errored = seen.flatMap(({ one, facts }): readonly Collecting[] =>
    facts instanceof GateError ? [{ kind: 'errored', image: one.image, error: facts }] : [],
  )
  const others = seen.flatMap(({ one, facts }) =>
    facts instanceof GateError || hasBegun(collection, one, facts) ? [] : [one],
  )
  const again =
    others.length === 0
      ? []
      : attempts > 1
        ? await ask(collection, others, attempts - 1)
        : refused(others, problem)
  return [...begun.map(({ one }) => asked(one)), ...errored, ...again]
}

function hasBegun({ expected }: Collection, before: Watched, facts: Facts): boolean {
  const { settled } = startWatch(facts, { ...expected, scanOnPush: false })
  return !settled || facts.scannedAt?.getTime() !== before.watch.facts.scannedAt?.getTime()
}
