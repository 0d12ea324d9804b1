import fc from 'fast-check'
import { COUNTS, known, noFacts, unknown } from '../../../src/domain/facts.ts'
import { distinct, KINDS, SEVERITIES } from '../../../src/domain/finding.ts'
import type { Remedy } from '../../../src/domain/hints/remedy.ts'
import type { Exception, Limit, Policy } from '../../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../../src/domain/rules/rule-names.ts'
import { judge, type Verdict } from '../../../src/domain/verdict.ts'
import {
  DIGEST,
  type FactsGiven,
  NOW,
  type PolicyGiven,
  someException,
  someFacts,
  someFinding,
  someImage,
  someList,
  somePolicy,
} from '../../make.ts'
import { anyScan } from '../arbitraries.ts'

// Any images and policies for what is to be said of every remedy; small numbers, so that limits are often met exactly.

const HOUR = 3_600_000
const DAY = 24 * HOUR
const malformed = unknown<never>({ kind: 'malformed', detail: '' })
const count = fc.oneof(
  { weight: 20, arbitrary: fc.nat(4) },
  { weight: 1, arbitrary: fc.constantFrom<number | typeof malformed>(malformed, 999_999_999, 1_000_000_000) },
)
const id = fc.oneof(
  { weight: 9, arbitrary: fc.nat(5).map((number) => `CVE-2024-${10_000 + number}`) },
  { weight: 1, arbitrary: fc.constantFrom('', 'CVE-1', "it's # a: b", 'PSA:2', 'x'.repeat(200), '\n- a') },
)
const row = fc.record({
  id,
  severity: fc.constantFrom(...SEVERITIES),
  fixable: fc.boolean(),
  exploitable: fc.boolean(),
  path: fc.constantFrom('', '/x'),
})
const list = fc
  .tuple(fc.array(row, { maxLength: 6 }), fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(2)))
  .map(([rows, missing]) => {
    const findings = rows.map((given, number) => someFinding(number, given))
    const { length } = findings
    return someList(distinct(findings), { rows: length, total: length + missing })
  })
const age = fc.oneof(
  fc.constantFrom(0, 1, HOUR - 1, HOUR, 47 * HOUR, 48 * HOUR, 3650 * DAY, 3651 * DAY, -2 * HOUR),
  fc.integer({ min: 0, max: 20_000 * DAY }),
)
const facts: fc.Arbitrary<FactsGiven> = fc.record({
  counts: fc.record(Object.fromEntries(COUNTS.map((name) => [name, count]))),
  scans: fc.record(Object.fromEntries(KINDS.map((kind) => [kind, anyScan]))),
  vulnerabilities: fc.option(list, { freq: 4, nil: null }),
  name: fc.constantFrom(
    null,
    'a.b/c:1',
    'a.b/c:2',
    'a.b/d',
    '<none>:<none>',
    "a.b/c:1'] # \n- x",
    'h:5000/e',
  ),
  trusted: fc.constantFrom(known(true), known(true), known(false), malformed),
  scannedAt: fc.option(
    age.map((milliseconds) => new Date(NOW.getTime() - milliseconds)),
    { freq: 9, nil: null },
  ),
  digest: fc.constantFrom(DIGEST, DIGEST, DIGEST, null),
})

/** Several images, some of which TCSS does not know. */
export const someImages = fc.array(
  fc.oneof({ weight: 30, arbitrary: facts }, { weight: 1, arbitrary: fc.constant(null) }),
  { minLength: 1, maxLength: 3 },
)

const exception: fc.Arbitrary<Partial<Exception>> = fc.record({
  id,
  until: fc.constantFrom('2026-11-23', '2026-11-24', '2026-12-31'),
  images: fc.constantFrom([], ['a.b/*'], ['a.b/c:1']),
})
const limit = fc.oneof({ weight: 2, arbitrary: fc.constant<Limit>('off') }, fc.nat(4))
const few = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant<readonly T[]>([]) }, fc.array(of, { maxLength: 3 }))

/** Any policy, that of rules for exceptions among it. */
export const somePolicies: fc.Arbitrary<PolicyGiven> = fc
  .record({
    limits: fc.record(Object.fromEntries(LIMIT_RULES.map((rule) => [rule, limit]))),
    onlyFixable: fc.boolean(),
    deny: fc.constantFrom([], [], [], ['CVE-2024-10000'], [{ id: 'CVE-2026-1', since: NOW }]),
    exceptions: few(exception),
    neverExploitable: fc.boolean(),
    maxCount: fc.constantFrom(undefined, undefined, 0, 1, 3),
    maxDays: fc.constantFrom(undefined, 1, 30, 3650),
    requireTrusted: fc.boolean(),
    incompleteScan: fc.constantFrom<'fail' | 'warn'>('fail', 'warn'),
    maxScanAge: fc.constantFrom<number | 'off'>('off', 'off', HOUR, 7 * DAY, 3650 * DAY),
    expectedDigest: fc.constantFrom('none', 'none', 'none', DIGEST),
    mode: fc.constantFrom<'enforce' | 'warn'>('enforce', 'enforce', 'enforce', 'warn'),
  })
  .map(({ maxCount, maxDays, ...given }) => ({
    ...given,
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxDays === undefined ? {} : { maxDays }),
  }))

/** Returns the verdicts of the policy on the images at `NOW`. */
export function judgeAll(given: readonly (FactsGiven | null)[], policy: Policy): readonly Verdict[] {
  return given.map((one, number) => {
    const image = someImage(number)
    return judge(image, one === null ? noFacts(image) : someFacts(one), { policy, now: NOW })
  })
}

/** The policy with the values of a remedy in the place of its own. */
export function applied(given: PolicyGiven, remedy: Remedy): Policy {
  const { requireTrusted, maxScanAge } = remedy
  const more = remedy.exceptions.map(({ id, images }) =>
    someException({ id, until: '2026-11-25', images: images === null ? [] : [images] }),
  )
  return somePolicy({
    ...given,
    limits: { ...given.limits, ...remedy.limits },
    exceptions: [...(given.exceptions ?? []), ...more],
    ...(requireTrusted === null ? {} : { requireTrusted }),
    ...(maxScanAge === null ? {} : { maxScanAge }),
  })
}

/** Whether something is broken that no policy may allow. */
export function isHopeless(verdicts: readonly Verdict[]): boolean {
  return verdicts
    .flatMap(({ violations }) => violations)
    .some(
      (one) =>
        one.effect === 'fail' &&
        (one.kind === 'denied' ||
          one.kind === 'not-ruled-out' ||
          one.kind === 'wrong-digest' ||
          one.kind === 'incomplete' ||
          (one.kind === 'stale' && one.age === null)),
    )
}
