import { describe, expect, test } from '@jest/globals'
import { known, unknown } from '../../src/domain/facts.ts'
import { PROPERTIES, renderPredicate } from '../../src/report/predicate.ts'
import { DIGEST, type FactsGiven, NOW, type PolicyGiven, someFinding, someList } from '../make.ts'
import { someReport } from './reports.ts'

const HOUR = 3_600_000
const OTHER = `sha256:${'3'.repeat(64)}`
const unsaid = unknown<never>({ kind: 'not-given' })
const cancelled = { kind: 'incomplete', reason: { kind: 'cancelled' } } as const
const missing = { scans: { vulnerability: cancelled } }
const list = someList([someFinding(1, { severity: 'high', exploitable: true })])
const listed = { counts: { vulnerabilities: 1 }, vulnerabilities: list }
const none = { vulnerabilities: someList([]) }
const limits = (limit: PolicyGiven['limits']): PolicyGiven => ({ limits: { ...limit } })
const no = { 'max-vulnerabilities': 'off' } as const

const ROWS: readonly (readonly [string, string, boolean, FactsGiven, PolicyGiven])[] = [
  ['TCSS_SCAN_COMPLETE', 'kept', true, {}, {}],
  ['TCSS_SCAN_COMPLETE', 'broken', false, missing, {}],
  ['TCSS_SCAN_COMPLETE', 'one that no rule asks for', false, missing, limits(no)],
  ['TCSS_SCAN_COMPLETE', 'only to be told', false, missing, { incompleteScan: 'warn' }],
  ['TCSS_NO_VIRUSES', 'kept', true, {}, {}],
  ['TCSS_NO_VIRUSES', 'broken', false, { counts: { viruses: 1 } }, {}],
  ['TCSS_NO_VIRUSES', 'not known', false, { scans: { virus: cancelled } }, {}],
  ['TCSS_NO_VIRUSES', 'one allowed', false, {}, limits({ 'max-viruses': 1 })],
  ['TCSS_NO_VIRUSES', 'off', false, {}, limits({ 'max-viruses': 'off' })],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'none found, one allowed', true, {}, limits({ 'max-viruses': 1 })],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'one', true, { counts: { viruses: 1 } }, limits({ 'max-viruses': 1 })],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'broken', false, { counts: { viruses: 2 } }, limits({ 'max-viruses': 1 })],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'none', false, {}, {}],
  ['TCSS_VIRUSES_WITHIN_LIMIT', 'off', false, {}, limits({ 'max-viruses': 'off' })],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'kept', true, none, { deny: ['CVE-2024-10001'] }],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'broken', false, listed, { deny: ['CVE-2024-10001'] }],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'not known', false, missing, { deny: ['CVE-2024-10001'] }],
  ['TCSS_NO_DENIED_VULNERABILITIES', 'off', false, none, {}],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'kept', true, none, limits({ 'max-exploitable': 0 })],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'broken', false, listed, limits({ 'max-exploitable': 0 })],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'not listed', false, {}, limits({ 'max-exploitable': 0 })],
  ['TCSS_EXPLOITABLE_WITHIN_LIMIT', 'off', false, none, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'kept', true, {}, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'broken', false, { counts: { vulnerabilities: 1 } }, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'not known', false, missing, {}],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'by severity', true, none, limits({ ...no, 'max-high': 0 })],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'one severity', false, listed, limits({ ...no, 'max-high': 0 })],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'the other', false, listed, limits({ 'max-low': 0 })],
  ['TCSS_VULNERABILITIES_WITHIN_LIMIT', 'off', false, {}, limits(no)],
  ['TCSS_RISKS_WITHIN_LIMIT', 'kept', true, { counts: { risks: 1 } }, limits({ 'max-risks': 1 })],
  ['TCSS_RISKS_WITHIN_LIMIT', 'broken', false, { counts: { risks: 1 } }, {}],
  ['TCSS_RISKS_WITHIN_LIMIT', 'not known', false, { counts: { risks: unsaid } }, {}],
  ['TCSS_RISKS_WITHIN_LIMIT', 'off', false, {}, limits({ 'max-risks': 'off' })],
  ['TCSS_SENSITIVE_INFO_WITHIN_LIMIT', 'kept', true, {}, limits({ 'max-sensitive-info': 0 })],
  [
    'TCSS_SENSITIVE_INFO_WITHIN_LIMIT',
    'broken',
    false,
    { counts: { sensitiveInfo: 1 } },
    limits({ 'max-sensitive-info': 0 }),
  ],
  ['TCSS_SENSITIVE_INFO_WITHIN_LIMIT', 'off', false, {}, {}],
  ['TCSS_TRUSTED', 'kept', true, {}, {}],
  ['TCSS_TRUSTED', 'broken', false, { trusted: known(false) }, {}],
  ['TCSS_TRUSTED', 'not known', false, { trusted: unsaid }, {}],
  ['TCSS_TRUSTED', 'off', false, {}, { requireTrusted: false }],
  ['TCSS_SCAN_RECENT', 'kept', true, { scannedAt: NOW }, { maxScanAge: HOUR }],
  ['TCSS_SCAN_RECENT', 'broken', false, {}, { maxScanAge: HOUR }],
  ['TCSS_SCAN_RECENT', 'not known', false, { scannedAt: null }, { maxScanAge: HOUR }],
  ['TCSS_SCAN_RECENT', 'off', false, { scannedAt: NOW }, {}],
  ['TCSS_DIGEST_AS_EXPECTED', 'kept', true, {}, { expectedDigest: DIGEST }],
  ['TCSS_DIGEST_AS_EXPECTED', 'broken', false, {}, { expectedDigest: OTHER }],
  ['TCSS_DIGEST_AS_EXPECTED', 'off', false, {}, {}],
  ['TCSS_GATE_PASSED', 'a pass', true, {}, {}],
  ['TCSS_GATE_PASSED', 'a failure', false, { counts: { viruses: 1 } }, {}],
  ['TCSS_GATE_PASSED', 'a warning', false, { counts: { viruses: 1 } }, { mode: 'warn' }],
  ['TCSS_GATE_PASSED', 'an incomplete scan', false, missing, { incompleteScan: 'warn' }],
]

describe('a property is what was verified and kept', () => {
  test.each(ROWS)('%s, %s: %p', (property, _, says, facts, policy) => {
    expect(PROPERTIES).toContain(property)
    const text = renderPredicate(someReport({ images: [{ facts }], policy }), { digest: () => '' })
    const properties: readonly string[] = JSON.parse(text ?? '{}').properties ?? []
    expect(properties.includes(property)).toBe(says)
  })
})

test('every property has its rows', () => {
  expect(new Set(ROWS.map(([property]) => property))).toEqual(new Set(PROPERTIES))
})
