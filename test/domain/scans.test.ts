import { describe, expect, test } from '@jest/globals'
import { reliableCount } from '../../src/domain/evidence.ts'
import { COUNTS, type CountName, type Facts, type Reason, unknown } from '../../src/domain/facts.ts'
import { KINDS } from '../../src/domain/finding.ts'
import type { Limit } from '../../src/domain/policy.ts'
import { checkOf } from '../../src/domain/rules/rule.ts'
import { COUNT_RULES, type CountRule, countOf, RULES } from '../../src/domain/rules/rule-names.ts'
import { allScans, type FactsGiven, incomplete, judged, NEVER_RUN, NO_LIMITS } from '../make.ts'

const MALFORMED: Reason = { kind: 'malformed', detail: 'expected a whole number' }

const ALL_NEVER = allScans(NEVER_RUN)

/** No limit but the given ones. */
function only(limits: Partial<Record<CountRule, Limit>>): Record<CountRule, Limit> {
  const off = COUNT_RULES.map((rule) => [rule, 'off'])
  return { ...(Object.fromEntries(off) as Record<CountRule, Limit>), ...limits }
}

describe.each(['fail', 'warn'] as const)('incomplete-scan: %s', (effect) => {
  const wrong = (scan: string, reason: Reason) => ({
    kind: 'incomplete',
    rule: 'scan-incomplete',
    scan,
    reason,
    effect,
  })

  test.each([
    { rules: COUNT_RULES, kinds: KINDS },
    { rules: ['max-vulnerabilities'], kinds: ['vulnerability'] },
    { rules: ['max-viruses'], kinds: ['virus'] },
    { rules: ['max-risks'], kinds: ['risk'] },
    { rules: ['max-sensitive-info'], kinds: ['risk'] },
    { rules: ['max-risks', 'max-sensitive-info'], kinds: ['risk'] },
    { rules: ['max-risks', 'max-vulnerabilities'], kinds: ['vulnerability', 'risk'] },
  ] as const)(
    'limits $rules give one violation for each scan of $kinds that never ran, and no other',
    ({ rules, kinds }) => {
      const limits = only(Object.fromEntries(rules.map((rule) => [rule, 0])))
      const verdict = judged({ scans: ALL_NEVER }, { limits, incompleteScan: effect })
      expect(verdict.violations).toEqual(kinds.map((kind) => wrong(kind, { kind: 'not-scanned' })))
      expect(verdict.conclusion).toBe(effect)
      expect(verdict.checks[RULES.indexOf('scan-incomplete')]).toEqual({
        rule: 'scan-incomplete',
        result: effect,
        found: kinds.length,
        complete: null,
        allowed: 0,
        violations: verdict.violations,
      })
      expect(COUNTS.map((name) => reliableCount(verdict, name))).toEqual([null, null, null, null])
    },
  )

  test('every incomplete kind is a violation with its own reason', () => {
    const scans = {
      vulnerability: incomplete({ kind: 'queued', waited: 0 }),
      virus: incomplete({ kind: 'cancelled' }),
    }
    const { violations } = judged(
      { scans, counts: { risks: unknown(MALFORMED) } },
      { incompleteScan: effect },
    )
    expect(violations).toEqual([
      wrong('vulnerability', { kind: 'queued', waited: 0 }),
      wrong('virus', { kind: 'cancelled' }),
      wrong('risk', MALFORMED),
    ])
  })

  test('mode: warn makes an incomplete scan a warning', () => {
    expect(judged({ scans: ALL_NEVER }, { mode: 'warn', incompleteScan: effect }).conclusion).toBe('warn')
  })
})

test('a policy without limits needs no scan', () => {
  const { checks, conclusion } = judged({ scans: ALL_NEVER }, { limits: NO_LIMITS })
  expect([conclusion, checks[RULES.indexOf('scan-incomplete')]]).toEqual([
    'pass',
    checkOf('scan-incomplete', { found: null, allowed: null }),
  ])
})

const REASONS: readonly Reason[] = [
  { kind: 'not-scanned' },
  { kind: 'queued', waited: 0 },
  { kind: 'running', progress: 99, seconds: 1, waited: 0 },
  { kind: 'failed', words: 'ConnFailed' },
  { kind: 'timed-out', words: 'timeout' },
  { kind: 'cancelled' },
  { kind: 'partial', progress: 99 },
  { kind: 'unlicensed' },
  { kind: 'malformed', detail: '' },
  { kind: 'unrecognised', word: 'SCANNED?' },
]

test.each(REASONS.flatMap((reason) => KINDS.map((kind) => ({ reason, kind }))))(
  'a $kind scan with the reason $reason.kind fails',
  ({ reason, kind }) => {
    const scans: Partial<Facts['scans']> = { [kind]: incomplete(reason) }
    expect(judged({ scans }).violations).toEqual([
      { kind: 'incomplete', rule: 'scan-incomplete', scan: kind, reason, effect: 'fail' },
    ])
  },
)

test('an incomplete scan keeps its own reason when its total is malformed', () => {
  const { scans } = judged({ scans: { virus: NEVER_RUN }, counts: { viruses: unknown(MALFORMED) } })
  expect(scans).toEqual({ vulnerability: { kind: 'complete' }, virus: NEVER_RUN, risk: { kind: 'complete' } })
})

test('a malformed total with a limit makes its scan incomplete', () => {
  const { scans } = judged({ counts: { risks: unknown(MALFORMED) } })
  expect(scans.risk).toEqual(incomplete(MALFORMED))
})

describe.each(COUNT_RULES)('a malformed total of %s', (rule) => {
  const facts: FactsGiven = { counts: { [countOf(rule) as CountName]: unknown(MALFORMED) } }

  test('a malformed total with a limit warns under incomplete-scan: warn', () => {
    const verdict = judged(facts, { limits: only({ [rule]: 999_999_999 }), incompleteScan: 'warn' })
    expect([verdict.conclusion, verdict.violations.length]).toEqual(['warn', 1])
  })

  test('a malformed total without a limit changes no verdict', () => {
    const limits = Object.fromEntries(COUNT_RULES.map((one) => [one, one === rule ? 'off' : 0]))
    const verdict = judged(facts, { limits })
    expect([verdict.conclusion, verdict.violations]).toEqual(['pass', []])
  })
})

test('a malformed total of sensitive information makes the risk scan incomplete for both limits', () => {
  const facts: FactsGiven = { counts: { risks: 2, sensitiveInfo: unknown(MALFORMED) } }
  expect(reliableCount(judged(facts, { limits: only({ 'max-risks': 2 }) }), 'risks')).toBe(2)
  const verdict = judged(facts, { limits: only({ 'max-risks': 2, 'max-sensitive-info': 0 }) })
  expect([reliableCount(verdict, 'risks'), verdict.conclusion, verdict.violations.length]).toEqual([
    null,
    'fail',
    1,
  ])
  expect(
    verdict.checks.filter(({ result }) => result !== 'off').map(({ rule, result }) => [rule, result]),
  ).toEqual([
    ['max-risks', 'unknown'],
    ['max-sensitive-info', 'unknown'],
    ['require-trusted', 'passed'],
    ['scan-incomplete', 'fail'],
  ])
})
