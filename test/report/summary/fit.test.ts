import { expect, test } from '@jest/globals'
import { array, assert, constantFrom, integer, property, record, string } from 'fast-check'
import { fitPage, type Page } from '../../../src/report/summary/fit.ts'
import { utf8Length } from '../../../src/report/words/units.ts'
import { runs } from '../../make.ts'

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

test.each([
  { limit: 1000, page: WHOLE },
  { limit: WHOLE.length, page: WHOLE },
  { limit: WHOLE.length - 1, page: 'HEAD <a one two three a> 1 more. FOOT' },
  { limit: 'HEAD <a one two three a> 1 more. FOOT'.length - 1, page: 'HEAD <a one two a> 2 more. FOOT' },
  { limit: 'HEAD <a one two a> 2 more. FOOT'.length, page: 'HEAD <a one two a> 2 more. FOOT' },
  { limit: 'HEAD <a one two a> 2 more. FOOT'.length - 1, page: 'HEAD <a one a> 3 more. FOOT' },
  { limit: 'HEAD 4 more. FOOT'.length, page: 'HEAD 4 more. FOOT' },
  { limit: 'HEAD 4 more. FOOT'.length - 1, page: null },
  { limit: 0, page: null },
  { limit: -1, page: null },
])('the page of $limit bytes is: $page', ({ limit, page }) => {
  expect(fitPage(some({ limit }))).toBe(page)
})

test('a section without a fitting item is left out, and leaves its room to the next', () => {
  const sections = [
    { open: '<a ', items: ['x'.repeat(99)], close: 'a>' },
    { open: '<b ', items: ['y', 'z'.repeat(9)], close: 'b>' },
  ]
  expect(fitPage(some({ sections, limit: 30 }))).toBe('HEAD <b yb>2 more. FOOT')
})

test('the limit is in bytes, not in characters', () => {
  expect([utf8Length('é'), utf8Length('😀'), utf8Length('✅'), utf8Length('')]).toEqual([2, 4, 3, 0])
  const whole = fitPage(some({ head: '😀' })) ?? ''
  expect(fitPage(some({ head: '😀', limit: utf8Length(whole) }))).toBe(whole)
  expect(fitPage(some({ head: '😀', limit: utf8Length(whole) - 1 }))).not.toBe(whole)
})

test('a page of any sections stays within any limit, and counts what it leaves out', () => {
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
      const shown = text.match(/\([^()]*\)/g)?.length ?? 0
      const left = Number(/#(\d+)/.exec(text)?.[1] ?? 0)
      expect(shown + left).toBe(sections.reduce((sum, { items }) => sum + items.length, 0))
    }),
    runs(300),
  )
})
