import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals'
import { CONCLUSIONS } from '../../src/domain/report.ts'
import { type CommentJob, publishComment } from '../../src/github/comment.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { fakeClock } from '../collect/fakes.ts'
import { type Answer, type Asked, type Fault, type Given, startGitHub } from './api.ts'
import { BOT, type Conversation, conversation } from './comments.ts'

const TOKEN = 'ghs_token-of-this-test'
const KEY = 'release.yml\ngate\nlinux/amd64\nshop/web:1'
const MARKER = `<!-- tcss-image-gate:${createHash('sha256').update(KEY).digest('hex').slice(0, 32)} -->`
const FOLDER = mkdtempSync(join(tmpdir(), 'comment-'))
const EVENT = join(FOLDER, 'event.json')
writeFileSync(EVENT, JSON.stringify({ pull_request: { number: 7 } }))
afterAll(() => rmSync(FOLDER, { recursive: true }))
afterEach(() => {
  jest.restoreAllMocks()
})

const ours = (words: string) => ({ login: BOT, body: `${MARKER}\n${words}` })
const others = (count: number) => Array.from({ length: count }, (_, n) => ({ body: `No. ${n}` }))

interface Publishing extends Partial<CommentJob> {
  readonly fault?: Given['fault']
  readonly env?: Readonly<Record<string, string>>
  readonly event?: string
  readonly signal?: AbortSignal
  readonly clock?: Clock
}

/** What comes of it: the sentence, the requests without addresses of this test, and what was slept between them. */
async function publish(there: Conversation, { fault, env, event, signal, clock, ...job }: Publishing = {}) {
  await using api = await startGitHub({ routes: there.routes, ...(fault ? { fault } : {}), token: TOKEN })
  const standing = fakeClock()
  const sentence = await publishComment(
    { when: 'always', conclusion: 'fail', key: KEY, render: () => 'new', token: TOKEN, ...job },
    {
      env: { GITHUB_API_URL: api.url, GITHUB_REPOSITORY: 'shop/deploy', GITHUB_EVENT_PATH: EVENT, ...env },
      event: { name: event ?? 'pull_request' },
      signal: signal ?? new AbortController().signal,
      clock: clock ?? standing,
    },
  )
  expect(`${sentence}`).not.toContain(TOKEN)
  if (sentence !== null) expect(sentence).toMatch(/^[A-Z][^\n]*[^.]\.$/)
  const place = /^\/repos\/shop\/deploy\/issues\//
  const asked = api.asked.map((one) => `${one.method} ${one.path.replace(place, '')}`)
  return { sentence, asked, slept: standing.slept, requests: api.asked }
}

const LOOK = 'GET 7/comments?per_page=100&page=1'
const WHO = 'POST /graphql'
const CREATE = 'POST 7/comments'
const bodies = ({ comments }: Conversation) => comments.map(({ body }) => body)
const says = (words: RegExp) => expect.stringMatching(words)

describe('one comment', () => {
  test('is created with the marker as its first line', async () => {
    const there = conversation([{ body: 'hello' }])
    const { sentence, asked, requests } = await publish(there)
    expect([sentence, asked]).toEqual([null, [LOOK, CREATE]])
    expect(bodies(there)).toEqual(['hello', `${MARKER}\nnew`])
    expect(requests[1]?.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  test('is updated where it is', async () => {
    const there = conversation([ours('old'), { body: 'hello' }])
    const { sentence, asked } = await publish(there)
    expect([sentence, asked]).toEqual([null, [LOOK, WHO, 'PATCH comments/1001']])
    expect(bodies(there)).toEqual([`${MARKER}\nnew`, 'hello'])
  })

  test('is left alone where it says so already', async () => {
    expect(await publish(conversation([ours('new')]))).toMatchObject({ sentence: null, asked: [LOOK, WHO] })
  })

  test('is found behind 120 others, on the second page', async () => {
    const there = conversation([...others(120), ours('old')])
    const { sentence, asked } = await publish(there)
    expect([sentence, asked.at(-1)]).toEqual([null, 'PATCH comments/1121'])
    expect(asked.slice(0, 2)).toEqual([LOOK, 'GET 7/comments?per_page=100&page=2'])
    expect(there.comments.length).toBe(121)
  })

  test('is looked for once more behind a page that is full', async () => {
    expect((await publish(conversation(others(100)))).asked.length).toBe(3)
  })

  test('remains when a race made two: the oldest is updated, the others are deleted', async () => {
    const there = conversation([{ body: 'a' }, ours('1'), ours('2'), { body: 'b' }, ours('3')])
    expect((await publish(there)).sentence).toBeNull()
    expect(bodies(there)).toEqual(['a', `${MARKER}\nnew`, 'b'])
  })

  test('remains whatever the order of the answer', async () => {
    const there = conversation([ours('1'), ours('2')])
    there.comments.reverse()
    await publish(there)
    expect(there.comments).toMatchObject([{ id: 1001, body: `${MARKER}\nnew` }])
  })

  test('remains although another one cannot be deleted', async () => {
    const there = conversation([ours('1'), ours('2')])
    const fault = (_: number, { method }: Asked) => (method === 'DELETE' ? { status: 403 } : undefined)
    expect((await publish(there, { fault })).sentence).toMatch(/^Another comment .*`pull-requests: write`/)
    expect(bodies(there)[0]).toBe(`${MARKER}\nnew`)
  })

  test('and another one that is deleted meanwhile', async () => {
    const there = conversation([ours('1'), ours('2')])
    const fault = (_: number, { method }: Asked) => (method === 'DELETE' ? { status: 404 } : undefined)
    expect((await publish(there, { fault })).sentence).toBeNull()
  })

  test('of each key', async () => {
    const there = conversation()
    await publish(there)
    await publish(there, { key: `${KEY}2` })
    await publish(there, { render: () => 'newer' })
    expect(there.comments.length).toBe(2)
    expect(bodies(there)[0]).toBe(`${MARKER}\nnewer`)
  })

  test('on an Enterprise Server, whose GraphQL is beside its REST', async () => {
    const there = conversation([ours('old')])
    const routes = Object.fromEntries(
      Object.entries(there.routes).map(([name, route]) => [name.replace(' /repos', ' /v3/repos'), route]),
    )
    await using api = await startGitHub({ routes, base: '/api' })
    const env = { GITHUB_API_URL: `${api.url}/v3` }
    expect((await publish(there, { env })).sentence).toBeNull()
    expect(api.asked.map(({ path }) => path.split('?')[0])).toEqual([
      '/api/v3/repos/shop/deploy/issues/7/comments',
      '/api/graphql',
      '/api/v3/repos/shop/deploy/issues/comments/1001',
    ])
  })
})

describe('when it is written', () => {
  const cases = (['never', 'on-failure', 'always'] as const).flatMap((when) =>
    CONCLUSIONS.map((conclusion) => ({ when, conclusion })),
  )
  test.each(cases)('$when, $conclusion', async ({ when, conclusion }) => {
    const creates = when === 'always' || (when === 'on-failure' && /fail|error/.test(conclusion))
    const none = conversation()
    const first = await publish(none, { when, conclusion })
    expect([first.sentence, none.comments.length]).toEqual([null, creates ? 1 : 0])
    const old = conversation([ours('old')])
    const second = await publish(old, { when, conclusion })
    expect([second.sentence, bodies(old)]).toEqual([null, [`${MARKER}\n${when === 'never' ? 'old' : 'new'}`]])
    if (when === 'never') expect([...first.asked, ...second.asked]).toEqual([])
  })

  test('never: not even what would be wrong is told', async () => {
    expect((await publish(conversation(), { when: 'never', event: 'push', token: '' })).sentence).toBeNull()
  })

  test.each([
    [
      'no pull request',
      { event: 'schedule' },
      /: no pull request was found for this run \(event schedule\)\.$/,
    ],
    [
      'no repository',
      { env: { GITHUB_REPOSITORY: 'shop' } },
      /: GITHUB_REPOSITORY does not name a repository/,
    ],
    ['no token', { token: '' }, /: there is no token \(github-token\)\.$/],
    ['another token', { token: 'ghs_other' }, /: the token was refused\.$/],
    ['a server without TLS', { env: { GITHUB_API_URL: 'http://example.com' } }, /GITHUB_API_URL/],
  ])('%s: one sentence', async (_, publishing, words) => {
    const there = conversation()
    expect((await publish(there, publishing)).sentence).toMatch(words)
    expect(there.comments).toEqual([])
  })

  test('nothing is written where the renderer fails, and its words are not told', async () => {
    const render = () => {
      throw new Error(TOKEN)
    }
    const { sentence, asked } = await publish(conversation(), { render })
    expect([sentence, asked]).toEqual([says(/: something unexpected happened\.$/), [LOOK]])
  })
})

describe('the author counts', () => {
  test.each([
    ['a person', 'mallory'],
    ['another app', 'evil[bot]'],
    ['a person with the name of the bot', 'github-actions'],
    ['a person with a similar name', 'GitHub-Actions[bot]'],
  ])('a marker that %s planted is ignored', async (_, login) => {
    const there = conversation([{ login, body: `${MARKER}\nplanted` }])
    expect((await publish(there)).asked).toEqual([LOOK, WHO, CREATE])
    await publish(there, { render: () => 'newer' })
    expect(bodies(there)).toEqual([`${MARKER}\nplanted`, `${MARKER}\nnewer`])
  })

  test('a marker that is not at the start is none', async () => {
    const there = conversation([
      { login: BOT, body: `> ${MARKER}\n> quoted` },
      { login: BOT, body: `words\n${MARKER}` },
      { login: BOT, body: MARKER.slice(0, -5) },
    ])
    expect((await publish(there)).asked).toEqual([LOOK, CREATE])
  })

  test('a comment that was edited in a browser, with other ends of lines, is ours', async () => {
    const there = conversation([{ login: BOT, body: `${MARKER}\r\nedited` }])
    await publish(there)
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test.each([
    ['another app', 'shop-gate[bot]', true, [LOOK, WHO]],
    ['a person', 'jo', true, [LOOK, WHO]],
    ['a person, without GraphQL', 'jo', false, [LOOK, WHO, 'GET /user']],
    ['GITHUB_TOKEN, without GraphQL', BOT, false, [LOOK, WHO, 'GET /user']],
  ])('a token of %s finds its own', async (_, me, graphql, asks) => {
    const there = conversation(
      [ours('old'), { login: me, body: `${MARKER}\nold` }].slice(me === BOT ? 1 : 0),
      {
        me,
        graphql,
      },
    )
    const { sentence, asked } = await publish(there)
    const own = there.comments.at(-1)
    expect([sentence, asked]).toEqual([null, [...asks, `PATCH comments/${own?.id}`]])
    expect(own?.body).toBe(`${MARKER}\nnew`)
  })

  test.each<[string, Answer]>([
    ['errors', { body: { data: null, errors: [{ type: 'FORBIDDEN' }] } }],
    ['a viewer without a login', { body: { data: { viewer: { login: 7 } } } }],
    ['no JSON', { body: '<html>' }],
    ['503', { status: 503 }],
  ])('GraphQL that answers with %s is not needed', async (_, answer) => {
    const there = conversation([ours('old')])
    const fault = (_: number, { path }: Asked) => (path === '/graphql' ? answer : undefined)
    expect((await publish(there, { fault })).sentence).toBeNull()
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test('nothing is written while nobody knows who we are', async () => {
    const there = conversation([ours('old')])
    const fault = (_: number, { path }: Asked) => (/graphql|user/.test(path) ? { status: 502 } : undefined)
    const { sentence, asked } = await publish(there, { fault })
    expect(sentence).toMatch(/: GitHub answered with status 502, at the last of 3 tries\.$/)
    expect([asked.length, bodies(there)]).toEqual([7, [`${MARKER}\nold`]])
  })
})

describe('the length', () => {
  test('of a body is 65,536 with the marker', async () => {
    const there = conversation()
    const { sentence, asked } = await publish(there, { render: (limit) => '🛡'.repeat(limit).slice(0, limit) })
    expect([sentence, asked]).toEqual([null, [LOOK, CREATE]])
    expect(bodies(there)[0]?.length).toBe(65_536)
  })

  test.each([
    ['created', [], CREATE],
    ['updated', [ours('old')], 'PATCH comments/1001'],
  ])('that is too much for GitHub is halved once (%s)', async (_, given, written) => {
    const limits: number[] = []
    const render = (limit: number): string => {
      limits.push(limit)
      return 'a'.repeat(limits.length === 1 ? 70_000 : 1)
    }
    const there = conversation(given)
    const { sentence, asked } = await publish(there, { render })
    expect([sentence, asked.filter((one) => one === written).length]).toEqual([null, 2])
    expect(limits).toEqual([65_536 - MARKER.length - 1, Math.floor((65_536 - MARKER.length - 1) / 2)])
    const always = await publish(conversation(given), { render: () => 'a'.repeat(70_000) })
    expect(always.sentence).toMatch(/: GitHub answered with status 422\.$/)
    expect(always.asked.filter((one) => one === written).length).toBe(2)
  })

  test('is no matter of another 422', async () => {
    const spammed = { status: 422, body: { message: 'Validation failed, or the endpoint has been spammed.' } }
    const fault = (_: number, { method }: Asked) => (method === 'POST' ? spammed : undefined)
    const { sentence, asked } = await publish(conversation(), { fault })
    expect([sentence, asked]).toEqual([says(/: GitHub answered with status 422\.$/), [LOOK, CREATE]])
  })

  test('of a body of other letters, quotes and digits is kept to the letter', async () => {
    const text = '"123n" \\n 政策 🛡 <b>&amp;</b>\u2028\t{"a":[1n]} `${x}` :id {id}'
    const there = conversation()
    await publish(there, { render: () => text })
    expect(bodies(there)).toEqual([`${MARKER}\n${text}`])
  })
})

describe('what GitHub refuses', () => {
  const hint =
    /^No comment on the pull request: the token may not do that \(.*`pull-requests: write`.*fork.*\)\.$/
  test.each([
    ['403 to everything', 403, /./, [LOOK]],
    ['403 to what writes', 403, /^POST/, [LOOK, CREATE]],
    ['404 to everything', 404, /./, [LOOK]],
    ['404 to what writes', 404, /^POST/, [LOOK, CREATE]],
  ])('%s: one hint', async (_, status, which, requests) => {
    const fault = (_: number, { method }: Asked) => (which.test(method) ? { status } : undefined)
    expect(await publish(conversation(), { fault })).toMatchObject({
      sentence: says(hint),
      asked: requests,
      slept: [],
    })
  })

  test('403 to an update: one hint', async () => {
    const fault = (_: number, { method }: Asked) => (method === 'PATCH' ? { status: 403 } : undefined)
    expect((await publish(conversation([ours('old')]), { fault })).sentence).toMatch(hint)
  })

  test('a comment that is deleted meanwhile: a new one', async () => {
    const there = conversation([ours('old')])
    const fault = (_: number, { method }: Asked): undefined => {
      if (method === 'PATCH') there.comments.length = 0
    }
    expect(await publish(there, { fault })).toMatchObject({
      sentence: null,
      asked: [LOOK, WHO, 'PATCH comments/1001', LOOK, CREATE],
    })
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test('a comment that is gone though it is listed: a new one', async () => {
    const there = conversation([ours('old')])
    const fault = (_: number, { method }: Asked) => (method === 'PATCH' ? { status: 404 } : undefined)
    expect((await publish(there, { fault })).asked.at(-1)).toBe(CREATE)
    const passing = conversation([ours('old')])
    const { sentence, asked } = await publish(passing, { fault, when: 'on-failure', conclusion: 'pass' })
    expect([sentence, asked]).toEqual([null, [LOOK, WHO, 'PATCH comments/1001', LOOK]])
  })

  test('comments that vanish without end', async () => {
    const there = conversation(Array.from({ length: 9 }, () => ours('old')))
    const fault = (_: number, { method }: Asked) => (method === 'PATCH' ? { status: 404 } : undefined)
    const { sentence, asked } = await publish(there, { fault })
    expect([sentence, asked.filter((one) => /PATCH/.test(one)).length]).toEqual([says(hint), 4])
  })

  test.each<[string, Answer, RegExp]>([
    ['no list', { body: {} }, /: the answer of GitHub is no list of comments\.$/],
    ['null', { body: 'null' }, /no list of comments/],
    ['no JSON', { body: '<html>' }, /: the answer of GitHub is not JSON\.$/],
    ['nothing', { status: 204 }, /: the answer of GitHub is no list of comments\.$/],
    ['issues that are closed to all', { status: 410 }, /: GitHub answered with status 410\.$/],
    ['a redirect to elsewhere', { status: 307, headers: { location: 'https://example.com' } }, /redirects/],
  ])('%s in place of comments', async (_, answer, words) => {
    const { sentence, asked } = await publish(conversation(), { fault: () => answer })
    expect([sentence, asked]).toEqual([says(words), [LOOK]])
  })

  test('comments that are none are passed over', async () => {
    const body = `${MARKER}\nold`
    const user = { login: BOT }
    const odd = [
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
    const list = { body: [...odd, ...more] }
    const { asked } = await publish(conversation(), { fault: (n) => (n === 1 ? list : undefined) })
    expect(asked).toEqual([LOOK, WHO, CREATE])
  })

  test('more than 30 pages, which may hide ours', async () => {
    const there = conversation(others(3_000))
    const { sentence, asked } = await publish(there)
    expect([sentence, asked.length]).toEqual([says(/more than 3,000 comments\.$/), 30])
    there.comments.unshift({ id: 5, login: BOT, body: `${MARKER}\nold` })
    expect((await publish(there)).sentence).toBeNull()
  })

  test.each([307, 308, 301, 302])('a renamed repository is followed (%d)', async (status) => {
    const there = conversation()
    const create = (_: unknown, asked: Asked) => there.create(asked)
    const routes = { ...there.routes, 'POST /repositories/1/issues/7/comments': create }
    const headers = { location: '/repositories/1/issues/7/comments' }
    const fault = (n: number) => (n === 2 ? { status, headers } : undefined)
    const { sentence, asked } = await publish({ ...there, routes }, { fault })
    expect([sentence, asked.slice(1)]).toEqual([null, [CREATE, 'POST /repositories/1/issues/7/comments']])
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test('what is answered elsewhere is not sent there again (303)', async () => {
    const headers = { location: '/repositories/1/issues/comments/5' }
    const fault = (n: number) => (n === 2 ? { status: 303, headers } : undefined)
    const { sentence, asked } = await publish(conversation(), { fault })
    expect([sentence, asked]).toEqual([says(/redirects/), [LOOK, CREATE]])
  })
})

describe('what may pass', () => {
  const gateway: Answer = { status: 502, body: '<html>' }
  const broken = (response: ServerResponse): void => void response.socket?.end('HTTP/1.1 201 Cre')

  test.each<[string, Fault]>([
    ['502', gateway],
    ['a reset', 'reset'],
    ['half an answer', broken],
  ])('%s before the comment is stored: looks, and creates it', async (_, fault) => {
    const there = conversation()
    let posts = 0
    const once = (_: number, { method }: Asked) => (method === 'POST' && ++posts === 1 ? fault : undefined)
    const { sentence, asked, slept } = await publish(there, { fault: once })
    expect([sentence, asked, slept]).toEqual([null, [LOOK, CREATE, LOOK, CREATE], [1_000]])
    expect(there.comments.length).toBe(1)
  })

  test.each<[string, Fault]>([
    ['502', gateway],
    ['a reset', 'reset'],
    ['half an answer', broken],
  ])('%s after the comment is stored: looks, and finds it', async (_, fault) => {
    const there = conversation()
    const lose = (_: number, asked: Asked): Fault | undefined => {
      if (asked.method !== 'POST' || asked.path === '/graphql') return undefined
      there.create(asked)
      return fault
    }
    const { sentence, asked } = await publish(there, { fault: lose })
    expect([sentence, asked]).toEqual([null, [LOOK, CREATE, LOOK, WHO]])
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
  })

  test('an answer that is lost three times: looks a last time', async () => {
    const there = conversation()
    let posts = 0
    const lose =
      (stores: boolean) =>
      (_: number, asked: Asked): Fault | undefined => {
        if (asked.path === '/graphql' || asked.method !== 'POST') return undefined
        posts += 1
        if (stores && posts === 3) there.create(asked)
        return gateway
      }
    const never = await publish(there, { fault: lose(false) })
    expect(never.sentence).toMatch(/: GitHub answered with status 502, at the last of 3 tries\.$/)
    expect(never.asked).toEqual([LOOK, CREATE, LOOK, CREATE, LOOK, CREATE, LOOK])
    expect(never.slept).toEqual([1_000, 2_000, 4_000])
    posts = 0
    expect((await publish(there, { fault: lose(true) })).sentence).toBeNull()
    expect(there.comments.length).toBe(1)
  })

  test.each([
    ['the list', 1, []],
    ['an update', 3, [ours('old')]],
    ['a deletion', 4, [ours('old'), ours('old')]],
  ])('%s is tried three times', async (_, at, given) => {
    const there = conversation(given)
    const twice = await publish(there, { fault: (n) => (n === at || n === at + 1 ? gateway : undefined) })
    expect([twice.sentence, twice.slept]).toEqual([null, [1_000, 2_000]])
    expect(bodies(there)).toEqual([`${MARKER}\nnew`])
    const always = await publish(conversation(given), { fault: (n) => (n >= at ? gateway : undefined) })
    expect(always.sentence).toMatch(/: GitHub answered with status 502, at the last of 3 tries\.$/)
    expect(always.asked.length).toBe(at + 2)
  })

  test.each<[string, Answer, number]>([
    ['with a time to wait', { status: 403, headers: { 'retry-after': '7' } }, 7_000],
    ['with a longer time', { status: 429, headers: { 'retry-after': '3600' } }, 60_000],
    ['with none left', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 60_000],
    [
      'of the second kind',
      { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      60_000,
    ],
  ])('a limit of requests %s is waited for once', async (_, limit, wait) => {
    for (const at of [1, 2]) {
      const there = conversation()
      const once = await publish(there, { fault: (n) => (n === at ? limit : undefined) })
      expect([once.sentence, once.slept, there.comments.length]).toEqual([null, [wait], 1])
      const always = await publish(conversation(), { fault: (n) => (n >= at ? limit : undefined) })
      expect([always.sentence, always.slept]).toEqual([says(/: .*\(a rate limit\).*\.$/), [wait]])
      expect(always.asked.length).toBe(at + 1)
    }
    const twice = await publish(conversation(), { fault: (n) => (n === 1 || n === 3 ? limit : undefined) })
    expect([twice.sentence, twice.slept]).toEqual([says(/\(a rate limit\)\.$/), [wait]])
  })

  test('a limit of requests while we ask who we are', async () => {
    const limit = { status: 429 }
    const fault = (_: number, { path }: Asked) => (path === '/graphql' ? limit : undefined)
    const there = conversation([ours('old')])
    expect((await publish(there, { fault })).sentence).toMatch(/\(a rate limit\)/)
    expect(bodies(there)).toEqual([`${MARKER}\nold`])
  })

  test('no answer at all', async () => {
    const timeout = AbortSignal.timeout
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout(time / 100))
    const { sentence, asked } = await publish(conversation(), { fault: () => 'hang' })
    expect(sentence).toMatch(/: GitHub did not answer within 10 seconds, at the last of 3 tries\.$/)
    expect(asked).toEqual([LOOK, LOOK, LOOK])
  })

  test('three minutes in all', async () => {
    const timeout = AbortSignal.timeout
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => timeout(time === 180_000 ? 50 : time))
    const { sentence } = await publish(conversation(), { fault: () => 'hang' })
    expect(sentence).toBe('No comment on the pull request: GitHub took longer than three minutes.')
  })
})

describe('once the job is over, its reason is thrown', () => {
  const reason = new Error('enough')

  test('beforehand, and nothing is asked', async () => {
    await using api = await startGitHub()
    const env = { GITHUB_API_URL: api.url }
    await expect(publish(conversation(), { env, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(api.asked).toEqual([])
  })

  test.each([1, 2, 3])('while the answer to request %d is waited for', async (at) => {
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
    ['between two tries', 1],
    ['before we look whether it is there', 2],
  ])('in a pause %s', async (_, at) => {
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
