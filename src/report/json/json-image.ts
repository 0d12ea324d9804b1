import { reliableCount } from '../../domain/evidence.ts'
import type { AppliedException } from '../../domain/exception.ts'
import { COUNTS, type Facts, orNull } from '../../domain/facts.ts'
import { type Finding, type FindingList, KINDS } from '../../domain/finding.ts'
import type { Image } from '../../domain/image.ts'
import type { Exception } from '../../domain/policy.ts'
import { conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import { RULE } from '../../domain/rules/rules.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { recordOf } from '../../records.ts'
import { plain } from '../../text.ts'
import { violationRow } from '../outputs/outputs.ts'
import { clausesOf } from '../words/headline.ts'
import { factsOf } from '../words/outcome.ts'
import { errorJson, reasonJson, sourceJson, textJson, timeJson } from './json-values.ts'

/** Describes one image: the text of the input, the verdict, and either all known facts or the error. */
export function imageJson(outcome: Outcome, { places }: Report) {
  const { image } = outcome
  const facts = factsOf(outcome)
  const verdict = outcome.kind === 'judged' ? outcome.verdict : null
  const error = outcome.kind === 'errored' ? outcome.error : null
  const place = places.get(image.given)
  const lists = listsOf(outcome)
  return {
    ...identityJson(image, facts),
    verdict: conclusionOf(outcome),
    error: error === null ? null : errorJson(error),
    ...factsJson(facts),
    requestId: error === null ? textJson(facts?.requestId ?? '') : error.requestId,
    scans: verdict === null ? null : scansJson(verdict),
    counts: verdict === null ? null : countsJson(verdict),
    checks: verdict === null ? [] : checksJson(verdict),
    violations: verdict?.violations.map((one) => ({ ...violationRow(one), effect: one.effect })) ?? [],
    findings: recordOf(KINDS, (kind) => findingsJson(lists[kind], verdict)),
    lists: recordOf(KINDS, (kind) => {
      const list = lists[kind]
      return list === null ? null : { listed: list.rows, claimed: list.total }
    }),
    notes: facts?.notes.map(({ scan, words }) => ({ scan, words })) ?? [],
    diagnostics: facts?.diagnostics.map(([name, text]) => ({ name, text })) ?? [],
    place: place === undefined ? null : { file: place.file, line: place.line, column: place.column ?? null },
  }
}

function identityJson({ given, imageId, reference, platform }: Image, facts: Facts | null) {
  return {
    asked: given,
    imageId: imageId ?? textJson(facts?.imageId ?? ''),
    reference,
    platform: textJson(platform?.name ?? ''),
    index: platform?.index ?? null,
  }
}

function factsJson(facts: Facts | null) {
  return {
    name: facts?.name ?? null,
    digest: facts?.digest ?? null,
    repoDigests: facts?.repoDigests ?? [],
    os: facts?.os ?? null,
    architecture: facts?.architecture ?? null,
    size: facts?.size ?? null,
    createdAt: timeJson(facts?.createdAt ?? null),
    containers: facts?.containers ?? null,
    hosts: facts?.hosts ?? null,
    trusted: facts === null ? null : orNull(facts.trusted),
    trustedUnknown: facts?.trusted.kind === 'unknown' ? reasonJson(facts.trusted.reason) : null,
    licensed: facts?.licensed ?? null,
    scannedAt: timeJson(facts?.scannedAt ?? null),
    scanStatus: facts?.scanStatus ?? null,
  }
}

/** Describes each scan, both as TCSS reports the scan and as the gate judges the scan. */
function scansJson({ scans, facts }: Verdict) {
  return recordOf(KINDS, (kind) => {
    const state = scans[kind]
    return {
      state: state.kind,
      reported: facts.scans[kind].kind,
      ...reasonJson(state.kind === 'complete' ? null : state.reason),
    }
  })
}

/** Describes each count, both as TCSS claims the count and as judged. The judged count is null if the scan is incomplete. */
function countsJson(verdict: Verdict) {
  return recordOf(COUNTS, (name) => {
    const count = verdict.facts.counts[name]
    return {
      claimed: orNull(count),
      judged: reliableCount(verdict, name),
      ...reasonJson(count.kind === 'known' ? null : count.reason),
    }
  })
}

/** Describes the result of every rule, including rules that are off. `setBy` says where the values of the rule were set. */
function checksJson({ checks, policy }: Verdict) {
  return checks.map(({ rule, result, found, complete, allowed, violations }) => {
    const sources = RULE[rule].sources(policy).map(sourceJson)
    const distinct = new Map(sources.map((source) => [JSON.stringify(source), source]))
    return {
      rule,
      result,
      found,
      complete,
      allowed,
      message: violations.length === 0 ? null : clausesOf(violations, plain).join('; '),
      setBy: [...distinct.values()],
    }
  })
}

/** Returns one list for each kind. A judged list is preferred to a list that is only for reports. */
function listsOf(outcome: Outcome) {
  return recordOf(KINDS, (kind): FindingList | null => {
    if (outcome.kind === 'errored') return null
    const judged = kind === 'vulnerability' ? outcome.verdict.facts.vulnerabilities : null
    return judged ?? outcome.findings[kind] ?? null
  })
}

/** Describes each finding of a list, with the exception for the finding. Returns null if there is no list. */
function findingsJson(list: FindingList | null, verdict: Verdict | null) {
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
    denied: finding.ids?.some((id) => denied.has(id)) ?? false,
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
