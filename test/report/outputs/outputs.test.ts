import { describe, expect, test } from '@jest/globals'
import { unknown } from '../../../src/domain/facts.ts'
import { OUTPUTS, type OutputName, renderOutputs, type Written } from '../../../src/report/outputs/outputs.ts'
import { PREDICATE_TYPE } from '../../../src/report/predicate.ts'
import { DIGEST, type FactsGiven, someImage } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { type ReportGiven, someError, someReport } from '../reports.ts'

const ID = [1, 2, 3].map((number) => someImage(number).imageId)
const malformed = unknown<never>({ kind: 'malformed', detail: 'expected a whole number, got null' })
const failed = { kind: 'incomplete', reason: { kind: 'failed', words: 'timeout' } } as const
const notFound = someError({
  problem: 'TCSS does not know it.',
  remedy: 'Check the account.',
  requestId: 'r-1',
})

const outputsOf = (given: ReportGiven, written?: Written) => renderOutputs(someReport(given), written)
const one = (facts: FactsGiven): ReportGiven => ({ images: [{ facts }] })

test('every output of the contract is set, and no other, whatever the verdict', () => {
  const names = [
    ...['verdict', 'allowed', 'deploy-ref', 'violations', 'results', 'truncated', 'image-id', 'image-name'],
    ...['image-digest', 'scan-status', 'scan-time', 'request-id', 'vulnerability-count', 'risk-count'],
    ...['virus-count', 'sensitive-info-count', 'trusted'],
    ...['report-file', 'sarif-file', 'predicate-file', 'predicate-type'],
  ]
  expect([...OUTPUTS]).toEqual(names)
  for (const given of [
    {},
    one({ counts: { viruses: 1 } }),
    { images: [], error: someError() },
    { images: [], conclusion: 'skipped' },
  ] as const) {
    const outputs = outputsOf(given)
    expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted())
    expect(Object.values(outputs).filter((value) => typeof value !== 'string')).toEqual([])
  }
})

describe('the verdict is the worst of all images, and only pass and warn are allowed', () => {
  test.each([
    { name: 'a sound image', given: {}, verdict: 'pass', allowed: 'true' },
    { name: 'a broken rule', given: one({ counts: { viruses: 1 } }), verdict: 'fail', allowed: 'false' },
    {
      name: 'a broken rule under mode: warn',
      given: { ...one({ counts: { viruses: 1 } }), policy: { mode: 'warn' } },
      verdict: 'warn',
      allowed: 'true',
    },
    {
      name: 'an image without an answer',
      given: { images: [{ error: notFound }] },
      verdict: 'error',
      allowed: 'false',
    },
    {
      name: 'a sound image and a broken one',
      given: { images: [{}, { facts: { counts: { viruses: 1 } } }] },
      verdict: 'fail',
      allowed: 'false',
    },
    {
      name: 'a broken image and one without an answer',
      given: { images: [{ facts: { counts: { viruses: 1 } } }, { error: notFound }] },
      verdict: 'error',
      allowed: 'false',
    },
    {
      name: 'nothing was judged',
      given: { images: [], error: someError() },
      verdict: 'error',
      allowed: 'false',
    },
    {
      name: 'nothing could be judged, and that is to be let be',
      given: { images: [], conclusion: 'skipped' },
      verdict: 'skipped',
      allowed: 'false',
    },
  ] as const)('$name: $verdict', ({ given, verdict, allowed }) => {
    expect(outputsOf(given)).toMatchObject({ verdict, allowed })
  })
})

describe('totals are over all images, and unknown as soon as one is', () => {
  const counts = (given: ReportGiven) => {
    const outputs = outputsOf(given)
    const names = ['vulnerability-count', 'risk-count', 'virus-count', 'sensitive-info-count'] as const
    return names.map((name) => outputs[name])
  }
  const first = { facts: { counts: { vulnerabilities: 1, risks: 2, viruses: 3, sensitiveInfo: 4 } } }
  const many = { facts: { counts: { vulnerabilities: Number.MAX_SAFE_INTEGER } } }
  test.each([
    { name: 'one image', images: [first], says: ['1', '2', '3', '4'] },
    { name: 'two images', images: [first, first], says: ['2', '4', '6', '8'] },
    { name: 'no image', images: [], says: ['unknown', 'unknown', 'unknown', 'unknown'] },
    {
      name: 'an image without an answer',
      images: [first, { error: notFound }],
      says: ['unknown', 'unknown', 'unknown', 'unknown'],
    },
    {
      name: 'a malformed total',
      images: [first, { facts: { counts: { viruses: malformed } } }],
      says: ['1', '2', 'unknown', '4'],
    },
    {
      name: 'an incomplete scan, even when a violation cites its total',
      images: [{ facts: { ...first.facts, scans: { risk: failed, virus: failed } } }],
      says: ['1', 'unknown', 'unknown', 'unknown'],
    },
    { name: 'a sum that is no exact number', images: [many, first], says: ['unknown', '2', '3', '4'] },
  ])('$name', ({ images, says }) => {
    expect(counts({ images })).toEqual(says)
  })
})

describe('trusted is true only when every image is', () => {
  const trust = (value: boolean | null) => {
    return { facts: { trusted: value === null ? malformed : ({ kind: 'known', value } as const) } }
  }
  test.each([
    { flags: [true], says: 'true' },
    { flags: [true, true], says: 'true' },
    { flags: [true, false], says: 'false' },
    { flags: [null, false], says: 'false' },
    { flags: [true, null], says: 'unknown' },
    { flags: [], says: 'unknown' },
  ])('$flags: $says', ({ flags, says }) => {
    expect(outputsOf({ images: flags.map(trust) }).trusted).toBe(says)
  })

  test('an image without an answer is not trusted', () => {
    expect(outputsOf({ images: [trust(true), { error: notFound }] }).trusted).toBe('unknown')
    expect(outputsOf({ images: [trust(false), { error: notFound }] }).trusted).toBe('false')
  })
})

describe('one line an image', () => {
  const LINES: readonly OutputName[] = [
    ...(['image-id', 'image-name', 'image-digest', 'scan-status', 'scan-time', 'request-id'] as const),
  ]
  const nothing = { name: null, digest: null, scanStatus: null, scannedAt: null }
  const lines = (given: ReportGiven) => {
    const outputs = outputsOf(given)
    return LINES.map((name) => outputs[name])
  }

  test('what TCSS said, times in UTC', () => {
    const scannedAt = new Date('2026-11-24T08:13:00.500+08:00')
    expect(lines({ images: [{ facts: { scannedAt, requestId: 'r-2' } }] })).toEqual([
      ...[ID[0], 'ccr.ccs.tencentyun.com/shop/web:1.4.2', DIGEST, 'SCANNED', '2026-11-24T00:13:00Z', 'r-2'],
    ])
  })

  test('unknown where TCSS said nothing, and where there is no answer', () => {
    const images = [{ facts: { ...nothing, requestId: 'r-2' } }, { error: notFound }, { error: someError() }]
    const unknowns = 'unknown\nunknown\nunknown'
    const requests = 'r-2\nr-1\nunknown'
    expect(lines({ images })).toEqual([ID.join('\n'), unknowns, unknowns, unknowns, unknowns, requests])
  })

  test('unknown when no image was judged', () => {
    expect(lines({ images: [], error: someError() })).toEqual(LINES.map(() => 'unknown'))
  })

  test('also with line ends in hostile names', () => {
    const hostile = { facts: { name: HOSTILE, scanStatus: HOSTILE } }
    for (const text of lines({ images: [hostile, {}] })) {
      expect(text.split('\n')).toHaveLength(2)
      expect(text).not.toMatch(/[\r\u0085\u2028\u2029]/)
    }
  })
})

describe('report files', () => {
  const files = (written?: Written) => {
    const outputs = outputsOf({}, written)
    const names = ['report-file', 'sarif-file', 'predicate-file', 'predicate-type'] as const
    return names.map((name) => outputs[name])
  }
  const paths = { 'report-file': 'out/gate.json', 'sarif-file': 'gate.sarif', 'predicate-file': 'svr.json' }

  test('the path of each one that was written, and the type of a predicate', () => {
    expect(files(paths)).toEqual(['out/gate.json', 'gate.sarif', 'svr.json', PREDICATE_TYPE])
    expect(PREDICATE_TYPE).toMatch(/^https:\/\/in-toto\.io\/attestation\//)
  })

  test('nothing where none was written, and no type without a predicate', () => {
    expect(files()).toEqual(['', '', '', ''])
    expect(files({ 'report-file': 'gate.json' })).toEqual(['gate.json', '', '', ''])
    expect(files({ 'sarif-file': 'gate.sarif' })).toEqual(['', 'gate.sarif', '', ''])
    expect(files({ 'predicate-file': 'svr.json' })).toEqual(['', '', 'svr.json', PREDICATE_TYPE])
  })

  test('whatever the verdict', () => {
    for (const given of [one({ counts: { viruses: 1 } }), { images: [], error: someError() }])
      expect(outputsOf(given, paths)).toMatchObject(paths)
  })
})

test('a skipped gate knows nothing, allows nothing and names nothing to deploy', () => {
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
