import type { AppliedException } from './exception.ts'
import type { Known, Reason } from './facts.ts'
import type { Kind } from './finding.ts'
import type { Effect, Policy } from './policy.ts'
import type { LimitRule, RuleName } from './rules/rule-names.ts'

export interface JudgingContext {
  readonly policy: Policy
  readonly now: Date
}

/** One violation of a rule by an image. `effect` is `warn` if the policy only reports the violation. */
export type Violation = { readonly effect: Effect } & (
  | {
      readonly kind: 'over-limit'
      readonly rule: LimitRule
      readonly found: number
      readonly allowed: number
    }
  | { readonly kind: 'denied'; readonly rule: 'deny'; readonly ids: readonly string[] }
  /** Denied vulnerabilities that an incomplete scan or list may hide. */
  | { readonly kind: 'not-ruled-out'; readonly rule: 'deny'; readonly ids: readonly string[] }
  /** The expired exceptions whose findings count for an exceeded limit. */
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
  /** A scan that is too old. Times are in milliseconds. `age` is null if the time of the scan is unknown. */
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

/** The result of one rule for one image. The result is `unknown` if no violation was found but a needed fact is unknown. */
export interface Check {
  readonly rule: RuleName
  readonly result: 'passed' | 'unknown' | 'off' | Effect
  /** The count, age in seconds, digest or trust of the image; null if unknown. A rule that is off may also have a value. */
  readonly found: number | boolean | string | null
  /** Whether the scan behind `found` is complete; null for a rule without a limit. */
  readonly complete: boolean | null
  /** The accepted value or the maximum, in the unit of `found`; null for a rule that is off. */
  readonly allowed: number | boolean | string | null
  readonly violations: readonly Violation[]
}
