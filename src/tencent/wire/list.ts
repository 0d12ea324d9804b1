import { mapConcurrently } from '../../concurrency.ts'
import { GateError } from '../../errors.ts'
import { field, isObject, type JsonObject } from '../../json.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import { RUN_AGAIN } from '../client/error-codes.ts'
import { sha256 } from '../client/sign.ts'
import { expected, show } from './decode.ts'

/** The maximum number of rows of a page (TCSS API docs, every list). */
const PAGE = 100
/** The maximum number of rows of a list, far more than any account has. */
const MOST_ROWS = 100_000

/** A request for all pages of a list. */
export interface ListQuery {
  readonly action: string
  readonly parameters: object
}

/** A request for a list in which `key` identifies each row. */
export interface UniqueRowsQuery<T> extends ListQuery {
  key(row: JsonObject): unknown
  decode(row: JsonObject): T
}

/** The rows of a list, repeated rows included, and the total that TCSS gives. */
export interface Rows<T> {
  readonly rows: readonly T[]
  readonly total: number
}

/**
 * Reads every row of a list. Reads the list again if it changed: a total differs, or rows are missing or repeated. Throws
 * GateError `inconsistent` if the list changed twice, is malformed, or has too many rows.
 */
export async function readUniqueRows<T>(
  call: Call,
  { key, decode, ...query }: UniqueRowsQuery<T>,
): Promise<readonly T[]> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const keys = new Set<unknown>()
    const onPage = (rows: readonly JsonObject[]): void => rows.forEach((row) => void keys.add(key(row)))
    const read = await readOnce(call, query, { size: PAGE, readsOn: false, onPage, decode })
    if (read !== null && read.rows.length === read.total && keys.size === read.total) return read.rows
  }
  throw inconsistent(query.action, CHANGED)
}

/** The page size of each attempt. Different sizes make the pages begin at different rows. */
const SIZES = [PAGE, PAGE - 10, PAGE - 20] as const

/**
 * Reads every row of a list without keys, and keeps only the results of `decode`. Reads the list again if a row is on two
 * pages, because another row may have been missed, and accepts two successive attempts with equal rows. Throws GateError
 * `inconsistent` if the list changed twice, is malformed, has too many rows, or repeats a page.
 */
export async function readRows<T>(
  call: Call,
  query: ListQuery,
  decode: (row: JsonObject) => T,
): Promise<Rows<T>> {
  let changes = 0
  let before: Fingerprints | null = null
  for (const size of SIZES) {
    const fingerprints = createFingerprints(query.action)
    const read = await readOnce(call, query, { size, readsOn: true, onPage: fingerprints.add, decode })
    if (read === null) changes += 1
    else if (!fingerprints.repeats() || (before !== null && isEqual(before, fingerprints))) return read
    if (changes === 2) break
    before = read === null ? null : fingerprints
  }
  throw inconsistent(query.action, CHANGED)
}

type Fingerprints = ReturnType<typeof createFingerprints>

function createFingerprints(action: string) {
  const pages = new Set<string>()
  /** The number of times that each row was listed, by the digest of the row. */
  const counts = new Map<string, number>()
  let repeats = false
  return {
    counts,
    /** Whether a row was on two pages. */
    repeats: () => repeats,
    add: (rows: readonly JsonObject[]): void => {
      const digests = rows.map((row) => sha256(JSON.stringify(row)))
      const page = sha256(digests.join(''))
      if (rows.length > 0 && pages.has(page)) throw inconsistent(action, 'contains the same page twice')
      pages.add(page)
      repeats ||= digests.some((digest) => counts.has(digest))
      for (const digest of digests) counts.set(digest, (counts.get(digest) ?? 0) + 1)
    },
  }
}

function isEqual({ counts: a }: Fingerprints, { counts: b }: Fingerprints): boolean {
  return a.size === b.size && [...a].every(([digest, count]) => b.get(digest) === count)
}

interface Paging<T> {
  /** The number of rows of a page. */
  readonly size: number
  /** Whether to read pages beyond the total while the last page is full. */
  readonly readsOn: boolean
  onPage(rows: readonly JsonObject[]): void
  decode(row: JsonObject): T
}

/** Reads the first page, then the other pages concurrently. Returns null if the total changed. */
async function readOnce<T>(
  call: Call,
  { action, parameters }: ListQuery,
  { size, readsOn, onPage, decode }: Paging<T>,
): Promise<Rows<T> | null> {
  const readPage = async (offset: number) => {
    const { response } = await call(action, { ...parameters, Limit: size, Offset: offset })
    const { total, rows } = decodePage(response, action, size)
    onPage(rows)
    return { total, rows: rows.map(decode) }
  }
  const first = await readPage(0)
  const { total } = first
  const offsets = Array.from({ length: Math.max(0, Math.ceil(total / size) - 1) }, (_, n) => (n + 1) * size)
  const pages = [first, ...(await mapConcurrently(offsets, readPage))]
  while (readsOn && (pages.at(-1)?.rows.length ?? 0) >= size) {
    if (pages.length * size > MOST_ROWS) throw inconsistent(action, `has more than ${MOST_ROWS} rows`)
    pages.push(await readPage(pages.length * size))
  }
  return pages.every((page) => page.total === total)
    ? { rows: pages.flatMap(({ rows }) => rows), total }
    : null
}

function decodePage(response: JsonObject, action: string, size: number): Rows<JsonObject> {
  const total = field(response, 'TotalCount')
  const rows = field(response, 'List')
  if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0)
    throw inconsistent(action, `is malformed: ${expected('TotalCount', 'a whole number', total)}`)
  if (total > MOST_ROWS) throw inconsistent(action, `has ${total} rows, more than ${MOST_ROWS}`)
  // The API may leave out an empty list.
  if ((rows === null || rows === undefined) && total === 0) return { total, rows: [] }
  if (!Array.isArray(rows) || !rows.every(isObject)) {
    const found = Array.isArray(rows) ? show(rows.find((row) => !isObject(row))) : rows
    throw inconsistent(action, `is malformed: ${expected('List', 'a list of objects', found)}`)
  }
  if (rows.length > size)
    throw inconsistent(action, `has a page of ${rows.length} rows; ${size} were requested`)
  return { total, rows }
}

const CHANGED = 'changed twice while it was read'

function inconsistent(action: string, problem: string): GateError {
  return new GateError('inconsistent', {
    problem: say`The list of ${() => action} cannot be relied on: it ${problem}.`,
    remedy: RUN_AGAIN,
  })
}
