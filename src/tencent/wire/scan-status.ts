import type { Reason } from '../../domain/facts.ts'
import { field, type JsonObject } from '../../json.ts'
import { brief, decodeNumber, expected, show } from './decode.ts'

/** The meaning of a status of the API, which has several words for most of them. */
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

/** Decodes `IsAuthorized`: 1 or 0. Null for anything else, such as the 12 in an example of the docs. */
export function decodeLicence(wire: JsonObject): boolean | null {
  const value = field(wire, 'IsAuthorized')
  return value === 1 ? true : value === 0 ? false : null
}

/** Decodes a running scan from two fields: its progress in percent and its remaining seconds. */
export function decodeRunning(wire: JsonObject, progress: string, seconds: string): Reason {
  return {
    kind: 'running',
    progress: decodeNumber(wire, progress),
    seconds: decodeNumber(wire, seconds),
    waited: 0,
  }
}

/** Decodes the progress of a finished scan in percent: null for 100, otherwise why the scan is not complete. */
export function progressReason(wire: JsonObject, name: string): Reason | null {
  const progress = field(wire, name)
  if (progress === 100) return null
  if (typeof progress === 'number' && Number.isInteger(progress) && progress >= 0 && progress < 100)
    return { kind: 'partial', progress }
  return { kind: 'malformed', detail: expected(name, 'a whole number from 0 to 100', progress) }
}
