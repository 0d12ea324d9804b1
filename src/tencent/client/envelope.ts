import { field, isObject, type JsonObject, parseJson } from '../../json.ts'
import type { Exchange } from '../../network/exchange.ts'
import { type Sentence, say } from '../../text.ts'
import { brief, decodeText } from '../wire/decode.ts'
import { adviceFor } from './error-codes.ts'
import { connectionFailure, type Failure, type RequestContext, unexpectedResponse } from './failure.ts'

/** A successful response: the content of `Response`. */
export interface Answer {
  readonly response: JsonObject
  readonly requestId: string
}

export type AttemptResult = ({ readonly kind: 'answer' } & Answer) | Failure

/**
 * Decodes the envelope of API 3.0 (TCSS API docs, "Responses"). An answer has status 200 and a JSON object `Response` with a
 * `RequestId` and without an `Error`. Data together with an `Error` is a failure, too.
 */
export function readAnswer(exchange: Exchange, context: RequestContext): AttemptResult {
  if (exchange.kind === 'failure') return connectionFailure(exchange, context)
  const unexpected = (did: Sentence): Failure => unexpectedResponse(did, context)
  const { status, headers, body } = exchange
  const contentType = context.redact(`${headers['content-type'] ?? 'no content type'}`)
  const type = say`${contentType}, ${body.length} bytes`
  if (status >= 300 && status < 400) {
    return unexpected(say`answered with a redirect (HTTP ${status}), which is never followed`)
  }
  if (status === 429 || status >= 500) {
    const throttled = status === 429
    return {
      ...unexpected(say`answered HTTP ${status} (${type})`),
      code: throttled ? 'throttled' : 'unreachable',
      retry: true,
      throttled,
      transient: throttled,
      retryAfter: secondsIn(headers['retry-after']) * 1000,
    }
  }
  if (status >= 400) return unexpected(say`answered HTTP ${status} (${type})`)
  const encoding = `${headers['content-encoding'] ?? 'identity'}`
  if (encoding !== 'identity') {
    return unexpected(say`sent a compressed body (${context.redact(encoding)}), which was not requested`)
  }
  const json = status === 200 ? parseJson(body, context.redact) : undefined
  const response = isObject(json) ? field(json, 'Response') : undefined
  if (!isObject(response)) {
    const did = say`answered HTTP ${status}, but the body is not an answer of the API (${type})`
    return { ...unexpected(did), retry: true }
  }
  const id = field(response, 'RequestId')
  const requestId = typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id) ? id : null
  if (Object.hasOwn(response, 'Error'))
    return apiFailure({ error: response['Error'], requestId, date: headers['date'] }, context)
  if (requestId === null) return { ...unexpected(say`sent an answer without a RequestId`), retry: true }
  return { kind: 'answer', response, requestId }
}

interface ApiError {
  readonly error: unknown
  readonly requestId: string | null
  /** The header `Date` of the response. */
  readonly date: unknown
}

function apiFailure({ error, requestId, date }: ApiError, context: RequestContext): Failure {
  const given = isObject(error) ? field(error, 'Code') : undefined
  const message = isObject(error) ? decodeText(error, 'Message') : null
  if (typeof given !== 'string' || given === '') {
    return { ...unexpectedResponse(say`sent an error without a code`, context), requestId }
  }
  const code = brief(given)
  const advice = adviceFor(code, { action: context.action, site: context.endpoint.site })
  const request = requestId === null ? say`` : say`, request ${requestId}`
  const skew = advice.code === 'clock' ? phraseSkew(date, context.now) : say``
  const reason = message === null ? say`` : say` Its message: ${message}`
  const throttled = advice.code === 'throttled'
  return {
    kind: 'failure',
    ...advice,
    problem: say`TCSS refused ${context.action} (${code}${request}).${skew}${reason}`,
    throttled,
    transient: throttled,
    fromApi: true,
    retryAfter: 0,
    requestId,
  }
}

function phraseSkew(date: unknown, now: Date): Sentence {
  const difference =
    typeof date === 'string' ? Math.round((now.getTime() - Date.parse(date)) / 1000) : Number.NaN
  if (Number.isNaN(difference)) return say` The clocks of this runner and of Tencent Cloud differ too much.`
  const seconds = Math.abs(difference)
  const size = seconds < 120 ? say`${seconds} s` : say`${Math.round(seconds / 60)} min`
  return difference > 0
    ? say` This runner's clock is ${size} ahead of Tencent Cloud's.`
    : say` This runner's clock is ${size} behind Tencent Cloud's.`
}

function secondsIn(header: unknown): number {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : 0
}
