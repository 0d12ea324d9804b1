import type { ReadFile } from '../../src/domain/file.ts'
import { GateError } from '../../src/errors.ts'
import { type Inputs, parseInputs } from '../../src/inputs.ts'
import { redactor } from '../../src/tencent/credentials.ts'
import { noFile, someInputs } from '../make.ts'

export interface InputsGiven {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly readFile?: ReadFile
}

/** Sound inputs but for what is given, understood; and what was masked on the way. */
export function parse({
  inputs = {},
  env = {},
  readFile = noFile,
}: InputsGiven = {}): Inputs & { readonly masked: readonly string[] } {
  const given = someInputs(inputs)
  const masked: string[] = []
  const read = (input: string) => given[input] ?? ''
  return {
    ...parseInputs({
      read,
      env,
      readFile,
      mask: (secret) => void masked.push(secret),
      redact: (text) => redactor(masked)(text),
    }),
    masked,
  }
}

/** What is said of inputs that are refused. */
export function refused(given: InputsGiven): GateError {
  try {
    parse(given)
  } catch (error) {
    if (error instanceof GateError) return error
    throw error
  }
  throw new Error('These inputs were accepted.')
}

/** All four limits at once. */
export function limits(value: string) {
  const names = ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info']
  return Object.fromEntries(names.map((name) => [name, value]))
}
