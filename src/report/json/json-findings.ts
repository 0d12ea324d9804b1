import type { AppliedException, ExceptionResult } from '../../domain/exception.ts'
import type { Finding, FindingList } from '../../domain/finding.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { sourceJson, textJson } from './json-values.ts'

/** All that is listed of one kind, each with what exceptions and denials say of it; null where nothing was listed. */
export function findingsJson(list: FindingList | null, verdict: Verdict | null) {
  if (list === null || verdict === null) return null
  const excepted = byFinding(verdict.exceptions, 'accepted')
  const expired = byFinding(verdict.exceptions, 'expired')
  const denied = new Set(verdict.violations.flatMap((one) => (one.kind === 'denied' ? one.ids : [])))
  return list.findings.map((finding) => ({
    kind: finding.kind,
    id: textJson(finding.id),
    name: textJson(finding.name),
    severity: finding.severity,
    component: textJson(finding.component),
    version: textJson(finding.version),
    path: textJson(finding.path),
    fixedIn: textJson(finding.fixedIn),
    fixable: finding.fixable,
    exploitable: finding.exploitable,
    excepted: exemptJson(excepted.get(finding)),
    expired: exemptJson(expired.get(finding)),
    denied: finding.kind === 'vulnerability' && denied.has(finding.id),
  }))
}

function byFinding(
  exemptions: ExceptionResult,
  what: 'accepted' | 'expired',
): ReadonlyMap<Finding, AppliedException> {
  return new Map(exemptions[what].flatMap((one) => one.findings.map((finding) => [finding, one] as const)))
}

function exemptJson(exempt: AppliedException | undefined) {
  if (exempt === undefined) return null
  const { until, reason, source } = exempt.exception
  return { until, reason, setBy: sourceJson(source) }
}
