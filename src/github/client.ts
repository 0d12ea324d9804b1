import { connectionProblem, PROXY_REFUSED } from '../network/problem.ts'
import type { Clock } from '../ports/clock.ts'
import { plain } from '../text.ts'
import { FetchError } from './fetch.ts'
import { fieldAt, textAt } from './fields.ts'
import { createRequest, type Environment, type GitHubRequest } from './request.ts'

/**
 * Result of a request; `problem` is a clause for people. `data` is JSON, and undefined with any status but 200; `message` is
 * GitHub's own. `lost`: it is unknown whether GitHub did the work. `throttled`: GitHub did nothing.
 */
export type Result =
  | { readonly kind: 'response'; readonly status: number; readonly data: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly problem: string; readonly message: string }
  | { readonly kind: 'lost' | 'throttled' | 'unreadable'; readonly problem: string }

/** A request that is not idempotent is repeated only if GitHub certainly did nothing. */
interface SendOptions {
  readonly idempotent?: boolean
}

/** Sends a request by its name in octokit, such as `GET /repos/{+name}`. */
export type Send = (route: string, parameters: object, options?: SendOptions) => Promise<Result>

interface SendWorld {
  readonly signal: AbortSignal
  readonly clock: Clock
  /** Longest wait after throttling, in milliseconds. */
  readonly longestWait: number
}

/** `wait`: milliseconds until a rate limit ends. */
type Attempt = Result & { readonly wait?: number }

/** The pauses after failed attempts, in milliseconds. */
const PAUSES = [1_000, 2_000]

const LOST = 'no complete response came from GitHub'
/** GitHub reports some of its limits in the message alone. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i

/**
 * Returns a way to send requests to GITHUB_API_URL, or the problem. It tries transient failures three times and waits for a rate
 * limit once in all. It throws nothing but the reason of `signal`; no problem holds the token.
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
    // The client reports status 500 for a failed connection, too, but then without a response.
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

/** Encodes a path for a URL; empty if a URL parser would change it. */
export function encodePath(path: string): string {
  const parts = path.split('/')
  if (!path.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part))) return ''
  return parts.map(encodeURIComponent).join('/')
}
