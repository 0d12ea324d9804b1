import { describe, expect, test } from '@jest/globals'
import { BOOLEAN, LIMIT, oneOf, parseList } from '../../src/domain/form.ts'
import { DIGEST as DIGEST_FORM, repositoryOf } from '../../src/domain/image.ts'
import { checksNothing, gatedKinds } from '../../src/domain/policy.ts'
import { allows, conclude, type Outcome } from '../../src/domain/report.ts'
import { parseTime } from '../../src/domain/time.ts'
import { judge } from '../../src/domain/verdict.ts'
import { GateError } from '../../src/errors.ts'
import { DIGEST, type FactsGiven, IMAGE, someFacts, somePolicy } from '../make.ts'

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
])('a limit is not %j', (text) => expect(LIMIT.parse(text)).toBeUndefined())

test.each([
  ['0', 0],
  ['007', 7],
  ['999999999', 999_999_999],
  ['off', 'off'],
] as const)('a limit is %s', (text, value) => expect(LIMIT.parse(text)).toBe(value))

test.each(['xtrue', 'truex', 'xfalse', 'falsex', 'yes', 'no', '1', '0', 'on', 'tRue', 'true ', ''])(
  'a boolean is not %j',
  (text) => {
    expect(BOOLEAN.parse(text)).toBeUndefined()
  },
)

test.each(['true', 'True', 'TRUE'])('%s is true', (text) => expect(BOOLEAN.parse(text)).toBe(true))
test.each(['false', 'False', 'FALSE'])('%s is false', (text) => expect(BOOLEAN.parse(text)).toBe(false))

test('every form says what it accepts', () => {
  expect([LIMIT.accepted, BOOLEAN.accepted]).toEqual([
    'a whole number from 0 to 999999999, or off',
    'true or false',
  ])
})

test.each([
  ['a', true],
  ['A', false],
  ['g', false],
])('64 times %s are hexadecimal digits of a digest: %j', (digit, is) =>
  expect(DIGEST_FORM.test(`sha256:${digit.repeat(64)}`)).toBe(is),
)

test.each([
  `x${DIGEST}`,
  `${DIGEST}x`,
  DIGEST.slice(0, -1),
  'sha256:a',
  `sha512:${'a'.repeat(64)}`,
  `${DIGEST}\n`,
])('%j is no digest', (text) => {
  expect(DIGEST_FORM.test(text)).toBe(false)
})

test('one of some words is none but these', () => {
  const form = oneOf('fail', 'warn')
  expect([form.parse('fail'), form.parse('Fail'), form.parse('toString'), form.accepted]).toEqual([
    'fail',
    undefined,
    undefined,
    'fail or warn',
  ])
})

test.each([
  { name: 'one a line', text: 'a\nb', list: ['a', 'b'] },
  { name: 'between commas, with blanks', text: ' a , b ,, ', list: ['a', 'b'] },
  { name: 'Windows and old Mac line ends', text: 'a\r\nb\rc', list: ['a', 'b', 'c'] },
  { name: 'comment and blank lines do not count', text: '# a, b\n\n  # c\nd', list: ['d'] },
  { name: 'repeated entries count once, at their first place', text: 'a\nb\na', list: ['a', 'b'] },
  { name: 'nothing', text: ' \n,\n', list: [] },
])('a list: $name', ({ text, list }) => expect(parseList(text)).toEqual(list))

describe('the repository of an image name', () => {
  test.each([
    ['docker.io/centos:latest', 'docker.io/centos'],
    ['ccr.ccs.tencentyun.com/shop/web:1.4.2', 'ccr.ccs.tencentyun.com/shop/web'],
    ['localhost/web', 'localhost/web'],
    ['localhost:5000/a/b/c:x', 'localhost:5000/a/b/c'],
    ['registry:5000/web', 'registry:5000/web'],
    ['10.0.0.1:5000/web:v1', '10.0.0.1:5000/web'],
    [`r.example.com/a_b/c__d/e-f.g:v_1.2-3@${DIGEST}`, 'r.example.com/a_b/c__d/e-f.g'],
  ])('%s', (name, repository) => expect(repositoryOf(name)).toBe(repository))

  test.each([
    '<none>:<none>',
    'nginx',
    'nginx:latest',
    'library/nginx',
    'r.example.com/Web',
    'r.example.com/',
    'r.example.com/a//b',
    '/a',
    'r.example.com/a:',
    'r.example.com/a b',
    'r.example.com/a\n',
    'https://r.example.com/a',
    'r.example.com/a@sha256:12',
    'r.example.com:port/a',
    '',
    'r.example.com/a:é',
    `r.example.com/${'a'.repeat(600)}`,
    'u@r.example.com/a',
    'r.example.com/../a',
    'r..example.com/a',
  ])('%j is not a reference', (name) => expect(repositoryOf(name)).toBeNull())

  test('may have 512 characters with its tag, and not one more', () => {
    const name = `r.example.com/${'a'.repeat(498)}`
    expect([repositoryOf(name), repositoryOf(`${name}a`)]).toEqual([name, null])
  })

  test('is found in no time, however long the name', () => {
    const started = performance.now()
    repositoryOf(`r.example.com/${'a-'.repeat(500_000)}`)
    repositoryOf(`r.example.com/${'a-'.repeat(240)}!`)
    expect(performance.now() - started).toBeLessThan(50)
  })
})

describe('a time of the API', () => {
  test.each([
    {
      name: 'without a zone it is Beijing time',
      text: '2024-10-25 16:13:39',
      iso: '2024-10-25T08:13:39.000Z',
    },
    {
      name: 'midnight in Beijing is the day before',
      text: '2024-01-01 00:00:00',
      iso: '2023-12-31T16:00:00.000Z',
    },
    {
      name: 'RFC 3339 in UTC, with a fraction',
      text: '2021-01-29T05:26:18.07Z',
      iso: '2021-01-29T05:26:18.000Z',
    },
    { name: 'RFC 3339 with an offset', text: '2024-11-01T00:02:07+08:00', iso: '2024-10-31T16:02:07.000Z' },
    { name: 'an offset to the west', text: '2024-11-01T00:02:07-05:30', iso: '2024-11-01T05:32:07.000Z' },
    { name: "Go's own form", text: '2021-01-30 03:31:56 +0000 UTC', iso: '2021-01-30T03:31:56.000Z' },
    {
      name: "Go's form with another zone",
      text: '2021-01-30 11:31:56 +0800 CST',
      iso: '2021-01-30T03:31:56.000Z',
    },
    { name: 'UTC by name', text: '2021-01-30 03:31:56 UTC', iso: '2021-01-30T03:31:56.000Z' },
    { name: 'with blanks around it', text: ' 2024-10-25 16:13:39\n', iso: '2024-10-25T08:13:39.000Z' },
    { name: 'a leap day', text: '2024-02-29 12:00:00', iso: '2024-02-29T04:00:00.000Z' },
  ])('$name', ({ text, iso }) => expect(parseTime(text)?.toISOString()).toBe(iso))

  test.each([
    '',
    'never',
    '2026-02-30 00:00:00',
    '2023-02-29 00:00:00',
    '2024-01-01 24:00:00',
    '2024-13-01 00:00:00',
    '2024-01-01 00:60:00',
    '2024-01-01',
    '1900-01-01T00:00:00+00:00',
    '0001-01-01T00:00:00Z',
    '2024-10-31 18:0****',
    '1729844019',
    'x2024-10-25 16:13:39',
    '2021-01-30 11:31:56 +0800 C',
    '2021-01-30 11:31:56 +0800 cst',
    '2021-01-30 11:31:56 +0800 CSTXY',
    '2024-10-25 16:13:39 and more',
    '２024-10-25 16:13:39',
  ])('%j is none', (text) => expect(parseTime(text)).toBeNull())

  test('the zone of times without one can be another', () => {
    expect(parseTime('2024-10-25 16:13:39', 0)?.toISOString()).toBe('2024-10-25T16:13:39.000Z')
    expect(parseTime('2024-10-25T16:13:39Z', 120)?.toISOString()).toBe('2024-10-25T16:13:39.000Z')
  })
})

test.each([
  { name: 'by default all kinds', policy: {}, kinds: ['vulnerability', 'virus', 'risk'] },
  {
    name: 'viruses alone',
    policy: { limits: { 'max-vulnerabilities': 'off', 'max-risks': 'off' } },
    kinds: ['virus'],
  },
  {
    name: 'risk by sensitive information',
    policy: {
      limits: {
        'max-vulnerabilities': 'off',
        'max-risks': 'off',
        'max-viruses': 'off',
        'max-sensitive-info': 5,
      },
    },
    kinds: ['risk'],
  },
] as const)('gated kinds: $name', ({ policy, kinds }) =>
  expect(gatedKinds(somePolicy(policy))).toEqual(kinds),
)

test('a policy checks nothing only when every limit is off and trust is not required', () => {
  const limits = { 'max-vulnerabilities': 'off', 'max-risks': 'off', 'max-viruses': 'off' } as const
  expect(checksNothing(somePolicy({ limits }))).toBe(false)
  expect(checksNothing(somePolicy({ requireTrusted: false }))).toBe(false)
  expect(checksNothing(somePolicy({ limits, requireTrusted: false }))).toBe(true)
})

const ERROR = new GateError('not-found', { problem: 'p', remedy: 'r' })

function judged(facts: FactsGiven): Outcome {
  return { kind: 'judged', verdict: judge(IMAGE, someFacts(facts), somePolicy({ incompleteScan: 'warn' })) }
}

const PASS = judged({})
const WARN = judged({ scans: { risk: { kind: 'incomplete', reason: { kind: 'queued' } } } })
const FAIL = judged({ counts: { viruses: 1 } })
const BROKEN: Outcome = { kind: 'errored', image: IMAGE, error: ERROR }

test.each([
  { name: 'no image at all is an error', outcomes: [], error: null, word: 'error' },
  { name: 'passes pass', outcomes: [PASS, PASS], error: null, word: 'pass' },
  { name: 'a warning is worse than a pass', outcomes: [PASS, WARN], error: null, word: 'warn' },
  { name: 'a failure is worse than a warning', outcomes: [FAIL, WARN], error: null, word: 'fail' },
  { name: 'an error is worse than a failure', outcomes: [FAIL, BROKEN, PASS], error: null, word: 'error' },
  {
    name: 'an error of the whole is one, whatever the images say',
    outcomes: [PASS],
    error: ERROR,
    word: 'error',
  },
])('conclude: $name', ({ outcomes, error, word }) => expect(conclude(outcomes, error)).toBe(word))

test('only a pass and a warning allow', () => {
  expect((['pass', 'warn', 'fail', 'error'] as const).filter(allows)).toEqual(['pass', 'warn'])
})
