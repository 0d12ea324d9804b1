import { rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { createReadRemote } from '../../src/github/contents.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { RemoteFile } from '../../src/ports/files.ts'
import { fakeClock, NEVER_ABORTED } from '../clocks.ts'
import { contents, type FakeResponse, type Fault, fileAnswer, type Given, startGitHub } from './api.ts'

const TOKEN = 'ghs_token-of-this-test'
const FILE: RemoteFile = { repository: 'shop/policies', path: 'gate/policy.yml', ref: 'main' }
const PLACE = 'shop/policies/gate/policy.yml@main'
const LARGEST = 256 * 1024

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
  { file, token = TOKEN, signal = NEVER_ABORTED, clock = fakeClock() }: Reading = {},
) {
  return createReadRemote({ GITHUB_API_URL: url }, { signal, clock })({ ...FILE, ...file }, token)
}

/** Reads from a server: the result, the requests, and the pauses between them. */
async function read(given: Given, reading: Reading = {}) {
  await using api = await startGitHub(given)
  const clock = fakeClock()
  const result = await reads(api.url, { clock, ...reading })
  expect(JSON.stringify(result)).not.toContain(TOKEN)
  return { result, requests: api.requests, slept: clock.slept }
}

const readAs = (answer: FakeResponse) => read({ routes: contents({ [PLACE]: answer }) })
const problem = (text: RegExp) => ({ kind: 'problem', problem: expect.stringMatching(text) })

describe('a file is read', () => {
  test('a file is read with its text and the digest of its bytes', async () => {
    const { result, requests } = await read({ routes: contents({ [PLACE]: 'one\ntwo' }), token: TOKEN })
    // printf 'one\ntwo' | sha256sum
    const digest = 'sha256:21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c'
    expect(result).toEqual({ kind: 'text', text: 'one\ntwo', digest })
    expect(requests).toMatchObject([{ method: 'GET', headers: { authorization: `token ${TOKEN}` } }])
  })

  test.each([
    ['an empty file', ''],
    ['a file with other letters', '# Régles: 政策 🛡\n'],
    ['a file of 256 KiB', 'a'.repeat(LARGEST)],
  ])('%s is read', async (_, text) => {
    expect((await read({ routes: contents({ [PLACE]: text }) })).result).toMatchObject({ kind: 'text', text })
  })

  test.each([
    ['feature/x', 'ref=feature%2Fx'],
    ['a#b', 'ref=a%23b'],
    ['a?b', 'ref=a%3Fb'],
    ['100%', 'ref=100%25'],
    ['a&ref=b', 'ref=a%26ref%3Db'],
    ['%2e', 'ref=%252e'],
  ])('a file is read at the ref %s', async (ref, query) => {
    const { result, requests } = await read(
      { routes: contents({ [PLACE.replace('main', ref)]: 'x' }) },
      { file: { ref } },
    )
    expect([result.kind, requests[0]?.path.split('?')[1]]).toEqual(['text', query])
  })

  test.each([
    ['a b/c.yml', 'a%20b/c.yml'],
    ['a#b', 'a%23b'],
    ['a?ref=b', 'a%3Fref%3Db'],
    ['100%/%2e%2e/x', '100%25/%252e%252e/x'],
    ['{owner}/:name', '%7Bowner%7D/%3Aname'],
    ['..a/.github/é', '..a/.github/%C3%A9'],
    ['a\\..\\b', 'a%5C..%5Cb'],
  ])('a file is read at the path %s', async (path, written) => {
    const place = `shop/policies/${path}@main`
    const { result, requests } = await read({ routes: contents({ [place]: 'x' }) }, { file: { path } })
    expect(result.kind).toBe('text')
    expect(requests[0]?.path).toBe(`/repos/shop/policies/contents/${written}?ref=main`)
  })

  test('a file is read from an Enterprise Server, with or without a slash at the end of its address', async () => {
    await using api = await startGitHub({ routes: contents({ [PLACE]: 'x' }), base: '/api/v3' })
    for (const end of ['', '/']) expect((await reads(`${api.url}${end}`)).kind).toBe('text')
    expect(api.requests[0]?.path).toBe('/api/v3/repos/shop/policies/contents/gate/policy.yml?ref=main')
  })
})

describe('a request that is not sent', () => {
  test.each([
    ['without a token', { token: '' }, /^there is no token to read it with \(github-token\)$/],
    ['with a token of two lines', { token: 'ghs_a\nb' }, /invalid character/],
    ['for the path ..', { file: { path: '..' } }, /a path without/],
    ['for a path with .. in it', { file: { path: 'a/../../../x' } }, /a path without/],
    ['for a path with an empty segment', { file: { path: 'a//b' } }, /a path without/],
    ['without a path', { file: { path: '' } }, /a path without/],
    ['for a path with half a character', { file: { path: 'a\ud800' } }, /a path without/],
    ['for a repository without an owner', { file: { repository: 'shop' } }, /`owner\/name`/],
    ['for a repository that is a path', { file: { repository: 'shop/a/b' } }, /`owner\/name`/],
    ['for the repository ..', { file: { repository: 'shop/..' } }, /`owner\/name`/],
    ['without a ref, which would mean the default branch', { file: { ref: '' } }, /and a ref/],
    ['for a ref with half a character', { file: { ref: '\udc00' } }, /and a ref/],
  ])('no request for a file is sent %s', async (_, reading, text) => {
    const { result, requests } = await read({}, reading)
    expect([result, requests]).toEqual([problem(text), []])
  })

  test.each([
    'http://api.github.com',
    'http://127.0.0.2',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1@example.com',
    'http://127.0.0.1:99999',
    'ftp://127.0.0.1',
    'ghes.example',
    ' ',
  ])('no request for a file is sent to %j', async (url) => {
    expect(await reads(url)).toEqual(problem(/^GITHUB_API_URL is not an https address$/))
  })
})

describe('an unusable file', () => {
  const file = fileAnswer('text')
  test.each<[string, FakeResponse, RegExp]>([
    ['a directory', { body: [{ ...file, name: 'a' }] }, /^it is a directory$/],
    ['a directory as an object', { body: { type: 'dir', entries: [] } }, /^it is a directory$/],
    ['a submodule', { body: { type: 'submodule', size: 0 } }, /^it is a submodule, not a file$/],
    ['a symbolic link', { body: { type: 'symlink', size: 9 } }, /^it is a symlink, not a file$/],
    [
      'a file of more than 256 KiB',
      { body: fileAnswer('a'.repeat(LARGEST + 1)) },
      /^it is larger than 256 KiB$/,
    ],
    [
      'a file without content',
      { body: { ...file, size: 2e6, encoding: 'none', content: '' } },
      /^it is larger/,
    ],
    ['a binary file', { body: fileAnswer(Buffer.from([0xff, 0xfe, 0])) }, /^it is not text in UTF-8$/],
  ])('%s is a problem', async (_, response, text) => {
    const { result, requests } = await readAs(response)
    expect([result, requests.length]).toEqual([problem(text), 1])
  })
})

describe('a malformed response', () => {
  const file = fileAnswer('text')
  const unclear = /^the response of GitHub does not describe a file$/
  test.each<[string, FakeResponse, RegExp]>([
    ['HTML', { body: '<html>' }, /^the response of GitHub is not JSON$/],
    ['an empty body', { body: '' }, /not JSON/],
    ['half of the JSON', { body: JSON.stringify(file).slice(0, -9) }, /not JSON/],
    ['a hundred thousand brackets', { body: '['.repeat(100_000) }, /not JSON/],
    ['a number', { body: '7' }, unclear],
    ['null', { body: 'null' }, unclear],
    ['an object', { body: {} }, unclear],
    ['another type', { body: { ...file, type: 'constructor' } }, unclear],
    ['another encoding', { body: { ...file, encoding: 'utf-8' } }, unclear],
    ['content that is a list', { body: { ...file, content: [file.content] } }, unclear],
    ['no content', { body: { ...file, content: undefined } }, unclear],
    ['content that is not base64', { body: { ...file, content: 'd*V4d!A==' } }, unclear],
    ['base64 that is cut off', { body: { ...file, content: 'dGV4d' } }, unclear],
    ['another size', { body: { ...file, size: 5 } }, unclear],
    ['a size that is an object', { body: { ...file, size: { valueOf: 1, toString: 1 } } }, unclear],
    ['a size beyond numbers', { body: JSON.stringify(file).replace('"size":4', '"size":1e999') }, /larger/],
    ['status 204', { status: 204 }, /^GitHub answered with status 204$/],
    ['status 304', { status: 304 }, /^GitHub answered with status 304$/],
  ])('%s in place of a file is a problem without a second attempt', async (_, response, text) => {
    const { result, requests } = await readAs(response)
    expect([result, requests.length]).toEqual([problem(text), 1])
  })
})

describe('a refused request', () => {
  test('an unknown file is absent, and the problem names what to check', async () => {
    const { result, requests, slept } = await read({})
    expect(result).toEqual({
      kind: 'absent',
      problem:
        'GitHub finds no such file (check the ref), or this token may not read it (github-token needs contents: read, another repository needs policy-token)',
    })
    expect([requests.length, slept]).toEqual([1, []])
  })

  test.each<[string, FakeResponse, RegExp]>([
    ['a wrong token', { status: 401 }, /^the token was refused$/],
    [
      'a token without permission',
      { status: 403 },
      /^the token may not read it \(it needs contents: read\)$/,
    ],
    [
      'status 403 with requests left',
      { status: 403, headers: { 'x-ratelimit-remaining': '1' } },
      /^the token may not/,
    ],
    ['status 451', { status: 451 }, /^GitHub answered with status 451$/],
    [
      'status 422 with a message',
      { status: 422, body: { message: `no ${TOKEN}` } },
      /^GitHub answered with status 422$/,
    ],
    [
      'status 401 with a malformed type of content',
      { status: 401, headers: { 'content-type': ';;=' }, body: 'x' },
      /refused$/,
    ],
  ])('%s is a problem without a second attempt', async (_, response, text) => {
    const { result, requests, slept } = await read({ fault: () => response })
    expect([result, requests.length, slept]).toEqual([problem(text), 1, []])
  })
})

describe('a rate limit', () => {
  const routes = contents({ [PLACE]: 'x' })
  test.each<[string, FakeResponse, number]>([
    ['with a time to wait', { status: 403, headers: { 'retry-after': '7' } }, 7_000],
    ['with no time to wait', { status: 403, headers: { 'retry-after': '0' } }, 0],
    ['with a longer time', { status: 403, headers: { 'retry-after': '3600' } }, 20_000],
    ['with a date', { status: 403, headers: { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' } }, 20_000],
    ['with none left', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 20_000],
    ['with its own status', { status: 429 }, 20_000],
  ])('a rate limit %s is waited for once', async (_, limit, wait) => {
    const once = await read({ routes, fault: (n) => (n === 1 ? limit : undefined) })
    expect([once.result.kind, once.slept]).toEqual(['text', [wait]])
    const always = await read({ routes, fault: () => limit })
    expect([always.result, always.slept]).toEqual([
      problem(/\(a rate limit\), at the last of 2 attempts$/),
      [wait],
    ])
  })
})

describe('a transient failure', () => {
  const cutOff = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': 500 }).write('{"type":')
    setTimeout(() => response.destroy(), 20)
  }
  const notHttp = (response: ServerResponse): void => void response.socket?.end('SSH-2.0-OpenSSH\r\n')
  test.each<[string, Fault, RegExp]>([
    ['status 500', { status: 500 }, /^GitHub answered with status 500, at the last of 3 attempts$/],
    ['status 502 with a page', { status: 502, body: '<html>' }, /status 502/],
    ['status 503 with a time to wait', { status: 503, headers: { 'retry-after': '3600' } }, /status 503/],
    [
      'a reset',
      'reset',
      /^no complete response came from GitHub \((ECONNRESET|UND_ERR_SOCKET)\), at the last/,
    ],
    ['a body that is cut off', cutOff, /^no complete response came from GitHub( \(\w+\))?, at the last/],
    [
      'a response that is not HTTP',
      notHttp,
      /^no complete response came from GitHub( \(\w+\))?, at the last/,
    ],
  ])('the request for a file with %s is tried three times', async (_, fault, text) => {
    const routes = contents({ [PLACE]: 'x' })
    const twice = await read({ routes, fault: (n) => (n < 3 ? fault : undefined) })
    expect([twice.result.kind, twice.slept]).toEqual(['text', [1_000, 2_000]])
    const always = await read({ routes, fault: () => fault })
    expect([always.result, always.requests.length]).toEqual([problem(text), 3])
    expect(always.slept).toEqual([1_000, 2_000])
  })

  test('a request for a file over a refused connection is tried three times', async () => {
    const api = await startGitHub()
    await api[Symbol.asyncDispose]()
    expect(await reads(api.url)).toEqual(problem(/\(ECONNREFUSED\), at the last of 3 attempts$/))
  })

  const drip = (response: ServerResponse): void => {
    response.writeHead(200).write('{')
    const timer = setInterval(() => response.write(' '), 10)
    response.on('close', () => clearInterval(timer))
  }
  test.each<[string, Fault]>([
    ['no response', 'hang'],
    ['a response drop by drop', drip],
  ])('a request for a file with %s within 10 seconds is tried three times', async (_, fault) => {
    const timeout = AbortSignal.timeout
    const given = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100))
    const { result, requests, slept } = await read({ fault: () => fault })
    expect(result).toEqual(problem(/^GitHub did not answer within 10 seconds, at the last of 3 attempts$/))
    expect([requests.length, slept]).toEqual([3, [1_000, 2_000]])
    expect(given.mock.calls).toEqual([[10_000], [10_000], [10_000]])
  })

  test('transient failures and a rate limit are counted separately', async () => {
    const faults: FakeResponse[] = [{ status: 500 }, { status: 429 }, { status: 502 }, { status: 503 }]
    const { result, slept } = await read({ fault: (n) => faults[n - 1] })
    expect(result).toEqual(problem(/^GitHub answered with status 503, at the last of 4 attempts$/))
    expect(slept).toEqual([1_000, 20_000, 2_000])
  })
})

describe('a redirect', () => {
  const to = (location: string, status = 301): FakeResponse => ({ status, headers: { location } })

  test.each([301, 302, 307, 308])('a redirect within the server is followed (%d)', async (status) => {
    const { result, requests } = await read({
      routes: contents({ 'id/7/gate/policy.yml@main': 'x' }),
      fault: (n) => (n === 1 ? to('/repos/id/7/contents/gate/policy.yml?ref=main', status) : undefined),
      token: TOKEN,
    })
    expect(result.kind).toBe('text')
    expect(requests).toHaveLength(2)
  })

  test.each([301, 302, 303, 307, 308])(
    'a redirect to another server is not followed (%d)',
    async (status) => {
      await using other = await startGitHub()
      const { result } = await read({
        fault: () => to(`${other.url}/repos/shop/policies/contents/a`, status),
      })
      expect(result).toEqual(problem(new RegExp(`with status ${status}$`)))
      expect(other.requests).toEqual([])
    },
  )

  test('no more than three redirects are followed', async () => {
    const { result, requests } = await read({ fault: () => to('/repos/id/7/contents/a?ref=main') })
    expect([result, requests.length]).toEqual([problem(/with status 301$/), 4])
  })

  test('a redirect without an address is a problem', async () => {
    expect((await read({ fault: () => ({ status: 301 }) })).result).toEqual(problem(/with status 301$/))
  })
})

describe('a cancelled job', () => {
  const reason = new Error('enough')

  test('a job that is cancelled beforehand sends no request', async () => {
    await using api = await startGitHub()
    await expect(reads(api.url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(api.requests).toEqual([])
  })

  const begun = (response: ServerResponse): void => void response.writeHead(200).write('{')
  test.each<[string, Fault]>([
    ['before a response', 'hang'],
    ['within a response', begun],
  ])('a job that is cancelled %s throws its reason', async (_, fault) => {
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

  test('a job that is cancelled in a pause throws its reason', async () => {
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
  test('the GitHub client prints nothing, not even a warning', async () => {
    const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      jest.spyOn(console, name),
    )
    const written = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')]
    const headers = {
      deprecation: 'Fri, 31 Dec 1999 23:59:59 GMT',
      sunset: 'now',
      link: '<x>; rel="deprecation"',
    }
    const { result } = await readAs({ headers, body: fileAnswer('x') })
    expect(result.kind).toBe('text')
    await read({ fault: () => ({ status: 410, headers }) })
    for (const spy of [...consoles, ...written]) expect(spy).not.toHaveBeenCalled()
  })

  test('a GitHub client that a malformed event prevents from starting is a problem', async () => {
    const event = join(tmpdir(), `event-${process.pid}.json`)
    const before = process.env['GITHUB_EVENT_PATH']
    writeFileSync(event, '{malformed')
    process.env['GITHUB_EVENT_PATH'] = event
    jest.resetModules()
    try {
      const { result, requests } = await read({})
      expect([result, requests]).toEqual([problem(/cannot start; GITHUB_EVENT_PATH/), []])
    } finally {
      if (before === undefined) delete process.env['GITHUB_EVENT_PATH']
      else process.env['GITHUB_EVENT_PATH'] = before
      rmSync(event)
      jest.resetModules()
    }
  })
})
