import { rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { createReadRemote, POLICY_LIMIT, type RemoteFile } from '../../src/github/contents.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { fakeClock } from '../collect/fakes.ts'
import { type Answer, contents, type Fault, fileAnswer, type Given, startGitHub } from './api.ts'

const TOKEN = 'ghs_token-of-this-test'
const FILE: RemoteFile = { repository: 'shop/policies', path: 'gate/policy.yml', ref: 'main' }
const PLACE = 'shop/policies/gate/policy.yml@main'
const never = new AbortController().signal

afterEach(() => {
  jest.restoreAllMocks()
})

interface Reading {
  readonly file?: Partial<RemoteFile>
  readonly token?: string
  readonly signal?: AbortSignal
  readonly clock?: Clock
}

function reads(
  url: string | undefined,
  { file, token = TOKEN, signal = never, clock = fakeClock() }: Reading = {},
) {
  return createReadRemote({ GITHUB_API_URL: url }, { signal, clock })({ ...FILE, ...file }, token)
}

/** What comes of one reading from such a server, which requests it took, and what was slept between them. */
async function read(given: Given, reading: Reading = {}) {
  await using api = await startGitHub(given)
  const clock = fakeClock()
  const result = await reads(api.url, { clock, ...reading })
  expect(JSON.stringify(result)).not.toContain(TOKEN)
  return { result, asked: api.asked, slept: clock.slept }
}

const readAs = (answer: Answer) => read({ routes: contents({ [PLACE]: answer }) })
const problem = (says: RegExp) => ({ kind: 'problem', problem: expect.stringMatching(says) })

describe('a file is read', () => {
  test('with its text and the digest of its bytes', async () => {
    const { result, asked } = await read({ routes: contents({ [PLACE]: 'one\ntwo' }), token: TOKEN })
    // printf 'one\ntwo' | sha256sum
    const digest = 'sha256:21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c'
    expect(result).toEqual({ kind: 'text', text: 'one\ntwo', digest })
    expect(asked).toMatchObject([{ method: 'GET', headers: { authorization: `token ${TOKEN}` } }])
  })

  test.each([
    ['an empty one', ''],
    ['one with other letters', '# Régles: 政策 🛡\n'],
    ['one of 256 KiB', 'a'.repeat(POLICY_LIMIT)],
  ])('%s', async (_, text) => {
    expect((await read({ routes: contents({ [PLACE]: text }) })).result).toMatchObject({ kind: 'text', text })
  })

  test.each([
    ['feature/x', 'ref=feature%2Fx'],
    ['a#b', 'ref=a%23b'],
    ['a?b', 'ref=a%3Fb'],
    ['100%', 'ref=100%25'],
    ['a&ref=b', 'ref=a%26ref%3Db'],
    ['%2e', 'ref=%252e'],
  ])('at the ref %s', async (ref, query) => {
    const { result, asked } = await read(
      { routes: contents({ [PLACE.replace('main', ref)]: 'x' }) },
      { file: { ref } },
    )
    expect([result.kind, asked[0]?.path.split('?')[1]]).toEqual(['text', query])
  })

  test.each([
    ['a b/c.yml', 'a%20b/c.yml'],
    ['a#b', 'a%23b'],
    ['a?ref=b', 'a%3Fref%3Db'],
    ['100%/%2e%2e/x', '100%25/%252e%252e/x'],
    ['{owner}/:name', '%7Bowner%7D/%3Aname'],
    ['..a/.github/é', '..a/.github/%C3%A9'],
    ['a\\..\\b', 'a%5C..%5Cb'],
  ])('at the path %s', async (path, written) => {
    const place = `shop/policies/${path}@main`
    const { result, asked } = await read({ routes: contents({ [place]: 'x' }) }, { file: { path } })
    expect(result.kind).toBe('text')
    expect(asked[0]?.path).toBe(`/repos/shop/policies/contents/${written}?ref=main`)
  })

  test('of an Enterprise Server, whether its address ends in a slash or not', async () => {
    await using api = await startGitHub({ routes: contents({ [PLACE]: 'x' }), base: '/api/v3' })
    for (const end of ['', '/']) expect((await reads(`${api.url}${end}`)).kind).toBe('text')
    expect(api.asked[0]?.path).toBe('/api/v3/repos/shop/policies/contents/gate/policy.yml?ref=main')
  })
})

describe('nothing is asked', () => {
  test.each([
    ['without a token', { token: '' }, /^there is no token to read it with \(github-token\)$/],
    ['with a token of two lines', { token: 'ghs_a\nb' }, /character that no token has/],
    ['about the path ..', { file: { path: '..' } }, /a path without/],
    ['about a path with .. in it', { file: { path: 'a/../../../x' } }, /a path without/],
    ['about a path with an empty part', { file: { path: 'a//b' } }, /a path without/],
    ['about no path', { file: { path: '' } }, /a path without/],
    ['about half a letter', { file: { path: 'a\ud800' } }, /a path without/],
    ['about a repository without an owner', { file: { repository: 'shop' } }, /`owner\/name`/],
    ['about a repository that is a path', { file: { repository: 'shop/a/b' } }, /`owner\/name`/],
    ['about a repository ..', { file: { repository: 'shop/..' } }, /`owner\/name`/],
    ['at no ref, which would be the default branch', { file: { ref: '' } }, /and a ref/],
    ['at half a letter', { file: { ref: '\udc00' } }, /and a ref/],
  ])('%s', async (_, reading, says) => {
    const { result, asked } = await read({}, reading)
    expect([result, asked]).toEqual([problem(says), []])
  })

  test.each([
    'http://api.github.com',
    'http://127.0.0.2',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1@example.com',
    'http://127.0.0.1:99999',
    'https://user:password@ghes.example',
    'https://ghes.example/api?x=',
    'https://ghes.example/api#',
    'ftp://127.0.0.1',
    'ghes.example',
    ' ',
  ])('of a server at %j', async (url) => {
    expect(await reads(url)).toEqual(problem(/^the address in GITHUB_API_URL is not one of https$/))
  })
})

describe('no file of text', () => {
  const file = fileAnswer('text')
  test.each<[string, Answer, RegExp]>([
    ['a directory', { body: [{ ...file, name: 'a' }] }, /^it is a directory$/],
    ['a directory as an object', { body: { type: 'dir', entries: [] } }, /^it is a directory$/],
    ['a submodule', { body: { type: 'submodule', size: 0 } }, /^it is a submodule, and not a file$/],
    ['a link to somewhere else', { body: { type: 'symlink', size: 9 } }, /^it is a symlink, and not a file$/],
    ['a larger file', { body: fileAnswer('a'.repeat(POLICY_LIMIT + 1)) }, /^it is larger than 256 KiB$/],
    [
      'a file without content',
      { body: { ...file, size: 2e6, encoding: 'none', content: '' } },
      /^it is larger/,
    ],
    ['bytes', { body: fileAnswer(Buffer.from([0xff, 0xfe, 0])) }, /^it is not text in UTF-8$/],
  ])('%s', async (_, answer, says) => {
    const { result, asked } = await readAs(answer)
    expect([result, asked.length]).toEqual([problem(says), 1])
  })
})

describe('an answer that is none is a problem at once', () => {
  const file = fileAnswer('text')
  const unclear = /^the answer of GitHub does not describe a file$/
  test.each<[string, Answer, RegExp]>([
    ['no JSON', { body: '<html>' }, /^the answer of GitHub is not JSON$/],
    ['nothing', { body: '' }, /not JSON/],
    ['half of it', { body: JSON.stringify(file).slice(0, -9) }, /not JSON/],
    ['a hundred thousand brackets', { body: '['.repeat(100_000) }, /not JSON/],
    ['a number', { body: '7' }, unclear],
    ['null', { body: 'null' }, unclear],
    ['an object', { body: {} }, unclear],
    ['another type', { body: { ...file, type: 'constructor' } }, unclear],
    ['another encoding', { body: { ...file, encoding: 'utf-8' } }, unclear],
    ['content that is no string', { body: { ...file, content: [file.content] } }, unclear],
    ['no content', { body: { ...file, content: undefined } }, unclear],
    ['no base64', { body: { ...file, content: 'd*V4d!A==' } }, unclear],
    ['base64 that is cut', { body: { ...file, content: 'dGV4d' } }, unclear],
    ['another size', { body: { ...file, size: 5 } }, unclear],
    ['a size that is no number', { body: { ...file, size: { valueOf: 1, toString: 1 } } }, unclear],
    ['a size beyond numbers', { body: JSON.stringify(file).replace('"size":4', '"size":1e999') }, /larger/],
    [
      'more than 2 MiB',
      { body: ' '.repeat(2 * 1024 * 1024 + 1) },
      /^the answer of GitHub is larger than 2 MiB$/,
    ],
    ['more than 2 MiB once unpacked', packed(), /larger than 2 MiB/],
    ['a status without a body', { status: 204 }, /^GitHub answered with status 204$/],
    ['a status that says nothing has changed', { status: 304 }, /^GitHub answered with status 304$/],
  ])('%s', async (_, answer, says) => {
    const { result, asked } = await readAs(answer)
    expect([result, asked.length]).toEqual([problem(says), 1])
  })

  test.each([200, 404, 500])(
    'of a body without end little is taken, and its connection is left (status %d)',
    async (status) => {
      let sent = 0
      const left: Promise<void>[] = []
      const endless = (response: ServerResponse): void => {
        const more = (): void => {
          for (let room = true; room && !response.destroyed; sent += 65_536)
            room = response.write(Buffer.alloc(65_536, 32))
        }
        left.push(new Promise((resolve) => response.once('close', resolve)))
        response.writeHead(status, { 'content-type': 'application/json' }).on('drain', more)
        more()
      }
      await using api = await startGitHub({ fault: () => endless })
      expect((await reads(api.url)).kind).toBe(status === 404 ? 'absent' : 'problem')
      await Promise.all(left)
      expect(left.length).toBe(status === 500 ? 3 : 1)
      expect(sent).toBeLessThan(64 * 1024 * 1024)
    },
    5_000,
  )
})

function packed(): Answer {
  return { headers: { 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(100 * 1024 * 1024, 32)) }
}

describe('what GitHub refuses', () => {
  test('an unknown file is absent, and what to check is said', async () => {
    const { result, asked, slept } = await read({})
    expect(result).toEqual({
      kind: 'absent',
      problem:
        'GitHub knows no such file there (is the ref right?), or this token may not read it (github-token with contents: read, for another repository policy-token)',
    })
    expect([asked.length, slept]).toEqual([1, []])
  })

  test.each<[string, Answer, RegExp]>([
    ['a wrong token', { status: 401 }, /^the token was refused$/],
    ['a token that may not', { status: 403 }, /^the token may not read it \(it needs contents: read\)$/],
    ['with requests left', { status: 403, headers: { 'x-ratelimit-remaining': '1' } }, /^the token may not/],
    ['for legal reasons', { status: 451 }, /^GitHub answered with status 451$/],
    [
      'with words of its own',
      { status: 422, body: { message: `no ${TOKEN}` } },
      /^GitHub answered with status 422$/,
    ],
    [
      'with a body of an odd type',
      { status: 401, headers: { 'content-type': ';;=' }, body: 'x' },
      /refused$/,
    ],
  ])('%s: a problem at once', async (_, answer, says) => {
    const { result, asked, slept } = await read({ fault: () => answer })
    expect([result, asked.length, slept]).toEqual([problem(says), 1, []])
  })
})

describe('a limit of requests', () => {
  const routes = contents({ [PLACE]: 'x' })
  test.each<[string, Answer, number]>([
    ['with a time to wait', { status: 403, headers: { 'retry-after': '7' } }, 7_000],
    ['with no time to wait', { status: 403, headers: { 'retry-after': '0' } }, 0],
    ['with a longer time', { status: 403, headers: { 'retry-after': '3600' } }, 20_000],
    ['with a date', { status: 403, headers: { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' } }, 20_000],
    ['with none left', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 20_000],
    ['with its own status', { status: 429 }, 20_000],
  ])('%s is waited for once', async (_, limit, wait) => {
    const once = await read({ routes, fault: (n) => (n === 1 ? limit : undefined) })
    expect([once.result.kind, once.slept]).toEqual(['text', [wait]])
    const always = await read({ routes, fault: () => limit })
    expect([always.result, always.slept]).toEqual([
      problem(/\(a rate limit\), at the last of 2 tries$/),
      [wait],
    ])
  })
})

describe('what may pass is tried three times', () => {
  const broken = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': 500 }).write('{"type":')
    setTimeout(() => response.destroy(), 20)
  }
  const noHttp = (response: ServerResponse): void => void response.socket?.end('SSH-2.0-OpenSSH\r\n')
  test.each<[string, Fault, RegExp]>([
    ['status 500', { status: 500 }, /^GitHub answered with status 500, at the last of 3 tries$/],
    ['status 502 with a page', { status: 502, body: '<html>' }, /status 502/],
    ['status 503 with a time to wait', { status: 503, headers: { 'retry-after': '3600' } }, /status 503/],
    ['a status that is none', { status: 799 }, /no answer of GitHub came/],
    [
      'a reset',
      'reset',
      /^no answer of GitHub came, or not all of it \((ECONNRESET|UND_ERR_SOCKET)\), at the last/,
    ],
    ['a body that breaks off', broken, /^no answer of GitHub came, or not all of it( \(\w+\))?, at the last/],
    [
      'something that is no HTTP',
      noHttp,
      /^no answer of GitHub came, or not all of it( \(\w+\))?, at the last/,
    ],
  ])('%s', async (_, fault, says) => {
    const routes = contents({ [PLACE]: 'x' })
    const twice = await read({ routes, fault: (n) => (n < 3 ? fault : undefined) })
    expect([twice.result.kind, twice.slept]).toEqual(['text', [1_000, 2_000]])
    const always = await read({ routes, fault: () => fault })
    expect([always.result, always.asked.length]).toEqual([problem(says), 3])
    expect(always.slept).toEqual([1_000, 2_000])
  })

  test('nobody listens there', async () => {
    const api = await startGitHub()
    await api[Symbol.asyncDispose]()
    expect(await reads(api.url)).toEqual(problem(/\(ECONNREFUSED\), at the last of 3 tries$/))
  })

  const drip = (response: ServerResponse): void => {
    response.writeHead(200).write('{')
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(timer))
  }
  test.each<[string, Fault]>([
    ['no answer', 'hang'],
    ['an answer drop by drop', drip],
  ])('%s within 10 seconds', async (_, fault) => {
    const timeout = AbortSignal.timeout
    const given = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100))
    const { result, asked, slept } = await read({ fault: () => fault })
    expect(result).toEqual(problem(/^GitHub did not answer within 10 seconds, at the last of 3 tries$/))
    expect([asked.length, slept]).toEqual([3, [1_000, 2_000]])
    expect(given.mock.calls).toEqual([[10_000], [10_000], [10_000]])
  })

  test('together with a limit of requests', async () => {
    const faults: Answer[] = [{ status: 500 }, { status: 429 }, { status: 502 }, { status: 503 }]
    const { result, slept } = await read({ fault: (n) => faults[n - 1] })
    expect(result).toEqual(problem(/^GitHub answered with status 503, at the last of 4 tries$/))
    expect(slept).toEqual([1_000, 20_000, 2_000])
  })
})

describe('a redirect', () => {
  const to = (location: string, status = 301): Answer => ({ status, headers: { location } })

  test.each([301, 302, 303, 307, 308])(
    '%d within the server is followed, with the same ref',
    async (status) => {
      const { result, asked } = await read({
        routes: contents({ 'id/7/gate/policy.yml@main': 'x' }),
        fault: (n) => (n === 1 ? to('/repos/id/7/contents/gate/policy.yml?ref=other', status) : undefined),
        token: TOKEN,
      })
      expect(result.kind).toBe('text')
      expect(asked[1]?.path).toBe('/repos/id/7/contents/gate/policy.yml?ref=main')
    },
  )

  test.each([301, 302, 303, 307, 308])('%d to another server is not', async (status) => {
    await using other = await startGitHub({ routes: contents({ [PLACE]: 'x' }) })
    const { result, asked } = await read({
      fault: () => to(`${other.url}/repos/shop/policies/contents/a`, status),
    })
    expect([result, asked.length]).toEqual([problem(/^GitHub redirects to another server, or too often$/), 1])
    expect(other.asked).toEqual([])
  })

  test.each([
    ['to itself is followed three times', '/repos/shop', 4],
    ['to no address is none', 'http://[', 1],
    ['to another protocol is none', 'https://127.0.0.1', 1],
    ['to a text is none', 'data:application/json,{}', 1],
  ])('%s', async (_, location, requests) => {
    const { result, asked } = await read({ fault: () => to(location) })
    expect([result, asked.length]).toEqual([problem(/^GitHub redirects/), requests])
  })

  test('without an address is a problem, and an address without a redirect is none', async () => {
    expect((await read({ fault: () => ({ status: 301 }) })).result).toEqual(problem(/^GitHub redirects/))
    const { result, asked } = await read({ fault: () => to('/elsewhere', 404) })
    expect([result.kind, asked.length]).toEqual(['absent', 1])
  })
})

describe('once the job is over, its reason is thrown', () => {
  const reason = new Error('enough')

  test('beforehand, and nothing is asked', async () => {
    await using api = await startGitHub()
    await expect(reads(api.url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(api.asked).toEqual([])
  })

  const begun = (response: ServerResponse): void => void response.writeHead(200).write('{')
  test.each<[string, Fault]>([
    ['while nothing comes', 'hang'],
    ['within an answer', begun],
  ])('%s', async (_, fault) => {
    const stop = new AbortController()
    const ended = read(
      {
        fault: () => {
          setTimeout(() => stop.abort(reason), 50)
          return fault
        },
      },
      { signal: stop.signal },
    )
    await expect(ended).rejects.toBe(reason)
  })

  test('in a pause', async () => {
    const stop = new AbortController()
    const clock: Clock = {
      ...fakeClock(),
      sleep: async (_, signal) => {
        stop.abort(reason)
        signal.throwIfAborted()
      },
    }
    await expect(read({ fault: () => 'reset' }, { signal: stop.signal, clock })).rejects.toBe(reason)
  })
})

describe('the client', () => {
  test('says nothing, whatever it would warn of', async () => {
    const told = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => jest.spyOn(console, name))
    const written = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')]
    const headers = {
      deprecation: 'Fri, 31 Dec 1999 23:59:59 GMT',
      sunset: 'now',
      link: '<x>; rel="deprecation"',
    }
    const { result } = await readAs({ headers, body: fileAnswer('x') })
    expect(result.kind).toBe('text')
    await read({ fault: () => ({ status: 410, headers }) })
    for (const spy of [...told, ...written]) expect(spy).not.toHaveBeenCalled()
  })

  test('cannot start beside a broken event, and that is a problem', async () => {
    const event = join(tmpdir(), `event-${process.pid}.json`)
    const before = process.env['GITHUB_EVENT_PATH']
    writeFileSync(event, '{broken')
    process.env['GITHUB_EVENT_PATH'] = event
    jest.resetModules()
    try {
      const { result, asked } = await read({})
      expect([result, asked]).toEqual([problem(/cannot start .*GITHUB_EVENT_PATH/), []])
    } finally {
      if (before === undefined) delete process.env['GITHUB_EVENT_PATH']
      else process.env['GITHUB_EVENT_PATH'] = before
      rmSync(event)
      jest.resetModules()
    }
  })
})
