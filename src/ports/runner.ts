import type { FilePlace } from '../domain/context.ts'

/** A message that the runner shows at the top of the run. A message with a place is also shown at that line of a file. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly place?: FilePlace
}

/** All outputs of the step by name. Later steps depend on the outputs that are named here. */
export interface StepOutputs extends Readonly<Record<string, string>> {
  readonly verdict: string
  readonly 'deploy-ref': string
  readonly allowed: string
}

/** The parts of the runner that this program writes to. */
export interface Runner {
  /** Prints one line. Every line that is not an annotation is printed here. */
  log(line: string): void
  /** Opens a group of lines that the log folds; `endGroup` closes it. */
  group(title: string): void
  endGroup(): void
  /** Sets all outputs and returns null. If that fails, denies the deployment as far as possible and returns the problem. */
  publishOutputs(outputs: StepOutputs): string | null
  /** Appends to the job summary the text of `render` for the bytes that are left. A failure is a warning in the log. */
  publishSummary(render: (limit: number) => string): Promise<void>
  annotate(annotation: Annotation): void
}
