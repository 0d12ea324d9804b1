import { decide } from './decide.ts'
import { type Conclusion, emptyReport, type Report } from './domain/report.ts'
import { asGateError, GateError } from './errors.ts'
import { type Inputs, parseInputs } from './inputs/parse-inputs.ts'
import { publish, publishResults } from './publish.ts'
import type { World } from './world.ts'

/**
 * Runs the whole program in its order: inputs → facts → verdicts → report → published. Returns the conclusion that decides how
 * the job ends; publishing may fail, but it never makes the conclusion better.
 */
export async function run(world: World): Promise<Conclusion> {
  // An error stands in the outputs until a verdict replaces it.
  const unfinished = new GateError('bug', { problem: 'The gate did not finish.', remedy: '' })
  publishResults(world, emptyReport(world.clock.now(), unfinished), null)
  const { publishing, inputs } = await parseInputs(world.sources)
  return publish(world, await reportOn(world, inputs), publishing)
}

/** Reports on all images. It never throws: an error is a report as well. */
async function reportOn(world: World, inputs: Inputs | GateError): Promise<Report> {
  const { clock, signal, redact } = world
  if (inputs instanceof GateError) return emptyReport(clock.now(), inputs)
  const context = { ...inputs, ...inputs.endpoint }
  try {
    const { credentials } = inputs
    const report =
      credentials === null
        ? emptyReport(clock.now(), null, context)
        : await decide(world, inputs, credentials)
    signal.throwIfAborted()
    return report
  } catch (thrown) {
    return emptyReport(clock.now(), asGateError(thrown, redact), context)
  }
}
