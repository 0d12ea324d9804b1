import { describe, expect, test } from '@jest/globals'
import { DEMO_CREDENTIALS } from '../../../emulator/demo/demo.ts'
import { asking, someWorld } from '../ask.ts'
import { askingAbout, LISTS } from '../lists.ts'

const upTo = (length: number, from = 0) => Array.from({ length }, (_, n) => from + n)

describe.each(LISTS)('$action', ({ action, kind, image, row, place, count }) => {
  const rows = upTo(2425).map(row)

  test.each([
    { name: 'the first ten by default', given: {}, from: 0, to: 10 },
    { name: 'the first ten for null', given: { Limit: null, Offset: null, Filters: null }, from: 0, to: 10 },
    { name: 'a hundred at most', given: { Limit: 100 }, from: 0, to: 100 },
    { name: 'the second hundred', given: { Limit: 100, Offset: 100 }, from: 100, to: 200 },
    { name: 'the last that is full', given: { Limit: 100, Offset: 2300 }, from: 2300, to: 2400 },
    { name: 'the last, which is not', given: { Limit: 100, Offset: 2400 }, from: 2400, to: 2425 },
    { name: 'the last row', given: { Limit: 100, Offset: 2424 }, from: 2424, to: 2425 },
    { name: 'none at the end', given: { Limit: 100, Offset: 2425 }, from: 0, to: 0 },
    { name: 'none past the end', given: { Limit: 100, Offset: 9999 }, from: 0, to: 0 },
    { name: 'none when none is asked for', given: { Limit: 0 }, from: 0, to: 0 },
  ])('a page of 2,425 rows holds $name', ({ given, from, to }) => {
    const answer = askingAbout({ place }, { findings: { [kind]: rows } }).ask(action, { ...image, ...given })
    expect(answer.List).toEqual(rows.slice(from, to))
    expect(answer.TotalCount).toBe(2425)
  })

  test('25 pages hold each of 2,425 rows once, in their order', () => {
    const { ask } = askingAbout({ place }, { findings: { [kind]: rows } })
    const pages = upTo(25).map((n) => ask(action, { ...image, Limit: 100, Offset: n * 100 }))
    expect(pages.flatMap(({ List }) => List)).toEqual(rows)
  })

  test.each([
    { given: { Limit: 101 }, code: 'InvalidParameter' },
    { given: { Limit: -1 }, code: 'InvalidParameter.ParsingError' },
    { given: { Limit: '10' }, code: 'InvalidParameter.ParsingError' },
    { given: { Offset: -1 }, code: 'InvalidParameter.ParsingError' },
    { given: { Filters: {} }, code: 'InvalidParameter.ParsingError' },
    { given: { Filters: [{ Name: 'Nonsense', Values: ['1'] }] }, code: 'InvalidParameter' },
    { given: { Filters: [{ Name: 'constructor', Values: ['1'] }] }, code: 'InvalidParameter' },
    { given: { limit: 1 }, code: 'UnknownParameter' },
  ])('$given is refused: $code, also when the pages repeat', ({ given, code }) => {
    for (const findings of [{ [kind]: rows }, { [kind]: rows, repeats: true } as const])
      expect(askingAbout({ place }, { findings }).ask(action, { ...image, ...given }).Error.Code).toBe(code)
  })

  test('a filter is refused on demand', () => {
    const world = someWorld({})
    const { ask } = asking(world, { refusesFilters: true, unknownImage: 'empty' })
    const Filters = [{ Name: 'Level', Values: ['4'] }]
    expect(ask(action, { ...image, Filters }).Error.Code).toBe('InvalidParameter')
  })

  describe('by default', () => {
    test.each([0, 1, 2, 99, 100, 101])('the list has as many rows as the image counts: %d', (length) => {
      const { ask } = askingAbout({ place }, { fields: { [count]: length } })
      const pages = [0, 100].map((Offset) => ask(action, { ...image, Limit: 100, Offset }))
      const found = pages.flatMap(({ List }) => List)
      expect(found).toHaveLength(length)
      expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(length)
      expect(pages.map(({ TotalCount }) => TotalCount)).toEqual([length, length])
    })

    test.each([-1, 0.5, '3', null, undefined, Number.NaN])('a count of %p is none', (value) => {
      const { ask } = askingAbout({ place }, { fields: { [count]: value } })
      expect(ask(action, image)).toMatchObject({ List: [], TotalCount: 0 })
    })

    test('a count beyond reason has 200,000 rows', () => {
      const { ask } = askingAbout({ place }, { fields: { [count]: Number.MAX_SAFE_INTEGER } })
      expect(ask(action, { ...image, Limit: 1 }).TotalCount).toBe(200_000)
    })

    test('a row has the fields of one that the world gives, with the same types, and does not change', () => {
      const list = () => askingAbout({ place }, { fields: { [count]: 1 } }).ask(action, image).List
      const typesOf = (each: object) => Object.entries(each).map(([name, value]) => [name, typeof value])
      expect(Object.fromEntries(typesOf(list()[0]))).toEqual(Object.fromEntries(typesOf(row(1))))
      expect(list()).toEqual(list())
    })
  })

  test.each([
    { length: 0, counted: 5 },
    { length: 3, counted: 5 },
    { length: 12, counted: 5 },
    { length: 1, counted: 0 },
  ])('$length rows that the world gives are all, whatever the image counts: $counted', (each) => {
    const findings = { [kind]: rows.slice(0, each.length) }
    const { ask } = askingAbout({ place }, { findings, fields: { [count]: each.counted } })
    const answer = ask(action, { ...image, Limit: 100 })
    expect([answer.List, answer.TotalCount]).toEqual([rows.slice(0, each.length), each.length])
  })

  test.each([0, 2, 4, 2425])('a list of 3 rows may claim %d', (claimed) => {
    const findings = { [kind]: rows.slice(0, 3), totals: { [kind]: claimed } }
    const { ask } = askingAbout({ place }, { findings })
    for (const Offset of [0, 2, 3]) {
      const answer = ask(action, { ...image, Offset })
      expect([answer.List, answer.TotalCount]).toEqual([rows.slice(Offset, 3), claimed])
    }
  })

  test('a list of default rows may claim another number than the image counts', () => {
    const { ask } = askingAbout({ place }, { findings: { totals: { [kind]: 7 } }, fields: { [count]: 2 } })
    const { List, TotalCount } = ask(action, image)
    expect([List.length, TotalCount]).toEqual([2, 7])
  })

  test.each([0, 1, 100, 200, 9999])('a list that repeats has its first page at %d', (Offset) => {
    const { ask } = askingAbout({ place }, { findings: { [kind]: rows, repeats: true } })
    const answer = ask(action, { ...image, Limit: 100, Offset })
    expect([answer.List, answer.TotalCount]).toEqual([rows.slice(0, 100), 2425])
  })

  test.each([
    { at: 0, length: 3 },
    { at: 499, length: 3 },
    { at: 500, length: 4 },
  ])('a list that changes after 500 ms has $length rows after $at', ({ at, length }) => {
    const findings = { [kind]: (elapsed: number) => rows.slice(0, elapsed < 500 ? 3 : 4) }
    const emulator = askingAbout({ place }, { findings })
    emulator.at(at)
    const answer = emulator.ask(action, image)
    expect([answer.List, answer.TotalCount]).toEqual([rows.slice(0, length), length])
  })

  test('rows may break the documented types', () => {
    const hostile = [{ Level: 'many', Surprise: true }, { CVEID: null }, {}]
    const { ask } = askingAbout({ place }, { findings: { [kind]: hostile } })
    expect(ask(action, image).List).toEqual(hostile)
  })

  test('what the world says of another image is not said of this one', () => {
    const findings = { [kind]: rows.slice(0, 3), totals: { [kind]: 9 } }
    const { ask } = askingAbout({ place }, { findings, name: 'other', fields: { [count]: 2 } })
    const { List, TotalCount } = ask(action, image)
    expect([List.length, TotalCount]).toEqual([2, 2])
  })

  test('an unknown image is an error by default, and an empty list on demand', () => {
    expect(asking(someWorld({})).ask(action, image).Error.Code).toBe('ResourceNotFound')
    const { ask } = asking(someWorld({}), { unknownImage: 'empty' })
    expect(ask(action, image)).toMatchObject({ List: [], TotalCount: 0 })
  })

  test('a key that CAM allows nothing may not ask', () => {
    const { ask } = askingAbout({ place }, {})
    const { Error: refusal } = ask(action, image, { credential: DEMO_CREDENTIALS.powerless })
    expect(refusal.Code).toBe('UnauthorizedOperation')
  })
})
