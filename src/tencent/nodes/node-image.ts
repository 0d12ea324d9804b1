import type { Facts, Reason, ScanState } from '../../domain/facts.ts'
import { KINDS, type Kind } from '../../domain/finding.ts'
import { field, type Wire } from '../../json.ts'
import {
  brief,
  decodeCount,
  decodeDigest,
  decodeDigests,
  decodeError,
  decodeFlag,
  decodeNumber,
  decodeText,
  decodeTime,
  show,
} from '../wire/decode.ts'
import { decodeLicence, parseScanStatus, progressReason } from '../wire/scan-status.ts'

/** The fields of DescribeAssetImageDetail by kind of scan. */
const FIELDS: Readonly<Record<Kind, { readonly progress: string; readonly error: string }>> = {
  vulnerability: { progress: 'ScanVulProgress', error: 'ScanVulError' },
  virus: { progress: 'ScanVirusProgress', error: 'ScanVirusError' },
  risk: { progress: 'ScanRiskProgress', error: 'ScanRiskError' },
}

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
 * The facts in an answer of DescribeAssetImageDetail, about an image that TCSS found on a protected node. Nothing is coerced:
 * a field that is not what it should be is unknown, never zero.
 */
export function decodeNodeImage(wire: Wire, requestId: string, zone: number): Facts {
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
    diagnostics: DIAGNOSTICS.filter((name) => field(wire, name) !== undefined).map((name) => [
      name,
      show(field(wire, name)),
    ]),
    requestId,
  }
}

/**
 * A kind is complete only when the scan of the image is finished, no error concerns the kind, and its progress is 100: the
 * API reports SCANNED, too, for scans that timed out or of which the kind was no part.
 */
function scanState(wire: Wire, kind: Kind): ScanState {
  const reason =
    statusReason(wire, kind) ?? errorReason(wire, kind) ?? progressReason(wire, FIELDS[kind].progress)
  return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason }
}

/** Why the scan of the image is not finished, or null. */
function statusReason(wire: Wire, kind: Kind): Reason | null {
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
      return {
        kind: 'running',
        progress: decodeNumber(wire, FIELDS[kind].progress),
        seconds: decodeNumber(wire, 'RemainScanTime'),
        waited: 0,
      }
    case 'failed':
      return errorReason(wire, kind) ?? { kind: 'failed', words: decodeText(wire, 'Reason') ?? '' }
    case 'timed-out':
      return { kind: 'timed-out', words: ownError(wire, kind) ?? '' }
    case 'unrecognised':
      return { kind: 'unrecognised', word: typeof status === 'string' ? brief(status) : show(status ?? null) }
    default:
      return word satisfies never
  }
}

/** What went wrong with this kind in a finished scan, or null. */
function errorReason(wire: Wire, kind: Kind): Reason | null {
  const words = ownError(wire, kind)
  if (words === null) return null
  return { kind: /time.?out|timed out/i.test(words) ? 'timed-out' : 'failed', words }
}

function ownError(wire: Wire, kind: Kind): string | null {
  return (
    decodeError(wire, FIELDS[kind].error) ?? decodeError(wire, 'ScanError') ?? decodeError(wire, 'AgentError')
  )
}
