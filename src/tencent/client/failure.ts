import { type ErrorCode, GateError } from '../../errors.ts'
import { BODY_LIMIT, type Exchange } from '../../network/transport.ts'
import { type Sentence, say } from '../../text.ts'
import type { Endpoint } from './endpoint.ts'

/** An attempt without an answer. */
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
  /** The header Retry-After in milliseconds; 0 without it. */
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
const INSECURE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$)/

/** Returns the failure of a request without a response. The code comes from Node.js or from the transport. */
export function connectionFailure(
  { code, detail }: Exchange & { readonly kind: 'failure' },
  context: RequestContext,
): Failure {
  const { host } = context.endpoint
  const { retry, transient } = { retry: RETRYABLE.has(code), transient: RESETS.has(code) }
  const fail = (error: ErrorCode, problem: Sentence, remedy: string): Failure => {
    return { ...FAILURE, code: error, problem, remedy, retry, transient }
  }
  if (code === 'SWITCHED') return unexpectedResponse(say`switched to a protocol other than HTTP`, context)
  if (code === 'TOO_LARGE') {
    const did = say`sent more than ${BODY_LIMIT / 2 ** 20} MiB, far more than any answer of the API`
    return unexpectedResponse(did, context)
  }
  if (code === 'ETIMEDOUT') {
    const remedy = 'Check proxy and firewall between this runner and Tencent Cloud, then run the job again.'
    return fail('unreachable', say`${host} gave no complete answer in time.`, remedy)
  }
  if (INSECURE.test(code)) {
    const remedy =
      'If a proxy of yours re-signs traffic, name its CA file in NODE_EXTRA_CA_CERTS. Certificate checks cannot be switched off.'
    return fail('insecure', say`The certificate of ${host} cannot be trusted (${code}).`, remedy)
  }
  if (code === 'PROXY_REFUSED') {
    const remedy = 'Check the address, user and password in HTTPS_PROXY, or add the host to NO_PROXY.'
    const problem = say`The proxy in HTTPS_PROXY made no connection to ${host} (${detail}).`
    return { ...fail('unreachable', problem, remedy), retry: detail.startsWith('HTTP 5') }
  }
  const reason = detail === '' ? say`${code}` : say`${code}: ${context.redact(detail)}`
  const remedy = 'Check DNS, proxy and firewall of this runner, then run the job again.'
  return fail('unreachable', say`There is no connection to ${host} (${reason}).`, remedy)
}
