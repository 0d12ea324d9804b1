import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { known } from '../../src/domain/facts.ts'
import type { Report } from '../../src/domain/report.ts'
import { renderOutputs } from '../../src/report/outputs/outputs.ts'
import { PREDICATE_TYPE, PROPERTIES, renderPredicate, subjectOf } from '../../src/report/predicate.ts'
import { ACTION_URL, VERSION } from '../../src/version.ts'
import { someImages, somePolicies } from '../domain/hints/remedies.ts'
import { DIGEST, type FactsGiven, runs } from '../make.ts'
import { anyText, HOSTILE } from './hostile.ts'
import { SAMPLES, somePart } from './json/json-samples.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from './reports.ts'

const schema = JSON.parse(
  readFileSync(new URL('../../schema/predicate.schema.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

const sha256 = { digest: (text: string) => createHash('sha256').update(text).digest('hex') }
const predicateOf = (report: Report) => JSON.parse(renderPredicate(report, sha256) ?? 'null')
const propertiesOf = (given: ReportGiven): readonly string[] | undefined =>
  predicateOf(someReport(given))?.properties

test('it says who verified what, and when', () => {
  expect(PREDICATE_TYPE).toBe('https://in-toto.io/attestation/svr/v0.1')
  expect(predicateOf(someReport())).toEqual({
    verifier: {
      id: `${ACTION_URL}@${VERSION}`,
      policy: {
        uri: 'urn:tcss-image-gate:policy',
        digest: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    },
    timeCreated: '2026-11-24T03:13:00Z',
    properties: [
      ...['TCSS_GATE_PASSED', 'TCSS_SCAN_COMPLETE', 'TCSS_NO_VIRUSES', 'TCSS_VULNERABILITIES_WITHIN_LIMIT'],
      ...['TCSS_RISKS_WITHIN_LIMIT', 'TCSS_TRUSTED'],
    ],
  })
})

describe('nothing is attested of', () => {
  const one: ImageGiven = {}
  test.each<[string, ReportGiven]>([
    ['an answer of this machine', { local: true }],
    ['no image', { images: [] }],
    ['an image that was not judged', { images: [{ error: someError() }] }],
    ['a report of an error', { error: someError() }],
    ['a report that became an error', { conclusion: 'error' }],
    ['a gate that was skipped', { conclusion: 'skipped' }],
    ['two images', { images: [one, one] }],
    ['two images with two digests', { images: [one, { facts: { digest: `sha256:${'3'.repeat(64)}` } }] }],
    ['an image without a digest', { images: [{ facts: { digest: null } }] }],
    ['an image without a name', { images: [{ facts: { name: '<none>:<none>' } }] }],
    ['an image with a hostile name', { images: [{ facts: { name: HOSTILE } }] }],
    [
      'another image than the expected one',
      { policy: { expectedDigest: `sha256:${'3'.repeat(64)}`, mode: 'warn' } },
    ],
    [
      'platforms of which one is not judged',
      { images: [{ image: somePart(1) }, { image: somePart(2), error: someError() }] },
    ],
    [
      'platforms of two indexes',
      {
        images: [
          { image: somePart(1) },
          { image: somePart(2, { platform: { index: `sha256:${'3'.repeat(64)}`, name: '' } }) },
        ],
      },
    ],
    ['a platform and another image', { images: [{ image: somePart(1) }, one] }],
    ['another image and a platform', { images: [one, { image: somePart(1) }] }],
    ['a policy that nobody knows', { policy: null }],
    ['a time that nobody knows', { judgedAt: new Date(Number.NaN) }],
  ])('%s', (_, given) => {
    expect(renderPredicate(someReport(given), sha256)).toBeNull()
  })

  test('an image that kept nothing', () => {
    const counts = { vulnerabilities: 1, viruses: 1, risks: 1 }
    const scan = { kind: 'incomplete', reason: { kind: 'not-scanned' } } as const
    const facts = { counts, trusted: known(false), scans: { virus: scan, risk: scan, vulnerability: scan } }
    expect(renderPredicate(someReport({ images: [{ facts }] }), sha256)).toBeNull()
  })
})

describe('it is about what deploy-ref names', () => {
  test('an image, by the digest it is known by', () => {
    expect(subjectOf(someReport())).toEqual({ name: 'ccr.ccs.tencentyun.com/shop/web', digest: DIGEST })
  })

  test('platforms, by their index, of all of which a property must hold', () => {
    const platforms = (...facts: readonly FactsGiven[]): ReportGiven => ({
      images: facts.map((given, number) => ({ image: somePart(number), facts: given })),
    })
    expect(subjectOf(someReport(platforms({}, {})))).toEqual({ name: 'h.io/shop/web', digest: DIGEST })
    expect(propertiesOf(platforms({}, {}))).toContain('TCSS_GATE_PASSED')
    const properties = propertiesOf(platforms({}, { counts: { viruses: 1 } }))
    expect(properties).toContain('TCSS_TRUSTED')
    expect(properties).not.toContain('TCSS_NO_VIRUSES')
    expect(properties).not.toContain('TCSS_VIRUSES_WITHIN_LIMIT')
    expect(properties).not.toContain('TCSS_GATE_PASSED')
  })

  test.each(Object.entries(SAMPLES))('%s', (_, report) => {
    const subject = subjectOf(report)
    const { 'deploy-ref': deploy } = renderOutputs(report)
    if (subject !== null && deploy !== '') expect(`${subject.name}@${subject.digest}`).toBe(deploy)
    expect(subject !== null || renderPredicate(report, sha256) === null).toBe(true)
  })
})

test('whatever images, policies and texts there are, it is valid, and the gate has passed after a pass alone', () => {
  fc.assert(
    fc.property(someImages, somePolicies, anyText, (several, given, text) => {
      const source = { kind: 'policy', policy: text, line: 1 } as const
      const policy = { ...given, deny: [...(given.deny ?? []), { id: text, source }] }
      const images = several.map((facts, number) =>
        facts === null ? { error: someError() } : { image: somePart(number), facts },
      )
      const report = someReport({ images, policy })
      const predicate = predicateOf(report)
      if (predicate === null) return
      expect(validate(predicate) ? '' : ajv.errorsText(validate.errors)).toBe('')
      expect(predicate.properties.includes('TCSS_GATE_PASSED')).toBe(report.conclusion === 'pass')
    }),
    runs(1_000),
  )
})

test('the schema wants all of it, and no more', () => {
  const whole = predicateOf(someReport())
  const { verifier } = whole
  const { policy } = verifier
  expect(validate(whole)).toBe(true)
  for (const parent of [whole, verifier, policy, policy.digest]) {
    for (const [key, value] of Object.entries(parent)) {
      delete parent[key]
      expect([key, validate(whole)]).toEqual([key, false])
      parent[key] = value
    }
    parent.more = 1
    expect(validate(whole)).toBe(false)
    delete parent.more
  }
  for (const properties of [[], ['GATE_PASSED'], ['TCSS_TRUSTED', 'TCSS_TRUSTED'], [1]])
    expect(validate({ ...whole, properties })).toBe(false)
  expect(validate({ ...whole, properties: PROPERTIES })).toBe(true)
})
