import { describe, expect, test } from '@jest/globals'
import { expectMistakes } from './reading.ts'
import { schemaErrors } from './valid.ts'

/** A title, a policy, and every mistake of it: place, blank, words. */
export type Row = readonly [title: string, text: string, ...mistakes: readonly string[]]

export const TOP =
  'there are version, limits, require-trusted, only-fixable, incomplete-scan, max-scan-age, mode, deny'
export const LIMITS =
  'there are critical, high, medium, low, vulnerabilities, exploitable, risks, viruses, sensitive-info'
export const LIMIT = 'is not accepted; give a whole number from 0 to 999999999, or off'
export const DAY = 'is not accepted; give a day that exists, such as 2026-12-31'
export const MOMENT = 'is not accepted; give a time with its zone, such as 2026-11-20T16:00:00Z'
export const ID = 'is not accepted; give an ID such as CVE-2024-3094'
export const GLOB =
  'is not accepted; give the name of an image, in which * stands for anything but /, and ** is nothing'
export const AGE = 'is not accepted; give a whole number with s, m, h or d'
export const EMPTY = '1:1 it is empty; it begins with version: 1'
export const KEYS = 'is not accepted; give the keys version, limits'
export const DEEP = 'it is nested too deeply'
export const ANCHOR = 'an anchor is not accepted; write the value where it is needed'
export const ALIAS = 'an alias is not accepted; write the value out, a text that begins with * in quotes'
export const TAG = 'a tag such as !!str is not accepted'
export const DIRECTIVE = 'a directive such as %YAML is not accepted'

/** One exception with these lines more or other ones, which begin at column 5. */
export function exception(...lines: readonly string[]): string {
  const given = ['id: CVE-2024-1', 'until: 2026-12-31', 'reason: not reachable']
  const keys = given.filter((one) => !lines.some((line) => line.split(':')[0] === one.split(':')[0]))
  return `version: 1\nexceptions:\n  - ${[...lines, ...keys].join('\n    ')}\n`
}

export const limit = (value: string): string => `version: 1\nlimits: { high: ${value} }\n`
export const since = (value: string): string => `version: 1\ndeny: [{ id: CVE-2024-1, since: ${value} }]\n`
export const deny = (value: string): string => `version: 1\ndeny:\n  - ${value}\n`

/** What the JSON Schema says of the policies of a table: nothing, or no to all but those of these titles, which it cannot tell. */
type Seen = { readonly but: readonly string[] } | null

export function table(title: string, rows: readonly Row[], seen: Seen = null): void {
  describe(title, () => {
    test.each(rows.map(([name, text, ...wanted]) => ({ name, text, wanted })))(
      '$name',
      ({ name, text, wanted }) => {
        expectMistakes(text, wanted)
        if (seen !== null) expect([name, isValid(text)]).toEqual([name, seen.but.includes(name)])
      },
    )
  })
}

function isValid(text: string): boolean {
  return schemaErrors(text).length === 0
}
