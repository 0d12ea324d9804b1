import { statSync } from 'node:fs'
import * as core from '@actions/core'
import type { Annotation } from '../report/annotations.ts'
import type { Outputs } from '../report/outputs.ts'
import { logLine } from '../text.ts'

/** The GitHub Actions runner, as far as this program tells it anything. */
export interface Runner {
  /** Prints one line. Every line that is not an annotation comes through here. */
  log(line: string): void
  /** Opens a group of lines that the log folds; `endGroup` closes it. */
  group(title: string): void
  endGroup(): void
  /** Sets all outputs; the problem if one of them could not be set, else null. `verdict` and `allowed` are written last. */
  publishOutputs(outputs: Outputs): string | null
  /** Appends what `render` makes of the room left in bytes to the job summary; a failure is a warning in the log. */
  publishSummary(render: (limit: number) => string): Promise<void>
  annotate(annotation: Annotation): void
}

type Redact = (text: string) => string

/** What GitHub takes as the summary of one step, in bytes of UTF-8; with one byte more all of it is lost. */
export const SUMMARY_LIMIT = 1024 * 1024

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
      const { verdict, allowed, ...others } = outputs
      try {
        // A file that is full after some lines must not hold a good verdict: the error written at the start stays the last.
        for (const [name, value] of Object.entries({ ...others, allowed, verdict }))
          core.setOutput(name, redact(value))
        return null
      } catch (error) {
        return reason(error)
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
        core.warning(`The job summary could not be written; the verdict stands. ${redact(reason(error))}`)
      }
    },
    annotate: ({ level, title, message }) =>
      (level === 'error' ? core.error : core.warning)(redact(message), { title: redact(title) }),
  }
}

function reason(error: unknown): string {
  return logLine(error instanceof Error ? error.message : String(error))
}
