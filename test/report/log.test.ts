import { describe, expect, test } from '@jest/globals'
import { observe } from '../../runner-model/model.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import { renderLog } from '../../src/report/log.ts'
import { logLine, say } from '../../src/text.ts'
import { DIGEST, type FactsGiven, someException, someFinding, someImage, someList } from '../make.ts'
import { HOSTILE } from './hostile.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from './reports.ts'

const logOf = (given: ReportGiven = {}) =>
  renderLog(someReport(given)).flatMap(({ title, lines }) => [
    ...(title === null ? [] : [`▼ ${title}`]),
    ...lines,
  ])
const lineOf = (lines: readonly string[], word: string) => lines.find((line) => line.includes(word)) ?? ''

describe('an image is told in full', () => {
  test('what it is, and the request that said so', () => {
    const text = logOf({ images: [{ facts: { requestId: 'r-7' } }] }).join('\n')
    const name = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
    for (const part of [name, someImage(1).imageId, DIGEST, 'r-7']) expect(text).toContain(part)
    expect(logOf({ images: [{ facts: { digest: null } }] }).join('\n')).not.toContain('    digest')
  })

  test('one line a rule, and one for all that are off', () => {
    const lines = logOf()
    const finer = /^(deny|exception-expired|max-(exploitable|critical|high|medium|low))$/
    const coarse = RULES.filter((rule) => !finer.test(rule))
    for (const rule of coarse) expect(lines.filter((line) => line.includes(` ${rule}`))).toHaveLength(1)
    expect(lineOf(lines, 'not checked')).toBe(
      '    - not checked: max-sensitive-info (0 found), max-scan-age, expected-digest',
    )
  })

  test.each([
    {
      name: 'within',
      counts: { vulnerabilities: 4 },
      limit: 10,
      says: /✔ max-vulnerabilities +4\b.*\b10 .*6 left/,
    },
    { name: 'at the limit', counts: { vulnerabilities: 10 }, limit: 10, says: /✔ .*10\b.*\b10 .*0 left/ },
    { name: 'over', counts: { vulnerabilities: 12 }, limit: 10, says: /✘ .*12\b.*\b10 \(input\).*2 over/ },
    {
      name: 'off',
      counts: { vulnerabilities: 12 },
      limit: 'off',
      says: /- not checked: max-vulnerabilities \(12 found\)/,
    },
    { name: 'zero', counts: {}, limit: 0, says: /✔ .* 0\b.*\b0 \(input\)$/ },
  ] as const)('a limit says found, allowed and the difference: $name', ({ counts, limit, says }) => {
    const lines = logOf({
      images: [{ facts: { counts } }],
      policy: { limits: { 'max-vulnerabilities': limit } },
    })
    expect(lineOf(lines, 'max-vulnerabilities')).toMatch(says)
  })

  test.each([
    { until: '2026-11-24', is: /✔ exception-expired +0 needed, allowed 0 \(policy\.yml:12\)$/ },
    { until: '2026-11-23', is: /✘ exception-expired +1 needed, allowed 0 \(policy\.yml:12\)$/ },
  ])('an exception until $until', ({ until, is }) => {
    const lines = logOf({
      images: [{ facts: { counts: { vulnerabilities: 1 }, vulnerabilities: someList([someFinding(1)]) } }],
      policy: { exceptions: [{ until }] },
    })
    expect(lineOf(lines, 'exception-expired')).toMatch(is)
    const holds = until === '2026-11-24'
    expect(lineOf(lines, 'max-vulnerabilities')).toMatch(holds ? /✔ .* 0, allowed 0/ : /✘ .* 1, allowed 0/)
    expect(lineOf(lines, 'accepted until')).toBe(
      holds ? '    i CVE-2024-10001       accepted until 2026-11-24: not reachable, tracked in SEC-42' : '',
    )
  })

  test('an incomplete scan says why, and its limit is neither passed nor broken', () => {
    const reason = { kind: 'running', progress: 40, seconds: 180, waited: 0 } as const
    const lines = logOf({ images: [{ facts: { scans: { vulnerability: { kind: 'incomplete', reason } } } }] })
    expect(lineOf(lines, 'max-vulnerabilities')).toMatch(/\? .*unknown.*\b0\b.*incomplete/)
    expect(lineOf(lines, 'scan-incomplete')).toMatch(/✘ .*2 of 3/)
    expect(lineOf(lines, 'vulnerability scan')).toMatch(/✘ .*still running \(40 %, about 3 min left\)/)
  })

  test('a scan that no limit needs is told without a cross', () => {
    const scans = { virus: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } } as const
    const lines = logOf({ images: [{ facts: { scans } }], policy: { limits: { 'max-viruses': 'off' } } })
    expect(lineOf(lines, 'virus scan')).toMatch(/ - .*waiting to start/)
    expect(lineOf(lines, 'max-viruses')).toMatch(/- not checked: max-viruses,/)
  })

  test.each([
    { facts: {}, policy: {}, says: /✔ require-trusted +yes.*required/ },
    { facts: { trusted: { kind: 'known', value: false } }, policy: {}, says: /✘ .*no\b.*required/ },
    {
      facts: { trusted: { kind: 'unknown', reason: { kind: 'queued', waited: 0 } } },
      policy: { requireTrusted: false },
      says: /- not checked: .*require-trusted/,
    },
  ] as const)('trust: $says', ({ facts, policy, says }) => {
    expect(lineOf(logOf({ images: [{ facts }], policy }), 'require-trusted')).toMatch(says)
  })

  test.each([
    { policy: { incompleteScan: 'warn' }, says: /! scan-incomplete .*2 of 3.*warn/ },
    {
      policy: { limits: { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' } },
      says: /- not checked: .*scan-incomplete/,
    },
  ] as const)('scans: $says', ({ policy, says }) => {
    const scans = { virus: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } } as const
    expect(lineOf(logOf({ images: [{ facts: { scans } }], policy }), 'scan-incomplete')).toMatch(says)
  })
})

test('every image in the order asked, then the sum of them', () => {
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

test('of many images how they came out comes first, then those that do not pass, and last the others, folded', () => {
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

test('one image has no sum', () => {
  expect(logOf().join('\n')).not.toContain('1 image')
})

test('an answer from this machine is no real verdict', () => {
  const lines = logOf({ local: true, host: '127.0.0.1:8080' })
  expect(lines.filter((line) => /not a real verdict.*127\.0\.0\.1:8080/i.test(line))).toHaveLength(1)
  expect(logOf().join('\n')).not.toMatch(/not a real verdict/i)
})

test('the log has every mistake in full: other reports leave some out and point here', () => {
  const points = Array.from({ length: 1000 }, (_, index) => say`input-${index} is wrong.`)
  const error = someError({ problem: '1000 inputs are wrong:', points }, 'input')
  const text = logOf({ images: [], policy: null, error }).join('\n')
  expect(text).toContain('1000 inputs are wrong:')
  expect([...points.keys()].filter((index) => !text.includes(`input-${index} is wrong.`))).toEqual([])
})

test('hostile text in every field commands nothing', () => {
  const reason = { kind: 'failed', words: HOSTILE } as const
  const facts = {
    name: HOSTILE,
    scans: { virus: { kind: 'incomplete', reason } },
    requestId: HOSTILE,
  } as const
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
  for (const said of ['accepted until', 'exception-expired', 'is overridden', 'ends today', 'Remove it'])
    expect(lineOf(lines, said)).toContain('Foreign')
  const seen = observe({ exitCode: 1, stdout: lines.map((line) => `${logLine(line)}\n`).join('') })
  expect([seen.commands, seen.outputs, seen.masks, seen.problems]).toEqual([[], {}, [], []])
})
