import { describe, expect, test } from '@jest/globals'
import { renderFindings, worstFirst } from '../../src/report/findings.ts'
import { code } from '../../src/text.ts'
import { someFinding, someList } from '../make.ts'
import { HOSTILE } from './hostile.ts'

const render = (...findings: Parameters<typeof someList>[0]) => renderFindings(someList(findings))
const rows = (text: string) => text.split('\n').filter((line) => /^\| [🟣🔴🟠🟡]/u.test(line))

test('an empty list says nothing', () => expect(render()).toBe(''))

test('how many of each severity there are stands before all, unfolded', () => {
  const text = render(
    someFinding(1),
    someFinding(2, { severity: 'critical' }),
    someFinding(3, { severity: 'critical' }),
  )
  expect(text.split('\n')[0]).toBe('🟣 2 critical &nbsp;·&nbsp; 🟡 1 low')
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
    expect(worstFirst(order.toReversed())).toEqual(order)
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
  for (const part of [code('CVE-2024-10001'), code('openssl'), code('3.0.1'), code('3.0.2'), 'exploit known'])
    expect(row).toContain(part)
  expect(rows(render(someFinding(1, { fixedIn: '', fixable: false })))[0]).toContain('no fix yet')
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
