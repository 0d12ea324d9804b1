import { describe, expect, test } from '@jest/globals'
import { reliableCount } from '../../src/domain/evidence.ts'
import { distinct, type Finding, parseSeverity } from '../../src/domain/finding.ts'
import { needsFindings } from '../../src/domain/policy.ts'
import {
  type FactsGiven,
  factsWith,
  judged,
  NO_LIMITS,
  type PolicyGiven,
  someFinding,
  someList,
  somePolicy,
} from '../make.ts'

const OFF = { 'max-vulnerabilities': 'off' } as const
const violationsOf = (facts: FactsGiven, policy: PolicyGiven) =>
  judged(facts, policy).violations.map((violation) =>
    violation.kind === 'over-limit'
      ? `${violation.rule} ${violation.found}/${violation.allowed}`
      : violation.kind === 'incomplete'
        ? `${violation.scan} ${violation.reason.kind}`
        : violation.kind,
  )

const of = (severity: Finding['severity'], count: number, given: Partial<Finding> = {}, from = 0) =>
  Array.from({ length: count }, (_, n) => someFinding(from + n, { severity, ...given }))
const counted = (findings: readonly Finding[]) => factsWith(...findings)

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
  ['hıgh', 'critical'],
  ['mıddle', 'critical'],
])('the severity of the level %j is %s, where an unknown level is critical', (level, severity) => {
  expect(parseSeverity(level)).toBe(severity)
})

describe('a limit by severity', () => {
  test.each([
    { name: 'as many findings as the limit', findings: of('high', 3), limits: { 'max-high': 3 }, is: [] },
    {
      name: 'one finding more than the limit',
      findings: of('high', 4),
      limits: { 'max-high': 3 },
      is: ['max-high 4/3'],
    },
    { name: 'only findings of another severity', findings: of('low', 9), limits: { 'max-high': 0 }, is: [] },
    {
      name: 'a finding of a higher severity, which has a limit, too,',
      findings: of('critical', 1),
      limits: { 'max-high': 3, 'max-critical': 0 },
      is: ['max-critical 1/0'],
    },
    { name: 'findings of a severity without a limit', findings: of('high', 9), limits: {}, is: [] },
  ])('an image with $name has these violations of limits by severity: $is', ({ findings, limits, is }) => {
    expect(violationsOf(counted(findings), { limits: { ...OFF, ...limits } })).toEqual(is)
  })

  test('a limit by severity is exceeded even while the scan is incomplete', () => {
    const scans = {
      vulnerability: { kind: 'incomplete', reason: { kind: 'partial', progress: 50 } },
    } as const
    expect(violationsOf({ ...counted(of('high', 1)), scans }, { limits: { ...OFF, 'max-high': 0 } })).toEqual(
      ['max-high 1/0', 'vulnerability partial'],
    )
  })

  test('a limit by severity is unknown without a list', () => {
    const { checks } = judged({ vulnerabilities: null }, { limits: { ...OFF, 'max-high': 0 } })
    expect(checks.find(({ rule }) => rule === 'max-high')?.result).toBe('unknown')
  })
})

describe('exploitable vulnerabilities', () => {
  const findings = [...of('low', 2), someFinding(7, { exploitable: true, fixable: false })]
  test('max-exploitable counts exploitable vulnerabilities, fixable or not', () => {
    const limits = { ...OFF, 'max-exploitable': 0 }
    expect(violationsOf(counted(findings), { limits, onlyFixable: true })).toEqual(['max-exploitable 1/0'])
    expect(violationsOf(counted(findings), { limits: { ...OFF, 'max-exploitable': 1 } })).toEqual([])
  })
})

describe('denied vulnerabilities', () => {
  const findings = [someFinding(1), someFinding(2, { fixable: false })]
  test('a denied vulnerability fails in either mode', () => {
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

  test('a denied ID matches only the same ID', () => {
    expect(violationsOf(counted([someFinding(2345)]), { limits: OFF, deny: ['CVE-2024-1234'] })).toEqual([])
  })

  test('deny needs a complete vulnerability scan', () => {
    const scans = { vulnerability: { kind: 'incomplete', reason: { kind: 'not-scanned' } } } as const
    expect(violationsOf({ scans }, { limits: NO_LIMITS, deny: ['CVE-2024-3094'] })).toEqual([
      'not-ruled-out',
      'vulnerability not-scanned',
    ])
  })
})

describe('only-fixable', () => {
  const findings = [...of('high', 2), ...of('high', 3, { fixable: false }, 50)]
  test('only-fixable counts only fixable vulnerabilities in totals and severities', () => {
    expect(
      violationsOf(counted(findings), { onlyFixable: true, limits: { 'max-vulnerabilities': 2 } }),
    ).toEqual([])
    expect(
      violationsOf(counted(findings), { onlyFixable: true, limits: { 'max-vulnerabilities': 1 } }),
    ).toEqual(['max-vulnerabilities 2/1'])
    expect(violationsOf(counted(findings), { onlyFixable: true, limits: { ...OFF, 'max-high': 2 } })).toEqual(
      [],
    )
    expect(violationsOf(counted(findings), { onlyFixable: true, limits: { ...OFF, 'max-high': 1 } })).toEqual(
      ['max-high 2/1'],
    )
  })

  test('only-fixable counts unlisted vulnerabilities, because they may be fixable', () => {
    const facts = { ...counted(findings), counts: { vulnerabilities: 9 } }
    expect(violationsOf(facts, { onlyFixable: true, limits: { 'max-vulnerabilities': 5 } })).toEqual([
      'max-vulnerabilities 6/5',
    ])
  })
})

describe('lists that differ from counts', () => {
  test('a list shorter than the count makes the scan incomplete for limits by severity only', () => {
    const facts = { ...counted(of('low', 6)), counts: { vulnerabilities: 10 } }
    expect(violationsOf(facts, { limits: { ...OFF, 'max-high': 0 } })).toEqual(['vulnerability short-list'])
    expect(violationsOf(facts, { limits: { 'max-vulnerabilities': 10 } })).toEqual([])
  })

  test('a list shorter than its own total makes the scan incomplete', () => {
    const facts = { ...counted(of('low', 6)), vulnerabilities: someList(of('low', 6), { total: 7 }) }
    expect(violationsOf(facts, { limits: { ...OFF, 'max-high': 0 } })).toEqual(['vulnerability short-list'])
  })

  test('equal rows count as listed although they are one finding', () => {
    const facts = {
      counts: { vulnerabilities: 3 },
      vulnerabilities: someList([someFinding(1)], { rows: 3, total: 3 }),
    }
    expect(violationsOf(facts, { limits: { ...OFF, 'max-low': 1 } })).toEqual([])
    const verdict = judged(facts, { limits: { 'max-vulnerabilities': 9, 'max-low': 9 } })
    expect(reliableCount(verdict, 'vulnerabilities')).toBe(3)
  })

  test('a list longer than the count is counted instead of it', () => {
    const facts = { ...counted(of('low', 6)), counts: { vulnerabilities: 2 } }
    expect(violationsOf(facts, { limits: { 'max-vulnerabilities': 5 } })).toEqual(['max-vulnerabilities 6/5'])
    expect(reliableCount(judged(facts, {}), 'vulnerabilities')).toBe(6)
  })
})

describe('equal rows', () => {
  test('rows equal in ID, component, version and path are one finding', () => {
    const rows = [
      someFinding(1),
      someFinding(1),
      someFinding(1, { version: '3.0.2' }),
      someFinding(1, { path: '/x' }),
    ]
    expect(distinct(rows)).toHaveLength(3)
  })

  test('equal rows are exploitable or fixable when one of them is', () => {
    const rows = [someFinding(1, { fixable: false }), someFinding(1, { exploitable: true })]
    expect(distinct(rows)).toEqual([someFinding(1, { exploitable: true, fixable: true, rows: 2 })])
  })

  test('rows that differ in severity are two findings', () => {
    expect(distinct([someFinding(1), someFinding(1, { severity: 'high' })])).toHaveLength(2)
  })
})

test.each([
  { name: 'limits on totals', policy: {}, needed: false },
  { name: 'a limit by severity', policy: { limits: { 'max-low': 3 } }, needed: true },
  {
    name: 'a limit on exploitable vulnerabilities',
    policy: { limits: { 'max-exploitable': 3 } },
    needed: true,
  },
  { name: 'a denied vulnerability', policy: { deny: ['CVE-2024-3094'] }, needed: true },
  { name: 'only-fixable', policy: { onlyFixable: true }, needed: true },
  { name: 'an exception', policy: { exceptions: [{}] }, needed: true },
  { name: 'an exception without a limit', policy: { exceptions: [{}], limits: OFF }, needed: false },
  { name: 'only-fixable without a limit', policy: { onlyFixable: true, limits: OFF }, needed: false },
])('a policy with $name needs the list of findings: $needed', ({ policy, needed }) =>
  expect(needsFindings(somePolicy(policy))).toBe(needed),
)
