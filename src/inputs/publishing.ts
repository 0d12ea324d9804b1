import { parseImages } from './images.ts'
import type { InputSources } from './parse-inputs.ts'
import type { InputReader } from './reader.ts'
import { parseReports, type Reports } from './report-inputs.ts'

/** What it takes to tell something, whatever else is wrong. */
export interface Publishing {
  readonly reports: Reports
  /** The images asked for, as they were written. */
  readonly asked: readonly string[]
  /** Values of the workflow's matrix as JSON. */
  readonly matrix: string
  /** For the comment; empty where there is none. */
  readonly githubToken: string
}

/** Reads the inputs that say what is told where; null where one of them is wrong, for then nobody knows. */
export function parsePublishing(sources: InputSources): Publishing | null {
  let wrong = false
  const read = (input: string): string => sources.read(input).trim()
  const ask: InputReader = {
    read,
    reject: () => {
      wrong = true
    },
  }
  // Wrong images are told elsewhere; they have a report all the same.
  const { images } = parseImages({ read, reject: () => {} }, sources.readFile)
  const reports = parseReports(ask, images.length)
  if (wrong) return null
  const asked = images.map((image) => image.given)
  return { reports, asked, matrix: read('matrix'), githubToken: read('github-token') }
}
