/** Fields as they go over the wire. */
export type WireRecord = Readonly<Record<string, unknown>>

/** One HTTP request as the emulator sees it: header names in lower case, the body as the signed bytes. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** One HTTP response; the body is text. */
export interface ApiResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * An answer of the API that is not the wished-for one. Codes are those of "TCSS API docs, Error Codes";
 * messages name the offending header, parameter or action in backquotes, as Tencent Cloud's do.
 */
export class ApiError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The value of a header all requests carry ("TCSS API docs, Common Params"), or MissingParameter. */
export function requiredHeader(headers: ApiRequest['headers'], name: string): string {
  const value = headers[name.toLowerCase()]
  if (value === undefined)
    throw new ApiError('MissingParameter', `The request is missing a required parameter \`${name}\`.`)
  return value
}
