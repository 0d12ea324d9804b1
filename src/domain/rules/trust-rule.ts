import { orNull } from '../facts.ts'
import { checked, effectOf, off, only, type Rule } from './rule.ts'

/** Fails unless TCSS marks the image as trusted. */
export const trustRule: Rule = {
  sources: ({ requireTrusted }) => [requireTrusted.source],
  check: ({ facts: { trusted }, policy }) => {
    const rule = 'require-trusted'
    const found = orNull(trusted)
    if (!policy.requireTrusted.value) return off(rule, { found })
    return checked(rule, {
      found,
      allowed: true,
      violations: only(found !== true, { kind: 'untrusted', rule, trusted, effect: effectOf(policy) }),
    })
  },
}
