import { expect, test } from '@jest/globals'
import { known, type Reason, unknown } from '../../src/domain/facts.ts'
import { judge, type Verdict } from '../../src/domain/verdict.ts'
import { type FactsGiven, IMAGE, type PolicyGiven, someContext, someFacts } from '../make.ts'

const MALFORMED: Reason = { kind: 'malformed', detail: 'expected true or false' }

function judged(facts: FactsGiven, policy: PolicyGiven = {}): Verdict {
  return judge(IMAGE, someFacts(facts), someContext(policy))
}

test.each([
  { trusted: known(true), required: true, result: 'passed', conclusion: 'pass' },
  { trusted: known(false), required: true, result: 'fail', conclusion: 'fail' },
  { trusted: unknown<boolean>(MALFORMED), required: true, result: 'fail', conclusion: 'fail' },
  { trusted: known(true), required: false, result: 'off', conclusion: 'pass' },
  { trusted: known(false), required: false, result: 'off', conclusion: 'pass' },
  { trusted: unknown<boolean>(MALFORMED), required: false, result: 'off', conclusion: 'pass' },
] as const)(
  'trust $trusted, required: $required: $conclusion',
  ({ trusted, required, result, conclusion }) => {
    const verdict = judged({ trusted }, { requireTrusted: required })
    expect(verdict.conclusion).toBe(conclusion)
    expect(verdict.checks.find(({ rule }) => rule === 'require-trusted')?.result).toBe(result)
    const violations =
      conclusion === 'pass' ? [] : [{ kind: 'untrusted', rule: 'require-trusted', trusted, effect: 'fail' }]
    expect(verdict.violations).toEqual(violations)
  },
)

test('incomplete-scan: warn does not soften trust', () => {
  expect(judged({ trusted: known(false) }, { incompleteScan: 'warn' }).conclusion).toBe('fail')
})

test.each([known(false), unknown<boolean>(MALFORMED)])('mode: warn softens trust: $kind', (trusted) => {
  const { conclusion, violations } = judged({ trusted }, { mode: 'warn' })
  expect([conclusion, violations]).toEqual([
    'warn',
    [{ kind: 'untrusted', rule: 'require-trusted', trusted, effect: 'warn' }],
  ])
})
