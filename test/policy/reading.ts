import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import * as yaml from 'yaml'
import type { PolicyPart } from '../../src/policy/part.ts'
import { readPolicy } from '../../src/policy/read.ts'
import { POLICY_SCHEMA } from '../../src/policy/schema.ts'
import { plain, visible } from '../../src/text.ts'

export const NAME = 'policy.yml'

/** A decoded policy and its mistakes as `line:column: message`. */
export interface Reading {
  readonly part: PolicyPart | null
  readonly mistakes: readonly string[]
}

/** Name of a policy, and whether it comes from a ref. */
export interface Given {
  readonly name?: string
  readonly central?: boolean
}

/** Reads a policy, and checks that it has at most ten mistakes, each in one short line of visible characters. */
export function reading(text: string, { name = NAME, central = false }: Given = {}): Reading {
  const { part, mistakes } = readPolicy({ name, text, central })
  const messages = mistakes.map(
    ({ position: { line, column }, message }) => `${line}:${column}: ${message(plain)}`,
  )
  expect(messages.length).toBeLessThanOrEqual(10)
  for (const one of messages) {
    expect(one).toBe(visible(one, 600))
    expect(one).toMatch(/^[1-9]\d*:[1-9]\d*: \S/)
  }
  return { part, mistakes: messages }
}

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
formats.default(ajv)
const validate = ajv.compile(POLICY_SCHEMA)

/** Returns the errors of a policy by the schema. */
export function schemaErrors(text: string): readonly string[] {
  const value: unknown = yaml.parse(text, { version: '1.2', schema: 'core', merge: false })
  return validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

/** Returns the part of a policy that must be valid, by the schema as well. */
export function partOf(text: string, given: Given = {}): PolicyPart {
  const { part, mistakes } = reading(text, given)
  expect(mistakes).toEqual([])
  expect(schemaErrors(text)).toEqual([])
  if (part === null) throw new Error('there is no part')
  return part
}

/** Checks the position and the beginning of each message: `2:9 limits.high: 1.5 is not accepted`. */
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
