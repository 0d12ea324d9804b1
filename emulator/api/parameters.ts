import { type Parameters, wrongType } from './action.ts'
import { ApiError } from './protocol.ts'

/** Whether a value has the type that is documented. */
export type Check = (value: unknown) => boolean

/** What the docs call bool. */
export const isFlag: Check = (value) => typeof value === 'boolean'

/** What the docs call string. */
export const isText: Check = (value) => typeof value === 'string'

/** What the docs call int64, as far as JSON carries it without loss. */
export const isInteger: Check = Number.isSafeInteger

/** What the docs call uint64, as far as JSON carries it without loss. */
export const isNatural: Check = (value) => isInteger(value) && Number(value) >= 0

/** A list of anything. */
export const isList: Check = Array.isArray

/** A list of nothing but these. */
export const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

/** Refuses a parameter that has another type than its own; null counts as not given. */
export function checkTypes(given: Parameters, types: Readonly<Record<string, Check>>): void {
  for (const [name, isRight] of Object.entries(types))
    if (isGiven(given[name]) && !isRight(given[name])) throw wrongType(name)
}

/** A text that must be there: MissingParameter without it, null included, and a refusal of any other type. */
export function requiredText(given: Parameters, name: string, path = name): string {
  const value = given[name]
  if (!isGiven(value))
    throw new ApiError('MissingParameter', `The request is missing a required parameter \`${path}\`.`)
  if (typeof value !== 'string') throw wrongType(path)
  return value
}

/** Whether a parameter is there; null, as some clients write it, is not. */
export const isGiven = (value: unknown): boolean => value !== undefined && value !== null

/** Whether a parameter that chooses what to act on does so: a flag that is set, a list that is not empty. */
export const chooses = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value === true)

/** The refusal of a value that has the right type. */
export const invalid = (message: string): ApiError => new ApiError('InvalidParameter', message)
