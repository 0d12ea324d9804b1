import type { ConnectionFailure, HttpRequest, HttpResponse, Transport } from '../network/exchange.ts'

/** The part of the standard `fetch` that octokit uses. */
type Fetch = (
  url: string,
  request: Pick<HttpRequest, 'method' | 'headers'> & { readonly body?: string },
) => Promise<{
  readonly status: number
  readonly url: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
  text(): Promise<string>
}>

/** The longest time of one request with its whole response, in milliseconds. */
const REQUEST_TIME = 10_000
/** The maximum number of redirects of one request. */
const MOST_REDIRECTS = 3

/** The error of a request that got no response. */
export class FetchError extends Error {
  readonly failure: ConnectionFailure
  readonly host: string

  constructor(failure: ConnectionFailure, host: string) {
    super(failure.code)
    this.failure = failure
    this.host = host
  }
}

/**
 * Returns a `fetch` that uses a transport. It follows redirects within the server, such as the redirect of a renamed repository.
 */
export function createFetch(transport: Transport): Fetch {
  return async (url, { method, headers, body = '' }) => {
    for (let address = url, redirects = 0; ; redirects += 1) {
      const exchange = await transport({ method, url: address, headers, body, timeout: REQUEST_TIME })
      if (exchange.kind === 'failure') throw new FetchError(exchange, new URL(url).host)
      const next = redirectOf(exchange, address)
      const repeats = method === 'GET' || exchange.status >= 307
      if (next === null || !repeats || redirects === MOST_REDIRECTS) return responseOf(exchange, address)
      address = next
    }
  }
}

/** Returns the address of a redirect within the server. Returns null for any other response. */
function redirectOf({ status, headers }: HttpResponse, from: string): string | null {
  const { location } = headers
  if (![301, 302, 307, 308].includes(status) || typeof location !== 'string') return null
  const to = URL.parse(location, from)
  return to?.origin === new URL(from).origin ? to.href : null
}

function responseOf({ status, headers, body }: HttpResponse, url: string): Awaited<ReturnType<Fetch>> {
  const text = body.toString('utf8')
  const lines = Object.entries(headers).map(([name, value]) => [name, `${value ?? ''}`] as const)
  // Replaces the content type, because octokit throws on a malformed type.
  const typed = new Map([...lines, ['content-type', 'application/json']])
  return { status, url, headers: typed, body: text, text: async () => text }
}
