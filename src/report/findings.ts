import { type Finding, SEVERITIES } from '../domain/finding.ts'
import type { Outcome } from '../domain/report.ts'

/** Orders findings worst first: by severity, then those with a known exploit, then those that can be fixed. */
export function compareFindings(a: Finding, b: Finding): number {
  return rankOf(a) - rankOf(b)
}

function rankOf({ severity, exploitable, fixable }: Finding): number {
  return SEVERITIES.indexOf(severity) * 4 + (exploitable ? 0 : 2) + (fixable ? 0 : 1)
}

/** Returns the listed vulnerabilities that count. All vulnerabilities of a list that was made only for reports count. */
export function countedVulnerabilities({
  verdict,
  findings,
}: Extract<Outcome, { readonly kind: 'judged' }>): readonly Finding[] {
  if (verdict.facts.vulnerabilities !== null) return verdict.exceptions.counted
  return findings.vulnerability?.findings ?? []
}
