import type { Limit } from './policy.ts'

/** A form of text that is accepted: `parse` gives undefined for anything else, `accepted` says what it takes. */
export interface Form<T> {
  readonly accepted: string
  parse(text: string): T | undefined
}

export const LIMIT: Form<Limit> = {
  accepted: 'a whole number from 0 to 999999999, or off',
  parse: (text) => (text === 'off' ? 'off' : /^\d{1,9}$/.test(text) ? Number(text) : undefined),
}

/** The words for truth of YAML 1.2's core schema, as @actions/core takes them: `yes` and `1` are typing mistakes. */
export const BOOLEAN: Form<boolean> = {
  accepted: 'true or false',
  parse: (text) =>
    /^(true|True|TRUE)$/.test(text) ? true : /^(false|False|FALSE)$/.test(text) ? false : undefined,
}

export function oneOf<T extends string>(...words: readonly T[]): Form<T> {
  return { accepted: words.join(' or '), parse: (text) => words.find((word) => word === text) }
}

/** One entry a line or between commas; blank entries and lines that start with `#` do not count; repeated ones count once. */
export function parseList(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => !line.trimStart().startsWith('#'))
  const entries = lines.flatMap((line) => line.split(',')).map((entry) => entry.trim())
  return [...new Set(entries.filter((entry) => entry !== ''))]
}
