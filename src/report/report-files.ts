import type { Context } from '../domain/context.ts'
import { allows, type Report, type ReportFile } from '../domain/report.ts'
import type { Digest } from '../ports/files.ts'
import { renderJson } from './json/json-report.ts'
import { renderPredicate, subjectOf } from './predicate.ts'
import { renderSarif } from './sarif/sarif.ts'

/** The data that report files need in addition to the report. */
export interface FileContext {
  readonly context: Context
  /** The matrix values of the job, as JSON. Empty or `null` for a job without a matrix. */
  readonly matrix: string
  readonly digest: Digest
}

/** The reason why a report file is not written, as a clause. */
export interface NoFile {
  readonly reason: string
  /** Whether the missing file is an error, because later steps rely on the file. */
  readonly isProblem: boolean
}

/** Renders one report file, or returns the reason why no file is written. */
export function renderFile(input: ReportFile, report: Report, context: FileContext): string | NoFile {
  switch (input) {
    case 'report-file':
      return renderJson(report, context.context)
    case 'sarif-file':
      // From an empty file, code scanning would conclude that all alerts are fixed.
      if (report.conclusion === 'skipped')
        return { reason: 'No SARIF file was written: nothing was judged', isProblem: false }
      return renderSarif(report, { ...context.context, job: jobOf(context) }, context.digest)
    case 'predicate-file': {
      const [server] = /^https:\/\/[^/]+/.exec(context.context.runUrl ?? '') ?? []
      const predicate = renderPredicate(report, { digest: context.digest, server })
      if (predicate !== null) return predicate
      const isProblem = allows(report.conclusion) && !report.local
      return { reason: `No predicate was written: ${whyNoPredicate(report)}`, isProblem }
    }
    default:
      return input satisfies never
  }
}

function whyNoPredicate(report: Report): string {
  const { local, error, outcomes } = report
  if (local) return 'the answers come from this machine'
  if (error !== null || outcomes.length === 0 || outcomes.some(({ kind }) => kind === 'errored'))
    return 'not every image was judged'
  return subjectOf(report) === null
    ? 'the digest of the image is unknown'
    : 'the image has none of the properties that a predicate can name'
}

/** Returns the job with a hash of its matrix values. Without the hash, jobs of one matrix would replace each other's alerts. */
function jobOf({ context, matrix, digest }: FileContext): string | null {
  return matrix === '' || matrix === 'null'
    ? context.job
    : `${context.job ?? 'job'}-${digest(matrix).slice(0, 8)}`
}
