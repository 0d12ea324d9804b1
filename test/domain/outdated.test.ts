import { describe, expect, test } from '@jest/globals'
import { needsScan } from '../../src/domain/verdict.ts'
import { phraseViolation } from '../../src/report/words/phrase.ts'
import {
  type FactsGiven,
  incomplete,
  judged as judgedBy,
  NEVER_RUN,
  NO_LIMITS,
  NOW,
  type PolicyGiven,
  someContext,
  someFacts,
  someFinding,
  someList,
} from '../make.ts'

const DENIED = 'CVE-2026-1111'
const SINCE = new Date('2026-11-20T16:00:00Z')
const at = (milliseconds: number) => new Date(SINCE.getTime() + milliseconds)
const ahead = (milliseconds: number) => new Date(NOW.getTime() + milliseconds)

const POLICY: PolicyGiven = { limits: NO_LIMITS, deny: [{ id: DENIED, since: SINCE }] }
const judged = (facts: FactsGiven, policy: PolicyGiven = {}) =>
  judgedBy({ vulnerabilities: someList([]), ...facts }, { ...POLICY, ...policy })
const OUTDATED = { kind: 'outdated', id: DENIED, since: SINCE } as const

describe('a denial with a time', () => {
  test.each([
    { name: 'a scan just after the denial', scannedAt: at(1), conclusion: 'pass' },
    { name: 'a scan at the moment of the denial', scannedAt: at(0), conclusion: 'pass' },
    { name: 'a scan just before the denial', scannedAt: at(-1), conclusion: 'fail' },
    { name: 'a scan long before the denial', scannedAt: at(-86_400_000), conclusion: 'fail' },
    { name: 'a scan at an unknown time', scannedAt: null, conclusion: 'fail' },
    { name: 'a scan of now', scannedAt: NOW, conclusion: 'pass' },
    { name: 'a scan five minutes in the future', scannedAt: ahead(300_000), conclusion: 'pass' },
    { name: 'a scan more than five minutes in the future', scannedAt: ahead(300_001), conclusion: 'fail' },
    { name: 'a scan of next year', scannedAt: ahead(365 * 86_400_000), conclusion: 'fail' },
  ])('$name ends as $conclusion under a denial with a time', ({ scannedAt, conclusion }) => {
    const verdict = judged({ scannedAt })
    expect(verdict.conclusion).toBe(conclusion)
    const { vulnerability, virus, risk } = verdict.scans
    expect([virus.kind, risk.kind]).toEqual(['complete', 'complete'])
    if (conclusion === 'pass') expect(vulnerability).toEqual({ kind: 'complete' })
    else {
      expect(vulnerability).toEqual(incomplete(OUTDATED))
      expect(verdict.violations.map((violation) => phraseViolation(violation))).toEqual([
        `cannot be ruled out: ${DENIED}`,
        `vulnerability scan: older than the denial of ${DENIED} (2026-11-20 16:00 UTC)`,
      ])
      expect(verdict.checks.find(({ rule }) => rule === 'deny')?.result).toBe('fail')
    }
  })

  test.each([
    { name: 'first', order: [0, 1, 2] },
    { name: 'in between', order: [1, 0, 2] },
    { name: 'last', order: [2, 1, 0] },
  ])('the denial with the latest time decides when it is given $name', ({ order }) => {
    const all = [{ id: DENIED, since: SINCE }, { id: 'CVE-2026-2', since: at(-1) }, { id: 'CVE-2026-3' }]
    const deny = order.flatMap((n) => all[n] ?? [])
    expect(judged({ scannedAt: at(-1) }, { deny }).scans.vulnerability).toMatchObject({ reason: OUTDATED })
    expect(judged({ scannedAt: at(0) }, { deny }).conclusion).toBe('pass')
  })

  test('a denial without a time accepts a scan at an unknown time', () => {
    for (const scannedAt of [null, ahead(365 * 86_400_000)])
      expect(judged({ scannedAt }, { deny: [DENIED] }).conclusion).toBe('pass')
  })

  test('a denial with a time in the future makes every scan incomplete', () => {
    const deny = [{ id: DENIED, since: ahead(86_400_000) }]
    for (const scannedAt of [NOW, ahead(300_000), ahead(2 * 86_400_000)])
      expect(judged({ scannedAt }, { deny }).scans.vulnerability.kind).toBe('incomplete')
  })

  test('a denied vulnerability in an outdated scan is the first violation', () => {
    const found = { vulnerabilities: someList([someFinding(1, { id: DENIED })]) }
    const { violations } = judged({ ...found, counts: { vulnerabilities: 1 }, scannedAt: at(-1) })
    expect(violations.map(({ rule, effect }) => [rule, effect])).toEqual([
      ['deny', 'fail'],
      ['scan-incomplete', 'fail'],
    ])
  })

  test('an outdated scan fails in every mode, because it does not rule the denied vulnerability out', () => {
    const given = { scannedAt: at(-1) }
    expect(judged(given, { incompleteScan: 'warn' }).conclusion).toBe('fail')
    expect(judged(given, { mode: 'warn' }).conclusion).toBe('fail')
  })

  test('another reason for an incomplete scan comes before the denial', () => {
    const scans = { vulnerability: NEVER_RUN }
    expect(judged({ scannedAt: null, scans }).scans.vulnerability).toEqual(NEVER_RUN)
    const vulnerabilities = someList([], { total: 2 })
    expect(judged({ scannedAt: null, vulnerabilities }).scans.vulnerability).toMatchObject({
      reason: { kind: 'short-list', missing: 2 },
    })
  })

  test('a scan older than the denial, or in the future, needs a new scan', () => {
    const needs = (scannedAt: Date) =>
      needsScan(someFacts({ vulnerabilities: someList([]), scannedAt }), someContext(POLICY))
    expect([needs(at(-1)), needs(at(0))]).toEqual([true, false])
    expect([needs(ahead(300_001)), needs(ahead(300_000))]).toEqual([true, false])
  })
})
