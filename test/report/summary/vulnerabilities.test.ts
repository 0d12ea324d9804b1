import { describe, expect, test } from '@jest/globals'
import { assert, nat, property, tuple } from 'fast-check'
import { SEVERITIES } from '../../../src/domain/finding.ts'
import { compareFindings } from '../../../src/report/findings.ts'
import { renderVulnerabilities, severityBar } from '../../../src/report/summary/vulnerabilities.ts'
import { code } from '../../../src/text.ts'
import { runs, someFinding } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'

const render = (...findings: Parameters<typeof renderVulnerabilities>[0]) => renderVulnerabilities(findings)
const rows = (text: string) => text.split('\n').filter((line) => /^\| [🟪🟥🟧🟨]/u.test(line))

test('without vulnerabilities there is no table', () => expect(render()).toBe(''))

test('the label of the fold has the severity bar', () => {
  const text = render(
    someFinding(1),
    someFinding(2, { severity: 'critical' }),
    someFinding(3, { severity: 'critical' }),
  )
  expect(text.split('\n')[0]).toBe(
    '<details><summary><b>Vulnerabilities, worst first</b> &nbsp;🟪🟪🟨 2&nbsp;critical · 1&nbsp;low</summary>',
  )
})

describe('the severity bar', () => {
  /** Findings, these numbers of each severity, worst first. */
  const many = (...counts: readonly number[]) =>
    SEVERITIES.flatMap((severity, n) =>
      Array.from({ length: counts[n] ?? 0 }, () => someFinding(1, { severity })),
    )
  const squares = (...counts: readonly number[]) => {
    const [bar = ''] = severityBar(many(...counts)).split(' ')
    return ['🟪', '🟥', '🟧', '🟨'].map((square) => bar.split(square).length - 1)
  }

  test.each([
    { name: 'one square for each of a few findings', counts: [2, 4, 4, 2], is: [2, 4, 4, 2] },
    { name: 'squares in proportion for many findings', counts: [60, 60, 0, 120], is: [3, 3, 0, 6] },
    { name: 'one square for a single finding among thousands', counts: [1, 0, 0, 5_000], is: [1, 0, 0, 11] },
    { name: 'one square for each of three among thousands', counts: [1, 1, 1, 5_000], is: [1, 1, 1, 9] },
    { name: 'the squares left by rounding in the largest group', counts: [10, 10, 10, 11], is: [2, 2, 2, 6] },
    { name: 'at most twelve squares', counts: [13, 0, 0, 0], is: [12, 0, 0, 0] },
  ])('the severity bar has $name', ({ counts, is }) => expect(squares(...counts)).toEqual(is))

  test('the severity bar has at most twelve squares, and one for every severity found', () => {
    const count = nat({ max: 400 })
    assert(
      property(tuple(count, count, count, count), (counts) => {
        const shown = squares(...counts)
        const all = counts.reduce((sum, one) => sum + one, 0)
        expect(shown.reduce((sum, one) => sum + one, 0)).toBe(Math.min(12, all))
        expect(shown.map((one) => one > 0)).toEqual(counts.map((one) => one > 0))
      }),
      runs(300),
    )
  })

  test('the severity bar counts severities and known exploits', () => {
    expect(severityBar(many(0, 30, 0, 1)).replace(/^\S+ /, '')).toBe('30&nbsp;high · 1&nbsp;low')
    expect(severityBar([...many(1), someFinding(2, { exploitable: true })])).toMatch(
      / 1&nbsp;critical · 1&nbsp;low · 💥&nbsp;1&nbsp;with&nbsp;a&nbsp;known&nbsp;exploit$/,
    )
  })
})

test('findings are sorted by severity, then by exploit, then by fix', () => {
  const order = [
    someFinding(1, { severity: 'critical', exploitable: true }),
    someFinding(2, { severity: 'critical', exploitable: true, fixable: false }),
    someFinding(3, { severity: 'critical' }),
    someFinding(4, { severity: 'critical', fixable: false }),
    someFinding(5, { severity: 'high', exploitable: true }),
    someFinding(6, { severity: 'low' }),
  ]
  expect(order.toReversed().toSorted(compareFindings)).toEqual(order)
})

test('at most ten vulnerabilities are shown, and the rest is counted', () => {
  const many = Array.from({ length: 12 }, (_, n) => someFinding(n))
  expect(rows(render(...many))).toHaveLength(10)
  expect(render(...many)).toContain('… and 2 more')
  expect(render(...many.slice(2))).not.toContain(' more')
})

test('a row has ID, component, version, fix and exploit', () => {
  const [row] = rows(render(someFinding(1, { severity: 'high', exploitable: true })))
  for (const part of [
    code('CVE-2024-10001'),
    code('openssl'),
    code('3.0.1'),
    code('3.0.2'),
    'exploit&nbsp;known',
  ])
    expect(row).toContain(part)
  expect(rows(render(someFinding(1, { fixedIn: '', fixable: false })))[0]).toContain('no&nbsp;fix&nbsp;yet')
  expect(rows(render(someFinding(1, { id: '', name: 'a flaw' })))[0]).toContain(code('a flaw'))
})

test('the packages to upgrade are those that remove most vulnerabilities', () => {
  const text = render(
    someFinding(1, { component: 'zlib', version: '1.2' }),
    someFinding(2),
    someFinding(3),
    someFinding(4, { fixable: false, fixedIn: '' }),
  )
  expect(text).toContain(
    `**Upgrading 2 packages removes 3 of 4 vulnerabilities:** ${code('openssl 3.0.1')} (2), ${code('zlib 1.2')} (1).`,
  )
})

test('at most five packages to upgrade are named', () => {
  const many = Array.from({ length: 7 }, (_, n) => someFinding(n, { component: `p${n}` }))
  expect(render(...many)).toContain(' and 2 more.')
})

test('vulnerabilities without a fix have no package to upgrade', () => {
  const text = render(someFinding(1, { fixable: false, fixedIn: '' }))
  expect(text).toContain('No vulnerability has a fixed version yet.')
})

test('hostile text in a vulnerability is quoted', () => {
  const hostile = { id: HOSTILE, name: HOSTILE, component: HOSTILE, version: HOSTILE, fixedIn: HOSTILE }
  const text = render(someFinding(1, hostile))
  expect(text).not.toMatch(/<img|<h1|\n# All clear|@everyone|\]\(javascript/)
})
