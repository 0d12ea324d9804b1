import { describe, expect, test } from '@jest/globals'
import { reliableCount } from '../../src/domain/evidence.ts'
import { COUNTS, type CountName, KIND_OF, known, type Reason, unknown } from '../../src/domain/facts.ts'
import { COUNT_RULES, countOf, LIMIT_RULES, RULES } from '../../src/domain/rules/rule-names.ts'
import { judge } from '../../src/domain/verdict.ts'
import { phraseViolation } from '../../src/report/words/phrase.ts'
import {
  allScans,
  DIGEST,
  type FactsGiven,
  IMAGE,
  judged,
  NEVER_RUN,
  NO_LIMITS,
  NOW,
  type PolicyGiven,
  someFacts,
  someList,
  somePolicy,
} from '../make.ts'

const MALFORMED: Reason = { kind: 'malformed', detail: 'expected a whole number' }

const ALL_NEVER = allScans(NEVER_RUN)

describe.each(COUNT_RULES)('the rule %s', (rule) => {
  const count = countOf(rule) as CountName
  test.each([
    { name: 'a count one under its limit passes', found: 2, limit: 3, conclusion: 'pass' },
    { name: 'a count equal to its limit passes', found: 3, limit: 3, conclusion: 'pass' },
    { name: 'a count one over its limit fails', found: 4, limit: 3, conclusion: 'fail' },
    { name: 'a count of 0 passes a limit of 0', found: 0, limit: 0, conclusion: 'pass' },
    { name: 'a count of 1 fails a limit of 0', found: 1, limit: 0, conclusion: 'fail' },
    {
      name: 'a count equal to the greatest limit passes',
      found: 999_999_999,
      limit: 999_999_999,
      conclusion: 'pass',
    },
    {
      name: 'a count one over the greatest limit fails',
      found: 1_000_000_000,
      limit: 999_999_999,
      conclusion: 'fail',
    },
    { name: 'a limit that is off allows any count', found: 999_999_999, limit: 'off', conclusion: 'pass' },
  ] as const)('$name', ({ found, limit, conclusion }) => {
    const verdict = judged({ counts: { [count]: found } }, { limits: { [rule]: limit } })
    expect(verdict.conclusion).toBe(conclusion)
    const violations =
      conclusion === 'pass' ? [] : [{ kind: 'over-limit', rule, found, allowed: limit, effect: 'fail' }]
    expect(verdict.violations).toEqual(violations)
  })

  test('a limit is exceeded even while its scan is incomplete', () => {
    const { violations } = judged({ counts: { [count]: 4 }, scans: ALL_NEVER }, { limits: { [rule]: 3 } })
    expect(violations).toContainEqual({ kind: 'over-limit', rule, found: 4, allowed: 3, effect: 'fail' })
    expect(violations).toContainEqual(expect.objectContaining({ kind: 'incomplete', scan: KIND_OF[count] }))
  })

  test('a total that is not well-formed makes its scan incomplete', () => {
    const verdict = judged({ counts: { [count]: unknown(MALFORMED) } }, { limits: { [rule]: 3 } })
    expect(verdict.violations).toEqual([
      {
        kind: 'incomplete',
        rule: 'scan-incomplete',
        scan: KIND_OF[count],
        reason: MALFORMED,
        effect: 'fail',
      },
    ])
    expect(reliableCount(verdict, count)).toBeNull()
  })

  test('a total that is not well-formed does not matter where it has no limit', () => {
    const verdict = judged({ counts: { [count]: unknown(MALFORMED) } }, { limits: { [rule]: 'off' } })
    expect([verdict.conclusion, reliableCount(verdict, count)]).toEqual(['pass', null])
  })
})

test.each([
  {
    name: 'a clean, trusted, completely scanned image passes',
    facts: {},
    policy: {},
    messages: [],
    conclusion: 'pass',
  },
  {
    name: 'an image never scanned fails for every kind that has a limit',
    facts: { scans: ALL_NEVER },
    policy: {},
    messages: ['vulnerability scan: never run', 'virus scan: never run', 'risk scan: never run'],
    conclusion: 'fail',
  },
  {
    name: 'a kind without a limit need not be scanned',
    facts: { scans: ALL_NEVER },
    policy: { limits: { 'max-vulnerabilities': 'off', 'max-risks': 'off' } },
    messages: ['virus scan: never run'],
    conclusion: 'fail',
  },
  {
    name: 'a limit on sensitive information alone needs the risk scan',
    facts: { scans: ALL_NEVER },
    policy: { limits: { ...NO_LIMITS, 'max-sensitive-info': 0 } },
    messages: ['risk scan: never run'],
    conclusion: 'fail',
  },
  {
    name: 'incomplete scans only warn under incomplete-scan: warn',
    facts: { scans: { virus: NEVER_RUN } },
    policy: { incompleteScan: 'warn' },
    messages: ['virus scan: never run'],
    conclusion: 'warn',
  },
  {
    name: 'incomplete-scan: warn lets no other violation pass',
    facts: { scans: { virus: NEVER_RUN }, counts: { viruses: 1 } },
    policy: { incompleteScan: 'warn' },
    messages: ['1 virus, none allowed', 'virus scan: never run'],
    conclusion: 'fail',
  },
  {
    name: 'an image that is not trusted fails',
    facts: { trusted: known(false) },
    policy: {},
    messages: ['the image is not marked as trusted'],
    conclusion: 'fail',
  },
  {
    name: 'an image whose trust is unknown fails',
    facts: { trusted: unknown<boolean>({ kind: 'malformed', detail: 'got nothing' }) },
    policy: {},
    messages: ['whether the image is trusted is unknown: answer not understood (got nothing)'],
    conclusion: 'fail',
  },
  {
    name: 'trust does not matter where it is not required',
    facts: { trusted: known(false) },
    policy: { requireTrusted: false },
    messages: [],
    conclusion: 'pass',
  },
  {
    name: 'mode: warn reports every violation and never fails',
    facts: { trusted: known(false), counts: { viruses: 1 }, scans: { risk: NEVER_RUN } },
    policy: { mode: 'warn' },
    messages: ['1 virus, none allowed', 'the image is not marked as trusted', 'risk scan: never run'],
    conclusion: 'warn',
  },
  {
    name: 'all violations are reported, the worst harm first',
    facts: { trusted: known(false), counts: { risks: 1, vulnerabilities: 2, viruses: 3, sensitiveInfo: 4 } },
    policy: { limits: { 'max-sensitive-info': 0 } },
    messages: [
      '3 viruses, none allowed',
      '2 vulnerabilities, none allowed',
      '1 risky behaviour, none allowed',
      '4 sensitive-information entries, none allowed',
      'the image is not marked as trusted',
    ],
    conclusion: 'fail',
  },
] as const)('$name', ({ facts, policy, messages, conclusion }) => {
  const verdict = judged(facts as FactsGiven, policy)
  expect(verdict.violations.map((violation) => phraseViolation(violation))).toEqual(messages)
  expect(verdict.conclusion).toBe(conclusion)
})

test('a total is reliable only where its scan is complete', () => {
  const verdict = judged({
    counts: { vulnerabilities: 1, viruses: 2, risks: 3, sensitiveInfo: 4 },
    scans: { risk: NEVER_RUN },
  })
  expect(COUNTS.map((name) => reliableCount(verdict, name))).toEqual([1, 2, null, null])
})

test('a verdict has one check for each rule, in the order of the rules, even for a rule that is off', () => {
  const policy: PolicyGiven = { limits: { 'max-risks': 'off' }, requireTrusted: false }
  const { checks } = judged({ counts: { viruses: 1 }, scans: { vulnerability: NEVER_RUN } }, policy)
  expect(checks.map(({ rule, result }) => [rule, result])).toEqual([
    ['max-viruses', 'fail'],
    ['deny', 'off'],
    ['max-exploitable', 'off'],
    ['max-critical', 'off'],
    ['max-high', 'off'],
    ['max-medium', 'off'],
    ['max-low', 'off'],
    ['max-vulnerabilities', 'unknown'],
    ['exception-expired', 'off'],
    ['max-risks', 'off'],
    ['max-sensitive-info', 'off'],
    ['require-trusted', 'off'],
    ['scan-incomplete', 'fail'],
    ['max-scan-age', 'off'],
    ['expected-digest', 'off'],
  ])
  expect(checks.map(({ rule }) => rule)).toEqual(RULES)
})

test('every check of an image that satisfies all rules is passed', () => {
  const none = Object.fromEntries(LIMIT_RULES.map((rule) => [rule, 0]))
  const strict = {
    limits: none,
    deny: ['CVE-2024-3094'],
    exceptions: [{}],
    maxScanAge: 86_400_000,
    expectedDigest: DIGEST,
  }
  const { checks } = judged({ vulnerabilities: someList([]) }, strict)
  expect(checks.map(({ rule, result }) => [rule, result])).toEqual(RULES.map((rule) => [rule, 'passed']))
  expect(checks.flatMap(({ violations }) => violations)).toEqual([])
})

test('under mode: warn every violated check only warns', () => {
  const facts = { trusted: known(false), counts: { viruses: 1 }, scans: { risk: NEVER_RUN } }
  const { checks, violations } = judged(facts, { mode: 'warn', limits: { 'max-vulnerabilities': 'off' } })
  expect(checks.filter(({ result }) => result !== 'off').map(({ rule, result }) => [rule, result])).toEqual([
    ['max-viruses', 'warn'],
    ['max-risks', 'unknown'],
    ['require-trusted', 'warn'],
    ['scan-incomplete', 'warn'],
  ])
  expect(violations.map(({ effect }) => effect)).toEqual(['warn', 'warn', 'warn'])
})

test('judging changes neither the facts nor the policy, and the verdict has the same image and facts', () => {
  const [facts, policy] = [someFacts({ counts: { viruses: 1 } }), somePolicy()]
  const before = structuredClone({ facts, policy })
  const verdict = judge(IMAGE, facts, { policy, now: NOW })
  expect({ facts, policy }).toEqual(before)
  expect([verdict.image, verdict.facts]).toEqual([IMAGE, before.facts])
})
