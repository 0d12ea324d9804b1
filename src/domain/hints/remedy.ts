import { VULNERABILITY_ID } from '../../forms.ts'
import { isCounted } from '../evidence.ts'
import { isExpired } from '../exception.ts'
import { type Finding, SEVERITIES } from '../finding.ts'
import type { Limit, Policy } from '../policy.ts'
import { kindOf, LIMIT_RULES, type LimitRule, SEVERITY_RULES } from '../rules/rule-names.ts'
import { judge, nameFor, type Verdict } from '../verdict.ts'
import type { JudgingContext } from '../violation.ts'

/** An exception that would help, for every finding of this ID in images whose name is like this; null for all images. */
export interface Proposal {
  readonly id: string
  readonly images: string | null
}

/** The smallest changes of a policy by which everything that it blocks now would be allowed. */
export interface Remedy {
  readonly limits: Readonly<Partial<Record<LimitRule, Limit>>>
  readonly exceptions: readonly Proposal[]
  readonly requireTrusted: false | null
  /** Milliseconds, in whole hours or days. */
  readonly maxScanAge: number | 'off' | null
}

/** With more exceptions than this, raising a limit is the smaller change. */
const MOST_EXCEPTIONS = 3

/** What is longer than this may be an ID, but nobody pastes it. UTF-16 units. */
const LONGEST_ID = 100

/** More than this no policy can say. Milliseconds for the age. */
const GREATEST_LIMIT = 999_999_999
const GREATEST_AGE = 3650 * 86_400_000

/**
 * What would let these images pass; null where no policy should: something is denied, it is another image, or what a scan would
 * have found is not known. That is no risk that anybody could weigh.
 */
export function remedyFor(verdicts: readonly Verdict[], standards: JudgingContext): Remedy | null {
  const broken = verdicts.flatMap(({ violations }) => violations.filter(({ effect }) => effect === 'fail'))
  const hopeless = broken.some(
    (one) =>
      one.kind === 'denied' ||
      one.kind === 'wrong-digest' ||
      one.kind === 'incomplete' ||
      (one.kind === 'stale' && one.age === null),
  )
  if (hopeless || broken.length === 0) return null
  const ages = broken.flatMap((one) => (one.kind === 'stale' ? [one.age ?? 0] : []))
  const exceptions = exceptionsFor(verdicts, standards)
  const isRaised = (rule: LimitRule): boolean => kindOf(rule) !== 'vulnerability' || exceptions.length === 0
  return {
    limits: limitsFor(verdicts, standards.policy, isRaised),
    exceptions,
    requireTrusted: broken.some(({ kind }) => kind === 'untrusted') ? false : null,
    maxScanAge: ages.length === 0 ? null : roundedUp(Math.max(...ages)),
  }
}

function limitsFor(
  verdicts: readonly Verdict[],
  policy: Policy,
  isRaised: (rule: LimitRule) => boolean,
): Remedy['limits'] {
  const raised = LIMIT_RULES.filter(isRaised).flatMap((rule) => {
    const limit = policy.limits[rule].value
    const most = Math.max(0, ...verdicts.map(({ tallies }) => tallies[rule].count ?? 0))
    if (limit === 'off' || most <= limit) return []
    return [[rule, most > GREATEST_LIMIT ? 'off' : most] as const]
  })
  return Object.fromEntries(raised)
}

/** A whole number of hours, or of days from two days on, that is more than this. Milliseconds. */
function roundedUp(age: number): number | 'off' {
  const [hour, day] = [3_600_000, 86_400_000]
  const unit = Math.floor(age / hour) + 1 < 48 ? hour : day
  const more = (Math.floor(age / unit) + 1) * unit
  return more > GREATEST_AGE ? 'off' : more
}

/** The few exceptions that keep all limits on vulnerabilities; none where raising a limit is less, or no more may be made. */
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
  const living = policy.exceptions.filter((one) => !isExpired(one, now)).length
  const room = maxCount.value === 'off' ? MOST_EXCEPTIONS : Math.min(MOST_EXCEPTIONS, maxCount.value - living)
  return proposals.size > room ? [] : [...proposals.values()]
}

/** Foreign IDs may be anything; a policy takes only what is like an ID. */
function isWritable(id: string): boolean {
  return id.length <= LONGEST_ID && VULNERABILITY_ID.parse(id) === id
}

/** This repository with any tag; null where a policy cannot say the name. */
function globFor(name: string | null): string | null {
  return name !== null && /^[\w.:/@-]{1,500}$/.test(name) ? name.replace(/:[^:/@]*$/, ':*') : null
}

/** Rules that count vulnerabilities, those that count the fewest first: what they need may be enough for the others. */
const NARROWEST_FIRST = ['max-exploitable', ...SEVERITY_RULES, 'max-vulnerabilities'] as const

/** The least that must be excepted in one image; null where that is too much or does not help. */
function idsToExcept(
  { exceptions, tallies }: Verdict,
  policy: Policy,
  may: (id: string) => boolean,
): readonly string[] | null {
  const chosen = new Set<string>()
  for (const rule of NARROWEST_FIRST) {
    const limit = policy.limits[rule].value
    const { count } = tallies[rule]
    if (limit === 'off' || count === null || count <= limit) continue
    const counted = exceptions.counted.filter((finding) => isCounted(rule, finding, policy))
    let left = count - counted.filter(({ id }) => chosen.has(id)).length
    for (const { id } of counted.toSorted(mildestFirst)) {
      if (left <= limit || chosen.size > MOST_EXCEPTIONS) break
      if (chosen.has(id) || !may(id)) continue
      chosen.add(id)
      left -= counted.filter((finding) => finding.id === id).length
    }
    if (left > limit) return null
  }
  return [...chosen]
}

/** One without an exploit before one that has it, and a milder one before a worse. */
function mildestFirst(one: Finding, other: Finding): number {
  const rank = ({ exploitable, severity }: Finding): number =>
    (exploitable ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(severity)
  return rank(other) - rank(one)
}

/** Whether upgrading everything that has a fixed version would let a blocked image pass. */
export function fixesHelp({ image, facts, conclusion }: Verdict, standards: JudgingContext): boolean {
  const list = facts.vulnerabilities
  if (list === null || conclusion !== 'fail') return false
  const findings = list.findings.filter(({ fixable }) => !fixable)
  // Rows alike are one finding; where something is left, they may be rows of that.
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
  return judge(image, fixed, standards).conclusion !== 'fail'
}
