import type { ServerAddress } from '../network/exchange.ts'
import { checkConnection, findProxy } from '../network/proxy.ts'
import { createTransport } from '../network/transport.ts'
import { VERSION } from '../version.ts'
import { createFetch } from './fetch.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Sends one request by its octokit name. `data` is the body as text. Throws the errors of octokit. */
export type GitHubRequest = (
  route: string,
  parameters: object,
) => Promise<{ readonly status: number; readonly data: unknown }>

const API = 'https://api.github.com'
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/
/** The maximum size of a response, in bytes. A page of 100 comments may have 20 MB. */
const RESPONSE_LIMIT = 64 * 1024 * 1024
const SILENT = { debug() {}, info() {}, warn() {}, error() {} }

/** Returns a function that sends one request to GITHUB_API_URL, or the problem as a clause. */
export async function createRequest(
  env: Environment,
  token: string,
  signal: AbortSignal,
): Promise<GitHubRequest | string> {
  const address = (env['GITHUB_API_URL'] || API).replace(/\/+$/, '')
  if (token === '') return 'there is no token (github-token)'
  if (/[^\x21-\x7e]/.test(token)) return 'the token has an invalid character'
  const server = serverAt(address)
  if (server === null) return 'GITHUB_API_URL is not an https address'
  const mistakes: string[] = []
  const sources = { env, mask() {}, reject: (name: string, why: string) => mistakes.push(`${name}: ${why}`) }
  checkConnection(sources)
  const proxy = server.local ? null : findProxy(sources, server.host)
  const [mistake] = mistakes
  if (mistake !== undefined) return mistake
  const transport = createTransport({ server, proxy, signal, bodyLimit: RESPONSE_LIMIT })
  try {
    // Catches an error of the import, because the module reads the payload of the event.
    const { GitHub } = await import('@actions/github/lib/utils')
    const request = { fetch: createFetch(transport), log: SILENT, parseSuccessResponseBody: false }
    const userAgent = `tcss-image-gate/${VERSION}`
    const client = new GitHub({ auth: token, baseUrl: address, userAgent, log: SILENT, request })
    // The base of GraphQL. An Enterprise Server has REST at `/api/v3` and GraphQL at `/api/graphql`.
    const graphql = { baseUrl: address.replace(/\/api\/v3$/i, '/api') }
    return (route, parameters) =>
      client.request(route, { ...(route.endsWith(' /graphql') ? graphql : {}), ...parameters })
  } catch {
    return 'the client for GitHub cannot start; GITHUB_EVENT_PATH must be JSON'
  } finally {
    signal.throwIfAborted()
  }
}

/**
 * Returns the server of an address. Returns null for an address without TLS, except on this machine, because the token must be
 * encrypted.
 */
function serverAt(address: string): ServerAddress | null {
  const url = URL.parse(address)
  if (url === null) return null
  const local = url.protocol === 'http:' && LOOPBACK.test(url.hostname)
  return local || url.protocol === 'https:' ? { host: url.host, url: address, local } : null
}
