import type { Setting } from '../domain/policy.ts'
import type { Point } from '../errors.ts'
import type { ValueFormat } from '../forms.ts'
import type { FindFiles, ReadFile, ReadRemoteFile } from '../ports/files.ts'
import type { WorkflowEvent } from '../ports/workflow-event.ts'
import { type Sentence, say } from '../text.ts'

/** Where inputs come from. */
export interface InputSources {
  /** Returns the text of an input; empty when it was not given. */
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: ReadFile
  readonly readRemote: ReadRemoteFile
  readonly findFiles: FindFiles
  readonly now: Date
  /** The event that started the workflow. */
  readonly event: WorkflowEvent
  mask(secret: string): void
  /** Removes masked secrets from a text: one may have been pasted into the wrong input. */
  redact(text: string): string
}

/** Reads the text of inputs, and collects mistakes in them. */
export interface InputReader {
  /** Returns the trimmed text of an input; empty when it was not given. */
  read(input: string): string
  /** Adds a mistake; `at` is its place in a file of the workspace. */
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

/** Parses an input with a strict default. Empty (an unset `vars.X`) means that default, which loosens nothing. */
export function parseSetting<T>(
  { read, reject }: InputReader,
  input: string,
  form: ValueFormat<T>,
  fallback: T,
): Setting<T> {
  const text = read(input)
  if (text === '') return { value: fallback, source: { kind: 'default' } }
  const value = form.parse(text)
  if (value !== undefined) return { value, source: { kind: 'input', input } }
  reject(input, say`${text} is not accepted; give ${() => form.accepted}`)
  return { value: fallback, source: { kind: 'default' } }
}

/** Parses an input that only tightens. Its default is `off` or `none`, so an empty value (an unset `vars.X`) is refused. */
export function parseRequired<T>(
  ask: InputReader,
  input: string,
  form: ValueFormat<T>,
  fallback: T,
): Setting<T> {
  if (ask.read(input) === '')
    ask.reject(input, `empty, perhaps because a variable is not set; give ${form.accepted}`)
  const setting = parseSetting(ask, input, form, fallback)
  return setting.value === fallback ? { value: fallback, source: { kind: 'default' } } : setting
}
