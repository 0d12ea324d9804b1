import { checked, effectOf, off, type Rule } from './rule.ts'
import type { LimitRule } from './rule-names.ts'

/** Returns the rule that compares a tally with its limit. */
export function limitRule(rule: LimitRule): Rule {
  return {
    sources: ({ limits }) => [limits[rule].source],
    check: ({ policy, tallies }) => {
      const { count: found, complete } = tallies[rule]
      const allowed = policy.limits[rule].value
      if (allowed === 'off') return off(rule, { found, complete })
      const isOver = found !== null && found > allowed
      return checked(rule, {
        found,
        complete,
        allowed,
        isKnown: complete && found !== null,
        violations: isOver ? [{ kind: 'over-limit', rule, found, allowed, effect: effectOf(policy) }] : [],
      })
    },
  }
}
