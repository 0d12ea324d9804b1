import { COUNTS, type CountName, type Facts, KINDS, type Kind, orNull, type ScanState } from './facts.ts'
import {
  COUNT_RULES,
  countOf,
  judgesFindings,
  kindOf,
  LIMIT_RULES,
  type LimitRule,
  type Policy,
} from './policy.ts'
import { byName } from './record.ts'

/** What there is of something that has a limit: as claimed or listed, and whether that is all there is. */
export interface Found {
  readonly claimed: number | null
  readonly complete: boolean
}

export type Scans = Readonly<Record<Kind, ScanState>>

/**
 * The scans as they are judged: a finished one whose total has a limit but is not well-formed has told us nothing, and one of
 * which fewer vulnerabilities are listed than there are has not told all, where single ones matter.
 */
export function scansAsJudged(facts: Facts, policy: Policy): Scans {
  return byName(KINDS, (kind): ScanState => {
    const state = facts.scans[kind]
    if (state.kind === 'incomplete') return state
    for (const rule of COUNT_RULES) {
      const name = countOf(rule)
      const limited = policy.limits[rule].value !== 'off' && kindOf(rule) === kind
      const count = name === null ? null : facts.counts[name]
      if (limited && count?.kind === 'unknown') return { kind: 'incomplete', reason: count.reason }
    }
    const missing = kind === 'vulnerability' && judgesFindings(policy) ? missingFrom(facts) : 0
    return missing > 0 ? { kind: 'incomplete', reason: { kind: 'short-list', missing } } : state
  })
}

/** How many vulnerabilities are not listed though TCSS counts them. */
function missingFrom({ counts, vulnerabilities }: Facts): number {
  if (vulnerabilities === null) return 0
  const count = orNull(counts.vulnerabilities) ?? 0
  return Math.max(0, Math.max(count, vulnerabilities.claimed) - vulnerabilities.listed)
}

/** The totals of TCSS; a list that is longer than its total wins. */
export function countsAsJudged({
  counts,
  vulnerabilities,
}: Facts): Readonly<Record<CountName, number | null>> {
  return byName(COUNTS, (name) => {
    const count = orNull(counts[name])
    if (name !== 'vulnerabilities' || vulnerabilities === null || count === null) return count
    return Math.max(count, vulnerabilities.findings.length)
  })
}

/** What there is of everything that can have a limit. Without a fix a vulnerability may not count, but never one that is not listed. */
export function foundIn(facts: Facts, policy: Policy, scans: Scans): Readonly<Record<LimitRule, Found>> {
  const listed = facts.vulnerabilities?.findings ?? null
  const counted = policy.onlyFixable.value ? (listed?.filter(({ fixable }) => fixable) ?? null) : listed
  const counts = countsAsJudged(facts)
  const uncounted = listed === null || counted === null ? 0 : listed.length - counted.length
  const claimed = (rule: LimitRule): number | null => {
    const name = countOf(rule)
    if (name === 'vulnerabilities') {
      const total = counts[name] ?? listed?.length ?? null
      return total === null ? null : total - uncounted
    }
    if (name !== null) return counts[name]
    if (rule === 'max-exploitable') return listed?.filter(({ exploitable }) => exploitable).length ?? null
    return counted?.filter(({ severity }) => rule === `max-${severity}`).length ?? null
  }
  return byName(LIMIT_RULES, (rule) => ({
    claimed: claimed(rule),
    complete: scans[kindOf(rule)].kind === 'complete',
  }))
}
