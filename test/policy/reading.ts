import { expect } from '@jest/globals'
import * as yaml from 'yaml'
import type { PolicyPart } from '../../src/policy/part.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { plain, visible } from '../../src/text.ts'
import { schemaErrors } from './valid.ts'

export const NAME = 'policy.yml'

/** What a policy says, and what is wrong with it, each mistake as `line:column: what is wrong`. */
export interface Reading {
  readonly part: PolicyPart | null
  readonly mistakes: readonly string[]
}

/** How a policy is given: its name, and whether it comes from a ref. */
export interface Given {
  readonly name?: string
  readonly central?: boolean
}

/** Reads a policy. Whatever it is, at most ten mistakes are told, each in one short line in which everything can be seen. */
export function reading(text: string, { name = NAME, central = false }: Given = {}): Reading {
  const { part, mistakes } = readPolicy({ name, text, central }, yaml)
  const said = mistakes.map(({ place: { line, column }, says }) => `${line}:${column}: ${says(plain)}`)
  expect(said.length).toBeLessThanOrEqual(10)
  for (const one of said) {
    expect(one).toBe(visible(one, 600))
    expect(one).toMatch(/^[1-9]\d*:[1-9]\d*: \S/)
  }
  return { part, mistakes: said }
}

/** What a policy without mistakes says; its schema takes it, too. */
export function partOf(text: string, given: Given = {}): PolicyPart {
  const { part, mistakes } = reading(text, given)
  expect(mistakes).toEqual([])
  expect(schemaErrors(text)).toEqual([])
  if (part === null) throw new Error('nothing was read')
  return part
}

/** Says of each mistake where it must be, and words that it must have: `2:9 limits.high: 1.5 is not accepted`. */
export function expectMistakes(text: string, wanted: readonly string[]): void {
  const { mistakes } = reading(text)
  expect(mistakes.map((one) => one.slice(0, one.indexOf(': ')))).toEqual(
    wanted.map((one) => one.slice(0, one.indexOf(' '))),
  )
  for (const [n, one] of wanted.entries()) expect(mistakes[n]).toContain(one.slice(one.indexOf(' ') + 1))
}

/** The example of the README. */
export const EXAMPLE = `version: 1
limits: { critical: 0, high: 5, risks: 10, viruses: 0, sensitive-info: 0, exploitable: 0 }
require-trusted: true
only-fixable: false
incomplete-scan: fail
max-scan-age: 7d
mode: enforce
deny:
  - CVE-2024-3094
  - { id: CVE-2026-1111, since: 2026-11-20T16:00:00Z }   # a scan older than this is incomplete
exceptions:
  - id: CVE-2024-1234          # exact, never a prefix or a pattern
    until: 2026-12-31          # required; good through the end of that day, UTC
    reason: not reachable, tracked in SEC-42   # required
    images: ['ccr.ccs.tencentyun.com/shop/*']  # optional globs
exception-rules: { max-days: 90, max-count: 20, never: [exploitable], from: central }
`
