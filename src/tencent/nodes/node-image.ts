import type { Facts, Reason, ScanState } from '../../domain/facts.ts'
import { KINDS, type Kind } from '../../domain/finding.ts'
import { field, type JsonObject } from '../../json.ts'
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
  unrecognised,
} from '../wire/scan-status.ts'

/** The fields of DescribeAssetImageDetail by kind of scan. */
const FIELDS: Readonly<Record<Kind, { readonly progress: string; readonly error: string }>> = {
  vulnerability: { progress: 'ScanVulProgress', error: 'ScanVulError' },
  virus: { progress: 'ScanVirusProgress', error: 'ScanVirusError' },
  risk: { progress: 'ScanRiskProgress', error: 'ScanRiskError' },
}

/** The fields that reports show as they are. */
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
 * `zone` is that of times without one, in minutes east of UTC.
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
    scans: Object.fromEntries(KINDS.map((kind) => [kind, scanState(wire, kind)])) as Facts['scans'],
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
 * Decodes the scan of a kind: complete when the scan of the image is finished, no error concerns the kind, and its progress is
 * 100. The API reports SCANNED also for scans that timed out or left the kind out.
 */
function scanState(wire: JsonObject, kind: Kind): ScanState {
  const reason =
    statusReason(wire, kind) ?? errorReason(wire, kind) ?? progressReason(wire, FIELDS[kind].progress)
  return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason }
}

/** Decodes why the scan of the image is not finished; null when it is. */
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
      return decodeRunning(wire, FIELDS[kind].progress, 'RemainScanTime')
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

/** Decodes the error of a kind in a finished scan; null for none. */
function errorReason(wire: JsonObject, kind: Kind): Reason | null {
  const words = decodeKindError(wire, kind)
  if (words === null) return null
  return { kind: /time.?out|timed out/i.test(words) ? 'timed-out' : 'failed', words }
}

function decodeKindError(wire: JsonObject, kind: Kind): string | null {
  return (
    decodeError(wire, FIELDS[kind].error) ?? decodeError(wire, 'ScanError') ?? decodeError(wire, 'AgentError')
  )
}
