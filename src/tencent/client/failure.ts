import { type ErrorCode, GateError } from '../../errors.ts'
import type { Exchange } from '../../network/transport.ts'
import { type Sentence, say } from '../../text.ts'

/** One try that brought no answer: `what` happened; `retry` says whether another try may go better. */
export interface Failure {
  readonly kind: 'failure'
  readonly code: ErrorCode
  readonly problem: Sentence
  readonly remedy: string
  readonly retry: boolean
  /** The service said that there were too many requests, so it did nothing. */
  readonly throttled: boolean
  /** It has to do with the moment alone: in a fleet it costs no try. */
  readonly transient: boolean
  /** The API itself said so, and nothing in between. */
  readonly fromApi: boolean
  /** Milliseconds that the server asked to wait; 0 where it asked for nothing. */
  readonly retryAfter: number
  readonly requestId: string | null
}

/** What was asked, of whom and when. `redact` takes our secrets out of foreign text. */
export interface RequestContext {
  readonly action: string
  readonly host: string
  readonly now: Date
  redact(text: string): string
}

/** The error that a failure becomes when it is not tried again. */
export function asError({ code, problem, remedy, requestId }: Failure, tries: number): GateError {
  return new GateError(code, {
    problem: tries > 1 ? say`${problem} Tried ${tries} times.` : problem,
    remedy,
    requestId,
  })
}

/** Something stands between us and the API, or the API is not there: worth no second try unless said otherwise. */
export function unexpectedResponse(did: Sentence, { host }: RequestContext): Failure {
  return {
    kind: 'failure',
    code: 'not-an-answer',
    problem: say`${host} ${did}.`,
    remedy:
      'Check endpoint, proxy and firewall: something other than the TCSS API may have answered. Then run the job again.',
    retry: false,
    throttled: false,
    transient: false,
    fromApi: false,
    retryAfter: 0,
    requestId: null,
  }
}

/** Connections that broke: nobody was too slow, somebody was too many. */
const RESETS = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/** Codes of Node.js for connections that may work a moment later. */
const RETRYABLE = new Set([
  ...RESETS,
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
])
const INSECURE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$)/

/** Why there was no response at all, from the code of Node.js or of our transport. */
export function connectionFailure(
  { code, detail }: Exchange & { readonly kind: 'failure' },
  asked: RequestContext,
): Failure {
  const { host } = asked
  const fail = (error: ErrorCode, what: Sentence, remedy: string): Failure => {
    return {
      kind: 'failure',
      code: error,
      problem: what,
      remedy,
      retry: RETRYABLE.has(code),
      throttled: false,
      transient: RESETS.has(code),
      fromApi: false,
      retryAfter: 0,
      requestId: null,
    }
  }
  if (code === 'SWITCHED') return unexpectedResponse(say`switched to another protocol than HTTP`, asked)
  if (code === 'TOO_LARGE')
    return unexpectedResponse(say`sent more than 8 MiB, far beyond any answer of the API`, asked)
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
    const remedy = 'Check the address, user and password in HTTPS_PROXY, or except the host in NO_PROXY.'
    const what = say`The proxy in HTTPS_PROXY made no connection to ${host} (${detail}).`
    return { ...fail('unreachable', what, remedy), retry: detail.startsWith('HTTP 5') }
  }
  const words = detail === '' ? say`${code}` : say`${code}: ${asked.redact(detail)}`
  const remedy = 'Check DNS, proxy and firewall of this runner, then run the job again.'
  return fail('unreachable', say`There is no connection to ${host} (${words}).`, remedy)
}
