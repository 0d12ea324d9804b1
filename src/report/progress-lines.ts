import type { Facts } from '../domain/facts.ts'
import { KINDS, type Kind } from '../domain/finding.ts'
import type { Progress, WatchedImage } from '../domain/waiting/progress.ts'
import type { Watch } from '../domain/waiting/watch.ts'
import { displayName } from './words/outcome.ts'
import { phraseReason } from './words/phrase.ts'
import { capital, phraseSpan, plural } from './words/units.ts'

/** The minimum number of images for which the log shows totals. For fewer images, the log describes each image. */
export const MANY_IMAGES = 6

/** Renders progress as log lines. The lines may hold untrusted text, so print them through `logLine`. */
export function renderProgress(progress: Progress): readonly string[] {
  switch (progress.kind) {
    case 'reading': {
      const { done, total, elapsed, left } = progress
      const rate = (done / elapsed) * 1_000
      return [
        `Read ${done} of ${total} images, ${rate.toFixed(1)} per second, about ${phraseSpan(left)} left.`,
      ]
    }
    case 'images-requested':
      return [`Requested a registry sync: TCSS does not know ${plural(progress.images, 'image')}.`]
    case 'scans-requested': {
      const { images, unlicensed } = progress
      const requested = `Requested a scan of ${plural(images, 'image')}.`
      const refused = `Cannot scan ${plural(unlicensed, 'image')} without a licence: assign a licence in the TCSS console.`
      return [...(images === 0 ? [] : [requested]), ...(unlicensed === 0 ? [] : [refused])]
    }
    case 'waiting-begins':
      return [
        `Waiting at most ${phraseSpan(progress.budget)} for ${plural(progress.images, 'image')} to be known and scanned.`,
      ]
    case 'waiting': {
      const { changed, waiting, total, remaining } = progress
      if (total < MANY_IMAGES)
        return changed.map((one) => (total === 1 ? capital(phraseSeen(one)) : imageLine(one)))
      const left = remaining === null ? '' : `, about ${phraseSpan(remaining)} left`
      return [`${total - waiting} of ${plural(total, 'image')} done${left}.`]
    }
    case 'waiting-ends': {
      const { waiting, total, elapsed } = progress
      const spent = phraseSpan(elapsed)
      return waiting === 0
        ? [`Finished waiting after ${spent}.`]
        : [`Stopped waiting after ${spent}: ${waiting} of ${plural(total, 'image')} not done.`]
    }
    default:
      return progress satisfies never
  }
}

function imageLine({ image, watch }: WatchedImage): string {
  return `${displayName(watch?.facts ?? null, image)}: ${phraseSeen({ image, watch })}`
}

function phraseSeen({ watch }: WatchedImage): string {
  return watch === null ? 'not in the inventory yet' : phraseWatch(watch)
}

/** Phrases the state of the scans of one image as a clause. */
function phraseWatch({ facts, settled, sawRunning, unconfirmedResult, before }: Watch): string {
  if (settled) return unconfirmedResult === null ? 'no scan is running' : phraseEnd(facts)
  if (unconfirmedResult !== null) return `${phraseEnd(facts)}; checking again, because totals can arrive late`
  const running = KINDS.flatMap((kind) => {
    const state = facts.scans[kind]
    return state.kind === 'incomplete' && state.reason.kind === 'running' ? [{ ...state.reason, kind }] : []
  })
  if (running.length > 0) {
    const kinds = running.map(
      ({ kind, progress }) => `${kind} ${progress === null ? 'running' : `${progress} %`}`,
    )
    const seconds = Math.max(0, ...running.map((one) => one.seconds ?? 0))
    return [...kinds, ...(seconds === 0 ? [] : [`about ${phraseSpan(seconds * 1_000)} left`])].join(', ')
  }
  if (before !== null && !sawRunning) return 'scan requested, not started yet'
  return KINDS.every((kind) => wasNeverScanned(facts, kind)) ? 'not scanned yet' : 'waiting to start'
}

function wasNeverScanned({ scans }: Facts, kind: Kind): boolean {
  const state = scans[kind]
  return state.kind === 'incomplete' && state.reason.kind === 'not-scanned'
}

function phraseEnd({ scans }: Facts): string {
  const ends = KINDS.flatMap((kind) => {
    const state = scans[kind]
    return state.kind === 'complete' ? [] : [`${kind} scan ${phraseReason(state.reason)}`]
  })
  return ends.length === 0 ? 'finished' : ends.join(', ')
}
