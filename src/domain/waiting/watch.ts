import { recordOf } from '../../records.ts'
import type { Facts, Reason, ScanState } from '../facts.ts'
import { KINDS, type Kind } from '../finding.ts'

/** The state of the wait for the scans of one image. */
export interface Watch {
  readonly facts: Facts
  readonly settled: boolean
  /** The facts at the time when the step requested a scan; null if the step requested no scan. */
  readonly before: Facts | null
  /** Whether an answer showed a queued or running scan. After a request for a scan, only later answers count. */
  readonly sawRunning: boolean
  /** The latest answer with a finished scan. The next answer confirms the result if both answers are equal. */
  readonly unconfirmedResult: Facts | null
}

export interface Expected {
  readonly kinds: readonly Kind[]
  /** Whether TCSS may still start a scan of an image that was never scanned. */
  readonly scanOnPush: boolean
}

/**
 * Starts the watch of an image. The watch is settled if no expected scan is queued or running. The result of a scan that
 * finished `recently` must be confirmed, because the totals may still change.
 */
export function startWatch(facts: Facts, expected: Expected, recently = false): Watch {
  if (recently) return watchNewImage(facts, expected)
  const underWay = isUnderWay(facts, expected)
  return { facts, settled: !underWay, before: null, sawRunning: underWay, unconfirmedResult: null }
}

/** Starts the watch of an image that appeared during the wait. A second answer must confirm the result of a finished scan. */
export function watchNewImage(facts: Facts, expected: Expected): Watch {
  return observe(
    { facts, settled: false, before: null, sawRunning: true, unconfirmedResult: null },
    facts,
    expected,
  )
}

/** Starts the watch of a requested scan. A result from before the request does not end this watch. */
export function expectNewScan({ facts }: Watch): Watch {
  return { facts, settled: false, before: facts, sawRunning: false, unconfirmedResult: null }
}

/**
 * Updates a watch with a new answer. A result is new if a scan was seen running or the time of the last scan has changed. Two
 * equal answers settle the watch, because TCSS updates totals late.
 */
export function observe(watch: Watch, facts: Facts, expected: Expected): Watch {
  // If the name now refers to another image, earlier results do not count.
  const current = isSameImage(watch.facts, facts)
    ? watch
    : { ...watch, sawRunning: watch.before === null, unconfirmedResult: null }
  if (isUnderWay(facts, expected))
    return { ...current, facts, settled: false, sawRunning: true, unconfirmedResult: null }
  // This time is compared only with another time of TCSS, because the time zone is a guess.
  const time = timeOf(facts)
  const isNew =
    current.before === null || current.sawRunning || (time !== null && time !== timeOf(current.before))
  if (!isNew) return { ...current, facts, unconfirmedResult: null }
  const settled = current.unconfirmedResult !== null && agree(current.unconfirmedResult, facts)
  return { ...current, facts, settled, unconfirmedResult: facts }
}

function isSameImage(a: Facts, b: Facts): boolean {
  return a.imageId === b.imageId && a.digest === b.digest
}

/** Ends a watch after `waited` milliseconds. A result that no second answer confirmed becomes incomplete. */
export function endWatch(
  { facts, settled, before, sawRunning, unconfirmedResult }: Watch,
  waited: number,
): Facts {
  if (settled) return facts
  return mapScans(facts, (state): ScanState => {
    if (unconfirmedResult !== null)
      return state.kind === 'complete'
        ? { kind: 'incomplete', reason: { kind: 'unconfirmed', waited } }
        : state
    if (before !== null && !sawRunning) return { kind: 'incomplete', reason: { kind: 'requested', waited } }
    if (state.kind === 'incomplete' && isPending(state.reason))
      return { kind: 'incomplete', reason: { ...state.reason, waited } }
    return state
  })
}

/** Tells whether a scan of one of these kinds is queued, running or expected to start. */
export function isUnderWay({ scans }: Facts, { kinds, scanOnPush }: Expected): boolean {
  const reasons = kinds.map((kind) => {
    const state = scans[kind]
    return state.kind === 'incomplete' ? state.reason : null
  })
  const isToStart =
    scanOnPush && reasons.length > 0 && reasons.every((reason) => reason?.kind === 'not-scanned')
  return isToStart || reasons.some((reason) => reason !== null && isPending(reason))
}

function isPending(reason: Reason): reason is Reason & { kind: 'queued' | 'running' } {
  return reason.kind === 'queued' || reason.kind === 'running'
}

/** Returns the remaining seconds of all scans, as TCSS estimates. Returns null if TCSS gives no estimate. */
export function secondsLeft({ scans }: Facts): number | null {
  const seconds = KINDS.flatMap((kind) => {
    const state = scans[kind]
    return state.kind === 'incomplete' && state.reason.kind === 'running' ? [state.reason.seconds ?? 0] : []
  })
  return Math.max(0, ...seconds) || null
}

function timeOf({ scannedAt }: Facts): number | null {
  return scannedAt?.getTime() ?? null
}

function agree(a: Facts, b: Facts): boolean {
  return fingerprint(a) === fingerprint(b)
}

function fingerprint({ imageId, digest, scannedAt, scanStatus, scans, counts }: Facts): string {
  return JSON.stringify([imageId, digest, scannedAt, scanStatus, scans, counts])
}

function mapScans(facts: Facts, change: (state: ScanState) => ScanState): Facts {
  return { ...facts, scans: recordOf(KINDS, (kind) => change(facts.scans[kind])) }
}
