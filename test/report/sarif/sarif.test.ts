import { expect, test } from '@jest/globals'
import { assert, property, record } from 'fast-check'
import { imageById } from '../../../src/domain/image.ts'
import { RULES } from '../../../src/domain/rules/rule-names.ts'
import { renderAnnotations } from '../../../src/report/annotations.ts'
import { visible } from '../../../src/text.ts'
import { ACTION_URL, VERSION } from '../../../src/version.ts'
import { factsWith, IMAGE_ID, runs, someException, someFinding, someImage, someList } from '../../make.ts'
import { anyText } from '../hostile.ts'
import {
  CONTEXT,
  type ImageGiven,
  INFECTED,
  LOCAL,
  NO_CONTEXT,
  type ReportGiven,
  someError,
  someReport,
  someRisk,
  someVirus,
} from '../reports.ts'
import { NOTICES, SAMPLES } from '../sample-reports.ts'
import {
  EVERYTHING,
  FILE_ERROR,
  mistakesIn,
  placeOf,
  rulesOf,
  runOf,
  sarif,
  sarifOf,
  withFindings,
} from './sarif-files.ts'

/** Expects what holds for every file. */
function expectSound(text: string): void {
  expect(mistakesIn(JSON.parse(text))).toBe('')
  expect(text.isWellFormed()).toBe(true)
  const run = runOf(text)
  const rules = run.tool.driver.rules
  expect(rules.map(({ id }) => id)).toEqual([...new Set(rulesOf(run))].toSorted())
  for (const { id, help, shortDescription, fullDescription, properties } of rules) {
    expect(id).toMatch(/^[\w.-]{1,200}$/)
    for (const { text } of [shortDescription, fullDescription, help]) {
      expect(text).toMatch(/^[^[\]{}\\]{1,1024}$/)
      expect(visible(text, 9999)).toBe(text)
    }
    expect(properties.tags.length).toBeLessThanOrEqual(20)
    expect(Number(properties['security-severity'])).toBeGreaterThan(0)
    expect(Number(properties['security-severity'])).toBeLessThanOrEqual(10)
  }
  const notifications = run.invocations.flatMap((one) => one.toolExecutionNotifications)
  for (const { message } of [...run.results, ...notifications]) {
    expect(message.text.length).toBeLessThanOrEqual(1000)
    expect(message.text.length).toBeGreaterThan(0)
    expect(visible(message.text, 9999)).toBe(message.text)
    // It has neither a link nor a placeholder.
    expect(message.text.replaceAll(/\\[[\]\\]|\{\{|\}\}/g, '')).toMatch(/^[^[\]{}\\]*$/)
  }
  for (const { locations, suppressions } of run.results) {
    expect(locations).toHaveLength(1)
    const { uri, uriBaseId } = locations[0]?.physicalLocation.artifactLocation ?? {}
    expect(uriBaseId).toBe('%SRCROOT%')
    expect(uri).toMatch(/^[\w.!~*'()%/-]+$/)
    expect(new URL(uri ?? '', 'https://root.example/a/b/').href).toMatch(/^https:\/\/root\.example\/a\/b\/./)
    for (const segment of (uri ?? '').split('/').map(decodeURIComponent))
      expect(['', '.', '..']).not.toContain(segment)
    for (const { justification } of suppressions) expect(visible(justification, 9999)).toBe(justification)
  }
}

test.each(Object.entries(SAMPLES))('the SARIF file of %s is sound', (_, report) => {
  expectSound(sarifOf(report))
  expectSound(sarifOf(report, NO_CONTEXT))
})

test('the SARIF file of any untrusted text is sound', () => {
  const texts = record({
    id: anyText,
    name: anyText,
    component: anyText,
    version: anyText,
    path: anyText,
    fixedIn: anyText,
    given: anyText,
    workflow: anyText,
    job: anyText,
    reason: anyText,
    file: anyText,
    host: anyText,
  })
  assert(
    property(texts, ({ given, workflow, job, reason, file, host, ...finding }) => {
      const image = { ...imageById(IMAGE_ID), given }
      const found = someFinding(1, finding)
      const source = { kind: 'policy', policy: file, line: 2 } as const
      const report: ReportGiven = {
        images: [
          {
            image,
            facts: { name: finding.name, vulnerabilities: someList([found, someFinding(2)]) },
            findings: { virus: someList([someVirus(finding)]), risk: someList([someRisk(finding)]) },
          },
          { image, error: someError({ problem: (quote) => quote(reason), requestId: finding.id }) },
        ],
        policy: {
          deny: [{ id: finding.id, source }],
          exceptions: [someException({ reason, until: reason, source, ends: new Date('2027-01-01') })].map(
            (one) => ({ ...one, id: 'CVE-2024-10002' }),
          ),
        },
        host,
        local: given.length % 2 === 0,
        notices: [
          { kind: 'not-listed', image, scan: 'virus', error: someError({ problem: (q) => q(reason) }) },
        ],
        places: new Map(given.length % 3 === 0 ? [] : [[given, { file, line: 4, column: 2 }]]),
      }
      const context = { repository: given, workflow, job, commit: finding.id, runUrl: file }
      expectSound(sarifOf(someReport(report), context))
    }),
    runs(300),
  )
})

test('a SARIF file names tool, category, verdict, host and commit', () => {
  const run = sarif({ images: [INFECTED] })
  expect(run.tool.driver).toMatchObject({
    name: 'TCSS Image Gate',
    semanticVersion: VERSION,
    informationUri: ACTION_URL,
  })
  expect(run.automationDetails.id).toBe('tcss-image-gate/.github/workflows/release.yml/gate/')
  expect(run.properties).toEqual({ verdict: 'fail', host: 'tcss.intl.tencentcloudapi.com' })
  expect(run.versionControlProvenance).toEqual([
    {
      repositoryUri: 'https://github.com/acme/shop',
      revisionId: CONTEXT.commit,
      mappedTo: { uriBaseId: '%SRCROOT%' },
    },
  ])
})

test('a SARIF file leaves out what is unknown or malformed', () => {
  const run = sarif({ images: [], policy: null, host: null, error: someError() }, NO_CONTEXT)
  expect(run.automationDetails.id).toBe('tcss-image-gate/')
  expect(run.properties).toEqual({ verdict: 'error' })
  expect(run.versionControlProvenance).toBeUndefined()
  for (const given of [{ repository: 'a' }, { repository: 'a/b/../c' }, { commit: 'main' }, { commit: null }])
    expect(sarif({}, { ...CONTEXT, ...given }).versionControlProvenance).toBeUndefined()
})

test('the repository is on the server of the run', () => {
  const runUrl = 'https://ghe.example:8443/acme/shop/actions/runs/1'
  expect(sarif({}, { ...CONTEXT, runUrl }).versionControlProvenance).toMatchObject([
    { repositoryUri: 'https://ghe.example:8443/acme/shop' },
  ])
  expect(sarif({}, { ...CONTEXT, runUrl: 'javascript:alert(1)' }).versionControlProvenance).toMatchObject([
    { repositoryUri: 'https://github.com/acme/shop' },
  ])
})

test('the invocation succeeds unless the verdict is error', () => {
  const succeeded = (given: ReportGiven) => sarif(given).invocations[0]?.executionSuccessful
  expect(succeeded({})).toBe(true)
  expect(succeeded({ images: [INFECTED] })).toBe(true)
  expect(succeeded({ images: [INFECTED, { error: someError() }] })).toBe(false)
})

test('a pass has no result', () => {
  const { results, tool } = sarif({})
  expect([results, tool.driver.rules]).toEqual([[], []])
})

test('the result of a violation names numbers, image, rule, source and remedy', () => {
  const { results } = sarif({ images: [INFECTED] })
  expect(results).toMatchObject([{ ruleId: 'max-viruses', level: 'error', suppressions: [] }])
  expect(results[0]?.message.text).toBe(
    '2 viruses, none allowed: ccr.ccs.tencentyun.com/shop/web:1.4.2 (max-viruses: default). ' +
      'What now: Remove the infected files listed in the job summary or the TCSS console, and rebuild the image.',
  )
})

test('the result of a warning names the setting that does not block', () => {
  const { results } = sarif({ images: [INFECTED], policy: { mode: 'warn' } })
  expect(results).toMatchObject([{ level: 'warning' }])
  expect(results[0]?.message.text).toContain('Not blocked, because of `mode: warn`.')
})

test('violations come in the order of the rules, then findings, worst first', () => {
  expect(rulesOf(sarif(EVERYTHING))).toEqual([
    ...RULES,
    'CVE-2024-10000',
    'CVE-2024-10001',
    'virus',
    'risk',
    'CVE-2024-10002',
    'CVE-2024-10003',
  ])
})

test('findings of all images are sorted together: by exploit, then by fix', () => {
  const image = (number: number, given: object): ImageGiven => ({
    facts: factsWith(someFinding(number, { severity: 'high', ...given })),
  })
  const policy = { limits: { 'max-vulnerabilities': 100 } }
  const images = [image(1, { fixable: false }), image(2, {}), image(3, { fixable: false, exploitable: true })]
  expect(rulesOf(sarif({ images, policy }))).toEqual(['CVE-2024-10003', 'CVE-2024-10002', 'CVE-2024-10001'])
})

test('images without a verdict come first, then errors, then warnings', () => {
  const warned: ImageGiven = { ...INFECTED, policy: { mode: 'warn' } }
  const { results } = sarif({ images: [warned, INFECTED, { error: someError() }], error: someError() })
  expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
    'no-verdict error',
    'no-verdict error',
    'max-viruses error',
    'max-viruses warning',
  ])
})

test('the result of an image that errored has its problem and remedy', () => {
  const [only] = sarif({ images: [{ error: someError() }] }).results
  expect(only).toMatchObject({ ruleId: 'no-verdict', level: 'error' })
  expect(only?.message.text).toBe(`No verdict, so blocked: ${someImage(1).imageId}. TCSS said no. Ask again.`)
  const [other] = sarif(FILE_ERROR).results
  expect(other?.message.text).toBe('No verdict, so blocked. TCSS said no. not a limit. Ask again.')
})

test('the result of a vulnerability names package, path, image and fix', () => {
  const finding = someFinding(1, { severity: 'critical', exploitable: true, path: '/usr/lib/libssl.so' })
  const { results, tool } = sarif(withFindings(finding))
  expect(results).toMatchObject([{ ruleId: 'CVE-2024-10001', level: 'error' }])
  expect(results[0]?.message.text).toBe(
    'CVE-2024-10001 (critical) in openssl 3.0.1 at /usr/lib/libssl.so: ccr.ccs.tencentyun.com/shop/web:1.4.2. ' +
      'vulnerability 1. An exploit is known. What now: Upgrade to 3.0.2.',
  )
  expect(tool.driver.rules).toMatchObject([
    {
      id: 'CVE-2024-10001',
      shortDescription: { text: 'CVE-2024-10001: vulnerability 1' },
      helpUri: 'https://nvd.nist.gov/vuln/detail/CVE-2024-10001',
      defaultConfiguration: { level: 'error' },
      properties: { 'security-severity': '9.5' },
    },
  ])
})

test.each([
  [{ fixedIn: '' }, 'What now: Upgrade to a fixed version.'],
  [{ fixedIn: '', fixable: false }, 'There is no fixed version yet.'],
])('the result of a vulnerability with %j ends with: %s', (given, end) => {
  expect(sarif(withFindings(someFinding(1, given))).results[0]?.message.text).toMatch(
    new RegExp(`^CVE-2024-10001 .*${end.replaceAll('.', '\\.')}$`),
  )
})

test.each([
  ['critical', 'error', 'error', '9.5'],
  ['high', 'error', 'error', '8.0'],
  ['medium', 'warning', 'warning', '5.5'],
  ['low', 'note', 'warning', '2.0'],
] as const)(
  'a vulnerability of severity %s has the level %s, a virus %s, and the score %s',
  (severity, level, virusLevel, score) => {
    const { results, tool } = sarif(withFindings(someFinding(1, { severity })))
    expect(results).toMatchObject([{ level }])
    expect(tool.driver.rules[0]?.properties['security-severity']).toBe(score)
    const virus = sarif({ images: [{ findings: { virus: someList([someVirus({ severity })]) } }] })
    expect(virus.results).toMatchObject([{ ruleId: 'virus', level: virusLevel }])
  },
)

test('the results of viruses and risks name file or build step, image and remedy', () => {
  const virus = someList([someVirus(), someVirus({ path: '', name: '', severity: 'low' })])
  const risk = someList([someRisk(), someRisk({ component: '', path: '', name: '', severity: 'low' })])
  const { results } = sarif({ images: [{ findings: { virus, risk } }] })
  const name = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
  expect(results.map(({ message }) => message.text)).toEqual([
    `Trojan.Linux.Miner (virus, high) in /usr/bin/miner: ${name}. What now: Remove the file and rebuild.`,
    `Password in an environment variable (risk, high) in an instruction ENV (2026-11-20 02:00:00): ${name}. What now: Fix the build step and rebuild.`,
    `A virus (virus, low) in miner: ${name}. What now: Remove the file and rebuild.`,
    `A risk (risk, low): ${name}. What now: Fix the build step and rebuild.`,
  ])
})

test('findings of a list made for reports alone have results', () => {
  const vulnerability = someList([someFinding(1), someFinding(2)])
  expect(rulesOf(sarif({ images: [{ findings: { vulnerability } }] }))).toHaveLength(2)
})

test('an accepted finding is a suppressed note with its reason, after all others', () => {
  const given = withFindings(someFinding(1, { severity: 'critical' }), someFinding(2))
  const { results } = sarif({ ...given, policy: { ...given.policy, exceptions: [someException()] } })
  expect(results).toMatchObject([
    { ruleId: 'CVE-2024-10002', suppressions: [] },
    {
      ruleId: 'CVE-2024-10001',
      level: 'note',
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'not reachable, tracked in SEC-42 (until 2026-12-31)',
        },
      ],
    },
  ])
  expect(results[1]?.message.text).toMatch(/^Accepted until 2026-12-31: CVE-2024-10001 .* Reason: .* SEC-42$/)
  expect(placeOf(results[1])).toEqual(['policy.yml', 12, undefined])
})

test('every message of a report of answers from this machine begins with the warning', () => {
  const given = { ...EVERYTHING, ...LOCAL, notices: [NOTICES['list-differs'], NOTICES.unused] }
  const words =
    'Not a real verdict: the answers come from 127.0.0.1:8080 on this machine, not from Tencent Cloud. '
  expect(renderAnnotations(someReport(given), true)[0]?.message.startsWith(words)).toBe(true)
  const run = sarif(given)
  const notifications = run.invocations.flatMap((one) => one.toolExecutionNotifications)
  expect(notifications).toHaveLength(1)
  for (const { message } of [...run.results, ...notifications])
    expect(message.text.startsWith(words)).toBe(true)
})

test('a message escapes links and placeholders, a rule description replaces their brackets', () => {
  const name = 'a [b](1) {0} \\ c'
  const { results, tool } = sarif(withFindings(someFinding(1, { name })))
  expect(results[0]?.message.text).toContain('a \\[b\\](1) {{0}} \\\\ c')
  expect(tool.driver.rules[0]?.shortDescription.text).toBe('CVE-2024-10001: a (b)(1) (0) / c')
})
