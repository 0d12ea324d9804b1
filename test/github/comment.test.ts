import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { CONCLUSIONS } from '../../src/domain/report.ts'
import { upsertComment } from '../../src/github/comment.ts'
import { readEvent } from '../../src/github/event.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { CommentJob } from '../../src/ports/comment-job.ts'
import { fakeClock, NEVER_ABORTED } from '../clocks.ts'
import { type FakeResponse, type Fault, type Given, type ReceivedRequest, startGitHub } from './api.ts'
import { BOT, type Conversation, conversation } from './comments.ts'
import { eventFile } from './event-file.ts'

const TOKEN = 'ghs_token-of-this-test'
const KEY = 'release.yml\ngate\nlinux/amd64\nshop/web:1'
const MARKER = `<!-- tcss-image-gate:${createHash('sha256').update(KEY).digest('hex').slice(0, 32)} -->`
const { path: EVENT, write } = eventFile()
write({ pull_request: { number: 7 } })
afterEach(() => {
  jest.restoreAllMocks()
})

const ours = (text: string) => ({ login: BOT, body: `${MARKER}\n${text}` })
const others = (count: number) => Array.from({ length: count }, (_, n) => ({ body: `No. ${n}` }))

interface Publishing extends Partial<CommentJob> {
  readonly fault?: Given['fault']
  readonly env?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  readonly clock?: Clock
}

/** Publishes a comment: the sentence that is returned, the requests, and the pauses between them. */
async function publish(there: Conversation, { fault, env, signal, clock, ...job }: Publishing = {}) {
  await using api = await startGitHub({ routes: there.routes, ...(fault ? { fault } : {}), token: TOKEN })
  const standing = fakeClock()
  const variables = {
    GITHUB_API_URL: api.url,
    GITHUB_REPOSITORY: 'shop/deploy',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: EVENT,
    ...env,
  }
  const sentence = await upsertComment(
    { when: 'always', conclusion: 'fail', key: KEY, render: () => 'new', token: TOKEN, ...job },
    {
      env: variables,
      event: readEvent(variables),
      signal: signal ?? NEVER_ABORTED,
      clock: clock ?? standing,
    },
  )
  expect(`${sentence}`).not.toContain(TOKEN)
  if (sentence !== null) expect(sentence).toMatch(/^[A-Z][^\n]*[^.]\.$/)
  const place = /^\/repos\/shop\/deploy\/issues\//
  const sent = api.requests.map((one) => `${one.method} ${one.path.replace(place, '')}`)
  return { sentence, sent, slept: standing.slept, requests: api.requests }
}

const LOOK = 'GET 7/comments?per_page=100&page=1'
const WHO = 'POST /graphql'
const CREATE = 'POST 7/comments'
const bodies = ({ comments }: Conversation) => comments.map(({ body }) => body)
/** A fault of each request with this method, or to a path that matches. */
const on =
  (which: string | RegExp, fault: Fault) =>
  (_: number, { method, path }: ReceivedRequest): Fault | undefined =>
    (typeof which === 'string' ? method === which : which.test(path)) ? fault : undefined
const matching = (text: RegExp) => expect.stringMatching(text)

describe('the comment', () => {
  test('the comment is created with the marker as its first line', async () => {
    const there = conversation([{ body: 'hello' }])
    const { sentence, sent, requests } = await publish(there)
    expect([sentence, sent]).toEqual([null, [LOOK, CREATE]])
    expect(bodies(there)).toEqual(['hello', `${MARKER}\nnew`])
    expect(requests[1]?.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  test('the comment is updated in place', async () => {
    const there = conversation([ours('old'), { body: 'hello' }])
    const { sentence, sent } = await publish(there)
    expect([sentence, sent]).toEqual([null, [LOOK, WHO, 'PATCH comments/1001']])
    expect(bodies(there)).toEqual([`${MARKER}\nnew`, 'hello'])
  })

  test('the comment is not updated if its text is up to date', async () => {
    expect(await publish(conversation([ours('new')]))).toMatchObject({ sentence: null, sent: [LOOK, WHO] })
  })

  test('the comment is found after 120 others, on the second page', async () => {
    const there = conversation([...others(120), ours('old')])
    const { sentence, sent } = await publish(there)
    expect([sentence, sent.at(-1)]).toEqual([null, 'PATCH comments/1121'])
    expect(sent.slice(0, 2)).toEqual([LOOK, 'GET 7/comments?per_page=100&page=2'])
    expect(there.comments.length).toBe(121)
  })

  test('the comment is searched for after a full page', async () => {
    expect((await publish(conversation(others(100)))).sent.length).toBe(3)
  })

  test('the oldest of duplicate comments is updated, the others are deleted', async () => {
    const there = conversation([{ body: 'a' }, ours('1'), ours('2'), { body: 'b' }, ours('3')])
    expect((await publish(there)).sentence).toBeNull()
    expect(bodies(there)).toEqual(['a', `${MARKER}\nnew`, 'b'])
  })

  test('the oldest of duplicate comments is found in any order of the response', async () => {
    const there = conversation([ours('1'), ours('2')])
    there.comments.reverse()
    await publish(there)
    expect(there.comments).toMatchObject([{ id: 1001, body: `${MARKER}\nnew` }])
  })

  test('the comment is updated although a duplicate cannot be deleted', async () => {
    const there = conversation([ours('1'), ours('2')])
    const fault = on('DELETE', { status: 403 })
    expect((await publish(there, { fault })).sentence).toMatch(/^Another comment .*`pull-requests: write`/)
    expect(bodies(there)[0]).toBe(`${MARKER}\nnew`)
  })

  test('a duplicate that was deleted meanwhile is no problem', async () => {
    const there = conversation([ours('1'), ours('2')])
    const fault = on('DELETE', { status: 404 })
    expect((await publish(there, { fault })).sentence).toBeNull()
  })

  test('each key has a comment of its own', async () => {
    const there = conversation()
    await publish(there)
    await publish(there, { key: `${KEY}2` })
    await publish(there, { render: () => 'newer' })
    expect(there.comments.length).toBe(2)
    expect(bodies(there)[0]).toBe(`${MARKER}\nnewer`)
  })

  test('the comment is updated on an Enterprise Server, whose GraphQL is beside its REST API', async () => {
    const there = conversation([ours('old')])
    const routes = Object.fromEntries(
      Object.entries(there.routes).map(([name, route]) => [name.replace(' /repos', ' /v3/repos'), route]),
    )
    await using api = await startGitHub({ routes, base: '/api' })
    const env = { GITHUB_API_URL: `${api.url}/v3` }
    expect((await publish(there, { env })).sentence).toBeNull()
    expect(api.requests.map(({ path }) => path.split('?')[0])).toEqual([
      '/api/v3/repos/shop/deploy/issues/7/comments',
      '/api/graphql',
      '/api/v3/repos/shop/deploy/issues/comments/1001',
    ])
  })
})

describe('when a comment is written', () => {
  const cases = (['on-failure', 'always'] as const).flatMap((when) =>
    CONCLUSIONS.map((conclusion) => ({ when, conclusion })),
  )
  test.each(cases)('$when creates or updates a comment on $conclusion', async ({ when, conclusion }) => {
    const creates = when === 'always' || (when === 'on-failure' && /fail|error/.test(conclusion))
    const none = conversation()
    const first = await publish(none, { when, conclusion })
    expect([first.sentence, none.comments.length]).toEqual([null, creates ? 1 : 0])
    const old = conversation([ours('old')])
    const second = await publish(old, { when, conclusion })
    expect([second.sentence, bodies(old)]).toEqual([null, [`${MARKER}\nnew`]])
  })

  test.each([
    [
      'a missing pull request',
      { env: { GITHUB_EVENT_NAME: 'schedule' } },
      /: no pull request was found for this run \(event schedule\)\.$/,
    ],
    [
      'a malformed repository',
      { env: { GITHUB_REPOSITORY: 'shop' } },
      /: GITHUB_REPOSITORY does not name a repository/,
    ],
    ['a missing token', { token: '' }, /: there is no token \(github-token\)\.$/],
    ['a wrong token', { token: 'ghs_other' }, /: the token was refused\.$/],
    ['a server without TLS', { env: { GITHUB_API_URL: 'http://example.com' } }, /GITHUB_API_URL/],
  ])('%s is a problem in one sentence', async (_, publishing, text) => {
    const there = conversation()
    expect((await publish(there, publishing)).sentence).toMatch(text)
    expect(there.comments).toEqual([])
  })

  test('a renderer that fails writes nothing, and its error is not in the sentence', async () => {
    const render = () => {
      throw new Error(TOKEN)
    }
    const { sentence, sent } = await publish(conversation(), { render })
    expect([sentence, sent]).toEqual([matching(/: something unexpected happened\.$/), [LOOK]])
  })
})

describe('the author of a comment', () => {
  test.each([
    ['a person', 'mallory'],
    ['another app', 'evil[bot]'],
    ['a person with the name of the bot', 'github-actions'],
    ['a person with a similar name', 'GitHub-Actions[bot]'],
  ])('a marker planted by %s is ignored', async (_, login) => {
    const there = conversation([{ login, body: `${MARKER}\nplanted` }])
    expect((await publish(there)).sent).toEqual([LOOK, WHO, CREATE])
    await publish(there, { render: () => 'newer' })
    expect(bodies(there)).toEqual([`${MARKER}\nplanted`, `${MARKER}\nnewer`])
  })

  test('a marker that is not at the start is ignored', async () => {
    const there = conversation([
      { login: BOT, body: `> ${MARKER}\n> quoted` },
      { login: BOT, body: `text\n${MARKER}` },
      { login: BOT, body: MARKER.slice(0, -5) },
    ])
    expect((await publish(there)).sent).toEqual([LOOK, CREATE])
  })

  test('a comment that was edited in a browser, with other line ends, is updated', async () => {
    const there = conversation([{ login: BOT, body: `${MARKER}\r\nedited` }])
    await publish(there)
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test.each([
    ['another app', 'shop-gate[bot]', true, [LOOK, WHO]],
    ['a person', 'jo', true, [LOOK, WHO]],
    ['a person, without GraphQL', 'jo', false, [LOOK, WHO, 'GET /user']],
    ['GITHUB_TOKEN, without GraphQL', BOT, false, [LOOK, WHO, 'GET /user']],
  ])('the token of %s finds its own comment', async (_, me, graphql, expected) => {
    const there = conversation(
      [ours('old'), { login: me, body: `${MARKER}\nold` }].slice(me === BOT ? 1 : 0),
      { me, graphql },
    )
    const { sentence, sent } = await publish(there)
    const own = there.comments.at(-1)
    expect([sentence, sent]).toEqual([null, [...expected, `PATCH comments/${own?.id}`]])
    expect(own?.body).toBe(`${MARKER}\nnew`)
  })

  test.each<[string, FakeResponse]>([
    ['errors', { body: { data: null, errors: [{ type: 'FORBIDDEN' }] } }],
    ['a viewer without a login', { body: { data: { viewer: { login: 7 } } } }],
    ['HTML', { body: '<html>' }],
    ['503', { status: 503 }],
  ])('the comment is updated even if GraphQL answers with %s', async (_, response) => {
    const there = conversation([ours('old')])
    const fault = on(/^\/graphql$/, response)
    expect((await publish(there, { fault })).sentence).toBeNull()
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test('nothing is written while the owner of the token is unknown', async () => {
    const there = conversation([ours('old')])
    const fault = on(/graphql|user/, { status: 502 })
    const { sentence, sent } = await publish(there, { fault })
    expect(sentence).toMatch(/: GitHub answered with status 502, at the last of 3 attempts\.$/)
    expect([sent.length, bodies(there)]).toEqual([7, [`${MARKER}\nold`]])
  })
})

describe('the length of a comment', () => {
  test('the body of a comment has at most 65,536 characters with the marker', async () => {
    const there = conversation()
    const { sentence, sent } = await publish(there, { render: (limit) => '🛡'.repeat(limit).slice(0, limit) })
    expect([sentence, sent]).toEqual([null, [LOOK, CREATE]])
    expect(bodies(there)[0]?.length).toBe(65_536)
  })

  test.each([
    ['created', [], CREATE],
    ['updated', [ours('old')], 'PATCH comments/1001'],
  ])('the body of a comment that GitHub calls too long is halved once (%s)', async (_, given, written) => {
    const limits: number[] = []
    const render = (limit: number): string => {
      limits.push(limit)
      return 'a'.repeat(limits.length === 1 ? 70_000 : 1)
    }
    const there = conversation(given)
    const { sentence, sent } = await publish(there, { render })
    expect([sentence, sent.filter((one) => one === written).length]).toEqual([null, 2])
    expect(limits).toEqual([65_536 - MARKER.length - 1, Math.floor((65_536 - MARKER.length - 1) / 2)])
    const always = await publish(conversation(given), { render: () => 'a'.repeat(70_000) })
    expect(always.sentence).toMatch(/: GitHub answered with status 422\.$/)
    expect(always.sent.filter((one) => one === written).length).toBe(2)
  })

  test('the body of a comment is not halved after another status 422', async () => {
    const spammed = { status: 422, body: { message: 'Validation failed, or the endpoint has been spammed.' } }
    const fault = on('POST', spammed)
    const { sentence, sent } = await publish(conversation(), { fault })
    expect([sentence, sent]).toEqual([matching(/: GitHub answered with status 422\.$/), [LOOK, CREATE]])
  })

  test('the body of a comment with any letters, quotes and digits arrives unchanged', async () => {
    const text = '"123n" \\n 政策 🛡 <b>&amp;</b>\u2028\t{"a":[1n]} `${x}` :id {id}'
    const there = conversation()
    await publish(there, { render: () => text })
    expect(bodies(there)).toEqual([`${MARKER}\n${text}`])
  })
})

describe('a refused request', () => {
  const hint =
    /^No comment on the pull request: the token may not do that \(.*`pull-requests: write`.*fork.*\)\.$/
  test.each([
    ['403 to everything', 403, /./, [LOOK]],
    ['403 to a write', 403, /^POST/, [LOOK, CREATE]],
    ['404 to everything', 404, /./, [LOOK]],
    ['404 to a write', 404, /^POST/, [LOOK, CREATE]],
  ])(
    'status %s is a problem in one sentence that names the permission',
    async (_, status, which, requests) => {
      const fault = (_: number, { method }: ReceivedRequest) => (which.test(method) ? { status } : undefined)
      expect(await publish(conversation(), { fault })).toMatchObject({
        sentence: matching(hint),
        sent: requests,
        slept: [],
      })
    },
  )

  test('status 403 to an update is a problem in one sentence that names the permission', async () => {
    const fault = on('PATCH', { status: 403 })
    expect((await publish(conversation([ours('old')]), { fault })).sentence).toMatch(hint)
  })

  test('a comment that is deleted meanwhile is created anew', async () => {
    const there = conversation([ours('old')])
    const fault = (_: number, { method }: ReceivedRequest): undefined => {
      if (method === 'PATCH') there.comments.length = 0
    }
    expect(await publish(there, { fault })).toMatchObject({
      sentence: null,
      sent: [LOOK, WHO, 'PATCH comments/1001', LOOK, CREATE],
    })
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test('a comment that is listed but deleted is created anew', async () => {
    const there = conversation([ours('old')])
    const fault = on('PATCH', { status: 404 })
    expect((await publish(there, { fault })).sent.at(-1)).toBe(CREATE)
    const passing = conversation([ours('old')])
    const { sentence, sent } = await publish(passing, { fault, when: 'on-failure', conclusion: 'pass' })
    expect([sentence, sent]).toEqual([null, [LOOK, WHO, 'PATCH comments/1001', LOOK]])
  })

  test('the search for a comment ends after the fourth deleted comment', async () => {
    const there = conversation(Array.from({ length: 9 }, () => ours('old')))
    const fault = on('PATCH', { status: 404 })
    const { sentence, sent } = await publish(there, { fault })
    expect([sentence, sent.filter((one) => /PATCH/.test(one)).length]).toEqual([matching(hint), 4])
  })

  test.each<[string, FakeResponse, RegExp]>([
    ['an object', { body: {} }, /: the response of GitHub is not a list of comments\.$/],
    ['null', { body: 'null' }, /not a list of comments/],
    ['HTML', { body: '<html>' }, /: the response of GitHub is not JSON\.$/],
    ['status 204', { status: 204 }, /: the response of GitHub is not a list of comments\.$/],
    ['status 410', { status: 410 }, /: GitHub answered with status 410\.$/],
  ])('%s in place of the list of comments is a problem', async (_, response, text) => {
    const { sentence, sent } = await publish(conversation(), { fault: () => response })
    expect([sentence, sent]).toEqual([matching(text), [LOOK]])
  })

  test('malformed comments are ignored', async () => {
    const body = `${MARKER}\nold`
    const user = { login: BOT }
    const malformed = [
      null,
      7,
      'x',
      [],
      {},
      { id: 1.5, body, user },
      { id: -1, body, user },
      { id: 2 ** 53, body, user },
    ]
    const more = [
      { id: '3', body, user },
      { id: 4, body: [body], user },
      { id: 5, body, user: null },
    ]
    const list = { body: [...malformed, ...more] }
    const { sent } = await publish(conversation(), { fault: (n) => (n === 1 ? list : undefined) })
    expect(sent).toEqual([LOOK, WHO, CREATE])
  })

  test('more than 30 pages of comments are a problem, because they may hide our comment', async () => {
    const there = conversation(others(3_000))
    const { sentence, sent } = await publish(there)
    expect([sentence, sent.length]).toEqual([matching(/more than 3,000 comments\.$/), 30])
    there.comments.unshift({ id: 5, login: BOT, body: `${MARKER}\nold` })
    expect((await publish(there)).sentence).toBeNull()
  })

  test.each([307, 308])(
    'the redirect of a renamed repository is followed for a comment (%d)',
    async (status) => {
      const there = conversation()
      const create = (_: unknown, request: ReceivedRequest) => there.create(request)
      const routes = { ...there.routes, 'POST /repositories/1/issues/7/comments': create }
      const headers = { location: '/repositories/1/issues/7/comments' }
      const fault = (n: number) => (n === 2 ? { status, headers } : undefined)
      const { sentence, sent } = await publish({ ...there, routes }, { fault })
      expect([sentence, sent.slice(1)]).toEqual([null, [CREATE, 'POST /repositories/1/issues/7/comments']])
      expect(bodies(there)).toEqual([`${MARKER}\nnew`])
    },
  )
})

describe('a transient failure', () => {
  const gateway: FakeResponse = { status: 502, body: '<html>' }
  const cutOff = (response: ServerResponse): void => void response.socket?.end('HTTP/1.1 201 Cre')
  const LOSSES: readonly (readonly [string, Fault])[] = [
    ['502', gateway],
    ['a reset', 'reset'],
    ['half a response', cutOff],
  ]

  test.each(LOSSES)(
    'the failure %s before the comment is stored leads to a search and a new comment',
    async (_, fault) => {
      const there = conversation()
      let posts = 0
      const once = (_: number, { method }: ReceivedRequest) =>
        method === 'POST' && ++posts === 1 ? fault : undefined
      const { sentence, sent, slept } = await publish(there, { fault: once })
      expect([sentence, sent, slept]).toEqual([null, [LOOK, CREATE, LOOK, CREATE], [1_000]])
      expect(there.comments.length).toBe(1)
    },
  )

  test.each(LOSSES)(
    'the failure %s after the comment is stored leads to a search that finds the comment',
    async (_, fault) => {
      const there = conversation()
      const lose = (_: number, request: ReceivedRequest): Fault | undefined => {
        if (request.method !== 'POST' || request.path === '/graphql') return undefined
        there.create(request)
        return fault
      }
      const { sentence, sent } = await publish(there, { fault: lose })
      expect([sentence, sent]).toEqual([null, [LOOK, CREATE, LOOK, WHO]])
      expect(bodies(there)).toEqual([`${MARKER}\nnew`])
    },
  )

  test('a response that is lost three times leads to a last search', async () => {
    const there = conversation()
    let posts = 0
    const lose =
      (stores: boolean) =>
      (_: number, request: ReceivedRequest): Fault | undefined => {
        if (request.path === '/graphql' || request.method !== 'POST') return undefined
        posts += 1
        if (stores && posts === 3) there.create(request)
        return gateway
      }
    const never = await publish(there, { fault: lose(false) })
    expect(never.sentence).toMatch(/: GitHub answered with status 502, at the last of 3 attempts\.$/)
    expect(never.sent).toEqual([LOOK, CREATE, LOOK, CREATE, LOOK, CREATE, LOOK])
    expect(never.slept).toEqual([1_000, 2_000, 4_000])
    posts = 0
    expect((await publish(there, { fault: lose(true) })).sentence).toBeNull()
    expect(there.comments.length).toBe(1)
  })

  test.each([
    ['a list', 1, []],
    ['an update', 3, [ours('old')]],
    ['a deletion', 4, [ours('old'), ours('old')]],
  ])('the request of %s is tried three times', async (_, at, given) => {
    const there = conversation(given)
    const twice = await publish(there, { fault: (n) => (n === at || n === at + 1 ? gateway : undefined) })
    expect([twice.sentence, twice.slept]).toEqual([null, [1_000, 2_000]])
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
    const always = await publish(conversation(given), { fault: (n) => (n >= at ? gateway : undefined) })
    expect(always.sentence).toMatch(/: GitHub answered with status 502, at the last of 3 attempts\.$/)
    expect(always.sent.length).toBe(at + 2)
  })

  test.each<[string, FakeResponse, number]>([
    ['with a time to wait', { status: 403, headers: { 'retry-after': '7' } }, 7_000],
    ['with a longer time', { status: 429, headers: { 'retry-after': '3600' } }, 60_000],
    [
      'of the secondary kind',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      60_000,
    ],
  ])('a rate limit %s is waited for once', async (_, limit, wait) => {
    for (const at of [1, 2]) {
      const there = conversation()
      const once = await publish(there, { fault: (n) => (n === at ? limit : undefined) })
      expect([once.sentence, once.slept, there.comments.length]).toEqual([null, [wait], 1])
      const always = await publish(conversation(), { fault: (n) => (n >= at ? limit : undefined) })
      expect([always.sentence, always.slept]).toEqual([matching(/: .*\(a rate limit\).*\.$/), [wait]])
      expect(always.sent.length).toBe(at + 1)
    }
    const twice = await publish(conversation(), { fault: (n) => (n === 1 || n === 3 ? limit : undefined) })
    expect([twice.sentence, twice.slept]).toEqual([matching(/\(a rate limit\)\.$/), [wait]])
  })

  test('a rate limit on the request for the owner of the token is a problem', async () => {
    const limit = { status: 429 }
    const fault = on(/^\/graphql$/, limit)
    const there = conversation([ours('old')])
    expect((await publish(there, { fault })).sentence).toMatch(/\(a rate limit\)/)
    expect(bodies(there)).toEqual([`${MARKER}\nold`])
  })

  test('all requests for a comment together take at most three minutes', async () => {
    const timeout = AbortSignal.timeout
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout(time === 180_000 ? 50 : time))
    const { sentence } = await publish(conversation(), { fault: () => 'hang' })
    expect(sentence).toBe('No comment on the pull request: GitHub took longer than three minutes.')
  })
})

describe('a cancelled job', () => {
  const reason = new Error('enough')

  test.each([1, 2, 3])('a job that is cancelled during request %d throws its reason', async (at) => {
    const stop = new AbortController()
    const fault = (n: number): Fault | undefined => {
      if (n < at) return undefined
      setTimeout(() => stop.abort(reason), 50)
      return 'hang'
    }
    const there = conversation([ours('old')])
    await expect(publish(there, { fault, signal: stop.signal })).rejects.toBe(reason)
    expect(bodies(there)).toEqual([`${MARKER}\nold`])
  })

  test.each([
    ['between two attempts', 1],
    ['before a search', 2],
  ])('a job that is cancelled in a pause %s throws its reason', async (_, at) => {
    const stop = new AbortController()
    const clock: Clock = {
      ...fakeClock(),
      sleep: async (_, signal) => {
        stop.abort(reason)
        signal.throwIfAborted()
      },
    }
    const fault = (n: number) => (n >= at ? { status: 500 } : undefined)
    await expect(publish(conversation(), { fault, signal: stop.signal, clock })).rejects.toBe(reason)
  })
})
