import { readFileSync } from 'node:fs'
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

const PAGE = readFileSync(new URL('../../docs/policies.md', import.meta.url), 'utf8')

/** The example with every key in docs/policies.md. */
export const EXAMPLE =
  /```yaml\n(# yaml-language-server: [^\n]*\nversion: 1\n[\s\S]*?)```/.exec(PAGE)?.[1] ?? ''
