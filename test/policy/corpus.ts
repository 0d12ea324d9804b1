import { describe, expect, test } from '@jest/globals'
import { expectMistakes, schemaErrors } from './reading.ts'

/** Words for what is wrong in a policy, the policy, and all its mistakes as `line:column message`. */
export type Row = readonly [name: string, text: string, ...mistakes: readonly string[]]

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
export const LIST = 'is not accepted; give a list'
export const MODE = 'is not accepted; give enforce or warn'
export const ONE = 'is not accepted; give 1'
export const REASON = 'is not accepted; give a reason of'
export const LIMIT_KEYS = 'is not accepted; give the keys critical, high'
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
  return policy(`exceptions:\n  - ${[...lines, ...others].join('\n    ')}`)
}

/** Returns a policy of version 1 with these lines, which begin at line 2. */
export const policy = (lines: string): string => `version: 1\n${lines}\n`
export const limit = (value: string): string => policy(`limits: { high: ${value} }`)
export const since = (value: string): string => policy(`deny: [{ id: CVE-2024-1, since: ${value} }]`)
export const deny = (value: string): string => policy(`deny:\n  - ${value}`)

/** Whether the JSON Schema refuses the policies of a table: unknown, or all except those with these titles. */
type SchemaRefuses = { readonly except: readonly string[] } | null

export function table(title: string, rows: readonly Row[], refuses: SchemaRefuses = null): void {
  describe(title, () => {
    for (const [name, text, ...wanted] of rows)
      test(`a policy ${/^(that|in) /.test(name) ? '' : 'with '}${name} is refused`, () => {
        expectMistakes(text, wanted)
        if (refuses !== null) expect(schemaErrors(text).length === 0).toBe(refuses.except.includes(name))
      })
  })
}
