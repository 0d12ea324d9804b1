/**
 * An error answer of the API. Codes are those of "TCSS API docs, Error Codes"; messages name the offending header, parameter
 * or action in backquotes, as Tencent Cloud's do.
 */
export class ApiError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const missingParameter = (name: string): ApiError =>
  new ApiError('MissingParameter', `The request is missing a required parameter \`${name}\`.`)

/** A parameter that the action does not have, or that this emulator does not implement. */
export const unknownParameter = (name: string): ApiError =>
  new ApiError('UnknownParameter', `The parameter \`${name}\` is not recognized.`)

/** A value of another type than the documented one. */
export const wrongType = (name: string): ApiError =>
  new ApiError('InvalidParameter.ParsingError', `The value type of parameter \`${name}\` is not valid.`)

/** A value of the right type that is out of range. */
export const invalid = (message: string): ApiError => new ApiError('InvalidParameter', message)

/** A documented use of an action that this emulator does not implement. */
export const unsupported = (message: string): ApiError => new ApiError('UnsupportedOperation', message)

/** An image that does not exist, or does not exist yet. */
export const unknownImage = (id: unknown): ApiError =>
  new ApiError('ResourceNotFound', `The image \`${id}\` does not exist.`)

export const alreadyScanning = (): ApiError =>
  new ApiError(
    'FailedOperation.ErrAlreadyScanning',
    'scan is in progress or there is no scan permission; scan after authorization',
  )
