import { type Known, known, unknown } from '../../domain/facts.ts'
import { DIGEST } from '../../domain/image.ts'
import { field, type Wire } from '../../json.ts'
import { cut } from '../../text.ts'
import { parseTime } from './time.ts'

/** What is kept of a text, in UTF-16 units, and of a list: an answer may have megabytes of either. */
const LONGEST_TEXT = 4096
const LONGEST_LIST = 1000

/** A total: a number, a safe integer and not negative. Anything else is unknown and says so; nothing is coerced. */
export function decodeCount(wire: Wire, name: string): Known<number> {
  const value = field(wire, name)
  if (isCount(value)) return known(value)
  return unknown({ kind: 'malformed', detail: expected(name, 'a whole number', value) })
}

/** True or false, and nothing that only looks like it. */
export function decodeFlag(wire: Wire, name: string): Known<boolean> {
  const value = field(wire, name)
  if (typeof value === 'boolean') return known(value)
  return unknown({ kind: 'malformed', detail: expected(name, 'true or false', value) })
}

/** A number for display; null unless it is well-formed. */
export function decodeNumber(wire: Wire, name: string): number | null {
  const value = field(wire, name)
  return isCount(value) ? value : null
}

/** A text for display, trimmed and cut; null unless it is one and says something. */
export function decodeText(wire: Wire, name: string): string | null {
  const value = field(wire, name)
  return typeof value === 'string' && value.trim() !== '' ? brief(value) : null
}

/** A digest in OCI's form; null for anything else. */
export function decodeDigest(wire: Wire, name: string): string | null {
  const text = decodeText(wire, name) ?? ''
  return DIGEST.test(text) ? text : null
}

/** A time in any of the API's forms, in `zone` (minutes east of UTC) where it names none; null for anything else. */
export function decodeTime(wire: Wire, name: string, zone: number): Date | null {
  const text = decodeText(wire, name)
  return text === null ? null : parseTime(text, zone)
}

/**
 * The digests in a list of digests or references (`repository@sha256:…`); whatever else is in it does not count, nor what
 * stands beyond its thousandth entry.
 */
export function decodeDigests(wire: Wire, name: string): readonly string[] {
  const list = field(wire, name)
  if (!Array.isArray(list)) return []
  return list.slice(0, LONGEST_LIST).flatMap((entry: unknown) => {
    const digest = typeof entry === 'string' ? entry.slice(entry.lastIndexOf('@') + 1) : ''
    return DIGEST.test(digest) ? [copy(digest)] : []
  })
}

/** The words of an error, cut, or null for none: absent, null, blank, `No Error` and `success` (TCSS API examples). */
export function decodeError(wire: Wire, name: string): string | null {
  const value = field(wire, name)
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') return show(value)
  // Without the flag u, i folds no letter beyond ASCII into one within: `ſucceſſ` stays an error.
  return /^(|no error|success)$/i.test(value.trim()) ? null : brief(value)
}

/** What was expected at a place of the answer, and what stood there. */
export function expected(name: string, what: string, value: unknown): string {
  return `$.Response.${name}: expected ${what}, got ${value === undefined ? 'nothing' : show(value)}`
}

/** A value as JSON, short enough for a sentence. */
export function show(value: unknown): string {
  return copy(cut(`${JSON.stringify(value)}`, 61))
}

/** A text without the blanks around it, and no longer than what is kept of one. */
export function brief(text: string): string {
  return copy(cut(text.trim(), LONGEST_TEXT))
}

/** The same text in memory of its own: a slice would keep all of the text that it was taken from. */
function copy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
