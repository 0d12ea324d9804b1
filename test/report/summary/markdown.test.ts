import { describe, expect, test } from '@jest/globals'
import { assert, property } from 'fast-check'
import { renderMarkdown } from '../../../scripts/samples/page.ts'
import { sectionText } from '../../../src/report/summary/fit.ts'
import { fold, foldSection, meter, table, unbroken } from '../../../src/report/summary/markdown.ts'
import { code, visible } from '../../../src/text.ts'
import { runs } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'

/** The page without the empty elements that part links, and texts as they are read. */
const pageOf = (markdown: string) => renderMarkdown(markdown).replaceAll('<i></i>', '')
const decode = (html: string) =>
  html.replaceAll(/&#x([0-9A-F]+);/g, (_, point) => String.fromCodePoint(Number.parseInt(point, 16)))

describe('foreign text is one code element on the page, and nothing else', () => {
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
    ...[
      '![a](https://e.com/x)',
      '[a](javascript:x)',
      '[a]: https://e.com',
      '<https://e.com>',
      '[^1]',
      '~~a~~',
    ],
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
  ])('%j', expectCode)

  test('any text', () => {
    expectCode(HOSTILE)
    assert(property(anyText, expectCode), runs(150))
  })
})

describe('a table', () => {
  const columns = { '': 'centre', Name: 'left', ' ': 'right' } as const
  test('has a head, an alignment a column, and a line a row, so that rows can be left out', () => {
    const { open, items, close } = table(columns, [
      ['a', 'b', 'c'],
      ['d', '', ''],
    ])
    expect(open).toBe('|  | Name |  |\n| :-: | :-- | --: |\n')
    expect(items).toEqual(['| a | b | c |\n', '| d |  |  |\n'])
    expect(close).toBe('\n')
  })
  test('is one on the page, with as many cells in each row', () => {
    const page = pageOf(sectionText(table(columns, [['a', 'b', 'c']])))
    expect([page.match(/<table>/g)?.length, page.match(/<t[dh][ >]/g)?.length]).toEqual([1, 6])
    expect(page).toMatch(/<td align="center">a<\/td>\s*<td align="left">b<\/td>\s*<td align="right">c<\/td>/)
  })
})

describe('something to unfold', () => {
  test('is read as markdown, and closes what it opens', () => {
    const page = pageOf(fold('<b>More</b>', sectionText(table({ A: 'left' }, [['a']]))))
    expect(page).toMatch(
      /^<details><summary><b>More<\/b><\/summary>[\s\S]*<table>[\s\S]*<\/table>[\s\S]*<\/details>\s*$/,
    )
  })
  test('can hold another one, and text goes on after both', () => {
    const page = pageOf(`${fold('a', fold('b', 'inner'))}after`)
    expect(page.match(/<details>/g)).toHaveLength(2)
    expect(page).toMatch(/<\/details>[^<]*<\/details>\s*<p>after<\/p>$/)
  })
  test('keeps the items that can be left out', () => {
    const inside = table({ A: 'left' }, [['a'], ['b']])
    expect(foldSection('x', inside).items).toEqual(inside.items)
  })
})

test('unbroken words are read as before, and no line breaks in them', () => {
  expect(decode(pageOf(`${unbroken('a bc d')} e`))).toBe('<p>a\u00a0bc\u00a0d e</p>')
})

describe('a meter is ten blocks wide', () => {
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
  ])('$found of $allowed: $full', ({ found, allowed, full }) => {
    expect(meter(found, allowed)).toBe(`<code>${'█'.repeat(full)}${'░'.repeat(10 - full)}</code>`)
  })
})
