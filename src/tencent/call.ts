import type { Clock } from '../domain/clock.ts'
import { plain } from '../text.ts'
import { VERSION } from '../version.ts'
import { type Credentials, redactor } from './credentials.ts'
import type { Endpoint } from './endpoint.ts'
import { readAnswer } from './envelope.ts'
import { asError, type Failure } from './failure.ts'
import type { Wire } from './json.ts'
import type { Limiter } from './limiter.ts'
import { sign } from './sign.ts'
import type { Transport } from './transport.ts'

/** A successful answer: the content of `Response`. */
export interface Answer {
  readonly response: Wire
  readonly requestId: string
}

export type Call = (action: string, parameters: object) => Promise<Answer>

/** All that calling the API takes. `random` is in [0, 1); `tell` gets a sentence when a try failed and another one follows. */
export interface Caller {
  readonly transport: Transport
  readonly credentials: Credentials
  readonly endpoint: Endpoint
  readonly clock: Clock
  readonly limiter: Limiter
  readonly signal: AbortSignal
  random(): number
  tell(text: string): void
}

/** Patience with one call: tries, then milliseconds for one try, for all of it, and for the first and longest pause. */
export const PATIENCE = {
  tries: 5,
  aTry: 10_000,
  total: 60_000,
  firstPause: 1_000,
  longestPause: 20_000,
} as const

const SERVICE = 'tcss'
const API_VERSION = '2020-11-01'
const CONTENT_TYPE = 'application/json; charset=utf-8'

/**
 * Calls an action of the TCSS API. What may pass (no connection, a broken or foreign answer, a busy service) is tried again
 * up to `PATIENCE.tries` times, signed anew each time, with full jitter and never beyond `PATIENCE.total`; what stays is a
 * GateError with the API's code, its request ID and what to do.
 */
export function createCall(caller: Caller): Call {
  const { clock, signal, limiter, random, tell } = caller
  return async (action, parameters) => {
    let deadline: number | undefined
    for (let attempt = 1; ; attempt += 1) {
      const release = await limiter(signal)
      deadline ??= clock.monotonic() + PATIENCE.total
      const timeout = Math.max(1, Math.min(deadline - clock.monotonic(), PATIENCE.aTry))
      const result = await tryOnce(caller, { action, payload: JSON.stringify(parameters), timeout }).finally(
        release,
      )
      if (result.kind === 'answer') return result
      const pause = pauseAfter(attempt, result, random())
      const again = result.retry && attempt < PATIENCE.tries && clock.monotonic() + pause < deadline
      if (!again) throw asError(result, attempt)
      tell(
        `${result.what(plain)} Try ${attempt + 1} of ${PATIENCE.tries} follows in ${(pause / 1000).toFixed(1)} s.`,
      )
      await clock.sleep(pause, signal)
    }
  }
}

type Result = ({ readonly kind: 'answer' } & Answer) | Failure

interface Try {
  readonly action: string
  readonly payload: string
  readonly timeout: number
}

async function tryOnce(caller: Caller, { action, payload, timeout }: Try): Promise<Result> {
  const { transport, credentials, endpoint, clock, signal } = caller
  const now = clock.now()
  const timestamp = Math.floor(now.getTime() / 1000)
  const signed = { 'content-type': CONTENT_TYPE, host: endpoint.host, 'x-tc-action': action }
  const exchange = await transport({
    headers: {
      authorization: sign(credentials, { service: SERVICE, headers: signed, payload, timestamp }),
      'content-type': CONTENT_TYPE,
      'user-agent': `tcss-image-gate/${VERSION}`,
      'x-tc-action': action,
      'x-tc-language': 'en-US',
      'x-tc-requestclient': `tcss-image-gate_${VERSION}`,
      'x-tc-timestamp': `${timestamp}`,
      'x-tc-version': API_VERSION,
      ...(credentials.token === null ? {} : { 'x-tc-token': credentials.token }),
    },
    body: payload,
    timeout,
    signal,
  })
  return readAnswer(exchange, { action, host: endpoint.host, now, redact: redactor(credentials) })
}

/** Full jitter: anything up to a bound that doubles with each try. A server's own wish counts up to the longest pause, and no further. */
function pauseAfter(attempt: number, { retryAfter }: Failure, random: number): number {
  const bound = Math.min(PATIENCE.longestPause, PATIENCE.firstPause * 2 ** (attempt - 1))
  return Math.max(random * bound, Math.min(retryAfter, PATIENCE.longestPause))
}
