import type { Reason } from '../../domain/facts.ts'
import { field, type Wire } from '../../json.ts'
import { expected } from './decode.ts'

/** What a word for the state of a scan means; the API has several for most of them. */
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

/** Words of the API are compared without case and underscores, and only where they are plain ASCII: `ſcanned` is no word of its. */
export function parseScanStatus(status: unknown): ScanStatus {
  const word = typeof status === 'string' ? status.trim() : ''
  if (!/^[A-Za-z_]+$/.test(word)) return 'unrecognised'
  const plain = word.toUpperCase().replaceAll('_', '')
  return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? 'unrecognised') : 'unrecognised'
}

/** `IsAuthorized` is 1 or 0; an example of the docs has 12, which says nothing. */
export function decodeLicence(wire: Wire): boolean | null {
  const value = field(wire, 'IsAuthorized')
  return value === 1 ? true : value === 0 ? false : null
}

/** Why a scan that is said to be finished is not, by its progress in percent; null where it is. */
export function progressReason(wire: Wire, name: string): Reason | null {
  const progress = field(wire, name)
  if (progress === 100) return null
  if (typeof progress === 'number' && Number.isInteger(progress) && progress >= 0 && progress < 100)
    return { kind: 'partial', progress }
  return { kind: 'malformed', detail: expected(name, 'a whole number from 0 to 100', progress) }
}
