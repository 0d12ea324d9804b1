import { reliableCount } from '../../domain/evidence.ts'
import { COUNTS, type Facts, orNull } from '../../domain/facts.ts'
import { type FindingList, KINDS, type Kind } from '../../domain/finding.ts'
import type { Image } from '../../domain/image.ts'
import { conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { recordOf } from '../../records.ts'
import { violationRow } from '../outputs/violation-row.ts'
import { factsOf } from '../words/outcome.ts'
import { checksJson } from './json-checks.ts'
import { findingsJson } from './json-findings.ts'
import { errorJson, reasonJson, textJson, timeJson } from './json-values.ts'

/** Describes one image: the given text, its verdict, and all that is known about it or why nothing is. */
export function imageJson(outcome: Outcome, report: Report) {
  const { places } = report
  const image = outcome.image
  const facts = factsOf(outcome)
  const verdict = outcome.kind === 'judged' ? outcome.verdict : null
  const place = places.get(image.given)
  const lists = listsOf(outcome)
  return {
    ...identityJson(image, facts),
    verdict: conclusionOf(outcome),
    error: outcome.kind === 'errored' ? errorJson(outcome.error) : null,
    ...factsJson(facts),
    requestId: outcome.kind === 'errored' ? outcome.error.requestId : textJson(facts?.requestId ?? ''),
    scans: verdict === null ? null : scansJson(verdict),
    counts: verdict === null ? null : countsJson(verdict),
    checks: verdict === null ? [] : checksJson(verdict),
    violations:
      verdict === null
        ? []
        : verdict.violations.map((violation) => ({ ...violationRow(violation), effect: violation.effect })),
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
    reference:
      reference === null
        ? null
        : { repository: reference.repository, tag: reference.tag, digest: reference.digest },
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

/** Gives the state of each scan as judged and as TCSS reported it: a complete scan can lack a total that has a limit. */
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

/** Gives each total as TCSS claims it and as judged; the latter is null where its scan is incomplete. */
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

/** Returns the list of each kind, whether it was judged or made for reports alone; null where there is none. */
function listsOf(outcome: Outcome): Readonly<Record<Kind, FindingList | null>> {
  if (outcome.kind === 'errored') return recordOf(KINDS, () => null)
  const { findings, verdict } = outcome
  return recordOf(KINDS, (kind) => {
    const judged = kind === 'vulnerability' ? verdict.facts.vulnerabilities : null
    return judged ?? findings[kind] ?? null
  })
}
