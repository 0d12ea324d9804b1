import type { Readings } from './action.ts'
import { invalid, unsupported } from './errors.ts'
import {
  type Check,
  isFlag,
  isGiven,
  isListOf,
  isNatural,
  isText,
  type Parameters,
  type ParameterTypes,
} from './parameters.ts'
import type { WireRecord } from './protocol.ts'

/** The answer of a list action: the rows of one page, and the number of rows on all pages. */
export type Page<R> = { readonly List: readonly R[]; readonly TotalCount: number }

/** The parameters of every list action. */
export const PAGING: ParameterTypes = { Limit: isNatural, Offset: isNatural }

/** Returns `Limit` rows, by default 10 and at most 100, from `Offset`, by default 0. */
export function pageOf<R>(rows: readonly R[], { Limit, Offset }: Parameters): Page<R> {
  const limit = Number(Limit ?? 10)
  if (limit > 100) throw invalid('`Limit` must not be greater than 100.')
  const offset = Number(Offset ?? 0)
  return { List: rows.slice(offset, offset + limit), TotalCount: rows.length }
}

/** "AssetFilters". `ExactMatch` is documented as "whether to use fuzzy query" and changes nothing here. */
const FILTER_TYPES: ParameterTypes = { Name: isText, Values: isListOf(isText), ExactMatch: isFlag }

const isFilter: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([name, field]) => !isGiven(field) || FILTER_TYPES[name]?.(field))

/** The parameters of a list action that has a filter. */
export const FILTERED_PAGING: ParameterTypes = { ...PAGING, Filters: isListOf(isFilter) }

/** The only filter that a list implements. A row passes it if one of the fields contains one of the values. */
export interface TextFilter {
  readonly name: string
  readonly fields: readonly string[]
}

/** Returns the rows that pass every filter of the request. */
export function filterRows<R extends WireRecord>(
  rows: readonly R[],
  { Filters }: Parameters,
  { name, fields, refusesFilters }: TextFilter & Pick<Readings, 'refusesFilters'>,
): readonly R[] {
  const filters = (Filters ?? []) as readonly {
    readonly Name?: string
    readonly Values?: readonly string[] | null
  }[]
  if (filters.length > 0 && refusesFilters) throw invalid('`Filters` is not valid.')
  const wanted = filters.map(({ Name, Values }) => {
    if (Name !== name) throw unsupported(`The filter \`${Name}\` is not supported.`)
    if (!Values?.length) throw invalid(`The filter \`${Name}\` has no value.`)
    return Values
  })
  const passes = (row: R, values: readonly string[]): boolean =>
    values.some((value) => fields.some((field) => String(row[field]).includes(value)))
  return rows.filter((row) => wanted.every((values) => passes(row, values)))
}
