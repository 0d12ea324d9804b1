import { COUNTS, KIND_OF, orNull } from '../domain/facts.ts'
import { type FindingList, KINDS, type Kind } from '../domain/finding.ts'
import type { Notice } from '../domain/notice.ts'
import type { Outcome } from '../domain/report.ts'
import { kindOf } from '../domain/rules/rule-names.ts'
import type { Verdict } from '../domain/verdict.ts'
import { asValue, GateError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import type { Inventory } from '../ports/inventory.ts'
import { say } from '../text.ts'

/** What is listed only to be told: nothing, what broke a limit, or all that was found. */
export type ListingScope = 'none' | 'over-limit' | 'all'

/** Of so many images it is listed, of each kind only so much, and it may take only so long, in milliseconds. */
const LISTINGS = {
  'over-limit': { images: 10, findings: 2_500, longest: 15_000 },
  all: { images: 200, findings: 25_000, longest: 60_000 },
} as const

export interface ListedFindings {
  readonly outcomes: readonly Outcome[]
  readonly notices: readonly Notice[]
}

interface ListingContext {
  readonly inventory: Inventory
  readonly clock: Clock
  readonly signal: AbortSignal
}

/**
 * Lists what was found in the worst images, where it is not listed yet. The verdicts are there already and stay as they are:
 * a list that cannot be read, or is longer or shorter than its total, is a notice.
 */
export async function listFindings(
  outcomes: readonly Outcome[],
  listing: ListingScope,
  world: ListingContext,
): Promise<ListedFindings> {
  if (listing === 'none') return { outcomes, notices: [] }
  const { images, findings, longest } = LISTINGS[listing]
  const missing = outcomes
    .flatMap((outcome) => {
      const kinds = outcome.kind === 'judged' ? kindsToList(outcome.verdict, { listing, findings }) : []
      return outcome.kind === 'judged' && kinds.length > 0 ? [{ outcome, kinds }] : []
    })
    .toSorted((one, other) => rank(one.outcome.verdict) - rank(other.outcome.verdict))
    .slice(0, images)
  if (missing.length === 0) return { outcomes, notices: [] }
  const over = new AbortController()
  const late = world.clock
    .sleep(longest, AbortSignal.any([over.signal, world.signal]))
    .then(() => tooLate(longest))
  // A cancelled job ends everything that waits for it; where nobody does any more, its end is none of ours.
  late.catch(() => {})
  try {
    const explained = await Promise.all(
      missing.map(async ({ outcome, kinds }) => {
        const { verdict } = outcome
        const read = await Promise.all(kinds.map((kind) => readOne(world.inventory, { verdict, kind, late })))
        const lists = Object.fromEntries(read.flatMap(({ list }) => list))
        return {
          outcome,
          explained: { ...outcome, findings: { ...outcome.findings, ...lists } },
          notices: read.flatMap(({ notices }) => notices),
        }
      }),
    )
    world.signal.throwIfAborted()
    const byOutcome = new Map<Outcome, Outcome>(explained.map((one) => [one.outcome, one.explained]))
    return {
      outcomes: outcomes.map((one) => byOutcome.get(one) ?? one),
      notices: explained.flatMap(({ notices }) => notices),
    }
  } finally {
    over.abort()
  }
}

interface WantedList {
  readonly verdict: Verdict
  readonly kind: Kind
  readonly late: Promise<GateError>
}

interface ReadList {
  readonly list: readonly (readonly [Kind, FindingList])[]
  readonly notices: readonly Notice[]
}

/** One list, unless it comes too late, and what is to be said of it. */
async function readOne(inventory: Inventory, { verdict, kind: scan, late }: WantedList): Promise<ReadList> {
  const { image } = verdict
  const list = await Promise.race([inventory.readFindings(image, scan).catch(asValue), late])
  if (list instanceof GateError)
    return { list: [], notices: [{ kind: 'not-listed', image, scan, error: list }] }
  const { rows } = list
  const counted = rowsOfKind(verdict, scan)
  const differs = counted !== null && rows !== counted
  return {
    list: [[scan, list]],
    notices: differs ? [{ kind: 'list-differs', image, scan, listed: rows, counted }] : [],
  }
}

/** The kinds of which more was found than is allowed, or any, and what is not listed. */
function kindsToList(
  verdict: Verdict,
  { listing, findings }: { readonly listing: ListingScope; readonly findings: number },
): readonly Kind[] {
  const { violations, facts } = verdict
  const broken = new Set(violations.flatMap((one) => (one.kind === 'over-limit' ? [kindOf(one.rule)] : [])))
  return KINDS.filter((kind) => {
    const count = Math.max(...countsOfKind(verdict, kind).map((one) => one ?? 0))
    const isWanted = listing === 'all' ? count > 0 : broken.has(kind)
    return isWanted && count <= findings && !(kind === 'vulnerability' && facts.vulnerabilities !== null)
  })
}

function countsOfKind({ facts: { counts } }: Verdict, kind: Kind): readonly (number | null)[] {
  return COUNTS.filter((name) => KIND_OF[name] === kind).map((name) => orNull(counts[name]))
}

/** How many rows the list of a kind should have. The list of risks has the sensitive information, too (TCSS API, inferred). */
function rowsOfKind(verdict: Verdict, kind: Kind): number | null {
  const counts = countsOfKind(verdict, kind).filter((count) => count !== null)
  return counts.length < countsOfKind(verdict, kind).length ? null : Math.max(...counts)
}

function rank({ conclusion }: Verdict): number {
  return conclusion === 'fail' ? 0 : 1
}

function tooLate(longest: number): GateError {
  return new GateError('unreachable', {
    problem: say`It could not be listed within ${longest / 1000} s.`,
    remedy: 'The TCSS console has the list.',
  })
}
