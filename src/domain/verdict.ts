import {
  COUNTS,
  type CountName,
  type Facts,
  KIND_OF,
  KINDS,
  type Kind,
  type Known,
  orNull,
  type Reason,
  type ScanState,
} from './facts.ts'
import type { Image } from './image.ts'
import {
  COUNT_OF,
  type Effect,
  gatedKinds,
  LIMIT_RULES,
  type LimitRule,
  type Policy,
  RULES,
  type RuleName,
} from './policy.ts'

/** One broken rule. `effect` is `warn` where the policy asked only to be told. */
export type Violation = { readonly effect: Effect } & (
  | {
      readonly kind: 'over-limit'
      readonly rule: LimitRule
      readonly found: number
      readonly allowed: number
    }
  | { readonly kind: 'untrusted'; readonly rule: 'require-trusted'; readonly trusted: Known<boolean> }
  | {
      readonly kind: 'incomplete'
      readonly rule: 'scan-incomplete'
      readonly scan: Kind
      readonly reason: Reason
    }
)

/** How one rule came out. `unknown`: not broken by what is known, and not everything is known. `off`: not asked for. */
export interface Check {
  readonly rule: RuleName
  readonly result: 'passed' | 'unknown' | 'off' | Effect
  readonly violations: readonly Violation[]
}

/** The judgement of one image. */
export interface Verdict {
  readonly image: Image
  readonly facts: Facts
  readonly conclusion: 'pass' | 'warn' | 'fail'
  /** Every broken rule, in the order of `RULES`. */
  readonly violations: readonly Violation[]
  /** One a rule, in the order of `RULES`. */
  readonly checks: readonly Check[]
  /** As judged: a scan is incomplete, too, where it finished but a total that has a limit is not well-formed. */
  readonly scans: Readonly<Record<Kind, ScanState>>
  /** Totals that may be relied on; null where the total or its scan is unknown. */
  readonly counts: Readonly<Record<CountName, number | null>>
}

/**
 * What the policy says about an image. Evidence of harm counts at once, evidence of absence only when the scan is complete:
 * a total over its limit is a violation even of an incomplete scan, and an incomplete scan of a gated kind is one by itself.
 */
export function judge(image: Image, facts: Facts, policy: Policy): Verdict {
  const scans = scansAsJudged(facts, policy)
  const counts = mapOver(COUNTS, (name) =>
    scans[KIND_OF[name]].kind === 'complete' ? orNull(facts.counts[name]) : null,
  )
  const checks = RULES.map((rule) => check(rule, { facts, policy, scans, counts }))
  const violations = checks.flatMap((one) => one.violations)
  return { image, facts, conclusion: worst(violations), violations, checks, scans, counts }
}

interface Evidence {
  readonly facts: Facts
  readonly policy: Policy
  readonly scans: Verdict['scans']
  readonly counts: Verdict['counts']
}

function check(rule: RuleName, evidence: Evidence): Check {
  const { facts, policy } = evidence
  if (rule === 'require-trusted') {
    if (!policy.requireTrusted.value) return { rule, result: 'off', violations: [] }
    const broken = orNull(facts.trusted) !== true
    const effect = effectOf('fail', policy)
    return broken
      ? { rule, result: effect, violations: [{ kind: 'untrusted', rule, trusted: facts.trusted, effect }] }
      : { rule, result: 'passed', violations: [] }
  }
  return rule === 'scan-incomplete' ? checkScans(evidence) : checkLimit(rule, evidence)
}

function checkLimit(rule: LimitRule, { facts, policy, counts }: Evidence): Check {
  const allowed = policy.limits[rule].value
  if (allowed === 'off') return { rule, result: 'off', violations: [] }
  const claimed = orNull(facts.counts[COUNT_OF[rule]])
  if (claimed !== null && claimed > allowed) {
    const effect = effectOf('fail', policy)
    return {
      rule,
      result: effect,
      violations: [{ kind: 'over-limit', rule, found: claimed, allowed, effect }],
    }
  }
  return { rule, result: counts[COUNT_OF[rule]] === null ? 'unknown' : 'passed', violations: [] }
}

function checkScans({ policy, scans }: Evidence): Check {
  const rule = 'scan-incomplete'
  const gated = gatedKinds(policy)
  const effect = effectOf(policy.incompleteScan.value, policy)
  const violations = gated.flatMap((scan): Violation[] => {
    const state = scans[scan]
    return state.kind === 'complete' ? [] : [{ kind: 'incomplete', rule, scan, reason: state.reason, effect }]
  })
  if (gated.length === 0) return { rule, result: 'off', violations }
  return { rule, result: violations.length > 0 ? effect : 'passed', violations }
}

/** A finished scan whose total has a limit but is not well-formed has told us nothing. */
function scansAsJudged(facts: Facts, policy: Policy): Verdict['scans'] {
  return mapOver(KINDS, (kind): ScanState => {
    const state = facts.scans[kind]
    if (state.kind === 'incomplete') return state
    for (const rule of LIMIT_RULES) {
      const count = facts.counts[COUNT_OF[rule]]
      const limited = policy.limits[rule].value !== 'off' && KIND_OF[COUNT_OF[rule]] === kind
      if (limited && count.kind === 'unknown') return { kind: 'incomplete', reason: count.reason }
    }
    return state
  })
}

function effectOf(effect: Effect, policy: Policy): Effect {
  return policy.mode.value === 'warn' ? 'warn' : effect
}

function worst(violations: readonly Violation[]): Verdict['conclusion'] {
  if (violations.length === 0) return 'pass'
  return violations.some((violation) => violation.effect === 'fail') ? 'fail' : 'warn'
}

function mapOver<K extends string, V>(keys: readonly K[], value: (key: K) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>
}
