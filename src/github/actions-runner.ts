import { appendFileSync, statSync, truncateSync } from 'node:fs'
import * as core from '@actions/core'
import type { Annotation, Runner, StepOutputs } from '../ports/runner.ts'
import { recordOf } from '../records.ts'
import { logLine } from '../text.ts'
import { writeOutputs } from './output-file.ts'

type Redact = (text: string) => string

/** Largest summary of one step, in bytes of UTF-8. GitHub drops the whole of a larger summary. */
const SUMMARY_LIMIT = 1024 * 1024

const CLOSED: StepOutputs = { verdict: 'error', 'deploy-ref': '', allowed: 'false' }

/** Returns the GitHub Actions runner. `redact` removes secrets from everything that is written, as the last defence. */
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
        // A process that is killed between two lines leaves a safe file. Later steps test `allowed`, so `allowed` comes last,
        // after the reference to deploy. Neither value stands in the file together with the error from the start of the run.
        set({ ...others, verdict, 'deploy-ref': reference, allowed })
        return null
      } catch (error) {
        // Emptying the file needs no space, and removes an earlier verdict and a torn line.
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

/** The caller already returns a problem, and the step fails. */
function ignoreErrors(act: () => void): void {
  try {
    act()
  } catch {}
}

/** Returns the message of a thrown value in one line, redacted first: a cut or an escape would leave a part of a secret. */
function reason(error: unknown, redact: Redact): string {
  return logLine(redact(error instanceof Error ? error.message : String(error)))
}
