import type { Clock } from './domain/clock.ts'
import { KINDS } from './domain/facts.ts'
import { gatedKinds, needsFindings } from './domain/policy.ts'
import type { Progress } from './domain/progress.ts'
import { allows, type Conclusion, conclude, type Outcome, type Report } from './domain/report.ts'
import { needsScan, scanAge } from './domain/rules.ts'
import { judge } from './domain/verdict.ts'
import { asGateError, GateError } from './errors.ts'
import type { Runner } from './github/runner.ts'
import { type InputSources, type Inputs, parseInputs } from './inputs.ts'
import { renderAnnotations } from './report/annotations.ts'
import { renderLog } from './report/log.ts'
import { renderOutputs } from './report/outputs.ts'
import { renderProgress } from './report/progress.ts'
import { renderSummary } from './report/summary.ts'
import { plural } from './report/units.ts'
import { collect } from './tencent/collect.ts'
import type { Inventory } from './tencent/inventory.ts'
import { say } from './text.ts'
import { VERSION } from './version.ts'

/**
 * The ends of the program that touch the world, and the time.
 * `connect` gives the inventory that the inputs describe; the step's own time is `until` then, in milliseconds of the clock.
 */
export interface World {
  readonly sources: InputSources
  readonly runner: Runner
  readonly clock: Clock
  /** Takes our secrets out of words that nobody foresaw. */
  redact(text: string): string
  /** Aborted, with a GateError, when the job is cancelled or something broke that nobody waited for. */
  readonly signal: AbortSignal
  connect(inputs: Inputs, until: number): Inventory
}

/**
 * The whole program in the order in which it happens: inputs → facts → verdicts → report → published. It returns the word
 * that decides how the job ends. Publishing can fail, but it can never make that word a better one.
 */
export async function run(world: World): Promise<Conclusion> {
  const { runner, sources } = world
  // Whatever happens from here on, an error stands in the outputs until a verdict takes its place.
  publishOutputs(
    runner,
    errorReport(world, new GateError('bug', { problem: 'The gate did not finish.', remedy: '' })),
  )
  let inputs: Inputs | null = null
  let decided: Report
  try {
    inputs = parseInputs(sources)
    decided = await decide(world, inputs)
    world.signal.throwIfAborted()
  } catch (thrown) {
    decided = errorReport(world, asGateError(thrown, world.redact), inputs)
  }
  printLog(runner, decided)
  let report = publishOutputs(runner, decided)
  const summarize = async (): Promise<void> => {
    if (inputs?.reports.summary ?? true) await runner.publishSummary((limit) => renderSummary(report, limit))
  }
  await summarize()
  if (world.signal.aborted && allows(report.conclusion)) {
    report = errorReport(world, asGateError(world.signal.reason, world.redact), inputs)
    await summarize()
  }
  for (const annotation of renderAnnotations(report, inputs?.reports.annotations ?? true))
    runner.annotate(annotation)
  return report.conclusion
}

/** Milliseconds after a scan in which its totals may still come. */
const RECENTLY = 60_000

async function decide({ clock, runner, signal, connect }: World, inputs: Inputs): Promise<Report> {
  const { images, policy, endpoint, scanning } = inputs
  const { host, local } = endpoint
  runner.log(`TCSS Image Gate ${VERSION}: asking ${host} about ${plural(images.length, 'image')}.`)
  const began = clock.monotonic()
  const gated = gatedKinds(policy)
  const inventory = connect(inputs, began + scanning.wait)
  const collected = await collect({
    inventory,
    clock,
    signal,
    images,
    expected: {
      kinds: gated.length === 0 ? KINDS : gated,
      // A scan that we ask for need not begin by itself.
      scanOnPush: inventory.grows && !scanning.trigger,
    },
    began,
    wait: scanning.wait,
    findings: needsFindings(policy),
    isRecent: (facts) => (scanAge(facts, clock.now()) ?? RECENTLY) < RECENTLY,
    judgesScans: gated.length > 0,
    needsScan: scanning.trigger ? (facts) => needsScan(facts, { policy, now: clock.now() }) : null,
    tell: (progress) => printProgress(runner, progress),
  })
  const now = clock.now()
  const outcomes = collected.map(
    (one): Outcome =>
      one.kind === 'facts' ? { kind: 'judged', verdict: judge(one.image, one.facts, { policy, now }) } : one,
  )
  return { conclusion: conclude(outcomes, null), outcomes, error: null, policy, host, local, judgedAt: now }
}

function printProgress(runner: Runner, progress: Progress): void {
  if (progress.kind === 'waiting-ends') runner.endGroup()
  const print = progress.kind === 'waiting-begins' ? runner.group : runner.log
  for (const line of renderProgress(progress)) print(line)
}

function printLog(runner: Runner, report: Report): void {
  for (const { title, lines } of renderLog(report)) {
    if (title !== null) runner.group(title)
    for (const line of lines) runner.log(line)
    if (title !== null) runner.endGroup()
  }
}

/** Later steps rely on the outputs, so a verdict that lets them go on but could not be written is an error. */
function publishOutputs(runner: Runner, report: Report): Report {
  const problem = runner.publishOutputs(renderOutputs(report))
  if (problem === null || !allows(report.conclusion)) return report
  const error = new GateError('unwritable', {
    problem: say`The outputs of this step could not be written: ${problem}.`,
    remedy:
      'Later steps rely on them, so nothing is allowed. Check the disk of the runner and the file in GITHUB_OUTPUT.',
  })
  return { ...report, conclusion: 'error', error }
}

/** The report of a gate that could not decide. */
export function errorReport(
  { clock }: Pick<World, 'clock'>,
  error: GateError,
  inputs: Inputs | null = null,
): Report {
  const { policy = null, endpoint = null } = inputs ?? {}
  const host = endpoint?.host ?? null
  const local = endpoint?.local ?? false
  return { conclusion: 'error', outcomes: [], error, policy, host, local, judgedAt: clock.now() }
}
