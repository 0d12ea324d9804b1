import { expect, test } from '@jest/globals'
import type { Reason } from '../../../src/domain/facts.ts'
import type { Kind } from '../../../src/domain/finding.ts'
import type { LimitRule } from '../../../src/domain/rules/rule-names.ts'
import type { Violation } from '../../../src/domain/violation.ts'
import {
  adviceOn,
  clausesOf,
  countOutcomes,
  countRules,
  titleOf,
} from '../../../src/report/words/headline.ts'
import { code, plain } from '../../../src/text.ts'
import { HOSTILE } from '../hostile.ts'
import { type ImageGiven, INFECTED, type ReportGiven, someError, someReport } from '../reports.ts'

const over = (rule: LimitRule, found = 2): Violation => {
  return { kind: 'over-limit', rule, found, allowed: 0, effect: 'fail' }
}
const incomplete = (scan: Kind, reason: Reason): Violation => {
  return { kind: 'incomplete', rule: 'scan-incomplete', scan, reason, effect: 'fail' }
}
const queued: Reason = { kind: 'queued', waited: 0 }
const failed = (words: string): Reason => ({ kind: 'failed', words })

test.each([
  { name: 'none', violations: [], clauses: [] },
  { name: 'one', violations: [incomplete('virus', queued)], clauses: ['virus scan: waiting to start'] },
  {
    name: 'two with one reason',
    violations: [incomplete('virus', queued), incomplete('risk', queued)],
    clauses: ['virus and risk scan: waiting to start'],
  },
  {
    name: 'three with one reason',
    violations: (['vulnerability', 'virus', 'risk'] as const).map((kind) => incomplete(kind, queued)),
    clauses: ['vulnerability, virus and risk scan: waiting to start'],
  },
  {
    name: 'two with one reason around another',
    violations: [
      incomplete('vulnerability', queued),
      incomplete('virus', failed('timeout')),
      incomplete('risk', queued),
    ],
    clauses: ['vulnerability and risk scan: waiting to start', 'virus scan: failed (timeout)'],
  },
  {
    name: 'two with other words of the API',
    violations: [incomplete('virus', failed('a')), incomplete('risk', failed('b'))],
    clauses: ['virus scan: failed (a)', 'risk scan: failed (b)'],
  },
  {
    name: 'exceeded limits and a scan',
    violations: [over('max-viruses'), over('max-risks', 1), incomplete('risk', queued)],
    clauses: ['2 viruses, none allowed', '1 risky behaviour, none allowed', 'risk scan: waiting to start'],
  },
])('violations have clauses, shared by scans with the same reason: $name', ({ violations, clauses }) => {
  expect(clausesOf(violations, plain)).toEqual(clauses)
})

test('words of the API cannot forge a clause', () => {
  const forged = [
    incomplete('virus', queued),
    incomplete('risk', failed('x) · virus scan: waiting to start')),
  ]
  expect(clausesOf(forged, plain)).toHaveLength(2)
  const quoted = clausesOf([incomplete('risk', failed(HOSTILE))], code)[0] ?? ''
  expect(quoted.replace(/<code>[^|\n]*<\/code>/, '')).toBe('risk scan: failed ()')
})

test.each([
  { violations: [over('max-viruses')], count: '1 rule violated' },
  { violations: [over('max-viruses'), over('max-risks')], count: '2 rules violated' },
  { violations: [incomplete('virus', queued), incomplete('risk', failed('a'))], count: '1 rule violated' },
])('several violations of one rule count once: $count', ({ violations, count }) => {
  expect(countRules(violations)).toBe(count)
})

test('advice is a sentence, and given once', () => {
  const advice = adviceOn([
    over('max-viruses'),
    incomplete('virus', queued),
    incomplete('risk', { kind: 'running', progress: 1, seconds: null, waited: 0 }),
    incomplete('vulnerability', failed('x')),
  ])
  expect(advice).toHaveLength(3)
  for (const one of advice) expect(one).toMatch(/^[A-Z].*[^.]\.$/)
})

const warned: ImageGiven = { ...INFECTED, policy: { mode: 'warn' } }
const errored: ImageGiven = { error: someError() }

test.each([
  { images: [{}], title: 'Allowed', counted: '1 allowed' },
  { images: [warned], title: 'Allowed, with warnings', counted: '1 allowed with warnings' },
  { images: [INFECTED], title: 'Blocked', counted: '1 blocked' },
  { images: [errored], title: 'Blocked: no verdict', counted: '1 blocked without a verdict' },
  { images: [], title: 'Blocked: no verdict', counted: '' },
  { images: [{}, {}], title: '2 images: allowed', counted: '2 allowed' },
  {
    images: [{}, warned],
    title: '2 images: allowed, with warnings',
    counted: '1 allowed with warnings · 1 allowed',
  },
  { images: [{}, INFECTED, {}], title: '1 of 3 images blocked', counted: '1 blocked · 2 allowed' },
  {
    images: [{}, warned, INFECTED, errored, errored],
    title: '3 of 5 images blocked',
    counted: '2 blocked without a verdict · 1 blocked · 1 allowed with warnings · 1 allowed',
  },
])('the title "$title" goes with the count "$counted"', ({ images, title, counted }) => {
  const report = someReport({ images })
  expect([titleOf(report), countOutcomes(report.outcomes)]).toEqual([title, counted])
})

test('a report with an error has the title of an error, though every image passed', () => {
  for (const images of [[{}], [{}, {}]] as const satisfies readonly ReportGiven['images'][]) {
    expect(titleOf(someReport({ images, error: someError({}, 'unwritable') }))).toMatch(/no verdict/i)
  }
})

test('the title of a report has no untrusted text', () => {
  const images = [{ facts: { name: HOSTILE, counts: { viruses: 1 } } }]
  for (const given of [images, [...images, ...images]])
    expect(titleOf(someReport({ images: given }))).not.toContain('Untrusted')
})
