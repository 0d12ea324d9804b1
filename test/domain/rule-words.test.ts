import { expect, test } from '@jest/globals'
import { checksNothing, gatedKinds } from '../../src/domain/policy.ts'
import { allows, conclude, type Outcome } from '../../src/domain/report.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { GateError } from '../../src/errors.ts'
import { BOOLEAN, LIMIT, oneOf, parseList } from '../../src/forms.ts'
import { type FactsGiven, IMAGE, judged as judgedBy, NO_LIMITS, somePolicy } from '../make.ts'

test.each([
  'abc',
  '-1',
  '1e3',
  '٣',
  '+5',
  '0x5',
  ' 5 ',
  '5abc',
  '',
  '1000000000',
  'OFF',
  'Off',
  '5.0',
  '５',
  '1_0',
  'off ',
  '\n5',
  'oﬀ',
  'ｏｆｆ',
])('the text %j is no limit', (text) => expect(LIMIT.parse(text)).toBeUndefined())

test.each([
  ['0', 0],
  ['007', 7],
  ['999999999', 999_999_999],
  ['off', 'off'],
] as const)('the text %s is a limit', (text, value) => expect(LIMIT.parse(text)).toBe(value))

test.each([
  'xtrue',
  'truex',
  'xfalse',
  'falsex',
  'yes',
  'no',
  '1',
  '0',
  'on',
  'tRue',
  'true ',
  'falſe',
  'ｔｒｕｅ',
  '',
])('the text %j is no boolean', (text) => {
  expect(BOOLEAN.parse(text)).toBeUndefined()
})

test.each(['true', 'True', 'TRUE'])('the text %s is the boolean true', (text) =>
  expect(BOOLEAN.parse(text)).toBe(true),
)
test.each(['false', 'False', 'FALSE'])('the text %s is the boolean false', (text) =>
  expect(BOOLEAN.parse(text)).toBe(false),
)

test('limits and booleans describe the values that they accept', () => {
  expect([LIMIT.accepted, BOOLEAN.accepted]).toEqual([
    'a whole number from 0 to 999999999, or off',
    'true or false',
  ])
})

test('oneOf accepts only the given words', () => {
  const form = oneOf('fail', 'warn')
  const words = ['fail', 'Fail', 'toString', 'faıl', 'ｆａｉｌ']
  expect([...words.map((word) => form.parse(word)), form.accepted]).toEqual([
    'fail',
    undefined,
    undefined,
    undefined,
    undefined,
    'fail or warn',
  ])
})

test.each([
  { name: 'has one entry a line', text: 'a\nb', list: ['a', 'b'] },
  { name: 'has entries between commas and spaces', text: ' a , b ,, ', list: ['a', 'b'] },
  { name: 'may have Windows and old Mac line ends', text: 'a\r\nb\rc', list: ['a', 'b', 'c'] },
  { name: 'ignores comment and blank lines', text: '# a, b\n\n  # c\nd', list: ['d'] },
  { name: 'keeps the first of repeated entries', text: 'a\nb\na', list: ['a', 'b'] },
  { name: 'of separators is empty', text: ' \n,\n', list: [] },
  { name: 'has comments only on lines of their own', text: 'a # b\na, # c', list: ['a # b', 'a', '# c'] },
  { name: 'ends a comment at the first line end of any kind', text: '# a\rb\r\n# c\r\nd', list: ['b', 'd'] },
  { name: 'has no other separators', text: 'a;b c\u2028d', list: ['a;b c\u2028d'] },
])('a list in an input $name', ({ text, list }) => expect(parseList(text)).toEqual(list))

test.each([
  { name: 'by default', policy: {}, kinds: ['vulnerability', 'virus', 'risk'] },
  {
    name: 'where only viruses have a limit',
    policy: { limits: { ...NO_LIMITS, 'max-viruses': 0 } },
    kinds: ['virus'],
  },
  {
    name: 'where only sensitive information has a limit',
    policy: { limits: { ...NO_LIMITS, 'max-sensitive-info': 5 } },
    kinds: ['risk'],
  },
  {
    name: 'where every limit is off, even with require-trusted',
    policy: { limits: NO_LIMITS, requireTrusted: true },
    kinds: [],
  },
  {
    name: 'where risks have two limits',
    policy: { limits: { 'max-sensitive-info': 0 } },
    kinds: ['vulnerability', 'virus', 'risk'],
  },
] as const)('the scans that a policy needs $name are: $kinds', ({ policy, kinds }) =>
  expect(gatedKinds(somePolicy(policy))).toEqual(kinds),
)

test.each(LIMIT_RULES)('a policy with %s alone checks something', (rule) => {
  const limits = Object.fromEntries(LIMIT_RULES.map((one) => [one, one === rule ? 0 : 'off']))
  expect(checksNothing(somePolicy({ limits, requireTrusted: false }))).toBe(false)
})

test('a policy checks nothing only when every limit is off and trust is not required', () => {
  const limits = NO_LIMITS
  expect(checksNothing(somePolicy({ limits }))).toBe(false)
  expect(checksNothing(somePolicy({ requireTrusted: false }))).toBe(false)
  expect(checksNothing(somePolicy({ limits, requireTrusted: false }))).toBe(true)
})

const ERROR = new GateError('not-found', { problem: 'p', remedy: 'r' })

function judged(facts: FactsGiven): Outcome {
  return { kind: 'judged', image: IMAGE, verdict: judgedBy(facts, { incompleteScan: 'warn' }), findings: {} }
}

const PASS = judged({})
const WARN = judged({ scans: { risk: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } } })
const FAIL = judged({ counts: { viruses: 1 } })
const BROKEN: Outcome = { kind: 'errored', image: IMAGE, error: ERROR }

test.each([
  { name: 'no image is an error', outcomes: [], error: null, word: 'error' },
  { name: 'an error without any image is an error', outcomes: [], error: ERROR, word: 'error' },
  { name: 'one image that passes is a pass', outcomes: [PASS], error: null, word: 'pass' },
  { name: 'one image without an answer is an error', outcomes: [BROKEN], error: null, word: 'error' },
  {
    name: 'an error is worse than all others together',
    outcomes: [PASS, WARN, FAIL, BROKEN],
    error: null,
    word: 'error',
  },
  { name: 'several images that pass are a pass', outcomes: [PASS, PASS], error: null, word: 'pass' },
  { name: 'a warning is worse than a pass', outcomes: [PASS, WARN], error: null, word: 'warn' },
  { name: 'a failure is worse than a warning', outcomes: [FAIL, WARN], error: null, word: 'fail' },
  { name: 'an error is worse than a failure', outcomes: [FAIL, BROKEN, PASS], error: null, word: 'error' },
  {
    name: 'an error of the run is an error even when the images pass',
    outcomes: [PASS],
    error: ERROR,
    word: 'error',
  },
])('the conclusion of a run: $name', ({ outcomes, error, word }) =>
  expect(conclude(outcomes, error)).toBe(word),
)

test('only the conclusions pass and warn allow an image', () => {
  expect((['pass', 'warn', 'fail', 'error'] as const).filter(allows)).toEqual(['pass', 'warn'])
})
