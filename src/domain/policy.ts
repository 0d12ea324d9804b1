import { KINDS, type Kind } from './finding.ts'
import { FINDING_RULES, kindOf, LIMIT_RULES, type LimitRule, type RuleName } from './rules/rule-names.ts'

/** The place where TCSS found an image: the protected nodes, or the registry that is connected to TCSS. */
export type InventoryName = 'nodes' | 'registry'

/** The maximum accepted number. A higher number is a violation. */
export type Limit = number | 'off'
export type Effect = 'fail' | 'warn'

/** The place where a value was set. */
export type Source =
  | { readonly kind: 'default' }
  | { readonly kind: 'input'; readonly input: string }
  /** The name of a policy, which is untrusted text, and the line in the policy. `line` is null for a preset. */
  | { readonly kind: 'policy'; readonly policy: string; readonly line: number | null }
  /** The value follows from the limit of the rule `by`. */
  | { readonly kind: 'implied'; readonly by: RuleName }

export interface Setting<T> {
  readonly value: T
  readonly source: Source
}

/** A vulnerability that always fails the gate. No limit, exception or mode changes that. */
export interface Denied {
  readonly id: string
  /** A scan before this time counts as incomplete, because TCSS may not have known the vulnerability at that time. */
  readonly since: Date | null
  readonly source: Source
}

/** A vulnerability that is accepted for a limited time. All texts are untrusted. */
export interface Exception {
  /** The exact ID, never a prefix or a pattern. */
  readonly id: string
  /** The last day as written in the policy, such as `2026-12-31`. */
  readonly until: string
  /** The time when the exception expires, which is the end of the last day in UTC. */
  readonly ends: Date
  readonly reason: string
  /** Globs of image names, in which `*` matches any text without `/`. An empty list means every image. */
  readonly images: readonly string[]
  readonly source: Source
}

export interface ExceptionRuleValues {
  /** The maximum number of days from today to the last day of an exception. */
  readonly maxDays: number | 'off'
  /** The maximum number of unexpired exceptions. */
  readonly maxCount: number | 'off'
  /** Whether exceptions for exploitable vulnerabilities are forbidden. */
  readonly neverExploitable: boolean
  /** Whether exceptions are accepted only in policies that are read from a ref. */
  readonly central: boolean
}
export type ExceptionRuleName = keyof ExceptionRuleValues
export type ExceptionRules = { readonly [K in ExceptionRuleName]: Setting<ExceptionRuleValues[K]> }

export interface SettingValues {
  /** Whether the limits of severities and of the total count only vulnerabilities that have a fixed version. */
  readonly onlyFixable: boolean
  readonly requireTrusted: boolean
  readonly incompleteScan: Effect
  /** The maximum age of a scan in milliseconds. */
  readonly maxScanAge: number | 'off'
  /** The manifest digest that the image must have, or `none`. */
  readonly expectedDigest: string
  readonly mode: 'enforce' | 'warn'
}
export type SettingName = keyof SettingValues
export type Settings = { readonly [K in SettingName]: Setting<SettingValues[K]> }

export interface Policy extends Settings {
  readonly limits: Readonly<Record<LimitRule, Setting<Limit>>>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: ExceptionRules
}

/** Returns the kinds of scans that a limit or a denial uses. Only these scans must be complete. */
export function gatedKinds(policy: Policy): readonly Kind[] {
  const gated = LIMIT_RULES.filter((rule) => policy.limits[rule].value !== 'off').map(kindOf)
  const kinds = policy.deny.length > 0 ? [...gated, 'vulnerability'] : gated
  return KINDS.filter((kind) => kinds.includes(kind))
}

/** Tells whether a rule uses the list of vulnerabilities. The total count alone is then not enough. */
function judgesFindings(policy: Policy): boolean {
  return policy.deny.length > 0 || FINDING_RULES.some((rule) => policy.limits[rule].value !== 'off')
}

/** Tells whether the gate must read the list of vulnerabilities to judge an image. */
export function needsFindings(policy: Policy): boolean {
  const counted = policy.onlyFixable.value || policy.exceptions.length > 0
  return judgesFindings(policy) || (counted && policy.limits['max-vulnerabilities'].value !== 'off')
}

/** Tells whether every rule of the policy is off. The gate rejects such a policy, because every image would pass. */
export function checksNothing(policy: Policy): boolean {
  const { requireTrusted, maxScanAge, expectedDigest } = policy
  const others = requireTrusted.value || maxScanAge.value !== 'off' || expectedDigest.value !== 'none'
  return gatedKinds(policy).length === 0 && !others
}

export interface Needs {
  /** The kinds of scans that must be complete. If the policy uses no scan, this list has all kinds. */
  readonly kinds: readonly Kind[]
  /** Whether a limit or a denial uses a scan. */
  readonly scans: boolean
  /** Whether the list of vulnerabilities must be read. */
  readonly findings: boolean
}

export function needsOf(policy: Policy): Needs {
  const gated = gatedKinds(policy)
  return {
    kinds: gated.length === 0 ? KINDS : gated,
    scans: gated.length > 0,
    findings: needsFindings(policy),
  }
}
