import { describe, expect, test } from '@jest/globals'
import type { Report } from '../../../src/domain/report.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { renderOutputs } from '../../../src/report/outputs/outputs.ts'
import { say } from '../../../src/text.ts'
import { VERSION } from '../../../src/version.ts'
import { someException, someFinding, someImage, someList } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { CONTEXT, type ImageGiven, LOCAL, type ReportGiven, someError, someReport } from '../reports.ts'
import { NOTICES, SAMPLES } from '../sample-reports.ts'

const jsonOf = (report: Report) => JSON.parse(renderJson(report, CONTEXT))
const reportOf = (given: ReportGiven) => jsonOf(someReport(given))
const imageOf = (given: ImageGiven) => reportOf({ images: [given] }).images[0]

test('the report has the version of its format and of the tool', () => {
  const { version, tool } = reportOf({})
  expect([version, tool]).toEqual([1, { name: 'TCSS Image Gate', version: VERSION }])
})

test('a report of answers from this machine begins with that warning', () => {
  const text = renderJson(someReport(LOCAL), CONTEXT)
  expect(Object.keys(JSON.parse(text))[0]).toBe('notARealVerdict')
  expect(text.split('\n')[1]).toMatch(
    /"Not a real verdict: the answers come from 127\.0\.0\.1:8080 on this machine/,
  )
  expect(reportOf({ local: true, host: null }).notARealVerdict).toMatch(/^Not a real verdict: /)
  expect(reportOf({})).not.toHaveProperty('notARealVerdict')
})

describe.each(Object.entries(SAMPLES))('the report of %s', (_, report) => {
  const { verdict, allowed, deployRef, images } = jsonOf(report)
  const outputs = renderOutputs(report)

  test('verdict, allowed and deployRef are those of the outputs', () => {
    expect([verdict, `${allowed}`]).toEqual([outputs.verdict, outputs.allowed])
    expect(deployRef.join('\n')).toBe(outputs['deploy-ref'])
  })

  test('the violations are those of the outputs, with their effect', () => {
    const violations = images.flatMap(
      ({ asked, violations: some }: { readonly asked: string; readonly violations: readonly object[] }) =>
        some.map((one) => ({ image: asked, ...one, effect: undefined })),
    )
    const wellFormed = (key: string, value: unknown) =>
      typeof value === 'string' && key === 'image' ? value.toWellFormed() : value
    expect(violations).toEqual(JSON.parse(outputs.violations, wellFormed))
    const effects = report.outcomes.flatMap((one) => (one.kind === 'judged' ? one.verdict.violations : []))
    expect(images.flatMap((one: { readonly violations: readonly object[] }) => one.violations)).toEqual(
      effects.map(({ effect }) => expect.objectContaining({ effect })),
    )
  })

  test('each image is a row of the output results', () => {
    const rows = images.map((one: ReturnType<typeof imageOf>) => [
      ...[one.imageId, one.verdict, one.digest, one.trusted, one.counts?.viruses.judged ?? null],
    ])
    const results = JSON.parse(outputs.results)
    expect(rows).toEqual(
      results.map((one: ReturnType<typeof imageOf>) => [
        ...[one.imageId, one.verdict, one.imageDigest, one.trusted, one.viruses],
      ]),
    )
  })
})

test('a notice has a message and data', () => {
  const setBy = { kind: 'policy', name: 'policy.yml', line: 3 }
  const { id, until, reason, images } = someException()
  const exception = { id, until, reason, images, ends: '2027-01-01T00:00:00Z', setBy: { ...setBy, line: 12 } }
  const message = expect.any(String)
  const image = someImage(1).given
  expect(reportOf({ notices: Object.values(NOTICES) }).notices).toEqual([
    {
      ...{ kind: 'loosened', message, setting: 'max-high', kept: { value: '0', setBy } },
      lost: { value: 'off', setBy: { kind: 'input', name: 'max-high', line: null } },
    },
    { kind: 'expiring', message, exception, days: 3 },
    { kind: 'unused', message, exception: { ...exception, images: ['h.io/*'] } },
    { kind: 'policy-changed', message, policy: 'policy.yml', branch: 'main', added: false },
    {
      kind: 'not-listed',
      message,
      image,
      scan: 'virus',
      error: expect.objectContaining({ code: 'refused' }),
    },
    { kind: 'list-differs', message, image, scan: 'risk', listed: 2, counted: 3 },
  ])
})

test.each(Object.values(NOTICES))('no field of a notice is missing: $kind', (notice) => {
  const [one] = reportOf({ notices: [notice] }).notices
  expect(Object.keys(one)).toEqual(expect.arrayContaining(Object.keys(notice)))
})

test('an error has its remedy, and the place of each point', () => {
  const at = { file: 'policy.yml', line: 2, column: 7 }
  const points = [say`same`, { message: say`in ${'a b'}`, at }, say`last`]
  const error = someError({ problem: 'Several.', points, requestId: 'r-1' }, 'policy')
  const nowhere = { file: null, line: null, column: null }
  const expected = {
    ...{ code: 'policy', message: 'Several.', remedy: 'Ask again.', requestId: 'r-1' },
    points: [
      { message: 'same', ...nowhere },
      { message: 'in a b', ...at },
      { message: 'last', ...nowhere },
    ],
  }
  expect(reportOf({ error, images: [] }).error).toEqual(expected)
  const [image] = reportOf({ images: [{ error }] }).images
  expect([image.error, image.requestId, image.verdict, image.scans]).toEqual([expected, 'r-1', 'error', null])
  expect(reportOf({ error: someError({ remedy: '' }), images: [] }).error.remedy).toBeNull()
})

test('untrusted text is unchanged but for lone surrogates', () => {
  const text = renderJson(SAMPLES['hostile texts'] as Report, CONTEXT)
  expect(text).not.toMatch(/\\ud[89a-f]/i)
  expect(text.isWellFormed()).toBe(true)
  const { images, policy } = JSON.parse(text)
  expect(images[0].name).toBe(HOSTILE.toWellFormed())
  expect(images[0].diagnostics).toEqual([{ name: HOSTILE.toWellFormed(), text: HOSTILE.toWellFormed() }])
  expect(policy.deny[0].setBy.name).toBe(HOSTILE.toWellFormed())
})

test.each([
  ['the year 10000', new Date('+010000-01-01T00:00:00Z'), null],
  ['an invalid date', new Date(Number.NaN), null],
  ['fractions of a second', new Date('2026-01-01T00:00:00.120Z'), '2026-01-01T00:00:00.120Z'],
  ['whole seconds', new Date('2026-01-01T00:00:00.000Z'), '2026-01-01T00:00:00Z'],
])('a time is RFC 3339 or null: %s', (_, createdAt, expected) => {
  expect(imageOf({ facts: { createdAt } }).createdAt).toBe(expected)
})

test('a report of up to a megabyte is indented, a longer one is compact', () => {
  const textOf = (rows: number) => {
    const findings = Array.from({ length: rows }, (_, number) => someFinding(number))
    return renderJson(someReport({ images: [{ findings: { vulnerability: someList(findings) } }] }), CONTEXT)
  }
  for (const rows of [0, 1_000, 3_000, 5_000]) {
    const text = textOf(rows)
    expect(text.split('\n').length > 2).toBe(rows < 2_000)
    expect(text.endsWith('}\n')).toBe(true)
    expect(JSON.parse(text).images[0].findings.vulnerability).toHaveLength(rows)
    if (rows < 2_000) expect(text.length).toBeLessThanOrEqual(1024 * 1024 + 1)
  }
})
