import type { Denied, Exception, ExceptionRules, Limit, Setting, Settings } from '../domain/policy.ts'
import type { LimitRule } from '../domain/rules/rule-names.ts'

/** The explicit values of one policy, or of all inputs together. A value that is not set is absent. */
export interface PolicyPart extends Partial<Settings> {
  readonly limits: Readonly<Partial<Record<LimitRule, Setting<Limit>>>>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: Partial<ExceptionRules>
  /** Whether the policy was read from a ref. A pull request cannot change such a policy. */
  readonly central: boolean
}

/** A part that sets nothing. */
export const EMPTY_PART: PolicyPart = {
  limits: {},
  deny: [],
  exceptions: [],
  exceptionRules: {},
  central: false,
}
