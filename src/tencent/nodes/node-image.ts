import type { Facts, Reason, ScanState } from '../../domain/facts.ts'
import { KINDS, type Kind } from '../../domain/finding.ts'
import { field, type JsonObject } from '../../json.ts'
import { recordOf } from '../../records.ts'
import {
  decodeCount,
  decodeDiagnostics,
  decodeDigest,
  decodeDigests,
  decodeError,
  decodeFlag,
  decodeNumber,
  decodeText,
  decodeTime,
} from '../wire/decode.ts'
import {
  decodeLicence,
  decodeRunning,
  parseScanStatus,
  progressReason,
  SCAN_FIELDS,
  unrecognised,
} from '../wire/scan-status.ts'

/** The fields that reports show unchanged. */
const DIAGNOSTICS = [
  'ScanStatus',
  'Status',
  'IsAuthorized',
  'AgentError',
  'ScanError',
  'ScanVulProgress',
  'ScanVulError',
  'ScanVirusProgress',
  'ScanVirusError',
  'ScanRiskProgress',
  'ScanRiskError',
  'RemainScanTime',
  'ScanTime',
  'Reason',
  'Solution',
] as const

/**
 * Decodes a response of DescribeAssetImageDetail, about an image on a protected node. A malformed field is unknown, never zero.
 * `zone` is the time zone of times without one, in minutes east of UTC.
 */
export function decodeNodeImage(wire: JsonObject, requestId: string, zone: number): Facts {
  return {
    imageId: decodeText(wire, 'ImageID') ?? '',
    name: decodeText(wire, 'ImageName'),
    digest: decodeDigest(wire, 'ImageDigest'),
    repoDigests: decodeDigests(wire, 'RepoDigests'),
    os: decodeText(wire, 'OsName'),
    architecture: decodeText(wire, 'Architecture'),
    size: decodeNumber(wire, 'Size'),
    createdAt: decodeTime(wire, 'CreateTime', zone),
    containers: decodeNumber(wire, 'ContainerCnt'),
    hosts: decodeNumber(wire, 'HostCnt'),
    trusted: decodeFlag(wire, 'IsTrustImage'),
    licensed: decodeLicence(wire),
    scannedAt: decodeTime(wire, 'ScanTime', zone),
    scanStatus: decodeText(wire, 'ScanStatus'),
    scans: recordOf(KINDS, (kind) => scanState(wire, kind)),
    counts: {
      vulnerabilities: decodeCount(wire, 'VulCnt'),
      viruses: decodeCount(wire, 'VirusCnt'),
      risks: decodeCount(wire, 'RiskCnt'),
      sensitiveInfo: decodeCount(wire, 'SensitiveInfoCnt'),
    },
    vulnerabilities: null,
    notes: [],
    diagnostics: decodeDiagnostics(wire, DIAGNOSTICS),
    requestId,
  }
}

/**
 * Decodes the scan of a kind. A complete scan is finished, has no error and has the progress 100. The API also reports SCANNED
 * for a scan that timed out or skipped the kind.
 */
function scanState(wire: JsonObject, kind: Kind): ScanState {
  const reason = statusReason(wire, kind) ?? errorReason(wire, kind) ?? progressReason(wire, kind)
  return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason }
}

/** Returns the reason why the scan of the image is not finished; null for a finished scan. */
function statusReason(wire: JsonObject, kind: Kind): Reason | null {
  const status = field(wire, 'ScanStatus')
  const word = parseScanStatus(status)
  if (word === 'complete') return null
  if (decodeLicence(wire) === false) return { kind: 'unlicensed' }
  switch (word) {
    case 'not-scanned':
    case 'cancelled':
      return { kind: word }
    case 'queued':
      return { kind: 'queued', waited: 0 }
    case 'running':
      return decodeRunning(wire, kind, 'RemainScanTime')
    case 'failed':
      return errorReason(wire, kind) ?? { kind: 'failed', words: decodeText(wire, 'Reason') ?? '' }
    case 'timed-out':
      return { kind: 'timed-out', words: decodeKindError(wire, kind) ?? '' }
    case 'unrecognised':
      return unrecognised(status)
    default:
      return word satisfies never
  }
}

/** Returns the reason why a finished scan has no result for a kind; null if there is no error. */
function errorReason(wire: JsonObject, kind: Kind): Reason | null {
  const words = decodeKindError(wire, kind)
  if (words === null) return null
  return { kind: /time.?out|timed out/i.test(words) ? 'timed-out' : 'failed', words }
}

function decodeKindError(wire: JsonObject, kind: Kind): string | null {
  return (
    decodeError(wire, SCAN_FIELDS[kind].error) ??
    decodeError(wire, 'ScanError') ??
    decodeError(wire, 'AgentError')
  )
}
