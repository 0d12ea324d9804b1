import { describe, expect, test } from '@jest/globals'
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
const said = (notices: readonly Notice[]): readonly string[] => notices.map((notice) => phraseNotice(notice))

interface Row {
  readonly setting: string
  readonly line: (value: string) => string
  readonly strict: string
  readonly loose: string
  readonly of: (policy: Policy) => Setting<unknown>
  readonly values: readonly [strict: unknown, loose: unknown]
}

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

const ROWS: readonly Row[] = [
  ...RULES.flatMap(([rule, key]) =>
    (
      [
        ['0', '1', 0, 1],
        ['5', '6', 5, 6],
        ['999999999', 'off', 999_999_999, 'off'],
      ] as const
    ).map(([strict, loose, ...values]): Row => {
      const line = (value: string) => `limits: { ${key}: ${value} }`
      return { setting: rule, line, strict, loose, values, of: ({ limits }) => limits[rule] }
    }),
  ),
  {
    setting: 'only-fixable',
    line: (value) => `only-fixable: ${value}`,
    strict: 'false',
    loose: 'true',
    values: [false, true],
    of: ({ onlyFixable }) => onlyFixable,
  },
  {
    setting: 'require-trusted',
    line: (value) => `require-trusted: ${value}`,
    strict: 'true',
    loose: 'false',
    values: [true, false],
    of: ({ requireTrusted }) => requireTrusted,
  },
  {
    setting: 'incomplete-scan',
    line: (value) => `incomplete-scan: ${value}`,
    strict: 'fail',
    loose: 'warn',
    values: ['fail', 'warn'],
    of: ({ incompleteScan }) => incompleteScan,
  },
  ...(
    [
      ['1s', '2s', 1_000, 2_000],
      ['7d', '8d', 604_800_000, 691_200_000],
      ['23h', '1d', 82_800_000, 86_400_000],
      ['3650d', 'off', 315_360_000_000, 'off'],
    ] as const
  ).map(
    ([strict, loose, ...values]): Row => ({
      setting: 'max-scan-age',
      line: (value) => `max-scan-age: ${value}`,
      strict,
      loose,
      values,
      of: ({ maxScanAge }) => maxScanAge,
    }),
  ),
  {
    setting: 'mode',
    line: (value) => `mode: ${value}`,
    strict: 'enforce',
    loose: 'warn',
    values: ['enforce', 'warn'],
    of: ({ mode }) => mode,
  },
  {
    setting: 'exception-rules.max-days',
    line: (value) => `exception-rules: { max-days: ${value} }`,
    strict: '90',
    loose: '91',
    values: [90, 91],
    of: ({ exceptionRules }) => exceptionRules.maxDays,
  },
  {
    setting: 'exception-rules.max-count',
    line: (value) => `exception-rules: { max-count: ${value} }`,
    strict: '0',
    loose: '1',
    values: [0, 1],
    of: ({ exceptionRules }) => exceptionRules.maxCount,
  },
]

describe.each(ROWS)('$setting: $strict is stricter than $loose', ({ setting, line, of, ...row }) => {
  const { strict, loose, values } = row

  test.each([
    { name: 'the strict one first', lines: [line(strict), line(loose)], kept: 'a.yml', lost: 'b.yml' },
    { name: 'the strict one last', lines: [line(loose), line(strict)], kept: 'b.yml', lost: 'a.yml' },
    {
      name: 'the strict one in between',
      lines: [line(loose), line(strict), line(strict)],
      kept: 'b.yml',
      lost: 'a.yml',
    },
  ])('it wins, and a notice names both: $name', ({ lines, kept, lost }) => {
    const { policy, notices } = combined(lines)
    expect(of(policy)).toEqual({ value: values[0], source: inFile(kept) })
    expect(notices).toEqual([
      {
        kind: 'loosened',
        setting,
        kept: { value: strict, source: inFile(kept) },
        lost: { value: loose, source: inFile(lost) },
      },
    ])
    expect(said(notices)).toEqual([
      expect.stringMatching(new RegExp(`^${setting}: ${loose} .*${lost}.*${strict} .*${kept}`)),
    ])
  })

  test.each([strict, loose])('where all say %s it is of the first, and there is nothing to say', (value) => {
    const { policy, notices } = combined([line(value), line(value), 'deny: []'])
    expect(of(policy)).toEqual({ value: values[value === strict ? 0 : 1], source: inFile('a.yml') })
    expect(notices).toEqual([])
  })

  test.each([strict, loose])('%s alone holds, whatever the default is', (value) => {
    const { policy, notices } = combined(['deny: []', line(value)])
    const wanted = { value: values[value === strict ? 0 : 1], source: inFile('b.yml') }
    expect(of(policy)).toEqual(wanted)
    expect(notices).toEqual([])
  })
})

describe('a default holds only where no value is set', () => {
  test.each([
    ['nodes', true],
    ['registry', false],
  ] as const)('of %s, trust is asked for: %j', (inventory, trusted) => {
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
  })

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
    expect(said(notices)).toEqual([expect.stringMatching(/^max-viruses: 1 .*policy\.yml.*preset:strict/)])
  })

  test('the expected digest is that of the inputs', () => {
    const source: Source = { kind: 'input', input: 'expected-digest' }
    const inputs: PolicyPart = { ...EMPTY_PART, expectedDigest: { value: DIGEST, source } }
    expect(combine([EMPTY_PART, inputs], 'nodes').policy.expectedDigest).toEqual({ value: DIGEST, source })
  })
})

describe('severities above the lowest one that a policy limits, left off, are 0', () => {
  const zero = (by: 'max-high' | 'max-medium' | 'max-low') => ({ value: 0, source: { kind: 'implied', by } })

  test.each([
    { name: 'left out', line: 'limits: { medium: 5 }' },
    { name: 'off', line: 'limits: { critical: off, high: off, medium: 5, low: off }' },
  ])('$name', ({ line }) => {
    const { policy, notices } = combined([line])
    expect(policy.limits['max-critical']).toEqual(zero('max-medium'))
    expect(policy.limits['max-high']).toEqual(zero('max-medium'))
    expect(policy.limits['max-low'].value).toBe('off')
    expect(policy.limits['max-vulnerabilities'].value).toBe('off')
    expect(notices).toEqual([])
  })

  test('no other policy loosens that, and a notice says so', () => {
    const { policy, notices } = combined(['limits: { high: 5 }', 'limits: { critical: 3, high: 9 }'])
    expect(policy.limits['max-critical']).toEqual(zero('max-high'))
    expect(policy.limits['max-high']).toEqual({ value: 5, source: inFile('a.yml') })
    expect(said(notices)).toEqual([
      expect.stringMatching(/^max-critical: 3 .*b\.yml.*max-high/),
      expect.stringMatching(/^max-high: 9 .*b\.yml.*a\.yml/),
    ])
  })

  test('a policy that says both has what it says', () => {
    const { policy, notices } = combined(['limits: { critical: 3, high: 5 }', 'limits: { critical: 4 }'])
    expect(policy.limits['max-critical']).toEqual({ value: 3, source: inFile('a.yml') })
    expect(said(notices)).toEqual([expect.stringMatching(/^max-critical: 4 .*b\.yml.*a\.yml/)])
  })

  test('an explicit limit on the total stays', () => {
    const { policy } = combined(['limits: { high: 5 }', 'limits: { vulnerabilities: 7 }'])
    expect(policy.limits['max-vulnerabilities']).toEqual({ value: 7, source: inFile('b.yml') })
  })
})

describe('what is denied is united', () => {
  const denials = (...lines: readonly string[]) =>
    combined(lines.map((line) => `deny: [${line}]`)).policy.deny.map(({ id, since, source }) => [
      id,
      since?.toISOString().slice(0, 10) ?? null,
      source.kind === 'policy' ? source.policy : source.kind,
    ])
  const day = (number: number) => `{ id: CVE-2024-1, since: 2026-11-${number}T00:00:00Z }`

  test.each([
    [
      'both',
      ['CVE-2024-1', 'CVE-2024-2'],
      [
        ['CVE-2024-1', null, 'a.yml'],
        ['CVE-2024-2', null, 'b.yml'],
      ],
    ],
    ['once in whatever case', ['CVE-2024-1', 'cve-2024-1'], [['CVE-2024-1', null, 'a.yml']]],
    [
      'other IDs in their case',
      ['GHSA-a', 'ghsa-a'],
      [
        ['GHSA-a', null, 'a.yml'],
        ['ghsa-a', null, 'b.yml'],
      ],
    ],
    ['with a time before without one', ['CVE-2024-1', day(20)], [['CVE-2024-1', '2026-11-20', 'b.yml']]],
    ['also the other way round', [day(20), 'CVE-2024-1'], [['CVE-2024-1', '2026-11-20', 'a.yml']]],
    ['the latest time', [day(20), day(22), day(21)], [['CVE-2024-1', '2026-11-22', 'b.yml']]],
    ['the first of equal times', [day(20), day(20)], [['CVE-2024-1', '2026-11-20', 'a.yml']]],
    ['within one policy, too', ['CVE-2024-1, CVE-2024-1'], [['CVE-2024-1', null, 'a.yml']]],
  ])('%s', (_, lines, wanted) => expect(denials(...lines)).toEqual(wanted))
})

test('exceptions are united, each with its place', () => {
  const line = (id: string) => `exceptions:\n  - { id: ${id}, until: 2026-12-31, reason: why }`
  const { policy, notices } = combined([line('CVE-2024-1'), line('CVE-2024-2'), line('CVE-2024-1')])
  expect(policy.exceptions.map(({ id, source }) => [id, source])).toEqual([
    ['CVE-2024-1', { kind: 'policy', policy: 'a.yml', line: 3 }],
    ['CVE-2024-2', { kind: 'policy', policy: 'b.yml', line: 3 }],
    ['CVE-2024-1', { kind: 'policy', policy: 'c.yml', line: 3 }],
  ])
  expect(notices).toEqual([])
})

test('every rule for exceptions binds, whichever policy set it', () => {
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
  expect(said(notices)).toEqual([
    expect.stringMatching(/^exception-rules\.max-days: 90 .*a\.yml.*30 .*b\.yml/),
  ])
})

/** What does not depend on which of several equal values came first. */
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

test('the order of the parts does not matter, but for which of equal values is named', () => {
  const parts = fc.tuple(somePart('a.yml'), somePart('b.yml'), somePart('c.yml'))
  fc.assert(
    fc.property(parts, fc.constantFrom([1, 0, 2], [2, 1, 0], [1, 2, 0]), (given, order) => {
      const other = order.flatMap((n) => given[n] ?? [])
      expect(withoutTies(combine(other, 'nodes'))).toEqual(withoutTies(combine(given, 'nodes')))
    }),
    runs(500),
  )
})

test('a part that is there twice changes nothing', () => {
  fc.assert(
    fc.property(somePart('a.yml'), somePart('b.yml'), (one, other) => {
      expect(combine([one, other, one, other], 'nodes').policy).toEqual(combine([one, other], 'nodes').policy)
    }),
    runs(300),
  )
})

describe('a limit by severity implies', () => {
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
    { name: 'nothing where none is set', given: {}, is: {} },
    {
      name: 'nothing above critical but no limit on the total',
      given: { 'max-critical': 2 },
      is: { 'max-vulnerabilities': 'off' },
    },
    {
      name: 'none of any above the lowest',
      given: { 'max-low': 2 },
      is: { 'max-critical': 0, 'max-high': 0, 'max-medium': 0, 'max-vulnerabilities': 'off' },
    },
    {
      name: 'no limit that is set',
      given: { 'max-medium': 2, 'max-critical': 1 },
      is: { 'max-high': 0, 'max-vulnerabilities': 'off' },
    },
    {
      name: 'and a total that was set stays',
      given: { 'max-high': 2, 'max-vulnerabilities': 50 },
      is: { 'max-critical': 0 },
    },
    { name: 'nothing follows from exploitable ones', given: { 'max-exploitable': 0 }, is: {} },
  ])('$name', ({ given, is }) => expect(implied(given)).toEqual(is))
})
