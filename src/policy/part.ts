import type { Denied, Exception, ExceptionRules, Limit, Setting, Settings } from '../domain/policy.ts'
import type { LimitRule } from '../domain/rules/rule-names.ts'

/** The explicit values of one policy, or of all the inputs; a value that is not set is absent. */
export interface PolicyPart extends Partial<Settings> {
  readonly limits: Readonly<Partial<Record<LimitRule, Setting<Limit>>>>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: Partial<ExceptionRules>
  /** Whether it was read from a ref, where a pull request cannot change it. */
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
