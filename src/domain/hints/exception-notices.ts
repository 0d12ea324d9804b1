import { daysLeft, isExpired, matchesImage } from '../exception.ts'
import { orNull } from '../facts.ts'
import type { Notice } from '../notice.ts'
import type { Exception } from '../policy.ts'
import type { Outcome } from '../report.ts'
import { nameFor, type Verdict } from '../verdict.ts'
import type { JudgingContext } from '../violation.ts'

/** The maximum number of days that an exception has left when a notice says that the exception expires soon. */
const SOON = 14

/** Returns a notice for each exception that expires soon or matches no finding. */
export function exceptionNotices(
  outcomes: readonly Outcome[],
  { policy, now }: JudgingContext,
): readonly Notice[] {
  const { exceptions } = policy
  const expiring = exceptions
    .filter((one) => !isExpired(one, now) && daysLeft(one, now) <= SOON)
    .map((exception): Notice => ({ kind: 'expiring', exception, days: daysLeft(exception, now) }))
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  // An unlisted vulnerability may match an exception, so unused exceptions are reported only if all lists are complete.
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

/** Tells whether all vulnerabilities of an image are listed, because the scan is complete and the list has all rows. */
function isRead({ facts, scans }: Verdict): boolean {
  const { vulnerabilities: list, counts } = facts
  if (list === null || scans.vulnerability.kind === 'incomplete') return false
  return list.rows >= Math.max(list.total, orNull(counts.vulnerabilities) ?? 0)
}
