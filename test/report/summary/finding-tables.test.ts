import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { AppliedException } from '../../../src/domain/exception.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import { renderAccepted, renderRisks, renderViruses } from '../../../src/report/summary/finding-tables.ts'
import { code } from '../../../src/text.ts'
import { NOW, runs, someException, someFinding, someList } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'

const some = (kind: 'virus' | 'risk', given: Partial<Finding> = {}): Finding =>
  someFinding(1, { kind, id: '', version: '', fixedIn: '', fixable: false, ...given })
const virus = (given: Partial<Finding> = {}) =>
  some('virus', { name: 'Trojan.A', component: 'sh', path: '/usr/bin/sh', severity: 'high', ...given })
const risk = (given: Partial<Finding> = {}) =>
  some('risk', { name: 'a secret', component: 'ENV', path: 'build step of 2026-01-01 08:00:00', ...given })
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
  { name: 'viruses', one: virus, render: (...all: Finding[]) => renderViruses(someList(all)) },
  { name: 'risks', one: risk, render: (...all: Finding[]) => renderRisks(someList(all)) },
] as const

describe.each(RENDERERS)('$name', ({ one, render }) => {
  test('nothing is said of none', () => expect(render()).toBe(''))

  test('the worst come first', () => {
    const [low, worst, high] = [
      one({ severity: 'low' }),
      one({ severity: 'critical' }),
      one({ severity: 'high' }),
    ]
    expect(rows(render(low, worst, high)).map((row) => row.slice(0, 4))).toEqual(['| 🟪', '| 🟥', '| 🟨'])
  })

  test.each([
    { many: 1, shown: 1, more: null },
    { many: 10, shown: 10, more: null },
    { many: 11, shown: 10, more: '… and 1 more' },
    { many: 2_000, shown: 10, more: '… and 1990 more' },
  ])('of $many $shown are shown', ({ many, shown, more }) => {
    const text = render(...Array.from({ length: many }, () => one()))
    expect(rows(text)).toHaveLength(shown)
    if (more === null) expect(text).not.toContain('…')
    else expect(text).toContain(`<sub>${more}</sub>`)
  })

  test('foreign text is quoted', () => {
    const of = (foreign: string) =>
      render(one({ name: foreign, component: foreign, path: foreign, id: foreign }))
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

test('they are told under a heading of their own', () => {
  const head = (text: string) => text.split('\n').slice(0, 4)
  expect(head(renderViruses(someList([virus()])))).toEqual([
    '<details><summary><b>Viruses and trojans, worst first</b></summary>',
    '',
    '|  | Virus | File |',
    '| :-: | :-- | :-- |',
  ])
  expect(head(renderRisks(someList([risk()])))).toEqual([
    '<details><summary><b>Risky behaviours and sensitive information, worst first</b></summary>',
    '',
    '|  | What is wrong | Where |',
    '| :-: | :-- | :-- |',
  ])
  expect(head(renderAccepted([accepted()], NOW)).slice(2)).toEqual([
    '|  | Vulnerability | Until | Reason, set by |',
    '| :-: | :-- | :-- | :-- |',
  ])
  for (const text of [renderViruses(someList([virus()])), renderAccepted([accepted()], NOW)])
    expect(text).toMatch(/ \|\n\n\n<\/details>\n\n$/)
})

test('of what was not listed nothing is said', () => {
  expect([renderViruses(undefined), renderRisks(undefined)]).toEqual(['', ''])
})

test('a virus has its name and its file', () => {
  expect(rows(renderViruses(someList([virus()])))).toEqual([
    `| 🟥 | ${code('Trojan.A')} | ${code('/usr/bin/sh')} |`,
  ])
  expect(rows(renderViruses(someList([virus({ path: '' })])))[0]).toContain(code('sh'))
})

test.each([
  {
    name: 'the instruction and its step',
    given: {},
    where: `${code('ENV')} instruction, ${code('build step of 2026-01-01 08:00:00')}`,
  },
  { name: 'the instruction alone', given: { path: '' }, where: `${code('ENV')} instruction` },
  { name: 'the step alone', given: { component: '' }, where: code('build step of 2026-01-01 08:00:00') },
  { name: 'nothing', given: { component: '', path: '' }, where: '' },
])('where a risk is: $name', ({ given, where }) => {
  expect(rows(renderRisks(someList([risk(given)])))).toEqual([`| 🟨 | ${code('a secret')} | ${where} |`])
})

describe('what is excepted', () => {
  test('nothing is said of none', () => expect(renderAccepted([], NOW)).toBe(''))

  test('it has its ID, component, reason, last day, the days that are left, and who set it', () => {
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
  ])('one until $until: $left', ({ until, left }) => {
    // With hyphens at which no line breaks.
    const day = until.replaceAll('-', '\u2011')
    expect(rows(renderAccepted([accepted({ until })], NOW))[0]).toContain(`| ${day}<br>${left} |`)
  })

  test('one of several places is as bad as the worst, and names every component once', () => {
    const findings = [
      someFinding(1),
      someFinding(1, { path: '/x', severity: 'critical' }),
      someFinding(1, { component: 'libssl', path: '/y' }),
    ]
    const text = renderAccepted([accepted({}, findings)], NOW)
    expect(text).toContain('<b>3 accepted vulnerabilities</b>')
    expect(rows(text)[0]).toContain(`| 🟪 | ${code('CVE-2024-10001')}<br>${code('openssl, libssl')} |`)
  })

  test('those that end first come first, ten of them', () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      accepted({ id: `CVE-2024-${n}`, until: `2026-12-${30 - n}` }),
    )
    const text = renderAccepted(many, NOW)
    expect(rows(text)).toHaveLength(10)
    expect(rows(text)[0]).toContain(code('CVE-2024-11'))
    expect(text).toContain('<sub>… and 2 more exceptions</sub>')
    expect(renderAccepted(many.slice(2), NOW)).not.toContain('…')
  })

  test('foreign text is quoted', () => {
    const of = (foreign: string) => {
      const source = { kind: 'policy', policy: foreign, line: 1 } as const
      const exception = someException({ id: foreign, reason: foreign, source })
      const findings = [someFinding(1, { id: foreign, component: foreign })]
      return renderAccepted([{ exception, findings }], NOW)
    }
    expect(skeleton(of(HOSTILE))).toBe(skeleton(of('x')))
    fc.assert(
      fc.property(anyText, (text) => expect(skeleton(of(text))).toBe(skeleton(of('x')))),
      runs(1_000),
    )
  })
})
