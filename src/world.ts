import type { Context } from './domain/context.ts'
import type { Inputs } from './inputs/parse-inputs.ts'
import type { InputSources } from './inputs/reader.ts'
import type { Clock } from './ports/clock.ts'
import type { CommentJob } from './ports/comment-job.ts'
import type { Digest, WriteFile } from './ports/files.ts'
import type { Inventory } from './ports/inventory.ts'
import type { Runner } from './ports/runner.ts'
import type { Credentials } from './tencent/client/credentials.ts'

/** Everything outside the program that the program uses, including time. */
export interface World {
  readonly sources: InputSources
  readonly runner: Runner
  readonly clock: Clock
  /** The names of the workflow run in reports. */
  readonly context: Context
  readonly writeFile: WriteFile
  readonly digest: Digest
  /** Creates or updates the comment on the pull request. Resolves to warnings. */
  comment(job: CommentJob): Promise<readonly string[]>
  /** Resolves after pending events, such as signals, have been handled. */
  flushEvents(): Promise<void>
  /** Removes secrets from a text. */
  redact(text: string): string
  /** Aborted with a GateError if the job is cancelled, the log is closed or an error is not caught. */
  readonly signal: AbortSignal
  /** Connects to the inventory that the inputs name. `deadline` is the end of waiting, in milliseconds of `clock.monotonic`. */
  connect(inputs: Inputs, credentials: Credentials, deadline: number): Promise<Inventory>
}
