import { type CountName, KIND_OF } from '../facts.ts'
import type { Kind } from '../finding.ts'

/** Rules that compare a count of TCSS with a limit, worst harm first. */
export const COUNT_RULES = ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info'] as const
export type CountRule = (typeof COUNT_RULES)[number]

/** Rules that count listed vulnerabilities of one severity, worst first. */
export const SEVERITY_RULES = ['max-critical', 'max-high', 'max-medium', 'max-low'] as const
export type SeverityRule = (typeof SEVERITY_RULES)[number]

/** Rules that count listed vulnerabilities. They need the whole list. */
export const FINDING_RULES = [...SEVERITY_RULES, 'max-exploitable'] as const
export type FindingRule = (typeof FINDING_RULES)[number]

/** Every rule that has a limit. */
export const LIMIT_RULES = [...COUNT_RULES, ...FINDING_RULES] as const
export type LimitRule = (typeof LIMIT_RULES)[number]

/** Every rule by its public name, in the order in which reports list them. */
export const RULES = [
  'max-viruses',
  'deny',
  'max-exploitable',
  ...SEVERITY_RULES,
  'max-vulnerabilities',
  'exception-expired',
  'max-risks',
  'max-sensitive-info',
  'require-trusted',
  'scan-incomplete',
  'max-scan-age',
  'expected-digest',
] as const
export type RuleName = (typeof RULES)[number]

const COUNT_OF: Readonly<Record<CountRule, CountName>> = {
  'max-viruses': 'viruses',
  'max-vulnerabilities': 'vulnerabilities',
  'max-risks': 'risks',
  'max-sensitive-info': 'sensitiveInfo',
}

/** Returns the count that a rule compares; null for a rule about listed vulnerabilities. */
export function countOf(rule: LimitRule): CountName | null {
  return isFindingRule(rule) ? null : COUNT_OF[rule]
}

export function isFindingRule(rule: LimitRule): rule is FindingRule {
  return FINDING_RULES.some((one) => one === rule)
}

/** Returns the scan that must be complete before a rule can be known to hold. */
export function kindOf(rule: LimitRule): Kind {
  const count = countOf(rule)
  return count === null ? 'vulnerability' : KIND_OF[count]
}
