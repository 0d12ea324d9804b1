import { recordOf } from '../../records.ts'
import type { Facts, Reason, ScanState } from '../facts.ts'
import { KINDS, type Kind } from '../finding.ts'

/** One image while its scans are waited for: what is known of it now, and what has to happen before that is believed. */
export interface Watch {
  readonly facts: Facts
  /** Nothing more is to be waited for. */
  readonly settled: boolean
  /** What was known when a scan was asked for; null where none was. */
  readonly before: Facts | null
  /** Whether a scan was seen under way since then. */
  readonly sawRunning: boolean
  /** The last answer by which the scan is finished; it takes two that agree. */
  readonly unconfirmedResult: Facts | null
}

/** What is waited for: scans of these kinds, and whether a scan may begin by itself that nobody sees yet. */
export interface Expected {
  readonly kinds: readonly Kind[]
  readonly scanOnPush: boolean
}

/**
 * The first look at an image: there is something to wait for when an expected scan is queued or running, or finished so
 * `recently` that totals may still come.
 */
export function startWatch(facts: Facts, expected: Expected, recently = false): Watch {
  if (recently) return watchNewImage(facts, expected)
  const underWay = isUnderWay(facts, expected)
  return { facts, settled: !underWay, before: null, sawRunning: underWay, unconfirmedResult: null }
}

/** The first look at an image that appeared while it was waited for: a scan that is finished already was so just now. */
export function watchNewImage(facts: Facts, expected: Expected): Watch {
  return observe(
    { facts, settled: false, before: null, sawRunning: true, unconfirmedResult: null },
    facts,
    expected,
  )
}

/** A scan was asked for: what is known already no longer counts. */
export function expectNewScan({ facts }: Watch): Watch {
  return { facts, settled: false, before: facts, sawRunning: false, unconfirmedResult: null }
}

/**
 * Another look. A scan that was asked for has brought a result once it was seen under way, or the time of the last scan is
 * another one than before (never by comparing it with a clock of ours: its zone is a guess). A result is believed once two
 * answers in a row agree in status, progress and totals, for totals trickle in late.
 */
export function observe(watch: Watch, facts: Facts, expected: Expected): Watch {
  // The name is another image's now, of which nothing was seen yet.
  const begun = isSameImage(watch.facts, facts)
    ? watch
    : { ...watch, sawRunning: watch.before === null, unconfirmedResult: null }
  if (isUnderWay(facts, expected))
    return { ...begun, facts, settled: false, sawRunning: true, unconfirmedResult: null }
  const time = timeOf(facts)
  const isNew = begun.before === null || begun.sawRunning || (time !== null && time !== timeOf(begun.before))
  if (!isNew) return { ...begun, facts, unconfirmedResult: null }
  const settled = begun.unconfirmedResult !== null && agree(begun.unconfirmedResult, facts)
  return { ...begun, facts, settled, unconfirmedResult: facts }
}

function isSameImage(one: Facts, other: Facts): boolean {
  return one.imageId === other.imageId && one.digest === other.digest
}

/** What is known when no more is waited for, after `waited` milliseconds: what is not believed yet is not complete. */
export function endWatch(
  { facts, settled, before, sawRunning, unconfirmedResult }: Watch,
  waited: number,
): Facts {
  if (settled) return facts
  const asked: Reason = { kind: 'requested', waited }
  return mapScans(facts, (state): ScanState => {
    if (unconfirmedResult !== null)
      return state.kind === 'complete'
        ? { kind: 'incomplete', reason: { kind: 'unconfirmed', waited } }
        : state
    if (before !== null && !sawRunning) return { kind: 'incomplete', reason: asked }
    if (state.kind === 'incomplete' && isWaitedFor(state.reason))
      return { kind: 'incomplete', reason: { ...state.reason, waited } }
    return state
  })
}

/** Whether a scan of one of these kinds is queued or running, or is still to begin. */
export function isUnderWay({ scans }: Facts, { kinds, scanOnPush }: Expected): boolean {
  const reasons = kinds.map((kind) => {
    const state = scans[kind]
    return state.kind === 'incomplete' ? state.reason : null
  })
  const toBegin =
    scanOnPush && reasons.length > 0 && reasons.every((reason) => reason?.kind === 'not-scanned')
  return toBegin || reasons.some((reason) => reason !== null && isWaitedFor(reason))
}

function isWaitedFor(reason: Reason): reason is Reason & { kind: 'queued' | 'running' } {
  return reason.kind === 'queued' || reason.kind === 'running'
}

/** Seconds until the scan is finished, as far as TCSS says; null where it does not. */
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

function agree(one: Facts, other: Facts): boolean {
  return evidence(one) === evidence(other)
}

function evidence({ imageId, digest, scannedAt, scanStatus, scans, counts }: Facts): string {
  return JSON.stringify([imageId, digest, scannedAt, scanStatus, scans, counts])
}

function mapScans(facts: Facts, change: (state: ScanState) => ScanState): Facts {
  return { ...facts, scans: recordOf(KINDS, (kind) => change(facts.scans[kind])) }
}
