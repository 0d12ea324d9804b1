import { allows, jobContinues, type Report } from './domain/report.ts'
import { GateError } from './errors.ts'
import type { Publishing } from './inputs/publishing.ts'
import { REPORT_FILES, type ReportFile } from './inputs/report-inputs.ts'
import { renderAnnotations } from './report/annotations.ts'
import { renderJson } from './report/json/json-report.ts'
import { renderLog } from './report/log.ts'
import { renderOutputs, type Written } from './report/outputs/outputs.ts'
import { renderPredicate, subjectOf } from './report/predicate.ts'
import { renderSarif } from './report/sarif/sarif.ts'
import { renderSummary } from './report/summary/summary.ts'
import { plain, type Sentence, say } from './text.ts'
import type { World } from './world.ts'

export function printLog({ runner }: World, report: Report): void {
  for (const { title, lines } of renderLog(report)) {
    if (title !== null) runner.group(title)
    for (const line of lines) runner.log(line)
    if (title !== null) runner.endGroup()
  }
}

/**
 * Writes the report files that were asked for by name, then the outputs. Later steps rely on both, so a verdict that lets them go
 * on is an error where one of them could not be written, and what was written before says so, too.
 */
export function publishResults(world: World, report: Report, publishing: Publishing | null): Report {
  const { written, problem } = writeFiles(world, report, publishing)
  if (problem !== null && jobContinues(report.conclusion))
    return publishResults(world, unwritable(report, problem), publishing)
  if (problem !== null) world.runner.log(`${problem(plain)}.`)
  const failed = world.runner.publishOutputs(renderOutputs(report, written))
  if (failed === null || !jobContinues(report.conclusion)) return report
  const error = unwritable(report, say`The outputs of this step could not be written: ${failed}`)
  writeFiles(world, error, publishing)
  return error
}

function unwritable(report: Report, problem: Sentence): Report {
  const error = new GateError('unwritable', {
    problem: say`${problem}.`,
    remedy: 'Later steps rely on it, so nothing is allowed. Check the path and the disk of the runner.',
  })
  return { ...report, conclusion: 'error', error }
}

interface Files {
  readonly written: Written
  /** Why not all that was asked for is there, as a clause. */
  readonly problem: Sentence | null
}

function writeFiles(world: World, report: Report, publishing: Publishing | null): Files {
  const files = publishing?.reports.files ?? {}
  const written: Partial<Record<ReportFile, string>> = {}
  let problem: Sentence | null = null
  for (const input of REPORT_FILES) {
    const path = files[input]
    if (path === undefined) continue
    const text = renderFile(input, world, { report, matrix: publishing?.matrix ?? '' })
    if (typeof text === 'string') {
      const failed = world.writeFile(path, text)
      if (failed === null) written[input] = path
      else {
        // What an earlier verdict left there would outlive this one.
        world.writeFile(path, null)
        problem ??= say`The file of ${() => input} could not be written: ${() => failed}`
      }
    } else {
      // What lies there is of another run, or of a verdict that no longer holds.
      const stuck = world.writeFile(path, null)
      if (stuck !== null)
        world.runner.log(`What lies at the path of ${input} could not be taken away: ${stuck}.`)
      if (text.isProblem) problem ??= () => text.why
      else world.runner.log(`${text.why}.`)
    }
  }
  return { written, problem }
}

interface NoFile {
  readonly why: string
  /** Whether it should have been there. */
  readonly isProblem: boolean
}

interface Subject {
  readonly report: Report
  /** Values of the matrix, which tell its jobs apart. */
  readonly matrix: string
}

function renderFile(input: ReportFile, world: World, { report, matrix }: Subject): string | NoFile {
  switch (input) {
    case 'report-file':
      return renderJson(report, world.context)
    case 'sarif-file':
      // Code scanning would take what is missing for fixed.
      if (report.conclusion === 'skipped')
        return { why: 'No SARIF file was written: nothing was judged', isProblem: false }
      return renderSarif(report, { ...world.context, job: jobOf(world, matrix) }, world.digest)
    case 'predicate-file': {
      const [server] = /^https:\/\/[^/]+/.exec(world.context.runUrl ?? '') ?? []
      const predicate = renderPredicate(report, { digest: world.digest, server })
      if (predicate !== null) return predicate
      const isProblem = allows(report.conclusion) && !report.local
      return { why: `No predicate was written: ${whyNoPredicate(report)}`, isProblem }
    }
    default:
      return input satisfies never
  }
}

function whyNoPredicate(report: Report): string {
  const { local, error, outcomes } = report
  if (local) return 'the answers come from this machine'
  if (error !== null || outcomes.length === 0 || outcomes.some(({ kind }) => kind === 'errored'))
    return 'not everything was judged'
  return subjectOf(report) === null
    ? 'the digest of the image is not known'
    : 'no rule was kept that it could name'
}

/** The job, with a mark of its values where it is one of a matrix: code scanning keeps one set of alerts for each. */
function jobOf({ context, digest }: World, matrix: string): string | null {
  return matrix === '' || matrix === 'null'
    ? context.job
    : `${context.job ?? 'job'}-${digest(matrix).slice(0, 8)}`
}

/** The summary and the annotations, where they are wanted; a step whose inputs were not understood has both. */
export async function publishSummary(
  { runner }: World,
  report: Report,
  publishing: Publishing | null,
): Promise<void> {
  if (publishing?.reports.summary ?? true)
    await runner.publishSummary((limit) => renderSummary(report, limit))
}

export function publishAnnotations({ runner }: World, report: Report, publishing: Publishing | null): void {
  for (const annotation of renderAnnotations(report, publishing?.reports.annotations ?? true))
    runner.annotate(annotation)
}

/** The comment on the pull request. That it could not be made is a warning. */
export async function publishComment(
  world: World,
  report: Report,
  publishing: Publishing | null,
): Promise<void> {
  if (publishing === null || publishing.reports.comment === 'never' || world.signal.aborted) return
  // Without secrets the token may not write, either.
  if (report.conclusion === 'skipped') return
  const { workflow, job } = world.context
  const key = JSON.stringify([workflow, job, publishing.matrix, publishing.asked])
  const making = world.comment({
    when: publishing.reports.comment,
    conclusion: report.conclusion,
    key,
    render: (limit) => renderSummary(report, limit),
    token: publishing.githubToken,
  })
  // Only a cancelled job ends it in the midst; that is told elsewhere.
  const warnings = await making.catch(() => [])
  for (const message of warnings)
    world.runner.annotate({ level: 'warning', title: 'TCSS Image Gate: the comment', message })
}
