import { createHash } from 'node:crypto'
import { mapConcurrently } from '../../concurrency.ts'
import { GateError } from '../../errors.ts'
import { field, isObject, type Wire } from '../../json.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import { expected, show } from './decode.ts'

/** The most rows of one page (TCSS API docs, every list). */
const PAGE = 100
/** Far beyond what anybody has; a list that goes on is none. */
const MOST = 100_000

/** A list to read: the action, its parameters without paging, what tells rows apart, and what is kept of each. */
export interface List<T> {
  readonly action: string
  readonly parameters: object
  key(row: Wire): unknown
  decode(row: Wire): T
}

/**
 * Every row of a list. One that changes while it is read (totals differ, rows are missing or come twice) is read once more,
 * and then it is a GateError `inconsistent`, as are lists that are malformed or have no end.
 */
export async function readList<T>(call: Call, list: List<T>): Promise<readonly T[]> {
  const rows = (await readOnce(call, list)) ?? (await readOnce(call, list))
  if (rows !== null) return rows
  throw inconsistent(list.action, 'changed while it was read, twice')
}

/** Null when it changed. */
async function readOnce<T>(
  call: Call,
  { action, parameters, key, decode }: List<T>,
): Promise<readonly T[] | null> {
  const keys = new Set<unknown>()
  const read = async (offset: number) => {
    const { response } = await call(action, { ...parameters, Limit: PAGE, Offset: offset })
    const { total, rows } = decodePage(response, action)
    for (const row of rows) keys.add(key(row))
    return { total, rows: rows.map(decode) }
  }
  const first = await read(0)
  const pages = [first, ...(await mapConcurrently(offsetsAfterFirst(first.total), read))]
  const rows = pages.flatMap((page) => page.rows)
  const stood = pages.every((page) => page.total === first.total)
  return stood && rows.length === first.total && keys.size === rows.length ? rows : null
}

/** Which list, without paging. */
export type ListQuery = Pick<List<never>, 'action' | 'parameters'>

/** What was read: the rows, each as often as it was listed, and how many there should be. */
export interface Pages<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/** Rows of a page, for each time that a list is read: where one page ends and the next begins is another place each time. */
const SIZES = [PAGE, PAGE - 10, PAGE - 20] as const

/**
 * What the rows of a list say, each decoded as its page comes, so that no more than that is kept. A list whose total changes while
 * it is read is read once more. So is one of which a row comes on two pages, for it may stand in the place of a row that moved to a
 * page that was read already: it is believed when two readings, split differently, have the same rows. A full page at the end is
 * not believed to be the last. GateError `inconsistent` for what is not to be believed, and for a list that is malformed, has no
 * end, or brings the same page again.
 */
export async function readPages<T>(
  call: Call,
  query: ListQuery,
  decode: (row: Wire) => T,
): Promise<Pages<T>> {
  let changes = 0
  let before: Reading<T> | null = null
  for (const size of SIZES) {
    const reading: Reading<T> | null = await readPagesOnce(call, query, { decode, size })
    if (reading === null) changes += 1
    else if (!reading.repeats || (before !== null && isAlike(before, reading))) return reading
    if (changes === 2) break
    before = reading
  }
  throw inconsistent(query.action, 'changed while it was read, twice')
}

interface Reading<T> extends Pages<T> {
  /** How often each row came, by its digest. */
  readonly counts: ReadonlyMap<string, number>
  /** Whether a row came on two pages. */
  readonly repeats: boolean
}

function isAlike({ counts: one }: Reading<unknown>, { counts: other }: Reading<unknown>): boolean {
  return one.size === other.size && [...one].every(([row, count]) => other.get(row) === count)
}

/** Null when its total changed. */
async function readPagesOnce<T>(
  call: Call,
  { action, parameters }: ListQuery,
  { decode, size }: { readonly decode: (row: Wire) => T; readonly size: number },
): Promise<Reading<T> | null> {
  const pages = new Set<string>()
  const counts = new Map<string, number>()
  let repeats = false
  const read = async (offset: number) => {
    const { response } = await call(action, { ...parameters, Limit: size, Offset: offset })
    const { total, rows } = decodePage(response, action, size)
    const own = rows.map((row) => digestOf(JSON.stringify(row)))
    const page = digestOf(own.join(''))
    if (rows.length > 0 && pages.has(page)) throw inconsistent(action, 'brings the same page again')
    pages.add(page)
    repeats ||= own.some((row) => counts.has(row))
    for (const row of own) counts.set(row, (counts.get(row) ?? 0) + 1)
    return { total, rows: rows.map(decode) }
  }
  const first = await read(0)
  const all = [first, ...(await mapConcurrently(offsetsAfterFirst(first.total, size), read))]
  while ((all.at(-1)?.rows.length ?? 0) >= size) {
    if (all.length * size > MOST) throw inconsistent(action, `has more than ${MOST} rows`)
    all.push(await read(all.length * size))
  }
  const stood = all.every(({ total }) => total === first.total)
  return stood ? { rows: all.flatMap(({ rows }) => rows), total: first.total, counts, repeats } : null
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

function offsetsAfterFirst(total: number, size = PAGE): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil(total / size) - 1) }, (_, n) => (n + 1) * size)
}

interface Page {
  readonly total: number
  readonly rows: readonly Wire[]
}

function decodePage(response: Wire, action: string, size = PAGE): Page {
  const total = field(response, 'TotalCount')
  const rows = field(response, 'List')
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0)
    throw inconsistent(action, expected('TotalCount', 'a whole number', total))
  if (total > MOST) throw inconsistent(action, `has ${total} rows, more than ${MOST}`)
  // An empty list may come as null.
  if (rows === null && total === 0) return { total, rows: [] }
  if (!Array.isArray(rows) || !rows.every(isObject))
    throw inconsistent(
      action,
      expected(
        'List',
        'a list of objects',
        Array.isArray(rows) ? show(rows.find((row) => !isObject(row))) : rows,
      ),
    )
  if (rows.length > size)
    throw inconsistent(action, `has a page of ${rows.length} rows; ${size} were asked for`)
  return { total, rows }
}

function inconsistent(action: string, problem: string): GateError {
  return new GateError('inconsistent', {
    problem: say`The list of ${() => action} cannot be relied on: it ${problem}.`,
    remedy: 'Run the job again; if it stays, give the request ID to Tencent Cloud support.',
  })
}
