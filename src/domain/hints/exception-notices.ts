import { daysLeft, isAbout, isExpired } from '../exception.ts'
import { orNull } from '../facts.ts'
import type { Notice } from '../notice.ts'
import type { Exception } from '../policy.ts'
import type { Outcome } from '../report.ts'
import { nameFor, type Verdict } from '../verdict.ts'
import type { JudgingContext } from '../violation.ts'

/** Days before its end from which it is said that an exception will hold no more. */
const SOON = 14

/** What is to be said of exceptions: those that end soon, and those that are about nothing in any of the images. */
export function exceptionNotices(
  outcomes: readonly Outcome[],
  { policy, now }: JudgingContext,
): readonly Notice[] {
  const { exceptions } = policy
  const expiring = exceptions
    .filter((one) => !isExpired(one, now) && daysLeft(one, now) <= SOON)
    .map((exception): Notice => ({ kind: 'expiring', exception, days: daysLeft(exception, now) }))
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  // What nobody read may have what an exception is about.
  if (exceptions.length === 0 || verdicts.length < outcomes.length || !verdicts.every(isRead)) return expiring
  const images = verdicts.map(({ image, facts }) => ({
    name: nameFor(image, facts),
    ids: new Set(facts.vulnerabilities?.findings.map(({ id }) => id)),
  }))
  const isUnused = (exception: Exception): boolean => {
    const concerned = images.filter(({ name }) => isAbout(exception.images, name))
    return concerned.length > 0 && concerned.every(({ ids }) => !ids.has(exception.id))
  }
  const unused = exceptions.filter(isUnused).map((exception): Notice => ({ kind: 'unused', exception }))
  return [...expiring, ...unused]
}

/** Whether all the vulnerabilities of an image are listed: its scan is complete, and its list as long as it should be. */
function isRead({ facts, scans }: Verdict): boolean {
  const { vulnerabilities: list, counts } = facts
  if (list === null || scans.vulnerability.kind === 'incomplete') return false
  return list.rows >= Math.max(list.total, orNull(counts.vulnerabilities) ?? 0)
}
