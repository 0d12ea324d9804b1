import type { Clock } from '../ports/clock.ts'
import { VERSION } from '../version.ts'
import { fieldAt, textAt } from './fields.ts'

export type Environment = Readonly<Record<string, string | undefined>>

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
type Request = (
  route: string,
  parameters: object,
) => Promise<{ readonly status: number; readonly body: ReadableStream | null }>

/** The longest time of one attempt with its whole response, and the pauses after failed attempts, in milliseconds. */
const ATTEMPT_TIME = 10_000
const PAUSES = [1_000, 2_000]

const API = 'https://api.github.com'
/** GitHub reports some of its limits in the message alone. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

const NO_CLIENT = 'the client for GitHub cannot start; GITHUB_EVENT_PATH must be JSON, and HTTPS_PROXY a URL'

/**
 * Returns a way to send requests to GITHUB_API_URL, or the problem. It tries transient failures three times and waits for a rate
 * limit once in all. It throws nothing but the reason of `signal`; no problem holds the token.
 */
export async function createSend(env: Environment, token: string, world: SendWorld): Promise<Send | string> {
  const { signal, clock, longestWait } = world
  signal.throwIfAborted()
  const address = (env['GITHUB_API_URL'] || API).replace(/\/+$/, '')
  if (token === '') return 'there is no token (github-token)'
  if (/[^\x21-\x7e]/.test(token)) return 'the token has an invalid character'
  if (!isSecure(address)) return 'GITHUB_API_URL is not an https address'
  const request = await createRequest(address, token)
  signal.throwIfAborted()
  if (request === null) return NO_CLIENT
  let throttled = false
  return async (route, parameters, { idempotent = true } = {}) => {
    // An Enterprise Server has GraphQL beside its REST API.
    const base = route.endsWith(' /graphql') ? { baseUrl: address.replace(/\/api\/v3$/i, '/api') } : {}
    const pauses = idempotent ? [...PAUSES] : []
    for (let attempts = 1; ; attempts += 1) {
      const send = (ending: AbortSignal) =>
        request(route, { ...base, ...parameters, request: { signal: ending } })
      const { wait, ...result } = await attempt(send, signal)
      if (result.kind !== 'lost' && result.kind !== 'throttled') return result
      const pause = wait === undefined ? pauses.shift() : throttled ? undefined : Math.min(wait, longestWait)
      throttled ||= wait !== undefined
      if (pause !== undefined) await clock.sleep(pause, signal)
      else if (attempts === 1) return result
      else return { ...result, problem: `${result.problem}, at the last of ${attempts} attempts` }
    }
  }
}

/** The token travels encrypted, or stays on this machine. */
function isSecure(address: string): boolean {
  const { protocol, hostname } = URL.parse(address) ?? { protocol: '', hostname: '' }
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
}

/** Null if the client cannot be loaded; loading it reads the environment of the process. */
async function createRequest(address: string, token: string): Promise<Request | null> {
  try {
    const { GitHub, defaults } = await import('@actions/github/lib/utils')
    // A redirect to another origin loses the token: fetch drops the header (https://fetch.spec.whatwg.org/#http-redirect-fetch).
    const request = { ...defaults.request, log: SILENT, parseSuccessResponseBody: false }
    const userAgent = `tcss-image-gate/${VERSION}`
    const client = new GitHub({ auth: token, baseUrl: address, userAgent, log: SILENT, request })
    return async (route, parameters) => {
      const { status, data } = await client.request(route, { ...parameters })
      return { status, body: data instanceof ReadableStream ? data : null }
    }
  } catch {
    return null
  }
}

async function attempt(
  send: (signal: AbortSignal) => ReturnType<Request>,
  signal: AbortSignal,
): Promise<Attempt> {
  signal.throwIfAborted()
  const expired = AbortSignal.timeout(ATTEMPT_TIME)
  try {
    const { status, body } = await send(AbortSignal.any([signal, expired]))
    if (status === 200) return parse(await new Response(body).text())
    await body?.cancel()
    return status < 300 ? { kind: 'response', status, data: undefined } : failure(status)
  } catch (error) {
    signal.throwIfAborted()
    if (expired.aborted) return { kind: 'lost', problem: 'GitHub did not answer within 10 seconds' }
    // The client reports status 500 for a failed connection, too, but then without a response.
    const status = fieldAt(error, 'response', 'status')
    if (typeof status === 'number')
      return failure(status, fieldAt(error, 'response', 'headers'), textAt(error, 'message'))
    return { kind: 'lost', problem: `no complete response came from GitHub${codeOf(error)}` }
  }
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

/** Returns only the code of a failed connection: its message could hold what was sent. */
function codeOf(error: unknown): string {
  const cause = fieldAt(error, 'cause')
  if (cause != null) return codeOf(cause)
  const code = textAt(error, 'code')
  return /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : ''
}

/** Encodes a path for a URL; empty if a URL parser would change it. */
export function encodePath(path: string): string {
  const parts = path.split('/')
  if (!path.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part))) return ''
  return parts.map(encodeURIComponent).join('/')
}
