import { describe, expect, test } from '@jest/globals'
import type { ExceptionResult } from '../../src/domain/exception.ts'
import type { Exception, Source } from '../../src/domain/policy.ts'
import { combine } from '../../src/policy/combine.ts'
import { breachesOf, explainForbidden, whereSet } from '../../src/policy/exception-rules.ts'
import { EMPTY_PART, type PolicyPart } from '../../src/policy/part.ts'
import { plain } from '../../src/text.ts'
import { NOW, someException, someFinding } from '../make.ts'

const source: Source = { kind: 'default' }
const DAY = 86_400_000

/** A day, counted from the day of now. */
function day(number: number, now = NOW): string {
  return new Date(now.getTime() + number * DAY).toISOString().slice(0, 10)
}

interface RulesGiven {
  readonly maxDays?: number
  readonly maxCount?: number
  readonly central?: true
  readonly neverExploitable?: true
}

/** What is said of these exceptions under these rules, which are in a policy of their own. */
function said(
  exceptions: readonly Partial<Exception>[],
  rules: RulesGiven,
  { from = false, now = NOW }: { readonly from?: boolean; readonly now?: Date } = {},
): readonly string[] {
  const part: PolicyPart = { ...EMPTY_PART, exceptions: exceptions.map(someException), central: from }
  const set = Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, { value, source }]))
  const parts = [{ ...EMPTY_PART, exceptionRules: set, central: true }, part]
  return breachesOf(combine(parts, 'nodes').policy, parts, now).map(({ says }) => says(plain))
}

describe('max-days: from today to the last day of an exception', () => {
  const tooLong = (days: number, most: number) =>
    `CVE-2024-10001 is excepted until ${day(days)}, ${days} days from today; max-days allows ${most}`

  test.each([
    { name: 'one less is allowed', days: 89, most: 90, says: [] },
    { name: 'as many are allowed', days: 90, most: 90, says: [] },
    { name: 'one more is not', days: 91, most: 90, says: [tooLong(91, 90)] },
    { name: 'tomorrow is one', days: 1, most: 1, says: [] },
    { name: 'the day after is two', days: 2, most: 1, says: [tooLong(2, 1)] },
    { name: 'today is none', days: 0, most: 1, says: [] },
    { name: 'one that expired yesterday does not count', days: -1, most: 1, says: [] },
  ])('$name', ({ days, most, says }) => {
    expect(said([{ until: day(days) }], { maxDays: most })).toEqual(says)
  })

  test.each([
    '2026-11-24T00:00:00.000Z',
    '2026-11-24T00:00:00.001Z',
    '2026-11-24T12:00:00.000Z',
    '2026-11-24T23:59:59.999Z',
  ])('whatever the time of the day is: %s', (time) => {
    const now = new Date(time)
    expect(said([{ until: '2026-12-24' }], { maxDays: 30 }, { now })).toEqual([])
    expect(said([{ until: '2026-12-25' }], { maxDays: 30 }, { now })).toHaveLength(1)
  })

  test('every one that is too long is named', () => {
    const exceptions = [
      { id: 'CVE-2024-1', until: day(99) },
      { id: 'CVE-2024-2' },
      { id: 'CVE-2024-3', until: day(9) },
    ]
    expect(said(exceptions, { maxDays: 10 }).map((one) => one.split(' ')[0])).toEqual([
      'CVE-2024-1',
      'CVE-2024-2',
    ])
  })

  test('without it there may be any', () => {
    expect(said([{ until: '9999-12-31' }], {})).toEqual([])
  })
})

describe('max-count: exceptions that have not expired', () => {
  const some = (count: number, given: Partial<Exception> = {}) =>
    Array.from({ length: count }, (_, n) => ({ id: `CVE-2024-${n}`, ...given }))
  const expired = some(5, { until: day(-1) })

  test.each([
    { name: 'one less is allowed', all: some(19), most: 20, says: [] },
    { name: 'as many are allowed', all: some(20), most: 20, says: [] },
    {
      name: 'one more is not',
      all: some(21),
      most: 20,
      says: ['21 exceptions have not expired; max-count allows 20'],
    },
    { name: 'expired ones do not count', all: [...some(20), ...expired], most: 20, says: [] },
    {
      name: 'on its last day it counts',
      all: [...some(20), { until: day(0) }],
      most: 20,
      says: ['21 exceptions have not expired; max-count allows 20'],
    },
    { name: 'none is allowed, and there is none', all: [], most: 0, says: [] },
    { name: 'none is allowed, and one has expired', all: expired, most: 0, says: [] },
    {
      name: 'none is allowed, and there is one',
      all: some(1),
      most: 0,
      says: ['1 exception has not expired; max-count allows 0'],
    },
    {
      name: 'one ID twice is two',
      all: [{}, {}],
      most: 1,
      says: ['2 exceptions have not expired; max-count allows 1'],
    },
  ])('$name', ({ all, most, says }) => expect(said(all, { maxCount: most })).toEqual(says))

  test('those of all policies count together', () => {
    const parts = [1, 2].map((n): PolicyPart => ({ ...EMPTY_PART, exceptions: some(n).map(someException) }))
    const ruled = { ...EMPTY_PART, exceptionRules: { maxCount: { value: 2, source } } }
    const breaches = breachesOf(combine([...parts, ruled], 'nodes').policy, [...parts, ruled], NOW)
    expect(breaches).toEqual([{ exception: null, says: expect.any(Function) }])
  })

  test('the end of the last day is the end of an exception', () => {
    const all = [{ until: '2026-11-24' }]
    const at = (time: string) => said(all, { maxCount: 0 }, { now: new Date(time) })
    expect(at('2026-11-24T23:59:59.999Z')).toHaveLength(1)
    expect(at('2026-11-25T00:00:00.000Z')).toEqual([])
  })
})

describe('from: central', () => {
  const LOCAL =
    'CVE-2024-10001 is excepted by a policy that a pull request can change; `from: central` admits only policies that are read from a ref'

  test.each([
    { name: 'one in the checkout is not admitted', central: true, from: false, says: [LOCAL] },
    { name: 'one that is read from a ref is', central: true, from: true, says: [] },
    { name: 'without the rule both are', central: undefined, from: false, says: [] },
  ] as const)('$name', ({ central, from, says }) => {
    expect(said([{}], central === undefined ? {} : { central }, { from })).toEqual(says)
  })

  test('nor is one in the checkout that has expired', () => {
    expect(said([{ until: day(-1) }], { central: true })).toEqual([LOCAL])
  })

  test('the policy that sets it is bound by it, too', () => {
    const part: PolicyPart = {
      ...EMPTY_PART,
      exceptions: [someException()],
      exceptionRules: { central: { value: true, source } },
    }
    expect(breachesOf(combine([part], 'nodes').policy, [part], NOW)).toEqual([
      { exception: someException(), says: expect.any(Function) },
    ])
  })
})

test('every rule that is broken is told', () => {
  const all = [
    { id: 'CVE-2024-1', until: day(50) },
    { id: 'CVE-2024-2', until: day(1) },
  ]
  expect(said(all, { maxDays: 30, maxCount: 1, central: true }).map((one) => one.slice(0, 30))).toEqual([
    'CVE-2024-1 is excepted until 2',
    'CVE-2024-1 is excepted by a po',
    'CVE-2024-2 is excepted by a po',
    '2 exceptions have not expired;',
  ])
})

test('what no exception may be made for is no breach before there are findings', () => {
  expect(said([{}], { neverExploitable: true })).toEqual([])
})

describe('an exception for what may have none', () => {
  const none: ExceptionResult = { accepted: [], expired: [], forbidden: [], counted: [] }

  test('is an error of the policy, with its place', () => {
    const exception = someException({ id: 'CVE-2024-1' })
    const other = someException({
      id: 'CVE-2024-2',
      source: { kind: 'policy', policy: 'b.yml@main', line: 7 },
    })
    const error = explainForbidden({
      ...none,
      forbidden: [exception, other].map((one) => ({ exception: one, findings: [someFinding(1)] })),
    })
    expect(error?.code).toBe('policy')
    expect(error?.points()).toEqual(['CVE-2024-1 (policy.yml:12)', 'CVE-2024-2 (b.yml@main:7)'])
  })

  test('is none where there is none', () => expect(explainForbidden(none)).toBeNull())
})

test.each<[Source, string]>([
  [{ kind: 'policy', policy: 'a/policy.yml', line: 12 }, 'a/policy.yml:12'],
  [{ kind: 'policy', policy: 'preset:strict', line: null }, 'preset:strict'],
  [{ kind: 'default' }, 'default'],
])('%j stands at %s', (one, place) => expect(whereSet(one)).toBe(place))
