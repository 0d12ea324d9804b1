import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// A fake of GitHub's API with the routes of a test, scripted failures, and a record of all requests.

/** A request as it arrived; `path` is not decoded, and has the query. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A response; a body that is an object becomes JSON. */
export interface FakeResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string | Buffer
}

/** What a request gets in place of its response: no bytes at all, a reset connection, or anything written by hand. */
export type Fault = FakeResponse | 'hang' | 'reset' | ((response: ServerResponse) => void)

/** Decoded values of the query and of `{name}` in the path; `{+name}` takes slashes, too. */
type Parameters = Readonly<Record<string, string>>
export type Route = (parameters: Parameters, request: ReceivedRequest) => FakeResponse | undefined

export interface Given {
  /** Keys are like `GET /repos/{owner}/{repo}/issues/{number}/comments`; the first route with a response is used, else 404. */
  readonly routes?: Readonly<Record<string, Route>>
  /** Replaces the response to the nth request, from 1. */
  readonly fault?: (n: number, request: ReceivedRequest) => Fault | undefined
  /** The only valid token; without one every request is accepted. */
  readonly token?: string
  /** Path of the API, such as `/api/v3` on an Enterprise Server. */
  readonly base?: string
}

/** Starts the fake on this machine; `url` is its GITHUB_API_URL. */
export async function startGitHub({ routes = {}, fault, token, base = '' }: Given = {}) {
  const requests: ReceivedRequest[] = []
  const ways = Object.entries(routes).map(([pattern, route]) => ({ way: wayOf(pattern, base), route }))

  const respond = (request: ReceivedRequest): FakeResponse => {
    const known =
      token === undefined ||
      [`token ${token}`, `bearer ${token}`].includes(request.headers.authorization ?? '')
    if (!known) return { status: 401, body: { message: 'Bad credentials' } }
    const [path = '', query] = request.path.split('?')
    for (const { way, route } of ways) {
      const found = way.exec(`${request.method} ${path}`)
      if (found === null) continue
      const parts = Object.entries(found.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)])
      const response = route(
        { ...Object.fromEntries(new URLSearchParams(query)), ...Object.fromEntries(parts) },
        request,
      )
      if (response !== undefined) return response
    }
    return { status: 404, body: { message: 'Not Found' } }
  }

  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = { method, path, headers, body: Buffer.concat(chunks).toString() }
    requests.push(one)
    const instead = fault?.(requests.length, one)
    if (instead === 'hang') return
    if (instead === 'reset') return request.socket.resetAndDestroy()
    if (typeof instead === 'function') return instead(response)
    const { status = 200, headers: more = {}, body = '' } = instead ?? respond(one)
    const written = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...more }).end(written)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    /** Every request so far. */
    requests: requests as readonly ReceivedRequest[],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function wayOf(pattern: string, base: string): RegExp {
  const [method = '', path = ''] = pattern.split(' ')
  const parts = path.replaceAll(
    /\{(\+?)(\w+)\}/g,
    (_, more, name) => `(?<${name}>${more === '' ? '[^/]+' : '.+'})`,
  )
  return new RegExp(`^${method} ${base}${parts}$`)
}

/** Bytes of files, or their whole responses, by `owner/name/path@ref`. */
export type Files = Readonly<Record<string, string | Buffer | FakeResponse>>

/** Returns routes to files. */
export function contents(files: Files): Readonly<Record<string, Route>> {
  return {
    'GET /repos/{owner}/{repo}/contents/{+path}': ({ owner, repo, path, ref }) => {
      const file = files[`${owner}/${repo}/${path}@${ref}`]
      if (file === undefined) return undefined
      return typeof file === 'string' || Buffer.isBuffer(file) ? { body: fileAnswer(file) } : file
    },
  }
}

/** Returns GitHub's description of a file, without its many addresses. Like GitHub it breaks base64 into lines. */
export function fileAnswer(file: string | Buffer) {
  const bytes = Buffer.from(file)
  const content = bytes.toString('base64').replaceAll(/.{1,60}/g, '$&\n')
  return { type: 'file', encoding: 'base64', size: bytes.length, name: 'policy.yml', content }
}
