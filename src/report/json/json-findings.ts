import type { AppliedException } from '../../domain/exception.ts'
import type { Finding, FindingList } from '../../domain/finding.ts'
import type { Exception } from '../../domain/policy.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { sourceJson, textJson } from './json-values.ts'

/** Lists the findings of one kind, each with the exception or denial that matches it; null where nothing was listed. */
export function findingsJson(list: FindingList | null, verdict: Verdict | null) {
  if (list === null || verdict === null) return null
  const accepted = exceptionByFinding(verdict.exceptions.accepted)
  const expired = exceptionByFinding(verdict.exceptions.expired)
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
    excepted: appliedExceptionJson(accepted.get(finding)),
    expired: appliedExceptionJson(expired.get(finding)),
    denied: finding.kind === 'vulnerability' && denied.has(finding.id),
  }))
}

function exceptionByFinding(applied: readonly AppliedException[]): ReadonlyMap<Finding, Exception> {
  return new Map(
    applied.flatMap(({ exception, findings }) => findings.map((finding) => [finding, exception] as const)),
  )
}

function appliedExceptionJson(exception: Exception | undefined) {
  if (exception === undefined) return null
  const { until, reason, source } = exception
  return { until, reason, setBy: sourceJson(source) }
}
