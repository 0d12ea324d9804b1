import type { WireRecord } from '../api/protocol.ts'
import { type Image, type Step, wireTime } from './world.ts'

/** Two moments in milliseconds: when the steps began, and when one looks. */
export interface Elapsed {
  readonly startedAt: number
  readonly now: number
}

/** The record with all steps laid over it that are due at `now`, in their order; a step is due on the dot. */
export function recordAt<R extends WireRecord>(
  image: R,
  steps: readonly Step[],
  { startedAt, now }: Elapsed,
): R {
  const due = steps.filter(({ after }) => startedAt + after <= now)
  return Object.assign({}, image, ...due.map(({ after, record }) => valuesAt(record, startedAt + after)))
}

/** A scan that comes to its end. All times are in milliseconds. */
export interface Scan {
  /** From SCANNING to SCANNED. */
  readonly takes: number
  /** In WAIT_SCAN before that; by default none. */
  readonly queued?: number
  /** What it finds; a count not named is 0. Without it, all counts stay what they were. */
  readonly result?: Partial<Image>
  /** From SCANNED, with every count 0, to the result; by default none. */
  readonly lateBy?: number
}

/**
 * While it runs, progress grows and `RemainScanTime` (seconds) shrinks at least each second, in four steps or
 * more, vulnerabilities ahead of viruses ahead of risks; `ScanTime` stays what it was. In the end `ScanTime`
 * is that moment, progress is 100, and no error is left.
 */
export function scanRunning({ takes, queued = 0, result, lateBy = 0 }: Scan): readonly Step[] {
  const scan = [
    ...running(takes),
    { after: takes, record: { ...SCANNED, ...(result && NOTHING_FOUND) } },
    { after: takes + lateBy, record: { ...result } },
  ]
  return queued > 0 ? [{ after: 0, record: { ...WAITING } }, ...delayed(queued, scan)] : scan
}

/** A scan that gets to 40 % and says for ever that a minute is left. */
export function scanStuck(): readonly Step[] {
  return [{ after: 0, record: { ...SCANNING, ...progress(40, 40, 40), RemainScanTime: 60 } }]
}

/** A scan that is cancelled half way, `after` milliseconds from its start. */
export function scanCancelled(after: number): readonly Step[] {
  return [...firstHalf(after), { after, record: { ScanStatus: 'CANCELED', Status: 4, RemainScanTime: 0 } }]
}

/** A scan that fails half way, `after` milliseconds from its start; every kind of scan says so. */
export function scanFailing(after: number): readonly Step[] {
  const failed = { ScanStatus: 'SCAN_ERR', Status: 3, RemainScanTime: 0, ...everyScanSays('failed') }
  return [...firstHalf(after), { after, record: failed }]
}

/** The same steps, each `by` milliseconds later: a scan that does not show at once. */
export function delayed(by: number, steps: readonly Step[]): readonly Step[] {
  return steps.map(({ after, record }) => ({ after: after + by, record }))
}

/** The error fields of the three kinds of scan, all with this text. */
export const everyScanSays = (text: string) => ({
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

const NO_ERROR = { AgentError: '', ScanError: '', Reason: '', Solution: '', ...everyScanSays('') }

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
