import { describe, expect, test } from '@jest/globals'
import { known, unknown } from '../../../src/domain/facts.ts'
import { renderOutputs, type WrittenFiles } from '../../../src/report/outputs/outputs.ts'
import { PREDICATE_TYPE } from '../../../src/report/predicate.ts'
import { DIGEST, incomplete, someImage } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { INFECTED, type ReportGiven, someError, someReport } from '../reports.ts'

const ID = [1, 2, 3].map((number) => someImage(number).imageId)
const malformed = unknown<never>({ kind: 'malformed', detail: 'expected a whole number, got null' })
const failed = incomplete({ kind: 'failed', words: 'timeout' })
const notFound = someError({
  problem: 'TCSS does not know it.',
  remedy: 'Check the account.',
  requestId: 'r-1',
})

const outputsOf = (given: ReportGiven, written?: WrittenFiles) => renderOutputs(someReport(given), written)

test('every output of the contract is set, whatever the verdict, and no other', () => {
  const names = [
    ...['verdict', 'allowed', 'deploy-ref', 'violations', 'results', 'truncated', 'image-id', 'image-name'],
    ...['image-digest', 'scan-status', 'scan-time', 'request-id', 'vulnerability-count', 'risk-count'],
    ...['virus-count', 'sensitive-info-count', 'trusted'],
    ...['report-file', 'sarif-file', 'predicate-file', 'predicate-type'],
  ]
  expect(Object.keys(outputsOf({}))).toEqual(names)
  for (const given of [
    {},
    { images: [INFECTED] },
    { images: [], error: someError() },
    { images: [], conclusion: 'skipped' },
  ] as const) {
    const outputs = outputsOf(given)
    expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted())
    expect(Object.values(outputs).filter((value) => typeof value !== 'string')).toEqual([])
  }
})

test.each([
  { name: 'a sound image', given: {}, verdict: 'pass', allowed: 'true' },
  { name: 'a violation', given: { images: [INFECTED] }, verdict: 'fail', allowed: 'false' },
  {
    name: 'a violation under mode: warn',
    given: { images: [INFECTED], policy: { mode: 'warn' } },
    verdict: 'warn',
    allowed: 'true',
  },
  {
    name: 'an image that errored',
    given: { images: [{ error: notFound }] },
    verdict: 'error',
    allowed: 'false',
  },
  {
    name: 'a sound image and a violation',
    given: { images: [{}, INFECTED] },
    verdict: 'fail',
    allowed: 'false',
  },
  {
    name: 'a violation and an image that errored',
    given: { images: [INFECTED, { error: notFound }] },
    verdict: 'error',
    allowed: 'false',
  },
  {
    name: 'an error',
    given: { images: [], error: someError() },
    verdict: 'error',
    allowed: 'false',
  },
  {
    name: 'a skipped gate',
    given: { images: [], conclusion: 'skipped' },
    verdict: 'skipped',
    allowed: 'false',
  },
] as const)('$name has verdict $verdict and allowed $allowed', ({ given, verdict, allowed }) => {
  expect(outputsOf(given)).toMatchObject({ verdict, allowed })
})

const COUNTS = ['vulnerability-count', 'risk-count', 'virus-count', 'sensitive-info-count'] as const
const first = { facts: { counts: { vulnerabilities: 1, risks: 2, viruses: 3, sensitiveInfo: 4 } } }
const many = { facts: { counts: { vulnerabilities: Number.MAX_SAFE_INTEGER } } }
test.each([
  { name: 'one image', images: [first], counts: '1 2 3 4' },
  { name: 'two images', images: [first, first], counts: '2 4 6 8' },
  { name: 'no image', images: [], counts: 'unknown unknown unknown unknown' },
  { name: 'an error', images: [first, { error: notFound }], counts: 'unknown unknown unknown unknown' },
  {
    name: 'a malformed count',
    images: [first, { facts: { counts: { viruses: malformed } } }],
    counts: '1 2 unknown 4',
  },
  {
    name: 'an incomplete scan',
    images: [{ facts: { ...first.facts, scans: { risk: failed, virus: failed } } }],
    counts: '1 unknown unknown unknown',
  },
  { name: 'a sum that is not exact', images: [many, first], counts: 'unknown 2 3 4' },
])('the count outputs are sums, unknown if a count is: $name', ({ images, counts }) => {
  const outputs = outputsOf({ images })
  expect(COUNTS.map((name) => outputs[name]).join(' ')).toBe(counts)
})

const trust = (value: boolean | null) => ({ facts: { trusted: value === null ? malformed : known(value) } })
test.each([
  { images: [trust(true)], trusted: 'true' },
  { images: [trust(true), trust(true)], trusted: 'true' },
  { images: [trust(true), trust(false)], trusted: 'false' },
  { images: [trust(null), trust(false)], trusted: 'false' },
  { images: [trust(true), trust(null)], trusted: 'unknown' },
  { images: [], trusted: 'unknown' },
  { images: [trust(true), { error: notFound }], trusted: 'unknown' },
  { images: [trust(false), { error: notFound }], trusted: 'false' },
])('trusted is $trusted for %j', ({ images, trusted }) => {
  expect(outputsOf({ images }).trusted).toBe(trusted)
})

describe('outputs with one line for each image', () => {
  const LINES = ['image-id', 'image-name', 'image-digest', 'scan-status', 'scan-time', 'request-id'] as const
  const nothing = { name: null, digest: null, scanStatus: null, scannedAt: null }
  const lines = (given: ReportGiven) => {
    const outputs = outputsOf(given)
    return LINES.map((name) => outputs[name])
  }

  test('an output of lines has what TCSS answered, with times in UTC', () => {
    const scannedAt = new Date('2026-11-24T08:13:00.500+08:00')
    expect(lines({ images: [{ facts: { scannedAt, requestId: 'r-2' } }] })).toEqual([
      ...[ID[0], 'ccr.ccs.tencentyun.com/shop/web:1.4.2', DIGEST, 'SCANNED', '2026-11-24T00:13:00Z', 'r-2'],
    ])
  })

  test('an output of lines is unknown where TCSS answered nothing, and for an error', () => {
    const images = [{ facts: { ...nothing, requestId: 'r-2' } }, { error: notFound }, { error: someError() }]
    const unknowns = 'unknown\nunknown\nunknown'
    const requests = 'r-2\nr-1\nunknown'
    expect(lines({ images })).toEqual([ID.join('\n'), unknowns, unknowns, unknowns, unknowns, requests])
  })

  test('an output of lines is unknown without an image', () => {
    expect(lines({ images: [], error: someError() })).toEqual(LINES.map(() => 'unknown'))
  })

  test('line ends in hostile names do not add a line', () => {
    const hostile = { facts: { name: HOSTILE, scanStatus: HOSTILE } }
    for (const text of lines({ images: [hostile, {}] })) {
      expect(text.split('\n')).toHaveLength(2)
      expect(text).not.toMatch(/[\r\u0085\u2028\u2029]/)
    }
  })
})

test.each<{ written?: WrittenFiles; outputs: readonly string[] }>([
  { outputs: ['', '', '', ''] },
  { written: { 'report-file': 'gate.json' }, outputs: ['gate.json', '', '', ''] },
  { written: { 'sarif-file': 'out/gate.sarif' }, outputs: ['', 'out/gate.sarif', '', ''] },
  { written: { 'predicate-file': 'svr.json' }, outputs: ['', '', 'svr.json', PREDICATE_TYPE] },
])('the outputs of report files are $outputs', ({ written, outputs }) => {
  const names = ['report-file', 'sarif-file', 'predicate-file', 'predicate-type'] as const
  for (const given of [{}, { images: [INFECTED] }, { images: [], error: someError() }]) {
    const rendered = outputsOf(given, written)
    expect(names.map((name) => rendered[name])).toEqual(outputs)
  }
})

test('a skipped gate allows nothing, and all else is unknown or empty', () => {
  const { 'deploy-ref': reference, ...skipped } = outputsOf({ images: [], conclusion: 'skipped' })
  expect(reference).toBe('')
  expect(skipped).toEqual({
    verdict: 'skipped',
    allowed: 'false',
    violations: '[]',
    results: '[]',
    truncated: 'false',
    ...Object.fromEntries(
      [
        ...['image-id', 'image-name', 'image-digest', 'scan-status', 'scan-time', 'request-id'],
        ...['vulnerability-count', 'risk-count', 'virus-count', 'sensitive-info-count', 'trusted'],
      ].map((name) => [name, 'unknown']),
    ),
    'report-file': '',
    'sarif-file': '',
    'predicate-file': '',
    'predicate-type': '',
  })
})
