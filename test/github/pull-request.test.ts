import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Result } from '../../src/github/client.ts'
import { readEvent } from '../../src/github/event.ts'
import { findPullRequest, warnsOfTarget } from '../../src/github/pull-request.ts'
import { runs } from '../make.ts'
import { eventFile } from './event-file.ts'

const { path: PATH, write } = eventFile()
const SHA = '0123456789abcdef0123456789abcdef01234567'

const response = (data: unknown): Result => ({ kind: 'response', status: 200, data })
const refused = (status: number): Result => ({
  kind: 'refused',
  status,
  problem: `status ${status}`,
  message: '',
})

interface Search {
  readonly env?: Readonly<Record<string, string>>
  /** Results of the requests in their order; any further request fails the test. */
  readonly results?: readonly Result[]
}

/** Finds the pull request of an event, and records the requests. A payload that is a text is written as it is. */
async function find(name: string, payload: unknown, { env, results = [] }: Search = {}) {
  write(payload)
  const requests: [string, object][] = []
  const variables = {
    GITHUB_REPOSITORY: 'shop/deploy',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: PATH,
    GITHUB_SHA: SHA,
    ...env,
  }
  const found = await findPullRequest(readEvent(variables), variables, async (route, parameters) => {
    requests.push([route, parameters])
    const result = results[requests.length - 1]
    if (result === undefined) throw new Error(`unexpected request: ${route}`)
    return result
  })
  return { found: typeof found === 'string' ? found : found.number, requests }
}

const none = (name: string) => `no pull request was found for this run (event ${name})`
const run = (more: object = {}) => ({
  repository: { id: 1 },
  workflow_run: { head_sha: SHA, head_branch: 'fix', pull_requests: [], ...more },
})
const pull = (number: unknown, more: object = {}) => ({
  number,
  state: 'open',
  head: { sha: SHA },
  base: { repo: { full_name: 'shop/deploy' } },
  ...more,
})

describe('a number from the event', () => {
  test.each([
    ['pull_request', { number: 9, pull_request: { number: 7 } }],
    ['pull_request_target', { pull_request: { number: 7 } }],
    ['pull_request_review', { pull_request: { number: 7 } }],
    ['pull_request_review_comment', { pull_request: { number: 7 } }],
    ['issue_comment', { issue: { number: 7, pull_request: { url: 'x' } } }],
    ['merge_group', { merge_group: { head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${SHA}` } }],
    ['merge_group', { merge_group: { head_ref: `gh-readonly-queue/release/2.x/pr-7-${SHA}` } }],
    ['merge_group', { merge_group: { head_ref: `gh-readonly-queue/pr-8-${SHA}/pr-7-${SHA}` } }],
    [
      'workflow_run',
      run({ pull_requests: [{ number: 7 }].map((one) => ({ ...one, base: { repo: { id: 1 } } })) }),
    ],
    [
      'workflow_run',
      run({
        pull_requests: [6, 7, 8].map((number) => ({ number, base: { repo: { id: number === 6 ? 2 : 1 } } })),
      }),
    ],
    ['workflow_run', { workflow_run: { pull_requests: [{ number: 7 }] } }],
  ])('the event %s names its pull request: %j', async (name, payload) => {
    expect(await find(name, payload)).toEqual({ found: 7, requests: [] })
  })

  test('the event merge_group names its pull request by GITHUB_REF if the payload has no ref', async () => {
    const env = { GITHUB_REF: `refs/heads/gh-readonly-queue/main/pr-7-${SHA}${SHA.slice(0, 24)}` }
    expect((await find('merge_group', {}, { env })).found).toBe(7)
  })
})

describe('no number from the event', () => {
  test.each([
    ['a number in another place', 'pull_request', { number: 7, issue: { number: 7 } }],
    ['a comment on an issue', 'issue_comment', { issue: { number: 7 } }],
    ['an issue whose pull request is null', 'issue_comment', { issue: { number: 7, pull_request: null } }],
    ['the payload of another event', 'schedule', { pull_request: { number: 7 } }],
    ['an input of workflow_dispatch', 'workflow_dispatch', { inputs: { pull_request: { number: 7 } } }],
    ['the payload of a client', 'repository_dispatch', { client_payload: { pull_request: { number: 7 } } }],
    ['a run without a commit', 'workflow_run', { workflow_run: {} }],
    ['a run whose commit is a branch', 'workflow_run', run({ head_sha: 'main' })],
    ['a run whose commit is a path', 'workflow_run', run({ head_sha: `../${SHA}`.slice(0, 40) })],
    ['a payload that is not JSON', 'pull_request', '{'],
    ['an empty payload', 'pull_request', ''],
    ['a payload of null', 'pull_request', 'null'],
    ['a list', 'pull_request', '[]'],
    ['an inherited field', 'pull_request', '{"__proto__":{"pull_request":{"number":7}}}'],
  ])('no pull request is named by %s', async (_, name, payload) => {
    expect(await find(name, payload)).toEqual({ found: none(name), requests: [] })
  })

  test.each([0, -1, 1.5, 2 ** 53, 1e300, '7', '7/../8', null, true, [7], { valueOf: 7 }])(
    'no pull request has the number %j',
    async (number) => {
      expect((await find('pull_request', { pull_request: { number } })).found).toBe(none('pull_request'))
      const issue = { number, pull_request: {} }
      expect((await find('issue_comment', { issue })).found).toBe(none('issue_comment'))
      const payload = run({ pull_requests: [{ number, base: { repo: { id: 1 } } }] })
      expect((await find('workflow_run', payload, { results: [response([])] })).found).toBe(
        none('workflow_run'),
      )
    },
  )

  test.each([
    `refs/heads/gh-readonly-queue/main/pr-0-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr-07-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr--7-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr-9999999999999999-${SHA}`,
    `refs/heads/gh-readonly-queue/main/pr-7-${SHA.slice(1)}`,
    `refs/heads/gh-readonly-queue/main/pr-7-${SHA}/x`,
    `refs/heads/gh-readonly-queue/main/pr-7-${SHA}\n`,
    `refs/heads/gh-readonly-queue/pr-7-${SHA}`,
    `refs/heads/feature/gh-readonly-queue/main/pr-7-${SHA}`,
    `refs/tags/gh-readonly-queue/main/pr-7-${SHA}`,
    7,
    ['x'],
  ])('no pull request is named by the merge queue ref %j', async (head_ref) => {
    expect((await find('merge_group', { merge_group: { head_ref } })).found).toBe(none('merge_group'))
  })

  test.each(['', 'Push', 'a\nb', '::error::x', 'x'.repeat(41)])(
    'no pull request is found for the event %j, which is reported as unknown',
    async (name) => {
      expect((await find(name, {})).found).toBe(none('unknown'))
    },
  )

  test.each(['', 'shop', 'shop/..', 'shop/deploy/x', 'shop/de ploy', '../x', 'shop/deploy\n'])(
    'no pull request is found when GITHUB_REPOSITORY is %j',
    async (name) => {
      const payload = { pull_request: { number: 7 } }
      const { found } = await find('pull_request', payload, { env: { GITHUB_REPOSITORY: name } })
      expect(found).toBe('GITHUB_REPOSITORY does not name a repository')
    },
  )

  test('no pull request is named by any JSON without a positive whole number', async () => {
    const names = ['pull_request', 'issue_comment', 'merge_group', 'workflow_run', 'push', 'constructor']
    const keys = [...names.slice(0, 1), 'issue', ...names.slice(2, 4), 'number', 'head_ref', 'pull_requests']
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...keys), tie('tree')),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), tree, async (name, payload) => {
        const { found } = await find(name, payload, { results: [response(payload), response(payload)] })
        if (typeof found === 'number') expect(Number.isSafeInteger(found) && found > 0).toBe(true)
        else expect(found).toBe(none(name))
      }),
      runs(300),
    )
  })
})

describe('a search at GitHub', () => {
  const byCommit = [
    'GET /repos/{+repository}/commits/{commit}/pulls',
    { repository: 'shop/deploy', commit: SHA, per_page: 100 },
  ]

  test.each([
    ['push', {}],
    ['workflow_run', run()],
  ])('the search for the pull request of a run on %s queries by the commit', async (name, payload) => {
    expect(await find(name, payload, { results: [response([pull(7)])] })).toEqual({
      found: 7,
      requests: [byCommit],
    })
  })

  test.each([
    ['a closed pull request', pull(7, { state: 'closed' })],
    ['a pull request with newer commits', pull(7, { head: { sha: SHA.replace('0', '1') } })],
    [
      'a pull request to the repository that this one was forked from',
      pull(7, { base: { repo: { full_name: 'origin/deploy' } } }),
    ],
    ['a pull request to a deleted repository', pull(7, { base: { repo: null } })],
    ['a pull request whose number is a text', pull('7')],
    ['null', null],
  ])('the search for a pull request ignores %s', async (_, pullRequest) => {
    expect((await find('push', {}, { results: [response([pullRequest])] })).found).toBe(none('push'))
    expect((await find('push', {}, { results: [response([pullRequest, pull(9)])] })).found).toBe(9)
  })

  test('the search finds the oldest of several pull requests, and compares repositories without case', async () => {
    const results = [
      response([pull(12), pull(9, { base: { repo: { full_name: 'Shop/Deploy' } } }), pull(10)]),
    ]
    expect((await find('push', {}, { results })).found).toBe(9)
  })

  const fork = run({ head_repository: { full_name: 'jo/deploy', owner: { login: 'jo' } } })
  const byBranch = [
    'GET /repos/{+repository}/pulls',
    { repository: 'shop/deploy', state: 'open', head: 'jo:fix', per_page: 100 },
  ]
  test.each([
    ['an empty list', response([])],
    ['an object', response({})],
    ['422', refused(422)],
    ['404', refused(404)],
  ])(
    'the search for a pull request queries by the branch of a fork if the commit gives %s',
    async (_, first) => {
      const results = [first, response([pull(7)])]
      expect(await find('workflow_run', fork, { results })).toEqual({
        found: 7,
        requests: [byCommit, byBranch],
      })
    },
  )

  test.each([
    ['without an owner', { head_repository: null }],
    ['with a malformed owner', { head_repository: { owner: { login: 'jo:x' } } }],
    ['without a branch', { head_branch: null, head_repository: { owner: { login: 'jo' } } }],
    [
      'with a branch that is half a character',
      { head_branch: '\ud800', head_repository: { owner: { login: 'jo' } } },
    ],
  ])('the search for a pull request queries by the commit alone for a run %s', async (_, more) => {
    const { found, requests } = await find('workflow_run', run(more), { results: [response([])] })
    expect([found, requests.length]).toEqual([none('workflow_run'), 1])
  })

  const hint = expect.stringMatching(/^the token may not .*`pull-requests: write`/)
  test.each([
    ['403', [refused(403)], hint],
    ['404 twice', [refused(404), refused(404)], hint],
    ['422 twice', [refused(422), refused(422)], none('workflow_run')],
    ['404, then an empty list', [refused(404), response([])], none('workflow_run')],
    ['no response', [{ kind: 'lost', problem: 'nothing came' } as const], 'nothing came'],
    ['a rate limit', [{ kind: 'throttled', problem: 'a rate limit' } as const], 'a rate limit'],
  ])('the search for a pull request returns a problem for %s', async (_, results, problem) => {
    expect((await find('workflow_run', fork, { results })).found).toEqual(problem)
  })
})

test('only the event pull_request_target has a warning', () => {
  const sentence = warnsOfTarget({ name: 'pull_request_target' })
  expect(sentence).toMatch(/secrets and write access.* Do not check out/)
  for (const name of ['pull_request', 'push', 'workflow_run', '']) expect(warnsOfTarget({ name })).toBeNull()
})
