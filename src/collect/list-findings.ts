import { COUNTS, KIND_OF, orNull } from '../domain/facts.ts'
import { type FindingList, KINDS, type Kind } from '../domain/finding.ts'
import type { Image } from '../domain/image.ts'
import type { Notice } from '../domain/notice.ts'
import type { Outcome } from '../domain/report.ts'
import { kindOf } from '../domain/rules/rule-names.ts'
import type { Verdict } from '../domain/verdict.ts'
import { asValue, GateError } from '../errors.ts'
import { say } from '../text.ts'
import type { Collection } from './collection.ts'

/** The findings to read only for reports. `over-limit` means the findings of each kind with an exceeded limit. */
export type ListingScope = 'none' | 'over-limit' | 'all'

/** The maximum numbers of images and of findings in one list. `total` is the time for all lists together, in milliseconds. */
const LIMITS = {
  'over-limit': { images: 10, findings: 2_500, total: 15_000 },
  all: { images: 200, findings: 25_000, total: 60_000 },
} as const

export interface ListedFindings {
  readonly outcomes: readonly Outcome[]
  readonly notices: readonly Notice[]
}

/**
 * Adds missing lists of findings to the outcomes of the worst images. A list that is unreadable or differs from the count in
 * TCSS causes a notice and changes no verdict.
 */
export async function listFindings(
  outcomes: readonly Outcome[],
  scope: ListingScope,
  { inventory, clock, signal }: Pick<Collection, 'inventory' | 'clock' | 'signal'>,
): Promise<ListedFindings> {
  if (scope === 'none') return { outcomes, notices: [] }
  const { images, total } = LIMITS[scope]
  const wanted = outcomes
    .flatMap((outcome): readonly WantedLists[] => {
      const kinds = outcome.kind === 'judged' ? kindsToList(outcome.verdict, scope) : []
      return outcome.kind === 'judged' && kinds.length > 0 ? [{ outcome, kinds }] : []
    })
    .toSorted((a, b) => rank(a.outcome.verdict) - rank(b.outcome.verdict))
    .slice(0, images)
  if (wanted.length === 0) return { outcomes, notices: [] }
  const done = new AbortController()
  const late = clock.sleep(total, AbortSignal.any([done.signal, signal])).then(() => tooLate(total))
  // Ignores a late rejection. The race below handles an early rejection.
  late.catch(() => {})
  const readList = (image: Image, kind: Kind): Promise<FindingList | GateError> =>
    Promise.race([inventory.readFindings(image, kind).catch(asValue), late])
  try {
    const listed = await Promise.all(wanted.map((one) => addLists(one, readList)))
    signal.throwIfAborted()
    const byImage = new Map(listed.map(({ outcome }) => [outcome.image, outcome]))
    return {
      outcomes: outcomes.map((outcome) => byImage.get(outcome.image) ?? outcome),
      notices: listed.flatMap(({ notices }) => notices),
    }
  } finally {
    done.abort()
  }
}

interface WantedLists {
  readonly outcome: Outcome & { readonly kind: 'judged' }
  readonly kinds: readonly Kind[]
}

async function addLists(
  { outcome, kinds }: WantedLists,
  readList: (image: Image, kind: Kind) => Promise<FindingList | GateError>,
): Promise<{ readonly outcome: Outcome; readonly notices: readonly Notice[] }> {
  const { image, verdict } = outcome
  const read = await Promise.all(kinds.map(async (kind) => ({ kind, list: await readList(image, kind) })))
  const lists = read.filter(({ list }) => !(list instanceof GateError)).map(({ kind, list }) => [kind, list])
  const findings = { ...outcome.findings, ...Object.fromEntries(lists) }
  const notices = read.flatMap(({ kind: scan, list }): readonly Notice[] => {
    if (list instanceof GateError) return [{ kind: 'not-listed', image, scan, error: list }]
    const counted = rowsOfKind(verdict, scan)
    const differs = counted !== null && list.rows !== counted
    return differs ? [{ kind: 'list-differs', image, scan, listed: list.rows, counted }] : []
  })
  return { outcome: { ...outcome, findings }, notices }
}

/** Returns the kinds of findings to read. A kind is left out if its list is too long or was already read. */
function kindsToList(verdict: Verdict, scope: 'over-limit' | 'all'): readonly Kind[] {
  const { violations, facts } = verdict
  const overLimit = new Set(
    violations.flatMap((violation) => (violation.kind === 'over-limit' ? [kindOf(violation.rule)] : [])),
  )
  return KINDS.filter((kind) => {
    const count = Math.max(...countsOfKind(verdict, kind).map((one) => one ?? 0))
    const isWanted = scope === 'all' ? count > 0 : overLimit.has(kind)
    const isListed = kind === 'vulnerability' && facts.vulnerabilities !== null
    return isWanted && count <= LIMITS[scope].findings && !isListed
  })
}

function countsOfKind({ facts: { counts } }: Verdict, kind: Kind): readonly (number | null)[] {
  return COUNTS.filter((name) => KIND_OF[name] === kind).map((name) => orNull(counts[name]))
}

/** Returns the expected number of rows. The list of risks also has sensitive information (TCSS API, inferred). */
function rowsOfKind(verdict: Verdict, kind: Kind): number | null {
  const counts = countsOfKind(verdict, kind)
  const known = counts.filter((count) => count !== null)
  return known.length < counts.length ? null : Math.max(...known)
}

function rank({ conclusion }: Verdict): number {
  return conclusion === 'fail' ? 0 : 1
}

function tooLate(milliseconds: number): GateError {
  return new GateError('unreachable', {
    problem: say`The list did not arrive within ${milliseconds / 1000} s.`,
    remedy: 'The TCSS console has the list.',
  })
}
