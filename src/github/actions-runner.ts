import { appendFileSync, statSync, truncateSync } from 'node:fs'
import * as core from '@actions/core'
import type { Annotation, Runner, StepOutputs } from '../ports/runner.ts'
import { recordOf } from '../records.ts'
import { logLine } from '../text.ts'
import { writeOutputs } from './output-file.ts'

type Redact = (text: string) => string

/** The maximum size of the summary of one step, in bytes. GitHub discards a larger summary. */
const SUMMARY_LIMIT = 1024 * 1024

const CLOSED: StepOutputs = { verdict: 'error', 'deploy-ref': '', allowed: 'false' }

/** Returns the GitHub Actions runner. `redact` removes secrets from every text before the text is written. */
export function createRunner(env: Readonly<Record<string, string | undefined>>, redact: Redact): Runner {
  const log = (line: string): void => core.info(logLine(redact(line)))
  return {
    log,
    group: (title) => core.startGroup(logLine(redact(title))),
    endGroup: () => core.endGroup(),
    publishOutputs: (outputs) => {
      const { verdict, 'deploy-ref': reference, allowed, ...others } = outputs
      const file = env['GITHUB_OUTPUT'] ?? ''
      const set = (values: Readonly<Record<string, string>>): void =>
        writeOutputs(
          file,
          recordOf(Object.keys(values), (name) => redact(values[name] ?? '')),
        )
      try {
        // Writes `allowed` last, because later steps test `allowed`. A write that is cut off then leaves a file that allows
        // nothing.
        set({ ...others, verdict, 'deploy-ref': reference, allowed })
        return null
      } catch (error) {
        // Empties the file, which needs no space on the disk and removes an incomplete line.
        ignoreErrors(() => truncateSync(file))
        ignoreErrors(() => set({ ...CLOSED }))
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
        else appendFileSync(file, text)
      } catch (error) {
        core.warning(`The job summary could not be written; the verdict stands. ${reason(error, redact)}`)
      }
    },
    annotate: ({ level, title, message, place }) =>
      ANNOTATE[level](redact(message), { title: redact(title), ...(place && placeOf(place)) }),
  }
}

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice } as const

function placeOf({ file, line, column }: NonNullable<Annotation['place']>): core.AnnotationProperties {
  return { file, startLine: line, ...(column === undefined ? {} : { startColumn: column }) }
}

/** Ignores an error, because the caller already reports a problem. */
function ignoreErrors(act: () => void): void {
  try {
    act()
  } catch {}
}

/**
 * Returns the message of a thrown value in one line. Redacts the message before the message is cut, because a cut would leave
 * a part of a secret.
 */
function reason(error: unknown, redact: Redact): string {
  return logLine(redact(error instanceof Error ? error.message : String(error)))
}
