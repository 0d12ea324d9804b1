import { GateError } from '../../src/errors.ts'
import { type Inputs, parseInputs } from '../../src/inputs/parse-inputs.ts'
import type { InputSources } from '../../src/inputs/reader.ts'
import { redactor } from '../../src/tencent/client/credentials.ts'
import { someSources } from '../make.ts'

export interface InputsGiven extends Partial<Omit<InputSources, 'read'>> {
  readonly inputs?: Readonly<Record<string, string>>
}

/** Parses the inputs of `someSources`, changed as given. Returns the parsed inputs or their error, and the masked secrets. */
async function parseGiven({ inputs = {}, ...given }: InputsGiven) {
  const masked: string[] = []
  const mask = (secret: string) => void masked.push(secret)
  const redact = (text: string) => redactor(masked)(text)
  const parsed = await parseInputs(someSources(inputs, { mask, redact, ...given }))
  return { ...parsed, masked }
}

/** Parses the inputs of `someSources`, changed as given, and throws the error of refused inputs. */
export async function parse(
  given: InputsGiven = {},
): Promise<Inputs & { readonly masked: readonly string[] }> {
  const { inputs, masked } = await parseGiven(given)
  if (inputs instanceof GateError) throw inputs
  return { ...inputs, masked }
}

/** Returns the error of inputs that must be refused. */
export async function refused(given: InputsGiven): Promise<GateError> {
  const { inputs } = await parseGiven(given)
  if (inputs instanceof GateError) return inputs
  throw new Error('These inputs were accepted.')
}

/** Returns the inputs of four limits with the same value. */
export function limits(value: string) {
  const names = ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info']
  return Object.fromEntries(names.map((name) => [name, value]))
}
