import { recordOf } from '../records.ts'
import { scanAge } from './age.ts'
import type { ExceptionResult } from './exception.ts'
import { COUNTS, type CountName, type Facts, orNull, type Reason, type ScanState } from './facts.ts'
import { type Finding, KINDS, type Kind } from './finding.ts'
import { judgesFindings, type Policy } from './policy.ts'
import { COUNT_RULES, countOf, kindOf, LIMIT_RULES, type LimitRule } from './rules/rule-names.ts'
import type { JudgingContext } from './violation.ts'

/** What there is of something that has a limit: as claimed or listed, and whether that is all there is. */
export interface Tally {
  readonly count: number | null
  readonly complete: boolean
}

export type Scans = Readonly<Record<Kind, ScanState>>

/**
 * The scans as they are judged: a finished one whose total has a limit but is not well-formed has told us nothing; one of
 * which fewer vulnerabilities are listed than there are has not told all, where single ones matter; and one that is older than
 * the denial of a vulnerability may not know of it.
 */
export function scansAsJudged(facts: Facts, { policy, now }: JudgingContext): Scans {
  return recordOf(KINDS, (kind): ScanState => {
    const state = facts.scans[kind]
    if (state.kind === 'incomplete') return state
    for (const rule of COUNT_RULES) {
      const name = countOf(rule)
      const limited = policy.limits[rule].value !== 'off' && kindOf(rule) === kind
      const count = name === null ? null : facts.counts[name]
      if (limited && count?.kind === 'unknown') return { kind: 'incomplete', reason: count.reason }
    }
    if (kind !== 'vulnerability') return state
    const missing = judgesFindings(policy) ? missingFrom(facts) : 0
    if (missing > 0) return { kind: 'incomplete', reason: { kind: 'short-list', missing } }
    const outdated = outdatedBy(facts, { policy, now })
    return outdated === null ? state : { kind: 'incomplete', reason: outdated }
  })
}

/** The latest denial that is younger than the scan, or than a scan of which nobody knows when it was. */
function outdatedBy(facts: Facts, { policy, now }: JudgingContext): Reason | null {
  const { scannedAt } = facts
  const [latest] = policy.deny
    .flatMap(({ id, since }) => (since === null ? [] : [{ id, since }]))
    .toSorted((one, other) => other.since.getTime() - one.since.getTime())
  const isKnown = scannedAt !== null && scanAge(facts, now) !== null
  if (latest === undefined || (isKnown && scannedAt >= latest.since)) return null
  return { kind: 'outdated', ...latest }
}

/** How many vulnerabilities are not listed though TCSS counts them. */
function missingFrom({ counts, vulnerabilities }: Facts): number {
  if (vulnerabilities === null) return 0
  const count = orNull(counts.vulnerabilities) ?? 0
  return Math.max(0, Math.max(count, vulnerabilities.total) - vulnerabilities.rows)
}

/** The totals of TCSS; a list that is longer than its total wins. */
export function countsAsJudged({
  counts,
  vulnerabilities,
}: Facts): Readonly<Record<CountName, number | null>> {
  return recordOf(COUNTS, (name) => {
    const count = orNull(counts[name])
    if (name !== 'vulnerabilities' || vulnerabilities === null || count === null) return count
    return Math.max(count, vulnerabilities.findings.length)
  })
}

/** Whether a rule counts a vulnerability: without a fixed version it may not, but never one that has an exploit. */
export function isCounted(rule: LimitRule, finding: Finding, { onlyFixable }: Policy): boolean {
  if (kindOf(rule) !== 'vulnerability') return false
  if (rule === 'max-exploitable') return finding.exploitable
  const matters = finding.fixable || !onlyFixable.value
  return matters && (rule === 'max-vulnerabilities' || rule === `max-${finding.severity}`)
}

/** What there is of everything that can have a limit. Only what is listed can be taken away from a total. */
export function talliesOf(
  facts: Facts,
  policy: Policy,
  { scans, exemptions }: { readonly scans: Scans; readonly exemptions: ExceptionResult },
): Readonly<Record<LimitRule, Tally>> {
  const listed = facts.vulnerabilities?.findings ?? null
  const counts = countsAsJudged(facts)
  const countedBy = (rule: LimitRule): number | null =>
    listed === null ? null : exemptions.counted.filter((finding) => isCounted(rule, finding, policy)).length
  const count = (rule: LimitRule): number | null => {
    const name = countOf(rule)
    if (name === null) return countedBy(rule)
    if (name !== 'vulnerabilities' || listed === null) return counts[name]
    return Math.max(counts[name] ?? 0, listed.length) - listed.length + (countedBy(rule) ?? 0)
  }
  return recordOf(LIMIT_RULES, (rule) => ({
    count: count(rule),
    complete: scans[kindOf(rule)].kind === 'complete',
  }))
}
