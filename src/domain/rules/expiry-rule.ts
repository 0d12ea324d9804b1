import { isCounted } from '../evidence.ts'
import { checked, DEFAULT_SOURCE, effectOf, off, only, type Rule } from './rule.ts'
import { LIMIT_RULES } from './rule-names.ts'

/** Names expired exceptions beside an exceeded limit that counts their findings; it is never violated alone. */
export const expiryRule: Rule = {
  sources: ({ exceptions }) =>
    exceptions.length === 0 ? [DEFAULT_SOURCE] : exceptions.map(({ source }) => source),
  check: ({ policy, tallies, exceptions }) => {
    const rule = 'exception-expired'
    if (policy.exceptions.length === 0) return off(rule, { found: null })
    const exceeded = LIMIT_RULES.filter((one) => {
      const { value } = policy.limits[one]
      return value !== 'off' && (tallies[one].count ?? 0) > value
    })
    const expired = exceptions.expired.filter(({ findings }) =>
      findings.some((finding) => exceeded.some((one) => isCounted(one, finding, policy))),
    )
    return checked(rule, {
      found: expired.length,
      allowed: 0,
      violations: only(expired.length > 0, { kind: 'expired', rule, expired, effect: effectOf(policy) }),
    })
  },
}
