import { expect, test } from '@jest/globals'
import { known, type Reason, unknown } from '../../src/domain/facts.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { judged } from '../make.ts'

const MALFORMED: Reason = { kind: 'malformed', detail: 'expected true or false' }

test.each([
  { name: 'a trusted image', trusted: known(true), required: 'pass' },
  { name: 'an untrusted image', trusted: known(false), required: 'fail' },
  {
    name: 'an image without a well-formed mark of trust',
    trusted: unknown<boolean>(MALFORMED),
    required: 'fail',
  },
] as const)(
  '$name ends as $required where trust is required, and passes where it is not',
  ({ trusted, required }) => {
    const result = ({ checks }: Verdict) => checks.find(({ rule }) => rule === 'require-trusted')?.result
    const strict = judged({ trusted }, { requireTrusted: true })
    const violation = { kind: 'untrusted', rule: 'require-trusted', trusted, effect: 'fail' }
    expect([strict.conclusion, strict.violations]).toEqual([required, required === 'pass' ? [] : [violation]])
    expect(result(strict)).toBe(required === 'pass' ? 'passed' : 'fail')
    const loose = judged({ trusted }, { requireTrusted: false })
    expect([loose.conclusion, loose.violations, result(loose)]).toEqual(['pass', [], 'off'])
  },
)

test('incomplete-scan: warn does not make an untrusted image pass', () => {
  expect(judged({ trusted: known(false) }, { incompleteScan: 'warn' }).conclusion).toBe('fail')
})

test.each([
  { name: 'that is untrusted', trusted: known(false) },
  { name: 'whose mark of trust is malformed', trusted: unknown<boolean>(MALFORMED) },
])('an image $name only warns under mode: warn', ({ trusted }) => {
  const { conclusion, violations } = judged({ trusted }, { mode: 'warn' })
  expect([conclusion, violations]).toEqual([
    'warn',
    [{ kind: 'untrusted', rule: 'require-trusted', trusted, effect: 'warn' }],
  ])
})
