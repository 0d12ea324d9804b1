import { describe, expect, test } from '@jest/globals'
import { assert, property, record } from 'fast-check'
import { imageById, parseReference } from '../../../src/domain/image.ts'
import { RULES } from '../../../src/domain/rules/rule-names.ts'
import { renderAnnotations } from '../../../src/report/annotations.ts'
import { relativeUri } from '../../../src/report/sarif/sarif-locations.ts'
import { OTHER_HELP, type RuleHelp } from '../../../src/report/words/rule-help.ts'
import { RULE_WORDS } from '../../../src/report/words/rule-words.ts'
import { visible } from '../../../src/text.ts'
import { ACTION_URL, VERSION } from '../../../src/version.ts'
import { IMAGE_ID, runs, someException, someFinding, someImage, someList } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'
import {
  CONTEXT,
  mistakesIn,
  NOWHERE,
  REPORTS,
  runOf,
  type SarifResult,
  type SarifRun,
  sarifText,
  someRisk,
  someVirus,
} from './sarif-files.ts'

const sarif = (given: ReportGiven, context = CONTEXT): SarifRun => runOf(sarifText(given, context))
const infected: ImageGiven = { facts: { counts: { viruses: 2 } } }
const withFindings = (...findings: readonly ReturnType<typeof someFinding>[]): ReportGiven => ({
  images: [{ facts: { vulnerabilities: someList(findings) } }],
  policy: { limits: { 'max-vulnerabilities': 100 } },
})
const placeOf = (result: SarifResult | undefined) => {
  const { artifactLocation, region } = result?.locations[0]?.physicalLocation ?? {}
  return [artifactLocation?.uri, region?.startLine, region?.startColumn]
}
const fingerprints = ({ results }: SarifRun) =>
  results.map(({ partialFingerprints }) => partialFingerprints['tcssImageGate/v1'])
const rulesOf = ({ results }: SarifRun) => results.map(({ ruleId }) => ruleId)

/** What every file promises, whatever it is about. */
function expectSound(text: string): void {
  expect(mistakesIn(text)).toEqual([])
  expect(text.isWellFormed()).toBe(true)
  const run = runOf(text)
  const rules = run.tool.driver.rules
  const ids = rules.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].toSorted())
  expect(ids).toEqual([...new Set(rulesOf(run))].toSorted())
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
    // Neither a link nor a placeholder.
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

test.each(Object.entries(REPORTS))('a sound file: %s', (_, given) => {
  expectSound(sarifText(given))
  expectSound(sarifText(given, NOWHERE))
})

test('no foreign text makes a file that is not sound', () => {
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
      expectSound(sarifText(report, context))
    }),
    runs(300),
  )
})

describe('the head', () => {
  test('names the tool, and what it judged for whom', () => {
    const run = sarif({ images: [infected] })
    expect(run.tool.driver).toMatchObject({
      name: 'TCSS Image Gate',
      semanticVersion: VERSION,
      informationUri: ACTION_URL,
    })
    expect(run.automationDetails.id).toBe('tcss-image-gate/.github/workflows/release.yml/build/')
    expect(run.properties).toEqual({ verdict: 'fail', host: 'tcss.intl.tencentcloudapi.com' })
    expect(run.versionControlProvenance).toEqual([
      {
        repositoryUri: 'https://github.com/shop/web',
        revisionId: CONTEXT.commit,
        mappedTo: { uriBaseId: '%SRCROOT%' },
      },
    ])
  })

  test('says no more than is known', () => {
    const run = sarif({ images: [], policy: null, host: null, error: someError() }, NOWHERE)
    expect(run.automationDetails.id).toBe('tcss-image-gate/')
    expect(run.properties).toEqual({ verdict: 'error' })
    expect(run.versionControlProvenance).toBeUndefined()
    for (const given of [
      { repository: 'a' },
      { repository: 'a/b/../c' },
      { commit: 'main' },
      { commit: null },
    ])
      expect(sarif({}, { ...CONTEXT, ...given }).versionControlProvenance).toBeUndefined()
  })

  test('is at home on the server of the run', () => {
    const runUrl = 'https://ghe.example:8443/shop/web/actions/runs/1'
    expect(sarif({}, { ...CONTEXT, runUrl }).versionControlProvenance).toMatchObject([
      { repositoryUri: 'https://ghe.example:8443/shop/web' },
    ])
    expect(sarif({}, { ...CONTEXT, runUrl: 'javascript:alert(1)' }).versionControlProvenance).toMatchObject([
      { repositoryUri: 'https://github.com/shop/web' },
    ])
  })

  test('says whether there was a verdict', () => {
    const succeeded = (given: ReportGiven) => sarif(given).invocations[0]?.executionSuccessful
    expect(succeeded({})).toBe(true)
    expect(succeeded({ images: [infected] })).toBe(true)
    expect(succeeded({ images: [infected, { error: someError() }] })).toBe(false)
  })
})

describe('results', () => {
  test('a pass has none', () => {
    const { results, tool } = sarif({})
    expect([results, tool.driver.rules]).toEqual([[], []])
  })

  test('a broken rule: what, how many, how many are allowed, where, by whom, and what now', () => {
    const { results } = sarif({ images: [infected] })
    expect(results).toMatchObject([{ ruleId: 'max-viruses', level: 'error', suppressions: [] }])
    expect(results[0]?.message.text).toBe(
      '2 viruses, none allowed: ccr.ccs.tencentyun.com/shop/web:1.4.2 (max-viruses: default). ' +
        'What now: Remove the infected files listed in the job summary or the TCSS console, and rebuild the image.',
    )
  })

  test('a rule that only warns says why', () => {
    const { results } = sarif({ images: [infected], policy: { mode: 'warn' } })
    expect(results).toMatchObject([{ level: 'warning' }])
    expect(results[0]?.message.text).toContain('Not blocked, because of `mode: warn`.')
  })

  test('every broken rule, in the order of the rules, then what was found, the worst first', () => {
    const { everything } = REPORTS
    expect(rulesOf(sarif(everything ?? {}))).toEqual([
      ...RULES,
      'CVE-2024-10000',
      'CVE-2024-10001',
      'virus',
      'risk',
      'CVE-2024-10002',
      'CVE-2024-10003',
    ])
  })

  test('of one severity those with an exploit first, then those that can be fixed, of all images at once', () => {
    const image = (number: number, given: object): ImageGiven => ({
      facts: { vulnerabilities: someList([someFinding(number, { severity: 'high', ...given })]) },
    })
    const policy = { limits: { 'max-vulnerabilities': 100 } } as const
    const images = [
      image(1, { fixable: false }),
      image(2, {}),
      image(3, { fixable: false, exploitable: true }),
    ]
    expect(rulesOf(sarif({ images, policy }))).toEqual(['CVE-2024-10003', 'CVE-2024-10002', 'CVE-2024-10001'])
  })

  test('errors before warnings, and images without a verdict before all', () => {
    const warned: ImageGiven = { ...infected, policy: { mode: 'warn' } }
    const { results } = sarif({ images: [warned, infected, { error: someError() }], error: someError() })
    expect(results.map(({ ruleId, level }) => `${ruleId} ${level}`)).toEqual([
      'no-verdict error',
      'no-verdict error',
      'max-viruses error',
      'max-viruses warning',
    ])
  })

  test('an image without a verdict: why, and what now', () => {
    const [only] = sarif({ images: [{ error: someError() }] }).results
    expect(only).toMatchObject({ ruleId: 'no-verdict', level: 'error' })
    expect(only?.message.text).toBe(
      `No verdict, so blocked: ${someImage(1).imageId}. TCSS said no. Ask again.`,
    )
    const [other] = sarif(REPORTS['an error in a file'] ?? {}).results
    expect(other?.message.text).toBe('No verdict, so blocked. TCSS said no. not a limit. Ask again.')
  })

  test('a vulnerability: where it is, and what removes it', () => {
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
  ])('a vulnerability %j', (given, says) => {
    expect(sarif(withFindings(someFinding(1, given))).results[0]?.message.text).toMatch(
      new RegExp(`^CVE-2024-10001 .*${says.replaceAll('.', '\\.')}$`),
    )
  })

  test.each([
    ['critical', 'error', 'error', '9.5'],
    ['high', 'error', 'error', '8.0'],
    ['medium', 'warning', 'warning', '5.5'],
    ['low', 'note', 'warning', '2.0'],
  ] as const)('%s is the level %s', (severity, level, virusLevel, score) => {
    const { results, tool } = sarif(withFindings(someFinding(1, { severity })))
    expect(results).toMatchObject([{ level }])
    expect(tool.driver.rules[0]?.properties['security-severity']).toBe(score)
    const virus = sarif({ images: [{ findings: { virus: someList([someVirus({ severity })]) } }] })
    expect(virus.results).toMatchObject([{ ruleId: 'virus', level: virusLevel }])
  })

  test('viruses and risks go by rules of their own', () => {
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

  test('a list that was only to be told counts as it is', () => {
    const vulnerability = someList([someFinding(1), someFinding(2)])
    expect(rulesOf(sarif({ images: [{ findings: { vulnerability } }] }))).toHaveLength(2)
  })

  test('what is excepted stays to be seen, last, with its reason', () => {
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
    expect(results[1]?.message.text).toMatch(
      /^Accepted until 2026-12-31: CVE-2024-10001 .* Reason: .* SEC-42$/,
    )
    expect(placeOf(results[1])).toEqual(['policy.yml', 12, undefined])
  })

  test('answers from this machine say so in every message, in the words of the annotations', () => {
    const given = {
      ...REPORTS['everything'],
      ...REPORTS['not all listed'],
      local: true,
      host: '127.0.0.1:4010',
    }
    const words =
      'Not a real verdict: the answers come from 127.0.0.1:4010 on this machine, not from Tencent Cloud. '
    expect(renderAnnotations(someReport(given), true)[0]?.message.startsWith(words)).toBe(true)
    const run = sarif(given)
    const notifications = run.invocations.flatMap((one) => one.toolExecutionNotifications)
    expect(notifications).toHaveLength(1)
    for (const { message } of [...run.results, ...notifications])
      expect(message.text.startsWith(words)).toBe(true)
  })

  test('a message is as it was, once a reader takes the escapes away', () => {
    const name = 'a [b](1) {0} \\ c'
    const { results, tool } = sarif(withFindings(someFinding(1, { name })))
    expect(results[0]?.message.text).toContain('a \\[b\\](1) {{0}} \\\\ c')
    expect(tool.driver.rules[0]?.shortDescription.text).toBe('CVE-2024-10001: a (b)(1) (0) / c')
  })
})

describe('rules', () => {
  test.each([
    'deny',
    'max-viruses',
    'virus',
    'no-verdict',
    '',
    'TCSS-x-1',
    'a b',
    '名',
    'cve-2024-1',
    HOSTILE,
  ])('no foreign ID is taken for a rule of ours: %j', (id) => {
    const { results } = sarif(withFindings(someFinding(1, { id })))
    expect(results[0]?.ruleId).toMatch(/^TCSS-[\w.-]*[0-9a-f]{32}$/)
  })

  test('an ID that is one stays as it is, and others stay apart', () => {
    const ids = ['CVE-2024-1', 'GHSA-xxxx-yyyy-zzzz', 'a b', 'a_b', 'a-b', 'a b ', '\ud800', '\udc00']
    const findings = ids.map((id) => someFinding(1, { id }))
    const rules = rulesOf(sarif(withFindings(...findings)))
    expect(rules.slice(0, 2)).toEqual(ids.slice(0, 2))
    expect(new Set(rules).size).toBe(ids.length)
  })

  test('only a CVE has an address', () => {
    const { rules } = sarif(withFindings(someFinding(1, { id: 'CVE-2024-1' }), someFinding(2))).tool.driver
    expect(rules.map(({ helpUri }) => helpUri)).toEqual([
      `${ACTION_URL}#readme`,
      'https://nvd.nist.gov/vuln/detail/CVE-2024-10002',
    ])
  })

  test('a vulnerability of several severities is as bad as the worst of them', () => {
    const findings = [someFinding(1, { severity: 'low' }), someFinding(1, { severity: 'critical' })]
    const { results, tool } = sarif(withFindings(...findings))
    expect(results.map(({ level }) => level)).toEqual(['error', 'note'])
    expect(tool.driver.rules.map(({ properties }) => properties['security-severity'])).toEqual(['9.5'])
  })

  test('every rule has its help', () => {
    const helps: readonly RuleHelp[] = [
      ...RULES.map((rule) => RULE_WORDS[rule].help),
      ...Object.values(OTHER_HELP),
    ]
    for (const { title, description, remedy } of helps) {
      expect(title).not.toBe('')
      expect(`${description} ${remedy}`).toMatch(/^[^<>[\]{}\\*_#]+$/)
      expect([description, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
    }
  })
})

describe('places', () => {
  const asked = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
  const image = { given: asked, imageId: null, reference: parseReference(asked), platform: null }
  const policyFile = { kind: 'policy', policy: 'ci/gate policy.yml', line: 7 } as const
  const given = (rest: ReportGiven = {}): ReportGiven => ({ images: [{ ...infected, image }], ...rest })
  const denied = (policy: string, line: number | null): ReportGiven => ({
    images: [{ image, facts: { vulnerabilities: someList([someFinding(1)]) } }],
    policy: {
      limits: { 'max-vulnerabilities': 9 },
      deny: [
        { id: 'CVE-1', source: { ...policyFile, line: 1 } },
        { id: 'CVE-2024-10001', source: { ...policyFile, policy, line } },
      ],
    },
  })

  test('the line that names the image', () => {
    const places = new Map([[asked, { file: 'k8s/web.yml', line: 12, column: 16 }]])
    expect(sarif(given({ places })).results.map(placeOf)).toEqual([['k8s/web.yml', 12, 16]])
    expect(placeOf(sarif({ ...denied('p.yml', 2), places }).results[0])).toEqual(['k8s/web.yml', 12, 16])
  })

  test('else the line of the policy that is broken', () => {
    expect(placeOf(sarif(denied('ci/gate policy.yml', 7)).results[0])).toEqual([
      'ci/gate%20policy.yml',
      7,
      undefined,
    ])
  })

  test.each([
    ['shop/policies/gate.yml@main', 7],
    ['strict', null],
    ['/etc/policy.yml', 7],
    ['../policy.yml', 7],
  ])('else the workflow: %s', (policy, line) => {
    const [first] = sarif(denied(policy, line)).results
    expect(placeOf(first)).toEqual(['.github/workflows/release.yml', 1, undefined])
  })

  test('else anything, for GitHub shows nothing that is nowhere', () => {
    expect(sarif(given(), NOWHERE).results.map(placeOf)).toEqual([['action.yml', 1, undefined]])
    const workflow = '../../x.yml'
    expect(sarif(given(), { ...NOWHERE, workflow }).results.map(placeOf)).toEqual([
      ['action.yml', 1, undefined],
    ])
  })

  test('a mistake in a file is there', () => {
    const { results } = sarif(REPORTS['an error in a file'] ?? {})
    expect(results.map(placeOf)).toEqual([['ci/policy.yml', 3, 5]])
  })

  test.each([
    [0, 0, 1, 1],
    [-3, Number.NaN, 1, 1],
    [2.5, 1e300, 1, 1],
    [9, 4, 9, 4],
  ])('lines and columns count from one: %d, %d', (line, column, ...region) => {
    const places = new Map([[asked, { file: 'a.yml', line, column }]])
    expect(sarif(given({ places })).results.map(placeOf)).toEqual([['a.yml', ...region]])
  })

  test.each([
    ['./a//b/./c.yml', 'a/b/c.yml'],
    ['a\\b.yml', 'a/b.yml'],
    ['ä b/#1?.yml', '%C3%A4%20b/%231%3F.yml'],
    ['%2e%2e/a', '%252e%252e/a'],
    ['https://x.example/a', 'https%3A/x.example/a'],
    ['\ud800', '%EF%BF%BD'],
    ['...', '...'],
    ['', null],
    ['.', null],
    ['..', null],
    ['a/../../b', null],
    ['a\\..\\b', null],
    ['/etc/passwd', null],
    ['\\\\server\\share', null],
    ['C:\\a', null],
    ['c:/a', null],
    ['a'.repeat(1001), null],
  ])('%j as a relative URI', (path, uri) => {
    expect(relativeUri(path)).toBe(uri)
  })
})

describe('fingerprints', () => {
  const named = (name: string, rest: ReportGiven = withFindings(someFinding(1))): ReportGiven => ({
    ...rest,
    images: (rest.images ?? []).map((image) => ({
      ...image,
      ...('facts' in image ? { facts: { ...image.facts, name } } : {}),
    })),
  })
  const of = (given: ReportGiven) => fingerprints(sarif(given))

  test('the same under the name that GitHub looks at', () => {
    for (const { partialFingerprints } of sarif(REPORTS['everything'] ?? {}).results) {
      expect(partialFingerprints['tcssImageGate/v1']).toMatch(/^[0-9a-f]{32}:\d+$/)
      expect(partialFingerprints['primaryLocationLineHash']).toBe(partialFingerprints['tcssImageGate/v1'])
    }
  })

  test('the same for another tag, digest or ID of the image', () => {
    expect(of(named('x.example/web:1'))).toEqual(of(named('x.example/web:2')))
    expect(of(named('web:1'))).toEqual(of(named('web@sha256:1')))
    const errored = (number: number) => of({ images: [{ image: someImage(number), error: someError() }] })
    expect(errored(1)).toEqual(errored(2))
    const asked = (text: string) =>
      of({
        images: [
          {
            image: { given: text, imageId: null, reference: parseReference(text), platform: null },
            error: someError(),
          },
        ],
      })
    expect(asked('x.example/web:1')).toEqual(asked(`x.example/web@sha256:${'3'.repeat(64)}`))
    expect(asked('x.example/web:1')).not.toEqual(asked('x.example/api:1'))
  })

  test('the same for another count, time, place, severity or version', () => {
    const limits = { limits: { 'max-vulnerabilities': 100 } } as const
    const violation = (viruses: number) =>
      of({ images: [{ facts: { counts: { viruses } } }], policy: limits })
    expect(violation(2)).toEqual(violation(3))
    expect(of(withFindings(someFinding(1)))).toEqual(
      of(withFindings(someFinding(1, { severity: 'high', version: '3.0.9', fixedIn: '' }))),
    )
    const risk = (path: string) => of({ images: [{ findings: { risk: someList([someRisk({ path })]) } }] })
    expect(risk('2026-11-20 02:00:00')).toEqual(risk('2026-11-21 02:00:00'))
    const places = new Map([[someImage(1).given, { file: 'a.yml', line: 3 }]])
    expect(of({ ...withFindings(someFinding(1)), places })).toEqual(of(withFindings(someFinding(1))))
  })

  test('the same once it is excepted', () => {
    const given = withFindings(someFinding(1))
    expect(of({ ...given, policy: { ...given.policy, exceptions: [someException()] } })).toEqual(of(given))
  })

  test.each([[{ component: 'libssl' }], [{ path: '/usr/local' }], [{ id: 'CVE-2024-10009' }]])(
    'another one for %j',
    (other) => {
      expect(of(withFindings(someFinding(1)))).not.toEqual(of(withFindings(someFinding(1, other))))
    },
  )

  test('another one for each repository, platform, rule and scan', () => {
    expect(of(named('x.example/web:1'))).not.toEqual(of(named('x.example/api:1')))
    const platform = (text: string) => {
      const image = { ...someImage(1), platform: { index: '', name: text } }
      return of({ images: [{ image, facts: { counts: { viruses: 1 } } }] })
    }
    expect(platform('linux/amd64')).not.toEqual(platform('linux/arm64'))
    const scans = { virus: { kind: 'incomplete', reason: { kind: 'not-scanned' } } } as const
    const all = of({
      images: [{ facts: { scans: { ...scans, risk: scans.virus }, counts: { viruses: 1 } } }],
    })
    expect(new Set(all).size).toBe(3)
  })

  test('what is alike in all of that is counted', () => {
    const all = of(withFindings(someFinding(1), someFinding(1, { version: '3.0.2' })))
    expect(all.map((one) => one?.split(':')[1])).toEqual(['1', '2'])
    expect(all.map((one) => one?.split(':')[0])).toEqual([all[0]?.split(':')[0], all[0]?.split(':')[0]])
  })
})
