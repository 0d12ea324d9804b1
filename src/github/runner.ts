import { statSync, truncateSync } from 'node:fs'
import * as core from '@actions/core'
import type { Annotation } from '../report/annotations.ts'
import type { Outputs } from '../report/outputs/outputs.ts'
import { logLine } from '../text.ts'

/** The GitHub Actions runner, as far as this program tells it anything. */
export interface Runner {
  /** Prints one line. Every line that is not an annotation comes through here. */
  log(line: string): void
  /** Opens a group of lines that the log folds; `endGroup` closes it. */
  group(title: string): void
  endGroup(): void
  /**
   * Sets all outputs, those that open a gate last; the problem if one of them could not be set, else null. Then none is left
   * but those of a closed gate, as far as they can be written.
   */
  publishOutputs(outputs: Outputs): string | null
  /** Appends what `render` makes of the room left in bytes to the job summary; a failure is a warning in the log. */
  publishSummary(render: (limit: number) => string): Promise<void>
  annotate(annotation: Annotation): void
}

type Redact = (text: string) => string

/** What GitHub takes as the summary of one step, in bytes of UTF-8; with one byte more all of it is lost. */
export const SUMMARY_LIMIT = 1024 * 1024

const CLOSED: Partial<Outputs> = { verdict: 'error', 'deploy-ref': '', allowed: 'false' }

/**
 * The real runner. `env` is its environment. `redact` takes our secrets out of whatever is told: the last of several doors,
 * for words that nobody foresaw, such as those of an unexpected error.
 */
export function createRunner(env: Readonly<Record<string, string | undefined>>, redact: Redact): Runner {
  const log = (line: string): void => core.info(logLine(redact(line)))
  return {
    log,
    group: (title) => core.startGroup(logLine(redact(title))),
    endGroup: () => core.endGroup(),
    publishOutputs: (outputs) => {
      const { verdict, 'deploy-ref': reference, allowed, ...others } = outputs
      const set = (values: Partial<Outputs>): void => {
        for (const [name, value] of Object.entries(values)) core.setOutput(name, redact(value))
      }
      try {
        // Whatever kills the process between two lines leaves a sound file. So `allowed`, which later steps test, comes last,
        // and what they deploy right before it: neither ever stands beside the error that was written at the start.
        set({ ...others, verdict, 'deploy-ref': reference, allowed })
        return null
      } catch (error) {
        // Emptying needs no room, makes some, and takes away what an earlier call opened, or a line that broke off.
        attempt(() => truncateSync(env['GITHUB_OUTPUT'] ?? ''))
        attempt(() => set(CLOSED))
        return reason(error, redact)
      }
    },
    publishSummary: async (render) => {
      try {
        const file = env['GITHUB_STEP_SUMMARY'] ?? ''
        if (file === '')
          return log('No job summary: this runner offers no file for it (GITHUB_STEP_SUMMARY).')
        const text = redact(render(SUMMARY_LIMIT - statSync(file).size))
        if (text === '') core.warning('The job summary has no room left for this step; the verdict stands.')
        else await core.summary.addRaw(text).write()
      } catch (error) {
        core.warning(`The job summary could not be written; the verdict stands. ${reason(error, redact)}`)
      }
    },
    annotate: ({ level, title, message, place }) =>
      ANNOTATE[level](redact(message), {
        title: redact(title),
        ...(place === undefined ? {} : placed(place)),
      }),
  }
}

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice } as const

function placed({ file, line, column }: NonNullable<Annotation['place']>): core.AnnotationProperties {
  return { file, startLine: line, ...(column === undefined ? {} : { startColumn: column }) }
}

function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // The problem that led here is told already, and the step fails.
  }
}

/** What was thrown, in one line. Our secrets go first: a cut or an escape would leave a part of one. */
function reason(error: unknown, redact: Redact): string {
  return logLine(redact(error instanceof Error ? error.message : String(error)))
}
