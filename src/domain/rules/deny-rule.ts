import { checked, DEFAULT_SOURCE, off, only, type Rule } from './rule.ts'

/** Fails for a listed vulnerability that the policy denies; no limit, exception or mode softens it. */
export const denyRule: Rule = {
  sources: ({ deny }) => (deny.length === 0 ? [DEFAULT_SOURCE] : deny.map(({ source }) => source)),
  check: ({ facts, policy, scans }) => {
    const rule = 'deny'
    if (policy.deny.length === 0) return off(rule, { found: null })
    const listed = new Set(facts.vulnerabilities?.findings.map(({ id }) => id))
    const ids = policy.deny.map(({ id }) => id).filter((id) => listed.has(id))
    return checked(rule, {
      found: ids.length,
      allowed: 0,
      isKnown: scans.vulnerability.kind === 'complete',
      violations: only(ids.length > 0, { kind: 'denied', rule, ids, effect: 'fail' }),
    })
  },
}
