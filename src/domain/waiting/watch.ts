import { recordOf } from '../../records.ts'
import type { Facts, Reason, ScanState } from '../facts.ts'
import { KINDS, type Kind } from '../finding.ts'

/** One image whose scans are waited for. */
export interface Watch {
  readonly facts: Facts
  /** Whether the wait for this image is over. */
  readonly settled: boolean
  /** The facts when a scan was requested; null without a request. */
  readonly before: Facts | null
  /** Whether an answer after the request had a scan that was queued or running. */
  readonly sawRunning: boolean
  /** The last answer with a finished scan. A second answer must agree with it. */
  readonly unconfirmedResult: Facts | null
}

/** The scans to wait for. */
export interface Expected {
  readonly kinds: readonly Kind[]
  /** Whether TCSS may still start a scan of an image that was never scanned. */
  readonly scanOnPush: boolean
}

/**
 * Starts the watch of an image. It is settled unless an expected scan is queued or running, or finished so `recently` that its
 * totals may still change.
 */
export function startWatch(facts: Facts, expected: Expected, recently = false): Watch {
  if (recently) return watchNewImage(facts, expected)
  const underWay = isUnderWay(facts, expected)
  return { facts, settled: !underWay, before: null, sawRunning: underWay, unconfirmedResult: null }
}

/** Starts the watch of an image that appeared during the wait. If its scan is finished, a second answer must agree. */
export function watchNewImage(facts: Facts, expected: Expected): Watch {
  return observe(
    { facts, settled: false, before: null, sawRunning: true, unconfirmedResult: null },
    facts,
    expected,
  )
}

/** Starts the watch of a requested scan. The result before the request no longer counts. */
export function expectNewScan({ facts }: Watch): Watch {
  return { facts, settled: false, before: facts, sawRunning: false, unconfirmedResult: null }
}

/**
 * Continues a watch with a new answer. A requested scan has a result after it was seen running, or when the time of the last
 * scan has changed. That time is not compared with our clock, because its time zone is a guess. Two successive answers must
 * agree, because totals arrive late.
 */
export function observe(watch: Watch, facts: Facts, expected: Expected): Watch {
  // If the name now belongs to another image, the wait starts again.
  const current = isSameImage(watch.facts, facts)
    ? watch
    : { ...watch, sawRunning: watch.before === null, unconfirmedResult: null }
  if (isUnderWay(facts, expected))
    return { ...current, facts, settled: false, sawRunning: true, unconfirmedResult: null }
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

/** Ends a watch after `waited` milliseconds. A result without a second answer that confirms it is incomplete. */
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

/** Returns the seconds until the last scan should be done; null if TCSS gives none. */
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
