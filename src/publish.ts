import {
  type Conclusion,
  emptyReport,
  jobContinues,
  REPORT_FILES,
  type Report,
  type ReportFile,
} from './domain/report.ts'
import type { Progress } from './domain/waiting/progress.ts'
import { asGateError, GateError } from './errors.ts'
import type { Publishing } from './inputs/report-inputs.ts'
import type { Runner } from './ports/runner.ts'
import { renderAnnotations } from './report/annotations.ts'
import { renderLog } from './report/log.ts'
import { renderOutputs, type WrittenFiles } from './report/outputs/outputs.ts'
import { renderProgress } from './report/progress-lines.ts'
import type { renderFile } from './report/report-files.ts'
import { renderPage } from './report/summary/page.ts'
import { plain, type Sentence, say } from './text.ts'
import type { World } from './world.ts'

/** The inputs about reports. `render` is null if no report file was requested. */
interface Destinations extends Publishing {
  readonly render: typeof renderFile | null
}

/** Publishes a report to all places. Returns the final conclusion, which a cancellation during publishing makes an error. */
export async function publish(
  world: World,
  decided: Report,
  publishing: Publishing | null,
): Promise<Conclusion> {
  const destinations = await destinationsOf(publishing)
  let report = publishResults(world, decided, destinations)
  printLog(world, report)
  for (const step of [publishSummary, publishAnnotations, publishComment, () => world.flushEvents()]) {
    await step(world, report, destinations)
    report = await replaceIfCancelled(world, report, destinations)
  }
  return report.conclusion
}

async function destinationsOf(publishing: Publishing | null): Promise<Destinations | null> {
  if (publishing === null) return null
  const isEmpty = Object.keys(publishing.reports.files).length === 0
  return { ...publishing, render: isEmpty ? null : (await import('./report/report-files.ts')).renderFile }
}

/** Replaces a report that lets the job continue, if the job was cancelled. The new report is an error. */
async function replaceIfCancelled(
  world: World,
  report: Report,
  destinations: Destinations | null,
): Promise<Report> {
  if (!world.signal.aborted || !jobContinues(report.conclusion)) return report
  const error = asGateError(world.signal.reason, world.redact)
  const published = publishResults(world, emptyReport(world.clock.now(), error, report), destinations)
  await publishSummary(world, published, destinations)
  return published
}

/**
 * Writes the report files and then the outputs. If a file or an output cannot be written, a report that lets the job continue
 * becomes an error, and all report files are written again with that error.
 */
export function publishResults(world: World, report: Report, destinations: Destinations | null): Report {
  const { written, problem } = writeFiles(world, report, destinations)
  if (problem !== null && jobContinues(report.conclusion))
    return publishResults(world, unwritable(report, problem), destinations)
  if (problem !== null) world.runner.log(`${problem(plain)}.`)
  const failure = world.runner.publishOutputs(renderOutputs(report, written))
  if (failure === null || !jobContinues(report.conclusion)) return report
  const error = unwritable(report, say`The outputs of this step could not be written: ${failure}`)
  writeFiles(world, error, destinations)
  return error
}

function unwritable(report: Report, problem: Sentence): Report {
  const error = new GateError('unwritable', {
    problem: say`${problem}.`,
    remedy: 'Later steps rely on it, so `allowed` is false. Check the path and the disk of the runner.',
  })
  return { ...report, conclusion: 'error', error }
}

interface Files {
  readonly written: WrittenFiles
  /** The first reason why a file is missing, as a clause. */
  readonly problem: Sentence | null
}

function writeFiles(world: World, report: Report, destinations: Destinations | null): Files {
  const { render = null, reports, matrix = '' } = destinations ?? {}
  const context = { ...world, matrix }
  const written: Partial<Record<ReportFile, string>> = {}
  let problem: Sentence | null = null
  for (const input of REPORT_FILES) {
    const path = reports?.files[input]
    if (path === undefined || render === null) continue
    const text = render(input, report, context)
    if (typeof text === 'string') {
      const failure = world.writeFile(path, text)
      if (failure === null) written[input] = path
      else {
        // Removes a file of an earlier run, which would otherwise stay at this path.
        world.writeFile(path, null)
        problem ??= say`The file of ${() => input} could not be written: ${() => failure}`
      }
    } else {
      // Deletes an old file at this path. It is from an earlier run, or from a verdict that an error has replaced.
      const failure = world.writeFile(path, null)
      if (failure !== null) world.runner.log(`The old file of ${input} could not be removed: ${failure}.`)
      if (text.isProblem) problem ??= () => text.reason
      else world.runner.log(`${text.reason}.`)
    }
  }
  return { written, problem }
}

function printLog({ runner }: World, report: Report): void {
  for (const { title, lines } of renderLog(report)) {
    if (title !== null) runner.group(title)
    for (const line of lines) runner.log(line)
    if (title !== null) runner.endGroup()
  }
}

/** Prints the progress of collecting images. */
export function printProgress(runner: Runner, progress: Progress): void {
  if (progress.kind === 'waiting-ends') runner.endGroup()
  const print = progress.kind === 'waiting-begins' ? runner.group : runner.log
  for (const line of renderProgress(progress)) print(line)
}

async function publishSummary(
  { runner }: World,
  report: Report,
  publishing: Publishing | null,
): Promise<void> {
  if (publishing?.reports.summary ?? true) await runner.publishSummary(await summaryOf(report))
}

/** Returns a renderer of the summary. Loads the sections about images only if the report has images. */
async function summaryOf(report: Report): Promise<(limit: number) => string> {
  if (report.outcomes.length === 0) return (limit) => renderPage(report, [], limit)
  const { renderSummary } = await import('./report/summary/summary.ts')
  return (limit) => renderSummary(report, limit)
}

function publishAnnotations({ runner }: World, report: Report, publishing: Publishing | null): void {
  for (const annotation of renderAnnotations(report, publishing?.reports.annotations ?? true))
    runner.annotate(annotation)
}

/** Creates or updates the comment on the pull request. A comment that cannot be written is a warning. */
async function publishComment(world: World, report: Report, publishing: Publishing | null): Promise<void> {
  if (publishing === null || publishing.reports.comment === 'never' || world.signal.aborted) return
  // A run without secrets has a token that cannot write comments.
  if (report.conclusion === 'skipped') return
  const { workflow, job } = world.context
  const warnings = await world
    .comment({
      when: publishing.reports.comment,
      conclusion: report.conclusion,
      key: JSON.stringify([workflow, job, publishing.matrix, publishing.images]),
      render: await summaryOf(report),
      token: publishing.githubToken,
    })
    // Only a cancellation rejects the promise, and `replaceIfCancelled` reports the cancellation.
    .catch(() => [])
  for (const message of warnings)
    world.runner.annotate({ level: 'warning', title: 'TCSS Image Gate: the comment', message })
}
