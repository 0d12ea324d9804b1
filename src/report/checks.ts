import { KINDS, orNull } from '../domain/facts.ts'
import {
  COUNT_OF,
  gatedKinds,
  type LimitRule,
  type Policy,
  type RuleName,
  type Source,
} from '../domain/policy.ts'
import type { Check, Verdict } from '../domain/verdict.ts'
import { phraseSource } from './phrase.ts'

/** One row of the table of checks, in plain words of ours. */
export interface CheckRow {
  readonly rule: RuleName
  readonly result: Check['result']
  readonly found: string
  readonly allowed: string
  readonly note: string
  readonly setBy: string
}

/** What every rule found, allowed and concluded; a row a rule, also for rules that are off. */
export function checkRows({ checks, facts, scans, counts }: Verdict, policy: Policy): readonly CheckRow[] {
  return checks.map(({ rule, result }): CheckRow => {
    const setBy = phraseSource(sourceOf(rule, policy))
    if (rule === 'require-trusted') {
      const trusted = orNull(facts.trusted)
      return {
        rule,
        result,
        found: trusted === null ? 'unknown' : trusted ? 'yes' : 'no',
        allowed: policy.requireTrusted.value ? 'required' : 'not checked',
        note: '',
        setBy,
      }
    }
    if (rule === 'scan-incomplete') {
      const gated = gatedKinds(policy)
      const complete = gated.filter((kind) => scans[kind].kind === 'complete').length
      return {
        rule,
        result,
        found: gated.length === 0 ? '' : `${complete} of ${gated.length}`,
        allowed:
          gated.length === 0
            ? 'not checked'
            : policy.incompleteScan.value === 'fail'
              ? 'all needed'
              : 'all, else warn',
        note: gated.length > 0 && complete === gated.length ? gated.map((kind) => `${kind} ✔`).join(' ') : '',
        setBy,
      }
    }
    return { rule, result, ...limitRow(rule), setBy }
  })

  function limitRow(rule: LimitRule): Pick<CheckRow, 'found' | 'allowed' | 'note'> {
    const limit = policy.limits[rule].value
    const found = counts[COUNT_OF[rule]]
    const claimed = orNull(facts.counts[COUNT_OF[rule]])
    const allowed = limit === 'off' ? 'not checked' : `${limit}`
    if (limit !== 'off' && claimed !== null && claimed > limit) {
      return { found: `${claimed}`, allowed, note: `${claimed - limit} over` }
    }
    if (found === null) return { found: 'unknown', allowed, note: limit === 'off' ? '' : 'scan incomplete' }
    return { found: `${found}`, allowed, note: limit === 'off' || limit === 0 ? '' : `${limit - found} left` }
  }
}

/** Where the value that a rule goes by was set. */
export function sourceOf(rule: RuleName, policy: Policy): Source {
  if (rule === 'require-trusted') return policy.requireTrusted.source
  return (rule === 'scan-incomplete' ? policy.incompleteScan : policy.limits[rule]).source
}

/** The state of each kind of scan, and whether the policy needs it. */
export function scanRows({ scans }: Verdict, policy: Policy) {
  const gated = gatedKinds(policy)
  return KINDS.map((kind) => ({ kind, gated: gated.includes(kind), state: scans[kind] }))
}
