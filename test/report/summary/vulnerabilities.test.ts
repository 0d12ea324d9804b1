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

test('an empty list says nothing', () => expect(render()).toBe(''))

test('how many of each severity there are is seen before anything is unfolded', () => {
  const text = render(
    someFinding(1),
    someFinding(2, { severity: 'critical' }),
    someFinding(3, { severity: 'critical' }),
  )
  expect(text.split('\n')[0]).toBe(
    '<details><summary><b>Vulnerabilities, worst first</b> &nbsp;🟪🟪🟨 2&nbsp;critical · 1&nbsp;low</summary>',
  )
})

describe('the bar of severities', () => {
  /** So many of each severity, the worst first. */
  const many = (...counts: readonly number[]) =>
    SEVERITIES.flatMap((severity, n) =>
      Array.from({ length: counts[n] ?? 0 }, () => someFinding(1, { severity })),
    )
  const squares = (...counts: readonly number[]) => {
    const [bar = ''] = severityBar(many(...counts)).split(' ')
    return ['🟪', '🟥', '🟧', '🟨'].map((square) => bar.split(square).length - 1)
  }

  test.each([
    { name: 'one of a few is a square', counts: [2, 4, 4, 2], is: [2, 4, 4, 2] },
    { name: 'many are in proportion', counts: [60, 60, 0, 120], is: [3, 3, 0, 6] },
    { name: 'a single one among thousands is seen', counts: [1, 0, 0, 5_000], is: [1, 0, 0, 11] },
    { name: 'also three of them', counts: [1, 1, 1, 5_000], is: [1, 1, 1, 9] },
    { name: 'rounding is made up where there are most', counts: [10, 10, 10, 11], is: [2, 2, 2, 6] },
    { name: 'one more than there is room for', counts: [13, 0, 0, 0], is: [12, 0, 0, 0] },
  ])('$name', ({ counts, is }) => expect(squares(...counts)).toEqual(is))

  test('is never longer than twelve squares, is that long where there are so many, and leaves none out', () => {
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

  test('says how many there are, and of how many an exploit is known', () => {
    expect(severityBar(many(0, 30, 0, 1)).replace(/^\S+ /, '')).toBe('30&nbsp;high · 1&nbsp;low')
    expect(severityBar([...many(1), someFinding(2, { exploitable: true })])).toMatch(
      / 1&nbsp;critical · 1&nbsp;low · 💥&nbsp;1&nbsp;with&nbsp;a&nbsp;known&nbsp;exploit$/,
    )
  })
})

describe('the worst come first', () => {
  test('by severity, then exploitable ones, then those that can be fixed', () => {
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

  test('ten of them, and how many more there are', () => {
    const many = Array.from({ length: 12 }, (_, n) => someFinding(n))
    expect(rows(render(...many))).toHaveLength(10)
    expect(render(...many)).toContain('… and 2 more')
    expect(render(...many.slice(2))).not.toContain(' more')
  })
})

test('a row says what it is, where, and what helps', () => {
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

describe('what upgrading would do', () => {
  test('packages that help most first, and how much they do together', () => {
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

  test('no more than five of them', () => {
    const many = Array.from({ length: 7 }, (_, n) => someFinding(n, { component: `p${n}` }))
    expect(render(...many)).toContain(' and 2 more.')
  })

  test('nothing', () =>
    expect(render(someFinding(1, { fixable: false, fixedIn: '' }))).toContain(
      'No vulnerability has a fixed version yet.',
    ))
})

test('hostile text is quoted', () => {
  const hostile = { id: HOSTILE, name: HOSTILE, component: HOSTILE, version: HOSTILE, fixedIn: HOSTILE }
  const text = render(someFinding(1, hostile))
  expect(text).not.toMatch(/<img|<h1|\n# All clear|@everyone|\]\(javascript/)
})
