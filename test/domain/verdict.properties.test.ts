import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { reliableCount } from '../../src/domain/evidence.ts'
import { COUNTS, type CountName, type Facts, KIND_OF, known, unknown } from '../../src/domain/facts.ts'
import { KINDS } from '../../src/domain/finding.ts'
import { gatedKinds, type Limit, type Policy } from '../../src/domain/policy.ts'
import { conclude, type Outcome } from '../../src/domain/report.ts'
import { COUNT_RULES, countOf, RULES } from '../../src/domain/rules/rule-names.ts'
import { judge } from '../../src/domain/verdict.ts'
import { GateError } from '../../src/errors.ts'
import {
  DIGEST,
  type FactsGiven,
  IMAGE,
  judged,
  NOW,
  OTHER,
  type PolicyGiven,
  runs,
  someContext,
  someFacts,
  someImage,
  somePolicy,
} from '../make.ts'
import { anyScan, badness as rank } from './arbitraries.ts'

// Small numbers, so that a total is often equal to its limit or one over it.
const number = fc.integer({ min: 0, max: 4 })
const malformed = unknown<never>({ kind: 'malformed', detail: '' })
const count = fc.oneof({ weight: 9, arbitrary: number }, { weight: 1, arbitrary: fc.constant(malformed) })
const facts: fc.Arbitrary<FactsGiven> = fc.record({
  counts: fc.record(Object.fromEntries(COUNTS.map((name) => [name, count]))),
  scans: fc.record(Object.fromEntries(KINDS.map((kind) => [kind, anyScan]))),
  trusted: fc.constantFrom(known(true), known(false), unknown<boolean>({ kind: 'malformed', detail: '' })),
  scannedAt: fc.oneof(
    fc.constant(null),
    fc.integer({ min: -400, max: 4 }).map((seconds) => new Date(NOW.getTime() + seconds * 1_000)),
  ),
  digest: fc.constantFrom(null, DIGEST, OTHER),
  repoDigests: fc.constantFrom([], [DIGEST], [OTHER, DIGEST]),
})
const limit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 1, arbitrary: fc.constant<Limit>('off') },
)
const policy: fc.Arbitrary<PolicyGiven> = fc.record({
  limits: fc.record(Object.fromEntries(COUNT_RULES.map((rule) => [rule, limit]))),
  requireTrusted: fc.boolean(),
  incompleteScan: fc.constantFrom('fail', 'warn'),
  maxScanAge: fc.constantFrom<number | 'off'>('off', 1_000, 2_000),
  expectedDigest: fc.constantFrom('none', DIGEST),
  mode: fc.constantFrom('enforce', 'warn'),
})
const badness = (given: FactsGiven, by: PolicyGiven) => rank(judged(given, by))

test('raising a count never makes a verdict better', () => {
  fc.assert(
    fc.property(facts, policy, fc.constantFrom(...COUNTS), number, (given, by, name, more) => {
      const before = given.counts?.[name]
      fc.pre(typeof before === 'number')
      const raised = { ...given, counts: { ...given.counts, [name]: (before as number) + more } }
      expect(badness(raised, by)).toBeGreaterThanOrEqual(badness(given, by))
    }),
    runs(2_000),
  )
})

test('raising a limit, or switching it off, never makes a verdict worse', () => {
  fc.assert(
    fc.property(facts, policy, fc.constantFrom(...COUNT_RULES), limit, (given, by, rule, higher) => {
      const before = by.limits?.[rule] ?? 'off'
      fc.pre(higher === 'off' || (before !== 'off' && higher >= before))
      expect(badness(given, { ...by, limits: { ...by.limits, [rule]: higher } })).toBeLessThanOrEqual(
        badness(given, by),
      )
    }),
    runs(2_000),
  )
})

test('an image passes exactly when totals are within their limits, scans are complete, and trust, age and digest are as required', () => {
  fc.assert(
    fc.property(facts, policy, (given, by) => {
      const [found, rules] = [someFacts(given), somePolicy(by)]
      const holds =
        COUNT_RULES.every((rule) => {
          const most = rules.limits[rule].value
          const total = found.counts[countOf(rule) as CountName]
          return most === 'off' || (total.kind === 'known' && total.value <= most)
        }) &&
        gatedKinds(rules).every((kind) => found.scans[kind].kind === 'complete') &&
        (!rules.requireTrusted.value || (found.trusted.kind === 'known' && found.trusted.value)) &&
        isRecent(found, rules) &&
        [...found.repoDigests, found.digest, 'none'].includes(rules.expectedDigest.value)
      expect(judge(IMAGE, found, { policy: rules, now: NOW }).conclusion === 'pass').toBe(holds)
    }),
    runs(5_000),
  )
})

function isRecent({ scannedAt }: Facts, { maxScanAge }: Policy): boolean {
  if (maxScanAge.value === 'off') return true
  const age = scannedAt === null ? Number.NaN : NOW.getTime() - scannedAt.getTime()
  return age <= maxScanAge.value && age >= -300_000
}

test('a total is reliable exactly where it is well-formed and its scan is complete', () => {
  fc.assert(
    fc.property(facts, policy, (given, by) => {
      const verdict = judged(given, by)
      for (const name of COUNTS) {
        const complete =
          verdict.scans[KIND_OF[name]].kind === 'complete' && verdict.facts.counts[name].kind === 'known'
        expect(reliableCount(verdict, name) !== null).toBe(complete)
      }
    }),
  )
})

test('a total equal to its limit passes, and one more does not', () => {
  const most = fc.integer({ min: 0, max: 999_999_999 })
  fc.assert(
    fc.property(fc.constantFrom(...COUNT_RULES), most, (rule, limit) => {
      const by = { limits: { [rule]: limit } }
      expect(badness({ counts: { [countOf(rule) as CountName]: limit } }, by)).toBe(0)
      expect(badness({ counts: { [countOf(rule) as CountName]: limit + 1 } }, by)).toBe(2)
    }),
    runs(1_000),
  )
})

test('a pass has no violation and only checks that passed or are off, and a fail has a violation with the effect fail', () => {
  fc.assert(
    fc.property(facts, policy, (given, by) => {
      const { conclusion, violations, checks } = judged(given, by)
      expect(conclusion === 'pass').toBe(violations.length === 0)
      expect(conclusion === 'pass').toBe(
        checks.every(({ result }) => result === 'passed' || result === 'off'),
      )
      expect(conclusion === 'fail').toBe(violations.some(({ effect }) => effect === 'fail'))
      expect(violations).toEqual(checks.flatMap((check) => check.violations))
      expect(checks.map(({ rule }) => rule)).toEqual(RULES)
    }),
    runs(2_000),
  )
})

test('the order of images changes neither the conclusion nor any verdict', () => {
  const errored: Outcome = {
    kind: 'errored',
    image: IMAGE,
    error: new GateError('not-found', { problem: '', remedy: '' }),
  }
  const orders = fc.array(fc.option(facts, { freq: 9 }), { minLength: 1, maxLength: 6 }).chain((several) => {
    const numbered = several.map((given, number) => ({ given, number }))
    return fc.tuple(
      fc.constant(numbered),
      fc.shuffledSubarray(numbered, { minLength: numbered.length, maxLength: numbered.length }),
    )
  })
  fc.assert(
    fc.property(orders, policy, ([inOrder, shuffled], by) => {
      const decide = (several: typeof inOrder) =>
        several.map(({ given, number }): [number, Outcome] => [
          number,
          given === null
            ? errored
            : {
                kind: 'judged',
                image: someImage(number),
                verdict: judge(someImage(number), someFacts(given), someContext(by)),
                findings: {},
              },
        ])
      const [before, after] = [decide(inOrder), decide(shuffled)]
      const word = (outcomes: typeof before) =>
        conclude(
          outcomes.map(([, outcome]) => outcome),
          null,
        )
      expect(word(after)).toBe(word(before))
      expect(new Map(after.toSorted(([a], [b]) => a - b))).toEqual(new Map(before))
    }),
  )
})
