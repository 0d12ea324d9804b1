import { describe, expect, test } from '@jest/globals'
import { known, type Reason, unknown } from '../../../src/domain/facts.ts'
import { KINDS, type Kind } from '../../../src/domain/finding.ts'
import { LIMIT_RULES, type LimitRule, RULES } from '../../../src/domain/rules/rule-names.ts'
import type { Violation } from '../../../src/domain/violation.ts'
import { adviseViolation } from '../../../src/report/words/advice.ts'
import { capital, phraseReason, phraseSource, phraseViolation } from '../../../src/report/words/phrase.ts'
import { RULE_WORDS } from '../../../src/report/words/rule-words.ts'
import { phraseSize, phraseSpan, phraseTime, plural } from '../../../src/report/words/units.ts'
import { code } from '../../../src/text.ts'
import { someException } from '../../make.ts'

const over = (rule: LimitRule, found: number, allowed: number): Violation => {
  return { kind: 'over-limit', rule, found, allowed, effect: 'fail' }
}
const incomplete = (reason: Reason, scan: Kind): Violation => {
  return { kind: 'incomplete', rule: 'scan-incomplete', scan, reason, effect: 'fail' }
}

const REASONS: readonly { readonly reason: Reason; readonly says: string }[] = [
  { reason: { kind: 'not-scanned' }, says: 'never run' },
  { reason: { kind: 'queued', waited: 0 }, says: 'waiting to start' },
  { reason: { kind: 'running', progress: null, seconds: null, waited: 0 }, says: 'still running' },
  { reason: { kind: 'running', progress: 40, seconds: null, waited: 0 }, says: 'still running (40 %)' },
  { reason: { kind: 'running', progress: 0, seconds: 0, waited: 0 }, says: 'still running (0 %)' },
  {
    reason: { kind: 'running', progress: null, seconds: 90, waited: 0 },
    says: 'still running (about 90 s left)',
  },
  {
    reason: { kind: 'running', progress: 40, seconds: 180, waited: 0 },
    says: 'still running (40 %, about 3 min left)',
  },
  { reason: { kind: 'failed', words: '' }, says: 'failed' },
  { reason: { kind: 'failed', words: 'disk full' }, says: 'failed (disk full)' },
  { reason: { kind: 'timed-out', words: '' }, says: 'timed out' },
  { reason: { kind: 'timed-out', words: 'timeout' }, says: 'timed out (timeout)' },
  { reason: { kind: 'cancelled' }, says: 'cancelled' },
  { reason: { kind: 'partial', progress: 0 }, says: 'not part of the last scan (0 %)' },
  { reason: { kind: 'partial', progress: 99 }, says: 'stopped at 99 %' },
  { reason: { kind: 'unlicensed' }, says: 'not run: the image has no scan licence' },
  {
    reason: { kind: 'outdated', id: 'CVE-2024-3094', since: new Date('2026-11-20T16:00:00Z') },
    says: 'older than the denial of CVE-2024-3094 (2026-11-20 16:00 UTC)',
  },
  { reason: { kind: 'malformed', detail: 'got 3.5' }, says: 'answer not understood (got 3.5)' },
  { reason: { kind: 'unrecognised', word: '' }, says: 'no status given' },
  { reason: { kind: 'unrecognised', word: 'PAUSED' }, says: 'unknown status (PAUSED)' },
]

describe('a total over its limit says both numbers', () => {
  test.each([
    { rule: 'max-viruses', found: 1, allowed: 0, says: '1 virus, none allowed' },
    { rule: 'max-viruses', found: 2, allowed: 1, says: '2 viruses, 1 allowed' },
    { rule: 'max-vulnerabilities', found: 1, allowed: 0, says: '1 vulnerability, none allowed' },
    { rule: 'max-vulnerabilities', found: 12, allowed: 10, says: '12 vulnerabilities, 10 allowed' },
    { rule: 'max-risks', found: 1, allowed: 0, says: '1 risky behaviour, none allowed' },
    { rule: 'max-risks', found: 3, allowed: 2, says: '3 risky behaviours, 2 allowed' },
    { rule: 'max-sensitive-info', found: 1, allowed: 0, says: '1 sensitive-information entry, none allowed' },
    { rule: 'max-sensitive-info', found: 4, allowed: 3, says: '4 sensitive-information entries, 3 allowed' },
  ] as const)('$says', ({ rule, found, allowed, says }) => {
    expect(phraseViolation(over(rule, found, allowed))).toBe(says)
  })
})

describe('trust says whether it is refused or unknown', () => {
  const untrusted = { kind: 'untrusted', rule: 'require-trusted', effect: 'fail' } as const
  test('refused', () => {
    expect(phraseViolation({ ...untrusted, trusted: known(false) })).toBe(
      'the image is not marked as trusted',
    )
  })
  test('unknown, with the reason', () => {
    const trusted = unknown<boolean>({ kind: 'malformed', detail: 'expected true or false, got "yes"' })
    const said = phraseViolation({ ...untrusted, trusted })
    expect(said).toContain('unknown')
    expect(said).toContain('got "yes"')
  })
})

describe('every reason has its clause', () => {
  test.each(REASONS)('$says', ({ reason, says }) => {
    expect(phraseReason(reason)).toBe(says)
    for (const kind of KINDS) expect(phraseViolation(incomplete(reason, kind))).toBe(`${kind} scan: ${says}`)
  })

  test('foreign words are quoted as asked', () => {
    expect(phraseReason({ kind: 'failed', words: 'a|b' }, code)).toBe('failed (<code>a&#124;b</code>)')
    expect(phraseReason({ kind: 'failed', words: 'a\nb' })).toBe('failed (a\\nb)')
    expect(phraseReason({ kind: 'malformed', detail: '<b>' }, code)).toContain('<code>&#60;b&#62;</code>')
    expect(phraseReason({ kind: 'unrecognised', word: '<b>' }, code)).toContain('<code>&#60;b&#62;</code>')
    expect(phraseReason({ kind: 'timed-out', words: 'x'.repeat(5000) }).length).toBeLessThan(400)
  })
})

describe('every violation has advice of one clause without foreign words', () => {
  test.each(REASONS)('$says', ({ reason }) => {
    const advice = adviseViolation(incomplete(reason, 'virus'))
    expect(advice).toMatch(/^[a-z].{20,}[^.]$/)
    for (const foreign of ['disk full', '3.5', 'PAUSED', 'CVE-']) expect(advice).not.toContain(foreign)
  })
  test.each([...LIMIT_RULES])('%s', (rule) => {
    expect(adviseViolation(over(rule, 1, 0))).toMatch(/^[a-z].{20,}[^.]$/)
  })
  test.each<Violation>([
    { kind: 'denied', rule: 'deny', ids: ['CVE-2024-3094'], effect: 'fail' },
    {
      kind: 'expired',
      rule: 'exception-expired',
      expired: [{ exception: someException({ id: 'CVE-2024-3094' }), findings: [] }],
      effect: 'fail',
    },
  ])('$rule', (violation) => {
    expect(adviseViolation(violation)).toMatch(/^[a-z].{20,}[^.]$/)
    expect(adviseViolation(violation)).not.toContain('CVE-')
  })
  test('require-trusted', () => {
    const broken = {
      kind: 'untrusted',
      rule: 'require-trusted',
      effect: 'fail',
      trusted: known(false),
    } as const
    expect(adviseViolation(broken)).toContain('`require-trusted: false`')
  })
})

describe('a span of time is told in its largest unit of which there are two', () => {
  const SECOND = 1000
  const MINUTE = 60 * SECOND
  const HOUR = 60 * MINUTE
  const DAY = 24 * HOUR
  test.each([
    { span: -1, says: '0 s' },
    { span: 0, says: '0 s' },
    { span: 499, says: '0 s' },
    { span: 1 * SECOND, says: '1 s' },
    { span: 90 * SECOND, says: '90 s' },
    { span: 119 * SECOND, says: '119 s' },
    { span: 119.6 * SECOND, says: '2 min' },
    { span: 120 * SECOND, says: '2 min' },
    { span: 119 * MINUTE, says: '119 min' },
    { span: 2 * HOUR, says: '2 h' },
    { span: 3 * HOUR + 59 * MINUTE, says: '3 h' },
    { span: 47 * HOUR, says: '47 h' },
    { span: 48 * HOUR, says: '2 days' },
    { span: 400 * DAY, says: '400 days' },
    { span: 729 * DAY, says: '729 days' },
    { span: 730 * DAY, says: '2 years' },
    { span: 3650 * DAY, says: '10 years' },
  ])('$span ms: $says', ({ span, says }) => {
    expect(phraseSpan(span)).toBe(says)
  })
})

describe('a size is told in the unit that keeps it short', () => {
  test.each([
    { bytes: 0, says: '0 B' },
    { bytes: 1, says: '1 B' },
    { bytes: 999, says: '999 B' },
    { bytes: 1_000, says: '1.0 kB' },
    { bytes: 99_900, says: '99.9 kB' },
    { bytes: 100_000, says: '100 kB' },
    { bytes: 231_268_856, says: '231 MB' },
    { bytes: 1_500_000_000, says: '1.5 GB' },
    { bytes: 2_000_000_000_000, says: '2.0 TB' },
    { bytes: 9_000_000_000_000_000, says: '9000 TB' },
  ])('$says', ({ bytes, says }) => {
    expect(phraseSize(bytes)).toBe(says)
  })
})

test('a time is told in UTC, to the minute', () => {
  expect(phraseTime(new Date('2024-10-25T16:13:39+08:00'))).toBe('2024-10-25 08:13 UTC')
})

test('small words', () => {
  expect([0, 1, 2].map((count) => plural(count, 'image'))).toEqual(['0 images', '1 image', '2 images'])
  expect([capital('one'), capital(''), capital('é')]).toEqual(['One', '', 'É'])
  expect(phraseSource({ kind: 'default' })).toBe('default')
  expect(phraseSource({ kind: 'input', input: 'mode' })).toContain('input')
  expect(phraseSource({ kind: 'policy', policy: 'policy.yml', line: 12 })).toBe('policy.yml:12')
  expect(phraseSource({ kind: 'policy', policy: 'preset:strict', line: null })).toBe('preset:strict')
  expect(phraseSource({ kind: 'policy', policy: '<b>', line: 1 }, code)).toBe(code('<b>:1'))
  expect(new Set(RULES.map((rule) => RULE_WORDS[rule].title)).size).toBe(RULES.length)
})
