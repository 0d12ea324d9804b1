import type { Clock } from '../ports/clock.ts'
import { VERSION } from '../version.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * What came of a request, the problem as a clause for people. `data` is JSON, and undefined with any status but 200; `says` is
 * what a body of 403 or 422 says, cut. `lost`: whether the request did its work is not known. `limited`: it did not.
 */
export type Reply =
  | { readonly kind: 'answer'; readonly status: number; readonly data: unknown }
  | { readonly kind: 'refusal'; readonly status: number; readonly problem: string; readonly says: string }
  | { readonly kind: 'lost' | 'limited' | 'unread'; readonly problem: string }

export interface Sending {
  /** What is read of an answer, in bytes. */
  readonly limit: number
  /** The request is sent once unless GitHub certainly did nothing. */
  readonly once?: boolean
}

/** Sends a request as octokit names it, such as `GET /repos/{+name}`; see `createSend` for what it promises. */
export type Send = (route: string, parameters: object, sending: Sending) => Promise<Reply>

export interface SendWorld {
  readonly signal: AbortSignal
  readonly clock: Clock
  /** What is waited for a limit of requests at most, in milliseconds. */
  readonly longest: number
}

type Outcome = Reply & { readonly wait?: number }
type Fetch = (url: string, options: RequestInit) => Promise<Response>
type Answered = { readonly status: number; readonly data: unknown }
type Request = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<Answered>
type Ask = (signal: AbortSignal) => Promise<Answered>

export const MIB = 1024 * 1024

/** Milliseconds: for one try with all of its answer, and between tries that failed. */
const TRY = 10_000
const PAUSES = [1_000, 2_000]

const API = 'https://api.github.com'
const ADDRESS =
  /^(https:\/\/([a-z0-9.-]+|\[[0-9a-f:.]+\])|http:\/\/(127\.0\.0\.1|localhost|\[::1\]))(:\d{1,5})?(\/[\w./-]*)?$/i
const REDIRECT = /^30[12378]$/
const REDIRECTS = 3
/** Bytes of a refusal that are read, where its words matter. */
const WORDS = 65_536
/** Some limits of GitHub are told by words alone. */
const SECONDARY = /secondary rate limit|abuse detection/i
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

const NO_CLIENT = 'the client for GitHub cannot start (is GITHUB_EVENT_PATH JSON, HTTPS_PROXY an address?)'

/**
 * A way to the API that `env` names in GITHUB_API_URL, or the problem. What may pass is tried three times; a limit of requests
 * is waited for once in all. It throws nothing but the reason of `signal`; the token goes to no other server, and into no problem.
 */
export async function createSend(env: Environment, token: string, world: SendWorld): Promise<Send | string> {
  const { signal, clock, longest } = world
  signal.throwIfAborted()
  const address = (env['GITHUB_API_URL'] || API).replace(/\/+$/, '')
  if (token === '') return 'there is no token (github-token)'
  if (/[^\x21-\x7e]/.test(token)) return 'the token holds a character that no token has'
  if (!ADDRESS.test(address) || !URL.canParse(address))
    return 'the address in GITHUB_API_URL is not one of https'
  const request = await createRequest(address, token)
  signal.throwIfAborted()
  if (request === null) return NO_CLIENT
  let limited = false
  return async (route, parameters, { limit, once = false }) => {
    // An Enterprise Server has GraphQL beside its REST.
    const base = route.endsWith(' /graphql') ? { baseUrl: address.replace(/\/api\/v3$/i, '/api') } : {}
    const pauses = once ? [] : [...PAUSES]
    for (let tries = 1; ; tries += 1) {
      const ask: Ask = (ending) => request(route, { ...base, ...parameters, request: { signal: ending } })
      const { wait, ...reply } = await attempt(ask, signal, limit)
      if (reply.kind !== 'lost' && reply.kind !== 'limited') return reply
      const pause = wait === undefined ? pauses.shift() : limited ? undefined : Math.min(wait, longest)
      limited ||= wait !== undefined
      if (pause !== undefined) await clock.sleep(pause, signal)
      else if (tries === 1) return reply
      else return { ...reply, problem: `${reply.problem}, at the last of ${tries} tries` }
    }
  }
}

/** Null if the client cannot be loaded, which looks at the environment of the process. */
async function createRequest(address: string, token: string): Promise<Request | null> {
  try {
    const { GitHub, defaults } = await import('@actions/github/lib/utils')
    const fetch = withinServer(defaults.request?.fetch)
    const request = { fetch, log: SILENT, parseSuccessResponseBody: false }
    const userAgent = `tcss-image-gate/${VERSION}`
    const client = new GitHub({ auth: token, baseUrl: address, userAgent, log: SILENT, request })
    return (route, parameters) => client.request(route, parameters)
  } catch {
    return null
  }
}

/** Follows redirects within the same server alone, and keeps the query; of what is not needed only the head is left. */
function withinServer(send: Fetch, hops = REDIRECTS): Fetch {
  return async (url, options) => {
    const answer = await send(url, { ...options, redirect: 'manual' })
    const { status, headers } = answer
    if (status === 200) return answer
    if (status === 403 || status === 422) {
      const says = Buffer.concat((await chunksOf(answer.body, WORDS)).chunks).toString()
      const plain = new Headers(headers)
      plain.set('content-type', 'text/plain')
      return new Response(says, { status, headers: plain })
    }
    await answer.body?.cancel()
    // 303 says that the work is done, and something else to be read.
    const moved = REDIRECT.test(`${status}`) && (status !== 303 || options.method === 'GET')
    const location = moved ? headers.get('location') : null
    const next = location === null ? null : URL.parse(location, url)
    if (next?.origin === new URL(url).origin && hops > 0) {
      next.search = new URL(url).search
      return withinServer(send, hops - 1)(next.href, options)
    }
    return new Response(null, { status, headers: [...headers] })
  }
}

async function attempt(ask: Ask, signal: AbortSignal, limit: number): Promise<Outcome> {
  signal.throwIfAborted()
  const expired = AbortSignal.timeout(TRY)
  try {
    const { status, data } = await ask(AbortSignal.any([signal, expired]))
    if (status === 200) return await readAnswer(data as ReadableStream<Uint8Array> | null, limit)
    return status < 300 ? { kind: 'answer', status, data: undefined } : refusal(status)
  } catch (error) {
    signal.throwIfAborted()
    if (expired.aborted) return { kind: 'lost', problem: 'GitHub did not answer within 10 seconds' }
    // The client says 500 of a failed connection, too: what counts is whether there was an answer.
    const { status, headers, data } = record(record(error)['response'])
    if (typeof status === 'number') return refusal(status, record(headers), `${data}`)
    return { kind: 'lost', problem: `no answer of GitHub came, or not all of it${codeOf(error)}` }
  }
}

function refusal(status: number, headers: Readonly<Record<string, unknown>> = {}, says = ''): Outcome {
  const { 'retry-after': after, 'x-ratelimit-remaining': left } = headers
  const spent = after !== undefined || left === '0' || SECONDARY.test(says)
  if (status === 429 || (status === 403 && spent)) {
    const wait = /^\d+$/.test(`${after}`) ? Number(after) * 1_000 : Number.POSITIVE_INFINITY
    return { kind: 'limited', problem: 'GitHub takes no more requests for now (a rate limit)', wait }
  }
  const problem = REDIRECT.test(`${status}`)
    ? 'GitHub redirects to another server, or too often'
    : status === 401
      ? 'the token was refused'
      : `GitHub answered with status ${status}`
  return status >= 500 ? { kind: 'lost', problem } : { kind: 'refusal', status, problem, says }
}

async function readAnswer(stream: ReadableStream<Uint8Array> | null, limit: number): Promise<Reply> {
  const { chunks, cut } = await chunksOf(stream, limit)
  if (cut) return { kind: 'unread', problem: `the answer of GitHub is larger than ${limit / MIB} MiB` }
  try {
    return { kind: 'answer', status: 200, data: JSON.parse(Buffer.concat(chunks).toString()) }
  } catch {
    return { kind: 'unread', problem: 'the answer of GitHub is not JSON' }
  }
}

/** So many bytes of a body; the rest is left where it is. */
async function chunksOf(stream: ReadableStream<Uint8Array> | null, limit: number) {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream ?? []) {
    bytes += chunk.length
    if (bytes > limit) return { chunks, cut: true }
    chunks.push(chunk)
  }
  return { chunks, cut: false }
}

/** The code of a failed connection, which is all that is told of it: the words could hold what was sent. */
function codeOf(error: unknown): string {
  const { code, cause } = record(error)
  if (cause !== undefined && cause !== null) return codeOf(cause)
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : ''
}

/** A path as a part of a URL; empty if a parser of URLs would make another one of it. */
export function segments(path: string): string {
  const parts = path.split('/')
  if (!path.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part))) return ''
  return parts.map(encodeURIComponent).join('/')
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
