import type { Parameters, ParameterTypes } from './parameters.ts'
import type { State } from './state.ts'

/** The emulator's behaviour where the API docs leave a question open. */
export interface Readings {
  /** Whether an unknown image is an error or an empty record. */
  readonly unknownImage: 'error' | 'empty'
  /** Whether lists refuse every filter. The docs describe hardly any filter for images in registries. */
  readonly refusesFilters: boolean
}

export const USUAL_READINGS: Readings = { unknownImage: 'error', refusesFilters: false }

/** Everything that an answer depends on besides the parameters. `now` is in milliseconds. */
interface Circumstances extends Readings {
  readonly state: State
  readonly now: number
}

/** One API action. `answer` returns a successful answer, or throws an ApiError. */
export interface Action {
  readonly parameters: ParameterTypes
  readonly answer: (given: Parameters, circumstances: Circumstances) => Answer
}

/** The fields of the answer, and the state for the next request. */
interface Answer {
  readonly fields: Fields
  readonly state: State
}

/** The content of `Response` without RequestId. */
export type Fields = Readonly<Record<string, unknown>>
