/** The server that requests go to. `host` is the value of the Host header, with the port where there is one. */
export interface ServerAddress {
  readonly host: string
  readonly url: string
  /** Whether the server is on this machine: it is reached over plain HTTP and through no proxy. */
  readonly local: boolean
}

/** One request; a GET sends no body. `timeout` is in milliseconds, from the connection to the end of the body. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly timeout: number
}

/** The result of a request. Errors of the HTTP client hold request headers, so only their code and message leave the transport. */
export type Exchange = HttpResponse | ConnectionFailure

export interface HttpResponse {
  readonly kind: 'response'
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** `code` is the code of Node.js or of this room. */
export interface ConnectionFailure {
  readonly kind: 'failure'
  readonly code: string
  readonly detail: string
}

export type Transport = (request: HttpRequest) => Promise<Exchange>
