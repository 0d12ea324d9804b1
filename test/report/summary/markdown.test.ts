import { expect, test } from '@jest/globals'
import { assert, property } from 'fast-check'
import { renderMarkdown } from '../../../scripts/samples/page.ts'
import { sectionText } from '../../../src/report/summary/fit.ts'
import { fold, foldSection, meter, table, unbroken } from '../../../src/report/summary/markdown.ts'
import { code, visible } from '../../../src/text.ts'
import { runs } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'

/** Returns the page without the empty elements that break links. */
const pageOf = (markdown: string) => renderMarkdown(markdown).replaceAll('<i></i>', '')
const decode = (html: string) =>
  html.replaceAll(/&#x([0-9A-F]+);/g, (_, point) => String.fromCodePoint(Number.parseInt(point, 16)))

const expectCode = (text: string) => {
  const read = visible(text, 200)
  const sentence = pageOf(`Said ${code(text)} today.`)
  const [, inside] = /^<p>Said <code>([^<]*)<\/code> today\.<\/p>$/.exec(sentence) ?? []
  expect([decode(inside ?? sentence), code(text).includes('\n')]).toEqual([read, false])
  const cell = pageOf(sectionText(table({ A: 'left', B: 'left' }, [[code(text), 'end']])))
  const [, first] =
    /<td align="left"><code>([^<]*)<\/code><\/td>\s*<td align="left">end<\/td>/.exec(cell) ?? []
  expect([decode(first ?? cell), cell.match(/<t[dh][ >]/g)?.length]).toEqual([read, 4])
}

test.each([
  ...['', ' ', 'a', '  a  b  ', '\\', '\\|', '|', '`', '``', '<', '&', '&amp;', '&#124;', '</code>'],
  ...['<!--', '<img src=x onerror=alert(1)>', '<script>x</script>', '# a', '\n# a', '- a', '1. a', '> a'],
  ...['![a](https://e.com/x)', '[a](javascript:x)', '[a]: https://e.com', '<https://e.com>', '[^1]', '~~a~~'],
  ...[
    'https://e.com',
    'http://e.com',
    'www.e.com',
    'WWW.e.com',
    'ftp://e.com',
    'a@e.com',
    '@team',
    'mailto:a@e.com',
  ],
  ...[
    '#1',
    'a#1',
    'GH-1',
    '0'.repeat(40),
    ':tada:',
    '$x$',
    '$$x$$',
    '*a*',
    '_a_',
    '**',
    '___',
    'xmpp:a@e.com',
  ],
])('the untrusted text %j is one code element on the page', expectCode)

test('any untrusted text is one code element on the page', () => {
  expectCode(HOSTILE)
  assert(property(anyText, expectCode), runs(150))
})

const columns = { '': 'centre', Name: 'left', ' ': 'right' } as const
test('a table is a section whose items are its rows', () => {
  const { open, items, close } = table(columns, [
    ['a', 'b', 'c'],
    ['d', '', ''],
  ])
  expect(open).toBe('|  | Name |  |\n| :-: | :-- | --: |\n')
  expect(items).toEqual(['| a | b | c |\n', '| d |  |  |\n'])
  expect(close).toBe('\n')
})
test('a table is a table on the page, with aligned cells', () => {
  const page = pageOf(sectionText(table(columns, [['a', 'b', 'c']])))
  expect([page.match(/<table>/g)?.length, page.match(/<t[dh][ >]/g)?.length]).toEqual([1, 6])
  expect(page).toMatch(/<td align="center">a<\/td>\s*<td align="left">b<\/td>\s*<td align="right">c<\/td>/)
})

test('a fold holds markdown, and closes what it opens', () => {
  const page = pageOf(fold('<b>More</b>', sectionText(table({ A: 'left' }, [['a']]))))
  expect(page).toMatch(
    /^<details><summary><b>More<\/b><\/summary>[\s\S]*<table>[\s\S]*<\/table>[\s\S]*<\/details>\s*$/,
  )
})
test('a fold can hold another fold', () => {
  const page = pageOf(`${fold('a', fold('b', 'inner'))}after`)
  expect(page.match(/<details>/g)).toHaveLength(2)
  expect(page).toMatch(/<\/details>[^<]*<\/details>\s*<p>after<\/p>$/)
})
test('a folded section keeps its items', () => {
  const inside = table({ A: 'left' }, [['a'], ['b']])
  expect(foldSection('x', inside).items).toEqual(inside.items)
})

test('unbroken words have non-breaking spaces', () => {
  expect(decode(pageOf(`${unbroken('a bc d')} e`))).toBe('<p>a\u00a0bc\u00a0d e</p>')
})

test.each([
  { found: 0, allowed: 0, full: 0 },
  { found: 1, allowed: 0, full: 10 },
  { found: 0, allowed: 10, full: 0 },
  { found: 1, allowed: 100, full: 0 },
  { found: 5, allowed: 10, full: 5 },
  { found: 99, allowed: 100, full: 9 },
  { found: 10, allowed: 10, full: 10 },
  { found: 11, allowed: 10, full: 10 },
  { found: Number.MAX_SAFE_INTEGER, allowed: 1, full: 10 },
])('the meter of $found of $allowed has $full full blocks of ten', ({ found, allowed, full }) => {
  expect(meter(found, allowed)).toBe(`<code>${'█'.repeat(full)}${'░'.repeat(10 - full)}</code>`)
})
