import { expect, test } from '@jest/globals'
import { unknown } from '../../../src/domain/facts.ts'
import type { Source } from '../../../src/domain/policy.ts'
import type { Report } from '../../../src/domain/report.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { DIGEST, factsWith, incomplete, NOW, type PolicyGiven, someFinding, someList } from '../../make.ts'
import { CONTEXT, type ImageGiven, OTHER_DIGEST, someReport } from '../reports.ts'
import { REASONS, SAMPLES } from '../sample-reports.ts'

const jsonOf = (report: Report) => JSON.parse(renderJson(report, CONTEXT))
const imageOf = (given: ImageGiven, policy: PolicyGiven = {}) =>
  jsonOf(someReport({ images: [given], policy })).images[0]

const HOUR = 3_600_000
const facts = factsWith(someFinding(1, { severity: 'high', exploitable: true }), someFinding(2))
const expired = { id: 'CVE-2024-10001', until: '2026-11-01' }
const scan = incomplete(REASONS.cancelled)

test.each<[string, string, ImageGiven, PolicyGiven, readonly unknown[]]>([
  ['max-viruses', 'passed', {}, {}, ['passed', 0, true, 0]],
  ['max-viruses', 'violated', { facts: { counts: { viruses: 2 } } }, {}, ['fail', 2, true, 0]],
  ['max-viruses', 'unknown', { facts: { scans: { virus: scan } } }, {}, ['unknown', 0, false, 0]],
  ['max-sensitive-info', 'off', { facts: { counts: { sensitiveInfo: 3 } } }, {}, ['off', 3, true, null]],
  ['max-high', 'off and without a list', {}, {}, ['off', null, true, null]],
  ['max-high', 'violated', { facts }, { limits: { 'max-high': 0 } }, ['fail', 1, true, 0]],
  ['deny', 'off', {}, {}, ['off', null, null, null]],
  ['deny', 'passed', {}, { deny: ['CVE-1999-1'] }, ['passed', 0, null, 0]],
  ['deny', 'violated', { facts }, { deny: ['CVE-2024-10001'] }, ['fail', 1, null, 0]],
  ['exception-expired', 'off', {}, {}, ['off', null, null, null]],
  ['exception-expired', 'violated', { facts }, { exceptions: [expired] }, ['fail', 1, null, 0]],
  ['require-trusted', 'passed', {}, {}, ['passed', true, null, true]],
  [
    'require-trusted',
    'off',
    { facts: { trusted: { kind: 'known', value: false } } },
    { requireTrusted: false },
    ['off', false, null, null],
  ],
  [
    'require-trusted',
    'unknown',
    { facts: { trusted: unknown(REASONS['not-given']) } },
    {},
    ['fail', null, null, true],
  ],
  ['scan-incomplete', 'passed', {}, {}, ['passed', 0, null, 0]],
  [
    'scan-incomplete',
    'violated',
    { facts: { scans: { virus: scan, risk: scan } } },
    {},
    ['fail', 2, null, 0],
  ],
  [
    'scan-incomplete',
    'a scan that no rule needs',
    { facts: { scans: { risk: scan } } },
    { limits: { 'max-risks': 'off' } },
    ['passed', 0, null, 0],
  ],
  ['max-scan-age', 'off', {}, {}, ['off', 10_800, null, null]],
  [
    'max-scan-age',
    'violated',
    { facts: { scannedAt: new Date(NOW.getTime() - HOUR - 1) } },
    { maxScanAge: HOUR },
    ['fail', 3_600, null, 3_600],
  ],
  [
    'max-scan-age',
    'unknown',
    { facts: { scannedAt: null } },
    { maxScanAge: HOUR },
    ['fail', null, null, 3_600],
  ],
  ['expected-digest', 'off', {}, {}, ['off', DIGEST, null, null]],
  [
    'expected-digest',
    'passed',
    { facts: { repoDigests: [OTHER_DIGEST] } },
    { expectedDigest: OTHER_DIGEST },
    ['passed', OTHER_DIGEST, null, OTHER_DIGEST],
  ],
  ['expected-digest', 'violated', {}, { expectedDigest: OTHER_DIGEST }, ['fail', DIGEST, null, OTHER_DIGEST]],
])(
  'the check of %s, %s, has result, found, complete and allowed',
  (rule, _, given, policy, [result, found, complete, allowed]) => {
    const checks = imageOf(given, policy).checks
    expect(checks).toContainEqual({
      ...{ rule, result, found, complete, allowed },
      message: result === 'fail' ? expect.any(String) : null,
      setBy: expect.any(Array),
    })
  },
)

test('a check names every source of its rule once', () => {
  const source = (line: number): Source => ({ kind: 'policy', policy: 'policy.yml', line })
  const deny = [1, 2, 2].map((line, n) => ({ id: `CVE-2024-${n}`, source: source(line) }))
  const { checks } = imageOf({}, { deny })
  const setBy = (rule: string) => checks.find((one: { readonly rule: string }) => one.rule === rule).setBy
  expect(setBy('deny')).toEqual([1, 2].map((line) => ({ kind: 'policy', name: 'policy.yml', line })))
  expect(setBy('max-viruses')).toEqual([{ kind: 'default', name: null, line: null }])
  expect(jsonOf(SAMPLES['an implied limit'] as Report).policy.limits['max-critical'].setBy).toEqual({
    ...{ kind: 'implied', name: 'max-high', line: null },
  })
})

test.each(Object.values(REASONS))('an incomplete scan has its reason, with data: $kind', (reason) => {
  const scans = { virus: incomplete(reason) }
  const { kind, ...rest } = reason
  const { virus } = imageOf({ facts: { scans } }).scans
  expect(virus).toMatchObject({ state: 'incomplete', reason: kind, message: expect.any(String) })
  const { waited, ...details } = JSON.parse(JSON.stringify(rest).replace('.000Z', 'Z'))
  const all = waited === undefined ? details : { ...details, waited: waited / 1_000 }
  expect(virus.details).toEqual(Object.keys(all).length === 0 ? null : all)
})

test('a finding of a list made for reports alone is neither accepted nor denied', () => {
  const findings = { vulnerability: someList([someFinding(1)]) }
  const image = imageOf({ findings }, { exceptions: [{}], deny: ['CVE-2024-10001'] })
  expect(image.findings.vulnerability).toMatchObject([{ excepted: null, expired: null, denied: false }])
})
