import type { WireRecord } from '../api/protocol.ts'
import { type Scan, scanRunning } from '../world/script.ts'
import type { Step } from '../world/world.ts'
import { type RegistryImage, registryTime } from './registry.ts'

/** What can be scanned in a registry ("TCSS API docs, CreateAssetImageRegistryScanTask, ScanType"). */
export const REGISTRY_KINDS = ['CVE', 'VIRUS', 'RISK'] as const
/** One of them. */
export type RegistryKind = (typeof REGISTRY_KINDS)[number]

/** A scan of an image in a registry that comes to its end. All times are in milliseconds, as in `Scan`. */
export interface RegistryScan extends Omit<Scan, 'result'> {
  /** What it says in the end; a count not named is 0. Without it, all counts stay what they were. */
  readonly result?: Partial<RegistryImage>
  /** The kinds that are scanned; by default all. */
  readonly kinds?: readonly RegistryKind[]
}

/**
 * `scanRunning` for an image in a registry. A kind that is not scanned says NOT_SCAN, with progress 0 and no
 * error; `Progress` is the mean of the others.
 */
export function registryScan({ kinds, result, lateBy = 0, ...scan }: RegistryScan): readonly Step[] {
  const end = (scan.queued ?? 0) + scan.takes
  const steps = onRegistry(scanRunning(scan), kinds)
  if (result === undefined) return steps
  const { SensitiveInfoCnt: SentiveInfoCnt = 0 } = result
  return [
    ...steps,
    { after: end, record: NOTHING_FOUND },
    { after: end + lateBy, record: { SentiveInfoCnt, ...result } },
  ]
}

/**
 * What a real answer says of a scan for viruses that could not connect, beside ScanStatus SCANNED and all
 * progress 100 ("TCSS API docs, DescribeAssetImageRegistryList, example").
 */
export const VIRUS_SCAN_FAILED = {
  VirusStatus: 'SCAN_ERR',
  ScanVirusError: 'ConnFailed',
  Reason: 'Connection failure',
  Solution: [
    'The scanning node failed to connect to the repository. Please go to image repository management to',
    'reconfigure the connection method and try again after',
  ].join(' '),
}

/** A scan that ends SCANNED, with all progress 100 and no other complaint than `VIRUS_SCAN_FAILED`. */
export function registryVirusScanFailing({ result, ...scan }: RegistryScan): readonly Step[] {
  return registryScan({ ...scan, result: { ...result, ...VIRUS_SCAN_FAILED } })
}

/** The steps of a scan on a node, such as `scanStuck()`, as they are for an image in a registry. */
export function onRegistry(
  steps: readonly Step[],
  kinds: readonly RegistryKind[] = REGISTRY_KINDS,
): readonly Step[] {
  return steps.map(({ after, record }) => ({ after, record: recordOf(record, kinds) }))
}

const FIELDS = {
  CVE: { status: 'CveStatus', progress: 'ScanVulProgress', error: 'ScanVulError' },
  VIRUS: { status: 'VirusStatus', progress: 'ScanVirusProgress', error: 'ScanVirusError' },
  RISK: { status: 'RiskStatus', progress: 'ScanRiskProgress', error: 'ScanRiskError' },
} as const

const NOTHING_FOUND = { VulCnt: 0, VirusCnt: 0, RiskCnt: 0, SensitiveInfoCnt: 0, SentiveInfoCnt: 0 }

function recordOf(record: WireRecord, kinds: readonly RegistryKind[]): WireRecord {
  const { Status, AgentError, ScanError, RemainScanTime, ScanTime, ...rest } = record
  const progress = kinds.map((kind) => record[FIELDS[kind].progress])
  return {
    ...rest,
    ...Object.assign({}, ...REGISTRY_KINDS.map((kind) => statusOf(kind, record, kinds.includes(kind)))),
    ...(ScanTime !== undefined && { ScanTime: registryTime }),
    ...(RemainScanTime !== undefined && { ScanRemainTime: RemainScanTime }),
    ...(progress.every((value) => typeof value === 'number') && { Progress: mean(progress) }),
  }
}

function statusOf(kind: RegistryKind, record: WireRecord, scanned: boolean): WireRecord {
  const { status, progress, error } = FIELDS[kind]
  const { ScanStatus } = record
  return {
    ...(ScanStatus !== undefined && { [status]: scanned ? ScanStatus : 'NOT_SCAN' }),
    ...(!scanned && record[progress] !== undefined && { [progress]: 0 }),
    ...(!scanned && record[error] !== undefined && { [error]: '' }),
  }
}

const mean = (values: readonly number[]): number =>
  Math.floor(values.reduce((sum, value) => sum + value, 0) / values.length)
