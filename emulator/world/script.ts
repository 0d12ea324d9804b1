import type { WireRecord } from '../api/protocol.ts'
import { type Image, type Step, wireTime } from './world.ts'

/** The start of the steps and the present, in milliseconds. */
export interface Elapsed {
  readonly startedAt: number
  readonly now: number
}

/** Applies all steps that are due at `now` to the record, in their order. */
export function recordAt<R extends WireRecord>(
  image: R,
  steps: readonly Step[],
  { startedAt, now }: Elapsed,
): R {
  const due = steps.filter(({ after }) => startedAt + after <= now)
  return Object.assign({}, image, ...due.map(({ after, record }) => valuesAt(record, startedAt + after)))
}

/** A scan that runs to its end. All times are in milliseconds. */
export interface Scan {
  /** Time from SCANNING to SCANNED. */
  readonly takes: number
  /** Time in WAIT_SCAN before SCANNING, by default 0. */
  readonly queued?: number
  /** The counts that the scan finds; other counts are 0. Without a result, all counts stay unchanged. */
  readonly result?: Partial<Image>
  /** Time from SCANNED, with every count 0, to the result; by default 0. */
  readonly lateBy?: number
}

/**
 * Makes the steps of a running scan, one at least every second and at least four. Progress grows, first for vulnerabilities and
 * last for risks, and `RemainScanTime` (seconds) shrinks. At the end, `ScanTime` is that moment, progress is 100, and all
 * errors are empty.
 */
export function scanRunning({ takes, queued = 0, result, lateBy = 0 }: Scan): readonly Step[] {
  const scan = [
    ...running(takes),
    { after: takes, record: { ...SCANNED, ...(result && NOTHING_FOUND) } },
    { after: takes + lateBy, record: { ...result } },
  ]
  return queued > 0 ? [{ after: 0, record: { ...WAITING } }, ...delayed(queued, scan)] : scan
}

/** Makes the steps of a scan that stays at 40 % with a minute left. */
export function scanStuck(): readonly Step[] {
  return [{ after: 0, record: { ...SCANNING, ...progress(40, 40, 40), RemainScanTime: 60 } }]
}

/** Makes the steps of a scan that is cancelled halfway, `after` milliseconds from its start. */
export function scanCancelled(after: number): readonly Step[] {
  return [...firstHalf(after), { after, record: { ScanStatus: 'CANCELED', Status: 4, RemainScanTime: 0 } }]
}

/** Makes the steps of a scan in which every kind fails halfway, `after` milliseconds from its start. */
export function scanFailing(after: number): readonly Step[] {
  const failed = { ScanStatus: 'SCAN_ERR', Status: 3, RemainScanTime: 0, ...everyScanError('failed') }
  return [...firstHalf(after), { after, record: failed }]
}

/** Delays each step by `by` milliseconds. */
export function delayed(by: number, steps: readonly Step[]): readonly Step[] {
  return steps.map(({ after, record }) => ({ after: after + by, record }))
}

/** Sets the error fields of all three kinds of scan to a text. */
export const everyScanError = (text: string) => ({
  ScanVulError: text,
  ScanVirusError: text,
  ScanRiskError: text,
})

function running(takes: number): readonly Step[] {
  const count = Math.max(4, Math.ceil(takes / 1000))
  return Array.from({ length: count }, (_, index) => {
    const done = index / count
    const after = Math.round(takes * done)
    const grown = progress(130 * done, 115 * done, 100 * done)
    return { after, record: { ...SCANNING, ...grown, RemainScanTime: Math.ceil((takes - after) / 1000) } }
  })
}

const firstHalf = (takes: number): readonly Step[] => running(2 * takes).filter(({ after }) => after < takes)

const progress = (vulnerability: number, virus: number, risk: number) => ({
  ScanVulProgress: Math.min(100, Math.floor(vulnerability)),
  ScanVirusProgress: Math.min(100, Math.floor(virus)),
  ScanRiskProgress: Math.min(100, Math.floor(risk)),
})

function valuesAt(record: WireRecord, moment: number): WireRecord {
  const values = Object.entries(record).map(([name, value]) => [
    name,
    typeof value === 'function' ? value(moment) : value,
  ])
  return Object.fromEntries(values)
}

const NOTHING_FOUND = { VulCnt: 0, VirusCnt: 0, RiskCnt: 0, SensitiveInfoCnt: 0 }

const NO_ERROR = { AgentError: '', ScanError: '', Reason: '', Solution: '', ...everyScanError('') }

const WAITING = { ScanStatus: 'WAIT_SCAN', Status: 0, ...progress(0, 0, 0) }

const SCANNING = { ScanStatus: 'SCANNING', Status: 1, ...NO_ERROR }

const SCANNED = {
  ScanStatus: 'SCANNED',
  Status: 2,
  ...progress(100, 100, 100),
  ...NO_ERROR,
  RemainScanTime: 0,
  ScanTime: wireTime,
}
