import type { Reason } from '../../domain/facts.ts'
import type { Kind } from '../../domain/finding.ts'
import { field, type JsonObject } from '../../json.ts'
import { brief, decodeNumber, expected, show } from './decode.ts'

/** The meaning of a scan status. The API has several words for most meanings. */
export type ScanStatus =
  | 'complete'
  | 'not-scanned'
  | 'queued'
  | 'running'
  | 'failed'
  | 'timed-out'
  | 'cancelled'
  | 'unrecognised'

const WORDS: Readonly<Record<string, ScanStatus>> = {
  SCANNED: 'complete',
  NOTSCAN: 'not-scanned',
  SCANNONE: 'not-scanned',
  WAITSCAN: 'queued',
  SCANNING: 'running',
  SCANERR: 'failed',
  FAILED: 'failed',
  SCANTIMEOUT: 'timed-out',
  CANCELED: 'cancelled',
  CANCELLED: 'cancelled',
  CANCELING: 'cancelled',
  SCANCANCELED: 'cancelled',
  SCANCANCELING: 'cancelled',
}

/** Parses a status, ignoring case and underscores. Only ASCII is accepted: `ſcanned` is not recognised. */
export function parseScanStatus(status: unknown): ScanStatus {
  const word = typeof status === 'string' ? status.trim() : ''
  if (!/^[A-Za-z_]+$/.test(word)) return 'unrecognised'
  const plain = word.toUpperCase().replaceAll('_', '')
  return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? 'unrecognised') : 'unrecognised'
}

export function unrecognised(status: unknown): Reason {
  return { kind: 'unrecognised', word: typeof status === 'string' ? brief(status) : show(status ?? null) }
}

/** Decodes `IsAuthorized`: 1 or 0. Returns null for any other value, such as the 12 in an example of the docs. */
export function decodeLicence(wire: JsonObject): boolean | null {
  const value = field(wire, 'IsAuthorized')
  return value === 1 ? true : value === 0 ? false : null
}

/** The fields of each kind of scan that both inventories have: the progress in percent, and the error. */
export const SCAN_FIELDS: Readonly<Record<Kind, { readonly progress: string; readonly error: string }>> = {
  vulnerability: { progress: 'ScanVulProgress', error: 'ScanVulError' },
  virus: { progress: 'ScanVirusProgress', error: 'ScanVirusError' },
  risk: { progress: 'ScanRiskProgress', error: 'ScanRiskError' },
}

/** Decodes the state of a running scan. `remaining` is the name of the field with the remaining seconds. */
export function decodeRunning(wire: JsonObject, kind: Kind, remaining: string): Reason {
  const progress = decodeNumber(wire, SCAN_FIELDS[kind].progress)
  return { kind: 'running', progress, seconds: decodeNumber(wire, remaining), waited: 0 }
}

/** Returns the reason why a finished scan is not complete, from its progress in percent; null for 100. */
export function progressReason(wire: JsonObject, kind: Kind): Reason | null {
  const { progress: name } = SCAN_FIELDS[kind]
  const progress = field(wire, name)
  if (progress === 100) return null
  if (typeof progress === 'number' && Number.isInteger(progress) && progress >= 0 && progress < 100)
    return { kind: 'partial', progress }
  return { kind: 'malformed', detail: expected(name, 'a whole number from 0 to 100', progress) }
}
