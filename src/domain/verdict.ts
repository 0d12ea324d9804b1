import { scanAge } from './age.ts'
import { scansAsJudged, talliesOf } from './evidence.ts'
import { applyExceptions } from './exception.ts'
import type { Facts } from './facts.ts'
import { type Image, writeReference } from './image.ts'
import { gatedKinds } from './policy.ts'
import { checkOf, type Evidence } from './rules/rule.ts'
import { RULES } from './rules/rule-names.ts'
import { RULE } from './rules/rules.ts'
import type { Check, JudgingContext, Violation } from './violation.ts'

/** The judgement of one image, and the evidence for it. */
export interface Verdict extends Evidence {
  readonly conclusion: 'pass' | 'warn' | 'fail'
  /** All violations, in the order of `RULES`. */
  readonly violations: readonly Violation[]
  /** One check for each rule, in the order of `RULES`. */
  readonly checks: readonly Check[]
}

/**
 * Judges one image by a policy. A count over a limit is a violation even if the scan is incomplete. An incomplete scan that a
 * limit or a denial uses is also a violation.
 */
export function judge(image: Image, facts: Facts, context: JudgingContext): Verdict {
  const { policy, now } = context
  const exceptions = applyExceptions(facts.vulnerabilities, nameFor(image, facts), { ...policy, now })
  const scans = scansAsJudged(facts, context, exceptions.counted)
  const tallies = talliesOf(facts, policy, { scans, exceptions })
  const evidence: Evidence = { image, facts, policy, now, scans, tallies, exceptions }
  const checks = RULES.map((rule) => checkOf(rule, RULE[rule].check(evidence)))
  const violations = checks.flatMap((check) => check.violations)
  return { ...evidence, conclusion: worst(violations), violations, checks }
}

/** Returns the name of an image for exceptions, such as `repository:tag`. A name in TCSS has priority over the inputs. */
export function nameFor({ reference }: Image, { name }: Facts): string | null {
  return name ?? (reference === null ? null : writeReference({ ...reference, digest: null }))
}

function worst(violations: readonly Violation[]): Verdict['conclusion'] {
  if (violations.length === 0) return 'pass'
  return violations.some((violation) => violation.effect === 'fail') ? 'fail' : 'warn'
}

/** Tells whether an image needs a new scan, because a scan that the policy uses is incomplete or too old. */
export function needsScan(facts: Facts, context: JudgingContext): boolean {
  const { policy, now } = context
  const scans = scansAsJudged(facts, context, facts.vulnerabilities?.findings ?? [])
  const isIncomplete = gatedKinds(policy).some((kind) => scans[kind].kind === 'incomplete')
  const { value: longest } = policy.maxScanAge
  return isIncomplete || (longest !== 'off' && (scanAge(facts, now) ?? Number.POSITIVE_INFINITY) > longest)
}
