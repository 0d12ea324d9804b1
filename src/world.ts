import type { Context } from './domain/context.ts'
import type { Inputs } from './inputs/parse-inputs.ts'
import type { InputSources } from './inputs/reader.ts'
import type { Clock } from './ports/clock.ts'
import type { CommentJob } from './ports/comment-job.ts'
import type { WriteFile } from './ports/files.ts'
import type { Inventory } from './ports/inventory.ts'
import type { Runner } from './ports/runner.ts'
import type { Credentials } from './tencent/client/credentials.ts'

/** Everything outside the program that it uses, time included. */
export interface World {
  readonly sources: InputSources
  readonly runner: Runner
  readonly clock: Clock
  /** The run, as reports name it. */
  readonly context: Context
  readonly writeFile: WriteFile
  /** Returns the SHA-256 of a text in UTF-8, in hexadecimal digits. */
  digest(text: string): string
  /** Makes or updates the comment on the pull request; returns warnings. */
  comment(job: CommentJob): Promise<readonly string[]>
  /** Resolves when pending events have been handled, such as signals. */
  flushEvents(): Promise<void>
  /** Removes secrets from an unexpected text. */
  redact(text: string): string
  /** Aborted with a GateError when the job is cancelled, or after an error outside the awaited work. */
  readonly signal: AbortSignal
  /** Connects to the inventory of the inputs; `deadline` is the end of the step's time, in milliseconds of the clock. */
  connect(inputs: Inputs, credentials: Credentials, deadline: number): Promise<Inventory>
}
