import type { Facts, Known, Reason, ScanState } from '../../domain/facts.ts'
import { KINDS, type Kind } from '../../domain/finding.ts'
import { field, type Wire } from '../../json.ts'
import { recordOf } from '../../records.ts'
import {
  brief,
  decodeCount,
  decodeDigest,
  decodeError,
  decodeNumber,
  decodeText,
  decodeTime,
  show,
} from '../wire/decode.ts'
import { decodeLicence, parseScanStatus, progressReason } from '../wire/scan-status.ts'

/** The fields of DescribeAssetImageRegistryDetail by kind of scan. */
const FIELDS: Readonly<
  Record<Kind, { readonly status: string; readonly progress: string; readonly error: string }>
> = {
  vulnerability: { status: 'CveStatus', progress: 'ScanVulProgress', error: 'ScanVulError' },
  virus: { status: 'VirusStatus', progress: 'ScanVirusProgress', error: 'ScanVirusError' },
  risk: { status: 'RiskStatus', progress: 'ScanRiskProgress', error: 'ScanRiskError' },
}

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

/** What the answer itself does not say. */
export interface DecodeContext {
  readonly requestId: string
  /** Zone of times that carry none, in minutes east of UTC. */
  readonly zone: number
  /** Only a row of the list has the flag. */
  readonly trusted: Known<boolean>
}

/**
 * The facts in an answer of DescribeAssetImageRegistryDetail, about an image in a connected registry. Each kind of scan has a
 * status of its own: that and its progress decide, and an error text beside a finished status is a note.
 */
export function decodeRegistryImage(wire: Wire, { requestId, zone, trusted }: DecodeContext): Facts {
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
      // Its older name, misspelt, stands in only where the newer one is missing.
      sensitiveInfo: decodeCount(
        wire,
        field(wire, 'SensitiveInfoCnt') === undefined ? 'SentiveInfoCnt' : 'SensitiveInfoCnt',
      ),
    },
    vulnerabilities: null,
    notes: KINDS.flatMap((kind) => {
      const words = scans[kind].kind === 'complete' ? decodeError(wire, FIELDS[kind].error) : null
      return words === null ? [] : [{ scan: kind, words }]
    }),
    diagnostics: DIAGNOSTICS.filter((name) => field(wire, name) !== undefined).map((name) => [
      name,
      show(field(wire, name)),
    ]),
    requestId,
  }
}

/** `host/namespace/name:tag`. */
function nameOf(wire: Wire): string | null {
  const [address, tag] = [decodeText(wire, 'ImageRepoAddress'), decodeText(wire, 'ImageTag')]
  return address === null ? null : `${address}${tag === null ? '' : `:${tag}`}`
}

function scanState(wire: Wire, kind: Kind): ScanState {
  const reason = statusReason(wire, kind) ?? progressReason(wire, FIELDS[kind].progress)
  return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason }
}

/** Why the scan of a kind is not finished, or null: its own status says so, unless another scan of the image is under way. */
function statusReason(wire: Wire, kind: Kind): Reason | null {
  const status = field(wire, FIELDS[kind].status)
  const word = parseScanStatus(status)
  const overall = parseScanStatus(field(wire, 'ScanStatus'))
  if (overall === 'running' || word === 'running') return running(wire, kind)
  if (overall === 'queued' || word === 'queued') return { kind: 'queued', waited: 0 }
  if (word === 'complete') return null
  const words = decodeError(wire, FIELDS[kind].error) ?? decodeText(wire, 'Reason') ?? ''
  const finished = overall === 'complete' || overall === 'failed'
  const unlicensed = !finished && decodeLicence(wire) === false
  switch (word) {
    case 'not-scanned':
      // It stayed behind where others were scanned, so it was no part of the scan.
      return finished ? { kind: 'partial', progress: 0 } : { kind: unlicensed ? 'unlicensed' : 'not-scanned' }
    case 'failed':
      return { kind: 'failed', words }
    case 'timed-out':
      return { kind: 'timed-out', words }
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'unrecognised':
      if (unlicensed) return { kind: 'unlicensed' }
      return { kind: 'unrecognised', word: typeof status === 'string' ? brief(status) : show(status ?? null) }
    default:
      return word satisfies never
  }
}

function running(wire: Wire, kind: Kind): Reason {
  return {
    kind: 'running',
    progress: decodeNumber(wire, FIELDS[kind].progress),
    seconds: decodeNumber(wire, 'ScanRemainTime'),
    waited: 0,
  }
}
