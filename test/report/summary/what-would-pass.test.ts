import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as yaml from 'yaml'
import { known } from '../../../src/domain/facts.ts'
import { type Remedy, remedyFor } from '../../../src/domain/hints/remedy.ts'
import type { Policy, Source } from '../../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../../src/domain/rules/rule-names.ts'
import { readPolicy } from '../../../src/policy/read.ts'
import { recordOf } from '../../../src/records.ts'
import { remedyLines, renderRemedy } from '../../../src/report/summary/what-would-pass.ts'
import { judgeAll, someImages, somePolicies } from '../../domain/hints/remedies.ts'
import {
  type FactsGiven,
  factsWith,
  NOW,
  type PolicyGiven,
  runs,
  someFinding,
  somePolicy,
} from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { someError, someReport } from '../reports.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const unfixed = (number: number) => someFinding(number, { fixable: false, fixedIn: '' })
const OFF = { 'max-vulnerabilities': 'off' } as const

/** Returns the policy with this source for every limit and setting. */
function setBy(source: Source, policy: Policy): Policy {
  const from = <T>(setting: { readonly value: T }) => ({ ...setting, source })
  return {
    ...policy,
    limits: recordOf(LIMIT_RULES, (rule) => from(policy.limits[rule])),
    requireTrusted: from(policy.requireTrusted),
    maxScanAge: from(policy.maxScanAge),
  }
}

/** Reads the lines as the action reads a policy. */
function read(lines: readonly string[]) {
  const { part, mistakes } = readPolicy({ name: 'p.yml', text: lines.join('\n'), central: false })
  expect(mistakes.map(({ message }) => message(String))).toEqual([])
  if (part === null) throw new Error('no policy')
  const { limits, exceptions, requireTrusted, maxScanAge, ...others } = part
  expect(others).toEqual({ deny: [], exceptionRules: {}, central: false })
  return {
    limits: Object.fromEntries(Object.entries(limits).map(([rule, { value }]) => [rule, value])),
    exceptions: exceptions.map(({ id, images }) => ({ id, images: images[0] ?? null })),
    requireTrusted: requireTrusted?.value ?? null,
    maxScanAge: maxScanAge?.value ?? null,
    untils: exceptions.map(({ until }) => until),
  }
}

/** Returns the policy that a person copies out of the summary. */
function pasted(rendered: string): readonly string[] {
  const [, inside = ''] = /<pre lang="yaml">([^<]*)<\/pre>/.exec(rendered) ?? []
  return inside.replaceAll(/&#(\d+);/g, (_, char) => String.fromCharCode(Number(char))).split('\n')
}

test('the lines of a remedy have the present values and their sources as comments', () => {
  const source: Source = { kind: 'policy', policy: 'policy.yml', line: 3 }
  const remedy: Remedy = {
    limits: { 'max-viruses': 2, 'max-high': 'off', 'max-sensitive-info': 7 },
    exceptions: [
      { id: 'CVE-2024-1', images: 'a.b/c:*' },
      { id: 'PSA:2', images: null },
    ],
    requireTrusted: false,
    maxScanAge: 36 * HOUR,
  }
  const limits = { 'max-high': 5, 'max-sensitive-info': 6 }
  const policy = setBy(source, somePolicy({ limits, requireTrusted: true, maxScanAge: DAY }))
  expect(remedyLines(remedy, policy, NOW)).toEqual([
    'version: 1',
    'limits:',
    '  viruses: 2 # now 0, policy.yml:3',
    '  sensitive-info: 7 # now 6, policy.yml:3',
    '  high: off # now 5, policy.yml:3',
    'exceptions:',
    "  - id: 'CVE-2024-1'",
    '    until: 2026-12-24',
    '    reason: write here why it is accepted, and by whom',
    "    images: ['a.b/c:*']",
    "  - id: 'PSA:2'",
    '    until: 2026-12-24',
    '    reason: write here why it is accepted, and by whom',
    'require-trusted: false # now true, policy.yml:3',
    'max-scan-age: 36h # now 1d, policy.yml:3',
  ])
})

const ONE: Remedy = {
  limits: {},
  exceptions: [{ id: 'CVE-2024-1', images: null }],
  requireTrusted: null,
  maxScanAge: null,
}
test.each([
  { name: 'thirty days', maxDays: 'off', until: '2026-12-24' },
  { name: 'thirty days if more are allowed', maxDays: 31, until: '2026-12-24' },
  { name: 'the allowed days if fewer are allowed', maxDays: 29, until: '2026-12-23' },
  { name: 'one day if one is allowed', maxDays: 1, until: '2026-11-25' },
])('a proposed exception lasts $name', ({ maxDays, until }) => {
  const policy = somePolicy(typeof maxDays === 'number' ? { maxDays } : {})
  expect(read(remedyLines(ONE, policy, NOW)).untils).toEqual([until])
})

test('a comment says that exceptions must be in a policy read from a ref', () => {
  const { exceptionRules, ...policy } = somePolicy()
  const central = { value: true, source: { kind: 'default' } } as const
  const lines = remedyLines(ONE, { ...policy, exceptionRules: { ...exceptionRules, central } }, NOW)
  expect(lines).toContain('exceptions: # only in a policy that is read from a ref')
  expect(read(lines).exceptions).toHaveLength(1)
})

test('the lines of any remedy are read back as that remedy', () => {
  fc.assert(
    fc.property(someImages, somePolicies, anyText, (images, given, name) => {
      const policy = setBy({ kind: 'policy', policy: name, line: 1 }, somePolicy(given))
      const remedy = remedyFor(judgeAll(images, policy), { policy, now: NOW })
      if (remedy === null) return
      const { untils, ...said } = read(remedyLines(remedy, policy, NOW))
      expect(said).toEqual(remedy)
      for (const until of untils) expect(until > '2026-11-24').toBe(true)
    }),
    runs(10_000),
  )
})

test('a quotation mark in a proposed exception is doubled', () => {
  const exceptions = [{ id: "it's", images: "a'b" }]
  const lines = remedyLines({ ...ONE, exceptions }, somePolicy(), NOW)
  expect(lines).toContain("  - id: 'it''s'")
  expect(lines).toContain("    images: ['a''b']")
})

test('no text ends its YAML scalar', () => {
  fc.assert(
    fc.property(anyText, anyText, (id, images) => {
      const one = {
        ...ONE,
        exceptions: [{ id: `x${id}`.replaceAll(/\p{C}|[\p{Zl}\p{Zp}]/gu, ''), images: null }],
      }
      const document = yaml.parse(remedyLines(one, somePolicy(), NOW).join('\n'))
      expect(document.exceptions[0].id).toBe(one.exceptions[0]?.id)
      expect(Object.keys(document)).toEqual(['version', 'exceptions'])
      const [two] = remedyLines({ ...ONE, exceptions: [{ id: 'X', images }] }, somePolicy(), NOW).slice(-1)
      expect(two).toBe(`    images: ['${images.replaceAll("'", "''")}']`)
    }),
    runs(1_000),
  )
})

const BLOCKED: FactsGiven = factsWith(unfixed(1))

test('the policy that would pass is in a fold, to be copied', () => {
  const text = renderRemedy(someReport({ images: [{ facts: BLOCKED }] }))
  expect(text).toContain('<details><summary><b>What would pass</b> (accepts the risk)</summary>')
  expect(text).toContain('let the image pass as it is')
  expect(read(pasted(text))).toMatchObject({
    exceptions: [{ id: 'CVE-2024-10001', images: 'ccr.ccs.tencentyun.com/shop/web:*' }],
  })
})

test('the policy that would pass is for all images', () => {
  const images = [{ facts: { counts: { viruses: 2 } } }, {}, { facts: { counts: { viruses: 3 } } }]
  const text = renderRemedy(someReport({ images }))
  expect(text).toContain('let these images pass as they are')
  expect(read(pasted(text)).limits).toEqual({ 'max-viruses': 3 })
})

test.each([
  { name: 'all images pass', given: {} },
  { name: 'all violations are warnings', given: { images: [{ facts: BLOCKED }], policy: { mode: 'warn' } } },
  { name: 'an image errored', given: { images: [{ facts: BLOCKED }, { error: someError() }] } },
  { name: 'there is no policy', given: { images: [{ facts: BLOCKED }], policy: null } },
  { name: 'there is no image', given: { images: [] } },
  {
    name: 'a vulnerability is denied',
    given: { images: [{ facts: BLOCKED }], policy: { deny: ['CVE-2024-10001'] } },
  },
  {
    name: 'it would check nothing',
    given: {
      images: [{ facts: { trusted: known(false) } }],
      policy: {
        requireTrusted: true,
        limits: { 'max-vulnerabilities': 'off', 'max-viruses': 'off', 'max-risks': 'off' },
      },
    },
  },
] as const)('there is no policy that would pass if $name', ({ given }) => {
  expect(renderRemedy(someReport(given as Parameters<typeof someReport>[0]))).toBe('')
})

test('untrusted text in the policy that would pass is no markup', () => {
  const source: Source = { kind: 'policy', policy: HOSTILE, line: 1 }
  const policy = setBy(source, somePolicy())
  const facts = factsWith(someFinding(1, { id: HOSTILE, fixable: false }), unfixed(2))
  const text = renderRemedy({ ...someReport({ images: [{ facts: { ...facts, name: HOSTILE } }] }), policy })
  const [before, inside = '', after] = text.split(/<pre lang="yaml">|<\/pre>/)
  expect(`${before}${after}`).not.toContain('Untrusted')
  expect(inside).toContain('Untrusted')
  expect(inside).not.toMatch(/[<>`|*_[\]@]/)
  expect(read(pasted(text)).limits).toEqual({ 'max-vulnerabilities': 2 })
})

const SENTENCE = 'Upgrading alone would be enough to meet every limit on vulnerabilities.'
const fixed = factsWith(someFinding(1))
test.each<{ name: string; images: readonly FactsGiven[]; policy?: PolicyGiven; is: boolean }>([
  { name: 'for one image', images: [fixed], is: true },
  { name: 'for every blocked image', images: [fixed, {}, fixed], is: true },
  {
    name: 'with a vulnerability without a fix',
    images: [fixed, factsWith(unfixed(2))],
    is: false,
  },
  { name: 'with another violation', images: [fixed, { counts: { viruses: 1 } }], is: false },
  {
    name: 'with a denied vulnerability',
    images: [fixed],
    policy: { limits: OFF, deny: ['CVE-2024-10001'] },
    is: true,
  },
  { name: 'for a pass', images: [{}], is: false },
  { name: 'for a warning', images: [fixed], policy: { mode: 'warn' }, is: false },
])('upgrading alone would be enough $name: $is', ({ images, policy = {}, is }) => {
  const text = renderRemedy(someReport({ images: images.map((facts) => ({ facts })), policy }))
  expect(text.startsWith(`${SENTENCE}\n\n`)).toBe(is)
  expect(text.includes(SENTENCE)).toBe(is)
})
