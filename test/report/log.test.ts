import { expect, test } from '@jest/globals'
import { observe } from '../../runner-model/model.ts'
import { known, unknown } from '../../src/domain/facts.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import { renderLog } from '../../src/report/log.ts'
import { logLine, say } from '../../src/text.ts'
import {
  DIGEST,
  type FactsGiven,
  factsWith,
  incomplete,
  type PolicyGiven,
  someException,
  someFinding,
  someImage,
  someList,
} from '../make.ts'
import { HOSTILE } from './hostile.ts'
import { type ImageGiven, LOCAL, QUEUED, type ReportGiven, someError, someReport } from './reports.ts'

const logOf = (given: ReportGiven = {}) =>
  renderLog(someReport(given)).flatMap(({ title, lines }) => [
    ...(title === null ? [] : [`▼ ${title}`]),
    ...lines,
  ])
const lineOf = (lines: readonly string[], word: string) => lines.find((line) => line.includes(word)) ?? ''
const OFF = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' } as const

test('the log names an image, its digests and the request', () => {
  const text = logOf({ images: [{ facts: { requestId: 'r-7' } }] }).join('\n')
  const name = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
  for (const part of [name, someImage(1).imageId, DIGEST, 'r-7']) expect(text).toContain(part)
  expect(logOf({ images: [{ facts: { digest: null } }] }).join('\n')).not.toContain('    digest')
})

test('the log has one line for each rule, and one for all that are off', () => {
  const lines = logOf()
  const refined = /^(deny|exception-expired|max-(exploitable|critical|high|medium|low))$/
  for (const rule of RULES.filter((one) => !refined.test(one)))
    expect(lines.filter((line) => line.includes(` ${rule}`))).toHaveLength(1)
  expect(lineOf(lines, 'not checked')).toBe(
    '    - not checked: max-sensitive-info (0 found), max-scan-age, expected-digest',
  )
})

test.each([
  { name: 'not reached', found: 4, limit: 10, line: /✔ max-vulnerabilities +4\b.*\b10 .*6 left/ },
  { name: 'reached', found: 10, limit: 10, line: /✔ .*10\b.*\b10 .*0 left/ },
  { name: 'exceeded', found: 12, limit: 10, line: /✘ .*12\b.*\b10 \(input\).*2 over/ },
  { name: 'off', found: 12, limit: 'off', line: /- not checked: max-vulnerabilities \(12 found\)/ },
  { name: 'zero', found: 0, limit: 0, line: /✔ .* 0\b.*\b0 \(input\)$/ },
] as const)(
  'the line of a limit that is $name has the found, the allowed and the difference',
  ({ found, limit, line }) => {
    const images = [{ facts: { counts: { vulnerabilities: found } } }]
    const lines = logOf({ images, policy: { limits: { 'max-vulnerabilities': limit } } })
    expect(lineOf(lines, 'max-vulnerabilities')).toMatch(line)
  },
)

test.each([
  {
    name: 'holds lowers the count and is listed',
    until: '2026-11-24',
    expiry: /✔ exception-expired +0 needed, allowed 0 \(policy\.yml:12\)$/,
    limit: /✔ .* 0, allowed 0/,
    accepted: '    i CVE-2024-10001       accepted until 2026-11-24: not reachable, tracked in SEC-42',
  },
  {
    name: 'has expired is a violation',
    until: '2026-11-23',
    expiry: /✘ exception-expired +1 needed, allowed 0 \(policy\.yml:12\)$/,
    limit: /✘ .* 1, allowed 0/,
    accepted: '',
  },
])('an exception that $name', ({ until, expiry, limit, accepted }) => {
  const lines = logOf({ images: [{ facts: factsWith(someFinding(1)) }], policy: { exceptions: [{ until }] } })
  expect(lineOf(lines, 'exception-expired')).toMatch(expiry)
  expect(lineOf(lines, 'max-vulnerabilities')).toMatch(limit)
  expect(lineOf(lines, 'accepted until')).toBe(accepted)
})

test('the log gives the reason of an incomplete scan, whose limit is neither passed nor exceeded', () => {
  const running = incomplete({ kind: 'running', progress: 40, seconds: 180, waited: 0 })
  const lines = logOf({ images: [{ facts: { scans: { vulnerability: running } } }] })
  expect(lineOf(lines, 'max-vulnerabilities')).toMatch(/\? .*unknown.*\b0\b.*incomplete/)
  expect(lineOf(lines, 'scan-incomplete')).toMatch(/✘ .*2 of 3/)
  expect(lineOf(lines, 'vulnerability scan')).toMatch(/✘ .*still running \(40 %, about 3 min left\)/)
})

test('an incomplete scan that no limit needs has no cross', () => {
  const images = [{ facts: { scans: { virus: QUEUED } } }]
  const lines = logOf({ images, policy: { limits: { 'max-viruses': 'off' } } })
  expect(lineOf(lines, 'virus scan')).toMatch(/ - .*waiting to start/)
  expect(lineOf(lines, 'max-viruses')).toMatch(/- not checked: max-viruses,/)
})

test.each<{ rule: string; facts: FactsGiven; policy: PolicyGiven; line: RegExp }>([
  { rule: 'require-trusted', facts: {}, policy: {}, line: /✔ require-trusted +yes.*required/ },
  { rule: 'require-trusted', facts: { trusted: known(false) }, policy: {}, line: /✘ .*no\b.*required/ },
  {
    rule: 'require-trusted',
    facts: { trusted: unknown(QUEUED.reason) },
    policy: { requireTrusted: false },
    line: /- not checked: .*require-trusted/,
  },
  {
    rule: 'scan-incomplete',
    facts: { scans: { virus: QUEUED } },
    policy: { incompleteScan: 'warn' },
    line: /! scan-incomplete .*2 of 3.*warn/,
  },
  {
    rule: 'scan-incomplete',
    facts: { scans: { virus: QUEUED } },
    policy: { limits: OFF },
    line: /- not checked: .*scan-incomplete/,
  },
])('the line of $rule matches $line', ({ rule, facts, policy, line }) => {
  expect(lineOf(logOf({ images: [{ facts }], policy }), rule)).toMatch(line)
})

test('a few images are in the given order, and their total comes last', () => {
  const named = (name: string, facts: FactsGiven = {}): ImageGiven => ({ facts: { ...facts, name } })
  const error = someError({ problem: 'TCSS is away. Tried 5 times.', remedy: 'Run it again.' })
  const infected = { counts: { viruses: 1 } }
  const lines = logOf({
    images: [named('h.io/c:1'), named('h.io/a:1', infected), { error }, named('h.io/b:1')],
  })
  const titles = lines.filter((line) => /^[✔!✘] /.test(line))
  const names = ['✔ h.io/c:1', '✘ h.io/a:1', `✘ ${someImage(3).given}`, '✔ h.io/b:1']
  expect(titles.map((line) => line.split(': ')[0])).toEqual(names)
  expect(lines.join('\n')).toMatch(/TCSS is away\. Tried 5 times\.[\s\S]*Run it again\./)
  expect(lines.at(-1)).toMatch(/4 images: 1 blocked without.* 1 blocked.* 2 allowed/)
})

test('the total of many images comes first, then those that do not pass, and the passing ones are folded', () => {
  const images: readonly ImageGiven[] = Array.from({ length: 8 }, (_, n) =>
    n === 3
      ? { error: someError() }
      : { facts: { name: `h.io/a:${n}`, counts: { viruses: n === 5 ? 1 : 0 } } },
  )
  const lines = logOf({ images })
  expect(lines[0]).toBe('8 images: 1 blocked without a verdict · 1 blocked · 6 allowed.')
  const titles = lines.filter((line) => /^[✔!✘▼] /.test(line)).map((line) => line.split(':')[0])
  expect(titles.slice(0, 3)).toEqual(['✘ sha256', '✘ h.io/a', '▼ 6 images allowed'])
  expect(lines.slice(-6)).toEqual(
    [0, 1, 2, 4, 6, 7].map((n) => expect.stringContaining(`✔ h.io/a:${n} (sha256:0`)),
  )
})

test('one image has no total', () => {
  expect(logOf().join('\n')).not.toContain('1 image')
})

test('the log warns once that an answer from this machine is no real verdict', () => {
  const warning = /not a real verdict.*127\.0\.0\.1:8080/i
  expect(logOf(LOCAL).filter((line) => warning.test(line))).toHaveLength(1)
  expect(logOf().join('\n')).not.toMatch(/not a real verdict/i)
})

test('the log has every point of an error, for other reports leave some out', () => {
  const points = Array.from({ length: 1000 }, (_, index) => say`input-${index} is wrong.`)
  const error = someError({ problem: '1000 inputs are wrong:', points }, 'input')
  const text = logOf({ images: [], policy: null, error }).join('\n')
  expect(text).toContain('1000 inputs are wrong:')
  expect([...points.keys()].filter((index) => !text.includes(`input-${index} is wrong.`))).toEqual([])
})

test('hostile text in every field is no command to the runner', () => {
  const facts = {
    name: HOSTILE,
    scans: { virus: incomplete({ kind: 'failed', words: HOSTILE }) },
    requestId: HOSTILE,
  }
  const error = someError({ problem: say`${HOSTILE}` })
  const source = { kind: 'policy', policy: HOSTILE, line: 1 } as const
  const exceptions = ['2026-11-24', '2026-11-23'].map((until, n) =>
    someException({ id: `${HOSTILE}${n}`, until, reason: HOSTILE, source }),
  )
  const [exception = someException()] = exceptions
  const listed = {
    counts: { vulnerabilities: 2 },
    vulnerabilities: someList([0, 1].map((n) => someFinding(n, { id: `${HOSTILE}${n}` }))),
  }
  const image = { ...someImage(1), given: HOSTILE }
  const value = { value: '1', source }
  const lines = logOf({
    images: [{ facts }, { facts: listed }, { error }],
    policy: { exceptions },
    notices: [
      { kind: 'loosened', setting: 'max-critical', kept: value, lost: value },
      { kind: 'expiring', exception, days: 1 },
      { kind: 'unused', exception },
      { kind: 'policy-changed', policy: HOSTILE, branch: HOSTILE, added: false },
      { kind: 'policy-changed', policy: HOSTILE, branch: HOSTILE, added: true },
      { kind: 'not-listed', image, scan: 'virus', error },
      { kind: 'list-differs', image, scan: 'virus', listed: 1, counted: 2 },
    ],
    local: true,
    host: HOSTILE,
  })
  for (const words of ['accepted until', 'exception-expired', 'is overridden', 'ends today', 'Remove it'])
    expect(lineOf(lines, words)).toContain('Untrusted')
  const seen = observe({ exitCode: 1, stdout: lines.map((line) => `${logLine(line)}\n`).join('') })
  expect([seen.commands, seen.outputs, seen.masks, seen.problems]).toEqual([[], {}, [], []])
})
