import { type Finding, SEVERITIES } from '../domain/finding.ts'
import type { Outcome } from '../domain/report.ts'

/** Sorts findings by severity, the worst first. Within a severity, exploitable findings come first, then fixable findings. */
export function compareFindings(a: Finding, b: Finding): number {
  return rankOf(a) - rankOf(b)
}

function rankOf({ severity, exploitable, fixable }: Finding): number {
  return SEVERITIES.indexOf(severity) * 4 + (exploitable ? 0 : 2) + (fixable ? 0 : 1)
}

/** Returns the vulnerabilities that no exception accepts. Exceptions do not apply to a list that is only for reports. */
export function countedVulnerabilities({
  verdict,
  findings,
}: Extract<Outcome, { readonly kind: 'judged' }>): readonly Finding[] {
  if (verdict.facts.vulnerabilities !== null) return verdict.exceptions.counted
  return findings.vulnerability?.findings ?? []
}
