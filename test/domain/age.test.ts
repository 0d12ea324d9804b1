import { describe, expect, test } from '@jest/globals'
import { known } from '../../src/domain/facts.ts'
import { judge, needsScan } from '../../src/domain/verdict.ts'
import { DIGEST, type FactsGiven, IMAGE, NOW, type PolicyGiven, someContext, someFacts } from '../make.ts'

const HOUR = 3_600_000
const OTHER = `sha256:${'9'.repeat(64)}`
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds)
const judged = (facts: FactsGiven, policy: PolicyGiven) => judge(IMAGE, someFacts(facts), someContext(policy))

describe('max-scan-age', () => {
  test.each([
    { name: 'a scan of this second passes', scannedAt: ago(0), age: null },
    { name: 'a scan exactly as old as allowed passes', scannedAt: ago(24 * HOUR), age: null },
    { name: 'one second more fails', scannedAt: ago(24 * HOUR + 1_000), age: 24 * HOUR + 1_000 },
    { name: 'one second less passes', scannedAt: ago(24 * HOUR - 1_000), age: null },
    { name: 'a scan five minutes ahead passes, for clocks differ', scannedAt: ago(-300_000), age: null },
  ])('$name', ({ scannedAt, age }) => {
    const { violations, conclusion } = judged({ scannedAt }, { maxScanAge: 24 * HOUR })
    const stale = { kind: 'stale', rule: 'max-scan-age', age, allowed: 24 * HOUR, effect: 'fail' }
    expect([violations, conclusion]).toEqual(age === null ? [[], 'pass'] : [[stale], 'fail'])
  })

  test.each([
    { name: 'no time of a scan', scannedAt: null },
    { name: 'a time one second beyond five minutes ahead', scannedAt: ago(-301_000) },
    { name: 'a time of next year', scannedAt: ago(-365 * 24 * HOUR) },
  ])('$name is no scan at all', ({ scannedAt }) => {
    const [violation] = judged({ scannedAt }, { maxScanAge: 24 * HOUR }).violations
    expect(violation).toMatchObject({ kind: 'stale', age: null })
  })

  test('off accepts any age, and none', () => {
    expect(judged({ scannedAt: null }, {}).conclusion).toBe('pass')
    expect(judged({ scannedAt: ago(9_000 * 24 * HOUR) }, {}).conclusion).toBe('pass')
  })

  test('under mode: warn it only warns', () => {
    expect(judged({ scannedAt: null }, { maxScanAge: HOUR, mode: 'warn' }).conclusion).toBe('warn')
  })
})

describe('expected-digest', () => {
  test.each([
    { name: 'the digest of the image passes', facts: { digest: DIGEST }, broken: null },
    {
      name: 'one of its digests in repositories passes',
      facts: { digest: null, repoDigests: [OTHER, DIGEST] },
      broken: null,
    },
    { name: 'another digest fails', facts: { digest: OTHER, repoDigests: [OTHER] }, broken: [OTHER] },
    {
      name: 'several others fail, each named once',
      facts: { digest: OTHER, repoDigests: [IMAGE.imageId, OTHER] },
      broken: [OTHER, IMAGE.imageId],
    },
    { name: 'no digest at all fails', facts: { digest: null }, broken: [] },
  ])('$name', ({ facts, broken }) => {
    const { violations } = judged(facts, { expectedDigest: DIGEST })
    const wrong = {
      kind: 'wrong-digest',
      rule: 'expected-digest',
      expected: DIGEST,
      digests: broken,
      effect: 'fail',
    }
    expect(violations).toEqual(broken === null ? [] : [wrong])
  })

  test('none accepts any digest', () => expect(judged({ digest: null }, {}).conclusion).toBe('pass'))
})

describe('a scan is needed', () => {
  const needs = (facts: FactsGiven, policy: PolicyGiven = {}) =>
    needsScan(someFacts(facts), someContext(policy))
  const never = { kind: 'incomplete', reason: { kind: 'not-scanned' } } as const
  test.each([
    { name: 'not where all is known', facts: {}, policy: {}, needed: false },
    { name: 'where a gated kind is unknown', facts: { scans: { virus: never } }, policy: {}, needed: true },
    {
      name: 'not where the unknown kind has no limit',
      facts: { scans: { virus: never } },
      policy: { limits: { 'max-viruses': 'off' } },
      needed: false,
    },
    {
      name: 'where a total that has a limit is not well-formed',
      facts: { counts: { viruses: { kind: 'unknown', reason: { kind: 'malformed', detail: '' } } } },
      policy: {},
      needed: true,
    },
    {
      name: 'where the last one is too old',
      facts: { scannedAt: ago(HOUR + 1_000) },
      policy: { maxScanAge: HOUR },
      needed: true,
    },
    {
      name: 'not where it is just as old as allowed',
      facts: { scannedAt: ago(HOUR) },
      policy: { maxScanAge: HOUR },
      needed: false,
    },
    {
      name: 'not for want of trust, which no scan brings',
      facts: { trusted: known(false) },
      policy: {},
      needed: false,
    },
  ] as const)('$name', ({ facts, policy, needed }) => expect(needs(facts, policy)).toBe(needed))
})
