import { VULNERABILITY_ID } from '../../forms.ts'
import { isCounted, missingFrom } from '../evidence.ts'
import { isExpired } from '../exception.ts'
import { type Finding, SEVERITIES } from '../finding.ts'
import type { Limit, Policy } from '../policy.ts'
import { isFindingRule, kindOf, LIMIT_RULES, type LimitRule, RULES } from '../rules/rule-names.ts'
import { judge, nameFor, type Verdict } from '../verdict.ts'
import type { JudgingContext } from '../violation.ts'

/** A proposed exception. `images` is a glob of image names, or null for every image. */
interface Proposal {
  readonly id: string
  readonly images: string | null
}

/** Small changes of the policy that would let every blocked image pass. */
export interface Remedy {
  readonly limits: Readonly<Partial<Record<LimitRule, Limit>>>
  readonly exceptions: readonly Proposal[]
  readonly requireTrusted: false | null
  /** The proposed `max-scan-age` in milliseconds, which is a whole number of hours or days. */
  readonly maxScanAge: number | 'off' | null
}

/** The maximum number of exceptions to propose. If more exceptions are needed, a higher limit is proposed instead. */
const EXCEPTION_LIMIT = 3

/** The maximum length of an ID in a proposal, in UTF-16 units. */
const ID_LENGTH_LIMIT = 100

/** The maximum values that a policy accepts for a limit and for `max-scan-age` (in milliseconds). */
const GREATEST_LIMIT = 999_999_999
const GREATEST_AGE = 3650 * 86_400_000

/**
 * Returns the policy changes that would let these images pass. Returns null if a vulnerability is denied or not ruled out, a digest is wrong,
 * or the result or time of a scan is unknown, because no policy should then let the images pass.
 */
export function remedyFor(verdicts: readonly Verdict[], context: JudgingContext): Remedy | null {
  const failing = verdicts.flatMap(({ violations }) => violations.filter(({ effect }) => effect === 'fail'))
  const isHopeless = failing.some(
    (one) =>
      one.kind === 'denied' ||
      one.kind === 'not-ruled-out' ||
      one.kind === 'wrong-digest' ||
      one.kind === 'incomplete' ||
      (one.kind === 'stale' && one.age === null),
  )
  if (isHopeless || failing.length === 0) return null
  const ages = failing.flatMap((one) => (one.kind === 'stale' ? [one.age ?? 0] : []))
  const exceptions = exceptionsFor(verdicts, context)
  const isRaised = (rule: LimitRule): boolean => kindOf(rule) !== 'vulnerability' || exceptions.length === 0
  return {
    limits: limitsFor(verdicts, context.policy, isRaised),
    exceptions,
    requireTrusted: failing.some(({ kind }) => kind === 'untrusted') ? false : null,
    maxScanAge: ages.length === 0 ? null : roundUp(Math.max(...ages)),
  }
}

function limitsFor(
  verdicts: readonly Verdict[],
  policy: Policy,
  isRaised: (rule: LimitRule) => boolean,
): Remedy['limits'] {
  const raised = LIMIT_RULES.filter(isRaised).flatMap((rule) => {
    const limit = policy.limits[rule].value
    const most = Math.max(0, ...verdicts.map((verdict) => greatestCount(verdict, rule, policy) ?? 0))
    const isBroken = verdicts.some(({ tallies }) => limit !== 'off' && (tallies[rule].count ?? 0) > limit)
    if (!isBroken) return []
    return [[rule, most > GREATEST_LIMIT ? 'off' : most] as const]
  })
  return Object.fromEntries(raised)
}

/** Returns the greatest count that a rule may have to allow. Each missing vulnerability may count for a rule about the list. */
function greatestCount({ facts, tallies }: Verdict, rule: LimitRule, policy: Policy): number | null {
  const { count } = tallies[rule]
  const mustBeKnown = isFindingRule(rule) && policy.incompleteScan.value === 'fail'
  return count === null || !mustBeKnown ? count : count + missingFrom(facts)
}

/** Rounds an age in milliseconds up to whole hours. From two days on, rounds up to whole days. */
function roundUp(age: number): number | 'off' {
  const [hour, day] = [3_600_000, 86_400_000]
  const unit = Math.floor(age / hour) + 1 < 48 ? hour : day
  const more = (Math.floor(age / unit) + 1) * unit
  return more > GREATEST_AGE ? 'off' : more
}

/** Returns the exceptions that bring all vulnerability counts down to their limits. Returns none if too many are needed. */
function exceptionsFor(verdicts: readonly Verdict[], { policy, now }: JudgingContext): readonly Proposal[] {
  const { neverExploitable, maxCount } = policy.exceptionRules
  const listed = verdicts.flatMap(({ facts }) => facts.vulnerabilities?.findings ?? [])
  const never = new Set(
    neverExploitable.value ? listed.filter(({ exploitable }) => exploitable).map(({ id }) => id) : [],
  )
  const proposals = new Map<string, Proposal>()
  for (const verdict of verdicts) {
    const ids = idsToExcept(verdict, policy, (id) => isWritable(id) && !never.has(id))
    if (ids === null) return []
    const images = globFor(nameFor(verdict.image, verdict.facts))
    for (const id of ids) proposals.set(JSON.stringify([id, images]), { id, images })
  }
  const inForce = policy.exceptions.filter((one) => !isExpired(one, now)).length
  const room =
    maxCount.value === 'off' ? EXCEPTION_LIMIT : Math.min(EXCEPTION_LIMIT, maxCount.value - inForce)
  return proposals.size > room ? [] : [...proposals.values()]
}

/** Tells whether a policy accepts this text as an ID. The text comes from TCSS and is untrusted. */
function isWritable(id: string): boolean {
  return id.length <= ID_LENGTH_LIMIT && VULNERABILITY_ID.parse(id) === id
}

/** Returns a glob for all tags of the repository. Returns null if a policy does not accept the name. */
function globFor(name: string | null): string | null {
  return name !== null && /^[\w.:/@-]{1,500}$/.test(name) ? name.replace(/:[^:/@]*$/, ':*') : null
}

/** The limits on vulnerabilities. Narrow limits come first, because exceptions for a narrow limit also help a wide limit. */
const NARROWEST_FIRST = LIMIT_RULES.filter((rule) => kindOf(rule) === 'vulnerability').toSorted(
  (a, b) => RULES.indexOf(a) - RULES.indexOf(b),
)

/** Returns the IDs of the exceptions that one image needs. Returns null if no allowed exceptions are enough. */
function idsToExcept(
  verdict: Verdict,
  policy: Policy,
  may: (id: string) => boolean,
): readonly string[] | null {
  const chosen = new Set<string>()
  for (const rule of NARROWEST_FIRST) {
    const limit = policy.limits[rule].value
    const count = greatestCount(verdict, rule, policy)
    if (limit === 'off' || count === null || (verdict.tallies[rule].count ?? 0) <= limit) continue
    const counted = verdict.exceptions.counted.filter((finding) => isCounted(rule, finding, policy))
    const weightOf = (id: string): number =>
      counted
        .filter((finding) => finding.id === id)
        .reduce((sum, { rows }) => sum + (rule === 'max-vulnerabilities' ? rows : 1), 0)
    let left = count - [...chosen].reduce((sum, id) => sum + weightOf(id), 0)
    for (const { id } of counted.toSorted(mildestFirst)) {
      if (left <= limit || chosen.size > EXCEPTION_LIMIT) break
      if (chosen.has(id) || !may(id)) continue
      chosen.add(id)
      left -= weightOf(id)
    }
    if (left > limit) return null
  }
  return [...chosen]
}

/** Compares findings for sorting. Findings without an exploit come first, and then low severities. */
function mildestFirst(a: Finding, b: Finding): number {
  const rank = ({ exploitable, severity }: Finding): number =>
    (exploitable ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(severity)
  return rank(b) - rank(a)
}

/** Tells whether a blocked image would pass after an upgrade of every package that has a fixed version. */
export function fixesHelp({ image, facts, conclusion }: Verdict, context: JudgingContext): boolean {
  const list = facts.vulnerabilities
  if (list === null || conclusion !== 'fail') return false
  const findings = list.findings.filter(({ fixable }) => !fixable)
  // Equal rows are one finding. Repeated rows may belong to the remaining findings, so only distinct findings are subtracted.
  const gone = findings.length === 0 ? list.rows : list.findings.length - findings.length
  const { vulnerabilities: count } = facts.counts
  const fixed = {
    ...facts,
    counts: {
      ...facts.counts,
      vulnerabilities: count.kind === 'known' ? { ...count, value: Math.max(0, count.value - gone) } : count,
    },
    vulnerabilities: { findings, rows: list.rows - gone, total: Math.max(0, list.total - gone) },
  }
  return judge(image, fixed, context).conclusion !== 'fail'
}
