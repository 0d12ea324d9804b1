import fc from 'fast-check'
import type { ScanState } from '../../src/domain/facts.ts'
import { type Finding, SEVERITIES } from '../../src/domain/finding.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { incomplete, someFinding } from '../make.ts'

/** One of six vulnerabilities, with any severity, fixable or not, exploitable or not. */
export const anyFinding: fc.Arbitrary<Finding> = fc
  .record({
    number: fc.integer({ min: 0, max: 5 }),
    severity: fc.constantFrom(...SEVERITIES),
    fixable: fc.boolean(),
    exploitable: fc.boolean(),
  })
  .map(({ number, ...given }) => someFinding(number, given))

/** A scan that is complete, or now and then never ran. */
export const anyScan: fc.Arbitrary<ScanState> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<ScanState>({ kind: 'complete' }) },
  { weight: 1, arbitrary: fc.constant<ScanState>(incomplete({ kind: 'not-scanned' })) },
)

/** The rank of a verdict: a greater number is worse. */
export const badness = ({ conclusion }: Pick<Verdict, 'conclusion'>): number =>
  ['pass', 'warn', 'fail'].indexOf(conclusion)
