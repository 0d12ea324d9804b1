import type { Exchange } from '../../src/network/transport.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Credentials } from '../../src/tencent/client/credentials.ts'
import type { RequestContext } from '../../src/tencent/client/failure.ts'
import { NOW } from '../make.ts'

export const CREDENTIALS: Credentials = {
  secretId: 'AKIDsecret-id-0001',
  secretKey: 'secret-key-of-the-test',
  token: null,
}
export const HOST = 'tcss.intl.tencentcloudapi.com'
export const ASKED: RequestContext = {
  action: 'DescribeAssetImageDetail',
  host: HOST,
  now: NOW,
  redact: (text) => text,
}

/** A clock that stands until somebody sleeps. */
export interface FakeClock extends Clock {
  /** Every sleep so far, in milliseconds. */
  readonly slept: number[]
  pass(milliseconds: number): void
}

export function fakeClock(): FakeClock {
  let elapsed = 0
  const slept: number[] = []
  const pass = (milliseconds: number): void => {
    elapsed += milliseconds
  }
  return {
    slept,
    pass,
    now: () => new Date(NOW.getTime() + elapsed),
    monotonic: () => elapsed,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted()
      slept.push(milliseconds)
      pass(milliseconds)
    },
  }
}

/** A response of the API's envelope. */
export function respond(response: unknown, more: Partial<Exchange & { kind: 'response' }> = {}): Exchange {
  return {
    kind: 'response',
    status: 200,
    headers: {},
    body: Buffer.from(JSON.stringify({ Response: response })),
    ...more,
  }
}

export function refuse(code: string, message = 'so it is'): Exchange {
  return respond({ Error: { Code: code, Message: message }, RequestId: 'request-1' })
}

export function fail(code: string, detail = ''): Exchange {
  return { kind: 'failure', code, detail }
}
