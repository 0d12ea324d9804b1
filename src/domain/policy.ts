import { KINDS, type Kind } from './finding.ts'
import { kindOf, LIMIT_RULES, type LimitRule, type RuleName, SEVERITY_RULES } from './rules/rule-names.ts'

/** Where TCSS knows images from: nodes it protects, or registries connected to it. */
export type InventoryName = 'nodes' | 'registry'

/** Most allowed; one more is a violation. */
export type Limit = number | 'off'
export type Effect = 'fail' | 'warn'

/** Where a value comes from, so that every report can say it. */
export type Source =
  | { readonly kind: 'default' }
  | { readonly kind: 'input'; readonly input: string }
  /** A policy by the name that it was given by, which is foreign, and the line in it; a preset has none. */
  | { readonly kind: 'policy'; readonly policy: string; readonly line: number | null }
  /** It follows from another rule. */
  | { readonly kind: 'implied'; readonly by: RuleName }

export interface Setting<T> {
  readonly value: T
  readonly source: Source
}

/** A vulnerability that fails whatever else is allowed. */
export interface Denied {
  readonly id: string
  /** A scan older than this may not know of it. */
  readonly since: Date | null
  readonly source: Source
}

/** A vulnerability that is accepted for a time. Texts are foreign. */
export interface Exception {
  /** Exactly this ID, never a part of one. */
  readonly id: string
  /** Its last day as it was written, `2026-12-31`. */
  readonly until: string
  /** The first moment at which it no longer holds: the end of that day, UTC. */
  readonly ends: Date
  readonly reason: string
  /** Names of images, `*` standing for anything within one segment of a path; none for every image. */
  readonly images: readonly string[]
  readonly source: Source
}

/** What exceptions must keep to. */
export interface ExceptionRules {
  /** Days from today to the last day of one. */
  readonly maxDays: Setting<number | 'off'>
  /** How many there may be that have not expired. */
  readonly maxCount: Setting<number | 'off'>
  /** Whether none may be made for a vulnerability with an exploit. */
  readonly neverExploitable: Setting<boolean>
  /** Whether they must come from policies that are read from a ref. */
  readonly central: Setting<boolean>
}

export interface Policy {
  readonly limits: Readonly<Record<LimitRule, Setting<Limit>>>
  /** Whether limits on vulnerabilities count only those that have a fixed version; never `max-exploitable` and `deny`. */
  readonly onlyFixable: Setting<boolean>
  readonly deny: readonly Denied[]
  readonly exceptions: readonly Exception[]
  readonly exceptionRules: ExceptionRules
  readonly requireTrusted: Setting<boolean>
  readonly incompleteScan: Setting<Effect>
  /** Milliseconds since the last scan. */
  readonly maxScanAge: Setting<number | 'off'>
  /** A manifest digest, or `none`. */
  readonly expectedDigest: Setting<string>
  readonly mode: Setting<'enforce' | 'warn'>
}

/** What holds where nobody set a value; the same words stand in action.yml and the README. */
export const DEFAULTS = {
  limits: {
    'max-viruses': 0,
    'max-vulnerabilities': 0,
    'max-risks': 0,
    'max-sensitive-info': 'off',
    'max-critical': 'off',
    'max-high': 'off',
    'max-medium': 'off',
    'max-low': 'off',
    'max-exploitable': 'off',
  },
  onlyFixable: false,
  requireTrusted: { nodes: true, registry: false },
  incompleteScan: 'fail',
  maxScanAge: 'off',
  expectedDigest: 'none',
  mode: 'enforce',
} as const satisfies {
  readonly limits: Readonly<Record<LimitRule, Limit>>
  readonly onlyFixable: boolean
  readonly requireTrusted: Readonly<Record<InventoryName, boolean>>
  readonly incompleteScan: Effect
  readonly maxScanAge: number | 'off'
  readonly expectedDigest: string
  readonly mode: 'enforce' | 'warn'
}

/** The kinds of which something has a limit: only they must have been scanned. */
export function gatedKinds(policy: Policy): readonly Kind[] {
  const gated = LIMIT_RULES.filter((rule) => policy.limits[rule].value !== 'off').map(kindOf)
  const kinds = policy.deny.length > 0 ? [...gated, 'vulnerability'] : gated
  return KINDS.filter((kind) => kinds.includes(kind))
}

/** Whether single vulnerabilities matter, and not their total alone. */
export function judgesFindings(policy: Policy): boolean {
  const rules = [...SEVERITY_RULES, 'max-exploitable'] as const
  return policy.deny.length > 0 || rules.some((rule) => policy.limits[rule].value !== 'off')
}

/** Whether the list of vulnerabilities must be read. */
export function needsFindings(policy: Policy): boolean {
  const counted = policy.onlyFixable.value || policy.exceptions.length > 0
  return judgesFindings(policy) || (counted && policy.limits['max-vulnerabilities'].value !== 'off')
}

type Limits = Policy['limits']

/**
 * What follows from limits by severity: a severity above the lowest one that is set, left `off`, has the limit 0; and the total
 * has none any more unless somebody set it.
 */
export function withImplied(limits: Limits): Limits {
  const lowest = SEVERITY_RULES.findLast((rule) => limits[rule].value !== 'off')
  if (lowest === undefined) return limits
  const source: Source = { kind: 'implied', by: lowest }
  const above = SEVERITY_RULES.slice(0, SEVERITY_RULES.indexOf(lowest)).filter(
    (rule) => limits[rule].value === 'off',
  )
  const total = limits['max-vulnerabilities']
  return {
    ...limits,
    ...Object.fromEntries(above.map((rule) => [rule, { value: 0, source }])),
    'max-vulnerabilities': total.source.kind === 'default' ? { value: 'off', source } : total,
  }
}

/** A policy that no image can break checks nothing, and a gate that checks nothing must not pass anything. */
export function checksNothing(policy: Policy): boolean {
  const { requireTrusted, maxScanAge, expectedDigest } = policy
  const others = requireTrusted.value || maxScanAge.value !== 'off' || expectedDigest.value !== 'none'
  return gatedKinds(policy).length === 0 && !others
}
