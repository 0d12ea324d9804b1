/** A server. `host` is the value of the Host header, including a port. */
export interface ServerAddress {
  readonly host: string
  readonly url: string
  /** Whether the server is on this machine. Such a server is reached over plain HTTP and without a proxy. */
  readonly local: boolean
}

/**
 * One request. A GET sends no body. `timeout` is the maximum time from the start to the end of the response, in milliseconds.
 */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeout: number
}

/**
 * The result of a request. A failure has only the code and the message of an error, because the error itself contains headers
 * with secrets.
 */
export type Exchange = HttpResponse | ConnectionFailure

export interface HttpResponse {
  readonly kind: 'response'
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** The failure of a connection. `code` is an error code of Node.js, or one of the codes in `problem.ts`. */
export interface ConnectionFailure {
  readonly kind: 'failure'
  readonly code: string
  readonly detail: string
}

export type Transport = (request: HttpRequest) => Promise<Exchange>
