import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { COUNTS, KIND_OF, KINDS, known, type ScanState, unknown } from '../../src/domain/facts.ts'
import { COUNT_OF, gatedKinds, LIMIT_RULES, type Limit } from '../../src/domain/policy.ts'
import { conclude, type Outcome } from '../../src/domain/report.ts'
import { judge } from '../../src/domain/verdict.ts'
import { type FactsGiven, IMAGE, type PolicyGiven, runs, someFacts, someImage, somePolicy } from '../make.ts'

// Small numbers, so that a total is often equal to its limit or one over it.
const number = fc.integer({ min: 0, max: 4 })
const malformed = unknown<never>({ kind: 'malformed', detail: '' })
const count = fc.oneof({ weight: 9, arbitrary: number }, { weight: 1, arbitrary: fc.constant(malformed) })
const scan: fc.Arbitrary<ScanState> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<ScanState>({ kind: 'complete' }) },
  { weight: 1, arbitrary: fc.constant<ScanState>({ kind: 'incomplete', reason: { kind: 'not-scanned' } }) },
)
const facts: fc.Arbitrary<FactsGiven> = fc.record({
  counts: fc.record(Object.fromEntries(COUNTS.map((name) => [name, count]))),
  scans: fc.record(Object.fromEntries(KINDS.map((kind) => [kind, scan]))),
  trusted: fc.constantFrom(known(true), known(false), unknown<boolean>({ kind: 'malformed', detail: '' })),
})
const limit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 4, arbitrary: number },
  { weight: 1, arbitrary: fc.constant<Limit>('off') },
)
const policy: fc.Arbitrary<PolicyGiven> = fc.record({
  limits: fc.record(Object.fromEntries(LIMIT_RULES.map((rule) => [rule, limit]))),
  requireTrusted: fc.boolean(),
  incompleteScan: fc.constantFrom('fail', 'warn'),
  mode: fc.constantFrom('enforce', 'warn'),
})
const BADNESS = ['pass', 'warn', 'fail']

function badness(given: FactsGiven, by: PolicyGiven): number {
  return BADNESS.indexOf(judge(IMAGE, someFacts(given), somePolicy(by)).conclusion)
}

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
    fc.property(facts, policy, fc.constantFrom(...LIMIT_RULES), limit, (given, by, rule, higher) => {
      const before = by.limits?.[rule] ?? 'off'
      fc.pre(higher === 'off' || (before !== 'off' && higher >= before))
      expect(badness(given, { ...by, limits: { ...by.limits, [rule]: higher } })).toBeLessThanOrEqual(
        badness(given, by),
      )
    }),
    runs(2_000),
  )
})

test('a pass means: every limited total known and within its limit, every gated scan complete, trust where required', () => {
  fc.assert(
    fc.property(facts, policy, (given, by) => {
      const [found, rules] = [someFacts(given), somePolicy(by)]
      const holds =
        LIMIT_RULES.every((rule) => {
          const most = rules.limits[rule].value
          const total = found.counts[COUNT_OF[rule]]
          return most === 'off' || (total.kind === 'known' && total.value <= most)
        }) &&
        gatedKinds(rules).every((kind) => found.scans[kind].kind === 'complete') &&
        (!rules.requireTrusted.value || (found.trusted.kind === 'known' && found.trusted.value))
      expect(judge(IMAGE, found, rules).conclusion === 'pass').toBe(holds)
    }),
    runs(5_000),
  )
})

test('a total is known exactly where it is well-formed and its scan counts as complete', () => {
  fc.assert(
    fc.property(facts, policy, (given, by) => {
      const verdict = judge(IMAGE, someFacts(given), somePolicy(by))
      for (const name of COUNTS) {
        const complete =
          verdict.scans[KIND_OF[name]].kind === 'complete' && verdict.facts.counts[name].kind === 'known'
        expect(verdict.counts[name] !== null).toBe(complete)
      }
    }),
  )
})

test('the order of images changes nothing but the order of the report', () => {
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 6 }), policy, fc.nat(), (several, by, turn) => {
      const outcomes = several.map((given, n): Outcome => {
        return { kind: 'judged', verdict: judge(someImage(n), someFacts(given), somePolicy(by)) }
      })
      const at = turn % outcomes.length
      const turned = [...outcomes.slice(at), ...outcomes.slice(0, at)].reverse()
      expect(conclude(turned, null)).toBe(conclude(outcomes, null))
    }),
  )
})
