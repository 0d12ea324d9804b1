import type { WireRecord } from '../api/protocol.ts'

/** The kinds of findings; each has its own list. */
export type FindingKind = 'vulnerabilities' | 'viruses' | 'risks'

/**
 * The rows of a list in the format of the image's inventory. Their values may differ from the documented types. A function
 * returns the rows at a moment, in milliseconds since the creation of the emulator.
 */
export type FindingRows = readonly WireRecord[] | ((elapsed: number) => readonly WireRecord[])

/** The lists of an image, independent of its counts and scans. A list that is not given has as many rows as the image counts. */
export interface Findings {
  readonly vulnerabilities?: FindingRows
  readonly viruses?: FindingRows
  readonly risks?: FindingRows
  /** `TotalCount` of a list; by default the number of its rows. */
  readonly totals?: Readonly<Partial<Record<FindingKind, number>>>
  /** Answers every offset with the first page. */
  readonly repeats?: true
}

/** Returns the rows at a moment in milliseconds since the creation of the emulator. */
export const rowsAt = (rows: FindingRows, elapsed: number): readonly WireRecord[] =>
  typeof rows === 'function' ? rows(elapsed) : rows
