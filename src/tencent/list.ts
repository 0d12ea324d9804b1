import { createHash } from 'node:crypto'
import { GateError } from '../errors.ts'
import { say } from '../text.ts'
import type { Call } from './call.ts'
import { expected, show } from './decode.ts'
import { field, isObject, type Wire } from './json.ts'
import { inTurns } from './turns.ts'

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
  const pages = [first, ...(await inTurns(offsetsAfterFirst(first.total), read))]
  const rows = pages.flatMap((page) => page.rows)
  const stood = pages.every((page) => page.total === first.total)
  return stood && rows.length === first.total && keys.size === rows.length ? rows : null
}

/** Which list, without paging. */
export type ListQuery = Pick<List<never>, 'action' | 'parameters'>

/** What was read: the rows, how many of them count as listed, and how many there should be. */
export interface Pages<T> {
  readonly rows: readonly T[]
  /** Without those that another page had, too: one may stand there in the place of a row that moved to a page already read. */
  readonly listed: number
  readonly total: number
}

/**
 * What the rows of a list say, each decoded as its page comes, so that no more than that is kept. A list whose total changes while
 * it is read, or of which a row comes on two pages, is read once more; a total that changes again is a GateError `inconsistent`, as
 * are lists that are malformed, have no end, or bring the same page again. A full page at the end is not believed to be the last.
 */
export async function readPages<T>(
  call: Call,
  query: ListQuery,
  decode: (row: Wire) => T,
): Promise<Pages<T>> {
  const first = await readPagesOnce(call, query, decode)
  if (first !== null && first.listed === first.rows.length) return first
  const second = await readPagesOnce(call, query, decode)
  if (second !== null) return second
  throw inconsistent(query.action, 'changed while it was read, twice')
}

async function readPagesOnce<T>(
  call: Call,
  { action, parameters }: ListQuery,
  decode: (row: Wire) => T,
): Promise<Pages<T> | null> {
  const pages = new Set<string>()
  /** The page on which a row came first, by the row. */
  const places = new Map<string, number>()
  let repeated = 0
  const read = async (offset: number) => {
    const { response } = await call(action, { ...parameters, Limit: PAGE, Offset: offset })
    const { total, rows } = decodePage(response, action)
    const page = digestOf(rows)
    if (rows.length > 0 && pages.has(page)) throw inconsistent(action, 'brings the same page again')
    pages.add(page)
    for (const row of rows) {
      const key = digestOf(row)
      const place = places.get(key)
      if (place === undefined) places.set(key, offset)
      else if (place !== offset) repeated += 1
    }
    return { total, rows: rows.map(decode) }
  }
  const first = await read(0)
  const all = [first, ...(await inTurns(offsetsAfterFirst(first.total), read))]
  while (all.at(-1)?.rows.length === PAGE) {
    if (all.length * PAGE > MOST) throw inconsistent(action, `has more than ${MOST} rows`)
    all.push(await read(all.length * PAGE))
  }
  const rows = all.flatMap((page) => page.rows)
  const stood = all.every(({ total }) => total === first.total)
  return stood ? { rows, listed: rows.length - repeated, total: first.total } : null
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64')
}

function offsetsAfterFirst(total: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil(total / PAGE) - 1) }, (_, n) => (n + 1) * PAGE)
}

interface Page {
  readonly total: number
  readonly rows: readonly Wire[]
}

function decodePage(response: Wire, action: string): Page {
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
  if (rows.length > PAGE)
    throw inconsistent(action, `has a page of ${rows.length} rows; ${PAGE} were asked for`)
  return { total, rows }
}

function inconsistent(action: string, problem: string): GateError {
  return new GateError('inconsistent', {
    problem: say`The list of ${() => action} cannot be relied on: it ${problem}.`,
    remedy: 'Run the job again; if it stays, give the request ID to Tencent Cloud support.',
  })
}
