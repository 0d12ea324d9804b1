import { expect, test } from '@jest/globals'
import { factsWith, incomplete, someException, someFinding, someImage, someList } from '../../make.ts'
import { byReference, OTHER_DIGEST, type ReportGiven, someError, somePlatform, someRisk } from '../reports.ts'
import { EVERYTHING, sarif, withFindings } from './sarif-files.ts'

const named = (name: string): ReportGiven => ({
  ...withFindings(),
  images: [{ facts: { ...factsWith(someFinding(1)), name } }],
})
const fingerprintsOf = (given: ReportGiven) =>
  sarif(given).results.map(({ partialFingerprints }) => partialFingerprints['tcssImageGate/v1'])

test('both fingerprints of a result are equal', () => {
  for (const { partialFingerprints } of sarif(EVERYTHING).results) {
    expect(partialFingerprints['tcssImageGate/v1']).toMatch(/^[0-9a-f]{32}:\d+$/)
    expect(partialFingerprints['primaryLocationLineHash']).toBe(partialFingerprints['tcssImageGate/v1'])
  }
})

test('a fingerprint does not change with the tag, digest or ID of the image', () => {
  expect(fingerprintsOf(named('x.example/web:1'))).toEqual(fingerprintsOf(named('x.example/web:2')))
  expect(fingerprintsOf(named('web:1'))).toEqual(fingerprintsOf(named('web@sha256:1')))
  const errored = (number: number) =>
    fingerprintsOf({ images: [{ image: someImage(number), error: someError() }] })
  expect(errored(1)).toEqual(errored(2))
  const given = (text: string) =>
    fingerprintsOf({ images: [{ image: byReference(text), error: someError() }] })
  expect(given('x.example/web:1')).toEqual(given(`x.example/web@${OTHER_DIGEST}`))
  expect(given('x.example/web:1')).not.toEqual(given('x.example/api:1'))
})

test('a fingerprint does not change with counts, times, places, severities and versions', () => {
  const limits = { limits: { 'max-vulnerabilities': 100 } } as const
  const violation = (viruses: number) =>
    fingerprintsOf({ images: [{ facts: { counts: { viruses } } }], policy: limits })
  expect(violation(2)).toEqual(violation(3))
  expect(fingerprintsOf(withFindings(someFinding(1)))).toEqual(
    fingerprintsOf(withFindings(someFinding(1, { severity: 'high', version: '3.0.9', fixedIn: '' }))),
  )
  const risk = (path: string) =>
    fingerprintsOf({ images: [{ findings: { risk: someList([someRisk({ path })]) } }] })
  expect(risk('2026-11-20 02:00:00')).toEqual(risk('2026-11-21 02:00:00'))
  const places = new Map([[someImage(1).given, { file: 'a.yml', line: 3 }]])
  expect(fingerprintsOf({ ...withFindings(someFinding(1)), places })).toEqual(
    fingerprintsOf(withFindings(someFinding(1))),
  )
})

test('a fingerprint does not change when the finding is accepted', () => {
  const given = withFindings(someFinding(1))
  expect(fingerprintsOf({ ...given, policy: { ...given.policy, exceptions: [someException()] } })).toEqual(
    fingerprintsOf(given),
  )
})

test.each([[{ component: 'libssl' }], [{ path: '/usr/local' }], [{ id: 'CVE-2024-10009' }]])(
  'a fingerprint changes with %j',
  (other) => {
    expect(fingerprintsOf(withFindings(someFinding(1)))).not.toEqual(
      fingerprintsOf(withFindings(someFinding(1, other))),
    )
  },
)

test('a fingerprint changes with repository, platform, rule and scan', () => {
  expect(fingerprintsOf(named('x.example/web:1'))).not.toEqual(fingerprintsOf(named('x.example/api:1')))
  const platform = (text: string) => {
    const image = somePlatform(1, text)
    return fingerprintsOf({ images: [{ image, facts: { counts: { viruses: 1 } } }] })
  }
  expect(platform('linux/amd64')).not.toEqual(platform('linux/arm64'))
  const notScanned = incomplete({ kind: 'not-scanned' })
  const all = fingerprintsOf({
    images: [{ facts: { scans: { virus: notScanned, risk: notScanned }, counts: { viruses: 1 } } }],
  })
  expect(new Set(all).size).toBe(3)
})

test('results with equal identity are numbered', () => {
  const all = fingerprintsOf(withFindings(someFinding(1), someFinding(1, { version: '3.0.2' })))
  expect(all.map((one) => one?.split(':')[1])).toEqual(['1', '2'])
  expect(all.map((one) => one?.split(':')[0])).toEqual([all[0]?.split(':')[0], all[0]?.split(':')[0]])
})
