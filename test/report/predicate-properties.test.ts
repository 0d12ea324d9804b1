import { expect, test } from '@jest/globals'
import { known, unknown } from '../../src/domain/facts.ts'
import { PROPERTIES, renderPredicate } from '../../src/report/predicate.ts'
import {
  DIGEST,
  type FactsGiven,
  factsWith,
  incomplete,
  NOW,
  type PolicyGiven,
  someFinding,
  someList,
} from '../make.ts'
import { OTHER_DIGEST, someReport } from './reports.ts'

const HOUR = 3_600_000
const unsaid = unknown<never>({ kind: 'not-given' })
const cancelled = incomplete({ kind: 'cancelled' })
const missing = { scans: { vulnerability: cancelled } }
const listed = factsWith(someFinding(1, { severity: 'high', exploitable: true }))
const none = { vulnerabilities: someList([]) }
const limits = (limit: PolicyGiven['limits']): PolicyGiven => ({ limits: { ...limit } })
const no = { 'max-vulnerabilities': 'off' } as const

const ROWS: readonly (readonly [string, string, boolean, FactsGiven, PolicyGiven])[] = [
  ['TCSS_SCAN_COMPLETE', 'passed', true, {}, {}],
  ['TCSS_SCAN_COMPLETE', 'violated', false, missing, {}],
  ['TCSS_SCAN_COMPLETE', 'a scan that no rule needs', false, missing, limits(no)],
  ['TCSS_SCAN_COMPLETE', 'only a warning', false, missing, { incompleteScan: 'warn' }],
  ['TCSS_NO_VIRUSES', 'passed', true, {}, {}],
  ['TCSS_NO_VIRUSES', 'violated', false, { counts: { viruses: 1 } }, {}],
  ['TCSS_NO_VIRUSES', 'unknown', false, { scans: { virus: cancelled } }, {}],
  ['TCSS_NO_VIRUSES', 'one allowed', false, {}, limits({ 'max-viruses': 1 })],
  ['TCSS_NO_VIRUSES', 'off', false, {}, limits({ 'max-viruses': 'off' })],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'none found, one allowed', true, {}, limits({ 'max-viruses': 1 })],
  [
    'TCSS_VIRUSES_WITHIN_LIMIT',
    'one found, one allowed',
    true,
    { counts: { viruses: 1 } },
    limits({ 'max-viruses': 1 }),
  ],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'violated', false, { counts: { viruses: 2 } }, limits({ 'max-viruses': 1 })],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'none found, none allowed', false, {}, {}],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'off', false, {}, limits({ 'max-viruses': 'off' })],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'passed', true, none, { deny: ['CVE-2024-10001'] }],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'violated', false, listed, { deny: ['CVE-2024-10001'] }],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'unknown', false, missing, { deny: ['CVE-2024-10001'] }],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'off', false, none, {}],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'passed', true, none, limits({ 'max-exploitable': 0 })],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'violated', false, listed, limits({ 'max-exploitable': 0 })],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'without a list', false, {}, limits({ 'max-exploitable': 0 })],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'off', false, none, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'passed', true, {}, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'violated', false, { counts: { vulnerabilities: 1 } }, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'unknown', false, missing, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'by severity', true, none, limits({ ...no, 'max-high': 0 })],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'one severity', false, listed, limits({ ...no, 'max-high': 0 })],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'another severity', false, listed, limits({ 'max-low': 0 })],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'off', false, {}, limits(no)],
  ['TCSS_RISKS_WITHIN_LIMIT', 'passed', true, { counts: { risks: 1 } }, limits({ 'max-risks': 1 })],
  ['TCSS_RISKS_WITHIN_LIMIT', 'violated', false, { counts: { risks: 1 } }, {}],
  ['TCSS_RISKS_WITHIN_LIMIT', 'unknown', false, { counts: { risks: unsaid } }, {}],
  ['TCSS_RISKS_WITHIN_LIMIT', 'off', false, {}, limits({ 'max-risks': 'off' })],
  ['TCSS_SENSITIVE_INFO_WITHIN_LIMIT', 'passed', true, {}, limits({ 'max-sensitive-info': 0 })],
  [
    'TCSS_SENSITIVE_INFO_WITHIN_LIMIT',
    'violated',
    false,
    { counts: { sensitiveInfo: 1 } },
    limits({ 'max-sensitive-info': 0 }),
  ],
  ['TCSS_SENSITIVE_INFO_WITHIN_LIMIT', 'off', false, {}, {}],
  ['TCSS_TRUSTED', 'passed', true, {}, {}],
  ['TCSS_TRUSTED', 'violated', false, { trusted: known(false) }, {}],
  ['TCSS_TRUSTED', 'unknown', false, { trusted: unsaid }, {}],
  ['TCSS_TRUSTED', 'off', false, {}, { requireTrusted: false }],
  ['TCSS_SCAN_RECENT', 'passed', true, { scannedAt: NOW }, { maxScanAge: HOUR }],
  ['TCSS_SCAN_RECENT', 'violated', false, {}, { maxScanAge: HOUR }],
  ['TCSS_SCAN_RECENT', 'unknown', false, { scannedAt: null }, { maxScanAge: HOUR }],
  ['TCSS_SCAN_RECENT', 'off', false, { scannedAt: NOW }, {}],
  ['TCSS_DIGEST_AS_EXPECTED', 'passed', true, {}, { expectedDigest: DIGEST }],
  ['TCSS_DIGEST_AS_EXPECTED', 'violated', false, {}, { expectedDigest: OTHER_DIGEST }],
  ['TCSS_DIGEST_AS_EXPECTED', 'off', false, {}, {}],
  ['TCSS_GATE_PASSED', 'a pass', true, {}, {}],
  ['TCSS_GATE_PASSED', 'a failure', false, { counts: { viruses: 1 } }, {}],
  ['TCSS_GATE_PASSED', 'a warning', false, { counts: { viruses: 1 } }, { mode: 'warn' }],
  ['TCSS_GATE_PASSED', 'an incomplete scan', false, missing, { incompleteScan: 'warn' }],
]

test.each(ROWS)('the property %s with its rule %s holds: %p', (property, _, holds, facts, policy) => {
  expect(PROPERTIES).toContain(property)
  const text = renderPredicate(someReport({ images: [{ facts }], policy }), { digest: () => '' })
  const properties: readonly string[] = JSON.parse(text ?? '{}').properties ?? []
  expect(properties.includes(property)).toBe(holds)
})

test('every property has rows in this table', () => {
  expect(new Set(ROWS.map(([property]) => property))).toEqual(new Set(PROPERTIES))
})
