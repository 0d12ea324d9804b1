import { GateError } from '../../src/errors.ts'
import { type Inputs, parseInputs } from '../../src/inputs/parse-inputs.ts'
import type { ReadFile, ReadRemoteFile } from '../../src/ports/files.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { redactor } from '../../src/tencent/client/credentials.ts'
import { NOW, noFile, noFiles, noRemote, PUSH, someInputs } from '../make.ts'

export interface InputsGiven {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly readFile?: ReadFile
  readonly readRemote?: ReadRemoteFile
  readonly event?: WorkflowEvent
}

/** Sound inputs but for what is given, understood; and what was masked on the way. */
export async function parse({
  inputs = {},
  env = {},
  readFile = noFile,
  readRemote = noRemote,
  event = PUSH,
}: InputsGiven = {}): Promise<Inputs & { readonly masked: readonly string[] }> {
  const given = someInputs(inputs)
  const masked: string[] = []
  const read = (input: string) => given[input] ?? ''
  return {
    ...(await parseInputs({
      read,
      env,
      readFile,
      readRemote,
      findFiles: noFiles,
      event,
      now: NOW,
      mask: (secret) => void masked.push(secret),
      redact: (text) => redactor(masked)(text),
    })),
    masked,
  }
}

/** What is said of inputs that are refused. */
export async function refused(given: InputsGiven): Promise<GateError> {
  try {
    await parse(given)
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
