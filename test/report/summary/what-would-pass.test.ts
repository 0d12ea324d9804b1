import { describe, expect, test } from '@jest/globals'
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
  NOW,
  type PolicyGiven,
  runs,
  someFinding,
  someList,
  somePolicy,
} from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { someError, someReport } from '../reports.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const listed = (...findings: Parameters<typeof someList>[0]): FactsGiven => ({
  counts: { vulnerabilities: findings.length },
  vulnerabilities: someList(findings),
})
const unfixed = (number: number) => someFinding(number, { fixable: false, fixedIn: '' })
const OFF = { 'max-vulnerabilities': 'off' } as const

/** The policy with this source for everything that was set. */
function setBy(source: Source, policy: Policy): Policy {
  const from = <T>(setting: { readonly value: T }) => ({ ...setting, source })
  return {
    ...policy,
    limits: recordOf(LIMIT_RULES, (rule) => from(policy.limits[rule])),
    requireTrusted: from(policy.requireTrusted),
    maxScanAge: from(policy.maxScanAge),
  }
}

/** What the lines say, read as any policy is. */
function read(lines: readonly string[]) {
  const { part, mistakes } = readPolicy({ name: 'p.yml', text: lines.join('\n'), central: false }, yaml)
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

/** What the reader copies out of the summary. */
function pasted(rendered: string): readonly string[] {
  const [, inside = ''] = /<pre lang="yaml">([^<]*)<\/pre>/.exec(rendered) ?? []
  return inside.replaceAll(/&#(\d+);/g, (_, char) => String.fromCharCode(Number(char))).split('\n')
}

describe('the policy that would pass', () => {
  test('is written with what holds now, and who said so', () => {
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
    { name: 'thirty days where more are allowed', maxDays: 31, until: '2026-12-24' },
    { name: 'as many days as are allowed', maxDays: 29, until: '2026-12-23' },
    { name: 'at least one', maxDays: 1, until: '2026-11-25' },
  ])('proposes exceptions for $name', ({ maxDays, until }) => {
    const policy = somePolicy(typeof maxDays === 'number' ? { maxDays } : {})
    expect(read(remedyLines(ONE, policy, NOW)).untils).toEqual([until])
  })

  test('says where an exception must stand', () => {
    const { exceptionRules, ...policy } = somePolicy()
    const central = { value: true, source: { kind: 'default' } } as const
    const lines = remedyLines(ONE, { ...policy, exceptionRules: { ...exceptionRules, central } }, NOW)
    expect(lines).toContain('exceptions: # only in a policy that is read from a ref')
    expect(read(lines).exceptions).toHaveLength(1)
  })

  test('is read without a mistake, and says exactly what the remedy is, whatever is in it', () => {
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

  test('a quotation mark stands there twice', () => {
    const exceptions = [{ id: "it's", images: "a'b" }]
    const lines = remedyLines({ ...ONE, exceptions }, somePolicy(), NOW)
    expect(lines).toContain("  - id: 'it''s'")
    expect(lines).toContain("    images: ['a''b']")
  })

  test('no text breaks out of it, even where none should come', () => {
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
})

describe('what would pass', () => {
  const BLOCKED: FactsGiven = listed(unfixed(1))

  test('is there to unfold, in what can be copied', () => {
    const text = renderRemedy(someReport({ images: [{ facts: BLOCKED }] }))
    expect(text).toContain('<details><summary><b>What would pass</b> (accepts the risk)</summary>')
    expect(text).toContain('let the image pass as it is')
    expect(read(pasted(text))).toMatchObject({
      exceptions: [{ id: 'CVE-2024-10001', images: 'ccr.ccs.tencentyun.com/shop/web:*' }],
    })
  })

  test('of several images is for all of them', () => {
    const images = [{ facts: { counts: { viruses: 2 } } }, {}, { facts: { counts: { viruses: 3 } } }]
    const text = renderRemedy(someReport({ images }))
    expect(text).toContain('let these images pass as they are')
    expect(read(pasted(text)).limits).toEqual({ 'max-viruses': 3 })
  })

  test.each([
    { name: 'everything passes', given: {} },
    { name: 'everything is a warning', given: { images: [{ facts: BLOCKED }], policy: { mode: 'warn' } } },
    { name: 'an image has no verdict', given: { images: [{ facts: BLOCKED }, { error: someError() }] } },
    { name: 'there is no policy', given: { images: [{ facts: BLOCKED }], policy: null } },
    { name: 'there is no image', given: { images: [] } },
    {
      name: 'something is denied',
      given: { images: [{ facts: BLOCKED }], policy: { deny: ['CVE-2024-10001'] } },
    },
    {
      name: 'the policy would check nothing any more, and be refused',
      given: {
        images: [{ facts: { trusted: known(false) } }],
        policy: {
          requireTrusted: true,
          limits: { 'max-vulnerabilities': 'off', 'max-viruses': 'off', 'max-risks': 'off' },
        },
      },
    },
  ] as const)('is not there where $name', ({ given }) => {
    expect(renderRemedy(someReport(given as Parameters<typeof someReport>[0]))).toBe('')
  })

  test('what is foreign in it is no markup', () => {
    const source: Source = { kind: 'policy', policy: HOSTILE, line: 1 }
    const policy = setBy(source, somePolicy())
    const facts = listed(someFinding(1, { id: HOSTILE, fixable: false }), unfixed(2))
    const text = renderRemedy({ ...someReport({ images: [{ facts: { ...facts, name: HOSTILE } }] }), policy })
    const [before, inside = '', after] = text.split(/<pre lang="yaml">|<\/pre>/)
    expect(`${before}${after}`).not.toContain('Foreign')
    expect(inside).toContain('Foreign')
    expect(inside).not.toMatch(/[<>`|*_[\]@]/)
    expect(read(pasted(text)).limits).toEqual({ 'max-vulnerabilities': 2 })
  })
})

describe('upgrading alone would be enough', () => {
  const SENTENCE = 'Upgrading alone would be enough to meet every limit on vulnerabilities.'
  const fixed = listed(someFinding(1))
  test.each<{ name: string; images: readonly FactsGiven[]; policy?: PolicyGiven; is: boolean }>([
    { name: 'of the one image', images: [fixed], is: true },
    { name: 'of every blocked one', images: [fixed, {}, fixed], is: true },
    {
      name: 'not where one blocked one has something without a fix',
      images: [fixed, listed(unfixed(2))],
      is: false,
    },
    { name: 'not where one has something else', images: [fixed, { counts: { viruses: 1 } }], is: false },
    {
      name: 'also of what is denied, where no policy would pass it',
      images: [fixed],
      policy: { limits: OFF, deny: ['CVE-2024-10001'] },
      is: true,
    },
    { name: 'not where nothing is blocked', images: [{}], is: false },
    { name: 'not where it only warns', images: [fixed], policy: { mode: 'warn' }, is: false },
  ])('$name', ({ images, policy = {}, is }) => {
    const text = renderRemedy(someReport({ images: images.map((facts) => ({ facts })), policy }))
    expect(text.startsWith(`${SENTENCE}\n\n`)).toBe(is)
    expect(text.includes(SENTENCE)).toBe(is)
  })
})
