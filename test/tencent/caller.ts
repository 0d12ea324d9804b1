import type { Exchange } from '../../src/network/exchange.ts'
import type { Caller } from '../../src/tencent/client/call.ts'
import type { Credentials } from '../../src/tencent/client/credentials.ts'
import { endpointOf } from '../../src/tencent/client/endpoint.ts'
import type { Failure, RequestContext } from '../../src/tencent/client/failure.ts'
import { NEVER_ABORTED, virtualClock } from '../clocks.ts'
import { NOW } from '../make.ts'

export const CREDENTIALS: Credentials = {
  secretId: 'AKIDsecret-id-0001',
  secretKey: 'secret-key-of-the-test',
  token: null,
}
export const ENDPOINT = endpointOf('intl')
export const HOST = ENDPOINT.host
export const REQUEST: RequestContext = {
  action: 'DescribeAssetImageDetail',
  endpoint: ENDPOINT,
  now: NOW,
  redact: (text) => text,
}

/** A caller for one image that gets an empty answer at once, but for what is given. */
export function someCaller(given: Partial<Caller> = {}): Caller {
  return {
    transport: async () => respond({ RequestId: 'r-1' }),
    credentials: CREDENTIALS,
    endpoint: ENDPOINT,
    clock: virtualClock(),
    limiter: async () => ({ end: () => {} }),
    signal: NEVER_ABORTED,
    sharedQuota: false,
    stepDeadline: 0,
    random: () => 0.5,
    redact: (text) => text,
    log: () => {},
    ...given,
  }
}

/** A reset connection, but for what is given. */
export function someFailure(given: Partial<Failure> = {}): Failure {
  return {
    kind: 'failure',
    code: 'unreachable',
    problem: () => 'It was reset.',
    remedy: 'Try again.',
    retry: true,
    throttled: false,
    transient: true,
    fromApi: false,
    retryAfter: 0,
    requestId: null,
    ...given,
  }
}

export function httpResponse(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): Exchange {
  return { kind: 'response', status, headers, body: Buffer.from(body) }
}

/** A response in the API's envelope. */
export function respond(response: unknown, headers: Readonly<Record<string, string>> = {}): Exchange {
  return httpResponse(200, headers, JSON.stringify({ Response: response }))
}

export function refuse(code: string, message = 'so it is'): Exchange {
  return respond({ Error: { Code: code, Message: message }, RequestId: 'request-1' })
}

export function fail(code: string, detail = ''): Exchange {
  return { kind: 'failure', code, detail }
}
