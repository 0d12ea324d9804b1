import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { COUNTS } from '../../../src/domain/facts.ts'
import { KINDS, SEVERITIES } from '../../../src/domain/finding.ts'
import { CONCLUSIONS } from '../../../src/domain/report.ts'
import { LIMIT_RULES, RULES } from '../../../src/domain/rules/rule-names.ts'
import { ERROR_CODES } from '../../../src/errors.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { someImages, somePolicies } from '../../domain/hints/remedies.ts'
import { runs, someImage } from '../../make.ts'
import { anyText } from '../hostile.ts'
import { someError, someReport } from '../reports.ts'
import { CONTEXT, NO_CONTEXT, NOTICES, REASONS, SAMPLES } from './json-samples.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../../schema/report.schema.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

/** What is wrong with it, as text; empty where nothing is. */
function mistakesIn(value: unknown): string {
  return validate(value) ? '' : ajv.errorsText(validate.errors)
}

const samples = Object.entries(SAMPLES)
const whole = (name: string) => JSON.parse(renderJson(SAMPLES[name] ?? someReport(), CONTEXT))

test.each(samples)('valid: %s', (_, report) => {
  expect(mistakesIn(JSON.parse(renderJson(report, CONTEXT)))).toBe('')
  expect(mistakesIn(JSON.parse(renderJson(report, NO_CONTEXT)))).toBe('')
})

test('valid whatever the images, the policy and the texts', () => {
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

type Path = readonly (string | number)[]

/** Where every key of every object is. */
function keysIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) => {
    const here = [...path, key]
    return [...(Array.isArray(value) ? [] : [here]), ...keysIn(one, here)]
  })
}

/** The object that has the key at the end of a path. */
function parentOf(value: unknown, path: Path): Record<string, unknown> {
  return path.slice(0, -1).reduce<never>((one, key) => one[key as never], value as never)
}

const RICH = ['exceptions and denials', 'every notice', 'an image without an answer among others', 'places']

test.each(RICH)('no key may be missing, and none may be added: %s', (name) => {
  const report = whole(name)
  const paths = keysIn(report)
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

test.each(['a pass', 'everything unknown'])('no other type will do: %s', (name) => {
  const report = whole(name)
  report.images = report.images.slice(0, 3)
  for (const path of keysIn(report)) {
    const parent = parentOf(report, path)
    const key = `${path.at(-1)}`
    const before = parent[key]
    parent[key] = [[]]
    expect([path.join('.'), mistakesIn(report) === '']).toEqual([path.join('.'), false])
    parent[key] = before
  }
})

/** Every schema within another, with where it is. */
function schemasIn(value: unknown, path: Path = []): readonly (readonly [Path, Record<string, unknown>])[] {
  if (typeof value !== 'object' || value === null) return []
  const nested = Object.entries(value).flatMap(([key, one]) => schemasIn(one, [...path, key]))
  return [[path, value as Record<string, unknown>], ...nested]
}

test('every object is closed, and says of every property what it is', () => {
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
// What was skipped has no image.
const VERDICTS = CONCLUSIONS.filter((word) => word !== 'skipped')
const constants = (
  several: readonly { readonly properties: { readonly kind: { readonly const: string } } }[],
) => several.map(({ properties }) => properties.kind.const)

test.each([
  { name: 'verdicts', says: schema.properties.verdict.enum, code: CONCLUSIONS },
  { name: 'verdicts of images', says: defs.image.properties.verdict.enum, code: VERDICTS },
  { name: 'kinds', says: defs.kind.enum, code: KINDS },
  { name: 'rules', says: defs.check.properties.rule.enum, code: RULES },
  { name: 'rules broken', says: defs.violation.properties.rule.enum, code: RULES },
  { name: 'kinds of violations', says: defs.violation.properties.kind.enum, code: [...KINDS, null] },
  { name: 'severities', says: defs.finding.properties.severity.enum, code: SEVERITIES },
  { name: 'codes of errors', says: defs.error.properties.code.enum, code: ERROR_CODES },
  { name: 'reasons', says: defs.unknown.properties.reason.enum, code: Object.keys(REASONS) },
  { name: 'reasons of scans', says: defs.scan.properties.reason.enum, code: [...Object.keys(REASONS), null] },
  {
    name: 'reasons of totals',
    says: defs.count.properties.reason.enum,
    code: [...Object.keys(REASONS), null],
  },
  { name: 'limits', says: Object.keys(defs.policy.properties.limits.properties), code: LIMIT_RULES },
  { name: 'totals', says: Object.keys(defs.image.properties.counts.anyOf[0].properties), code: COUNTS },
  { name: 'notices', says: constants(defs.notice.oneOf), code: Object.keys(NOTICES) },
])('the schema has what the code has: $name', ({ says, code }) => {
  expect(says.toSorted()).toEqual([...code].toSorted())
})
