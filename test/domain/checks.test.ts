import { describe, expect, test } from '@jest/globals'
import { isRecentScan } from '../../src/domain/age.ts'
import { reliableCount } from '../../src/domain/evidence.ts'
import { unknown } from '../../src/domain/facts.ts'
import type { Source } from '../../src/domain/policy.ts'
import { RULES, type RuleName } from '../../src/domain/rules/rule-names.ts'
import { RULE } from '../../src/domain/rules/rules.ts'
import { judge } from '../../src/domain/verdict.ts'
import {
  DIGEST,
  type FactsGiven,
  factsWith,
  IMAGE,
  IMAGE_ID,
  judged,
  NO_LIMITS,
  NOW,
  OTHER,
  type PolicyGiven,
  someContext,
  someException,
  someFacts,
  someFinding,
  someList,
  somePolicy,
} from '../make.ts'

const HOUR = 3_600_000

function checkOfRule(rule: RuleName, facts: FactsGiven, policy: PolicyGiven) {
  const { checks } = judged(facts, policy)
  const { found, allowed, complete, result } = checks[RULES.indexOf(rule)] ?? {}
  return { found, allowed, complete, result }
}

const vulnerable = factsWith(someFinding(1))
const expired = { exceptions: [{ until: '2026-11-01' }] }

describe('the numbers of a check', () => {
  test.each<{
    rule: RuleName
    name: string
    facts?: FactsGiven
    policy: PolicyGiven
    is: Partial<ReturnType<typeof checkOfRule>>
  }>([
    {
      rule: 'max-viruses',
      name: 'the check has the count, and whether the count is complete',
      facts: { counts: { viruses: 2 } },
      policy: { limits: { 'max-viruses': 1 } },
      is: { found: 2, allowed: 1, complete: true, result: 'fail' },
    },
    {
      rule: 'max-viruses',
      name: 'the check has the count even when the limit is off',
      facts: { counts: { viruses: 2 } },
      policy: { limits: NO_LIMITS },
      is: { found: 2, allowed: null, complete: true, result: 'off' },
    },
    {
      rule: 'deny',
      name: 'the check has the number of denied IDs that are listed',
      facts: vulnerable,
      policy: { deny: ['CVE-2024-10001', 'CVE-2024-1'] },
      is: { found: 1, allowed: 0, complete: null, result: 'fail' },
    },
    {
      rule: 'deny',
      name: 'the check has no number when nothing is denied',
      policy: {},
      is: { found: null, allowed: null },
    },
    {
      rule: 'exception-expired',
      name: 'the check has the number of expired exceptions without which a limit is exceeded',
      facts: vulnerable,
      policy: expired,
      is: { found: 1, allowed: 0, result: 'fail' },
    },
    {
      rule: 'exception-expired',
      name: 'the check has no number without an exception',
      facts: vulnerable,
      policy: {},
      is: { found: null, allowed: null, result: 'off' },
    },
    {
      rule: 'exception-expired',
      name: 'an exceeded limit on viruses does not count an expired exception for a vulnerability',
      facts: { ...vulnerable, counts: { viruses: 1, vulnerabilities: 1 } },
      policy: { ...expired, limits: { 'max-vulnerabilities': 1 } },
      is: { found: 0, result: 'passed' },
    },
    {
      rule: 'exception-expired',
      name: 'an expired exception counts when one of its two findings exceeds a limit',
      facts: factsWith(someFinding(1, { severity: 'high' }), someFinding(1)),
      policy: { ...expired, limits: { ...NO_LIMITS, 'max-high': 0 } },
      is: { found: 1, result: 'fail' },
    },
    {
      rule: 'require-trusted',
      name: 'the check has the mark of trust',
      policy: {},
      is: { found: true, allowed: true },
    },
    {
      rule: 'require-trusted',
      name: 'the check has the mark of trust even when trust is not required',
      policy: { requireTrusted: false },
      is: { found: true, allowed: null },
    },
    {
      rule: 'scan-incomplete',
      name: 'the check has the number of incomplete scans',
      facts: { scans: { virus: { kind: 'incomplete', reason: { kind: 'cancelled' } } } },
      policy: { incompleteScan: 'warn' },
      is: { found: 1, allowed: 0, result: 'warn' },
    },
    {
      rule: 'scan-incomplete',
      name: 'the scan of an unknown image fails even under incomplete-scan: warn',
      facts: { scans: { virus: { kind: 'incomplete', reason: { kind: 'unknown-image' } } } },
      policy: { incompleteScan: 'warn' },
      is: { found: 1, result: 'fail' },
    },
    {
      rule: 'max-scan-age',
      name: 'the check has the age in whole seconds',
      facts: { scannedAt: new Date(NOW.getTime() - HOUR - 999) },
      policy: { maxScanAge: 2 * HOUR },
      is: { found: 3_600, allowed: 7_200, result: 'passed' },
    },
    {
      rule: 'max-scan-age',
      name: 'the check has null for an unknown age',
      facts: { scannedAt: null },
      policy: {},
      is: { found: null, allowed: null, result: 'off' },
    },
    {
      rule: 'expected-digest',
      name: 'the check has the digest of the image when another one is expected',
      policy: { expectedDigest: OTHER },
      is: { found: DIGEST, allowed: OTHER, result: 'fail' },
    },
    {
      rule: 'expected-digest',
      name: 'the check has the digest of the image even when none is expected',
      policy: {},
      is: { found: DIGEST, allowed: null, result: 'off' },
    },
  ])('$rule: $name', ({ rule, facts = {}, policy, is }) => {
    expect(checkOfRule(rule, facts, policy)).toMatchObject(is)
  })
})

test('the digest of the index is the expected digest of each of its platforms', () => {
  const platform = { ...IMAGE, platform: { index: OTHER, name: 'linux/amd64' } }
  const { checks } = judge(platform, someFacts(), someContext({ expectedDigest: OTHER }))
  expect(checks[RULES.indexOf('expected-digest')]).toMatchObject({ found: OTHER, result: 'passed' })
})

test('a denied vulnerability counts although there is an exception for it', () => {
  const policy = { deny: ['CVE-2024-10001'], exceptions: [{}] }
  const { tallies, exceptions } = judged(vulnerable, policy)
  expect([tallies['max-vulnerabilities'].count, exceptions.accepted]).toEqual([1, []])
})

test('a list that is shorter than its count makes the scan incomplete, with the number of missing rows', () => {
  const facts = { counts: { vulnerabilities: 3 }, vulnerabilities: someList([someFinding(1)]) }
  const { scans } = judged(facts, { limits: { 'max-high': 0 } })
  expect(scans.vulnerability).toEqual({ kind: 'incomplete', reason: { kind: 'short-list', missing: 2 } })
})

test('a malformed count is unreliable even when its list was read', () => {
  const reason = { kind: 'malformed', detail: 'got "3"' } as const
  const facts = { counts: { vulnerabilities: unknown<number>(reason) }, vulnerabilities: someList([]) }
  expect(reliableCount(judged(facts, { limits: NO_LIMITS }), 'vulnerabilities')).toBeNull()
})

test('each rule names the sources of its values', () => {
  const line = (number: number): Source => ({ kind: 'policy', policy: 'policy.yml', line: number })
  const policy = somePolicy({
    limits: { 'max-high': 1 },
    deny: [{ id: 'CVE-2024-1', source: line(1) }],
    exceptions: [someException({ source: line(2) })],
    incompleteScan: 'warn',
    maxScanAge: HOUR,
    expectedDigest: IMAGE_ID,
    requireTrusted: true,
  })
  const input = (name: string) => ({ kind: 'input', input: name })
  const sources = (rule: RuleName, of = policy) => RULE[rule].sources(of)
  expect(sources('max-high')).toEqual([input('max-high')])
  expect(sources('deny')).toEqual([line(1)])
  expect(sources('exception-expired')).toEqual([line(2)])
  expect(sources('require-trusted')).toEqual([input('require-trusted')])
  expect(sources('scan-incomplete')).toEqual([input('incomplete-scan')])
  expect(sources('max-scan-age')).toEqual([input('max-scan-age')])
  expect(sources('expected-digest')).toEqual([input('expected-digest')])
  for (const rule of RULES) expect(sources(rule, somePolicy())).toEqual([{ kind: 'default' }])
})

test.each([
  { name: 'half a minute ago is recent', age: 30_000, is: true },
  { name: '59.999 s ago is recent', age: 59_999, is: true },
  { name: 'a minute ago is not recent', age: 60_000, is: false },
  { name: 'at an unknown time is not recent', age: null, is: false },
])('a scan $name', ({ age, is }) => {
  const scannedAt = age === null ? null : new Date(NOW.getTime() - age)
  expect(isRecentScan(someFacts({ scannedAt }), NOW)).toBe(is)
})
