import { KINDS, type Kind } from './finding.ts'
import { FINDING_RULES, kindOf, LIMIT_RULES, type LimitRule, type RuleName } from './rules/rule-names.ts'

/** The place where TCSS found an image: a node that it protects, or a registry that is connected to it. */
export type InventoryName = 'nodes' | 'registry'

/** The highest number that is accepted. The next number is a violation. */
export type Limit = number | 'off'
export type Effect = 'fail' | 'warn'

/** The place where a value was set. */
export type Source =
  | { readonly kind: 'default' }
  | { readonly kind: 'input'; readonly input: string }
  /** A policy by its given name, which is untrusted text, and the line in it; a preset has no line. */
  | { readonly kind: 'policy'; readonly policy: string; readonly line: number | null }
  /** The value follows from the limit of another rule. */
  | { readonly kind: 'implied'; readonly by: RuleName }

export interface Setting<T> {
  readonly value: T
  readonly source: Source
}

/** A vulnerability that always fails the gate. No limit, exception or mode changes that. */
export interface Denied {
  readonly id: string
  /** A scan before this time is incomplete, because it may not know the vulnerability. */
  readonly since: Date | null
  readonly source: Source
}

/** A vulnerability that is accepted for a time. All texts are untrusted. */
export interface Exception {
  /** The exact ID, never a prefix or a pattern. */
  readonly id: string
  /** The last day as written in the policy, such as `2026-12-31`. */
  readonly until: string
  /** The end of the last day in UTC, when the exception expires. */
  readonly ends: Date
  readonly reason: string
  /** Names of images, in which `*` matches within one path segment; empty for every image. */
  readonly images: readonly string[]
  readonly source: Source
}

/** The values of the rules that exceptions must follow. */
export interface ExceptionRuleValues {
  /** The most days from today to the last day of an exception. */
  readonly maxDays: number | 'off'
  /** The most exceptions that have not expired. */
  readonly maxCount: number | 'off'
  /** Whether exceptions for exploitable vulnerabilities are forbidden. */
  readonly neverExploitable: boolean
  /** Whether only policies that are read from a ref may contain exceptions. */
  readonly central: boolean
}
export type ExceptionRuleName = keyof ExceptionRuleValues
export type ExceptionRules = { readonly [K in ExceptionRuleName]: Setting<ExceptionRuleValues[K]> }

/** The values of a policy other than its limits. Numbers are in milliseconds. */
export interface SettingValues {
  /** Whether severity and total limits count only vulnerabilities with a fixed version. */
  readonly onlyFixable: boolean
  readonly requireTrusted: boolean
  readonly incompleteScan: Effect
  readonly maxScanAge: number | 'off'
  /** A manifest digest, or `none`. */
  readonly expectedDigest: string
  readonly mode: 'enforce' | 'warn'
}
export type SettingName = keyof SettingValues
export type Settings = { readonly [K in SettingName]: Setting<SettingValues[K]> }

/** Everything that an image is judged by. */
export interface Policy extends Settings {
  readonly limits: Readonly<Record<LimitRule, Setting<Limit>>>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: ExceptionRules
}

/** Returns the kinds that a limit or `deny` relies on: only their scans must be complete. */
export function gatedKinds(policy: Policy): readonly Kind[] {
  const gated = LIMIT_RULES.filter((rule) => policy.limits[rule].value !== 'off').map(kindOf)
  const kinds = policy.deny.length > 0 ? [...gated, 'vulnerability'] : gated
  return KINDS.filter((kind) => kinds.includes(kind))
}

/** Tells whether the policy judges single vulnerabilities, and not only their count. */
export function judgesFindings(policy: Policy): boolean {
  return policy.deny.length > 0 || FINDING_RULES.some((rule) => policy.limits[rule].value !== 'off')
}

/** Tells whether the list of vulnerabilities must be read. */
export function needsFindings(policy: Policy): boolean {
  const counted = policy.onlyFixable.value || policy.exceptions.length > 0
  return judgesFindings(policy) || (counted && policy.limits['max-vulnerabilities'].value !== 'off')
}

/** Tells whether no image can violate the policy. A gate that checks nothing must not let an image pass. */
export function checksNothing(policy: Policy): boolean {
  const { requireTrusted, maxScanAge, expectedDigest } = policy
  const others = requireTrusted.value || maxScanAge.value !== 'off' || expectedDigest.value !== 'none'
  return gatedKinds(policy).length === 0 && !others
}

/** The facts that a policy needs before it can judge an image. */
export interface Needs {
  /** The kinds of scans that must be complete; all kinds where no limit relies on any. */
  readonly kinds: readonly Kind[]
  /** Whether any limit relies on a scan. */
  readonly scans: boolean
  /** Whether the list of vulnerabilities must be read. */
  readonly findings: boolean
  /** Whether the list of vulnerabilities must be read even if their count is 0. */
  readonly denies: boolean
}

/** Returns the facts that a policy needs about each image. */
export function needsOf(policy: Policy): Needs {
  const gated = gatedKinds(policy)
  return {
    kinds: gated.length === 0 ? KINDS : gated,
    scans: gated.length > 0,
    findings: needsFindings(policy),
    denies: policy.deny.length > 0,
  }
}
