import { scanAge } from '../age.ts'
import type { Facts } from '../facts.ts'
import type { JudgingContext } from '../violation.ts'
import { checked, effectOf, off, only, type Rule } from './rule.ts'

/** Fails when the last scan is older than the policy accepts, or when its time is not known. */
export const ageRule: Rule = {
  sources: ({ maxScanAge }) => [maxScanAge.source],
  check: ({ facts, policy, now }) => {
    const rule = 'max-scan-age'
    const allowed = policy.maxScanAge.value
    const age = scanAge(facts, now)
    const found = age === null ? null : Math.floor(age / 1_000)
    if (allowed === 'off') return off(rule, { found })
    return checked(rule, {
      found,
      allowed: allowed / 1_000,
      violations: only(isTooOld(facts, { policy, now }), {
        kind: 'stale',
        rule,
        age,
        allowed,
        effect: effectOf(policy),
      }),
    })
  },
}

/** Tells whether the last scan is older than the policy accepts, or its time unknown. */
export function isTooOld(facts: Facts, { policy, now }: JudgingContext): boolean {
  const allowed = policy.maxScanAge.value
  const age = scanAge(facts, now)
  return allowed !== 'off' && (age === null || age > allowed)
}
