import { mapConcurrently } from '../concurrency.ts'
import type { Facts } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import { pauseBeforePoll } from '../domain/waiting/schedule.ts'
import { observe, secondsLeft, type Watch, watchNewImage } from '../domain/waiting/watch.ts'
import { GateError } from '../errors.ts'
import { type Collecting, type Collection, readFacts, toCollecting } from './collection.ts'
import { requestScans } from './trigger.ts'

/** One image that is waited for: its place among all, how often it was looked at, and when it is to be looked at again. */
interface Waiter {
  readonly place: number
  readonly image: Image
  /** Null while the image is not known. */
  readonly watch: Watch | null
  readonly looks: number
  /** Milliseconds of the clock; infinite when never. */
  readonly due: number
}

/** Milliseconds after the end of the step's time in which a look that was planned for the end may still begin. */
const GRACE = 1_000

/** Milliseconds without news after which it is said that nothing is new. */
const SILENCE = 60_000

/**
 * Looks again at every image that is not settled, each when its own scan should be done, until all are or time is up. Nothing
 * is looked at after that: what is not known then is not known.
 */
export async function waitForScans(
  collection: Collection,
  first: readonly Collecting[],
): Promise<readonly Collecting[]> {
  const { clock, signal, wait, onProgress } = collection
  const isWaiting = (one: Collecting): boolean => isToAppear(collection, one) || isUnsettled(one)
  const end = collection.began + wait
  const current = [...first]
  const { length: total } = first.filter(isWaiting)
  if (total === 0 || wait === 0) return current

  const begun = clock.monotonic()
  let told = begun
  onProgress({ kind: 'waiting-begins', images: total, budget: end - begun })
  let waiters = first.flatMap((one, place): readonly Waiter[] =>
    isWaiting(one) ? [plan({ place, image: one.image, watch: watchOf(one), looks: 0, due: 0 })] : [],
  )
  report(waiters)
  for (;;) {
    const next = Math.min(...waiters.map(({ due }) => due))
    if (next === Number.POSITIVE_INFINITY) break
    await clock.sleep(Math.max(0, next - clock.monotonic()), signal)
    const now = clock.monotonic()
    const looked = await mapConcurrently(
      waiters.filter(({ due }) => due <= now),
      async (waiter) => ({ before: waiter, after: await look(waiter) }),
    )
    const news = looked.filter(({ before, after }) => isNews(before, after)).map(({ after }) => after)
    const later = waiters.filter(({ due }) => due > now)
    waiters = [...later, ...looked.map(({ after }) => after)].filter(
      ({ due }) => due < Number.POSITIVE_INFINITY,
    )
    report(news.length === 0 && clock.monotonic() - told >= SILENCE ? waiters : news)
  }
  const { length: waiting } = current.filter(isWaiting)
  onProgress({ kind: 'waiting-ends', waiting, total, elapsed: clock.monotonic() - begun })
  return current

  /** Sets when to look again: never, once it is settled or time is up. */
  function plan(waiter: Waiter): Waiter {
    const { watch, looks } = waiter
    const now = clock.monotonic()
    const remaining = watch === null ? null : secondsLeft(watch.facts)
    const unseen = watch !== null && watch.before !== null && !watch.sawRunning
    const confirming = watch === null || watch.unconfirmedResult === null ? 'no' : unseen ? 'long' : 'short'
    const { length: images } = current.filter(isWaiting)
    const settled = watch?.settled ?? false
    const pause = settled
      ? null
      : pauseBeforePoll({ polls: looks, remaining, confirming, images, left: end - now })
    return { ...waiter, due: pause === null ? Number.POSITIVE_INFINITY : now + pause }
  }

  async function look(waiter: Waiter): Promise<Waiter> {
    const { place, looks } = waiter
    // A turn comes late when many look at once.
    if (clock.monotonic() > end + GRACE) return { ...waiter, due: Number.POSITIVE_INFINITY }
    const seen = await lookAgain(waiter)
    current[place] = seen
    const later = { ...waiter, watch: watchOf(seen), looks: looks + 1 }
    return isWaiting(seen) ? plan(later) : { ...later, due: Number.POSITIVE_INFINITY }
  }

  async function lookAgain({ image, watch }: Waiter): Promise<Collecting> {
    const read = await readFacts(collection, image)
    if (watch === null) {
      // It has appeared, or not: the first look at it, and what follows from that.
      const [seen] = await requestScans(collection, [appear(collection, image, read)])
      if (seen !== undefined) return seen
    }
    if (read instanceof GateError || watch === null) return toCollecting(collection, image, read)
    return { kind: 'watched', image, watch: observe(watch, read, collection.expected) }
  }

  function report(changed: readonly Waiter[]): void {
    if (changed.length === 0) return
    told = clock.monotonic()
    const seconds = current.map((one) =>
      one.kind === 'watched' && isWaiting(one) ? secondsLeft(one.watch.facts) : 0,
    )
    onProgress({
      kind: 'waiting',
      changed: changed.map(({ image, watch }) => ({ image, watch })),
      waiting: current.filter(isWaiting).length,
      total,
      remaining: Math.max(0, ...seconds.map((one) => one ?? 0)) * 1_000 || null,
    })
  }
}

function appear(collection: Collection, image: Image, read: Facts | GateError): Collecting {
  if (read instanceof GateError) return toCollecting(collection, image, read)
  return { kind: 'watched', image, watch: watchNewImage(read, collection.expected) }
}

function watchOf(one: Collecting): Watch | null {
  return one.kind === 'watched' ? one.watch : null
}

/** Only an inventory that grows may yet know the image. */
function isToAppear({ inventory }: Collection, { kind }: Collecting): boolean {
  return kind === 'absent' && inventory.mayAppearLater
}

function isUnsettled(one: Collecting): boolean {
  return one.kind === 'watched' && !one.watch.settled
}

/** Whether there is something new to tell: how far the scans are, or how sure of it we are. */
function isNews({ watch: before }: Waiter, { watch: after }: Waiter): boolean {
  return newsOf(before) !== newsOf(after)
}

function newsOf(watch: Watch | null): string {
  if (watch === null) return ''
  const { facts, settled, unconfirmedResult } = watch
  return JSON.stringify([facts.scanStatus, facts.scans, facts.counts, settled, unconfirmedResult !== null])
}
