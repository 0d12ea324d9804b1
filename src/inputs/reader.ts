import type { Setting } from '../domain/policy.ts'
import type { Point } from '../errors.ts'
import type { ValueFormat } from '../forms.ts'
import type { FindFiles, ReadFile, ReadRemoteFile } from '../ports/files.ts'
import type { WorkflowEvent } from '../ports/workflow-event.ts'
import { type Sentence, say } from '../text.ts'

/** The functions and values from outside the program that the parsers of inputs use. */
export interface InputSources {
  /** Returns the text of an input; empty if the input is not given. */
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: ReadFile
  readonly readRemote: ReadRemoteFile
  readonly findFiles: FindFiles
  readonly now: Date
  readonly event: WorkflowEvent
  mask(secret: string): void
  /** Replaces masked secrets in a text, because a wrong input that a message quotes may contain a secret. */
  redact(text: string): string
}

export interface InputReader {
  /** Returns the trimmed text of an input; empty if the input is not given. */
  read(input: string): string
  /** Records a mistake in an input. `at` is the place of the mistake in a file of the workspace. */
  reject(input: string, why: Sentence | string, at?: Point['at']): void
}

/** Creates a reader that adds rejected inputs to `mistakes`. */
export function createReader(sources: InputSources, mistakes: Point[]): InputReader {
  return {
    read: (input) => sources.read(input).trim(),
    reject: (input, why, at) => {
      const message = say`${() => input}: ${typeof why === 'string' ? () => why : why}.`
      mistakes.push(at === undefined ? { message } : { message, at })
    },
  }
}

/** Parses an input with a strict default. An empty input, for example from an unset `vars.X`, gives the default. */
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

/** Parses an input with a loose default, `off` or `none`. Rejects an empty input, for example from an unset `vars.X`. */
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
