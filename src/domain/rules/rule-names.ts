import { type CountName, KIND_OF } from '../facts.ts'
import type { Kind } from '../finding.ts'

/** The rules that compare a count of TCSS with a limit. The rule about the worst harm comes first. */
export const COUNT_RULES = ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info'] as const
export type CountRule = (typeof COUNT_RULES)[number]

/** The rules that count listed vulnerabilities of one severity, worst severity first. */
export const SEVERITY_RULES = ['max-critical', 'max-high', 'max-medium', 'max-low'] as const
export type SeverityRule = (typeof SEVERITY_RULES)[number]

/** The rules that count vulnerabilities in the list. These rules need the whole list. */
export const FINDING_RULES = [...SEVERITY_RULES, 'max-exploitable'] as const
export type FindingRule = (typeof FINDING_RULES)[number]

export const LIMIT_RULES = [...COUNT_RULES, ...FINDING_RULES] as const
export type LimitRule = (typeof LIMIT_RULES)[number]

/** The public names of all rules, in the order of reports. */
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

/** Returns the TCSS count that a rule compares with its limit. Returns null for a rule that counts listed vulnerabilities. */
export function countOf(rule: LimitRule): CountName | null {
  return isFindingRule(rule) ? null : COUNT_OF[rule]
}

export function isFindingRule(rule: LimitRule): rule is FindingRule {
  return FINDING_RULES.some((one) => one === rule)
}

/** Returns the kind of scan that a rule uses. The rule can pass only if this scan is complete. */
export function kindOf(rule: LimitRule): Kind {
  const count = countOf(rule)
  return count === null ? 'vulnerability' : KIND_OF[count]
}
