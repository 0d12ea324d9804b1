import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Reply } from '../../src/github/client.ts'
import { findPullRequest, warnsOfTarget } from '../../src/github/pull-request.ts'
import { runs } from '../make.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'pull-request-'))
const PATH = join(FOLDER, 'event.json')
const SHA = '0123456789abcdef0123456789abcdef01234567'
afterAll(() => rmSync(FOLDER, { recursive: true }))

const answer = (data: unknown): Reply => ({ kind: 'answer', status: 200, data })
const refusal = (status: number): Reply => ({
  kind: 'refusal',
  status,
  problem: `status ${status}`,
  says: '',
})

interface Finding {
  readonly env?: Readonly<Record<string, string>>
  /** What GitHub answers, one after the other; nothing is asked beyond that. */
  readonly replies?: readonly Reply[]
}

/** What is found, and what was asked for it. A payload that is a text is written as it is. */
async function find(name: string, payload: unknown, { env, replies = [] }: Finding = {}) {
  writeFileSync(PATH, typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? ''))
  const asked: [string, object][] = []
  const found = await findPullRequest(
    { name },
    { GITHUB_REPOSITORY: 'shop/deploy', GITHUB_EVENT_PATH: PATH, GITHUB_SHA: SHA, ...env },
    async (route, parameters) => {
      asked.push([route, parameters])
      const reply = replies[asked.length - 1]
      if (reply === undefined) throw new Error(`not foreseen: ${route}`)
      return reply
    },
  )
  return { found: typeof found === 'string' ? found : found.number, asked }
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

describe('the event says it', () => {
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
  ])('%s: %j', async (name, payload) => {
    expect(await find(name, payload)).toEqual({ found: 7, asked: [] })
  })

  test('merge_group by the ref of the run, too', async () => {
    const env = { GITHUB_REF: `refs/heads/gh-readonly-queue/main/pr-7-${SHA}${SHA.slice(0, 24)}` }
    expect((await find('merge_group', {}, { env })).found).toBe(7)
  })
})

describe('the event does not say it', () => {
  test.each([
    ['a number of another place', 'pull_request', { number: 7, issue: { number: 7 } }],
    ['an issue', 'issue_comment', { issue: { number: 7 } }],
    ['an issue with null', 'issue_comment', { issue: { number: 7, pull_request: null } }],
    ['a payload of another event', 'schedule', { pull_request: { number: 7 } }],
    ['inputs', 'workflow_dispatch', { inputs: { pull_request: { number: 7 } } }],
    ['what a client sent', 'repository_dispatch', { client_payload: { pull_request: { number: 7 } } }],
    ['a run without a commit', 'workflow_run', { workflow_run: {} }],
    ['a run of a branch', 'workflow_run', run({ head_sha: 'main' })],
    ['a run of a path', 'workflow_run', run({ head_sha: `../${SHA}`.slice(0, 40) })],
    ['no JSON', 'pull_request', '{'],
    ['nothing', 'pull_request', ''],
    ['null', 'pull_request', 'null'],
    ['a list', 'pull_request', '[]'],
    ['what every object has', 'pull_request', '{"__proto__":{"pull_request":{"number":7}}}'],
  ])('%s', async (_, name, payload) => {
    expect(await find(name, payload)).toEqual({ found: none(name), asked: [] })
  })

  test.each([0, -1, 1.5, 2 ** 53, 1e300, '7', '7/../8', null, true, [7], { valueOf: 7 }])(
    'with the number %j',
    async (number) => {
      expect((await find('pull_request', { pull_request: { number } })).found).toBe(none('pull_request'))
      const issue = { number, pull_request: {} }
      expect((await find('issue_comment', { issue })).found).toBe(none('issue_comment'))
      const payload = run({ pull_requests: [{ number, base: { repo: { id: 1 } } }] })
      expect((await find('workflow_run', payload, { replies: [answer([])] })).found).toBe(
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
  ])('with the queue %j', async (head_ref) => {
    expect((await find('merge_group', { merge_group: { head_ref } })).found).toBe(none('merge_group'))
  })

  test.each(['', 'Push', 'a\nb', '::error::x', 'x'.repeat(41)])('by the name %j', async (name) => {
    expect((await find(name, {})).found).toBe(none('unknown'))
  })

  test.each(['', 'shop', 'shop/..', 'shop/deploy/x', 'shop/de ploy', '../x', 'shop/deploy\n'])(
    'in the repository %j',
    async (name) => {
      const payload = { pull_request: { number: 7 } }
      const { found } = await find('pull_request', payload, { env: { GITHUB_REPOSITORY: name } })
      expect(found).toBe('GITHUB_REPOSITORY does not name a repository')
    },
  )

  test('any JSON of any event', async () => {
    const names = ['pull_request', 'issue_comment', 'merge_group', 'workflow_run', 'push', 'constructor']
    const keys = [
      'pull_request',
      'issue',
      'merge_group',
      'workflow_run',
      'number',
      'head_ref',
      'pull_requests',
    ]
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom(...keys), tie('tree')),
      ),
    }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), tree, async (name, payload) => {
        const { found } = await find(name, payload, { replies: [answer(payload), answer(payload)] })
        if (typeof found === 'number') expect(Number.isSafeInteger(found) && found > 0).toBe(true)
        else expect(found).toBe(none(name))
      }),
      runs(300),
    )
  })
})

describe('GitHub is asked', () => {
  const byCommit = [
    'GET /repos/{+repository}/commits/{commit}/pulls',
    { repository: 'shop/deploy', commit: SHA, per_page: 100 },
  ]

  test.each([
    ['push', {}],
    ['workflow_run', run()],
  ])('on %s, by the commit', async (name, payload) => {
    expect(await find(name, payload, { replies: [answer([pull(7)])] })).toEqual({
      found: 7,
      asked: [byCommit],
    })
  })

  test.each([
    ['a closed one', pull(7, { state: 'closed' })],
    ['one that went on', pull(7, { head: { sha: SHA.replace('0', '1') } })],
    [
      'one of the repository that this is a fork of',
      pull(7, { base: { repo: { full_name: 'origin/deploy' } } }),
    ],
    ['one of no repository', pull(7, { base: { repo: null } })],
    ['one without a number', pull('7')],
    ['none', null],
  ])('%s is not taken', async (_, one) => {
    expect((await find('push', {}, { replies: [answer([one])] })).found).toBe(none('push'))
    expect((await find('push', {}, { replies: [answer([one, pull(9)])] })).found).toBe(9)
  })

  test('the oldest of several is taken, whatever the case of the repository', async () => {
    const replies = [answer([pull(12), pull(9, { base: { repo: { full_name: 'Shop/Deploy' } } }), pull(10)])]
    expect((await find('push', {}, { replies })).found).toBe(9)
  })

  const fork = run({ head_repository: { full_name: 'jo/deploy', owner: { login: 'jo' } } })
  const byBranch = [
    'GET /repos/{+repository}/pulls',
    { repository: 'shop/deploy', state: 'open', head: 'jo:fix', per_page: 100 },
  ]
  test.each([
    ['an empty list', answer([])],
    ['no list', answer({})],
    ['422', refusal(422)],
    ['404', refusal(404)],
  ])('by the branch of a fork, after %s', async (_, first) => {
    const replies = [first, answer([pull(7)])]
    expect(await find('workflow_run', fork, { replies })).toEqual({ found: 7, asked: [byCommit, byBranch] })
  })

  test.each([
    ['no owner', { head_repository: null }],
    ['an owner that is none', { head_repository: { owner: { login: 'jo:x' } } }],
    ['no branch', { head_branch: null, head_repository: { owner: { login: 'jo' } } }],
    ['half a letter', { head_branch: '\ud800', head_repository: { owner: { login: 'jo' } } }],
  ])('by no branch where there is %s', async (_, more) => {
    const { found, asked } = await find('workflow_run', run(more), { replies: [answer([])] })
    expect([found, asked.length]).toEqual([none('workflow_run'), 1])
  })

  const hint = expect.stringMatching(/^the token may not .*`pull-requests: write`/)
  test.each([
    ['403', [refusal(403)], hint],
    ['404 to all', [refusal(404), refusal(404)], hint],
    ['422 to all', [refusal(422), refusal(422)], none('workflow_run')],
    ['404, and then an empty list', [refusal(404), answer([])], none('workflow_run')],
    ['no answer', [{ kind: 'lost', problem: 'nothing came' } as const], 'nothing came'],
    ['a limit', [{ kind: 'limited', problem: 'a rate limit' } as const], 'a rate limit'],
  ])('and answers with %s', async (_, replies, problem) => {
    expect((await find('workflow_run', fork, { replies })).found).toEqual(problem)
  })
})

test('pull_request_target is warned of, and nothing else', () => {
  const sentence = warnsOfTarget({ name: 'pull_request_target' })
  expect(sentence).toMatch(/secrets and write access.* Do not check out/)
  for (const name of ['pull_request', 'push', 'workflow_run', '']) expect(warnsOfTarget({ name })).toBeNull()
})
