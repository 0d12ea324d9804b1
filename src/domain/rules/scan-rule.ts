import { scansAsJudged } from '../evidence.ts'
import type { Facts } from '../facts.ts'
import { gatedKinds } from '../policy.ts'
import type { JudgingContext, Violation } from '../violation.ts'
import { isTooOld } from './age-rule.ts'
import { checked, effectOf, off, type Rule } from './rule.ts'

/** Reports each scan that a limit relies on and that is not complete. */
export const scanRule: Rule = {
  sources: ({ incompleteScan }) => [incompleteScan.source],
  check: ({ policy, scans }) => {
    const rule = 'scan-incomplete'
    const gated = gatedKinds(policy)
    if (gated.length === 0) return off(rule, { found: null })
    const effect = effectOf(policy, policy.incompleteScan.value)
    const violations = gated.flatMap((scan): Violation[] => {
      const state = scans[scan]
      if (state.kind === 'complete') return []
      const { reason } = state
      // An unknown image is not one whose scan is late: no setting lets it pass.
      const ownEffect = reason.kind === 'unknown-image' ? 'fail' : effect
      return [{ kind: 'incomplete', rule, scan, reason, effect: ownEffect }]
    })
    return checked(rule, { found: violations.length, allowed: 0, violations })
  },
}

/** Tells whether a new scan could change the verdict: a gated scan is incomplete, or the last scan is too old. */
export function needsScan(facts: Facts, context: JudgingContext): boolean {
  const scans = scansAsJudged(facts, context)
  const isIncomplete = gatedKinds(context.policy).some((kind) => scans[kind].kind === 'incomplete')
  return isIncomplete || isTooOld(facts, context)
}
