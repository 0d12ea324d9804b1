import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AppliedException } from '../../../src/domain/exception.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import { renderAccepted, renderRisks, renderViruses } from '../../../src/report/summary/finding-tables.ts'
import { code } from '../../../src/text.ts'
import { NOW, runs, someException, someFinding, someList } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { someRisk, someVirus } from '../reports.ts'

const accepted = (
  given: Partial<AppliedException['exception']> = {},
  findings = [someFinding(1)],
): AppliedException => ({
  exception: someException(given),
  findings,
})
const rows = (text: string) => text.split('\n').filter((line) => /^\| [🟪🟥🟧🟨]/u.test(line))
const skeleton = (text: string) => text.replaceAll(/<code>.*?<\/code>/gs, '<code></code>')

const RENDERERS = [
  { name: 'viruses', one: someVirus, render: (...all: Finding[]) => renderViruses(someList(all)) },
  { name: 'risks', one: someRisk, render: (...all: Finding[]) => renderRisks(someList(all)) },
] as const

describe.each(RENDERERS)('the table of $name', ({ one, render }) => {
  test('an empty list has no table', () => expect(render()).toBe(''))

  test('the worst findings come first', () => {
    const findings = (['low', 'critical', 'high'] as const).map((severity) => one({ severity }))
    expect(rows(render(...findings)).map((row) => row.slice(0, 4))).toEqual(['| 🟪', '| 🟥', '| 🟨'])
  })

  test.each([
    { many: 1, shown: 1, more: null },
    { many: 10, shown: 10, more: null },
    { many: 11, shown: 10, more: '… and 1 more' },
    { many: 2_000, shown: 10, more: '… and 1990 more' },
  ])('of $many findings $shown are shown, and the rest is counted', ({ many, shown, more }) => {
    const text = render(...Array.from({ length: many }, () => one()))
    expect(rows(text)).toHaveLength(shown)
    if (more === null) expect(text).not.toContain('…')
    else expect(text).toContain(`<sub>${more}</sub>`)
  })

  test('untrusted text is quoted', () => {
    const of = (text: string) => render(one({ name: text, component: text, path: text, id: text }))
    expect(skeleton(of(HOSTILE))).toBe(skeleton(of('x')))
    fc.assert(
      fc.property(
        anyText.filter((text) => text !== ''),
        (text) => expect(skeleton(of(text))).toBe(skeleton(of('x'))),
      ),
      runs(1_000),
    )
  })
})

test('each table has a fold with a label and its own columns', () => {
  const head = (text: string) => text.split('\n').slice(0, 4)
  expect(head(renderViruses(someList([someVirus()])))).toEqual([
    '<details><summary><b>Viruses and trojans, worst first</b></summary>',
    '',
    '|  | Virus | File |',
    '| :-: | :-- | :-- |',
  ])
  expect(head(renderRisks(someList([someRisk()])))).toEqual([
    '<details><summary><b>Risky behaviours and sensitive information, worst first</b></summary>',
    '',
    '|  | What is wrong | Where |',
    '| :-: | :-- | :-- |',
  ])
  expect(head(renderAccepted([accepted()], NOW)).slice(2)).toEqual([
    '|  | Vulnerability | Until | Reason, set by |',
    '| :-: | :-- | :-- | :-- |',
  ])
  for (const text of [renderViruses(someList([someVirus()])), renderAccepted([accepted()], NOW)])
    expect(text).toMatch(/ \|\n\n\n<\/details>\n\n$/)
})

test('a list that is not known has no table', () => {
  expect([renderViruses(undefined), renderRisks(undefined)]).toEqual(['', ''])
})

test('the row of a virus has its name and its file', () => {
  expect(rows(renderViruses(someList([someVirus()])))).toEqual([
    `| 🟥 | ${code('Trojan.Linux.Miner')} | ${code('/usr/bin/miner')} |`,
  ])
  expect(rows(renderViruses(someList([someVirus({ path: '' })])))[0]).toContain(code('miner'))
})

test.each([
  {
    name: 'the instruction and its step',
    given: {},
    where: `${code('ENV')} instruction, ${code('2026-11-20 02:00:00')}`,
  },
  { name: 'the instruction alone', given: { path: '' }, where: `${code('ENV')} instruction` },
  { name: 'the step alone', given: { component: '' }, where: code('2026-11-20 02:00:00') },
  { name: 'nothing', given: { component: '', path: '' }, where: '' },
])('the row of a risk has as its place $name', ({ given, where }) => {
  const name = code('Password in an environment variable')
  expect(rows(renderRisks(someList([someRisk(given)])))).toEqual([`| 🟥 | ${name} | ${where} |`])
})

test('without an accepted vulnerability there is no table', () => expect(renderAccepted([], NOW)).toBe(''))

test('the row of an accepted vulnerability has ID, component, last day, days left, reason and source', () => {
  const cells = [
    '🟨',
    `${code('CVE-2024-10001')}<br>${code('openssl')}`,
    '2026\u201112\u201131<br>37&nbsp;days&nbsp;left',
    `${code('not reachable, tracked in SEC-42')}<br>${code('policy.yml:12')}`,
  ]
  const text = renderAccepted([accepted()], NOW)
  expect(rows(text)).toEqual([`| ${cells.join(' | ')} |`])
  expect(text).toContain('<summary><b>1 accepted vulnerability</b>, not counted above</summary>')
})

test.each([
  { until: '2026-11-24', left: 'today' },
  { until: '2026-11-25', left: '1&nbsp;day&nbsp;left' },
  { until: '2026-11-26', left: '2&nbsp;days&nbsp;left' },
])('the row of an exception until $until says: $left', ({ until, left }) => {
  // Non-breaking hyphens.
  const day = until.replaceAll('-', '\u2011')
  expect(rows(renderAccepted([accepted({ until })], NOW))[0]).toContain(`| ${day}<br>${left} |`)
})

test('an exception for several findings has the worst severity and every component once', () => {
  const findings = [
    someFinding(1),
    someFinding(1, { path: '/x', severity: 'critical' }),
    someFinding(1, { component: 'libssl', path: '/y' }),
  ]
  const text = renderAccepted([accepted({}, findings)], NOW)
  expect(text).toContain('<b>3 accepted vulnerabilities</b>')
  expect(rows(text)[0]).toContain(`| 🟪 | ${code('CVE-2024-10001')}<br>${code('openssl, libssl')} |`)
})

test('at most ten exceptions are shown, those that end first', () => {
  const many = Array.from({ length: 12 }, (_, n) =>
    accepted({ id: `CVE-2024-${n}`, until: `2026-12-${30 - n}` }),
  )
  const text = renderAccepted(many, NOW)
  expect(rows(text)).toHaveLength(10)
  expect(rows(text)[0]).toContain(code('CVE-2024-11'))
  expect(text).toContain('<sub>… and 2 more exceptions</sub>')
  expect(renderAccepted(many.slice(2), NOW)).not.toContain('…')
})

test('untrusted text of an exception is quoted', () => {
  const of = (text: string) => {
    const source = { kind: 'policy', policy: text, line: 1 } as const
    const exception = someException({ id: text, reason: text, source })
    const findings = [someFinding(1, { id: text, component: text })]
    return renderAccepted([{ exception, findings }], NOW)
  }
  expect(skeleton(of(HOSTILE))).toBe(skeleton(of('x')))
  fc.assert(
    fc.property(anyText, (text) => expect(skeleton(of(text))).toBe(skeleton(of('x')))),
    runs(1_000),
  )
})
