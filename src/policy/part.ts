import type { Denied, Effect, Exception, Limit, Setting } from '../domain/policy.ts'
import type { LimitRule } from '../domain/rules/rule-names.ts'

/** What one policy, or all the inputs, say in so many words: what is not set is not there. */
export interface PolicyPart {
  readonly limits: Readonly<Partial<Record<LimitRule, Setting<Limit>>>>
  readonly onlyFixable?: Setting<boolean>
  readonly requireTrusted?: Setting<boolean>
  readonly incompleteScan?: Setting<Effect>
  /** Milliseconds. */
  readonly maxScanAge?: Setting<number | 'off'>
  readonly expectedDigest?: Setting<string>
  readonly mode?: Setting<'enforce' | 'warn'>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: {
    readonly maxDays?: Setting<number>
    readonly maxCount?: Setting<number>
    readonly neverExploitable?: Setting<boolean>
    readonly central?: Setting<boolean>
  }
  /** Whether it was read from a ref, where a pull request cannot change it. */
  readonly central: boolean
}

/** A part that says nothing. */
export const EMPTY_PART: PolicyPart = {
  limits: {},
  deny: [],
  exceptions: [],
  exceptionRules: {},
  central: false,
}
