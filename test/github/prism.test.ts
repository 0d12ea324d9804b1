import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { upsertComment } from '../../src/github/comment.ts'
import { createReadRemote } from '../../src/github/contents.ts'
import { readEvent } from '../../src/github/event.ts'
import { fakeClock } from '../clocks.ts'
import { freePort } from '../raw-server.ts'
import { findTool } from '../tools.ts'
import { contents, fileAnswer, type Route, startGitHub } from './api.ts'
import { BOT, conversation } from './comments.ts'
import { eventFile } from './event-file.ts'

// Our requests and the responses of our fake go through Prism, which refuses all that violates GitHub's own description of its
// API (openapi.json: the paths we use of @octokit/openapi 23.0.2).

const PRISM = findTool('@stoplight/prism-cli/dist/index.js')
const whenInstalled = PRISM === null ? { describe: describe.skip, test: test.skip } : { describe, test }
if (PRISM === null) console.warn('skipped: the tests of requests to GitHub need Prism (npm run tools)')
const DESCRIPTION = fileURLToPath(new URL('openapi.json', import.meta.url))
const { components, paths } = JSON.parse(readFileSync(DESCRIPTION, 'utf8'))
const SHA = '0123456789abcdef0123456789abcdef01234567'
const { path: EVENT, write } = eventFile()
/** For all of this file. */
const expired = AbortSignal.timeout(60_000)

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly nullable?: boolean
  readonly allOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** Returns a sample of a schema with its required fields alone. */
function sample({ $ref, ...schema }: Schema): unknown {
  if ($ref !== undefined) return sample(components.schemas[$ref.split('/').at(-1) ?? ''])
  if (schema.nullable) return null
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.allOf?.[0] !== undefined) return sample(schema.allOf[0])
  if (schema.type === 'array') return []
  if (schema.type === 'integer' || schema.type === 'number') return 1
  if (schema.type === 'boolean') return false
  if (schema.type === 'string')
    return { uri: 'https://example.com', 'date-time': '2026-01-02T03:04:05Z' }[schema.format ?? ''] ?? 'x'
  const { properties = {}, required = [] } = schema
  return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]))
}

/** Returns an open pull request whose head is our commit. */
function pull(number: number): object {
  const base = sample({ $ref: '#/components/schemas/pull-request-simple' }) as {
    readonly head: object
    readonly base: { readonly repo: object }
  }
  const repo = { ...base.base.repo, full_name: 'shop/deploy' }
  const head = { ...base.head, sha: SHA }
  return { ...base, number, state: 'open', head, base: { ...base.base, repo } }
}

const policy = { ...fileAnswer('rules: []\n'), path: 'policy.yml', sha: SHA, _links: {} }
const addresses = ['url', 'git_url', 'html_url', 'download_url'].map((name) => [name, 'https://example.com'])
const file = {
  ...policy,
  ...Object.fromEntries(addresses),
  _links: { git: null, html: null, self: 'https://a.b' },
}

let there = conversation()
let pulls: readonly object[] = []
let forks: readonly object[] = []
const routes: Readonly<Record<string, Route>> = {
  ...Object.fromEntries(
    Object.keys(there.routes).map((name): [string, Route] => [
      name,
      (...given) => there.routes[name]?.(...given),
    ]),
  ),
  ...contents({ 'shop/policies/policy.yml@main': { body: file } }),
  'GET /repos/shop/deploy/commits/{commit}/pulls': () => ({ body: pulls }),
  'GET /repos/shop/deploy/pulls': ({ head }) => ({ body: head === 'jo:fix' ? forks : [] }),
}

let log = ''
let address = ''
let api: Awaited<ReturnType<typeof startGitHub>> | undefined
let prism: ChildProcess | undefined

beforeAll(async () => {
  if (PRISM === null) return
  api = await startGitHub({ routes })
  const port = await freePort()
  const child = spawn(process.execPath, [PRISM, 'proxy', '-p', `${port}`, '--errors', DESCRIPTION, api.url])
  prism = child
  address = `http://127.0.0.1:${port}`
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
    })
  child.once('exit', () => child.stdout.emit('data', 'Prism ended'))
  while (!log.includes('Prism is listening')) {
    if (child.exitCode !== null) throw new Error(log)
    await once(child.stdout, 'data', { signal: expired })
  }
}, 60_000)

afterAll(async () => {
  prism?.kill('SIGKILL')
  await api?.[Symbol.asyncDispose]()
})

/** Publishes a comment in a run of a fork; null on success. */
function publish(render: (limit: number) => string): Promise<string | null> {
  const run = { head_sha: SHA, head_branch: 'fix', head_repository: { owner: { login: 'jo' } } }
  write({ workflow_run: { ...run, pull_requests: [] } })
  const env = {
    GITHUB_API_URL: address,
    GITHUB_REPOSITORY: 'shop/deploy',
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: EVENT,
  }
  return upsertComment(
    { when: 'always', conclusion: 'fail', key: 'key', render, token: 'ghs_token' },
    { env, event: readEvent(env), signal: expired, clock: fakeClock() },
  )
}
const starts = () => there.comments.map(({ body }) => body.split('\n').at(-1)?.slice(0, 9))

whenInstalled.describe('our requests follow the description of GitHub', () => {
  test('GitHub accepts a comment on the pull request of a commit', async () => {
    pulls = [pull(7)]
    expect(await publish(() => 'new')).toBeNull()
    expect(starts()).toEqual(['new'])
  })

  test('GitHub accepts an update with a token that cannot name its owner', async () => {
    expect(await publish(() => 'newer')).toBeNull()
    expect([starts(), there.comments[0]?.login]).toEqual([['newer'], BOT])
  })

  test('GitHub accepts an update on the second page and the deletion of a duplicate, on the pull request of a fork', async () => {
    const body = there.comments[0]?.body ?? ''
    there = conversation([...Array(120).fill({ body: 'x' }), ...Array(2).fill({ login: 'jo', body })], {
      me: 'jo',
    })
    pulls = []
    forks = [pull(7)]
    expect(await publish(() => 'newest')).toBeNull()
    expect([there.comments.length, starts().at(-1)]).toEqual([121, 'newest'])
  })

  test('GitHub accepts the longest body, and we shorten a longer one', async () => {
    const lengths: number[] = []
    there = conversation()
    expect(await publish((limit) => '政'.repeat(limit))).toBeNull()
    expect(there.comments[0]?.body.length).toBe(65_536)
    expect(await publish((limit) => 'a'.repeat(lengths.push(limit) === 1 ? 70_000 : limit))).toBeNull()
    expect([starts(), lengths.length]).toEqual([['aaaaaaaaa'], 2])
  })

  test('GitHub accepts the request for a file and for a missing file', async () => {
    const read = createReadRemote({ GITHUB_API_URL: address }, { signal: expired, clock: fakeClock() })
    const place = { repository: 'shop/policies', path: 'policy.yml', ref: 'main' }
    expect(await read(place, 'ghs_token')).toMatchObject({ kind: 'text', text: 'rules: []\n' })
    expect(await read({ ...place, ref: 'x' }, 'ghs_token')).toMatchObject({ kind: 'absent' })
  })

  test('every path of the description is used', () => {
    const used = new Set(
      api?.requests.map(({ method, path }) => {
        const plain = path.split('?')[0] ?? ''
        const is = (one: string) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain)
        return `${method.toLowerCase()} ${Object.keys(paths).find(is)}`
      }),
    )
    const known = Object.entries<object>(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect([...used].sort()).toEqual(known.sort())
  })
})

whenInstalled.test('Prism reports GraphQL alone, which is not described', () => {
  const complaints = log.split('\n').filter((line) => /✖|⚠|violation/i.test(line))
  expect(complaints.length).toBeGreaterThan(0)
  for (const line of complaints) expect(line).toMatch(/ post \/graphql .*NO_PATH_MATCHED/)
})

whenInstalled.describe('Prism notices a violation of the description', () => {
  const list = '/repos/shop/deploy/issues/7/comments'
  test('Prism refuses a malformed request', async () => {
    expect((await fetch(`${address}${list}?per_page=x`, { signal: expired })).status).toBe(422)
    const body = JSON.stringify({ text: 'x' })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${address}${list}`, { method: 'POST', body, headers, signal: expired })
    expect(response.status).toBe(422)
  })

  test('Prism refuses a malformed response', async () => {
    there = conversation([{ body: 'x' }])
    Object.assign(there.comments[0] ?? {}, { id: 'x' })
    expect((await fetch(`${address}${list}`, { signal: expired })).status).toBe(500)
  })
})
