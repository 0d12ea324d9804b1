import type { AppliedException } from './exception.ts'
import type { Known, Reason } from './facts.ts'
import type { Kind } from './finding.ts'
import type { Effect, Policy } from './policy.ts'
import type { LimitRule, RuleName } from './rules/rule-names.ts'

/** What an image is judged by, and when. */
export interface JudgingContext {
  readonly policy: Policy
  readonly now: Date
}

/** One broken rule. `effect` is `warn` where the policy asked only to be told. */
export type Violation = { readonly effect: Effect } & (
  | {
      readonly kind: 'over-limit'
      readonly rule: LimitRule
      readonly found: number
      readonly allowed: number
    }
  | { readonly kind: 'denied'; readonly rule: 'deny'; readonly ids: readonly string[] }
  /** Beside the limits that they would have kept from being broken, or helped to. */
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
  /** Milliseconds; `age` is null where no time of a scan is known. */
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

/** How one rule came out. `unknown`: not broken by what is known, and not everything is known. `off`: not asked for. */
export interface Check {
  readonly rule: RuleName
  readonly result: 'passed' | 'unknown' | 'off' | Effect
  readonly violations: readonly Violation[]
}
