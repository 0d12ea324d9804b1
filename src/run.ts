import { decide } from './decide.ts'
import { type Conclusion, jobContinues, type Report } from './domain/report.ts'
import { asGateError, GateError } from './errors.ts'
import { type Inputs, parseInputs } from './inputs/parse-inputs.ts'
import { type Publishing, parsePublishing } from './inputs/publishing.ts'
import { printLog, publishAnnotations, publishComment, publishResults, publishSummary } from './publish.ts'
import type { World } from './world.ts'

/**
 * The whole program in the order in which it happens: inputs → facts → verdicts → report → published. It returns the word
 * that decides how the job ends. Publishing can fail, but it can never make that word a better one.
 */
export async function run(world: World): Promise<Conclusion> {
  // Whatever happens from here on, an error stands in the outputs until a verdict takes its place.
  const unfinished = new GateError('bug', { problem: 'The gate did not finish.', remedy: '' })
  publishResults(world, errorReport(world, unfinished), null)
  const publishing = parsePublishing(world.sources)
  let inputs: Inputs | null = null
  let decided: Report
  try {
    inputs = await parseInputs(world.sources)
    const { credentials } = inputs
    decided = credentials === null ? skippedReport(world, inputs) : await decide(world, inputs, credentials)
    world.signal.throwIfAborted()
  } catch (thrown) {
    decided = errorReport(world, asGateError(thrown, world.redact), inputs)
  }
  let report = publishResults(world, decided, publishing)
  printLog(world, report)
  await publishSummary(world, report, publishing)
  if (isTooLate(world, report)) {
    report = publishCancellation(world, inputs, publishing)
    await publishSummary(world, report, publishing)
  }
  publishAnnotations(world, report, publishing)
  await publishComment(world, report, publishing)
  await world.flushEvents()
  return isTooLate(world, report)
    ? publishCancellation(world, inputs, publishing).conclusion
    : report.conclusion
}

/** Whether the job was cancelled after a verdict that lets it go on: it does not. */
function isTooLate({ signal }: World, { conclusion }: Report): boolean {
  return signal.aborted && jobContinues(conclusion)
}

function publishCancellation(world: World, inputs: Inputs | null, publishing: Publishing | null): Report {
  const error = asGateError(world.signal.reason, world.redact)
  return publishResults(world, errorReport(world, error, inputs), publishing)
}

/** The report of a gate that could not decide. */
export function errorReport(
  { clock }: Pick<World, 'clock'>,
  error: GateError,
  inputs: Inputs | null = null,
): Report {
  return { ...emptyReport(clock.now(), inputs), conclusion: 'error', error }
}

/** The report of a gate that has no credentials and was told to let that be. */
function skippedReport({ clock }: World, inputs: Inputs): Report {
  return { ...emptyReport(clock.now(), inputs), conclusion: 'skipped', error: null }
}

function emptyReport(now: Date, inputs: Inputs | null): Omit<Report, 'conclusion' | 'error'> {
  return {
    outcomes: [],
    notices: inputs?.notices ?? [],
    policy: inputs?.policy ?? null,
    host: inputs?.endpoint.host ?? null,
    local: inputs?.endpoint.local ?? false,
    startedAt: now,
    judgedAt: now,
    places: new Map(),
  }
}
