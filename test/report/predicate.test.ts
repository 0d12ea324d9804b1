import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { known } from '../../src/domain/facts.ts'
import type { Report } from '../../src/domain/report.ts'
import { renderOutputs } from '../../src/report/outputs/outputs.ts'
import { PREDICATE_TYPE, PROPERTIES, renderPredicate, subjectOf } from '../../src/report/predicate.ts'
import { ACTION_URL, VERSION } from '../../src/version.ts'
import { someImages, somePolicies } from '../domain/hints/remedies.ts'
import { allScans, DIGEST, type FactsGiven, incomplete, runs } from '../make.ts'
import { anyText, HOSTILE } from './hostile.ts'
import { OTHER_DIGEST, type ReportGiven, someError, somePlatform, someReport } from './reports.ts'
import { SAMPLES } from './sample-reports.ts'
import { compileSchema, readSchema } from './schemas.ts'

const mistakesIn = compileSchema(readSchema('schema/predicate.schema.json'))
const sha256 = { digest: (text: string) => createHash('sha256').update(text).digest('hex') }
const predicateOf = (report: Report) => JSON.parse(renderPredicate(report, sha256) ?? 'null')
const propertiesOf = (given: ReportGiven): readonly string[] | undefined =>
  predicateOf(someReport(given))?.properties

test('a predicate names the verifier, the policy, the time and the properties', () => {
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

test.each<[string, ReportGiven]>([
  ['an answer from this machine', { local: true }],
  ['no image', { images: [] }],
  ['an image that errored', { images: [{ error: someError() }] }],
  ['a report of an error', { error: someError() }],
  ['a report that became an error later', { conclusion: 'error' }],
  ['a gate that was skipped', { conclusion: 'skipped' }],
  ['two images', { images: [{}, {}] }],
  ['two images with two digests', { images: [{}, { facts: { digest: OTHER_DIGEST } }] }],
  ['an image without a digest', { images: [{ facts: { digest: null } }] }],
  ['an image without a name', { images: [{ facts: { name: '<none>:<none>' } }] }],
  ['an image with a hostile name', { images: [{ facts: { name: HOSTILE } }] }],
  ['an image without the expected digest', { policy: { expectedDigest: OTHER_DIGEST, mode: 'warn' } }],
  [
    'platforms of which one errored',
    { images: [{ image: somePlatform(1) }, { image: somePlatform(2), error: someError() }] },
  ],
  [
    'platforms of two indexes',
    {
      images: [
        { image: somePlatform(1) },
        { image: { ...somePlatform(2), platform: { index: OTHER_DIGEST, name: '' } } },
      ],
    },
  ],
  ['a platform and another image', { images: [{ image: somePlatform(1) }, {}] }],
  ['another image and a platform', { images: [{}, { image: somePlatform(1) }] }],
  ['an unknown policy', { policy: null }],
  ['an invalid time', { judgedAt: new Date(Number.NaN) }],
  [
    'an image without any property',
    {
      images: [
        {
          facts: {
            counts: { vulnerabilities: 1, viruses: 1, risks: 1 },
            trusted: known(false),
            scans: allScans(incomplete({ kind: 'not-scanned' })),
          },
        },
      ],
    },
  ],
])('there is no predicate of %s', (_, given) => {
  expect(renderPredicate(someReport(given), sha256)).toBeNull()
})

test('the subject of an image is its repository and digest', () => {
  expect(subjectOf(someReport())).toEqual({ name: 'ccr.ccs.tencentyun.com/shop/web', digest: DIGEST })
})

test('the subject of platforms is their index, and a property must hold for all of them', () => {
  const platforms = (...facts: readonly FactsGiven[]): ReportGiven => ({
    images: facts.map((given, number) => ({ image: somePlatform(number), facts: given })),
  })
  expect(subjectOf(someReport(platforms({}, {})))).toEqual({ name: 'h.io/shop/web', digest: DIGEST })
  expect(propertiesOf(platforms({}, {}))).toContain('TCSS_GATE_PASSED')
  const properties = propertiesOf(platforms({}, { counts: { viruses: 1 } }))
  expect(properties).toContain('TCSS_TRUSTED')
  expect(properties).not.toContain('TCSS_NO_VIRUSES')
  expect(properties).not.toContain('TCSS_VIRUSES_WITHIN_LIMIT')
  expect(properties).not.toContain('TCSS_GATE_PASSED')
})

test.each(Object.entries(SAMPLES))('the subject is what deploy-ref names: %s', (_, report) => {
  const subject = subjectOf(report)
  const { 'deploy-ref': deploy } = renderOutputs(report)
  if (subject !== null && deploy !== '') expect(`${subject.name}@${subject.digest}`).toBe(deploy)
  expect(subject !== null || renderPredicate(report, sha256) === null).toBe(true)
})

test('the predicate of any images, policy and texts is valid, and has TCSS_GATE_PASSED only after a pass', () => {
  fc.assert(
    fc.property(someImages, somePolicies, anyText, (several, given, text) => {
      const source = { kind: 'policy', policy: text, line: 1 } as const
      const policy = { ...given, deny: [...(given.deny ?? []), { id: text, source }] }
      const images = several.map((facts, number) =>
        facts === null ? { error: someError() } : { image: somePlatform(number), facts },
      )
      const report = someReport({ images, policy })
      const predicate = predicateOf(report)
      if (predicate === null) return
      expect(mistakesIn(predicate)).toBe('')
      expect(predicate.properties.includes('TCSS_GATE_PASSED')).toBe(report.conclusion === 'pass')
    }),
    runs(1_000),
  )
})

test('the schema requires every field and allows no other', () => {
  const whole = predicateOf(someReport())
  const { verifier } = whole
  const { policy } = verifier
  expect(mistakesIn(whole)).toBe('')
  for (const parent of [whole, verifier, policy, policy.digest]) {
    for (const [key, value] of Object.entries(parent)) {
      delete parent[key]
      expect([key, mistakesIn(whole)]).not.toEqual([key, ''])
      parent[key] = value
    }
    parent.more = 1
    expect(mistakesIn(whole)).not.toBe('')
    delete parent.more
  }
  for (const properties of [[], ['GATE_PASSED'], ['TCSS_TRUSTED', 'TCSS_TRUSTED'], [1]])
    expect(mistakesIn({ ...whole, properties })).not.toBe('')
  expect(mistakesIn({ ...whole, properties: PROPERTIES })).toBe('')
})
