import type { Denied, Exception, ExceptionRules, Limit, Setting, Settings } from '../domain/policy.ts'
import type { LimitRule } from '../domain/rules/rule-names.ts'

/** The values that one policy sets, or that all inputs together set. */
export interface PolicyPart extends Partial<Settings> {
  readonly limits: Readonly<Partial<Record<LimitRule, Setting<Limit>>>>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: Partial<ExceptionRules>
  /** Whether the policy was read from a ref. A pull request cannot change such a policy. */
  readonly central: boolean
}

export const EMPTY_PART: PolicyPart = {
  limits: {},
  deny: [],
  exceptions: [],
  exceptionRules: {},
  central: false,
}
