import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { reliableCount } from '../../src/domain/evidence.ts'
import { distinct, type Finding, parseSeverity, SEVERITIES } from '../../src/domain/finding.ts'
import { needsFindings } from '../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { judge } from '../../src/domain/verdict.ts'
import {
  type FactsGiven,
  IMAGE,
  type PolicyGiven,
  runs,
  someContext,
  someFacts,
  someFinding,
  someList,
  somePolicy,
} from '../make.ts'

const judged = (facts: FactsGiven, policy: PolicyGiven) => judge(IMAGE, someFacts(facts), someContext(policy))
const OFF = { 'max-vulnerabilities': 'off' } as const
const says = (facts: FactsGiven, policy: PolicyGiven) =>
  judged(facts, policy).violations.map((violation) =>
    violation.kind === 'over-limit'
      ? `${violation.rule} ${violation.found}/${violation.allowed}`
      : violation.kind === 'incomplete'
        ? `${violation.scan} ${violation.reason.kind}`
        : violation.kind,
  )

const of = (severity: Finding['severity'], count: number, given: Partial<Finding> = {}, from = 0) =>
  Array.from({ length: count }, (_, n) => someFinding(from + n, { severity, ...given }))
const counted = (
  findings: readonly Finding[],
  more: Partial<Parameters<typeof someList>[1]> = {},
): FactsGiven => ({
  counts: { vulnerabilities: findings.length },
  vulnerabilities: someList(findings, more),
})

test.each([
  [4, 'critical'],
  ['4', 'critical'],
  [' CRITICAL ', 'critical'],
  [3, 'high'],
  ['high', 'high'],
  [2, 'medium'],
  ['MIDDLE', 'medium'],
  ['Medium', 'medium'],
  [1, 'low'],
  ['LOW', 'low'],
  [5, 'critical'],
  [0, 'critical'],
  ['', 'critical'],
  ['none', 'critical'],
  ['__proto__', 'critical'],
  [null, 'critical'],
  [undefined, 'critical'],
  [{}, 'critical'],
  [1.5, 'critical'],
])('the level %j is %s: an unknown severity counts as critical', (level, severity) => {
  expect(parseSeverity(level)).toBe(severity)
})

describe('a limit by severity', () => {
  test.each([
    { name: 'equal to the limit passes', findings: of('high', 3), limits: { 'max-high': 3 }, is: [] },
    { name: 'one more fails', findings: of('high', 4), limits: { 'max-high': 3 }, is: ['max-high 4/3'] },
    { name: 'counts its own severity alone', findings: of('low', 9), limits: { 'max-high': 0 }, is: [] },
    {
      name: 'and those above it have one of their own',
      findings: of('critical', 1),
      limits: { 'max-high': 3, 'max-critical': 0 },
      is: ['max-critical 1/0'],
    },
    { name: 'off allows any', findings: of('high', 9), limits: {}, is: [] },
  ])('$name', ({ findings, limits, is }) => {
    expect(says(counted(findings), { limits: { ...OFF, ...limits } })).toEqual(is)
  })

  test('harm counts at once, even while the scan is incomplete', () => {
    const scans = {
      vulnerability: { kind: 'incomplete', reason: { kind: 'partial', progress: 50 } },
    } as const
    expect(says({ ...counted(of('high', 1)), scans }, { limits: { ...OFF, 'max-high': 0 } })).toEqual([
      'max-high 1/0',
      'vulnerability partial',
    ])
  })

  test('without a list nothing is known', () => {
    const { checks } = judged({ vulnerabilities: null }, { limits: { ...OFF, 'max-high': 0 } })
    expect(checks.find(({ rule }) => rule === 'max-high')?.result).toBe('unknown')
  })
})

describe('exploitable ones', () => {
  const findings = [...of('low', 2), someFinding(7, { exploitable: true, fixable: false })]
  test('have a limit of their own, fixable or not', () => {
    const limits = { ...OFF, 'max-exploitable': 0 }
    expect(says(counted(findings), { limits, onlyFixable: true })).toEqual(['max-exploitable 1/0'])
    expect(says(counted(findings), { limits: { ...OFF, 'max-exploitable': 1 } })).toEqual([])
  })
})

describe('denied ones', () => {
  const findings = [someFinding(1), someFinding(2, { fixable: false })]
  test('fail whatever the mode says', () => {
    const policy = {
      limits: OFF,
      deny: ['CVE-2024-10002', 'CVE-2024-99999'],
      mode: 'warn',
      onlyFixable: true,
    } as const
    const { violations, conclusion } = judged(counted(findings), policy)
    expect(violations).toEqual([{ kind: 'denied', rule: 'deny', ids: ['CVE-2024-10002'], effect: 'fail' }])
    expect(conclusion).toBe('fail')
  })

  test('are compared exactly', () => {
    expect(says(counted([someFinding(2345)]), { limits: OFF, deny: ['CVE-2024-1234'] })).toEqual([])
  })

  test('need the scan', () => {
    const scans = { vulnerability: { kind: 'incomplete', reason: { kind: 'not-scanned' } } } as const
    const given = { 'max-viruses': 'off', 'max-risks': 'off', ...OFF } as const
    expect(says({ scans }, { limits: given, deny: ['CVE-2024-3094'] })).toEqual(['vulnerability not-scanned'])
  })
})

describe('only fixable ones', () => {
  const findings = [...of('high', 2), ...of('high', 3, { fixable: false }, 50)]
  test('count in totals and severities', () => {
    expect(says(counted(findings), { onlyFixable: true, limits: { 'max-vulnerabilities': 2 } })).toEqual([])
    expect(says(counted(findings), { onlyFixable: true, limits: { 'max-vulnerabilities': 1 } })).toEqual([
      'max-vulnerabilities 2/1',
    ])
    expect(says(counted(findings), { onlyFixable: true, limits: { ...OFF, 'max-high': 2 } })).toEqual([])
    expect(says(counted(findings), { onlyFixable: true, limits: { ...OFF, 'max-high': 1 } })).toEqual([
      'max-high 2/1',
    ])
  })

  test('what is not listed counts: it may be fixable', () => {
    const facts = { ...counted(findings), counts: { vulnerabilities: 9 } }
    expect(says(facts, { onlyFixable: true, limits: { 'max-vulnerabilities': 5 } })).toEqual([
      'max-vulnerabilities 6/5',
    ])
  })
})

describe('counts are claims, lists are evidence', () => {
  test('a list shorter than the count is incomplete where single ones matter', () => {
    const facts = { ...counted(of('low', 6)), counts: { vulnerabilities: 10 } }
    expect(says(facts, { limits: { ...OFF, 'max-high': 0 } })).toEqual(['vulnerability short-list'])
    expect(says(facts, { limits: { 'max-vulnerabilities': 10 } })).toEqual([])
  })

  test('and shorter than what it claims itself', () => {
    const facts = counted(of('low', 6), { total: 7 })
    expect(says(facts, { limits: { ...OFF, 'max-high': 0 } })).toEqual(['vulnerability short-list'])
  })

  test('rows that are alike are listed, though one finding', () => {
    const facts = {
      counts: { vulnerabilities: 3 },
      vulnerabilities: someList([someFinding(1)], { rows: 3, total: 3 }),
    }
    expect(says(facts, { limits: { ...OFF, 'max-low': 1 } })).toEqual([])
    const verdict = judged(facts, { limits: { 'max-vulnerabilities': 9, 'max-low': 9 } })
    expect(reliableCount(verdict, 'vulnerabilities')).toBe(3)
  })

  test('a list longer than the count wins', () => {
    const facts = { ...counted(of('low', 6)), counts: { vulnerabilities: 2 } }
    expect(says(facts, { limits: { 'max-vulnerabilities': 5 } })).toEqual(['max-vulnerabilities 6/5'])
    expect(reliableCount(judged(facts, {}), 'vulnerabilities')).toBe(6)
  })
})

describe('rows that are alike', () => {
  test('in ID, component, version and path are one', () => {
    const rows = [
      someFinding(1),
      someFinding(1),
      someFinding(1, { version: '3.0.2' }),
      someFinding(1, { path: '/x' }),
    ]
    expect(distinct(rows)).toHaveLength(3)
  })

  test('are as exploitable and as fixable as one of them', () => {
    const rows = [someFinding(1, { fixable: false }), someFinding(1, { exploitable: true })]
    expect(distinct(rows)).toEqual([someFinding(1, { exploitable: true, fixable: true })])
  })

  test('but not in their severity are two', () => {
    expect(distinct([someFinding(1), someFinding(1, { severity: 'high' })])).toHaveLength(2)
  })
})

test.each([
  { name: 'not for totals', policy: {}, needed: false },
  { name: 'for a severity', policy: { limits: { 'max-low': 3 } }, needed: true },
  { name: 'for exploitable ones', policy: { limits: { 'max-exploitable': 3 } }, needed: true },
  { name: 'for denied ones', policy: { deny: ['CVE-2024-3094'] }, needed: true },
  { name: 'for fixable ones', policy: { onlyFixable: true }, needed: true },
  { name: 'for excepted ones', policy: { exceptions: [{}] }, needed: true },
  {
    name: 'not for excepted ones of which there is no limit',
    policy: { exceptions: [{}], limits: OFF },
    needed: false,
  },
  {
    name: 'not for fixable ones of which there is no limit',
    policy: { onlyFixable: true, limits: OFF },
    needed: false,
  },
])('the list is read $name', ({ policy, needed }) => expect(needsFindings(somePolicy(policy))).toBe(needed))

const finding = fc.record({
  number: fc.integer({ min: 0, max: 5 }),
  severity: fc.constantFrom(...SEVERITIES),
  fixable: fc.boolean(),
  exploitable: fc.boolean(),
})
const limit = fc.constantFrom<number | 'off'>('off', 0, 1, 2)
const policies = fc.record({
  limits: fc.record(Object.fromEntries(LIMIT_RULES.map((rule) => [rule, limit]))),
  onlyFixable: fc.boolean(),
  deny: fc.constantFrom([], ['CVE-2024-10000']),
  exceptions: fc.subarray([
    { id: 'CVE-2024-10001' },
    { id: 'CVE-2024-10002', until: '2026-11-23' },
    { id: 'CVE-2024-10000' },
  ]),
})

test('one finding more never makes a verdict better', () => {
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 6 }), finding, policies, (before, one, policy) => {
      const rows = (given: readonly (typeof one)[]) =>
        distinct(given.map(({ number, ...rest }) => someFinding(number, rest)))
      const worse = (given: readonly (typeof one)[]) =>
        ['pass', 'warn', 'fail'].indexOf(
          judged({ counts: { vulnerabilities: 0 }, vulnerabilities: someList(rows(given)) }, policy)
            .conclusion,
        )
      expect(worse([...before, one])).toBeGreaterThanOrEqual(worse(before))
    }),
    runs(3_000),
  )
})
