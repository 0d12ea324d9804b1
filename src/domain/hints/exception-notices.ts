import { daysLeft, isExpired, matchesImage } from '../exception.ts'
import { orNull } from '../facts.ts'
import type { Notice } from '../notice.ts'
import type { Exception } from '../policy.ts'
import type { Outcome } from '../report.ts'
import { nameFor, type Verdict } from '../verdict.ts'
import type { JudgingContext } from '../violation.ts'

/** An exception is reported as expiring from this number of days before its end. */
const SOON = 14

/** Returns notices of exceptions that expire soon, and of exceptions that match no finding. */
export function exceptionNotices(
  outcomes: readonly Outcome[],
  { policy, now }: JudgingContext,
): readonly Notice[] {
  const { exceptions } = policy
  const expiring = exceptions
    .filter((one) => !isExpired(one, now) && daysLeft(one, now) <= SOON)
    .map((exception): Notice => ({ kind: 'expiring', exception, days: daysLeft(exception, now) }))
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  // An exception may only be called unused if all vulnerabilities of every image are listed.
  if (exceptions.length === 0 || verdicts.length < outcomes.length || !verdicts.every(isRead)) return expiring
  const images = verdicts.map(({ image, facts }) => ({
    name: nameFor(image, facts),
    ids: new Set(facts.vulnerabilities?.findings.map(({ id }) => id)),
  }))
  const isUnused = (exception: Exception): boolean => {
    const matching = images.filter(({ name }) => matchesImage(exception.images, name))
    return matching.length > 0 && matching.every(({ ids }) => !ids.has(exception.id))
  }
  const unused = exceptions.filter(isUnused).map((exception): Notice => ({ kind: 'unused', exception }))
  return [...expiring, ...unused]
}

/** Tells whether all vulnerabilities of an image are listed: the scan is complete, and the list is as long as the count. */
function isRead({ facts, scans }: Verdict): boolean {
  const { vulnerabilities: list, counts } = facts
  if (list === null || scans.vulnerability.kind === 'incomplete') return false
  return list.rows >= Math.max(list.total, orNull(counts.vulnerabilities) ?? 0)
}
