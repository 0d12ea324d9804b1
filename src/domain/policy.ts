import { type CountName, KIND_OF, KINDS, type Kind } from './facts.ts'

/** Rules that compare a total with a limit, worst harm first; every report lists rules in this order. */
export const LIMIT_RULES = ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info'] as const
export type LimitRule = (typeof LIMIT_RULES)[number]

/** Every rule by its public name, in the order in which reports list them. */
export const RULES = [
  ...LIMIT_RULES,
  'require-trusted',
  'scan-incomplete',
  'max-scan-age',
  'expected-digest',
] as const
export type RuleName = (typeof RULES)[number]

export const COUNT_OF: Readonly<Record<LimitRule, CountName>> = {
  'max-viruses': 'viruses',
  'max-vulnerabilities': 'vulnerabilities',
  'max-risks': 'risks',
  'max-sensitive-info': 'sensitiveInfo',
}

/** Where TCSS knows images from: nodes it protects, or registries connected to it. */
export type InventoryName = 'nodes' | 'registry'

/** Most allowed; one more is a violation. */
export type Limit = number | 'off'
export type Effect = 'fail' | 'warn'

/** Where a value comes from, so that every report can say it. */
export type Source = { readonly kind: 'default' } | { readonly kind: 'input'; readonly input: string }

export interface Setting<T> {
  readonly value: T
  readonly source: Source
}

export interface Policy {
  readonly limits: Readonly<Record<LimitRule, Setting<Limit>>>
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
  limits: { 'max-viruses': 0, 'max-vulnerabilities': 0, 'max-risks': 0, 'max-sensitive-info': 'off' },
  requireTrusted: { nodes: true, registry: false },
  incompleteScan: 'fail',
  maxScanAge: 'off',
  expectedDigest: 'none',
  mode: 'enforce',
} as const satisfies {
  readonly limits: Readonly<Record<LimitRule, Limit>>
  readonly requireTrusted: Readonly<Record<InventoryName, boolean>>
  readonly incompleteScan: Effect
  readonly maxScanAge: number | 'off'
  readonly expectedDigest: string
  readonly mode: 'enforce' | 'warn'
}

/** The kinds of which one total has a limit: only they must have been scanned. */
export function gatedKinds(policy: Policy): readonly Kind[] {
  const gated = LIMIT_RULES.filter((rule) => policy.limits[rule].value !== 'off')
  return KINDS.filter((kind) => gated.some((rule) => KIND_OF[COUNT_OF[rule]] === kind))
}

/** A policy that no image can break checks nothing, and a gate that checks nothing must not pass anything. */
export function checksNothing(policy: Policy): boolean {
  const { requireTrusted, maxScanAge, expectedDigest } = policy
  const others = requireTrusted.value || maxScanAge.value !== 'off' || expectedDigest.value !== 'none'
  return gatedKinds(policy).length === 0 && !others
}
