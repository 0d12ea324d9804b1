import { missingParameter, unknownParameter, wrongType } from './errors.ts'

/** The request body, a JSON object. */
export type Parameters = Readonly<Record<string, unknown>>

/** Tells whether a value has the documented type. */
export type Check = (value: unknown) => boolean

/** The parameters that an action implements, all optional, and their types. */
export type ParameterTypes = Readonly<Record<string, Check>>

/** The type that the docs call bool. */
export const isFlag: Check = (value) => typeof value === 'boolean'

/** The type that the docs call string. */
export const isText: Check = (value) => typeof value === 'string'

/** The type that the docs call int64, as far as JSON carries it without loss. */
export const isInteger: Check = Number.isSafeInteger

/** The type that the docs call uint64, as far as JSON carries it without loss. */
export const isNatural: Check = (value) => isInteger(value) && Number(value) >= 0

/** A list whose items all pass the check. */
export const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/** Tells whether a parameter was given. Null counts as absent, because some clients write it for an absent parameter. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null

/** Throws for a parameter that is not among `types`, and for a value of another type. */
export function checkParameters(given: Parameters, types: ParameterTypes): void {
  for (const [name, value] of Object.entries(given)) {
    const isRight = Object.hasOwn(types, name) ? types[name] : undefined
    if (!isRight) throw unknownParameter(name)
    if (isGiven(value) && !isRight(value)) throw wrongType(name)
  }
}

/** Returns a required parameter, or throws MissingParameter. */
export function required(given: Parameters, name: string): unknown {
  if (!isGiven(given[name])) throw missingParameter(name)
  return given[name]
}
