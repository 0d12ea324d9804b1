import { DIGEST } from './domain/image.ts'
import type { Limit, Source } from './domain/policy.ts'
import { plain, type Quote } from './text.ts'

/** The format of an input or a policy value. */
export interface ValueFormat<T> {
  /** Describes the accepted texts. Messages put it after "give". */
  readonly accepted: string
  /** Returns the value of a text, or undefined if the text is not accepted. */
  parse(text: string): T | undefined
}

export const LIMIT: ValueFormat<Limit> = {
  accepted: 'a whole number from 0 to 999999999, or off',
  parse: (text) => (text === 'off' ? 'off' : /^\d{1,9}$/.test(text) ? Number(text) : undefined),
}

/** Accepts the booleans of YAML 1.2's core schema, as @actions/core does, but neither `yes` nor `1`. */
export const BOOLEAN: ValueFormat<boolean> = {
  accepted: 'true or false',
  parse: (text) =>
    /^(true|True|TRUE)$/.test(text) ? true : /^(false|False|FALSE)$/.test(text) ? false : undefined,
}

export function oneOf<T extends string>(...words: readonly T[]): ValueFormat<T> {
  return { accepted: words.join(' or '), parse: (text) => words.find((word) => word === text) }
}

/** Returns a format that also accepts `word`. */
export function orWord<T, W extends string>(word: W, format: ValueFormat<T>): ValueFormat<T | W> {
  return {
    accepted: `${format.accepted}, or ${word}`,
    parse: (text) => (text === word ? word : format.parse(text)),
  }
}

/** Milliseconds of each unit, the largest unit first. */
const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 }

/** Returns the format of a duration. The value and its bounds are milliseconds; `bounds` describes the bounds. */
export function duration(from: number, to: number, bounds: string): ValueFormat<number> {
  return {
    accepted: `a whole number with s, m, h or d, such as 90s or 10m, ${bounds}`,
    parse: (text) => {
      const [, amount = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
      const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN)
      return milliseconds >= from && milliseconds <= to ? milliseconds : undefined
    },
  }
}

/** Writes milliseconds in the format of a setting, with the largest unit that divides them: `7d`, `36h`. */
export function writeDuration(milliseconds: number): string {
  const [unit, size] = Object.entries(UNITS).find(([, one]) => milliseconds % one === 0) ?? ['s', 1_000]
  return `${milliseconds / size}${unit}`
}

/** Phrases where a value was set, such as `policy.yml:12`. */
export function phraseSource(source: Source, quote: Quote = plain): string {
  switch (source.kind) {
    case 'default':
      return 'default'
    case 'input':
      return 'input'
    case 'policy':
      return quote(source.line === null ? source.policy : `${source.policy}:${source.line}`)
    case 'implied':
      return `implied by ${source.by}`
    default:
      return source satisfies never
  }
}

/** Accepts the maximum age of a scan, in milliseconds, or `off`. */
export const AGE: ValueFormat<number | 'off'> = orWord(
  'off',
  duration(1_000, 3650 * 86_400_000, 'from 1s to 3650d'),
)

/** Accepts the ID of a vulnerability. An ID that begins with `cve-` must be a CVE ID, and becomes upper case. */
export const VULNERABILITY_ID: ValueFormat<string> = {
  accepted: 'an ID such as CVE-2024-3094',
  parse: (text) => {
    if (/^cve-/i.test(text)) return /^cve-\d{4}-\d+$/i.test(text) ? text.toUpperCase() : undefined
    return /^[\w.:-]+$/.test(text) ? text : undefined
  },
}

/** Accepts a time zone. The value is in minutes east of UTC. */
export const ZONE: ValueFormat<number> = {
  accepted: 'an offset such as +08:00, or UTC',
  parse: (text) => {
    if (text === 'UTC' || text === 'Z') return 0
    const [, sign, hours, minutes] = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(text) ?? []
    if (sign === undefined) return undefined
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  },
}

/** Accepts any path, or `none`. Reading the file finds a wrong path. */
export const ANY_PATH: ValueFormat<string> = {
  accepted: 'the path of a file in the workspace, or none',
  parse: (text) => text,
}

/** Accepts a manifest digest, or `none`. */
export const DIGEST_OR_NONE: ValueFormat<string> = {
  accepted: '`sha256:` and 64 lower-case hexadecimal digits, or none',
  parse: (text) => (text === 'none' || DIGEST.test(text) ? text : undefined),
}

/** Parses a list; `split` divides each line into entries. Ignores `#` lines, empty entries and repeated entries. */
export function parseList(
  text: string,
  split: (line: string) => readonly string[] = (line) => line.split(','),
): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => !line.trimStart().startsWith('#'))
  const entries = lines.flatMap(split).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}
