import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readContext, readEvent } from '../../src/github/event.ts'
import { runs } from '../make.ts'
import { eventFile } from './event-file.ts'

const { folder: FOLDER, path: PATH, write } = eventFile()
const SHA = '0123456789abcdef0123456789abcdef01234567'

/** Reads an event with this payload; a text is written as it is. */
function read(payload: unknown, name = 'pull_request', env: Readonly<Record<string, string>> = {}) {
  write(payload)
  return readEvent({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: PATH,
    GITHUB_REPOSITORY: 'shop/deploy',
    GITHUB_ACTOR: 'someone',
    ...env,
  })
}
const payload = (full_name: unknown = 'shop/deploy', sha: unknown = SHA, ref: unknown = 'main') => ({
  number: 7,
  pull_request: {
    number: 7,
    head: { sha: 'f'.repeat(40), repo: { full_name: 'shop/deploy' } },
    base: { ref, sha, repo: { full_name } },
  },
})
const NOTHING = { base: null, withoutSecrets: false }

test('a pull request has a base', () => {
  expect(read(payload())).toMatchObject({
    name: 'pull_request',
    base: { repository: 'shop/deploy', commit: SHA, branch: 'main' },
    withoutSecrets: false,
  })
})

test.each([
  ['shop/deploy', SHA],
  ['Shop-1/de.ploy_2-x', SHA],
  ['some_one/.github', SHA],
  ['o/..a', SHA],
  ['o/r', `${SHA}${SHA}`.slice(0, 64)],
])('the base of a pull request in %s at %s is accepted', (repository, commit) => {
  expect(read(payload(repository, commit)).base).toEqual({ repository, commit, branch: 'main' })
})

test.each([
  'deploy',
  '/deploy',
  'shop/',
  'shop//deploy',
  'shop/deploy/x',
  'shop/.',
  'shop/..',
  '../..',
  './deploy',
  '../deploy',
  'shop/deploy\n',
  '\nshop/deploy',
  'shop/de ploy',
  'shop/deploy?ref=x',
  'shop/deploy#',
  'shop/%2e%2e',
  'shop\\deploy',
  'shop/dëploy',
  'https://evil.example/shop/deploy',
  'shop@evil.example/deploy',
  `${'o'.repeat(101)}/deploy`,
  `shop/${'r'.repeat(101)}`,
  '',
  7,
  null,
  true,
  ['shop/deploy'],
  { toString: 'shop/deploy' },
])('the base of a pull request in the repository %j is refused', (name) =>
  expect(read(payload(name)).base).toBeNull(),
)

test.each([
  SHA.slice(1),
  `${SHA}0`,
  `${SHA}${SHA}`,
  SHA.toUpperCase(),
  `${SHA}\n`,
  ` ${SHA}`,
  SHA.replace('0', 'g'),
  'main',
  'refs/heads/main',
  `${SHA.slice(2)}..`,
  '',
  7,
  null,
  [SHA],
])('the base of a pull request at the commit %j is refused', (sha) =>
  expect(read(payload('shop/deploy', sha)).base).toBeNull(),
)

test.each(['main', 'release/1.x', 'a@b', 'über', 'refs/heads/x', '..'])(
  'the base of a pull request on the branch %s is accepted',
  (branch) => {
    expect(read(payload('shop/deploy', SHA, branch)).base?.branch).toBe(branch)
  },
)

test.each(['', 7, null, ['main'], { toString: 'main' }])(
  'the base of a pull request on the branch %j is refused',
  (branch) => expect(read(payload('shop/deploy', SHA, branch)).base).toBeNull(),
)

describe('an event without a pull request', () => {
  test.each([
    {
      name: 'that of a push',
      given: { ref: 'refs/heads/main', before: SHA, repository: { full_name: 'shop/deploy' } },
    },
    { name: 'a pull request without a base', given: { pull_request: {} } },
    { name: 'a pull request of null', given: { pull_request: null } },
    {
      name: 'a pull request whose base has no repository',
      given: { pull_request: { base: { ref: 'main', sha: SHA, repo: null } } },
    },
    {
      name: 'a pull request whose base has no commit',
      given: { pull_request: { base: { ref: 'main', repo: { full_name: 'a/b' } } } },
    },
    {
      name: 'a pull request whose base has no branch',
      given: { pull_request: { base: { sha: SHA, repo: { full_name: 'a/b' } } } },
    },
    { name: 'a text', given: '"pull_request"' },
    { name: 'a number', given: '1' },
    { name: 'null', given: 'null' },
    { name: 'a list', given: '[]' },
    { name: 'an empty file', given: '' },
    { name: 'half of an object', given: JSON.stringify(payload()).slice(0, -1) },
    { name: 'a text that is not JSON', given: 'pull_request: {}' },
    {
      name: 'an inherited pull request',
      given: `{"__proto__":{"pull_request":${JSON.stringify(payload().pull_request)}}}`,
    },
  ])('an event whose payload is $name has no base', ({ given }) =>
    expect(read(given)).toMatchObject({ name: 'pull_request', ...NOTHING }),
  )

  test.each([
    { name: 'a path without a file', path: join(FOLDER, 'none.json') },
    { name: 'the path of a folder', path: FOLDER },
    { name: 'an empty path', path: '' },
    { name: 'an impossible path', path: 'a\0b' },
  ])('a payload at $name counts as an empty one', ({ path }) => {
    expect(readEvent({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path })).toMatchObject({
      name: 'push',
      ...NOTHING,
    })
  })

  test('an empty environment counts as an unknown event', () =>
    expect(readEvent({})).toMatchObject({ name: '', ...NOTHING }))

  test('an event with any other JSON has no base', () => {
    fc.assert(
      fc.property(fc.json(), (json) =>
        expect(read(json)).toMatchObject({ name: 'pull_request', ...NOTHING }),
      ),
      runs(300),
    )
  })

  test('a payload with any one field replaced has no base', () => {
    const places = ['pull_request', 'base', 'repo', 'full_name', 'sha', 'ref'] as const
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        fc.pre(typeof value !== 'string' || (place !== 'ref' && !/^[\w-]+\/[\w.-]+$/.test(value)))
        const changed = JSON.parse(JSON.stringify(payload()), (key, old) => (key === place ? value : old))
        expect(read(JSON.stringify(changed)).base).toBeNull()
      }),
      runs(300),
    )
  })

  test('any accepted repository and commit survives in a URL', () => {
    const names = fc.oneof(fc.string(), fc.stringMatching(/^[\w./ -]{1,9}$/))
    fc.assert(
      fc.property(names, fc.oneof(fc.constant(SHA), fc.string()), (name, sha) => {
        const { base } = read(payload(name, sha))
        if (base === null) return
        const url = new URL(`https://api.github.com/repos/${base.repository}/x?ref=${base.commit}`)
        expect(url.pathname).toBe(`/repos/${name}/x`)
        expect(url.search).toBe(`?ref=${SHA}`)
      }),
      runs(300),
    )
  })
})

describe('a run without secrets', () => {
  const from = (repo: unknown, number: unknown = 7) => ({
    pull_request: { ...payload().pull_request, number, head: { sha: SHA, repo } },
  })
  const FORK = from({ full_name: 'stranger/deploy', fork: true })
  const OWN = from({ full_name: 'shop/deploy', fork: false })
  const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]' }

  test.each([
    { name: 'a pull request from this repository', given: OWN, is: false },
    { name: 'a pull request from a fork', given: FORK, is: true },
    { name: 'a pull request from a renamed fork', given: from({ full_name: 'shop/deploy-2' }), is: true },
    { name: 'a pull request whose fork was deleted', given: from(null), is: true },
    { name: 'a pull request by Dependabot', given: OWN, env: DEPENDABOT, is: true },
    { name: 'a pull request by Dependabot in a fork', given: FORK, env: DEPENDABOT, is: true },
    {
      name: 'a pull request by a person called dependabot',
      given: OWN,
      env: { GITHUB_ACTOR: 'dependabot' },
      is: false,
    },
    { name: 'a pull request by another bot', given: OWN, env: { GITHUB_ACTOR: 'renovate[bot]' }, is: false },
    {
      name: 'a run that a person started on a pull request by Dependabot',
      given: { ...OWN, pull_request: { ...OWN.pull_request, user: { login: 'dependabot[bot]' } } },
      is: false,
    },
    // Only a complete payload makes a run one without secrets.
    { name: 'a pull request without a head repository', given: from(undefined), is: false },
    { name: 'a pull request from a repository without a name', given: from({ fork: true }), is: false },
    {
      name: 'a pull request from a repository with an empty name',
      given: from({ full_name: '' }),
      is: false,
    },
    {
      name: 'a pull request from a repository whose name is a list',
      given: from({ full_name: ['a/b'] }),
      is: false,
    },
    { name: 'a pull request from a text', given: from('stranger/deploy'), is: false },
    { name: 'a pull request without a head', given: { pull_request: { number: 7, head: null } }, is: false },
    {
      name: 'a pull request by Dependabot without a number',
      given: from({}, null),
      env: DEPENDABOT,
      is: false,
    },
    { name: 'a pull request of null', given: { pull_request: null }, env: DEPENDABOT, is: false },
    { name: 'an empty payload', given: '', env: DEPENDABOT, is: false },
    { name: 'half a payload', given: JSON.stringify(FORK).slice(0, -1), env: DEPENDABOT, is: false },
    { name: 'a payload that is null', given: 'null', env: DEPENDABOT, is: false },
  ])('whether $name runs without secrets: $is', ({ given, env = {}, is }) => {
    expect(read(given, 'pull_request', env).withoutSecrets).toBe(is)
  })

  test.each([
    'pull_request_target',
    'pull_request_review',
    'push',
    'merge_group',
    'workflow_run',
    'workflow_dispatch',
    'schedule',
    'Pull_request',
    '',
  ])('a run on the event %j always has secrets', (name) => {
    for (const given of [FORK, from(null), OWN])
      expect(read(given, name, DEPENDABOT)).toMatchObject({ name, withoutSecrets: false })
  })

  test('a run whose payload cannot be read has secrets', () => {
    for (const GITHUB_EVENT_PATH of [join(FOLDER, 'none.json'), FOLDER, '', 'a\0b'])
      expect(
        readEvent({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH, ...DEPENDABOT }).withoutSecrets,
      ).toBe(false)
  })

  test('an inherited field in the payload does not make a run one without secrets', () => {
    const text = '{"pull_request":{"number":7,"head":{"__proto__":{"repo":{"full_name":"stranger/x"}}}}}'
    expect(read(text).withoutSecrets).toBe(false)
  })
})

describe('the context', () => {
  const ENV = {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
    GITHUB_JOB: 'gate',
    GITHUB_SHA: SHA,
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_RUN_ID: '42',
  }

  test('the context is read from the environment of the runner', () => {
    expect(readContext(ENV)).toEqual({
      repository: 'acme/shop',
      workflow: '.github/workflows/release.yml',
      job: 'gate',
      commit: SHA,
      runUrl: 'https://github.example/acme/shop/actions/runs/42',
    })
  })

  test.each([{}, Object.fromEntries(Object.keys(ENV).map((name) => [name, '']))])(
    'the fields of the context are null where the runner gives nothing: %j',
    (env) => {
      const nothing = { repository: null, workflow: null, job: null, commit: null, runUrl: null }
      expect(readContext(env)).toEqual(nothing)
    },
  )

  test.each(['GITHUB_REPOSITORY', 'GITHUB_SERVER_URL', 'GITHUB_RUN_ID'])(
    'the context without %s lacks the URL of the run, and nothing else',
    (name) => {
      const { runUrl, ...others } = readContext({ ...ENV, [name]: undefined })
      expect(runUrl).toBeNull()
      const { runUrl: _, ...whole } = readContext(ENV)
      expect(others).toEqual(name === 'GITHUB_REPOSITORY' ? { ...whole, repository: null } : whole)
    },
  )

  test.each([
    ['acme/shop/.github/workflows/a.yml@refs/pull/7/merge', '.github/workflows/a.yml'],
    ['acme/shop/.github/workflows/a.yml@refs/tags/v1.2', '.github/workflows/a.yml'],
    ['acme/.github/.github/workflows/a.yaml@refs/heads/main', '.github/workflows/a.yaml'],
    ['acme/shop/.github/workflows/a b.yml@refs/heads/main', '.github/workflows/a b.yml'],
    ['acme/shop/.github/workflows/a@b.yml@refs/heads/main', '.github/workflows/a@b.yml'],
  ])('the workflow in GITHUB_WORKFLOW_REF %s is %s', (ref, workflow) => {
    expect(readContext({ ...ENV, GITHUB_WORKFLOW_REF: ref }).workflow).toBe(workflow)
  })

  test.each([
    ['refs/heads/dependabot/npm_and_yarn/@types/node-24', '.github/workflows/a.yml'],
    ['refs/tags/pkg@1.2.3', '.github/workflows/a.yml'],
    ['refs/heads/a@refs/heads/b', '.github/workflows/a.yml'],
  ])('the workflow does not include a ref with an @: %s', (ref, workflow) => {
    const GITHUB_WORKFLOW_REF = `acme/shop/${workflow}@${ref}`
    expect(readContext({ ...ENV, GITHUB_WORKFLOW_REF }).workflow).toBe(workflow)
  })

  test.each([
    'acme/shop/.github/workflows/a.yml',
    'acme/shop/@refs/heads/main',
    'acme/shop@refs/heads/main',
    '/shop/.github/workflows/a.yml@refs/heads/main',
    'acme//a.yml@refs/heads/main',
    '@refs/heads/main',
    '@',
    'main',
  ])('only the workflow is null when GITHUB_WORKFLOW_REF is %j', (ref) => {
    const { workflow: _, ...whole } = readContext(ENV)
    expect(readContext({ ...ENV, GITHUB_WORKFLOW_REF: ref })).toEqual({ ...whole, workflow: null })
  })
})

describe('the refs that a pull request controls', () => {
  const RUN = {
    GITHUB_HEAD_REF: 'fix',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REF_NAME: '7/merge',
    GITHUB_SHA: 'b'.repeat(40),
  }
  /** The refs of a pull request from the branch `fix` of this repository. */
  const refsOf = (event: string, full_name = 'shop/deploy') => {
    const head = { ref: 'fix', sha: 'a'.repeat(40), repo: { full_name } }
    return read({ pull_request: { number: 7, head } }, event, RUN).ownRefs
  }

  test('a pull request controls its branch, its merge and its commits', () => {
    expect(new Set(refsOf('pull_request'))).toEqual(
      new Set(['fix', 'refs/pull/7/merge', '7/merge', 'b'.repeat(40), 'a'.repeat(40)]),
    )
  })
  test('a fork does not control our branch of the same name', () => {
    expect(refsOf('pull_request', 'stranger/deploy')).not.toContain('fix')
  })
  test('on pull_request_target, a pull request does not control the refs of the run', () => {
    expect(new Set(refsOf('pull_request_target'))).toEqual(new Set(['fix', 'a'.repeat(40)]))
  })
  test('a push controls no refs', () => expect(refsOf('push')).toEqual([]))
})
