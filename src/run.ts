import { type Conclusion, emptyReport, type Report } from './domain/report.ts'
import { asGateError, GateError } from './errors.ts'
import { type Inputs, parseInputs } from './inputs/parse-inputs.ts'
import { publish, publishResults } from './publish.ts'
import type { World } from './world.ts'

/**
 * Runs the whole program: parses the inputs, collects facts, judges the images and publishes the report. Returns the conclusion
 * of the job; a failure to publish can only make the conclusion worse.
 */
export async function run(world: World): Promise<Conclusion> {
  // The outputs contain an error until a verdict replaces the error.
  const unfinished = new GateError('bug', { problem: 'The gate did not finish.', remedy: '' })
  publishResults(world, emptyReport(world.clock.now(), unfinished), null)
  const { publishing, inputs } = await parseInputs(world.sources)
  return publish(world, await reportOn(world, inputs), publishing)
}

/** Reports on all images. Never throws, because an error is a report as well. */
async function reportOn(world: World, inputs: Inputs | GateError): Promise<Report> {
  const { clock, signal, redact } = world
  if (inputs instanceof GateError) return emptyReport(clock.now(), inputs)
  const context = { ...inputs, ...inputs.endpoint }
  try {
    const { credentials } = inputs
    const report =
      credentials === null
        ? emptyReport(clock.now(), null, context)
        : await (await import('./decide.ts')).decide(world, inputs, credentials)
    signal.throwIfAborted()
    return report
  } catch (thrown) {
    return emptyReport(clock.now(), asGateError(thrown, redact), context)
  }
}
