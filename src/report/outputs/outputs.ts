import { reliableCount } from '../../domain/evidence.ts'
import { type CountName, orNull } from '../../domain/facts.ts'
import { allows, conclusionOf, type Outcome, type Report, type ReportFile } from '../../domain/report.ts'
import { kindOf } from '../../domain/rules/rule-names.ts'
import type { Violation } from '../../domain/violation.ts'
import { visible } from '../../text.ts'
import { PREDICATE_TYPE } from '../predicate.ts'
import { factsOf, worstFirst } from '../words/outcome.ts'
import { phraseViolation } from '../words/phrase.ts'
import { deployReferences } from './deploy-ref.ts'

/** The value of an unknown output. The value is not empty, because in a workflow expression `'' == 0` is true. */
const UNKNOWN = 'unknown'

/** The maximum length of a JSON array, in UTF-16 units. GitHub counts two bytes for each unit, so this is 256 KiB. */
const ARRAY_LIMIT = (256 * 1024) / 2

/** The path of each report file that was written. */
export type WrittenFiles = Readonly<Partial<Record<ReportFile, string>>>

/** Renders all outputs of the step. Every output is set for every verdict. */
export function renderOutputs(report: Report, written: WrittenFiles = {}) {
  const { outcomes, conclusion } = report
  const violations = fitArray(outcomes, violationRows)
  const results = fitArray(outcomes, (outcome) => [resultRow(outcome)])
  const lines = (value: (outcome: Outcome) => string | null): string =>
    outcomes.length === 0 ? UNKNOWN : outcomes.map((outcome) => value(outcome) ?? UNKNOWN).join('\n')
  return {
    verdict: conclusion,
    allowed: `${allows(conclusion)}`,
    'deploy-ref': allows(conclusion) ? deployReferences(report).join('\n') : '',
    violations: violations.text,
    results: results.text,
    truncated: `${violations.truncated || results.truncated}`,
    'image-id': lines(imageIdOf),
    'image-name': lines((outcome) => shown(factsOf(outcome)?.name)),
    'image-digest': lines((outcome) => factsOf(outcome)?.digest ?? null),
    'scan-status': lines((outcome) => shown(factsOf(outcome)?.scanStatus)),
    'scan-time': lines((outcome) => timeInSeconds(factsOf(outcome)?.scannedAt)),
    'request-id': lines(requestIdOf),
    'vulnerability-count': total(outcomes, 'vulnerabilities'),
    'risk-count': total(outcomes, 'risks'),
    'virus-count': total(outcomes, 'viruses'),
    'sensitive-info-count': total(outcomes, 'sensitiveInfo'),
    trusted: areTrusted(outcomes),
    'report-file': written['report-file'] ?? '',
    'sarif-file': written['sarif-file'] ?? '',
    'predicate-file': written['predicate-file'] ?? '',
    'predicate-type': written['predicate-file'] === undefined ? '' : PREDICATE_TYPE,
  }
}

/** The value of each output of the step, by the name of the output. */
export type Outputs = Readonly<Record<keyof ReturnType<typeof renderOutputs>, string>>

/** Returns the image ID that the input gives, else the image ID that TCSS gives. */
function imageIdOf(outcome: Outcome): string | null {
  return outcome.image.imageId ?? (factsOf(outcome)?.imageId || null)
}

function resultRow(outcome: Outcome): object {
  const facts = factsOf(outcome)
  const count = (name: CountName) => countOrNull(outcome, name)
  return {
    image: outcome.image.given,
    imageId: imageIdOf(outcome),
    imageName: shown(facts?.name),
    imageDigest: facts?.digest ?? null,
    verdict: conclusionOf(outcome),
    vulnerabilities: count('vulnerabilities'),
    risks: count('risks'),
    viruses: count('viruses'),
    sensitiveInfo: count('sensitiveInfo'),
    trusted: trustedOf(outcome),
    scanStatus: shown(facts?.scanStatus),
    scanTime: timeInSeconds(facts?.scannedAt),
    requestId: requestIdOf(outcome),
    error: outcome.kind === 'errored' ? `${outcome.error.line()} ${outcome.error.remedy}`.trim() : null,
  }
}

function violationRows(outcome: Outcome): readonly object[] {
  if (outcome.kind === 'errored') return []
  const { image, violations } = outcome.verdict
  return violations.map((violation) => ({ image: image.given, ...violationRow(violation) }))
}

/** Describes a violation as a row of the output `violations`. */
export function violationRow(violation: Violation) {
  const { rule } = violation
  return { rule, kind: scanKindOf(violation), ...numbersOf(violation), message: phraseViolation(violation) }
}

/** Returns the found and the allowed number. If the scan is too old, both numbers are ages in seconds. */
function numbersOf(violation: Violation): { readonly found: number | null; readonly allowed: number | null } {
  if (violation.kind === 'over-limit') return { found: violation.found, allowed: violation.allowed }
  if (violation.kind !== 'stale') return { found: null, allowed: null }
  const { age, allowed } = violation
  return { found: age === null ? null : Math.floor(age / 1_000), allowed: allowed / 1_000 }
}

function scanKindOf(violation: Violation): string | null {
  if (violation.kind === 'incomplete') return violation.scan
  if (violation.kind === 'over-limit') return kindOf(violation.rule)
  return ['denied', 'not-ruled-out', 'expired'].includes(violation.kind) ? 'vulnerability' : null
}

/** Writes the rows of all images as a JSON array. If the array would be too long, it has only the rows of the worst images. */
function fitArray(
  outcomes: readonly Outcome[],
  rows: (outcome: Outcome) => readonly object[],
): { readonly text: string; readonly truncated: boolean } {
  const whole = JSON.stringify(outcomes.flatMap(rows))
  if (whole.length <= ARRAY_LIMIT) return { text: whole, truncated: false }
  const fitting: string[] = []
  let length = 2
  for (const row of worstFirst(outcomes).flatMap(rows)) {
    const text = JSON.stringify(row)
    if (length + text.length + 1 > ARRAY_LIMIT) break
    fitting.push(text)
    length += text.length + 1
  }
  return { text: `[${fitting.join(',')}]`, truncated: true }
}

function total(outcomes: readonly Outcome[], name: CountName): string {
  const counts = outcomes.map((outcome) => countOrNull(outcome, name))
  const sum = counts.reduce<number | null>((a, b) => (a === null || b === null ? null : a + b), 0)
  return counts.length === 0 || sum === null || !Number.isSafeInteger(sum) ? UNKNOWN : `${sum}`
}

function countOrNull(outcome: Outcome, name: CountName): number | null {
  return outcome.kind === 'judged' ? reliableCount(outcome.verdict, name) : null
}

function areTrusted(outcomes: readonly Outcome[]): string {
  const flags = outcomes.map(trustedOf)
  if (flags.includes(false)) return 'false'
  return flags.length === 0 || flags.includes(null) ? UNKNOWN : 'true'
}

function trustedOf(outcome: Outcome): boolean | null {
  return outcome.kind === 'judged' ? orNull(outcome.verdict.facts.trusted) : null
}

function requestIdOf(outcome: Outcome): string | null {
  return outcome.kind === 'judged' ? outcome.verdict.facts.requestId || null : outcome.error.requestId
}

function shown(text: string | null | undefined): string | null {
  return text == null ? null : visible(text)
}

/** Writes a time in UTC as RFC 3339, in whole seconds. */
function timeInSeconds(time: Date | null | undefined): string | null {
  return time == null ? null : time.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
