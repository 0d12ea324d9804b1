import type { Parameters, ParameterTypes } from './parameters.ts'
import type { State } from './state.ts'

/** How the emulator reads the API where the docs leave a question open. */
export interface Readings {
  /** Whether an unknown image is an error or an empty record. */
  readonly unknownImage: 'error' | 'empty'
  /** Whether lists refuse every filter: hardly any filter for images in registries is documented. */
  readonly refusesFilters: boolean
}

export const USUAL_READINGS: Readings = { unknownImage: 'error', refusesFilters: false }

/** What an answer depends on besides the parameters; `now` is in milliseconds. */
interface Circumstances extends Readings {
  readonly state: State
  readonly now: number
}

/** One API action: its parameters, and how it answers (or the ApiError it throws). */
export interface Action {
  readonly parameters: ParameterTypes
  readonly answer: (given: Parameters, circumstances: Circumstances) => Answer
}

/** The fields to answer with, and the state for the next request. */
interface Answer {
  readonly fields: Fields
  readonly state: State
}

/** The content of `Response` without RequestId. */
export type Fields = Readonly<Record<string, unknown>>
