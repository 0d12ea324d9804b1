import { recordOf } from '../records.ts'
import { scanAge } from './age.ts'
import type { ExceptionResult } from './exception.ts'
import {
  type CountName,
  type Facts,
  KIND_OF,
  orNull,
  type Reason,
  type ScanState,
  type Scans,
} from './facts.ts'
import { type Finding, KINDS } from './finding.ts'
import { needsFindings, type Policy } from './policy.ts'
import {
  COUNT_RULES,
  countOf,
  FINDING_RULES,
  type FindingRule,
  isFindingRule,
  kindOf,
  LIMIT_RULES,
  type LimitRule,
  SEVERITY_RULES,
} from './rules/rule-names.ts'
import type { JudgingContext } from './violation.ts'

/** The number that one limit is compared with. `count` is null if TCSS gave no number. */
interface Tally {
  readonly count: number | null
  /** Whether the scan is complete. The count of an incomplete scan may be too low. */
  readonly complete: boolean
}

export type Tallies = Readonly<Record<LimitRule, Tally>>

/**
 * Returns the state of each scan for this policy. `counted` are the findings that no exception accepts. A finished scan is
 * incomplete for the policy if the scan does not decide a rule.
 */
export function scansAsJudged(
  facts: Facts,
  { policy, now }: JudgingContext,
  counted: readonly Finding[],
): Scans {
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
    const gap = gapIn(facts, policy, counted)
    if (gap !== null) return { kind: 'incomplete', reason: gap }
    const outdated = outdatedBy(facts, { policy, now })
    return outdated === null ? state : { kind: 'incomplete', reason: outdated }
  })
}

/** Returns the denial with the latest `since` if the scan is older, else null. A scan of unknown age counts as older. */
function outdatedBy(facts: Facts, { policy, now }: JudgingContext): Reason | null {
  const { scannedAt } = facts
  const [latest] = policy.deny
    .flatMap(({ id, since }) => (since === null ? [] : [{ id, since }]))
    .toSorted((a, b) => b.since.getTime() - a.since.getTime())
  const isKnown = scannedAt !== null && scanAge(facts, now) !== null
  if (latest === undefined || (isKnown && scannedAt >= latest.since)) return null
  return { kind: 'outdated', ...latest }
}

/**
 * Returns the reason why a needed list does not decide every rule, or null. For example, a vulnerability that TCSS counts but
 * does not list may exceed a limit.
 */
function gapIn(
  { counts, vulnerabilities }: Facts,
  policy: Policy,
  counted: readonly Finding[],
): Reason | null {
  if (vulnerabilities === null || !needsFindings(policy)) return null
  const { vulnerabilities: count } = counts
  if (count.kind === 'unknown') return count.reason
  const { findings } = vulnerabilities
  const missing = missingFrom({ counts, vulnerabilities })
  const isDenying = policy.deny.length > 0
  if (isDenying && findings.some(({ ids }) => ids === null))
    return { kind: 'malformed', detail: 'a listed vulnerability has an unreadable CVEID' }
  const isUndecided = FINDING_RULES.some((rule) => {
    const { value: limit } = policy.limits[rule]
    const count = counted.filter((finding) => isCounted(rule, finding, policy)).length
    return limit !== 'off' && count <= limit && count + missing > limit
  })
  return missing > 0 && (isDenying || isUndecided) ? { kind: 'short-list', missing } : null
}

/** Returns the number of vulnerabilities that TCSS counts but does not list. */
export function missingFrom({ counts, vulnerabilities }: Pick<Facts, 'counts' | 'vulnerabilities'>): number {
  if (vulnerabilities === null) return 0
  const { rows, total } = vulnerabilities
  return Math.max(0, Math.max(orNull(counts.vulnerabilities) ?? 0, total) - rows)
}

/** Returns a count of TCSS, or null if the count is unknown. A count of vulnerabilities is at least what the list states. */
function countIn({ counts, vulnerabilities }: Facts, name: CountName): number | null {
  const count = orNull(counts[name])
  if (name !== 'vulnerabilities' || vulnerabilities === null || count === null) return count
  return Math.max(count, vulnerabilities.total, vulnerabilities.rows)
}

/** Returns a count of a complete scan. Returns null if the scan is incomplete or the count is unknown. */
export function reliableCount(
  { facts, scans }: { readonly facts: Facts; readonly scans: Scans },
  name: CountName,
): number | null {
  return scans[KIND_OF[name]].kind === 'complete' ? countIn(facts, name) : null
}

/** Tells whether a rule counts a vulnerability. `isWanted` is false if `only-fixable` excludes the vulnerability. */
const COUNTS_FINDING: Readonly<Record<FindingRule, (finding: Finding, isWanted: boolean) => boolean>> = {
  ...recordOf(SEVERITY_RULES, (rule) => (finding: Finding, isWanted: boolean) => {
    return isWanted && rule === `max-${finding.severity}`
  }),
  // `max-exploitable` counts a vulnerability even if no version fixes the vulnerability.
  'max-exploitable': ({ exploitable }) => exploitable,
}

export function isCounted(rule: LimitRule, finding: Finding, { onlyFixable }: Policy): boolean {
  const isWanted = finding.fixable || !onlyFixable.value
  if (isFindingRule(rule)) return COUNTS_FINDING[rule](finding, isWanted)
  return rule === 'max-vulnerabilities' && isWanted
}

function sumRows(findings: readonly Finding[]): number {
  return findings.reduce((sum, { rows }) => sum + rows, 0)
}

/** Returns the tally of each rule. Vulnerabilities that TCSS counts but does not list stay in the total. */
export function talliesOf(
  facts: Facts,
  policy: Policy,
  { scans, exceptions }: { readonly scans: Scans; readonly exceptions: ExceptionResult },
): Tallies {
  const listed = facts.vulnerabilities?.findings ?? null
  const countListed = (rule: LimitRule): number | null =>
    listed === null ? null : exceptions.counted.filter((finding) => isCounted(rule, finding, policy)).length
  const count = (rule: LimitRule): number | null => {
    const name = countOf(rule)
    if (name === null) return countListed(rule)
    const total = countIn(facts, name)
    if (name !== 'vulnerabilities' || listed === null || total === null) return total
    const counted = exceptions.counted.filter((finding) => isCounted(rule, finding, policy))
    return total - (sumRows(listed) - sumRows(counted))
  }
  return recordOf(LIMIT_RULES, (rule) => ({
    count: count(rule),
    complete: scans[kindOf(rule)].kind === 'complete',
  }))
}
