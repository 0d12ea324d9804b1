import { describe, expect, test } from '@jest/globals'
import { expectMistakes, schemaErrors } from './reading.ts'

/** A title, a policy, and all its mistakes as `line:column message`. */
export type Row = readonly [title: string, text: string, ...mistakes: readonly string[]]

export const TOP =
  'allowed: version, limits, require-trusted, only-fixable, incomplete-scan, max-scan-age, mode, deny'
export const LIMITS =
  'allowed: critical, high, medium, low, vulnerabilities, exploitable, risks, viruses, sensitive-info'
export const LIMIT = 'is not accepted; give a whole number from 0 to 999999999, or off'
export const DAY = 'is not accepted; give an existing date, such as 2026-12-31'
export const MOMENT = 'is not accepted; give a time with its time zone, such as 2026-11-20T16:00:00Z'
export const ID = 'is not accepted; give an ID such as CVE-2024-3094'
export const GLOB =
  'is not accepted; give the name of an image, in which * matches anything but /, and ** is not supported'
export const AGE = 'is not accepted; give a whole number with s, m, h or d'
export const EMPTY = '1:1 it is empty; a policy begins with version: 1'
export const KEYS = 'is not accepted; give the keys version, limits'
export const DEEP = 'it is nested too deeply'
export const ANCHOR = 'anchors are not supported; repeat the value'
export const ALIAS = 'aliases are not supported; repeat the value, and quote a text that begins with *'
export const TAG = 'tags such as !!str are not supported'
export const DIRECTIVE = 'directives such as %YAML are not supported'

/** Returns a policy with one exception, with more or other lines, which begin at column 5. */
export function exception(...lines: readonly string[]): string {
  const sound = ['id: CVE-2024-1', 'until: 2026-12-31', 'reason: not reachable']
  const others = sound.filter((one) => !lines.some((line) => line.split(':')[0] === one.split(':')[0]))
  return `version: 1\nexceptions:\n  - ${[...lines, ...others].join('\n    ')}\n`
}

export const limit = (value: string): string => `version: 1\nlimits: { high: ${value} }\n`
export const since = (value: string): string => `version: 1\ndeny: [{ id: CVE-2024-1, since: ${value} }]\n`
export const deny = (value: string): string => `version: 1\ndeny:\n  - ${value}\n`

/** Whether the JSON Schema refuses the policies of a table: unknown, or all except those with these titles. */
type SchemaRefuses = { readonly except: readonly string[] } | null

export function table(title: string, rows: readonly Row[], refuses: SchemaRefuses = null): void {
  describe(title, () => {
    test.each(rows.map(([name, text, ...wanted]) => ({ name, text, wanted })))(
      '$name is refused',
      ({ name, text, wanted }) => {
        expectMistakes(text, wanted)
        if (refuses !== null) expect([name, isValid(text)]).toEqual([name, refuses.except.includes(name)])
      },
    )
  })
}

function isValid(text: string): boolean {
  return schemaErrors(text).length === 0
}
