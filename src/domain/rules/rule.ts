import type { Tallies } from '../evidence.ts'
import type { ExceptionResult } from '../exception.ts'
import type { Facts, Scans } from '../facts.ts'
import type { Image } from '../image.ts'
import type { Effect, Policy, Source } from '../policy.ts'
import type { Check, JudgingContext, Violation } from '../violation.ts'
import type { RuleName } from './rule-names.ts'

export interface Evidence extends JudgingContext {
  readonly image: Image
  readonly facts: Facts
  /** The state of each scan for this policy. A finished scan may be incomplete for one policy and complete for another. */
  readonly scans: Scans
  readonly tallies: Tallies
  readonly exceptions: ExceptionResult
}

/** The result of one rule for one image. */
export interface RuleResult {
  readonly found: Check['found']
  /** The accepted value; null for a rule that the policy does not use. */
  readonly allowed: Check['allowed']
  /** Whether the scan behind `found` is complete. Only rules with a limit have this value. */
  readonly complete?: boolean
  /** Whether everything that the rule uses is known. The default is true. */
  readonly isKnown?: boolean
  /** The violations of the rule. The default is none. */
  readonly violations?: readonly Violation[]
}

/** One rule of the gate. `domain/rules/rules.ts` defines all rules. */
export interface Rule {
  /** Judges one image by this rule alone. */
  check(evidence: Evidence): RuleResult
  /** Returns the places where the accepted values of the rule were set. */
  sources(policy: Policy): readonly Source[]
}

export const DEFAULT_SOURCE: Source = { kind: 'default' }

/** Converts the result of a rule to a check. The worst violation decides the result of the check. */
export function checkOf(
  rule: RuleName,
  { found, allowed, complete, isKnown = true, violations = [] }: RuleResult,
): Check {
  const check = { rule, found, allowed, complete: complete ?? null }
  if (allowed === null) return { ...check, result: 'off', violations: [] }
  const effects = violations.map(({ effect }) => effect)
  const worst = effects.includes('fail') ? 'fail' : effects.length > 0 ? 'warn' : null
  return { ...check, result: worst ?? (isKnown ? 'passed' : 'unknown'), violations }
}

/** Returns the given effect of a violation. Returns `warn` if the mode of the policy is `warn`. */
export function effectOf(policy: Policy, effect: Effect = 'fail'): Effect {
  return policy.mode.value === 'warn' ? 'warn' : effect
}

/** Returns a list with the violation if `isViolated` is true, else an empty list. */
export function only(isViolated: boolean, violation: Violation): readonly Violation[] {
  return isViolated ? [violation] : []
}
