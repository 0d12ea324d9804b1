import { describe, expect, test } from '@jest/globals'
import { array, assert, constantFrom, integer, property, record, string } from 'fast-check'
import { fitPage, type Page, utf8Length } from '../../../src/report/summary/fit.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { runs } from '../../make.ts'
import { type ImageGiven, someError, someReport } from '../reports.ts'

const leftOut = (count: number) => `${count} more.`
const some = (given: Partial<Page> = {}): Page => ({
  head: 'HEAD ',
  sections: [
    { open: '<a ', items: ['one ', 'two ', 'three '], close: 'a> ' },
    { open: '<b ', items: ['four '], close: 'b> ' },
  ],
  foot: ' FOOT',
  limit: 1000,
  leftOut,
  ...given,
})
const WHOLE = 'HEAD <a one two three a> <b four b>  FOOT'

describe('as many items as fit, whole, in order, then how many did not', () => {
  test.each([
    { limit: 1000, says: WHOLE },
    { limit: WHOLE.length, says: WHOLE },
    { limit: WHOLE.length - 1, says: 'HEAD <a one two three a> 1 more. FOOT' },
    { limit: 'HEAD <a one two three a> 1 more. FOOT'.length - 1, says: 'HEAD <a one two a> 2 more. FOOT' },
    { limit: 'HEAD <a one two a> 2 more. FOOT'.length, says: 'HEAD <a one two a> 2 more. FOOT' },
    { limit: 'HEAD <a one two a> 2 more. FOOT'.length - 1, says: 'HEAD <a one a> 3 more. FOOT' },
    { limit: 'HEAD 4 more. FOOT'.length, says: 'HEAD 4 more. FOOT' },
    { limit: 'HEAD 4 more. FOOT'.length - 1, says: null },
    { limit: 0, says: null },
    { limit: -1, says: null },
  ])('$limit bytes: $says', ({ limit, says }) => {
    expect(fitPage(some({ limit }))).toBe(says)
  })

  test('a section of which nothing fits is not even opened, and a later one has its room', () => {
    const sections = [
      { open: '<a ', items: ['x'.repeat(99)], close: 'a>' },
      { open: '<b ', items: ['y', 'z'.repeat(9)], close: 'b>' },
    ]
    expect(fitPage(some({ sections, limit: 30 }))).toBe('HEAD <b yb>2 more. FOOT')
  })

  test('bytes count, not characters', () => {
    expect([utf8Length('é'), utf8Length('😀'), utf8Length('✅'), utf8Length('')]).toEqual([2, 4, 3, 0])
    const whole = fitPage(some({ head: '😀' })) ?? ''
    expect(fitPage(some({ head: '😀', limit: utf8Length(whole) }))).toBe(whole)
    expect(fitPage(some({ head: '😀', limit: utf8Length(whole) - 1 }))).not.toBe(whole)
  })

  test('any sections, any limit: never more bytes, and kept and left are all', () => {
    const item = string({ unit: 'grapheme', maxLength: 8 }).map((text) => `(${text.replace(/[()#]/g, '')})`)
    const section = record({
      open: constantFrom('', '<é '),
      items: array(item, { maxLength: 30 }),
      close: constantFrom('', '>'),
    })
    assert(
      property(array(section, { maxLength: 4 }), integer({ min: 0, max: 600 }), (sections, limit) => {
        const text = fitPage({ head: '', sections, foot: '', limit, leftOut: (count) => `#${count}` })
        if (text === null) return
        expect(utf8Length(text)).toBeLessThanOrEqual(limit)
        const kept = text.match(/\([^()]*\)/g)?.length ?? 0
        const left = Number(/#(\d+)/.exec(text)?.[1] ?? 0)
        expect(kept + left).toBe(sections.reduce((sum, { items }) => sum + items.length, 0))
      }),
      runs(300),
    )
  })
})

const WORDS = ['pass', 'warn', 'fail', 'error'] as const
const imageOf = (word: (typeof WORDS)[number]): ImageGiven => {
  if (word === 'error') return { error: someError() }
  const mode = word === 'warn' ? 'warn' : 'enforce'
  return { facts: { counts: { viruses: word === 'pass' ? 0 : 1 } }, policy: { mode } }
}

describe('the summary of any number of images', () => {
  test('has never more bytes than its limit, and counts honestly what it left out', () => {
    const cases = record({
      words: array(constantFrom(...WORDS), { maxLength: 300 }),
      limit: integer({ min: 0, max: 400_000 }),
    })
    assert(
      property(cases, ({ words, limit }) => {
        const report = someReport({ images: words.map(imageOf) })
        const summary = renderSummary(report, limit)
        expect(utf8Length(summary)).toBeLessThanOrEqual(limit)
        if (words.length < 2 || !summary.includes('[!')) return
        const rows = summary.match(/^\| (✅|⚠️|❌|🛑) \| <code>[^|]*<\/code> \| [^|]*(\| [^|]*)?\|$/gm) ?? []
        const images = rows.filter((row) => !row.includes('max-')).length
        const told = summary.match(/^<details><summary>(⚠️|❌) <code>/gm)?.length ?? 0
        const remedies = summary.match(/^<details><summary><b>What would pass<\/b>/gm)?.length ?? 0
        const left = Number(/: (\d+) rows? (?:or|and) sections?\./.exec(summary)?.[1] ?? 0)
        const details = words.filter((word) => word === 'warn' || word === 'fail').length
        const blocked = words.includes('fail') && !words.includes('error')
        expect(images + told + remedies + left).toBe(words.length + details + Number(blocked))
      }),
      runs(60),
    )
  })

  test('a limit of 0 to 500 bytes throws nothing and is kept, whatever the report', () => {
    const reports = [
      someReport(),
      someReport({ local: true, host: '127.0.0.1:8080' }),
      someReport({ images: WORDS.map(imageOf) }),
      someReport({ images: [], policy: null, error: someError() }),
    ]
    for (const report of reports) {
      for (let limit = 0; limit <= 500; limit += 1) {
        const summary = renderSummary(report, limit)
        if (utf8Length(summary) > limit) throw new Error(`${limit} bytes: ${utf8Length(summary)}`)
        expect(summary === '' || summary.endsWith('\n')).toBe(true)
      }
    }
  })

  test('what is cut off a local report is never its banner', () => {
    for (const limit of [200, 300, 1000, 5000]) {
      const summary = renderSummary(someReport({ local: true, host: '127.0.0.1:8080' }), limit)
      expect(summary).toMatch(/^(⚠️ \*\*Not a real verdict|$)/)
    }
  })
})
