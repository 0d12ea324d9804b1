import type { Circumstances, Parameters } from '../api/action.ts'
import { LISTING_TYPES, type Listing, type Page, pageOf } from '../api/listing.ts'
import { checkTypes, invalid } from '../api/parameters.ts'
import type { WireRecord } from '../api/protocol.ts'
import type { Known } from '../api/run.ts'
import type { DefaultRows } from './default-findings.ts'
import { type FindingKind, rowsAt } from './findings.ts'

/** A list of what was found in an image. */
export interface FindingList extends Listing {
  readonly kind: FindingKind
  /** The rows when the world does not give them. */
  readonly defaults: DefaultRows
}

/** An image that is not known and is to be answered all the same: nothing was found in it. */
export const NO_IMAGE: Known<WireRecord> = { record: {}, findings: {} }

/** The page of this list about this image that is asked for, with all that the world says of the list. */
export function findingPage(
  { kind, defaults, ...listing }: FindingList,
  { record, findings }: Known<WireRecord>,
  { given, state, now, refusesFilters }: { readonly given: Parameters } & Circumstances,
): Page<WireRecord> {
  checkTypes(given, LISTING_TYPES)
  const { [kind]: rows = defaults[kind](record), totals = {}, repeats = false } = findings
  const asked = repeats ? { ...given, Offset: 0 } : given
  const page = pageOf(rowsAt(rows, now - state.createdAt), asked, { ...listing, refusesFilters })
  return { ...page, TotalCount: totals[kind] ?? page.TotalCount }
}

type Filter = NonNullable<Listing['filters']>[string]

/** A filter that passes a row with the value anywhere in this field. */
export const within =
  (field: string): Filter =>
  (value) =>
  (row) =>
    String(row[field]).includes(value)

/** A filter that passes a row with the value in this field, or any row for `all`; no other value is known. */
export const choice =
  (field: string, values: readonly string[]): Filter =>
  (value) => {
    if (!values.includes(value)) throw invalid(`A filter of \`${field}\` cannot be \`${value}\`.`)
    return (row) => value === 'all' || String(row[field]) === value
  }

/** From low to critical ("TCSS API docs, DescribeAssetImageVulList, Filters"). */
export const LEVELS = ['1', '2', '3', '4'] as const
