import { expect, test } from '@jest/globals'
import { known, type Reason, unknown } from '../../../src/domain/facts.ts'
import { KINDS, type Kind } from '../../../src/domain/finding.ts'
import { LIMIT_RULES, type LimitRule, RULES } from '../../../src/domain/rules/rule-names.ts'
import type { Violation } from '../../../src/domain/violation.ts'
import { adviseViolation } from '../../../src/report/words/advice.ts'
import { phraseReason, phraseViolation } from '../../../src/report/words/phrase.ts'
import { RULE_WORDS } from '../../../src/report/words/rule-words.ts'
import { capital, phraseSize, phraseSpan, phraseTime, plural } from '../../../src/report/words/units.ts'
import { code } from '../../../src/text.ts'
import { someException } from '../../make.ts'

const over = (rule: LimitRule, found: number, allowed: number): Violation => {
  return { kind: 'over-limit', rule, found, allowed, effect: 'fail' }
}
const incomplete = (reason: Reason, scan: Kind): Violation => {
  return { kind: 'incomplete', rule: 'scan-incomplete', scan, reason, effect: 'fail' }
}

const REASONS: readonly { readonly reason: Reason; readonly clause: string }[] = [
  { reason: { kind: 'not-scanned' }, clause: 'never run' },
  { reason: { kind: 'queued', waited: 0 }, clause: 'waiting to start' },
  { reason: { kind: 'running', progress: null, seconds: null, waited: 0 }, clause: 'still running' },
  { reason: { kind: 'running', progress: 40, seconds: null, waited: 0 }, clause: 'still running (40 %)' },
  { reason: { kind: 'running', progress: 0, seconds: 0, waited: 0 }, clause: 'still running (0 %)' },
  {
    reason: { kind: 'running', progress: null, seconds: 90, waited: 0 },
    clause: 'still running (about 90 s left)',
  },
  {
    reason: { kind: 'running', progress: 40, seconds: 180, waited: 0 },
    clause: 'still running (40 %, about 3 min left)',
  },
  { reason: { kind: 'failed', words: '' }, clause: 'failed' },
  { reason: { kind: 'failed', words: 'disk full' }, clause: 'failed (disk full)' },
  { reason: { kind: 'timed-out', words: '' }, clause: 'timed out' },
  { reason: { kind: 'timed-out', words: 'timeout' }, clause: 'timed out (timeout)' },
  { reason: { kind: 'cancelled' }, clause: 'cancelled' },
  { reason: { kind: 'partial', progress: 0 }, clause: 'not part of the last scan (0 %)' },
  { reason: { kind: 'partial', progress: 99 }, clause: 'stopped at 99 %' },
  { reason: { kind: 'unlicensed' }, clause: 'not run: the image has no scan licence' },
  {
    reason: { kind: 'outdated', id: 'CVE-2024-3094', since: new Date('2026-11-20T16:00:00Z') },
    clause: 'older than the denial of CVE-2024-3094 (2026-11-20 16:00 UTC)',
  },
  { reason: { kind: 'malformed', detail: 'got 3.5' }, clause: 'answer not understood (got 3.5)' },
  { reason: { kind: 'unrecognised', word: '' }, clause: 'no status given' },
  { reason: { kind: 'unrecognised', word: 'PAUSED' }, clause: 'unknown status (PAUSED)' },
]

test.each([
  { rule: 'max-viruses', found: 1, allowed: 0, clause: '1 virus, none allowed' },
  { rule: 'max-viruses', found: 2, allowed: 1, clause: '2 viruses, 1 allowed' },
  { rule: 'max-vulnerabilities', found: 1, allowed: 0, clause: '1 vulnerability, none allowed' },
  { rule: 'max-vulnerabilities', found: 12, allowed: 10, clause: '12 vulnerabilities, 10 allowed' },
  { rule: 'max-risks', found: 1, allowed: 0, clause: '1 risky behaviour, none allowed' },
  { rule: 'max-risks', found: 3, allowed: 2, clause: '3 risky behaviours, 2 allowed' },
  { rule: 'max-sensitive-info', found: 1, allowed: 0, clause: '1 sensitive-information entry, none allowed' },
  { rule: 'max-sensitive-info', found: 4, allowed: 3, clause: '4 sensitive-information entries, 3 allowed' },
] as const)('an exceeded limit has both numbers: $clause', ({ rule, found, allowed, clause }) => {
  expect(phraseViolation(over(rule, found, allowed))).toBe(clause)
})

const untrusted = { kind: 'untrusted', rule: 'require-trusted', effect: 'fail' } as const
test('an image that TCSS does not trust is not marked as trusted', () => {
  expect(phraseViolation({ ...untrusted, trusted: known(false) })).toBe('the image is not marked as trusted')
})
test('an image whose trust is unknown has the reason in its clause', () => {
  const trusted = unknown<boolean>({ kind: 'malformed', detail: 'expected true or false, got "yes"' })
  const clause = phraseViolation({ ...untrusted, trusted })
  expect(clause).toContain('unknown')
  expect(clause).toContain('got "yes"')
})

test.each(REASONS)('a reason $reason.kind has the clause: $clause', ({ reason, clause }) => {
  expect(phraseReason(reason)).toBe(clause)
  for (const kind of KINDS) expect(phraseViolation(incomplete(reason, kind))).toBe(`${kind} scan: ${clause}`)
})

test('untrusted text in a reason is quoted', () => {
  expect(phraseReason({ kind: 'failed', words: 'a|b' }, code)).toBe('failed (<code>a&#124;b</code>)')
  expect(phraseReason({ kind: 'failed', words: 'a\nb' })).toBe('failed (a\\nb)')
  expect(phraseReason({ kind: 'malformed', detail: '<b>' }, code)).toContain('<code>&#60;b&#62;</code>')
  expect(phraseReason({ kind: 'unrecognised', word: '<b>' }, code)).toContain('<code>&#60;b&#62;</code>')
  expect(phraseReason({ kind: 'timed-out', words: 'x'.repeat(5000) }).length).toBeLessThan(400)
})

test.each(REASONS)(
  'the advice on a scan that is $reason.kind is a clause without untrusted text: $clause',
  ({ reason }) => {
    const advice = adviseViolation(incomplete(reason, 'virus'))
    expect(advice).toMatch(/^[a-z].{20,}[^.]$/)
    for (const untrusted of ['disk full', '3.5', 'PAUSED', 'CVE-']) expect(advice).not.toContain(untrusted)
  },
)
test.each([...LIMIT_RULES])('the advice on %s is a clause', (rule) => {
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
])('the advice on $rule is a clause without untrusted text', (violation) => {
  expect(adviseViolation(violation)).toMatch(/^[a-z].{20,}[^.]$/)
  expect(adviseViolation(violation)).not.toContain('CVE-')
})
test('the advice on require-trusted names the setting', () => {
  const violation = {
    kind: 'untrusted',
    rule: 'require-trusted',
    effect: 'fail',
    trusted: known(false),
  } as const
  expect(adviseViolation(violation)).toContain('`require-trusted: false`')
})

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
test.each([
  { span: -1, text: '0 s' },
  { span: 0, text: '0 s' },
  { span: 499, text: '0 s' },
  { span: 1 * SECOND, text: '1 s' },
  { span: 90 * SECOND, text: '90 s' },
  { span: 119 * SECOND, text: '119 s' },
  { span: 119.6 * SECOND, text: '2 min' },
  { span: 120 * SECOND, text: '2 min' },
  { span: 119 * MINUTE, text: '119 min' },
  { span: 2 * HOUR, text: '2 h' },
  { span: 3 * HOUR + 59 * MINUTE, text: '3 h' },
  { span: 47 * HOUR, text: '47 h' },
  { span: 48 * HOUR, text: '2 days' },
  { span: 400 * DAY, text: '400 days' },
  { span: 729 * DAY, text: '729 days' },
  { span: 730 * DAY, text: '2 years' },
  { span: 3650 * DAY, text: '10 years' },
])('a time span of $span ms is $text', ({ span, text }) => {
  expect(phraseSpan(span)).toBe(text)
})

test.each([
  { bytes: 0, text: '0 B' },
  { bytes: 1, text: '1 B' },
  { bytes: 999, text: '999 B' },
  { bytes: 1_000, text: '1.0 kB' },
  { bytes: 99_900, text: '99.9 kB' },
  { bytes: 100_000, text: '100 kB' },
  { bytes: 231_268_856, text: '231 MB' },
  { bytes: 1_500_000_000, text: '1.5 GB' },
  { bytes: 2_000_000_000_000, text: '2.0 TB' },
  { bytes: 9_000_000_000_000_000, text: '9000 TB' },
])('a size of $bytes bytes is $text', ({ bytes, text }) => {
  expect(phraseSize(bytes)).toBe(text)
})

test('a time is in UTC, to the minute', () => {
  expect(phraseTime(new Date('2024-10-25T16:13:39+08:00'))).toBe('2024-10-25 08:13 UTC')
})

test('plurals and capitals are written as expected, and titles are distinct', () => {
  expect([0, 1, 2].map((count) => plural(count, 'image'))).toEqual(['0 images', '1 image', '2 images'])
  expect([capital('one'), capital(''), capital('é')]).toEqual(['One', '', 'É'])
  expect(new Set(RULES.map((rule) => RULE_WORDS[rule].title)).size).toBe(RULES.length)
})
