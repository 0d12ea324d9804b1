import { describe, expect, test } from '@jest/globals'
import { type RegistryImage, someRegistryImage } from '../../../emulator/registry/registry.ts'
import type { Script } from '../../../emulator/world/world.ts'
import { apiError, startEmulator } from '../start.ts'

const LIST = 'DescribeAssetImageRegistryList'

/** A registry of so many images with the Ids 1, 2, 3 …, in another order. */
function registryOf(count: number): Readonly<Record<string, RegistryImage>> {
  const images = Array.from({ length: count }, (_, n) =>
    someRegistryImage({ ImageRepoAddress: `r.io/shop/image-${n + 1}`, Id: n + 1 }),
  )
  return Object.fromEntries(images.toReversed().map((image) => [image.ImageName, image]))
}

const idsOf = ({ List }: { readonly List: readonly RegistryImage[] }) => List.map(({ Id }) => Id)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

const of250 = registryOf(250)
test.each([
  { name: 'the first ten rows by default', given: {}, ids: range(1, 10) },
  {
    name: 'the first ten rows for null',
    given: { Limit: null, Offset: null, Filters: null },
    ids: range(1, 10),
  },
  { name: 'at most a hundred rows', given: { Limit: 100 }, ids: range(1, 100) },
  { name: 'the second hundred', given: { Limit: 100, Offset: 100 }, ids: range(101, 200) },
  { name: 'the rest on the last page', given: { Limit: 100, Offset: 200 }, ids: range(201, 250) },
  { name: 'no rows at the end', given: { Limit: 100, Offset: 250 }, ids: [] },
  { name: 'no rows for Limit 0', given: { Limit: 0 }, ids: [] },
  { name: 'rows from any offset', given: { Limit: 3, Offset: 5 }, ids: [6, 7, 8] },
])('a page of 250 images holds $name, ordered by Id', ({ given, ids }) => {
  const answer = startEmulator({ registry: of250 }).call(LIST, given)
  expect([idsOf(answer), answer.TotalCount]).toEqual([ids, 250])
})

test('a world without a registry has an empty page', () => {
  expect(startEmulator().call(LIST)).toEqual({ List: [], TotalCount: 0 })
})

const named = (...Values: readonly string[]) => ({ Name: 'ImageName', Values })

describe('a filter', () => {
  const registry = {
    web: someRegistryImage({ Id: 1, ImageRepoAddress: 'r.io/shop/web' }),
    webAdmin: someRegistryImage({ Id: 2, ImageRepoAddress: 'r.io/shop/web-admin' }),
    oldWeb: someRegistryImage({ Id: 3, ImageRepoAddress: 'r.io/shop/old-web' }),
    other: someRegistryImage({ Id: 4, ImageRepoAddress: 'r.io/webshop/api' }),
    renamed: someRegistryImage({ Id: 5, ImageRepoAddress: 'r.io/shop/x', ImageName: 'web' }),
    Upper: someRegistryImage({ Id: 6, ImageRepoAddress: 'r.io/shop/Web' }),
  }

  test.each([
    { name: 'a part of a name or address', Filters: [named('web')], ids: [1, 2, 3, 4, 5] },
    { name: 'ExactMatch, ignored', Filters: [{ ...named('web'), ExactMatch: true }], ids: [1, 2, 3, 4, 5] },
    { name: 'a path', Filters: [named('shop/web')], ids: [1, 2] },
    { name: 'a whole address', Filters: [named('r.io/shop/web-admin')], ids: [2] },
    { name: 'a tag, which is no part of a name', Filters: [named('shop/web:1.0.0')], ids: [] },
    { name: 'an upper-case letter', Filters: [named('Web')], ids: [6] },
    { name: 'an empty value', Filters: [named('')], ids: [1, 2, 3, 4, 5, 6] },
    { name: 'two values, one of which must fit', Filters: [named('admin', 'old')], ids: [2, 3] },
    { name: 'two filters, both of which must fit', Filters: [named('web'), named('admin')], ids: [2] },
    { name: 'no filter', Filters: [], ids: [1, 2, 3, 4, 5, 6] },
  ])('a filter of an image list passes rows by $name', ({ Filters, ids }) => {
    const answer = startEmulator({ registry }).call(LIST, { Filters })
    expect([idsOf(answer), answer.TotalCount]).toEqual([ids, ids.length])
  })

  test('a filter is applied before the page is cut', () => {
    const answer = startEmulator({ registry }).call(LIST, { Filters: [named('web')], Limit: 2, Offset: 3 })
    expect([idsOf(answer), answer.TotalCount]).toEqual([[4, 5], 5])
  })

  test.each([
    { action: LIST, Name: 'ImageName' },
    { action: 'DescribeAssetImageSimpleList', Name: 'Keywords' },
  ])('a filter of $action is refused in a world that refuses filters', ({ action, Name }) => {
    const { call } = startEmulator({ registry }, { refusesFilters: true })
    expect(call(action, { Filters: [{ Name, Values: ['web'] }] }).Error).toEqual(apiError('InvalidParameter'))
    expect(call(action, { Filters: [] }).Error).toBeUndefined()
    expect(call(action).Error).toBeUndefined()
  })
})

const TYPE = 'InvalidParameter.ParsingError'
test.each([
  { given: { Limit: 101 }, code: 'InvalidParameter', text: '`Limit`' },
  { given: { Limit: -1 }, code: TYPE, text: '`Limit`' },
  { given: { Limit: 0.5 }, code: TYPE, text: '`Limit`' },
  { given: { Limit: '10' }, code: TYPE, text: '`Limit`' },
  { given: { Offset: -1 }, code: TYPE, text: '`Offset`' },
  { given: { Filters: {} }, code: TYPE, text: '`Filters`' },
  { given: { Filters: ['ImageName'] }, code: TYPE, text: '`Filters`' },
  { given: { Filters: [null] }, code: TYPE, text: '`Filters`' },
  { given: { Filters: [{ ...named('x'), Values: [1] }] }, code: TYPE, text: '`Filters`' },
  { given: { Filters: [{ ...named('x'), Values: 'x' }] }, code: TYPE, text: '`Filters`' },
  { given: { Filters: [{ ...named('x'), ExactMatch: 1 }] }, code: TYPE, text: '`Filters`' },
  { given: { Filters: [{ ...named('x'), Exact: true }] }, code: TYPE, text: '`Filters`' },
  { given: { Filters: [named()] }, code: 'InvalidParameter', text: 'no value' },
  { given: { Filters: [{ Name: 'ImageName', Values: null }] }, code: 'InvalidParameter', text: 'no value' },
  { given: { Filters: [{ Values: ['x'] }] }, code: 'UnsupportedOperation', text: 'filter' },
  {
    given: { Filters: [{ Name: 'IsAuthorized', Values: ['1'] }] },
    code: 'UnsupportedOperation',
    text: 'IsAuth',
  },
  { given: { By: 'ScanTime' }, code: 'UnknownParameter', text: '`By`' },
  { given: { Order: 'desc' }, code: 'UnknownParameter', text: '`Order`' },
  { given: { OnlyShowLatest: true }, code: 'UnknownParameter', text: '`OnlyShowLatest`' },
  { given: { limit: 1 }, code: 'UnknownParameter', text: '`limit`' },
])('the image list refuses $given with $code', ({ given, code, text }) => {
  expect(startEmulator().call(LIST, given).Error).toEqual(apiError(code, text))
})

describe('a list that grows while its pages are read', () => {
  const appearing = (after: number): Script => ({ start: 'scan', steps: [], appearsAfter: after })

  test.each([
    { at: 499, expected: 99 },
    { at: 500, expected: 100 },
    { at: 999, expected: 100 },
    { at: 1000, expected: 101 },
  ])(
    'a list that grows while its pages are read has a TotalCount of $expected after $at ms',
    ({ at, expected }) => {
      const scripts = { 'image-50': appearing(500), 'image-101': appearing(1000) }
      const { call, setTime } = startEmulator({ registry: registryOf(101), scripts })
      setTime(at)
      expect(call(LIST, { Limit: 1, Offset: 98 }).TotalCount).toBe(expected)
    },
  )

  test('a list that grows while its pages are read shows a row twice when a new row comes before it', () => {
    const scripts = { 'image-1': appearing(500) }
    const { call, setTime } = startEmulator({ registry: registryOf(6), scripts })
    const first = call(LIST, { Limit: 3 })
    setTime(500)
    const second = call(LIST, { Limit: 3, Offset: 3 })
    expect([first, second].map((answer) => [idsOf(answer), answer.TotalCount])).toEqual([
      [[2, 3, 4], 5],
      [[4, 5, 6], 6],
    ])
  })
})

test('3,000 images are listed in 30 pages, each once and in order, within two seconds', () => {
  const { call } = startEmulator({ registry: registryOf(3000) })
  const start = performance.now()
  const pages = Array.from({ length: 31 }, (_, n) => call(LIST, { Limit: 100, Offset: n * 100 }))
  const found = call(LIST, { Limit: 100, Filters: [named('image-2999')] })
  expect(performance.now() - start).toBeLessThan(2000)
  expect(pages.flatMap(idsOf)).toEqual(range(1, 3000))
  expect(idsOf(found)).toEqual([2999])
})
