import { ApiError, type WireRecord } from './protocol.ts'
import type { State } from './state.ts'

/** What an action may look at; `now` is in milliseconds. */
export interface Circumstances {
  readonly state: State
  readonly now: number
  /** How to answer for an unknown image: the docs leave open whether with an error or an empty record. */
  readonly unknownImage: 'error' | 'empty'
  /** Whether lists refuse every filter: of those for images in registries hardly any is documented. */
  readonly refusesFilters: boolean
}

/** One API action: the parameters it knows, and how it answers (or the ApiError it throws). */
export interface Action {
  readonly parameters: readonly string[]
  readonly answer: (given: Parameters, circumstances: Circumstances) => Answer
}

/** The fields to answer with, and the state for the next request. */
export interface Answer {
  readonly fields: Fields
  readonly state: State
}

/** The request body, a JSON object. */
export type Parameters = Readonly<Record<string, unknown>>

/** The content of `Response`, but for RequestId. */
export type Fields = Readonly<Record<string, unknown>>

/** The refusal of a parameter that has another type than its documented one. */
export const wrongType = (name: string): ApiError =>
  new ApiError('InvalidParameter.ParsingError', `The value type of parameter \`${name}\` is not valid.`)

/** The refusal of an image that is not known, or not yet. */
export const unknownImage = (id: string): ApiError =>
  new ApiError('ResourceNotFound', `The image \`${id}\` does not exist.`)

/** The refusal of a scan task that names an image which is not scannable. */
export const alreadyScanning = (): ApiError =>
  new ApiError(
    'FailedOperation.ErrAlreadyScanning',
    'scan is in progress or there is no scan permission; scan after authorization',
  )

/** Whether a scan task may name the image: it is licensed, and no scan runs or waits. */
export const isScannable = ({ IsAuthorized, ScanStatus }: WireRecord): boolean =>
  IsAuthorized !== 0 && ScanStatus !== 'SCANNING' && ScanStatus !== 'WAIT_SCAN'
