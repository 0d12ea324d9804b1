import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { FAKE_TOKEN } from '../../runner-model/environment.ts'
import { runAction } from '../../runner-model/run.ts'
import { HOST, secretInputs, startProxy } from '../faults/intercepting-proxy.ts'
import { SECRET_KEY } from '../faults/secrets.ts'
import { startGitHub } from '../github/api.ts'
import { BOT, conversation } from '../github/comments.ts'
import { ERROR, FAILED, outcome, PASSED, runStory, type Story } from '../scenarios/story.ts'

const schema = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8'))
const isValid = (name: string, value: unknown): unknown => {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(schema(name))
  return validate(value) ? [] : validate.errors
}

describe('report files', () => {
  const inputs = { 'report-file': 'out/report.json', 'sarif-file': 'out/gate.sarif' }

  test('report files have the whole report and are named in the outputs', async () => {
    const { result } = await runStory({ images: ['infected', 'vulnerable'], inputs })
    expect(outcome(result)).toEqual(FAILED)
    expect(result.step.outputs).toMatchObject({ ...inputs, 'predicate-file': '', 'predicate-type': '' })
    const report = JSON.parse(result.workspace['out/report.json'] ?? '')
    expect(isValid('report', report)).toEqual([])
    expect(Object.keys(report)[0]).toBe('notARealVerdict')
    expect(report.images).toHaveLength(2)
    expect(report.images[0].findings.virus).toHaveLength(2)
    const sarif = JSON.parse(result.workspace['out/gate.sarif'] ?? '')
    expect(sarif.version).toBe('2.1.0')
    for (const { message } of sarif.runs[0].results) expect(message.text).toMatch(/^Not a real verdict: /)
    expect(sarif.runs[0].results.length).toBeGreaterThan(3)
  })

  test('report files are written with verdict error when there is no verdict', async () => {
    const { result } = await runStory({ images: [`sha256:${'0'.repeat(64)}`], inputs })
    expect(outcome(result)).toEqual(ERROR)
    const report = JSON.parse(result.workspace['out/report.json'] ?? '')
    expect([report.verdict, report.allowed]).toEqual(['error', false])
  })

  test('report files that cannot be written make a pass an error, in all other files, too', async () => {
    const { result } = await runStory({
      images: ['clean'],
      inputs: { 'report-file': 'report.json', 'sarif-file': 'taken/gate.sarif' },
      files: { taken: 'a file where the folder would be' },
    })
    expect(outcome(result)).toEqual(ERROR)
    expect(JSON.parse(result.workspace['report.json'] ?? '').verdict).toBe('error')
    expect(result.step.outputs['sarif-file']).toBe('')
    expect(result.step.annotations[0]?.message).toContain('sarif-file could not be written')
  })

  test.each(['../report.json', '/tmp/report.json', '.git/config', '.github/workflows/a.yml', 'a/../../b'])(
    'report files are not written to %s, outside the workspace or over a workflow',
    async (path) => {
      const { result, requests } = await runStory({ images: ['clean'], inputs: { 'report-file': path } })
      expect(outcome(result)).toEqual(ERROR)
      expect(requests).toEqual([])
    },
  )

  test('report files do not list findings of a passed image when there is no report file', async () => {
    const { requests } = await runStory({ images: ['clean'], inputs: { 'report-file': 'none' } })
    expect(requests).toHaveLength(1)
  })
})

test('a violation is annotated at the line that names the image', async () => {
  const { result } = await runStory({
    images: ['infected'],
    inputs: { 'annotate-files': 'k8s/**/*.{yml,yaml}, Dockerfile', 'sarif-file': 'gate.sarif' },
    files: {
      'k8s/web/deployment.yaml':
        'kind: Deployment\n# image: registry.example.com/shop/infected:1.0.0\nspec:\n  image: registry.example.com/shop/infected:1.0.0\n',
      'k8s/other.yaml': 'image: registry.example.com/shop/infected:1.0.01\n',
    },
  })
  expect(result.step.annotations[0]).toMatchObject({ file: 'k8s/web/deployment.yaml', line: 4 })
  const [{ locations }] = JSON.parse(result.workspace['gate.sarif'] ?? '').runs[0].results
  expect(locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: 'k8s/web/deployment.yaml' },
    region: { startLine: 4 },
  })
})

/** A preload that sends a signal while the process prints its verdict, after all files are written. */
const LATE_SIGNAL = `data:text/javascript,${encodeURIComponent(`
  const write = process.stdout.write.bind(process.stdout)
  let sent = false
  process.stdout.write = (text, ...rest) => {
    if (!sent && /^\\s*✔ max-viruses/m.test(String(text))) {
      sent = true
      process.kill(process.pid, 'SIGTERM')
    }
    return write(text, ...rest)
  }
`)}`

describe('the predicate', () => {
  const run = async (
    image: 'clean' | 'infected',
    inputs: Readonly<Record<string, string>> = {},
    nodeArgs: readonly string[] = [],
  ) => {
    await using proxy = await startProxy()
    await proxy.server.forPost(`https://${HOST}/`).always().thenCallback(proxy.answer)
    // Awaited here, because the proxy ends with this function.
    return await runAction({
      timeoutMs: 30_000,
      env: proxy.env,
      nodeArgs,
      inputs: {
        ...secretInputs(proxy.world.images[image].ImageID),
        'predicate-file': 'predicate.json',
        'wait-timeout': '0',
        ...inputs,
      },
    })
  }

  test('the predicate names the verified properties of a passed image', async () => {
    const result = await run('clean')
    expect(outcome(result)).toEqual(PASSED)
    const predicate = JSON.parse(result.workspace['predicate.json'] ?? '')
    expect(isValid('predicate', predicate)).toEqual([])
    expect(predicate.properties).toContain('TCSS_GATE_PASSED')
    expect(predicate.properties).toContain('TCSS_NO_VIRUSES')
    expect(result.step.outputs).toMatchObject({
      'predicate-file': 'predicate.json',
      'predicate-type': 'https://in-toto.io/attestation/svr/v0.1',
    })
    expect(JSON.stringify([result.workspace, result.raw, result.step.outputs])).not.toContain(
      SECRET_KEY.slice(2, -2),
    )
  })

  test('the predicate of a blocked image names only the properties that hold', async () => {
    const result = await run('infected')
    expect(outcome(result)).toEqual(FAILED)
    const { properties } = JSON.parse(result.workspace['predicate.json'] ?? '')
    expect(properties).toContain('TCSS_SCAN_COMPLETE')
    expect(properties.filter((one: string) => /PASSED|VIRUS/.test(one))).toEqual([])
  })

  test.each(['true', 'false'])(
    'the predicate is removed when the job is cancelled at the last moment (summary: %s)',
    async (summary) => {
      const result = await run('clean', { summary, 'report-file': 'report.json' }, ['--import', LATE_SIGNAL])
      expect(result.exitCode).not.toBe(0)
      expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false', 'predicate-file': '' })
      expect(result.workspace['predicate.json']).toBeUndefined()
      expect(JSON.parse(result.workspace['report.json'] ?? '').verdict).toBe('error')
    },
  )

  test('the predicate is never written for answers from this machine', async () => {
    const { result } = await runStory({
      images: ['clean'],
      inputs: { 'predicate-file': 'predicate.json' },
      // Left by an earlier run, or added by the pull request.
      files: { 'predicate.json': '{"properties":["TCSS_GATE_PASSED"]}' },
    })
    expect(outcome(result)).toEqual(PASSED)
    expect(result.workspace['predicate.json']).toBeUndefined()
    expect(result.step.outputs['predicate-file']).toBe('')
  })

  test('the predicate is refused for several images', async () => {
    const { result } = await runStory({
      images: ['clean', 'infected'],
      inputs: { 'predicate-file': 'predicate.json' },
    })
    expect(outcome(result)).toEqual(ERROR)
  })
})

describe('the comment on the pull request', () => {
  const event = { event: 'pull_request', eventPayload: { pull_request: { number: 7 } } } as const
  const story = (url: string, more: Partial<Story> = {}): Story => ({
    ...event,
    ...more,
    inputs: { comment: 'on-failure', 'github-token': FAKE_TOKEN, ...more.inputs },
    env: { GITHUB_API_URL: url, GITHUB_REPOSITORY: 'shop/deploy', ...more.env },
  })

  test('the comment on the pull request is created when the image is blocked and updated when it is allowed', async () => {
    const { comments, routes } = conversation([{ body: 'please review' }])
    await using github = await startGitHub({ routes, token: FAKE_TOKEN })
    const blocked = await runStory(story(github.url, { images: ['untrusted'] }))
    expect(outcome(blocked.result)).toEqual(FAILED)
    expect(comments).toHaveLength(2)
    expect(comments[1]?.body).toMatch(/^<!-- tcss-image-gate:[0-9a-f]{32} -->\n⚠️ \*\*Not a real verdict:\*\*/)
    expect(comments[1]?.body).toContain('## ⛔ Blocked')
    const allowed = await runStory(
      story(github.url, { images: ['untrusted'], inputs: { 'require-trusted': 'false' } }),
    )
    expect(outcome(allowed.result)).toEqual(PASSED)
    expect(comments).toHaveLength(2)
    expect(comments[1]).toMatchObject({ login: BOT, body: expect.stringContaining('## ✅ Allowed') })
  })

  test('the comment on the pull request is not created for a pass or by default', async () => {
    const { comments, routes } = conversation()
    await using github = await startGitHub({ routes })
    await runStory(story(github.url, { images: ['clean'] }))
    expect(comments).toEqual([])
    const before = github.requests.length
    await runStory(story(github.url, { images: ['infected'], inputs: { comment: 'never' } }))
    expect(github.requests).toHaveLength(before)
  })

  test('a comment that is not permitted is one warning that names the permission and changes no verdict', async () => {
    await using github = await startGitHub({
      fault: () => ({ status: 403, body: { message: 'Resource not accessible by integration' } }),
    })
    const { result } = await runStory(story(github.url, { images: ['clean'], inputs: { comment: 'always' } }))
    expect(outcome(result)).toEqual(PASSED)
    const warnings = result.step.annotations.filter(({ level }) => level === 'warning')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain('pull-requests: write')
  })

  test('the comment on the pull request is only mentioned in the log of a run without a pull request', async () => {
    await using github = await startGitHub({
      routes: { 'GET /repos/{+repo}/commits/{sha}/pulls': () => ({ body: [] }) },
    })
    const { result } = await runStory(
      story(github.url, {
        images: ['clean'],
        event: 'push',
        eventPayload: {},
        inputs: { comment: 'always' },
        env: { GITHUB_SHA: '1'.repeat(40) },
      }),
    )
    expect(outcome(result)).toEqual(PASSED)
    expect(result.step.annotations).toEqual([])
    expect(result.step.log.join('\n')).toContain('no pull request was found for this run')
  })

  test('the comment makes a pass an error in all files when the job is cancelled during its request', async () => {
    await using github = await startGitHub({ fault: () => 'hang' })
    const { result } = await runStory(
      story(github.url, {
        images: ['clean'],
        inputs: { comment: 'always', 'report-file': 'report.json' },
        signal: { name: 'SIGTERM', afterMs: 1_500 },
      }),
    )
    expect(result.exitCode).not.toBe(0)
    expect(result.step.outputs).toMatchObject({ verdict: 'error', allowed: 'false' })
    expect(JSON.parse(result.workspace['report.json'] ?? '').verdict).toBe('error')
  })

  test('the comment of a pull_request_target event adds a warning', async () => {
    const { routes } = conversation()
    await using github = await startGitHub({ routes })
    const { result } = await runStory(
      story(github.url, { images: ['clean'], event: 'pull_request_target', inputs: { comment: 'always' } }),
    )
    expect(result.step.annotations.map(({ message }) => message).join()).toContain('pull_request_target')
  })
})

describe('without credentials', () => {
  const none = { 'secret-id': undefined, 'secret-key': undefined }
  const fork = { pull_request: { number: 7, head: { repo: { full_name: 'stranger/deploy' } } } }
  const env = { GITHUB_REPOSITORY: 'shop/deploy' }
  const SKIPPED = { exitCode: 0, verdict: 'skipped', allowed: 'false' }

  test.each([
    { name: 'a fork', event: 'pull_request', eventPayload: fork, ends: SKIPPED },
    {
      name: 'a deleted fork',
      event: 'pull_request',
      eventPayload: { pull_request: { head: { repo: null } } },
      ends: SKIPPED,
    },
    {
      name: 'Dependabot',
      event: 'pull_request',
      eventPayload: { pull_request: { number: 7, head: { repo: { full_name: 'shop/deploy' } } } },
      env: { ...env, GITHUB_ACTOR: 'dependabot[bot]' },
      ends: SKIPPED,
    },
    {
      name: 'a branch of the repository',
      event: 'pull_request',
      eventPayload: { pull_request: { number: 7, head: { repo: { full_name: 'shop/deploy' } } } },
      ends: ERROR,
    },
    { name: 'a fork on pull_request_target', event: 'pull_request_target', eventPayload: fork, ends: ERROR },
    { name: 'a push', event: 'push', eventPayload: {}, ends: ERROR },
    { name: 'a malformed payload', event: 'pull_request', eventPayload: '{', ends: ERROR },
    { name: 'no payload', event: 'pull_request', eventPayload: null, ends: ERROR },
  ])(
    'without-credentials: skip ends with verdict $ends.verdict for $name',
    async ({ ends, name: _, ...run }) => {
      const { result, requests } = await runStory({
        images: ['clean'],
        env,
        ...run,
        inputs: { ...none, 'without-credentials': 'skip' },
      })
      expect(outcome(result)).toEqual(ends)
      expect(requests).toEqual([])
      if (ends === SKIPPED) {
        expect(result.step.outputs['deploy-ref']).toBe('')
        expect(result.raw.summaryFile).toContain('Not judged: no credentials')
        expect(result.step.annotations).toMatchObject([{ level: 'notice' }])
      }
    },
  )

  test('a fork without credentials is an error by default and with any other mistake', async () => {
    const run = { images: ['clean'], event: 'pull_request', eventPayload: fork, env } as const
    expect(outcome((await runStory({ ...run, inputs: none })).result)).toEqual(ERROR)
    const wrong = { ...none, 'without-credentials': 'skip', 'max-risks': 'few' }
    expect(outcome((await runStory({ ...run, inputs: wrong })).result)).toEqual(ERROR)
    const half = { 'secret-key': undefined, 'without-credentials': 'skip' }
    expect(outcome((await runStory({ ...run, inputs: half })).result)).toEqual(ERROR)
  })

  test('a fork with credentials is judged', async () => {
    const { result } = await runStory({
      images: ['infected'],
      event: 'pull_request',
      eventPayload: fork,
      env,
      inputs: { 'without-credentials': 'skip' },
    })
    expect(outcome(result)).toEqual(FAILED)
  })
})
