import type { Setting } from '../domain/policy.ts'
import type { Point } from '../errors.ts'
import type { ValueFormat } from '../forms.ts'
import { type Sentence, say } from '../text.ts'

/** The inputs while they are being understood: their text, and a place for mistakes. */
export interface InputReader {
  /** The text of an input without the blanks around it; empty when it was not given. */
  read(input: string): string
  /** `at` is the place of the mistake in a file of the workspace. */
  reject(input: string, why: Sentence | string, at?: Point['at']): void
}

/** An input with a strict default: empty (an unset `vars.X`) means that default, for nothing is loosened by it. */
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

/** An input that only tightens has its `off` or `none` in action.yml: empty would silently drop a check that was asked for. */
export function parseRequired<T>(
  ask: InputReader,
  input: string,
  form: ValueFormat<T>,
  fallback: T,
): Setting<T> {
  if (ask.read(input) === '') ask.reject(input, `empty, perhaps an unset variable; give ${form.accepted}`)
  const setting = parseSetting(ask, input, form, fallback)
  return setting.value === fallback ? { value: fallback, source: { kind: 'default' } } : setting
}
