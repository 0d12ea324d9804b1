import type { Facts, Known, Reason, ScanState } from '../../domain/facts.ts'
import { KINDS, type Kind } from '../../domain/finding.ts'
import { field, type JsonObject } from '../../json.ts'
import { recordOf } from '../../records.ts'
import {
  decodeCount,
  decodeDiagnostics,
  decodeDigest,
  decodeError,
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

/** The field with the status of each kind of scan. */
const STATUS = { vulnerability: 'CveStatus', virus: 'VirusStatus', risk: 'RiskStatus' } as const

/** The fields that reports show unchanged. */
const DIAGNOSTICS = [
  'ScanStatus',
  'CveStatus',
  'VirusStatus',
  'RiskStatus',
  'Progress',
  'ScanVulProgress',
  'ScanVirusProgress',
  'ScanRiskProgress',
  'ScanVulError',
  'ScanVirusError',
  'ScanRiskError',
  'ScanRemainTime',
  'ScanTime',
  'IsAuthorized',
  'Reason',
  'Solution',
] as const

/** The values for decoding that the response does not contain. */
export interface RegistryImageContext {
  readonly requestId: string
  /** The time zone of API times that have no zone, in minutes east of UTC. */
  readonly zone: number
  /** The trust flag from the row of the list. */
  readonly trusted: Known<boolean>
}

/**
 * Decodes a response of DescribeAssetImageRegistryDetail, about an image in a connected registry. A scan is complete by the
 * status and progress of its kind; an error text beside a finished status becomes a note.
 */
export function decodeRegistryImage(
  wire: JsonObject,
  { requestId, zone, trusted }: RegistryImageContext,
): Facts {
  const scans = recordOf(KINDS, (kind) => scanState(wire, kind))
  return {
    imageId: decodeText(wire, 'ImageId') ?? '',
    name: nameOf(wire),
    digest: decodeDigest(wire, 'ImageDigest'),
    repoDigests: [],
    os: decodeText(wire, 'OsName'),
    architecture: null,
    size: decodeNumber(wire, 'ImageSize'),
    createdAt: decodeTime(wire, 'ImageCreateTime', zone),
    containers: null,
    hosts: null,
    trusted,
    licensed: decodeLicence(wire),
    scannedAt: decodeTime(wire, 'ScanTime', zone),
    scanStatus: decodeText(wire, 'ScanStatus'),
    scans,
    counts: {
      vulnerabilities: decodeCount(wire, 'VulCnt'),
      viruses: decodeCount(wire, 'VirusCnt'),
      risks: decodeCount(wire, 'RiskCnt'),
      // The older, misspelt field is used only if the newer field is absent.
      sensitiveInfo: decodeCount(
        wire,
        field(wire, 'SensitiveInfoCnt') === undefined ? 'SentiveInfoCnt' : 'SensitiveInfoCnt',
      ),
    },
    vulnerabilities: null,
    notes: KINDS.flatMap((kind) => {
      const words = scans[kind].kind === 'complete' ? decodeError(wire, SCAN_FIELDS[kind].error) : null
      return words === null ? [] : [{ scan: kind, words }]
    }),
    diagnostics: decodeDiagnostics(wire, DIAGNOSTICS),
    requestId,
  }
}

/** Returns the name of the image, `host/namespace/name:tag`. */
function nameOf(wire: JsonObject): string | null {
  const [address, tag] = [decodeText(wire, 'ImageRepoAddress'), decodeText(wire, 'ImageTag')]
  return address === null ? null : `${address}${tag === null ? '' : `:${tag}`}`
}

function scanState(wire: JsonObject, kind: Kind): ScanState {
  const reason = statusReason(wire, kind) ?? progressReason(wire, kind)
  return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason }
}

/**
 * Returns the reason why the scan of a kind is not finished. Returns null for a finished scan, unless another scan is running.
 */
function statusReason(wire: JsonObject, kind: Kind): Reason | null {
  const status = field(wire, STATUS[kind])
  const word = parseScanStatus(status)
  const overall = parseScanStatus(field(wire, 'ScanStatus'))
  if (overall === 'running' || word === 'running') return decodeRunning(wire, kind, 'ScanRemainTime')
  if (overall === 'queued' || word === 'queued') return { kind: 'queued', waited: 0 }
  if (word === 'complete') return null
  const words = decodeError(wire, SCAN_FIELDS[kind].error) ?? decodeText(wire, 'Reason') ?? ''
  const finished = overall === 'complete' || overall === 'failed'
  const unlicensed = !finished && decodeLicence(wire) === false
  switch (word) {
    case 'not-scanned':
      // The scan finished other kinds, so the scan skipped this kind.
      return finished ? { kind: 'partial', progress: 0 } : { kind: unlicensed ? 'unlicensed' : 'not-scanned' }
    case 'failed':
      return { kind: 'failed', words }
    case 'timed-out':
      return { kind: 'timed-out', words }
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'unrecognised':
      if (unlicensed) return { kind: 'unlicensed' }
      return unrecognised(status)
    default:
      return word satisfies never
  }
}
