import type { Context } from './domain/context.ts'
import type { Inputs } from './inputs/parse-inputs.ts'
import type { InputSources } from './inputs/reader.ts'
import type { Clock } from './ports/clock.ts'
import type { CommentJob } from './ports/comment-job.ts'
import type { WriteFile } from './ports/files.ts'
import type { Inventory } from './ports/inventory.ts'
import type { Runner } from './ports/runner.ts'
import type { Credentials } from './tencent/client/credentials.ts'

/**
 * The ends of the program that touch the world, and the time.
 * `connect` gives the inventory that the inputs describe; the step's own time is `until` then, in milliseconds of the clock.
 */
export interface World {
  readonly sources: InputSources
  readonly runner: Runner
  readonly clock: Clock
  /** Where this runs, for reports to name. */
  readonly context: Context
  readonly writeFile: WriteFile
  /** SHA-256 of a text in UTF-8, in hexadecimal digits. */
  digest(text: string): string
  /** Makes or updates the comment on the pull request; what to warn of. */
  comment(job: CommentJob): Promise<readonly string[]>
  /** Resolves when everything has been told that came while the program did not wait: signals, a log that closed. */
  flushEvents(): Promise<void>
  /** Takes our secrets out of words that nobody foresaw. */
  redact(text: string): string
  /** Aborted, with a GateError, when the job is cancelled or something broke that nobody waited for. */
  readonly signal: AbortSignal
  connect(inputs: Inputs, credentials: Credentials, until: number): Inventory
}
