import { describe, expect, test } from '@jest/globals'
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
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'

const over = (rule: LimitRule, found = 2): Violation => {
  return { kind: 'over-limit', rule, found, allowed: 0, effect: 'fail' }
}
const incomplete = (scan: Kind, reason: Reason): Violation => {
  return { kind: 'incomplete', rule: 'scan-incomplete', scan, reason, effect: 'fail' }
}
const queued: Reason = { kind: 'queued', waited: 0 }
const failed = (words: string): Reason => ({ kind: 'failed', words })

describe('scans that are incomplete for the same reason share a clause', () => {
  test.each([
    { name: 'none', violations: [], says: [] },
    { name: 'one', violations: [incomplete('virus', queued)], says: ['virus scan: waiting to start'] },
    {
      name: 'two alike',
      violations: [incomplete('virus', queued), incomplete('risk', queued)],
      says: ['virus and risk scan: waiting to start'],
    },
    {
      name: 'three alike',
      violations: (['vulnerability', 'virus', 'risk'] as const).map((kind) => incomplete(kind, queued)),
      says: ['vulnerability, virus and risk scan: waiting to start'],
    },
    {
      name: 'two alike around another',
      violations: [
        incomplete('vulnerability', queued),
        incomplete('virus', failed('timeout')),
        incomplete('risk', queued),
      ],
      says: ['vulnerability and risk scan: waiting to start', 'virus scan: failed (timeout)'],
    },
    {
      name: 'alike but for the words of the API',
      violations: [incomplete('virus', failed('a')), incomplete('risk', failed('b'))],
      says: ['virus scan: failed (a)', 'risk scan: failed (b)'],
    },
    {
      name: 'beside totals, in the order of the violations',
      violations: [over('max-viruses'), over('max-risks', 1), incomplete('risk', queued)],
      says: ['2 viruses, none allowed', '1 risky behaviour, none allowed', 'risk scan: waiting to start'],
    },
  ])('$name', ({ violations, says }) => {
    expect(clausesOf(violations, plain)).toEqual(says)
  })

  test('words of the API that read like a clause of ours are not taken for it', () => {
    const forged = [
      incomplete('virus', queued),
      incomplete('risk', failed('x) · virus scan: waiting to start')),
    ]
    expect(clausesOf(forged, plain)).toHaveLength(2)
    const quoted = clausesOf([incomplete('risk', failed(HOSTILE))], code)[0] ?? ''
    expect(quoted.replace(/<code>[^|\n]*<\/code>/, '')).toBe('risk scan: failed ()')
  })
})

describe('rules are counted, not violations', () => {
  test.each([
    { violations: [over('max-viruses')], count: '1 rule violated' },
    { violations: [over('max-viruses'), over('max-risks')], count: '2 rules violated' },
    { violations: [incomplete('virus', queued), incomplete('risk', failed('a'))], count: '1 rule violated' },
  ])('$count', ({ violations, count }) => {
    expect(countRules(violations)).toBe(count)
  })
})

test('each advice is a sentence, given once', () => {
  const advice = adviceOn([
    over('max-viruses'),
    incomplete('virus', queued),
    incomplete('risk', { kind: 'running', progress: 1, seconds: null, waited: 0 }),
    incomplete('vulnerability', failed('x')),
  ])
  expect(advice).toHaveLength(3)
  for (const one of advice) expect(one).toMatch(/^[A-Z].*[^.]\.$/)
})

const infected: ImageGiven = { facts: { counts: { viruses: 1 } } }
const warned: ImageGiven = { ...infected, policy: { mode: 'warn' } }
const errored: ImageGiven = { error: someError() }

describe('the whole report in one line, and the images counted, worst first', () => {
  test.each([
    { images: [{}], title: 'Allowed', counted: '1 allowed' },
    { images: [warned], title: 'Allowed, with warnings', counted: '1 allowed with warnings' },
    { images: [infected], title: 'Blocked', counted: '1 blocked' },
    { images: [errored], title: 'Blocked: no verdict', counted: '1 blocked without a verdict' },
    { images: [], title: 'Blocked: no verdict', counted: '' },
    { images: [{}, {}], title: '2 images: allowed', counted: '2 allowed' },
    {
      images: [{}, warned],
      title: '2 images: allowed, with warnings',
      counted: '1 allowed with warnings · 1 allowed',
    },
    { images: [{}, infected, {}], title: '1 of 3 images blocked', counted: '1 blocked · 2 allowed' },
    {
      images: [{}, warned, infected, errored, errored],
      title: '3 of 5 images blocked',
      counted: '2 blocked without a verdict · 1 blocked · 1 allowed with warnings · 1 allowed',
    },
  ])('$title', ({ images, title, counted }) => {
    const report = someReport({ images })
    expect([titleOf(report), countOutcomes(report.outcomes)]).toEqual([title, counted])
  })

  test('an error over all images is no verdict, though each has passed', () => {
    for (const images of [[{}], [{}, {}]] as const satisfies readonly ReportGiven['images'][]) {
      expect(titleOf(someReport({ images, error: someError({}, 'unwritable') }))).toMatch(/no verdict/i)
    }
  })

  test('no foreign word is in the title', () => {
    const images = [{ facts: { name: HOSTILE, counts: { viruses: 1 } } }]
    for (const given of [images, [...images, ...images]])
      expect(titleOf(someReport({ images: given }))).not.toContain('Foreign')
  })
})
