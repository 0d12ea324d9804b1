import type { Tallies } from '../evidence.ts'
import type { ExceptionResult } from '../exception.ts'
import type { Facts, Scans } from '../facts.ts'
import type { Image } from '../image.ts'
import type { Effect, Policy, Source } from '../policy.ts'
import type { Check, JudgingContext, Violation } from '../violation.ts'
import type { RuleName } from './rule-names.ts'

/** Everything that a rule may look at. */
export interface Evidence extends JudgingContext {
  readonly image: Image
  readonly facts: Facts
  /** Scans as the policy judges them. */
  readonly scans: Scans
  readonly tallies: Tallies
  readonly exceptions: ExceptionResult
}

/** One rule of the gate: `domain/rules/rules.ts` has one for each name. */
export interface Rule {
  /** Judges one image by this rule alone. */
  check(evidence: Evidence): Check
  /** Returns where the values that the rule compares with were set. */
  sources(policy: Policy): readonly Source[]
}

export const DEFAULT_SOURCE: Source = { kind: 'default' }

/** Returns the result of a rule that the policy does not ask for. */
export function off(
  rule: RuleName,
  { found, complete = null }: Pick<Check, 'found'> & Partial<Check>,
): Check {
  return { rule, result: 'off', found, complete, allowed: null, violations: [] }
}

/** Returns the result of a rule that the policy asks for; the worst of its violations decides. */
export function checked(
  rule: RuleName,
  {
    complete,
    isKnown = true,
    ...given
  }: Pick<Check, 'found' | 'allowed' | 'violations'> & {
    readonly complete?: boolean
    /** Whether everything that the rule looks at is known. */
    readonly isKnown?: boolean
  },
): Check {
  const effects = given.violations.map(({ effect }) => effect)
  const kept = isKnown ? 'passed' : 'unknown'
  const result = effects.includes('fail') ? 'fail' : effects.length > 0 ? 'warn' : kept
  return { rule, result, complete: complete ?? null, ...given }
}

/** Returns what a violation does: with `mode: warn` it never fails the job. */
export function effectOf(policy: Policy, effect: Effect = 'fail'): Effect {
  return policy.mode.value === 'warn' ? 'warn' : effect
}

/** Returns the violations of a rule that is violated or not. */
export function only(isViolated: boolean, violation: Violation): readonly Violation[] {
  return isViolated ? [violation] : []
}
