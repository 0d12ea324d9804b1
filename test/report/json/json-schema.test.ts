import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { withWordLists } from '../../../scripts/schemas/report-schema.ts'
import { COUNTS } from '../../../src/domain/facts.ts'
import { KINDS } from '../../../src/domain/finding.ts'
import { CONCLUSIONS } from '../../../src/domain/report.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { someImages, somePolicies } from '../../domain/hints/remedies.ts'
import { runs, someImage } from '../../make.ts'
import { anyText } from '../hostile.ts'
import { CONTEXT, NO_CONTEXT, someError, someReport } from '../reports.ts'
import { NOTICES, REASONS, SAMPLES } from '../sample-reports.ts'
import { compileSchema, readSchema } from '../schemas.ts'

const schema = readSchema('schema/report.schema.json')
const mistakesIn = compileSchema(schema)

const samples = Object.entries(SAMPLES)
const whole = (name: string) => JSON.parse(renderJson(SAMPLES[name] ?? someReport(), CONTEXT))

test.each(samples)('the report of %s is valid', (_, report) => {
  expect(mistakesIn(JSON.parse(renderJson(report, CONTEXT)))).toBe('')
  expect(mistakesIn(JSON.parse(renderJson(report, NO_CONTEXT)))).toBe('')
})

test('the report of any images, policy and texts is valid', () => {
  fc.assert(
    fc.property(someImages, somePolicies, anyText, fc.boolean(), (several, policy, text, local) => {
      const images = several.map((facts, number) =>
        facts === null
          ? { error: someError({ problem: (quote) => quote(text) }) }
          : { image: { ...someImage(number), given: text }, facts: { ...facts, os: text } },
      )
      const report = someReport({ images, policy, local, host: text })
      expect(mistakesIn(JSON.parse(renderJson(report, { ...CONTEXT, job: text })))).toBe('')
    }),
    runs(500),
  )
})

test('the word lists of schema/report.schema.json are up to date: run `npm run schemas`', () => {
  expect(schema).toEqual(withWordLists(schema))
})

type Path = readonly (string | number)[]

/** Returns the path of every key of every object. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    const here = [...path, key]
    return [...(Array.isArray(value) ? [] : [here]), ...pathsIn(one, here)]
  })
}

/** Returns the object that has the last key of a path. */
function parentOf(value: unknown, path: Path): Record<string, unknown> {
  return path.slice(0, -1).reduce<never>((one, key) => one[key as never], value as never)
}

const RICH = ['exceptions and denials', 'every notice', 'an image that errored among others', 'places']

test.each(RICH)('a report without one of its keys, or with another one, is invalid: %s', (name) => {
  const report = whole(name)
  const paths = pathsIn(report)
  expect(paths.length).toBeGreaterThan(100)
  for (const path of paths) {
    const parent = parentOf(report, path)
    const key = `${path.at(-1)}`
    const before = parent[key]
    delete parent[key]
    expect([path.join('.'), mistakesIn(report) === '']).toEqual([path.join('.'), false])
    parent[key] = before
    parent['more'] = 1
    expect([path.join('.'), mistakesIn(report) === '']).toEqual([path.join('.'), false])
    delete parent['more']
  }
  expect(mistakesIn(report)).toBe('')
})

test.each(['a pass', 'everything unknown'])('a value of another type is invalid: %s', (name) => {
  const report = whole(name)
  report.images = report.images.slice(0, 3)
  for (const path of pathsIn(report)) {
    const parent = parentOf(report, path)
    const key = `${path.at(-1)}`
    const before = parent[key]
    parent[key] = [[]]
    expect([path.join('.'), mistakesIn(report) === '']).toEqual([path.join('.'), false])
    parent[key] = before
  }
})

/** Returns every schema within another, with its path. */
function schemasIn(value: unknown, path: Path = []): readonly (readonly [Path, Record<string, unknown>])[] {
  if (typeof value !== 'object' || value === null) return []
  const nested = Object.entries(value).flatMap(([key, one]) => schemasIn(one, [...path, key]))
  return [[path, value as Record<string, unknown>], ...nested]
}

test('every object of the schema is closed, and describes its properties in sentences', () => {
  for (const [path, { type, properties, additionalProperties }] of schemasIn(schema)) {
    if (type !== 'object') continue
    expect([path.join('/'), additionalProperties]).toEqual([path.join('/'), false])
    for (const [name, one] of Object.entries(properties as object)) {
      const { description } = one as { readonly description?: string }
      expect([`${path.join('/')}/${name}`, description]).toEqual([
        `${path.join('/')}/${name}`,
        expect.stringMatching(/^\S.*\.$/),
      ])
    }
  }
})

const defs = schema.$defs
// A skipped gate has no image.
const VERDICTS = CONCLUSIONS.filter((word) => word !== 'skipped')
const constants = (
  several: readonly { readonly properties: { readonly kind: { readonly const: string } } }[],
) => several.map(({ properties }) => properties.kind.const)

test.each([
  { name: 'verdicts of images', inSchema: defs.image.properties.verdict.enum, inCode: VERDICTS },
  { name: 'kinds of violations', inSchema: defs.violation.properties.kind.enum, inCode: [...KINDS, null] },
  { name: 'reasons', inSchema: defs.unknown.properties.reason.enum, inCode: Object.keys(REASONS) },
  {
    name: 'reasons of scans',
    inSchema: defs.scan.properties.reason.enum,
    inCode: [...Object.keys(REASONS), null],
  },
  {
    name: 'reasons of totals',
    inSchema: defs.count.properties.reason.enum,
    inCode: [...Object.keys(REASONS), null],
  },
  { name: 'totals', inSchema: Object.keys(defs.image.properties.counts.anyOf[0].properties), inCode: COUNTS },
  { name: 'notices', inSchema: constants(defs.notice.oneOf), inCode: Object.keys(NOTICES) },
])('the schema and the code have the same $name', ({ inSchema, inCode }) => {
  expect(inSchema.toSorted()).toEqual([...inCode].toSorted())
})
