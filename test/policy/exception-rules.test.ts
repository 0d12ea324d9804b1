import { expect, test } from '@jest/globals'
import type { ExceptionResult } from '../../src/domain/exception.ts'
import type { Exception, Source } from '../../src/domain/policy.ts'
import { combine } from '../../src/policy/combine.ts'
import { checkExceptionRules, explainForbidden } from '../../src/policy/exception-rules.ts'
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

/** Checks exceptions by rules of another policy, and returns the messages. */
function check(
  exceptions: readonly Partial<Exception>[],
  rules: RulesGiven,
  { from = false, now = NOW }: { readonly from?: boolean; readonly now?: Date } = {},
): readonly string[] {
  const part: PolicyPart = { ...EMPTY_PART, exceptions: exceptions.map(someException), central: from }
  const set = Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, { value, source }]))
  const parts = [{ ...EMPTY_PART, exceptionRules: set, central: true }, part]
  return checkExceptionRules(combine(parts, 'nodes').policy, parts, now).map(({ message }) => message(plain))
}

const tooLong = (days: number, most: number) =>
  `the exception for CVE-2024-10001 ends on ${day(days)}, ${days} days from today; max-days allows ${most}`

test.each([
  { name: 'max-days allows an exception of fewer days', days: 89, most: 90, messages: [] },
  { name: 'max-days allows an exception of exactly as many days', days: 90, most: 90, messages: [] },
  { name: 'max-days refuses an exception of one day more', days: 91, most: 90, messages: [tooLong(91, 90)] },
  { name: 'max-days counts one day until tomorrow', days: 1, most: 1, messages: [] },
  {
    name: 'max-days counts two days until the day after tomorrow',
    days: 2,
    most: 1,
    messages: [tooLong(2, 1)],
  },
  { name: 'max-days counts no day until today', days: 0, most: 1, messages: [] },
  { name: 'max-days does not count an expired exception', days: -1, most: 1, messages: [] },
])('$name', ({ days, most, messages }) => {
  expect(check([{ until: day(days) }], { maxDays: most })).toEqual(messages)
})

test.each([
  '2026-11-24T00:00:00.000Z',
  '2026-11-24T00:00:00.001Z',
  '2026-11-24T12:00:00.000Z',
  '2026-11-24T23:59:59.999Z',
])('max-days counts days alike at any time of the day: %s', (time) => {
  const now = new Date(time)
  expect(check([{ until: '2026-12-24' }], { maxDays: 30 }, { now })).toEqual([])
  expect(check([{ until: '2026-12-25' }], { maxDays: 30 }, { now })).toHaveLength(1)
})

test('max-days names every exception that is too long', () => {
  const exceptions = [
    { id: 'CVE-2024-1', until: day(99) },
    { id: 'CVE-2024-2' },
    { id: 'CVE-2024-3', until: day(9) },
  ]
  expect(check(exceptions, { maxDays: 10 }).map((message) => message.split(' ')[3])).toEqual([
    'CVE-2024-1',
    'CVE-2024-2',
  ])
})

test('without max-days, an exception may have any end', () => {
  expect(check([{ until: '9999-12-31' }], {})).toEqual([])
})

const some = (count: number, given: Partial<Exception> = {}) =>
  Array.from({ length: count }, (_, n) => ({ id: `CVE-2024-${n}`, ...given }))
const expired = some(5, { until: day(-1) })

test.each([
  { name: 'max-count allows one exception less', all: some(19), most: 20, messages: [] },
  { name: 'max-count allows exactly as many exceptions', all: some(20), most: 20, messages: [] },
  {
    name: 'max-count refuses one exception more',
    all: some(21),
    most: 20,
    messages: ['21 exceptions have not expired; max-count allows 20'],
  },
  {
    name: 'max-count does not count expired exceptions',
    all: [...some(20), ...expired],
    most: 20,
    messages: [],
  },
  {
    name: 'max-count counts an exception on its last day',
    all: [...some(20), { until: day(0) }],
    most: 20,
    messages: ['21 exceptions have not expired; max-count allows 20'],
  },
  { name: 'max-count: 0 accepts a policy without exceptions', all: [], most: 0, messages: [] },
  { name: 'max-count: 0 allows expired exceptions', all: expired, most: 0, messages: [] },
  {
    name: 'max-count: 0 refuses one exception',
    all: some(1),
    most: 0,
    messages: ['1 exception has not expired; max-count allows 0'],
  },
  {
    name: 'max-count counts two exceptions for one ID twice',
    all: [{}, {}],
    most: 1,
    messages: ['2 exceptions have not expired; max-count allows 1'],
  },
])('$name', ({ all, most, messages }) => expect(check(all, { maxCount: most })).toEqual(messages))

test('max-count counts the exceptions of all policies together', () => {
  const parts = [1, 2].map((n): PolicyPart => ({ ...EMPTY_PART, exceptions: some(n).map(someException) }))
  const ruled = { ...EMPTY_PART, exceptionRules: { maxCount: { value: 2, source } } }
  const errors = checkExceptionRules(combine([...parts, ruled], 'nodes').policy, [...parts, ruled], NOW)
  expect(errors).toEqual([{ exception: null, message: expect.any(Function) }])
})

test('max-count counts an exception until the end of its last day', () => {
  const all = [{ until: '2026-11-24' }]
  const at = (time: string) => check(all, { maxCount: 0 }, { now: new Date(time) })
  expect(at('2026-11-24T23:59:59.999Z')).toHaveLength(1)
  expect(at('2026-11-25T00:00:00.000Z')).toEqual([])
})

const LOCAL =
  'the exception for CVE-2024-10001 is in a policy that a pull request can change; `from: central` accepts only policies that are read from a ref'

test.each([
  {
    name: 'from: central refuses an exception in the checkout',
    central: true,
    from: false,
    messages: [LOCAL],
  },
  {
    name: 'from: central accepts an exception that is read from a ref',
    central: true,
    from: true,
    messages: [],
  },
  {
    name: 'without from: central an exception in the checkout is accepted',
    central: undefined,
    from: false,
    messages: [],
  },
] as const)('$name', ({ central, from, messages }) => {
  expect(check([{}], central === undefined ? {} : { central }, { from })).toEqual(messages)
})

test('from: central refuses an expired exception in the checkout', () => {
  expect(check([{ until: day(-1) }], { central: true })).toEqual([LOCAL])
})

test('from: central also applies to the policy that sets it', () => {
  const part: PolicyPart = {
    ...EMPTY_PART,
    exceptions: [someException()],
    exceptionRules: { central: { value: true, source } },
  }
  expect(checkExceptionRules(combine([part], 'nodes').policy, [part], NOW)).toEqual([
    { exception: someException(), message: expect.any(Function) },
  ])
})

test('every violated exception rule is reported', () => {
  const all = [
    { id: 'CVE-2024-1', until: day(50) },
    { id: 'CVE-2024-2', until: day(1) },
  ]
  expect(
    check(all, { maxDays: 30, maxCount: 1, central: true }).map((message) => message.slice(0, 42)),
  ).toEqual([
    'the exception for CVE-2024-1 ends on 2027-',
    'the exception for CVE-2024-1 is in a polic',
    'the exception for CVE-2024-2 is in a polic',
    '2 exceptions have not expired; max-count a',
  ])
})

test('never: exploitable is not checked before there are findings', () => {
  expect(check([{}], { neverExploitable: true })).toEqual([])
})

const empty: ExceptionResult = { accepted: [], expired: [], forbidden: [], counted: [] }

test('a forbidden exception is an error of the policy, with its line', () => {
  const exception = someException({ id: 'CVE-2024-1' })
  const other = someException({ id: 'CVE-2024-2', source: { kind: 'policy', policy: 'b.yml@main', line: 7 } })
  const error = explainForbidden({
    ...empty,
    forbidden: [exception, other].map((one) => ({ exception: one, findings: [someFinding(1)] })),
  })
  expect(error?.code).toBe('policy')
  expect(error?.points()).toEqual(['CVE-2024-1 (policy.yml:12)', 'CVE-2024-2 (b.yml@main:7)'])
})

test('no forbidden exception is no error', () => expect(explainForbidden(empty)).toBeNull())
