import { type Circumstances, type Parameters, wrongType } from './action.ts'
import {
  type Check,
  checkTypes,
  invalid,
  isFlag,
  isGiven,
  isList,
  isListOf,
  isNatural,
  isText,
} from './parameters.ts'
import { ApiError, type WireRecord } from './protocol.ts'

/** What a list can be filtered and sorted by. */
export interface Listing {
  /** By name: whether a row passes because of this value. Throws for a value that is not known. */
  readonly filters?: Readonly<Record<string, (value: string) => (row: WireRecord) => boolean>>
  /** For each value of `By` the field of a row. */
  readonly sorts?: Readonly<Record<string, string>>
  /** Whether `Order` may also be `+` or `-`. Where the docs say so their examples have words all the same. */
  readonly signs?: boolean
}

/** How a list action answers: the rows of one page, and the number of rows on all. */
export type Page<R> = { readonly List: readonly R[]; readonly TotalCount: number }

/** The parameters of every list action, all optional, and their types. */
export const LISTING_TYPES: Readonly<Record<string, Check>> = {
  Limit: isNatural,
  Offset: isNatural,
  Filters: isList,
  By: isText,
  Order: isText,
}

/**
 * The page that is asked for: `Limit` rows, by default 10 and at most 100, from `Offset`, by default 0, of
 * those that pass every filter. Without `By` the order stays, and decides between equal rows in any case.
 */
export function pageOf<R extends WireRecord>(
  rows: readonly R[],
  given: Parameters,
  {
    filters = {},
    sorts = {},
    signs = false,
    refusesFilters,
  }: Listing & Pick<Circumstances, 'refusesFilters'>,
): Page<R> {
  checkTypes(given, LISTING_TYPES)
  const limit = Number(given['Limit'] ?? 10)
  if (limit > 100) throw invalid('`Limit` must not be greater than 100.')
  const offset = Number(given['Offset'] ?? 0)
  const asked: readonly unknown[] = (given['Filters'] as readonly unknown[] | null | undefined) ?? []
  if (asked.length > 0 && refusesFilters) throw invalid('`Filters` is not valid.')
  const tests = asked.map((filter, n) => testOf(filter, `Filters.${n}`, filters))
  const compare = order(given, { sorts, signs })
  const passed = rows.filter((row) => tests.every((test) => test(row)))
  const sorted = compare ? passed.toSorted(compare) : passed
  return { List: sorted.slice(offset, offset + limit), TotalCount: passed.length }
}

/** "AssetFilters". `ExactMatch` is documented as "whether to use fuzzy query": nothing depends on it here. */
const FILTER_TYPES: Readonly<Record<string, Check>> = {
  Name: isText,
  Values: isListOf(isText),
  ExactMatch: isFlag,
}

type Filters = NonNullable<Listing['filters']>

function testOf(filter: unknown, path: string, filters: Filters): (row: WireRecord) => boolean {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) throw wrongType(path)
  for (const [name, value] of Object.entries(filter))
    checkField(`${path}.${name}`, value, own(FILTER_TYPES, name))
  const { Name, Values } = filter as {
    readonly Name?: string | null
    readonly Values?: readonly string[] | null
  }
  const known = own(filters, Name ?? '')
  if (!known) throw invalid(`The filter \`${Name}\` is not known.`)
  const tests = (Values ?? []).map(known)
  if (tests.length === 0) throw invalid(`The filter \`${Name}\` has no value.`)
  return (row) => tests.some((test) => test(row))
}

function checkField(path: string, value: unknown, isRight: Check | undefined): void {
  if (!isRight) throw new ApiError('UnknownParameter', `The parameter \`${path}\` is not recognized.`)
  if (isGiven(value) && !isRight(value)) throw wrongType(path)
}

type Sorting = Required<Pick<Listing, 'sorts' | 'signs'>>

type Compare = (left: WireRecord, right: WireRecord) => number

function order({ By, Order }: Parameters, { sorts, signs }: Sorting): Compare | undefined {
  const word = String(Order ?? 'asc').toLowerCase()
  const direction = DIRECTIONS.get(word) ?? (signs ? SIGNS.get(word) : undefined)
  if (direction === undefined) throw invalid(`\`Order\` must be \`asc\` or \`desc\`, not \`${Order}\`.`)
  if (!isGiven(By)) return undefined
  const field = own(sorts, String(By))
  if (field === undefined) throw invalid(`\`By\` cannot be \`${By}\`.`)
  return (left, right) => direction * compareValues(left[field], right[field])
}

const DIRECTIONS: ReadonlyMap<string, number> = new Map([
  ['asc', 1],
  ['desc', -1],
])

const SIGNS: ReadonlyMap<string, number> = new Map([
  ['+', 1],
  ['-', -1],
])

function compareValues(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const [before, after] = [String(left), String(right)]
  return before < after ? -1 : Number(before > after)
}

// A name that is asked for may be one of an inherited property.
const own = <V>(record: Readonly<Record<string, V>>, name: string): V | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
