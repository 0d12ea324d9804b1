import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { COUNTS, type Facts, known } from '../../src/domain/facts.ts'
import { KINDS } from '../../src/domain/finding.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { judge } from '../../src/domain/verdict.ts'
import { combine } from '../../src/policy/combine.ts'
import { checkExceptionRules } from '../../src/policy/exception-rules.ts'
import { EMPTY_PART, type PolicyPart } from '../../src/policy/part.ts'
import { anyFinding, anyScan, badness as rank } from '../domain/arbitraries.ts'
import { IMAGE, NOW, runs, someFacts, someList } from '../make.ts'
import { exception, someBase, somePart } from './parts.ts'

const number = fc.integer({ min: 0, max: 3 })

/** Facts with findings, now and then one less listed than counted. */
const facts: fc.Arbitrary<Facts> = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 4 }),
    more: fc.constantFrom(0, 0, 0, 1),
    counts: fc.record(Object.fromEntries(COUNTS.map((name) => [name, number]))),
    scans: fc.record(Object.fromEntries(KINDS.map((kind) => [kind, anyScan]))),
    trusted: fc.boolean(),
    scannedAt: fc.constantFrom(null, NOW, new Date(NOW.getTime() - 2 * 86_400_000)),
  })
  .map(({ findings, more, counts, trusted, ...given }) =>
    someFacts({
      ...given,
      trusted: known(trusted),
      counts: { ...counts, vulnerabilities: findings.length + more },
      vulnerabilities: someList(findings),
    }),
  )

const badness = (given: Facts, policy: Policy) => rank(judge(IMAGE, given, { policy, now: NOW }))

test('a policy that is added to a complete one never makes a verdict better', () => {
  fc.assert(
    fc.property(facts, someBase, somePart('added.yml'), fc.nat(3), (given, base, added, place) => {
      const before = combine(base, 'nodes').policy
      const after = combine(base.toSpliced(place, 0, added), 'nodes').policy
      expect(badness(given, after)).toBeGreaterThanOrEqual(badness(given, before))
    }),
    runs(2_000),
  )
})

test('from: central makes an added policy with exceptions an error', () => {
  fc.assert(
    fc.property(
      facts,
      someBase,
      somePart('added.yml'),
      fc.array(exception, { maxLength: 2 }),
      fc.boolean(),
      (given, base, part, exceptions, own) => {
        const rules = { central: { value: true, source: { kind: 'default' } as const } }
        const ruled: PolicyPart = { ...EMPTY_PART, exceptionRules: rules, central: true }
        const added = { ...part, exceptions, central: false, ...(own ? { exceptionRules: rules } : {}) }
        const parts = own ? [...base, added] : [...base, ruled, added]
        const after = combine(parts, 'nodes').policy
        const breaches = checkExceptionRules(after, parts, NOW).filter((one) => one.exception !== null)
        if (exceptions.length > 0) expect(breaches.length).toBeGreaterThanOrEqual(exceptions.length)
        else
          expect(badness(given, after)).toBeGreaterThanOrEqual(badness(given, combine(base, 'nodes').policy))
      },
    ),
    runs(1_000),
  )
})

test('removing an exception never makes a verdict better', () => {
  fc.assert(
    fc.property(
      facts,
      someBase,
      fc.array(exception, { minLength: 1, maxLength: 3 }),
      fc.nat(2),
      (given, base, exceptions, n) => {
        const { policy } = combine([...base, { ...EMPTY_PART, exceptions }], 'nodes')
        const fewer = { ...policy, exceptions: exceptions.toSpliced(n % exceptions.length, 1) }
        expect(badness(given, fewer)).toBeGreaterThanOrEqual(badness(given, policy))
      },
    ),
    runs(2_000),
  )
})
