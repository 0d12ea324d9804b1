import type { AppliedException } from './exception.ts'
import type { Known, Reason } from './facts.ts'
import type { Kind } from './finding.ts'
import type { Effect, Policy } from './policy.ts'
import type { LimitRule, RuleName } from './rules/rule-names.ts'

/** The policy that an image is judged by, and the time of the judgement. */
export interface JudgingContext {
  readonly policy: Policy
  readonly now: Date
}

/** One way in which an image violates a rule. `effect` is `warn` if the policy only reports the violation. */
export type Violation = { readonly effect: Effect } & (
  | {
      readonly kind: 'over-limit'
      readonly rule: LimitRule
      readonly found: number
      readonly allowed: number
    }
  | { readonly kind: 'denied'; readonly rule: 'deny'; readonly ids: readonly string[] }
  /** Expired exceptions. They are only named if a limit that counts their findings is exceeded. */
  | {
      readonly kind: 'expired'
      readonly rule: 'exception-expired'
      readonly expired: readonly AppliedException[]
    }
  | { readonly kind: 'untrusted'; readonly rule: 'require-trusted'; readonly trusted: Known<boolean> }
  | {
      readonly kind: 'incomplete'
      readonly rule: 'scan-incomplete'
      readonly scan: Kind
      readonly reason: Reason
    }
  /** A scan that is too old. Times are in milliseconds; `age` is null if the time of the scan is unknown. */
  | {
      readonly kind: 'stale'
      readonly rule: 'max-scan-age'
      readonly age: number | null
      readonly allowed: number
    }
  | {
      readonly kind: 'wrong-digest'
      readonly rule: 'expected-digest'
      readonly expected: string
      readonly digests: readonly string[]
    }
)

/** The result of one rule. `unknown`: no violation is known, but some fact is unknown. `off`: the policy has no such rule. */
export interface Check {
  readonly rule: RuleName
  readonly result: 'passed' | 'unknown' | 'off' | Effect
  /** The found count, age in seconds, digest or trust; null if unknown. A rule that is off has this value, too. */
  readonly found: number | boolean | string | null
  /** Whether `found` includes everything; null for a rule without a limit. */
  readonly complete: boolean | null
  /** The largest or only accepted value, in the unit of `found`; null for a rule that is off. */
  readonly allowed: number | boolean | string | null
  readonly violations: readonly Violation[]
}
