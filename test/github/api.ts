import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// GitHub's API as far as a test says what it knows: routes that may remember, scripted failures, a record of all requests.

/** One request as it came: `path` is not decoded, and has the query. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** An object becomes JSON. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string | Buffer
}

/** How a request fails in place of its answer: no bytes ever come, the connection breaks, or whatever is written by hand. */
export type Fault = Answer | 'hang' | 'reset' | ((response: ServerResponse) => void)

/** What stands in the path where the pattern has `{name}`, and in the query, decoded; `{+name}` takes slashes, too. */
export type Parameters = Readonly<Record<string, string>>
export type Route = (parameters: Parameters, asked: Asked) => Answer | undefined

export interface Given {
  /** By `GET /repos/{owner}/{repo}/issues/{number}/comments`; the first that answers is taken, and 404 comes of none. */
  readonly routes?: Readonly<Record<string, Route>>
  /** In place of the answer to the nth request, from 1. */
  readonly fault?: (n: number, asked: Asked) => Fault | undefined
  /** The only token that is known; without one every request is let in. */
  readonly token?: string
  /** Where the API begins; `/api/v3` as on an Enterprise Server. */
  readonly base?: string
}

/** A server on this machine; `url` is what GITHUB_API_URL says of it. */
export async function startGitHub({ routes = {}, fault, token, base = '' }: Given = {}) {
  const asked: Asked[] = []
  const ways = Object.entries(routes).map(([pattern, route]) => ({ way: wayOf(pattern, base), route }))

  const answerTo = (one: Asked): Answer => {
    const known =
      token === undefined || [`token ${token}`, `bearer ${token}`].includes(one.headers.authorization ?? '')
    if (!known) return { status: 401, body: { message: 'Bad credentials' } }
    const [path = '', query] = one.path.split('?')
    for (const { way, route } of ways) {
      const found = way.exec(`${one.method} ${path}`)
      if (found === null) continue
      const parts = Object.entries(found.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)])
      const answer = route(
        { ...Object.fromEntries(new URLSearchParams(query)), ...Object.fromEntries(parts) },
        one,
      )
      if (answer !== undefined) return answer
    }
    return { status: 404, body: { message: 'Not Found' } }
  }

  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const one = { method, path, headers, body: Buffer.concat(chunks).toString() }
    asked.push(one)
    const instead = fault?.(asked.length, one)
    if (instead === 'hang') return
    if (instead === 'reset') return request.socket.resetAndDestroy()
    if (typeof instead === 'function') return instead(response)
    const { status = 200, headers: more = {}, body = '' } = instead ?? answerTo(one)
    const written = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...more }).end(written)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    /** Every request so far. */
    asked: asked as readonly Asked[],
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

/** What is known of the files of repositories: their bytes, or the whole answer, by `owner/name/path@ref`. */
export type Files = Readonly<Record<string, string | Buffer | Answer>>

/** Routes to files, as GitHub tells of them. */
export function contents(files: Files): Readonly<Record<string, Route>> {
  return {
    'GET /repos/{owner}/{repo}/contents/{+path}': ({ owner, repo, path, ref }) => {
      const file = files[`${owner}/${repo}/${path}@${ref}`]
      if (file === undefined) return undefined
      return typeof file === 'string' || Buffer.isBuffer(file) ? { body: fileAnswer(file) } : file
    },
  }
}

/** What GitHub says of a file with these bytes, but for its many addresses. Like GitHub it breaks base64 into lines. */
export function fileAnswer(file: string | Buffer) {
  const bytes = Buffer.from(file)
  const content = bytes.toString('base64').replaceAll(/.{1,60}/g, '$&\n')
  return { type: 'file', encoding: 'base64', size: bytes.length, name: 'policy.yml', content }
}
