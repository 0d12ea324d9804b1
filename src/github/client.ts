import { connectionProblem, PROXY_REFUSED } from '../network/problem.ts'
import type { Clock } from '../ports/clock.ts'
import { plain } from '../text.ts'
import { FetchError } from './fetch.ts'
import { fieldAt, textAt } from './fields.ts'
import { createRequest, type Environment, type GitHubRequest } from './request.ts'

/**
 * The result of a request. `data` is undefined unless the status is 200, and `message` is the text of GitHub. After `lost` it
 * is unknown whether GitHub did the work; after `throttled` GitHub did nothing.
 */
export type Result =
  | { readonly kind: 'response'; readonly status: number; readonly data: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: string; readonly message: string }
  | { readonly kind: 'lost' | 'throttled' | 'unreadable'; readonly problem: string }

/** Whether the request may be repeated if it is unknown whether GitHub did the work. */
interface SendOptions {
  readonly idempotent?: boolean
}

/** Sends a request by its name in octokit, such as `GET /repos/{+name}`. */
export type Send = (route: string, parameters: object, options?: SendOptions) => Promise<Result>

interface SendWorld {
  readonly signal: AbortSignal
  readonly clock: Clock
  /** The maximum wait for the end of a rate limit, in milliseconds. */
  readonly longestWait: number
}

/** The result of one attempt. `wait` is the time until a rate limit ends, in milliseconds. */
type Attempt = Result & { readonly wait?: number }

/** The pauses after failed attempts, in milliseconds. */
const PAUSES = [1_000, 2_000]

const LOST = 'no complete response came from GitHub'
/** Matches the message of a rate limit that no header reports. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i

/**
 * Returns a function that sends requests to GITHUB_API_URL, or the problem. The function repeats a lost request twice, and
 * waits for one rate limit. It throws only the reason of `signal`.
 */
export async function createSend(env: Environment, token: string, world: SendWorld): Promise<Send | string> {
  const { signal, clock, longestWait } = world
  signal.throwIfAborted()
  const request = await createRequest(env, token, signal)
  if (typeof request === 'string') return request
  let throttled = false
  return async (route, parameters, { idempotent = true } = {}) => {
    const pauses = idempotent ? [...PAUSES] : []
    for (let attempts = 1; ; attempts += 1) {
      const { wait, ...result } = await attempt(() => request(route, parameters), signal)
      if (result.kind !== 'lost' && result.kind !== 'throttled') return result
      const pause = wait === undefined ? pauses.shift() : throttled ? undefined : Math.min(wait, longestWait)
      throttled ||= wait !== undefined
      if (pause !== undefined) await clock.sleep(pause, signal)
      else if (attempts === 1) return result
      else return { ...result, problem: `${result.problem}, at the last of ${attempts} attempts` }
    }
  }
}

async function attempt(send: () => ReturnType<GitHubRequest>, signal: AbortSignal): Promise<Attempt> {
  signal.throwIfAborted()
  try {
    const { status, data } = await send()
    if (status === 200) return parse(`${data}`)
    return status < 300 ? { kind: 'response', status, data: undefined } : failure(status)
  } catch (error) {
    signal.throwIfAborted()
    // Reads the status of the response, because octokit reports a failed connection as status 500 without a response.
    const status = fieldAt(error, 'response', 'status')
    if (typeof status === 'number')
      return failure(status, fieldAt(error, 'response', 'headers'), textAt(error, 'message'))
    const cause = fieldAt(error, 'cause')
    return cause instanceof FetchError ? withoutResponse(cause) : { kind: 'lost', problem: LOST }
  }
}

function withoutResponse({ failure, host }: FetchError): Attempt {
  const { code } = failure
  if (code === 'ETIMEDOUT') return { kind: 'lost', problem: 'GitHub did not answer within 10 seconds' }
  const { cause, problem } = connectionProblem(failure, host, () => '')
  const isLasting = cause === 'insecure' || code === PROXY_REFUSED
  return isLasting
    ? { kind: 'unreadable', problem: `${LOST}. ${problem(plain).replace(/\.$/, '')}` }
    : { kind: 'lost', problem: `${LOST} (${code})` }
}

function failure(status: number, headers: unknown = {}, message = ''): Attempt {
  const after = textAt(headers, 'retry-after')
  const spent =
    after !== '' || textAt(headers, 'x-ratelimit-remaining') === '0' || SECONDARY_LIMIT.test(message)
  if (status === 429 || (status === 403 && spent)) {
    const wait = /^\d+$/.test(after) ? Number(after) * 1_000 : Number.POSITIVE_INFINITY
    return { kind: 'throttled', problem: 'GitHub refuses requests for now (a rate limit)', wait }
  }
  const problem = status === 401 ? 'the token was refused' : `GitHub answered with status ${status}`
  return status >= 500 ? { kind: 'lost', problem } : { kind: 'refused', status, problem, message }
}

function parse(text: string): Result {
  try {
    return { kind: 'response', status: 200, data: JSON.parse(text) }
  } catch {
    return { kind: 'unreadable', problem: 'the response of GitHub is not JSON' }
  }
}

/** Encodes a path for a URL. Returns an empty text for a path that a URL parser would change. */
export function encodePath(path: string): string {
  const parts = path.split('/')
  if (!path.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part))) return ''
  return parts.map(encodeURIComponent).join('/')
}
