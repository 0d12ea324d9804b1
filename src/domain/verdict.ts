import { recordOf } from '../records.ts'
import { countsAsJudged, scansAsJudged, type Tally, talliesOf } from './evidence.ts'
import { applyExceptions, type ExceptionResult } from './exception.ts'
import { COUNTS, type CountName, type Facts, KIND_OF, type ScanState } from './facts.ts'
import type { Kind } from './finding.ts'
import { type Image, writeReference } from './image.ts'
import { type LimitRule, RULES } from './rules/rule-names.ts'
import { check } from './rules.ts'
import type { Check, JudgingContext, Violation } from './violation.ts'

/** The judgement of one image. */
export interface Verdict {
  readonly image: Image
  readonly facts: Facts
  readonly conclusion: 'pass' | 'warn' | 'fail'
  /** Every broken rule, in the order of `RULES`. */
  readonly violations: readonly Violation[]
  /** One a rule, in the order of `RULES`. */
  readonly checks: readonly Check[]
  /** As judged: a scan is incomplete, too, where it finished but a total that has a limit is not well-formed. */
  readonly scans: Readonly<Record<Kind, ScanState>>
  /** Totals that may be relied on; null where the total or its scan is unknown. */
  readonly counts: Readonly<Record<CountName, number | null>>
  /** What there is of everything that can have a limit. */
  readonly tallies: Readonly<Record<LimitRule, Tally>>
  /** What exceptions say of its vulnerabilities; a verdict with forbidden ones is none. */
  readonly exceptions: ExceptionResult
}

/**
 * What the policy says about an image. Evidence of harm counts at once, evidence of absence only when the scan is complete:
 * a total over its limit is a violation even of an incomplete scan, and an incomplete scan of a gated kind is one by itself.
 */
export function judge(image: Image, facts: Facts, { policy, now }: JudgingContext): Verdict {
  const scans = scansAsJudged(facts, { policy, now })
  const judged = countsAsJudged(facts)
  const counts = recordOf(COUNTS, (name) => (scans[KIND_OF[name]].kind === 'complete' ? judged[name] : null))
  const exemptions = applyExceptions(facts.vulnerabilities, nameFor(image, facts), { ...policy, now })
  const found = talliesOf(facts, policy, { scans, exemptions })
  const checks = RULES.map((rule) =>
    check(rule, { image, facts, policy, now, scans, tallies: found, exceptions: exemptions }),
  )
  const violations = checks.flatMap((one) => one.violations)
  return {
    image,
    facts,
    conclusion: worst(violations),
    violations,
    checks,
    scans,
    counts,
    tallies: found,
    exceptions: exemptions,
  }
}

/** The name that exceptions go by, `repository:tag`: TCSS's own, else the one that was asked for. */
export function nameFor({ reference }: Image, { name }: Facts): string | null {
  return name ?? (reference === null ? null : writeReference({ ...reference, digest: null }))
}

function worst(violations: readonly Violation[]): Verdict['conclusion'] {
  if (violations.length === 0) return 'pass'
  return violations.some((violation) => violation.effect === 'fail') ? 'fail' : 'warn'
}
