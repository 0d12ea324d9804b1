import { describe, expect, test } from '@jest/globals'
import { type Known, unknown } from '../../src/domain/facts.ts'
import { distinct, type Finding } from '../../src/domain/finding.ts'
import {
  type FactsGiven,
  incomplete,
  judged,
  type PolicyGiven,
  someException,
  someFinding,
  someList,
} from '../make.ts'

// What the count of vulnerabilities and their list prove together.

const OFF = { 'max-vulnerabilities': 'off' } as const
const [FIRST, SECOND] = ['CVE-2024-10001', 'CVE-2024-10002']
const rowsOf = (number: number, rows: number, given: Partial<Finding> = {}) =>
  distinct(Array.from({ length: rows }, () => someFinding(number, given)))

interface Listed {
  /** The count of TCSS, and the total that its list states. */
  readonly count: number | Known<number>
  readonly total: number
  readonly findings: readonly Finding[]
}

const factsOf = ({ count, total, findings }: Listed): FactsGiven => ({
  counts: { vulnerabilities: count },
  vulnerabilities: someList(findings, { total, rows: findings.reduce((sum, { rows }) => sum + rows, 0) }),
})

/** The violations, by rule with numbers, or by kind. */
function broken(listed: Listed, policy: PolicyGiven, more: FactsGiven = {}) {
  return judged({ ...factsOf(listed), ...more }, policy).violations.map((violation) => {
    if (violation.kind === 'over-limit') return `${violation.rule} ${violation.found}/${violation.allowed}`
    return violation.kind === 'incomplete' ? violation.reason.kind : violation.kind
  })
}

describe('what a list lacks counts against the total', () => {
  test.each([
    {
      name: 'an empty list that states 50',
      count: 0,
      total: 50,
      findings: [],
      limit: 0,
      is: ['max-vulnerabilities 50/0'],
    },
    {
      name: '5 rows of 50',
      count: 0,
      total: 50,
      findings: rowsOf(2, 5),
      limit: 10,
      is: ['max-vulnerabilities 50/10'],
    },
    {
      name: 'a count beyond the list',
      count: 11,
      total: 1,
      findings: rowsOf(2, 1),
      limit: 10,
      is: ['max-vulnerabilities 11/10'],
    },
    {
      name: 'a list beyond the count',
      count: 1,
      total: 3,
      findings: rowsOf(2, 3),
      limit: 2,
      is: ['max-vulnerabilities 3/2'],
    },
    { name: 'no more than the limit', count: 3, total: 10, findings: [], limit: 10, is: [] },
  ])('with an exception for another vulnerability: $name', ({ limit, is, ...listed }) => {
    const policy = { limits: { 'max-vulnerabilities': limit }, exceptions: [someException()] }
    expect(broken(listed, policy)).toEqual(is)
  })
})

describe('equal rows are accepted as rows', () => {
  test('five equal rows of an excepted vulnerability count for nothing', () => {
    const policy = { limits: { 'max-vulnerabilities': 0 }, exceptions: [someException()] }
    expect(broken({ count: 5, total: 5, findings: rowsOf(1, 5) }, policy)).toEqual([])
    expect(broken({ count: 6, total: 6, findings: rowsOf(1, 5) }, policy)).toEqual([
      'max-vulnerabilities 1/0',
    ])
  })

  test('five equal rows without a fix count for nothing under only-fixable', () => {
    const policy = { limits: { 'max-vulnerabilities': 0 }, onlyFixable: true }
    const findings = rowsOf(1, 5, { fixable: false, fixedIn: '' })
    expect(broken({ count: 5, total: 5, findings }, policy)).toEqual([])
  })
})

describe('a limit on listed vulnerabilities', () => {
  const policy = (limit: number): PolicyGiven => ({ limits: { ...OFF, 'max-critical': limit } })
  const criticals = [someFinding(1, { severity: 'critical' }), someFinding(2, { severity: 'critical' })]
  test.each([
    { name: 'holds if even the missing ones stay within the limit', missing: 3, limit: 5, is: [] },
    {
      name: 'is unknown if one missing too many may break the limit',
      missing: 4,
      limit: 5,
      is: ['short-list'],
    },
    { name: 'is broken by what is listed', missing: 4, limit: 1, is: ['max-critical 2/1'] },
    {
      name: 'is unknown for a short list and the limit 0 of another severity',
      missing: 1,
      limit: 9,
      more: { 'max-high': 0 },
      is: ['short-list'],
    },
  ] as const)('$name', ({ missing, limit, is, ...rest }) => {
    const listed = { count: 2 + missing, total: 2, findings: criticals }
    const { limits } = policy(limit)
    expect(broken(listed, { limits: { ...limits, ...('more' in rest ? rest.more : {}) } })).toEqual(is)
  })

  test('is unknown if an accepted and a missing vulnerability leave it open', () => {
    const exceptions = [someException()]
    const listed = { count: 3, total: 3, findings: criticals }
    expect(broken(listed, { ...policy(1), exceptions })).toEqual(['short-list'])
    expect(broken(listed, { ...policy(2), exceptions })).toEqual([])
    expect(broken(listed, { ...policy(0), exceptions })).toEqual(['max-critical 1/0'])
  })

  test.each(['not-given', 'malformed'] as const)('is unknown while the count is unknown (%s)', (kind) => {
    const reason = kind === 'malformed' ? ({ kind, detail: 'x' } as const) : ({ kind } as const)
    const listed = { count: unknown<number>(reason), total: 0, findings: [] }
    expect(broken(listed, policy(0))).toEqual([kind])
    expect(broken(listed, { limits: OFF, deny: [FIRST] })).toEqual(['not-ruled-out', kind])
  })
})

describe('a denial', () => {
  const denies = (...deny: readonly string[]): PolicyGiven => ({ limits: OFF, deny })
  const listed = { count: 1, total: 1, findings: [someFinding(1)] }
  test.each([
    { name: 'finds an ID that only the name has', finding: { id: '', ids: [FIRST] }, is: ['denied'] },
    { name: 'finds an ID in another spelling', finding: { id: 'x', ids: ['x', FIRST] }, is: ['denied'] },
    {
      name: 'is not ruled out by an unreadable ID',
      finding: { id: '', ids: null },
      is: ['not-ruled-out', 'malformed'],
    },
    { name: 'is ruled out by a complete list', finding: { ids: [SECOND] }, is: [] },
  ])('$name', ({ finding, is }) => {
    expect(broken({ ...listed, findings: [someFinding(1, finding)] }, denies(FIRST))).toEqual(is)
  })

  test.each<[string, PolicyGiven]>([
    ['mode: warn', { mode: 'warn' }],
    ['incomplete-scan: warn', { incompleteScan: 'warn' }],
    ['both', { mode: 'warn', incompleteScan: 'warn' }],
  ])('fails under %s while its vulnerability cannot be ruled out', (_, soft) => {
    const scans = { vulnerability: incomplete({ kind: 'partial', progress: 50 }) }
    const verdict = judged({ ...factsOf(listed), scans }, { ...denies(FIRST, SECOND), ...soft })
    expect(verdict.conclusion).toBe('fail')
    expect(verdict.violations).toMatchObject([
      { kind: 'denied', ids: [FIRST], effect: 'fail' },
      { kind: 'not-ruled-out', ids: [SECOND], effect: 'fail' },
      { kind: 'incomplete', effect: 'warn' },
    ])
  })

  test('is not undone by an exception for another ID of the vulnerability', () => {
    const finding = someFinding(1, { ids: [FIRST, SECOND] })
    const policy = { ...denies(SECOND), limits: { 'max-vulnerabilities': 0 }, exceptions: [someException()] }
    expect(broken({ ...listed, findings: [finding] }, policy)).toEqual(['denied', 'max-vulnerabilities 1/0'])
  })
})
