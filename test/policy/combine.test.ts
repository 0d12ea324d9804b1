import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Notice } from '../../src/domain/notice.ts'
import type { InventoryName, Policy, Setting, Source } from '../../src/domain/policy.ts'
import { LIMIT_RULES, type LimitRule } from '../../src/domain/rules/rule-names.ts'
import { LIMITS } from '../../src/domain/settings.ts'
import { type Combined, combine } from '../../src/policy/combine.ts'
import { EMPTY_PART, type PolicyPart } from '../../src/policy/part.ts'
import { presetPart } from '../../src/policy/presets.ts'
import { phraseNotice } from '../../src/report/words/notices.ts'
import { DIGEST, runs } from '../make.ts'
import { somePart } from './parts.ts'
import { partOf } from './reading.ts'

/** The policies a.yml, b.yml and so on with these lines, combined. */
function combined(lines: readonly string[], inventory: InventoryName = 'nodes'): Combined {
  const parts = lines.map((one, n) => partOf(`version: 1\n${one}\n`, { name: `${'abc'[n]}.yml` }))
  return combine(parts, inventory)
}

const inFile = (policy: string): Source => ({ kind: 'policy', policy, line: 2 })
const messages = (notices: readonly Notice[]): readonly string[] =>
  notices.map((notice) => phraseNotice(notice))

const RULES = [
  ['max-critical', 'critical'],
  ['max-high', 'high'],
  ['max-medium', 'medium'],
  ['max-low', 'low'],
  ['max-vulnerabilities', 'vulnerabilities'],
  ['max-exploitable', 'exploitable'],
  ['max-risks', 'risks'],
  ['max-viruses', 'viruses'],
  ['max-sensitive-info', 'sensitive-info'],
] as const

type SettingOf = (policy: Policy) => Setting<unknown>
type Values = readonly [strict: string, loose: string, readonly [strict: unknown, loose: unknown]]

/** A stricter and a looser value of a setting, in the place of X in a line of a policy. */
function rowsOf(setting: string, line: string, of: SettingOf, ...rows: readonly Values[]) {
  return rows.map(([strict, loose, values]) => ({
    setting,
    strict,
    loose,
    values,
    of,
    line: (value: string) => line.replace('X', value),
  }))
}

const ROWS = [
  ...RULES.flatMap(([rule, key]) =>
    rowsOf(
      rule,
      `limits: { ${key}: X }`,
      ({ limits }) => limits[rule],
      ['0', '1', [0, 1]],
      ['5', '6', [5, 6]],
      ['999999999', 'off', [999_999_999, 'off']],
    ),
  ),
  ...rowsOf('only-fixable', 'only-fixable: X', (policy) => policy.onlyFixable, [
    'false',
    'true',
    [false, true],
  ]),
  ...rowsOf('require-trusted', 'require-trusted: X', (policy) => policy.requireTrusted, [
    'true',
    'false',
    [true, false],
  ]),
  ...rowsOf('incomplete-scan', 'incomplete-scan: X', (policy) => policy.incompleteScan, [
    'fail',
    'warn',
    ['fail', 'warn'],
  ]),
  ...rowsOf(
    'max-scan-age',
    'max-scan-age: X',
    (policy) => policy.maxScanAge,
    ['1s', '2s', [1_000, 2_000]],
    ['7d', '8d', [604_800_000, 691_200_000]],
    ['23h', '1d', [82_800_000, 86_400_000]],
    ['3650d', 'off', [315_360_000_000, 'off']],
  ),
  ...rowsOf('mode', 'mode: X', (policy) => policy.mode, ['enforce', 'warn', ['enforce', 'warn']]),
  ...rowsOf(
    'exception-rules.max-days',
    'exception-rules: { max-days: X }',
    ({ exceptionRules }) => exceptionRules.maxDays,
    ['90', '91', [90, 91]],
  ),
  ...rowsOf(
    'exception-rules.max-count',
    'exception-rules: { max-count: X }',
    ({ exceptionRules }) => exceptionRules.maxCount,
    ['0', '1', [0, 1]],
  ),
]

test.each(ROWS)(
  '$setting: $strict overrides $loose wherever it is set, and a notice names both',
  ({ setting, line, of, strict, loose, values }) => {
    for (const order of [
      { lines: [strict, loose], kept: 'a.yml', lost: 'b.yml' },
      { lines: [loose, strict], kept: 'b.yml', lost: 'a.yml' },
      { lines: [loose, strict, strict], kept: 'b.yml', lost: 'a.yml' },
    ]) {
      const { policy, notices } = combined(order.lines.map(line))
      const [kept, lost] = [inFile(order.kept), inFile(order.lost)]
      expect(of(policy)).toEqual({ value: values[0], source: kept })
      expect(notices).toEqual([
        {
          kind: 'loosened',
          setting,
          kept: { value: strict, source: kept },
          lost: { value: loose, source: lost },
        },
      ])
      expect(messages(notices)).toEqual([
        expect.stringMatching(new RegExp(`^${setting}: ${loose} .*${order.lost}.*${strict} .*${order.kept}`)),
      ])
    }
  },
)

test.each(ROWS)(
  '$setting: a single value of $strict or $loose counts, and of equal values the first one, without a notice',
  ({ line, of, strict, loose, values }) => {
    for (const [n, value] of [strict, loose].entries()) {
      const equal = combined([line(value), line(value), 'deny: []'])
      expect(of(equal.policy)).toEqual({ value: values[n], source: inFile('a.yml') })
      const alone = combined(['deny: []', line(value)])
      expect(of(alone.policy)).toEqual({ value: values[n], source: inFile('b.yml') })
      expect([equal.notices, alone.notices]).toEqual([[], []])
    }
  },
)

test.each([
  ['nodes', true],
  ['registry', false],
] as const)(
  'every unset value for the inventory %s has its default, where require-trusted is %j',
  (inventory, trusted) => {
    for (const parts of [[], [EMPTY_PART], [EMPTY_PART, EMPTY_PART]]) {
      const { policy, notices } = combine(parts, inventory)
      const source = { kind: 'default' }
      expect(notices).toEqual([])
      expect(policy).toEqual({
        limits: Object.fromEntries(
          LIMIT_RULES.map((rule) => [rule, { value: LIMITS[rule].fallback.nodes, source }]),
        ),
        onlyFixable: { value: false, source },
        requireTrusted: { value: trusted, source },
        incompleteScan: { value: 'fail', source },
        maxScanAge: { value: 'off', source },
        expectedDigest: { value: 'none', source },
        mode: { value: 'enforce', source },
        deny: [],
        exceptions: [],
        exceptionRules: {
          maxDays: { value: 'off', source },
          maxCount: { value: 'off', source },
          neverExploitable: { value: false, source },
          central: { value: false, source },
        },
      })
    }
  },
)

test('a policy alone may be looser than the defaults', () => {
  const { policy, notices } = combined(['limits: { viruses: 1, risks: off }'])
  expect(policy.limits['max-viruses']).toEqual({ value: 1, source: inFile('a.yml') })
  expect(policy.limits['max-risks']).toEqual({ value: 'off', source: inFile('a.yml') })
  expect(notices).toEqual([])
})

test('the values of a preset are explicit, so that a looser one is overridden', () => {
  const part = partOf('version: 1\nlimits: { viruses: 1 }\n')
  const { policy, notices } = combine([part, presetPart('strict', 'nodes')], 'nodes')
  expect(policy.limits['max-viruses']).toEqual({
    value: 0,
    source: { kind: 'policy', policy: 'preset:strict', line: null },
  })
  expect(messages(notices)).toEqual([expect.stringMatching(/^max-viruses: 1 .*policy\.yml.*preset:strict/)])
})

test('the expected digest comes from the inputs', () => {
  const source: Source = { kind: 'input', input: 'expected-digest' }
  const inputs: PolicyPart = { ...EMPTY_PART, expectedDigest: { value: DIGEST, source } }
  expect(combine([EMPTY_PART, inputs], 'nodes').policy.expectedDigest).toEqual({ value: DIGEST, source })
})

const zero = (by: 'max-high' | 'max-medium' | 'max-low') => ({ value: 0, source: { kind: 'implied', by } })

test.each([
  { name: 'left out', line: 'limits: { medium: 5 }' },
  { name: 'off', line: 'limits: { critical: off, high: off, medium: 5, low: off }' },
])('a limit by severity implies 0 for higher severities that are $name', ({ line }) => {
  const { policy, notices } = combined([line])
  expect(policy.limits['max-critical']).toEqual(zero('max-medium'))
  expect(policy.limits['max-high']).toEqual(zero('max-medium'))
  expect(policy.limits['max-low'].value).toBe('off')
  expect(policy.limits['max-vulnerabilities'].value).toBe('off')
  expect(notices).toEqual([])
})

test('an implied limit of 0 overrides the looser limit of another policy, with a notice', () => {
  const { policy, notices } = combined(['limits: { high: 5 }', 'limits: { critical: 3, high: 9 }'])
  expect(policy.limits['max-critical']).toEqual(zero('max-high'))
  expect(policy.limits['max-high']).toEqual({ value: 5, source: inFile('a.yml') })
  expect(messages(notices)).toEqual([
    expect.stringMatching(/^max-critical: 3 .*b\.yml.*max-high/),
    expect.stringMatching(/^max-high: 9 .*b\.yml.*a\.yml/),
  ])
})

test('a policy with limits for two severities implies no limit for either', () => {
  const { policy, notices } = combined(['limits: { critical: 3, high: 5 }', 'limits: { critical: 4 }'])
  expect(policy.limits['max-critical']).toEqual({ value: 3, source: inFile('a.yml') })
  expect(messages(notices)).toEqual([expect.stringMatching(/^max-critical: 4 .*b\.yml.*a\.yml/)])
})

test('a limit by severity does not turn off the limit on the total in another policy', () => {
  const { policy } = combined(['limits: { high: 5 }', 'limits: { vulnerabilities: 7 }'])
  expect(policy.limits['max-vulnerabilities']).toEqual({ value: 7, source: inFile('b.yml') })
})

const denials = (...lines: readonly string[]) =>
  combined(lines.map((line) => `deny: [${line}]`)).policy.deny.map(({ id, since, source }) => [
    id,
    since?.toISOString().slice(0, 10) ?? null,
    source.kind === 'policy' ? source.policy : source.kind,
  ])
const day = (number: number) => `{ id: CVE-2024-1, since: 2026-11-${number}T00:00:00Z }`

test.each([
  [
    'each different ID counts',
    ['CVE-2024-1', 'CVE-2024-2'],
    [
      ['CVE-2024-1', null, 'a.yml'],
      ['CVE-2024-2', null, 'b.yml'],
    ],
  ],
  ['a CVE counts once in any case', ['CVE-2024-1', 'cve-2024-1'], [['CVE-2024-1', null, 'a.yml']]],
  [
    'other IDs differ by case',
    ['GHSA-a', 'ghsa-a'],
    [
      ['GHSA-a', null, 'a.yml'],
      ['ghsa-a', null, 'b.yml'],
    ],
  ],
  [
    'a denial with a time overrides one without',
    ['CVE-2024-1', day(20)],
    [['CVE-2024-1', '2026-11-20', 'b.yml']],
  ],
  [
    'a denial with a time stays before one without',
    [day(20), 'CVE-2024-1'],
    [['CVE-2024-1', '2026-11-20', 'a.yml']],
  ],
  ['the latest time counts', [day(20), day(22), day(21)], [['CVE-2024-1', '2026-11-22', 'b.yml']]],
  ['the first of equal times counts', [day(20), day(20)], [['CVE-2024-1', '2026-11-20', 'a.yml']]],
  ['equal denials of one policy count once', ['CVE-2024-1, CVE-2024-1'], [['CVE-2024-1', null, 'a.yml']]],
])('the denials of all policies count: %s', (_, lines, wanted) => expect(denials(...lines)).toEqual(wanted))

test('the exceptions of all policies count, each with its source', () => {
  const line = (id: string) => `exceptions:\n  - { id: ${id}, until: 2026-12-31, reason: why }`
  const { policy, notices } = combined([line('CVE-2024-1'), line('CVE-2024-2'), line('CVE-2024-1')])
  expect(policy.exceptions.map(({ id, source }) => [id, source])).toEqual([
    ['CVE-2024-1', { kind: 'policy', policy: 'a.yml', line: 3 }],
    ['CVE-2024-2', { kind: 'policy', policy: 'b.yml', line: 3 }],
    ['CVE-2024-1', { kind: 'policy', policy: 'c.yml', line: 3 }],
  ])
  expect(notices).toEqual([])
})

test('the strictest exception-rules of all policies count together', () => {
  const { policy, notices } = combined([
    'exception-rules: { max-days: 90, never: [exploitable] }',
    'exception-rules: { max-days: 30, max-count: 5 }',
    'exception-rules: { from: central, never: [] }',
  ])
  expect(policy.exceptionRules).toEqual({
    maxDays: { value: 30, source: inFile('b.yml') },
    maxCount: { value: 5, source: inFile('b.yml') },
    neverExploitable: { value: true, source: inFile('a.yml') },
    central: { value: true, source: inFile('c.yml') },
  })
  expect(messages(notices)).toEqual([
    expect.stringMatching(/^exception-rules\.max-days: 90 .*a\.yml.*30 .*b\.yml/),
  ])
})

/** Returns everything that does not depend on which of several equal values came first. */
function withoutTies({ policy, notices }: Combined): unknown {
  const { deny, exceptions, limits, exceptionRules, ...settings } = policy
  const valuesOf = (all: object) =>
    Object.entries(all as Readonly<Record<string, Setting<unknown>>>).map(([name, { value }]) => [
      name,
      value,
    ])
  return {
    settings: [limits, exceptionRules, settings].map(valuesOf),
    deny: deny.map(({ id, since }) => `${id} ${since?.getTime()}`).toSorted(),
    exceptions: exceptions.map((one) => JSON.stringify(one)).toSorted(),
    notices: notices
      .map((one) => (one.kind === 'loosened' ? [one.setting, one.kept.value, one.lost] : []))
      .map((one) => JSON.stringify(one))
      .toSorted(),
  }
}

test('the order of policies decides only which of equal values is the source', () => {
  const parts = fc.tuple(somePart('a.yml'), somePart('b.yml'), somePart('c.yml'))
  fc.assert(
    fc.property(parts, fc.constantFrom([1, 0, 2], [2, 1, 0], [1, 2, 0]), (given, order) => {
      const other = order.flatMap((n) => given[n] ?? [])
      expect(withoutTies(combine(other, 'nodes'))).toEqual(withoutTies(combine(given, 'nodes')))
    }),
    runs(500),
  )
})

test('a policy that is given twice changes nothing', () => {
  fc.assert(
    fc.property(somePart('a.yml'), somePart('b.yml'), (one, other) => {
      expect(combine([one, other, one, other], 'nodes').policy).toEqual(combine([one, other], 'nodes').policy)
    }),
    runs(300),
  )
})

const implied = (given: Partial<Record<LimitRule, number>>) => {
  const source: Source = { kind: 'input', input: 'limits' }
  const set = Object.entries(given).map(([rule, value]) => [rule, { value, source }])
  const { limits } = combine([{ ...EMPTY_PART, limits: Object.fromEntries(set) }], 'nodes').policy
  return Object.fromEntries(
    LIMIT_RULES.flatMap((rule) =>
      limits[rule].source.kind === 'implied' ? [[rule, limits[rule].value]] : [],
    ),
  )
}
test.each([
  { name: 'nothing where there is no limit', given: {}, is: {} },
  {
    name: 'only an unlimited total for critical',
    given: { 'max-critical': 2 },
    is: { 'max-vulnerabilities': 'off' },
  },
  {
    name: '0 for every severity above the lowest one',
    given: { 'max-low': 2 },
    is: { 'max-critical': 0, 'max-high': 0, 'max-medium': 0, 'max-vulnerabilities': 'off' },
  },
  {
    name: 'nothing in place of an explicit limit',
    given: { 'max-medium': 2, 'max-critical': 1 },
    is: { 'max-high': 0, 'max-vulnerabilities': 'off' },
  },
  {
    name: 'nothing for an explicit total',
    given: { 'max-high': 2, 'max-vulnerabilities': 50 },
    is: { 'max-critical': 0 },
  },
  { name: 'nothing for exploitable vulnerabilities', given: { 'max-exploitable': 0 }, is: {} },
])('limits by severity imply $name', ({ given, is }) => expect(implied(given)).toEqual(is))
