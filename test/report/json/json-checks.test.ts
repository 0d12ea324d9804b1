import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/domain/facts.ts'
import type { Source } from '../../../src/domain/policy.ts'
import type { Report } from '../../../src/domain/report.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { DIGEST, NOW, type PolicyGiven, someFinding, someList } from '../../make.ts'
import { type ImageGiven, type ReportGiven, someReport } from '../reports.ts'
import { CONTEXT, REASONS, SAMPLES } from './json-samples.ts'

const told = (report: Report) => JSON.parse(renderJson(report, CONTEXT))
const reportOf = (given: ReportGiven) => told(someReport(given))
const imageOf = (given: ImageGiven, policy: PolicyGiven = {}) =>
  reportOf({ images: [given], policy }).images[0]
const OTHER = `sha256:${'3'.repeat(64)}`

describe('what a rule found and allowed, and whether that is all', () => {
  const list = someList([someFinding(1, { severity: 'high', exploitable: true }), someFinding(2)])
  const HOUR = 3_600_000
  const expired = { id: 'CVE-2024-10001', until: '2026-11-01' }
  const counts = { vulnerabilities: 2 }
  const scan = { kind: 'incomplete', reason: REASONS.cancelled } as const
  test.each<[string, string, ImageGiven, PolicyGiven, readonly unknown[]]>([
    ['max-viruses', 'kept', {}, {}, ['passed', 0, true, 0]],
    ['max-viruses', 'broken', { facts: { counts: { viruses: 2 } } }, {}, ['fail', 2, true, 0]],
    ['max-viruses', 'not known', { facts: { scans: { virus: scan } } }, {}, ['unknown', 0, false, 0]],
    ['max-sensitive-info', 'off', { facts: { counts: { sensitiveInfo: 3 } } }, {}, ['off', 3, true, null]],
    ['max-high', 'off and not listed', {}, {}, ['off', null, true, null]],
    [
      'max-high',
      'broken',
      { facts: { counts, vulnerabilities: list } },
      { limits: { 'max-high': 0 } },
      ['fail', 1, true, 0],
    ],
    ['deny', 'off', {}, {}, ['off', null, null, null]],
    ['deny', 'kept', {}, { deny: ['CVE-1999-1'] }, ['passed', 0, null, 0]],
    [
      'deny',
      'broken',
      { facts: { counts, vulnerabilities: list } },
      { deny: ['CVE-2024-10001'] },
      ['fail', 1, null, 0],
    ],
    ['exception-expired', 'off', {}, {}, ['off', null, null, null]],
    [
      'exception-expired',
      'broken',
      { facts: { counts, vulnerabilities: list } },
      { exceptions: [expired] },
      ['fail', 1, null, 0],
    ],
    ['require-trusted', 'kept', {}, {}, ['passed', true, null, true]],
    [
      'require-trusted',
      'off',
      { facts: { trusted: { kind: 'known', value: false } } },
      { requireTrusted: false },
      ['off', false, null, null],
    ],
    [
      'require-trusted',
      'not known',
      { facts: { trusted: unknown(REASONS['not-given']) } },
      {},
      ['fail', null, null, true],
    ],
    ['scan-incomplete', 'kept', {}, {}, ['passed', 0, null, 0]],
    [
      'scan-incomplete',
      'broken',
      { facts: { scans: { virus: scan, risk: scan } } },
      {},
      ['fail', 2, null, 0],
    ],
    [
      'scan-incomplete',
      'one that nobody asks for',
      { facts: { scans: { risk: scan } } },
      { limits: { 'max-risks': 'off' } },
      ['passed', 0, null, 0],
    ],
    ['max-scan-age', 'off', {}, {}, ['off', 10_800, null, null]],
    [
      'max-scan-age',
      'broken',
      { facts: { scannedAt: new Date(NOW.getTime() - HOUR - 1) } },
      { maxScanAge: HOUR },
      ['fail', 3_600, null, 3_600],
    ],
    [
      'max-scan-age',
      'not known',
      { facts: { scannedAt: null } },
      { maxScanAge: HOUR },
      ['fail', null, null, 3_600],
    ],
    ['expected-digest', 'off', {}, {}, ['off', DIGEST, null, null]],
    [
      'expected-digest',
      'kept',
      { facts: { repoDigests: [OTHER] } },
      { expectedDigest: OTHER },
      ['passed', OTHER, null, OTHER],
    ],
    ['expected-digest', 'broken', {}, { expectedDigest: OTHER }, ['fail', DIGEST, null, OTHER]],
  ])('%s, %s', (rule, _, given, policy, [result, found, complete, allowed]) => {
    const checks = imageOf(given, policy).checks
    expect(checks).toContainEqual({
      ...{ rule, result, found, complete, allowed },
      message: result === 'fail' ? expect.any(String) : null,
      setBy: expect.any(Array),
    })
  })
})

test('a rule is set in one place, or in each that it is united from', () => {
  const source = (line: number): Source => ({ kind: 'policy', policy: 'policy.yml', line })
  const deny = [1, 2, 2].map((line, n) => ({ id: `CVE-2024-${n}`, source: source(line) }))
  const { checks } = imageOf({}, { deny })
  const setBy = (rule: string) => checks.find((one: { readonly rule: string }) => one.rule === rule).setBy
  expect(setBy('deny')).toEqual([1, 2].map((line) => ({ kind: 'policy', name: 'policy.yml', line })))
  expect(setBy('max-viruses')).toEqual([{ kind: 'default', name: null, line: null }])
  expect(told(SAMPLES['an implied limit'] as Report).policy.limits['max-critical'].setBy).toEqual({
    ...{ kind: 'implied', name: 'max-high', line: null },
  })
})

test.each(Object.values(REASONS))('why something is unknown: $kind', (reason) => {
  const scans = { virus: { kind: 'incomplete', reason } } as const
  const { kind, ...rest } = reason
  const { virus } = imageOf({ facts: { scans } }).scans
  expect(virus).toMatchObject({ state: 'incomplete', reason: kind, message: expect.any(String) })
  const { waited, ...details } = JSON.parse(JSON.stringify(rest).replace('.000Z', 'Z'))
  const all = waited === undefined ? details : { ...details, waited: waited / 1_000 }
  expect(virus.details).toEqual(Object.keys(all).length === 0 ? null : all)
})

test('a finding that was only to be told went through no exceptions, and is not denied', () => {
  const findings = { vulnerability: someList([someFinding(1)]) }
  const { findings: all } = imageOf({ findings }, { exceptions: [{}], deny: ['CVE-2024-10001'] })
  expect(all.vulnerability).toMatchObject([{ excepted: null, expired: null, denied: false }])
})
