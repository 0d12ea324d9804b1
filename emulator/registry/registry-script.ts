import type { WireRecord } from '../api/protocol.ts'
import { type Scan, scanRunning } from '../world/script.ts'
import type { Step } from '../world/world.ts'
import { type RegistryImage, registryTime } from './registry.ts'

/** A scan of an image in a registry that runs to its end. All times are in milliseconds, as in `Scan`. */
export interface RegistryScan extends Omit<Scan, 'result'> {
  /** The fields that the scan sets; a missing count is 0. Without a result, all counts stay unchanged. */
  readonly result?: Partial<RegistryImage>
}

/** Works like `scanRunning` for an image in a registry. `Progress` is the mean of the three kinds. */
export function registryScan({ result, lateBy = 0, ...scan }: RegistryScan): readonly Step[] {
  const end = (scan.queued ?? 0) + scan.takes
  const steps = onRegistry(scanRunning(scan))
  if (result === undefined) return steps
  const { SensitiveInfoCnt: SentiveInfoCnt = 0 } = result
  return [
    ...steps,
    { after: end, record: NOTHING_FOUND },
    { after: end + lateBy, record: { SentiveInfoCnt, ...result } },
  ]
}

/**
 * The fields of a real answer about a virus scan that could not connect, although ScanStatus is SCANNED and all progress is 100
 * ("TCSS API docs, DescribeAssetImageRegistryList, example").
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

/** Makes the steps of a scan that ends SCANNED, with all progress 100, and `VIRUS_SCAN_FAILED`. */
export function registryVirusScanFailing({ result, ...scan }: RegistryScan): readonly Step[] {
  return registryScan({ ...scan, result: { ...result, ...VIRUS_SCAN_FAILED } })
}

/** Rewrites the steps of a scan on a node, such as `scanStuck()`, for an image in a registry. */
export function onRegistry(steps: readonly Step[]): readonly Step[] {
  return steps.map(({ after, record }) => ({ after, record: registryRecord(record) }))
}

const NOTHING_FOUND = { VulCnt: 0, VirusCnt: 0, RiskCnt: 0, SensitiveInfoCnt: 0, SentiveInfoCnt: 0 }

function registryRecord(record: WireRecord): WireRecord {
  const { Status, AgentError, ScanError, RemainScanTime, ScanTime, ...rest } = record
  const { ScanStatus } = record
  const progress = [record['ScanVulProgress'], record['ScanVirusProgress'], record['ScanRiskProgress']]
  return {
    ...rest,
    ...(ScanStatus !== undefined && {
      CveStatus: ScanStatus,
      VirusStatus: ScanStatus,
      RiskStatus: ScanStatus,
    }),
    ...(ScanTime !== undefined && { ScanTime: registryTime }),
    ...(RemainScanTime !== undefined && { ScanRemainTime: RemainScanTime }),
    ...(progress.every((value) => typeof value === 'number') && { Progress: mean(progress) }),
  }
}

const mean = (values: readonly number[]): number =>
  Math.floor(values.reduce((sum, value) => sum + value, 0) / values.length)
