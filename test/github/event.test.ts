import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readContext, readEvent } from '../../src/github/event.ts'
import { runs } from '../make.ts'

const FOLDER = mkdtempSync(join(tmpdir(), 'event-'))
const PATH = join(FOLDER, 'event.json')
const SHA = '0123456789abcdef0123456789abcdef01234567'
afterAll(() => rmSync(FOLDER, { recursive: true }))

/** What is read of a payload; a text is written as it is. */
function read(payload: unknown, name = 'pull_request', env: Readonly<Record<string, string>> = {}) {
  writeFileSync(PATH, typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? ''))
  return readEvent({
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: PATH,
    GITHUB_REPOSITORY: 'shop/deploy',
    GITHUB_ACTOR: 'somebody',
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
])('%s at %s is taken', (repository, commit) => {
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
])('the repository %j is refused', (name) => expect(read(payload(name)).base).toBeNull())

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
])('the commit %j is refused', (sha) => expect(read(payload('shop/deploy', sha)).base).toBeNull())

test.each(['main', 'release/1.x', 'a@b', 'über', 'refs/heads/x', '..'])(
  'the branch %s is taken as it is',
  (branch) => {
    expect(read(payload('shop/deploy', SHA, branch)).base?.branch).toBe(branch)
  },
)

test.each(['', 7, null, ['main'], { toString: 'main' }])('the branch %j is refused', (branch) =>
  expect(read(payload('shop/deploy', SHA, branch)).base).toBeNull(),
)

describe('an event that says nothing', () => {
  test.each([
    {
      name: 'a push',
      given: { ref: 'refs/heads/main', before: SHA, repository: { full_name: 'shop/deploy' } },
    },
    { name: 'a pull request without a base', given: { pull_request: {} } },
    { name: 'no pull request', given: { pull_request: null } },
    {
      name: 'a base without a repository',
      given: { pull_request: { base: { ref: 'main', sha: SHA, repo: null } } },
    },
    {
      name: 'a base without a commit',
      given: { pull_request: { base: { ref: 'main', repo: { full_name: 'a/b' } } } },
    },
    {
      name: 'a base without a branch',
      given: { pull_request: { base: { sha: SHA, repo: { full_name: 'a/b' } } } },
    },
    { name: 'a text', given: '"pull_request"' },
    { name: 'a number', given: '1' },
    { name: 'null', given: 'null' },
    { name: 'a list', given: '[]' },
    { name: 'nothing', given: '' },
    { name: 'half of it', given: JSON.stringify(payload()).slice(0, -1) },
    { name: 'what is no JSON', given: 'pull_request: {}' },
    {
      name: 'what every object has',
      given: `{"__proto__":{"pull_request":${JSON.stringify(payload().pull_request)}}}`,
    },
  ])('$name', ({ given }) => expect(read(given)).toMatchObject({ name: 'pull_request', ...NOTHING }))

  test.each([
    { name: 'no file', path: join(FOLDER, 'none.json') },
    { name: 'a folder', path: FOLDER },
    { name: 'no name', path: '' },
    { name: 'a name that no file has', path: 'a\0b' },
  ])('$name', ({ path }) => {
    expect(readEvent({ GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path })).toMatchObject({
      name: 'push',
      ...NOTHING,
    })
  })

  test('no environment at all', () => expect(readEvent({})).toMatchObject({ name: '', ...NOTHING }))

  test('any JSON that has no base', () => {
    fc.assert(
      fc.property(fc.json(), (json) =>
        expect(read(json)).toMatchObject({ name: 'pull_request', ...NOTHING }),
      ),
      runs(300),
    )
  })

  test('a payload in which something is anything else', () => {
    const places = ['pull_request', 'base', 'repo', 'full_name', 'sha', 'ref'] as const
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
        fc.pre(typeof value !== 'string' || (place !== 'ref' && !/^[\w-]+\/[\w.-]+$/.test(value)))
        const broken = JSON.parse(JSON.stringify(payload()), (key, kept) => (key === place ? value : kept))
        expect(read(JSON.stringify(broken)).base).toBeNull()
      }),
      runs(300),
    )
  })

  test('any repository and commit that is taken is one', () => {
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

describe('GitHub gives a run no secrets', () => {
  const from = (repo: unknown, number: unknown = 7) => ({
    pull_request: { ...payload().pull_request, number, head: { sha: SHA, repo } },
  })
  const FORK = from({ full_name: 'stranger/deploy', fork: true })
  const OWN = from({ full_name: 'shop/deploy', fork: false })
  const DEPENDABOT = { GITHUB_ACTOR: 'dependabot[bot]' }

  test.each([
    { name: 'a pull request of this repository', given: OWN, is: false },
    { name: 'one from a fork', given: FORK, is: true },
    { name: 'one from a fork of another name', given: from({ full_name: 'shop/deploy-2' }), is: true },
    { name: 'one whose fork is gone', given: from(null), is: true },
    { name: 'one by Dependabot', given: OWN, env: DEPENDABOT, is: true },
    { name: 'one by Dependabot in a fork', given: FORK, env: DEPENDABOT, is: true },
    {
      name: 'one by somebody else with such a name',
      given: OWN,
      env: { GITHUB_ACTOR: 'dependabot' },
      is: false,
    },
    { name: 'one by another bot', given: OWN, env: { GITHUB_ACTOR: 'renovate[bot]' }, is: false },
    {
      name: 'one that somebody else started for Dependabot',
      given: { ...OWN, pull_request: { ...OWN.pull_request, user: { login: 'dependabot[bot]' } } },
      is: false,
    },
    // What says so little that it may be broken is nothing to rely on.
    { name: 'one that does not say where from', given: from(undefined), is: false },
    { name: 'one from a repository without a name', given: from({ fork: true }), is: false },
    { name: 'one from one with an empty name', given: from({ full_name: '' }), is: false },
    { name: 'one from one whose name is no text', given: from({ full_name: ['a/b'] }), is: false },
    { name: 'one from a text', given: from('stranger/deploy'), is: false },
    { name: 'one without a head', given: { pull_request: { number: 7, head: null } }, is: false },
    { name: 'one without a number by Dependabot', given: from({}, null), env: DEPENDABOT, is: false },
    { name: 'none', given: { pull_request: null }, env: DEPENDABOT, is: false },
    { name: 'no payload', given: '', env: DEPENDABOT, is: false },
    { name: 'half a payload', given: JSON.stringify(FORK).slice(0, -1), env: DEPENDABOT, is: false },
    { name: 'a payload that is null', given: 'null', env: DEPENDABOT, is: false },
  ])('on pull_request: $name: $is', ({ given, env = {}, is }) => {
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
  ])('never on %j, whatever the payload says', (name) => {
    for (const given of [FORK, from(null), OWN])
      expect(read(given, name, DEPENDABOT)).toMatchObject({ name, withoutSecrets: false })
  })

  test('a file that cannot be read is no fork', () => {
    for (const GITHUB_EVENT_PATH of [join(FOLDER, 'none.json'), FOLDER, '', 'a\0b'])
      expect(
        readEvent({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH, ...DEPENDABOT }).withoutSecrets,
      ).toBe(false)
  })

  test('what is inherited is not said', () => {
    const text = '{"pull_request":{"number":7,"head":{"__proto__":{"repo":{"full_name":"stranger/x"}}}}}'
    expect(read(text).withoutSecrets).toBe(false)
  })
})

describe('where it runs', () => {
  const ENV = {
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
    GITHUB_JOB: 'gate',
    GITHUB_SHA: SHA,
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_RUN_ID: '42',
  }

  test('is what the runner says', () => {
    expect(readContext(ENV)).toEqual({
      repository: 'acme/shop',
      workflow: '.github/workflows/release.yml',
      job: 'gate',
      commit: SHA,
      runUrl: 'https://github.example/acme/shop/actions/runs/42',
    })
  })

  test.each([{}, Object.fromEntries(Object.keys(ENV).map((name) => [name, '']))])(
    'is not known where the runner says nothing: %j',
    (env) => {
      const nothing = { repository: null, workflow: null, job: null, commit: null, runUrl: null }
      expect(readContext(env)).toEqual(nothing)
    },
  )

  test.each(['GITHUB_REPOSITORY', 'GITHUB_SERVER_URL', 'GITHUB_RUN_ID'])(
    'has no address of the run without %s, and all else',
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
  ])('its workflow in %s is %s', (ref, workflow) => {
    expect(readContext({ ...ENV, GITHUB_WORKFLOW_REF: ref }).workflow).toBe(workflow)
  })

  test.each([
    ['refs/heads/dependabot/npm_and_yarn/@types/node-24', '.github/workflows/a.yml'],
    ['refs/tags/pkg@1.2.3', '.github/workflows/a.yml'],
    ['refs/heads/a@refs/heads/b', '.github/workflows/a.yml'],
  ])('a branch or a tag may have an @: %s', (ref, workflow) => {
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
  ])('its workflow is not known of %j, and all else is', (ref) => {
    const { workflow: _, ...whole } = readContext(ENV)
    expect(readContext({ ...ENV, GITHUB_WORKFLOW_REF: ref })).toEqual({ ...whole, workflow: null })
  })
})

describe('the refs that a pull request itself decides', () => {
  const refsOf = (event: string, head: object, env: Readonly<Record<string, string>> = {}) => {
    const directory = mkdtempSync(join(tmpdir(), 'event-'))
    const file = join(directory, 'event.json')
    writeFileSync(file, JSON.stringify({ pull_request: { number: 7, head } }))
    const given = {
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file,
      GITHUB_REPOSITORY: 'acme/shop',
      ...env,
    }
    try {
      return readEvent(given).ownRefs
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  }
  const RUN = {
    GITHUB_HEAD_REF: 'fix',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_REF_NAME: '7/merge',
    GITHUB_SHA: 'b'.repeat(40),
  }
  const head = (repository: string) => ({ ref: 'fix', sha: 'a'.repeat(40), repo: { full_name: repository } })

  test('its branch, its merge and its commits', () => {
    expect(new Set(refsOf('pull_request', head('acme/shop'), RUN))).toEqual(
      new Set(['fix', 'refs/pull/7/merge', '7/merge', 'b'.repeat(40), 'a'.repeat(40)]),
    )
  })
  test('not the branch of a fork, which may be called as one of ours', () => {
    expect(refsOf('pull_request', head('stranger/shop'), RUN)).not.toContain('fix')
  })
  test('on pull_request_target not the run, which is of the base', () => {
    expect(new Set(refsOf('pull_request_target', head('acme/shop'), RUN))).toEqual(
      new Set(['fix', 'a'.repeat(40)]),
    )
  })
  test('none on a push', () => expect(refsOf('push', head('acme/shop'), RUN)).toEqual([]))
})
