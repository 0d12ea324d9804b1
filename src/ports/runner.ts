import type { FilePlace } from '../domain/context.ts'

/** A message that GitHub shows on the page of the run. A message with a place is also shown at the line of the file. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly place?: FilePlace
}

/** All outputs of the step by name. The outputs that are listed here are always set. */
export interface StepOutputs extends Readonly<Record<string, string>> {
  readonly verdict: string
  readonly 'deploy-ref': string
  readonly allowed: string
}

/** The channels of the runner to which the program writes. */
export interface Runner {
  /** Prints one line to the log of the step. */
  log(line: string): void
  /** Starts a group of lines that readers of the log can fold. `endGroup` ends the group. */
  group(title: string): void
  endGroup(): void
  /** Sets all outputs and returns null. After a failure, tries to deny the deployment and returns the problem. */
  publishOutputs(outputs: StepOutputs): string | null
  /** Appends a text of at most `limit` bytes to the job summary. A failure causes only a warning in the log. */
  publishSummary(render: (limit: number) => string): Promise<void>
  annotate(annotation: Annotation): void
}
