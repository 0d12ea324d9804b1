import { describe, expect, test } from '@jest/globals'
import { demoWorld } from '../../emulator/demo/demo.ts'
import type { Findings } from '../../emulator/findings/findings.ts'
import { someRisk } from '../../emulator/findings/risks.ts'
import { someVirus } from '../../emulator/findings/viruses.ts'
import { someVulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { type Image, someImage } from '../../emulator/world/world.ts'
import { FAKE_TOKEN } from '../../runner-model/environment.ts'
import { contents, fileAnswer, startGitHub } from '../github/api.ts'
import { NOW } from '../make.ts'
import {
  apiRefusal,
  ERROR,
  FAILED,
  outcome,
  PASSED,
  runStory,
  type Story,
  type StoryResult,
  violationsIn,
} from '../scenarios/story.ts'

const FOUND = [
  someVulnerability({ CVEID: 'CVE-2024-12', Level: 4, Component: 'openssl', Tag: [] }),
  someVulnerability({ CVEID: 'CVE-2024-12345', Level: 3, Component: 'curl', Tag: ['DynamicLevelExp'] }),
]

interface PolicyStory extends Story {
  /** The policy `gate.yml` in the checkout. */
  readonly policy?: string
  readonly record?: Partial<Image>
  readonly findings?: Findings
}

/** Judges an image with two vulnerabilities by a policy. */
function runPolicy({
  policy,
  record = {},
  findings = {},
  inputs = {},
  emulator,
  ...story
}: PolicyStory): Promise<StoryResult> {
  const web = someImage({
    ImageName: 'registry.example.com/shop/web:1.0.0',
    VulCnt: FOUND.length,
    ScanTime: '2026-11-24 08:13:00',
    ...record,
  })
  const world = { ...demoWorld(NOW.getTime()), images: { web }, scripts: {} }
  return runStory({
    ...story,
    files: { ...(policy === undefined ? {} : { 'gate.yml': policy }), ...story.files },
    inputs: { 'image-id': web.ImageID, 'policy-file': 'gate.yml', ...inputs },
    emulator: {
      world: { ...world, findings: { web: { vulnerabilities: FOUND, ...findings } } },
      ...emulator,
    },
  })
}

const messages = ({ result }: StoryResult, level: string) =>
  result.step.annotations
    .filter((one) => one.level === level)
    .map(({ message }) =>
      message.replace(
        /^Not a real verdict: the answers come from \S+ on this machine, not from Tencent Cloud\. /,
        '',
      ),
    )
const summary = ({ result }: StoryResult): string => result.raw.summaryFile ?? ''

test.each([
  { name: 'counts equal to the limits', limits: 'critical: 1, high: 1, exploitable: 1', rules: [] },
  {
    name: 'one more than the limit for critical',
    limits: 'critical: 0, high: 1',
    rules: ['max-critical 1/0'],
  },
  { name: 'one more than the limit for high', limits: 'critical: 1, high: 0', rules: ['max-high 1/0'] },
  {
    name: 'one more than the limit for exploitable',
    limits: 'exploitable: 0',
    rules: ['max-exploitable 1/0', 'max-vulnerabilities 2/0'],
  },
  {
    name: 'one more than the limit for all',
    limits: 'vulnerabilities: 1',
    rules: ['max-vulnerabilities 2/1'],
  },
])(
  'the limits of a policy give violations $rules for $name, and every report names their source',
  async ({ limits, rules }) => {
    const run = await runPolicy({ policy: `version: 1\nlimits: { ${limits} }\n` })
    expect(violationsIn(run)).toEqual(rules)
    expect(outcome(run.result)).toEqual(rules.length === 0 ? PASSED : FAILED)
    expect(summary(run)).toContain('<code>gate&#46;yml&#58;2</code>')
    expect(run.result.step.log.join('\n')).toContain('(gate.yml:2)')
    if (rules.length === 1) expect(messages(run, 'error')[0]).toContain('gate.yml:2')
  },
)

test('the limits of a policy are overridden by stricter inputs, with a notice that names both sources', async () => {
  const run = await runPolicy({
    policy: 'version: 1\nlimits:\n  critical: 1\n  high: 1\n',
    inputs: { 'max-critical': '1', 'max-high': '0' },
  })
  expect(violationsIn(run)).toEqual(['max-high 1/0'])
  const notice = 'max-high: 1 (gate.yml:4) is overridden by the stricter 0 (input).'
  expect(messages(run, 'notice')).toEqual([notice])
  expect(run.result.step.annotations.find(({ level }) => level === 'notice')).toMatchObject({
    file: 'gate.yml',
    line: 4,
  })
  expect(run.result.step.log.join('\n')).toContain(notice)
  expect(summary(run)).toContain('is overridden')
})

test('the limits of preset:balanced apply', async () => {
  const run = await runPolicy({
    inputs: { 'policy-file': 'preset:balanced' },
    record: { IsTrustImage: false, RiskCnt: 9 },
  })
  expect(violationsIn(run)).toEqual(['max-exploitable 1/0', 'max-critical 1/0'])
  expect(summary(run)).toContain('preset&#58;balanced')
})

test('the limits of a policy are overridden by preset:strict', async () => {
  const run = await runPolicy({
    policy: 'version: 1\nlimits: { vulnerabilities: 9 }\nrequire-trusted: false\n',
    inputs: { 'policy-file': 'gate.yml, preset:strict' },
    record: { IsTrustImage: false },
  })
  expect(violationsIn(run)).toEqual(['max-vulnerabilities 2/0', 'require-trusted null/null'])
  expect(messages(run, 'notice')).toHaveLength(2)
})

describe('exceptions', () => {
  const exception = (more = '', id = 'CVE-2024-12') =>
    `version: 1\nlimits: { critical: 0, high: 1 }\nexceptions:\n  - id: ${id}\n    until: 2026-12-31\n    reason: not reachable, SEC-42\n${more}`

  test('exceptions accept their vulnerability, which stays visible', async () => {
    const run = await runPolicy({ policy: exception() })
    expect(outcome(run.result)).toEqual(PASSED)
    expect(summary(run)).toContain('1 accepted vulnerability')
    expect(summary(run)).toMatch(/37(&nbsp;| )days(&nbsp;| )left/)
    expect(summary(run)).toContain('not reachable')
    expect(run.result.step.log.join('\n')).toContain('accepted until 2026-12-31')
  })

  test.each([
    { name: 'the last second of its day', now: '2026-12-31T23:59:59Z', passes: true },
    { name: 'the first moment after it', now: '2027-01-01T00:00:00Z', passes: false },
  ])('exceptions hold until the end of their day in UTC: $name', async ({ now, passes }) => {
    const run = await runPolicy({ policy: exception(), now: new Date(now) })
    expect(outcome(run.result)).toEqual(passes ? PASSED : FAILED)
    expect(violationsIn(run)).toEqual(passes ? [] : ['max-critical 1/0', 'exception-expired null/null'])
    if (passes) expect(messages(run, 'notice').join()).toContain('ends today')
    else expect(messages(run, 'error').join()).toContain('the exception for CVE-2024-12 ended on 2026-12-31')
  })

  test('exceptions do not apply to a longer ID that starts with theirs', async () => {
    const run = await runPolicy({ policy: exception().replace('high: 1', 'high: 0') })
    expect(violationsIn(run)).toEqual(['max-high 1/0'])
  })

  test.each([
    { name: 'its path', glob: 'registry.example.com/shop/*', passes: true },
    { name: 'another path', glob: 'registry.example.com/other/*', passes: false },
    { name: 'fewer segments', glob: 'registry.example.com/*', passes: false },
  ])('exceptions apply only to the images of their globs: $name', async ({ glob, passes }) => {
    const run = await runPolicy({ policy: exception(`    images: ['${glob}']\n`) })
    expect(outcome(run.result)).toEqual(passes ? PASSED : FAILED)
  })

  test('exceptions that match no finding are a notice with their line', async () => {
    const run = await runPolicy({ policy: exception('', 'CVE-2020-1') })
    expect(violationsIn(run)).toEqual(['max-critical 1/0'])
    expect(messages(run, 'notice')).toEqual([
      'The exception for CVE-2020-1 (gate.yml:4) matches no finding. Remove it.',
    ])
  })

  test('exceptions that end within 14 days are a notice', async () => {
    const run = await runPolicy({ policy: exception(), now: new Date('2026-12-18T00:00:00Z') })
    expect(messages(run, 'notice')[0]).toMatch(/^The exception for CVE-2024-12 ends in 13 days/)
    const before = await runPolicy({ policy: exception(), now: new Date('2026-12-17T23:59:59Z') })
    expect(messages(before, 'notice')).toEqual([])
  })

  test('exceptions for an exploitable vulnerability are an error when the rules forbid them', async () => {
    const run = await runPolicy({
      policy: exception('exception-rules: { never: [exploitable] }\n', 'CVE-2024-12345'),
    })
    expect(outcome(run.result)).toEqual(ERROR)
    expect(messages(run, 'error').join()).toContain('CVE-2024-12345 (gate.yml:4)')
  })

  test.each([
    { rules: 'max-days: 37', message: null },
    { rules: 'max-days: 36', message: '37 days from today; max-days allows 36' },
    { rules: 'max-count: 1', message: null },
    { rules: 'max-count: 0', message: '1 exception has not expired; max-count allows 0' },
    { rules: 'from: central', message: 'a policy that a pull request can change' },
  ])(
    'exceptions that violate the rules are an error before any request: $rules',
    async ({ rules, message }) => {
      const run = await runPolicy({ policy: exception(`exception-rules: { ${rules} }\n`) })
      expect(outcome(run.result)).toEqual(message === null ? PASSED : ERROR)
      if (message !== null) {
        expect(messages(run, 'error').join()).toContain(message)
        expect(run.requests).toEqual([])
      }
    },
  )

  test('exceptions do not accept a denied vulnerability', async () => {
    const run = await runPolicy({ policy: exception('deny: [CVE-2024-12]\n') })
    expect(violationsIn(run)).toEqual(['deny null/null', 'max-critical 1/0'])
  })
})

test.each([
  { since: '2026-11-24T00:13:00Z', passes: true },
  { since: '2026-11-24T00:13:01Z', passes: false },
])(
  'whether a scan of 00:13:00 passes when a vulnerability is denied since $since: $passes',
  async ({ since, passes }) => {
    const run = await runPolicy({
      policy: `version: 1\nlimits: { vulnerabilities: 9 }\ndeny:\n  - { id: CVE-2026-1111, since: ${since} }\n`,
    })
    expect(outcome(run.result)).toEqual(passes ? PASSED : FAILED)
    if (!passes) expect(messages(run, 'error').join()).toContain('older than the denial of CVE-2026-1111')
  },
)

test.each(['incomplete-scan: warn', 'mode: warn'])(
  'a listed, denied vulnerability fails under %s although the failed scan counts none',
  async (softer) => {
    const run = await runPolicy({
      policy: `version: 1\n${softer}\nlimits: { vulnerabilities: 9 }\ndeny: [CVE-2024-12]\n`,
      record: { ScanStatus: 'SCAN_ERR', ScanVulError: 'ConnFailed', VulCnt: 0 },
    })
    expect(outcome(run.result)).toEqual(FAILED)
    expect(summary(run)).toContain('Denied: <code>CVE-2024-12</code>')
  },
)

test('the reports name the setting that lets the job continue, with its source', async () => {
  const run = await runPolicy({ policy: 'version: 1\nmode: warn\nlimits: { critical: 0, high: 0 }\n' })
  expect(run.result.step.outputs['verdict']).toBe('warn')
  expect(run.result.step.log.join('\n')).toContain('because of mode: warn (gate.yml:2)')
  expect(summary(run)).toContain('`mode: warn` (<code>gate&#46;yml&#58;2</code>)')
})

describe('a policy at a ref', () => {
  const CENTRAL = 'version: 1\nlimits:\n  critical: 0\n  high: 1\n'
  const routes = contents({ 'acme/policies/gate.yml@main': CENTRAL, 'acme/shop/gate.yml@main': CENTRAL })

  test.each([
    { name: 'of this repository', entry: 'gate.yml@main', token: FAKE_TOKEN, given: {} },
    {
      name: 'of another repository',
      entry: 'acme/policies:gate.yml@main',
      token: 'policy-token-of-a-test',
      given: { 'policy-token': 'policy-token-of-a-test' },
    },
    {
      name: 'of another repository, with the one token',
      entry: 'acme/policies:gate.yml@main',
      token: FAKE_TOKEN,
      given: {},
    },
  ])('a policy $name is read from its ref', async ({ entry, token, given }) => {
    await using github = await startGitHub({ routes, token })
    const run = await runPolicy({
      inputs: { 'policy-file': entry, 'github-token': FAKE_TOKEN, 'max-critical': '5', ...given },
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/shop' },
    })
    expect(violationsIn(run)).toEqual(['max-critical 1/0'])
    expect(run.result.step.log.join('\n')).toContain(`(${entry}:3)`)
    expect(messages(run, 'notice')).toEqual([
      `max-critical: 5 (input) is overridden by the stricter 0 (${entry}:3).`,
    ])
    expect(github.requests).toHaveLength(1)
  })

  test.each([
    {
      name: 'that does not exist',
      entry: 'gate.yml@other',
      fault: undefined,
      message: 'GitHub finds no such file',
    },
    {
      name: 'that the token may not read',
      entry: 'gate.yml@main',
      fault: { status: 403, body: {} },
      message: 'gate.yml@main cannot be used',
    },
    {
      name: 'that is malformed',
      entry: 'gate.yml@main',
      fault: { body: fileAnswer('version: 2\n') },
      message: 'gate.yml@main:1:10: version: 2 is not accepted; give 1',
    },
  ])('a policy at a ref $name is an error before any request', async ({ entry, fault, message }) => {
    await using github = await startGitHub({ routes, fault: () => fault })
    const run = await runPolicy({
      inputs: { 'policy-file': entry, 'github-token': FAKE_TOKEN },
      env: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: 'acme/shop' },
    })
    expect(outcome(run.result)).toEqual(ERROR)
    expect(messages(run, 'error').join()).toContain(message)
    expect(run.requests).toEqual([])
    expect(`${run.transcript}${run.result.stderr}`).not.toContain(FAKE_TOKEN)
  })

  test.each([
    { name: 'its branch', ref: 'fix', refused: true },
    { name: 'its branch in full', ref: 'refs/heads/fix', refused: true },
    { name: 'its merge', ref: 'refs/pull/7/merge', refused: true },
    { name: 'its commit', ref: 'a'.repeat(40), refused: true },
    { name: 'the commit of the run', ref: 'b'.repeat(40), refused: true },
    { name: 'the first digits of its commit', ref: 'a'.repeat(7), refused: true },
    { name: 'the branch into which it is merged', ref: 'main', refused: false },
  ])('a policy at a ref of the pull request, $name, is refused: $refused', async ({ ref, refused }) => {
    await using github = await startGitHub({ routes })
    const run = await runPolicy({
      event: 'pull_request',
      eventPayload: {
        pull_request: {
          number: 7,
          head: { ref: 'fix', sha: 'a'.repeat(40), repo: { full_name: 'acme/shop' } },
        },
      },
      inputs: { 'policy-file': `gate.yml@${ref}`, 'github-token': FAKE_TOKEN },
      env: {
        GITHUB_API_URL: github.url,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_HEAD_REF: 'fix',
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_REF_NAME: '7/merge',
        GITHUB_SHA: 'b'.repeat(40),
      },
    })
    expect(outcome(run.result)).toEqual(refused ? ERROR : FAILED)
    expect(messages(run, 'error').join().includes('cannot be judged by its own policy')).toBe(refused)
    expect(github.requests).toHaveLength(refused ? 0 : 1)
  })

  test('a policy at a ref is compared with the policy in the checkout, and a change by the pull request is a notice', async () => {
    const sha = '1'.repeat(40)
    await using base = await startGitHub({ routes: contents({ [`acme/shop/gate.yml@${sha}`]: CENTRAL }) })
    const run = (policy: string) =>
      runPolicy({
        policy,
        event: 'pull_request',
        eventPayload: { pull_request: { base: { sha, ref: 'main', repo: { full_name: 'acme/shop' } } } },
        inputs: { 'github-token': FAKE_TOKEN },
        env: { GITHUB_API_URL: base.url, GITHUB_REPOSITORY: 'acme/shop' },
      })
    expect(messages(await run(CENTRAL), 'notice')).toEqual([])
    const [notice = ''] = messages(await run(`${CENTRAL}# more\n`), 'notice')
    expect(notice).toContain('This pull request changes the policy by which it is judged, gate.yml.')
    expect(notice).toContain('gate.yml@main')
    expect(base.requests).toHaveLength(2)
  })
})

test('a mistake in a policy is an error before any request and annotated at its line', async () => {
  const run = await runPolicy({ policy: 'version: 1\nlimits:\n  critical: five\n  higH: 3\n' })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(run.requests).toEqual([])
  const marks = run.result.step.annotations.filter(({ file }) => file === 'gate.yml')
  expect(marks.map(({ line }) => line)).toEqual([3, 4])
  expect(messages(run, 'error').join('\n')).toContain(
    'gate.yml:3:13: limits.critical: five is not accepted; give a whole number',
  )
})

describe('the findings in the summary', () => {
  const record = { VulCnt: 2, VirusCnt: 1, RiskCnt: 1 }
  const findings = {
    viruses: [someVirus({ Path: '/srv/www/webshell.php' })],
    risks: [someRisk({ InstructionContent: '/bin/sh -c #(nop)  ENV PASSWORD=hunter2-canary' })],
  }

  test('the findings in the summary have viruses, vulnerabilities and risks, but no secrets', async () => {
    const run = await runPolicy({ inputs: { 'policy-file': 'none' }, record, findings })
    expect(outcome(run.result)).toEqual(FAILED)
    expect(summary(run)).toContain('webshell')
    expect(summary(run)).toContain('CVE&#45;2024'.replace('&#45;', '-'))
    expect(summary(run)).toContain('ENV</code> instruction')
    expect(run.transcript).not.toContain('hunter2')
  })

  test('the findings in the summary change no verdict when a list cannot be read', async () => {
    const run = await runPolicy({
      inputs: { 'policy-file': 'none' },
      record,
      emulator: {
        intercept: ({ headers }) =>
          `${headers['x-tc-action']}`.endsWith('List') ? apiRefusal('UnauthorizedOperation') : undefined,
      },
      findings,
    })
    expect(outcome(run.result)).toEqual(FAILED)
    expect(violationsIn(run)).toEqual(['max-viruses 1/0', 'max-vulnerabilities 2/0', 'max-risks 1/0'])
    expect(summary(run)).toContain('could not be listed. The verdict does not depend on them')
  })

  test('the findings in the summary change no verdict when their list differs from its count, with a notice', async () => {
    const run = await runPolicy({ inputs: { 'policy-file': 'none' }, record: { VulCnt: 3 } })
    expect(violationsIn(run)).toEqual(['max-vulnerabilities 3/0'])
    expect(summary(run)).toContain('has 2 rows, but TCSS counts 3; the verdict uses the count')
  })

  test('the findings in the summary are not requested for a passed image or without a summary', async () => {
    const passes = await runPolicy({ inputs: { 'policy-file': 'none', 'max-vulnerabilities': '2' } })
    const silent = await runPolicy({ inputs: { 'policy-file': 'none', summary: 'false' } })
    for (const { requests } of [passes, silent])
      expect(requests.map(({ action }) => action)).toEqual(['DescribeAssetImageDetail'])
  })
})
