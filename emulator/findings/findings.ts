import type { WireRecord } from '../api/protocol.ts'

/** What is found in an image; each has its own list. */
export type FindingKind = 'vulnerabilities' | 'viruses' | 'risks'

/**
 * The rows of a list, as the API writes them for the inventory that the image is in; they may break the
 * documented types. A function gives those of a moment, in milliseconds since the creation of the emulator.
 */
export type FindingRows = readonly WireRecord[] | ((elapsed: number) => readonly WireRecord[])

/**
 * What the lists of an image hold, whatever its counts and its scans say. A list that is not given has as
 * many rows as the image counts.
 */
export interface Findings {
  readonly vulnerabilities?: FindingRows
  readonly viruses?: FindingRows
  readonly risks?: FindingRows
  /** What `TotalCount` says; by default how many rows there are. */
  readonly totals?: Readonly<Partial<Record<FindingKind, number>>>
  /** Every offset gets the first page. */
  readonly repeats?: true
}

/** The rows at a moment, in milliseconds since the creation of the emulator. */
export const rowsAt = (rows: FindingRows, elapsed: number): readonly WireRecord[] =>
  typeof rows === 'function' ? rows(elapsed) : rows
