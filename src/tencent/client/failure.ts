import { type ErrorCode, GateError } from '../../errors.ts'
import type { ConnectionFailure } from '../../network/exchange.ts'
import { connectionProblem, PROXY_REFUSED } from '../../network/problem.ts'
import { type Sentence, say } from '../../text.ts'
import type { Endpoint } from './endpoint.ts'

export interface Failure {
  readonly kind: 'failure'
  readonly code: ErrorCode
  readonly problem: Sentence
  readonly remedy: string
  /** Whether another attempt may succeed. */
  readonly retry: boolean
  /** Whether the service refused the request because of too many requests. Such a request had no effect. */
  readonly throttled: boolean
  /** Whether the failure may pass in a moment. With a shared quota, such a failure does not count as an attempt. */
  readonly transient: boolean
  /** Whether the API itself reported the failure, and not a server in between. */
  readonly fromApi: boolean
  /** The value of the header Retry-After in milliseconds; 0 if the response has no such header. */
  readonly retryAfter: number
  readonly requestId: string | null
}

/** The request that failed. `redact` removes secrets from untrusted text. */
export interface RequestContext {
  readonly action: string
  readonly endpoint: Endpoint
  readonly now: Date
  redact(text: string): string
}

/** Returns the error of a call that ended with this failure. */
export function asError({ code, problem, remedy, requestId }: Failure, attempts: number): GateError {
  return new GateError(code, {
    problem: attempts > 1 ? say`${problem} Tried ${attempts} times.` : problem,
    remedy,
    requestId,
  })
}

/** Returns the failure of a response that does not come from the API. A retry is off unless the caller turns it on. */
export function unexpectedResponse(did: Sentence, { endpoint }: RequestContext): Failure {
  return {
    ...FAILURE,
    code: 'not-an-answer',
    problem: say`${endpoint.host} ${did}.`,
    remedy:
      'Check endpoint, proxy and firewall: something other than the TCSS API may have answered. Then run the job again.',
  }
}

const FAILURE = {
  kind: 'failure',
  retry: false,
  throttled: false,
  transient: false,
  fromApi: false,
  retryAfter: 0,
  requestId: null,
} as const

/** Codes of Node.js for connections that ended early. */
const RESETS = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/** Codes of Node.js for connections that may succeed later. */
const RETRYABLE = new Set([
  ...RESETS,
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
])

const CODES = { unreachable: 'unreachable', insecure: 'insecure', unexpected: 'not-an-answer' } as const

/** Returns the failure of a request without a response. The code comes from Node.js or from the transport. */
export function connectionFailure(failure: ConnectionFailure, { endpoint, redact }: RequestContext): Failure {
  const { code, detail } = failure
  const { cause, problem, remedy } = connectionProblem(failure, endpoint.host, redact)
  const retry = RETRYABLE.has(code) || (code === PROXY_REFUSED && detail.startsWith('HTTP 5'))
  return { ...FAILURE, code: CODES[cause], problem, remedy, retry, transient: RESETS.has(code) }
}
