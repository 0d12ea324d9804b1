import { type ErrorCode, GateError } from '../errors.ts'
import { adviceFor } from './advice.ts'
import { field, isObject, parseJson, type Wire } from './json.ts'
import type { Exchange } from './transport.ts'

/** One try that brought no answer: `what` happened, in a sentence; `retry` says whether another try may go better. */
export interface Failure {
  readonly kind: 'failure'
  readonly code: ErrorCode
  readonly what: string
  readonly remedy: string
  readonly retry: boolean
  /** Milliseconds that the server asked to wait; 0 where it asked for nothing. */
  readonly retryAfter: number
  readonly requestId: string | null
}

export interface Asked {
  readonly action: string
  readonly host: string
  readonly now: Date
  /** Takes our secrets out of foreign text. */
  redact(text: string): string
}

type Read = { readonly kind: 'answer'; readonly response: Wire; readonly requestId: string } | Failure

/**
 * Takes the envelope of API 3.0 off an exchange (TCSS API docs, "Responses"). Only status 200 with a JSON object `Response`
 * that has a `RequestId` and no `Error` is an answer; everything else is a failure, an `Error` beside data too.
 */
export function readAnswer(exchange: Exchange, asked: Asked): Read {
  if (exchange.kind === 'failure') return connectionFailure(exchange, asked)
  const { status, headers, body } = exchange
  const type = `${asked.redact(`${headers['content-type'] ?? 'no content type'}`).slice(0, 100)}, ${body.length} bytes`
  if (status >= 300 && status < 400)
    return foreign(`answered with a redirect (HTTP ${status}), which is never followed`, asked)
  if (status === 429 || status >= 500) {
    const retryAfter = secondsIn(headers['retry-after']) * 1000
    return {
      ...foreign(`answered HTTP ${status} (${type})`, asked),
      code: 'unreachable',
      retry: true,
      retryAfter,
    }
  }
  if (status >= 400) return foreign(`answered HTTP ${status} (${type})`, asked)
  const encoding = headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity')
    return foreign(
      `sent a compressed body (${asked.redact(`${encoding}`).slice(0, 30)}) that was not asked for`,
      asked,
    )
  const json = status === 200 ? parseJson(body, asked.redact) : undefined
  const response = isObject(json) ? field(json, 'Response') : undefined
  if (!isObject(response)) {
    return {
      ...foreign(`answered HTTP ${status} with something that is not the API's JSON (${type})`, asked),
      retry: true,
    }
  }
  const id = field(response, 'RequestId')
  const requestId = typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id) ? id : null
  if (Object.hasOwn(response, 'Error'))
    return apiFailure(response['Error'], requestId, headers['date'], asked)
  if (requestId === null) return { ...foreign('sent an answer without a RequestId', asked), retry: true }
  return { kind: 'answer', response, requestId }
}

/** The error that a failure becomes when it is not tried again. */
export function asError({ code, what, remedy, requestId }: Failure, tries: number): GateError {
  const problem = tries > 1 ? `${what} Tried ${tries} times.` : what
  return new GateError(code, { problem, remedy, requestId })
}

function apiFailure(error: unknown, requestId: string | null, date: unknown, asked: Asked): Failure {
  const code = isObject(error) ? field(error, 'Code') : undefined
  const message = isObject(error) ? field(error, 'Message') : undefined
  if (typeof code !== 'string' || code === '') {
    return { ...foreign('sent an answer with an error that has no code', asked), requestId }
  }
  const advice = adviceFor(code, asked)
  const words =
    typeof message === 'string' && message.trim() !== '' ? ` It says: ${message.trim().slice(0, 300)}` : ''
  const skew = advice.code === 'clock' ? ` ${skewOf(date, asked.now)}` : ''
  const request = requestId === null ? '' : `, request ${requestId}`
  const what = `TCSS refused ${asked.action} (${code.slice(0, 100)}${request}).${skew}${words}`
  return { kind: 'failure', ...advice, what, retryAfter: 0, requestId }
}

function skewOf(date: unknown, now: Date): string {
  const difference =
    typeof date === 'string' ? Math.round((now.getTime() - Date.parse(date)) / 1000) : Number.NaN
  if (Number.isNaN(difference)) return "This runner's clock and Tencent Cloud's differ too much."
  const seconds = Math.abs(difference)
  const size = seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
  return `This runner's clock is ${size} ${difference > 0 ? 'ahead of' : 'behind'} Tencent Cloud's.`
}

/** Something stands between us and the API, or the API is not there: worth no second try unless said otherwise. */
function foreign(did: string, { host }: Asked): Failure {
  return {
    kind: 'failure',
    code: 'not-an-answer',
    what: `${host} ${did}.`,
    remedy:
      'Check endpoint, proxy and firewall: something other than the TCSS API may have answered. Then run the job again.',
    retry: false,
    retryAfter: 0,
    requestId: null,
  }
}

/** Codes of Node.js for connections that may work a moment later. */
const PASSING = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
])
const INSECURE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$)/

function connectionFailure({ code, detail }: Exchange & { readonly kind: 'failure' }, asked: Asked): Failure {
  const { host } = asked
  const shared = { kind: 'failure', retry: PASSING.has(code), retryAfter: 0, requestId: null } as const
  if (code === 'TOO_LARGE') return foreign('sent more than 8 MiB, far beyond any answer of the API', asked)
  if (code === 'ETIMEDOUT') {
    const remedy = 'Check proxy and firewall between this runner and Tencent Cloud, then run the job again.'
    return { ...shared, code: 'unreachable', what: `${host} gave no complete answer in time.`, remedy }
  }
  if (INSECURE.test(code)) {
    const remedy =
      'If a proxy of yours re-signs traffic, name its CA file in NODE_EXTRA_CA_CERTS. Certificate checks cannot be switched off.'
    return {
      ...shared,
      code: 'insecure',
      what: `The certificate of ${host} cannot be trusted (${code}).`,
      remedy,
    }
  }
  const via =
    code === 'ERR_PROXY_TUNNEL'
      ? 'The proxy in HTTPS_PROXY made no connection to'
      : 'There is no connection to'
  const remedy =
    code === 'ERR_PROXY_TUNNEL'
      ? 'Check the address, user and password in HTTPS_PROXY, or except the host in NO_PROXY.'
      : 'Check DNS, proxy and firewall of this runner, then run the job again.'
  return {
    ...shared,
    code: 'unreachable',
    what: `${via} ${host} (${code}${detail === '' ? '' : `: ${asked.redact(detail)}`}).`,
    remedy,
  }
}

function secondsIn(header: unknown): number {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : 0
}
