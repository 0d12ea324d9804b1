import type { Tallies } from '../evidence.ts'
import type { ExceptionResult } from '../exception.ts'
import type { Facts, Scans } from '../facts.ts'
import type { Image } from '../image.ts'
import type { Effect, Policy, Source } from '../policy.ts'
import type { Check, JudgingContext, Violation } from '../violation.ts'
import type { RuleName } from './rule-names.ts'

/** The facts that a rule may use. */
export interface Evidence extends JudgingContext {
  readonly image: Image
  readonly facts: Facts
  /** Scans as the policy judges them. */
  readonly scans: Scans
  readonly tallies: Tallies
  readonly exceptions: ExceptionResult
}

/** The result of one rule for one image. */
export interface RuleResult {
  readonly found: Check['found']
  /** The accepted value; null for a rule that the policy does not use. */
  readonly allowed: Check['allowed']
  /** Whether `found` includes everything. Only rules with a limit have this value. */
  readonly complete?: boolean
  /** Whether everything that the rule uses is known. The default is true. */
  readonly isKnown?: boolean
  /** The violations of the rule. The default is none. */
  readonly violations?: readonly Violation[]
}

/** One rule of the gate: `domain/rules/rules.ts` has one for each name. */
export interface Rule {
  /** Judges one image by this rule alone. */
  check(evidence: Evidence): RuleResult
  /** Returns the sources of the values that the rule compares with. */
  sources(policy: Policy): readonly Source[]
}

export const DEFAULT_SOURCE: Source = { kind: 'default' }

/** Turns the result of a rule into a check. The worst violation decides the result of the check. */
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

/** Returns the effect of a violation. With `mode: warn` it is always `warn`. */
export function effectOf(policy: Policy, effect: Effect = 'fail'): Effect {
  return policy.mode.value === 'warn' ? 'warn' : effect
}

/** Returns a list with the violation, or an empty list if the rule is not violated. */
export function only(isViolated: boolean, violation: Violation): readonly Violation[] {
  return isViolated ? [violation] : []
}
