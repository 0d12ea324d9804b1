import { missingParameter } from './errors.ts'

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

/** Returns the value of a header that every request carries ("TCSS API docs, Common Params"), or throws MissingParameter. */
export function requiredHeader(headers: ApiRequest['headers'], name: string): string {
  const value = headers[name.toLowerCase()]
  if (value === undefined) throw missingParameter(name)
  return value
}
