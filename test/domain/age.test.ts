import { describe, expect, test } from '@jest/globals'
import { known } from '../../src/domain/facts.ts'
import { needsScan } from '../../src/domain/verdict.ts'
import { DIGEST, IMAGE, judged, NEVER_RUN, NOW, OTHER, someContext, someFacts } from '../make.ts'

const HOUR = 3_600_000
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds)

describe('max-scan-age', () => {
  test.each([
    { name: 'a scan of this second passes', scannedAt: ago(0), age: null },
    { name: 'a scan exactly as old as allowed passes', scannedAt: ago(24 * HOUR), age: null },
    {
      name: 'a scan one second older than allowed fails',
      scannedAt: ago(24 * HOUR + 1_000),
      age: 24 * HOUR + 1_000,
    },
    { name: 'a scan one second younger than allowed passes', scannedAt: ago(24 * HOUR - 1_000), age: null },
    {
      name: 'a scan five minutes in the future passes, because clocks differ',
      scannedAt: ago(-300_000),
      age: null,
    },
  ])('$name', ({ scannedAt, age }) => {
    const { violations, conclusion } = judged({ scannedAt }, { maxScanAge: 24 * HOUR })
    const stale = { kind: 'stale', rule: 'max-scan-age', age, allowed: 24 * HOUR, effect: 'fail' }
    expect([violations, conclusion]).toEqual(age === null ? [[], 'pass'] : [[stale], 'fail'])
  })

  test.each([
    { name: 'no scan time', scannedAt: null },
    { name: 'a scan time more than five minutes in the future', scannedAt: ago(-301_000) },
    { name: 'a scan time in the next year', scannedAt: ago(-365 * 24 * HOUR) },
  ])('$name violates max-scan-age without a known age', ({ scannedAt }) => {
    const [violation] = judged({ scannedAt }, { maxScanAge: 24 * HOUR }).violations
    expect(violation).toMatchObject({ kind: 'stale', age: null })
  })

  test('max-scan-age: off accepts any age, even an unknown one', () => {
    expect(judged({ scannedAt: null }, {}).conclusion).toBe('pass')
    expect(judged({ scannedAt: ago(9_000 * 24 * HOUR) }, {}).conclusion).toBe('pass')
  })

  test('a violated max-scan-age only warns under mode: warn', () => {
    expect(judged({ scannedAt: null }, { maxScanAge: HOUR, mode: 'warn' }).conclusion).toBe('warn')
  })
})

describe('expected-digest', () => {
  test.each([
    { name: 'the digest of the image passes', facts: { digest: DIGEST }, broken: null },
    {
      name: 'one of the digests of the image in repositories passes',
      facts: { digest: null, repoDigests: [OTHER, DIGEST] },
      broken: null,
    },
    { name: 'another digest fails', facts: { digest: OTHER, repoDigests: [OTHER] }, broken: [OTHER] },
    {
      name: 'several other digests fail, each named once',
      facts: { digest: OTHER, repoDigests: [IMAGE.imageId, OTHER] },
      broken: [OTHER, IMAGE.imageId],
    },
    { name: 'no digest at all fails', facts: { digest: null }, broken: [] },
  ])('$name', ({ facts, broken }) => {
    const { violations } = judged(facts, { expectedDigest: DIGEST })
    const wrong = { kind: 'wrong-digest', rule: 'expected-digest', expected: DIGEST, effect: 'fail' }
    expect(violations).toEqual(broken === null ? [] : [{ ...wrong, digests: broken }])
  })

  test('expected-digest: none accepts any digest', () =>
    expect(judged({ digest: null }, {}).conclusion).toBe('pass'))
})

describe('images that need a new scan', () => {
  test.each([
    { name: 'complete facts need', facts: {}, policy: {}, needed: false },
    {
      name: 'an incomplete kind with a limit',
      facts: { scans: { virus: NEVER_RUN } },
      policy: {},
      needed: true,
    },
    {
      name: 'an incomplete kind without a limit',
      facts: { scans: { virus: NEVER_RUN } },
      policy: { limits: { 'max-viruses': 'off' } },
      needed: false,
    },
    {
      name: 'a malformed total with a limit',
      facts: { counts: { viruses: { kind: 'unknown', reason: { kind: 'malformed', detail: '' } } } },
      policy: {},
      needed: true,
    },
    {
      name: 'a scan that is too old',
      facts: { scannedAt: ago(HOUR + 1_000) },
      policy: { maxScanAge: HOUR },
      needed: true,
    },
    {
      name: 'a scan exactly as old as allowed',
      facts: { scannedAt: ago(HOUR) },
      policy: { maxScanAge: HOUR },
      needed: false,
    },
    { name: 'no mark of trust', facts: { trusted: known(false) }, policy: {}, needed: false },
  ] as const)('an image with $name needs a new scan: $needed', ({ facts, policy, needed }) =>
    expect(needsScan(someFacts(facts), someContext(policy))).toBe(needed),
  )
})
