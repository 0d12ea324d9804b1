import { type Known, known, unknown } from '../../domain/facts.ts'
import { DIGEST } from '../../domain/image.ts'
import { field, type JsonObject } from '../../json.ts'
import { cut } from '../../text.ts'
import { parseTime } from './time.ts'

/** The maximum length of a text that is kept, in UTF-16 units. */
const TEXT_LIMIT = 4096
/** The maximum length of a list of digests. */
const LIST_LIMIT = 1000

/** Decodes a total: a safe integer that is not negative. Any other value is unknown and is never converted. */
export function decodeCount(wire: JsonObject, name: string): Known<number> {
  const value = field(wire, name)
  if (isCount(value)) return known(value)
  return unknown({ kind: 'malformed', detail: expected(name, 'a whole number', value) })
}

/** Decodes true or false. Any other value is unknown. */
export function decodeFlag(wire: JsonObject, name: string): Known<boolean> {
  const value = field(wire, name)
  if (typeof value === 'boolean') return known(value)
  return unknown({ kind: 'malformed', detail: expected(name, 'true or false', value) })
}

/** Decodes a number for display; null for any other value. */
export function decodeNumber(wire: JsonObject, name: string): number | null {
  const value = field(wire, name)
  return isCount(value) ? value : null
}

/** Decodes a text for display, trimmed and cut; null for an empty text and any other value. */
export function decodeText(wire: JsonObject, name: string): string | null {
  const value = field(wire, name)
  return typeof value === 'string' && value.trim() !== '' ? brief(value) : null
}

/** Decodes a digest in OCI's form; null for any other value. */
export function decodeDigest(wire: JsonObject, name: string): string | null {
  const text = decodeText(wire, name) ?? ''
  return DIGEST.test(text) ? text : null
}

/** Decodes a time; null for any other value. `zone` is the zone of a time without a zone, in minutes east of UTC. */
export function decodeTime(wire: JsonObject, name: string, zone: number): Date | null {
  const text = decodeText(wire, name)
  return text === null ? null : parseTime(text, zone)
}

/** Decodes the digests among the first thousand entries of a list of digests or references (`repository@sha256:…`). */
export function decodeDigests(wire: JsonObject, name: string): readonly string[] {
  const list = field(wire, name)
  if (!Array.isArray(list)) return []
  return list.slice(0, LIST_LIMIT).flatMap((entry: unknown) => {
    const digest = typeof entry === 'string' ? entry.slice(entry.lastIndexOf('@') + 1) : ''
    return DIGEST.test(digest) ? [copy(digest)] : []
  })
}

/** Decodes the text of an error. Absent, null, empty, `No Error` and `success` mean no error (TCSS API examples). */
export function decodeError(wire: JsonObject, name: string): string | null {
  const value = field(wire, name)
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') return show(value)
  // Without the flag `u`, the flag `i` never equates another letter with an ASCII letter, so `ſucceſſ` remains an error.
  return /^(|no error|success)$/i.test(value.trim()) ? null : brief(value)
}

/** Returns the name and the JSON of each field that is present, for display. */
export function decodeDiagnostics(
  wire: JsonObject,
  names: readonly string[],
): readonly (readonly [name: string, text: string])[] {
  return names
    .filter((name) => field(wire, name) !== undefined)
    .map((name) => [name, show(field(wire, name))])
}

/** Phrases the expected and the actual content of a field of the response. */
export function expected(name: string, what: string, value: unknown): string {
  return `$.Response.${name}: expected ${what}, got ${value === undefined ? 'nothing' : show(value)}`
}

/** Returns a value as JSON, short enough for a sentence. */
export function show(value: unknown): string {
  return copy(cut(`${JSON.stringify(value)}`, 61))
}

export function brief(text: string): string {
  return copy(cut(text.trim(), TEXT_LIMIT))
}

/** Copies a text, because a slice keeps the whole original text in memory. */
function copy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
