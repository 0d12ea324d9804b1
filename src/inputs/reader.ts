import type { Setting } from '../domain/policy.ts'
import type { Point } from '../errors.ts'
import type { ValueFormat } from '../forms.ts'
import type { FindFiles, ReadFile, ReadRemoteFile } from '../ports/files.ts'
import type { WorkflowEvent } from '../ports/workflow-event.ts'
import { type Sentence, say } from '../text.ts'

/** Everything outside the program that parsing the inputs uses. */
export interface InputSources {
  /** Returns the text of an input; empty if the input is not given. */
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: ReadFile
  readonly readRemote: ReadRemoteFile
  readonly findFiles: FindFiles
  readonly now: Date
  /** The event that started the workflow. */
  readonly event: WorkflowEvent
  mask(secret: string): void
  /** Removes masked secrets from a text, because a user may have pasted a secret into the wrong input. */
  redact(text: string): string
}

/** Reads the text of inputs, and collects mistakes in them. */
export interface InputReader {
  /** Returns the trimmed text of an input; empty if the input is not given. */
  read(input: string): string
  /** Adds a mistake in an input. `at` is the place of the mistake in a file of the workspace. */
  reject(input: string, why: Sentence | string, at?: Point['at']): void
}

/** Creates a reader that adds mistakes to a list. */
export function createReader(sources: InputSources, mistakes: Point[]): InputReader {
  return {
    read: (input) => sources.read(input).trim(),
    reject: (input, why, at) => {
      const message = say`${() => input}: ${typeof why === 'string' ? () => why : why}.`
      mistakes.push(at === undefined ? { message } : { message, at })
    },
  }
}

/** Parses an input. An empty text, such as an unset `vars.X`, means the default, which must be strict. */
export function parseSetting<T>(
  { read, reject }: InputReader,
  input: string,
  format: ValueFormat<T>,
  fallback: T,
): Setting<T> {
  const text = read(input)
  if (text === '') return { value: fallback, source: { kind: 'default' } }
  const value = format.parse(text)
  if (value !== undefined) return { value, source: { kind: 'input', input } }
  reject(input, say`${text} is not accepted; give ${() => format.accepted}`)
  return { value: fallback, source: { kind: 'default' } }
}

/** Parses an input whose default, `off` or `none`, loosens. An empty text, such as an unset `vars.X`, is therefore refused. */
export function parseRequired<T>(
  reader: InputReader,
  input: string,
  format: ValueFormat<T>,
  fallback: T,
): Setting<T> {
  if (reader.read(input) === '')
    reader.reject(input, `empty, perhaps because a variable is not set; give ${format.accepted}`)
  const setting = parseSetting(reader, input, format, fallback)
  return setting.value === fallback ? { value: fallback, source: { kind: 'default' } } : setting
}
