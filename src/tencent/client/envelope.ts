import { field, isObject, parseJson, type Wire } from '../../json.ts'
import type { Exchange } from '../../network/transport.ts'
import { type Sentence, say } from '../../text.ts'
import { brief, decodeText } from '../wire/decode.ts'
import { adviceFor } from './error-codes.ts'
import { connectionFailure, type Failure, type RequestContext, unexpectedResponse } from './failure.ts'

type Read = { readonly kind: 'answer'; readonly response: Wire; readonly requestId: string } | Failure

/**
 * Takes the envelope of API 3.0 off an exchange (TCSS API docs, "Responses"). Only status 200 with a JSON object `Response`
 * that has a `RequestId` and no `Error` is an answer; everything else is a failure, an `Error` beside data too.
 */
export function readAnswer(exchange: Exchange, asked: RequestContext): Read {
  if (exchange.kind === 'failure') return connectionFailure(exchange, asked)
  const { status, headers, body } = exchange
  const type = say`${asked.redact(`${headers['content-type'] ?? 'no content type'}`)}, ${body.length} bytes`
  if (status >= 300 && status < 400) {
    return unexpectedResponse(say`answered with a redirect (HTTP ${status}), which is never followed`, asked)
  }
  if (status === 429 || status >= 500) {
    const retryAfter = secondsIn(headers['retry-after']) * 1000
    return {
      ...unexpectedResponse(say`answered HTTP ${status} (${type})`, asked),
      code: status === 429 ? 'throttled' : 'unreachable',
      retry: true,
      throttled: status === 429,
      transient: status === 429,
      retryAfter,
    }
  }
  if (status >= 400) return unexpectedResponse(say`answered HTTP ${status} (${type})`, asked)
  const encoding = `${headers['content-encoding'] ?? 'identity'}`
  if (encoding !== 'identity') {
    return unexpectedResponse(
      say`sent a compressed body (${asked.redact(encoding)}) that was not asked for`,
      asked,
    )
  }
  const json = status === 200 ? parseJson(body, asked.redact) : undefined
  const response = isObject(json) ? field(json, 'Response') : undefined
  if (!isObject(response)) {
    const did = say`answered HTTP ${status} with something that is not the API's JSON (${type})`
    return { ...unexpectedResponse(did, asked), retry: true }
  }
  const id = field(response, 'RequestId')
  const requestId = typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id) ? id : null
  if (Object.hasOwn(response, 'Error'))
    return apiFailure(response['Error'], requestId, headers['date'], asked)
  if (requestId === null)
    return { ...unexpectedResponse(say`sent an answer without a RequestId`, asked), retry: true }
  return { kind: 'answer', response, requestId }
}

function apiFailure(error: unknown, requestId: string | null, date: unknown, asked: RequestContext): Failure {
  const given = isObject(error) ? field(error, 'Code') : undefined
  const message = isObject(error) ? decodeText(error, 'Message') : null
  if (typeof given !== 'string' || given === '') {
    return { ...unexpectedResponse(say`sent an answer with an error that has no code`, asked), requestId }
  }
  const code = brief(given)
  const advice = adviceFor(code, asked)
  const request = requestId === null ? say`` : say`, request ${requestId}`
  const skew = advice.code === 'clock' ? skewOf(date, asked.now) : say``
  const words = message === null ? say`` : say` It says: ${message}`
  const what = say`TCSS refused ${asked.action} (${code}${request}).${skew}${words}`
  const throttled = advice.code === 'throttled'
  return {
    kind: 'failure',
    ...advice,
    problem: what,
    throttled,
    transient: throttled,
    fromApi: true,
    retryAfter: 0,
    requestId,
  }
}

function skewOf(date: unknown, now: Date): Sentence {
  const difference =
    typeof date === 'string' ? Math.round((now.getTime() - Date.parse(date)) / 1000) : Number.NaN
  if (Number.isNaN(difference)) return say` This runner's clock and Tencent Cloud's differ too much.`
  const seconds = Math.abs(difference)
  const size = seconds < 120 ? say`${seconds} s` : say`${Math.round(seconds / 60)} min`
  return difference > 0
    ? say` This runner's clock is ${size} ahead of Tencent Cloud's.`
    : say` This runner's clock is ${size} behind Tencent Cloud's.`
}

function secondsIn(header: unknown): number {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : 0
}
