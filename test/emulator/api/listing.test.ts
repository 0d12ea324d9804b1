import { describe, expect, test } from '@jest/globals'
import { type RegistryImage, registryTime, someRegistryImage } from '../../../emulator/registry/registry.ts'
import type { Script } from '../../../emulator/world/world.ts'
import { asking, someWorld } from '../ask.ts'
import { NOW } from '../signed.ts'

const LIST = 'DescribeAssetImageRegistryList'

/** A registry of so many images with the Ids 1, 2, 3 … in an order that is not theirs. */
function registryOf(count: number): Readonly<Record<string, RegistryImage>> {
  const images = Array.from({ length: count }, (_, n) =>
    someRegistryImage({ ImageRepoAddress: `r.io/shop/image-${n + 1}`, Id: n + 1 }),
  )
  return Object.fromEntries(images.toReversed().map((image) => [image.ImageName, image]))
}

const list = (world: Parameters<typeof someWorld>[0], given: unknown) =>
  asking(someWorld(world)).ask(LIST, given)
const idsOf = ({ List }: { readonly List: readonly RegistryImage[] }) => List.map(({ Id }) => Id)
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

describe('a page of 250 images', () => {
  const registry = registryOf(250)

  test.each([
    { name: 'the first ten by default', given: {}, ids: upTo(1, 10) },
    { name: 'the first ten for null', given: { Limit: null, Offset: null, Filters: null }, ids: upTo(1, 10) },
    { name: 'one', given: { Limit: 1 }, ids: [1] },
    { name: 'a hundred at most', given: { Limit: 100 }, ids: upTo(1, 100) },
    { name: 'the next hundred', given: { Limit: 100, Offset: 100 }, ids: upTo(101, 200) },
    { name: 'the last, which is not full', given: { Limit: 100, Offset: 200 }, ids: upTo(201, 250) },
    { name: 'the last one', given: { Limit: 100, Offset: 249 }, ids: [250] },
    { name: 'none at the end', given: { Limit: 100, Offset: 250 }, ids: [] },
    { name: 'none past the end', given: { Limit: 100, Offset: 9999 }, ids: [] },
    { name: 'none when none is asked for', given: { Limit: 0 }, ids: [] },
    { name: 'those from any offset', given: { Limit: 3, Offset: 5 }, ids: [6, 7, 8] },
  ])('holds $name', ({ given, ids }) => {
    const answer = list({ registry }, given)
    expect(idsOf(answer)).toEqual(ids)
    expect(answer.TotalCount).toBe(250)
  })
})

test('a world without a registry has an empty page', () => {
  expect(list({}, {})).toEqual({ List: [], TotalCount: 0 })
})

describe('a filter', () => {
  const registry = {
    web: someRegistryImage({ Id: 1, ImageRepoAddress: 'r.io/shop/web', IsAuthorized: 0 }),
    webAdmin: someRegistryImage({ Id: 2, ImageRepoAddress: 'r.io/shop/web-admin' }),
    oldWeb: someRegistryImage({ Id: 3, ImageRepoAddress: 'r.io/shop/old-web' }),
    other: someRegistryImage({ Id: 4, ImageRepoAddress: 'r.io/webshop/api', IsAuthorized: 0 }),
    renamed: someRegistryImage({ Id: 5, ImageRepoAddress: 'r.io/shop/x', ImageName: 'web' }),
    Upper: someRegistryImage({ Id: 6, ImageRepoAddress: 'r.io/shop/Web' }),
  }
  const named = (...Values: readonly string[]) => ({ Name: 'ImageName', Values })

  test.each([
    {
      name: 'ImageName passes names and addresses with it inside',
      Filters: [named('web')],
      ids: [1, 2, 3, 4, 5],
    },
    ...[true, false, null].map((ExactMatch) => ({
      name: `ImageName does so with ExactMatch ${ExactMatch}`,
      Filters: [{ ...named('web'), ExactMatch }],
      ids: [1, 2, 3, 4, 5],
    })),
    { name: 'ImageName takes a path', Filters: [named('shop/web')], ids: [1, 2] },
    { name: 'ImageName takes a whole address', Filters: [named('r.io/shop/web-admin')], ids: [2] },
    { name: 'ImageName does not know tags', Filters: [named('shop/web:1.0.0')], ids: [] },
    { name: 'ImageName heeds case', Filters: [named('Web')], ids: [6] },
    { name: 'ImageName with an empty value passes all', Filters: [named('')], ids: [1, 2, 3, 4, 5, 6] },
    { name: 'passes what has one of its values', Filters: [named('admin', 'old')], ids: [2, 3] },
    { name: 'IsAuthorized 0', Filters: [{ Name: 'IsAuthorized', Values: ['0'] }], ids: [1, 4] },
    { name: 'IsAuthorized 1', Filters: [{ Name: 'IsAuthorized', Values: ['1'] }], ids: [2, 3, 5, 6] },
    {
      name: 'IsAuthorized all',
      Filters: [{ Name: 'IsAuthorized', Values: ['all'] }],
      ids: [1, 2, 3, 4, 5, 6],
    },
    {
      name: 'besides another passes what both pass',
      Filters: [named('web'), { Name: 'IsAuthorized', Values: ['0'] }],
      ids: [1, 4],
    },
    { name: 'is none if there is none', Filters: [], ids: [1, 2, 3, 4, 5, 6] },
  ])('$name', ({ Filters, ids }) => {
    const answer = list({ registry }, { Filters })
    expect(idsOf(answer)).toEqual(ids)
    expect(answer.TotalCount).toBe(ids.length)
  })

  test('is applied before the page is cut', () => {
    const answer = list({ registry }, { Filters: [named('web')], Limit: 2, Offset: 3 })
    expect([idsOf(answer), answer.TotalCount]).toEqual([[4, 5], 5])
  })

  test.each([LIST, 'DescribeAssetImageSimpleList', 'DescribeAssetImageRegistryRegistryList'])(
    'of %s is refused on demand, whatever it is, and no filter is not',
    (action) => {
      const { ask } = asking(someWorld({ registry }), { refusesFilters: true })
      const Filters = [{ Name: action === LIST ? 'ImageName' : 'Keywords', Values: ['web'] }]
      expect(ask(action, { Filters }).Error).toEqual({
        Code: 'InvalidParameter',
        Message: expect.any(String),
      })
      expect(ask(action, { Filters: [] }).Error).toBeUndefined()
      expect(ask(action, {}).Error).toBeUndefined()
    },
  )
})

describe('the order of rows', () => {
  const registry = {
    a: someRegistryImage({ Id: 1, ScanTime: registryTime(NOW), ContainerCnt: 9 }),
    b: someRegistryImage({ Id: 2, ScanTime: registryTime(NOW - 1000), ContainerCnt: 10, VirusCnt: 1 }),
    c: someRegistryImage({ Id: 3, ScanTime: '', ContainerCnt: 9, SensitiveInfoCnt: 1 }),
    d: someRegistryImage({ Id: 4, ImageCreateTime: registryTime(NOW), ContainerCnt: 1 }),
  }
  test.each([
    { given: { By: 'ScanTime' }, ids: [3, 4, 2, 1] },
    { given: { By: 'ScanTime', Order: 'DESC' }, ids: [1, 2, 4, 3] },
    { given: { By: 'VirusCount', Order: 'desc' }, ids: [2, 1, 3, 4] },
    { given: { By: 'SensitiveCount', Order: 'desc' }, ids: [3, 1, 2, 4] },
    { given: { By: 'ImageCreateTime', Order: 'desc' }, ids: [4, 1, 2, 3] },
    { given: { By: 'ContainerCount', Order: 'asc' }, ids: [4, 1, 3, 2] },
    { given: { By: 'ContainerCount', Order: 'desc' }, ids: [2, 1, 3, 4] },
    { given: { Order: 'desc' }, ids: [1, 2, 3, 4] },
  ])('is by $given, and by Id what is equal', ({ given, ids }) => {
    expect(idsOf(list({ registry }, given))).toEqual(ids)
  })
})

describe('a page is refused', () => {
  const INVALID = 'InvalidParameter'
  const TYPE = 'InvalidParameter.ParsingError'
  const filter = (given: object) => ({ Filters: [{ Name: 'ImageName', Values: ['web'], ...given }] })

  test.each([
    { name: 'for 101 rows', given: { Limit: 101 }, code: INVALID, says: '`Limit`' },
    { name: 'for less than no rows', given: { Limit: -1 }, code: TYPE, says: '`Limit`' },
    { name: 'for half a row', given: { Limit: 0.5 }, code: TYPE, says: '`Limit`' },
    { name: 'for a Limit in a text', given: { Limit: '10' }, code: TYPE, says: '`Limit`' },
    { name: 'before the first', given: { Offset: -1 }, code: TYPE, says: '`Offset`' },
    { name: 'for a list of names', given: { Filters: ['ImageName'] }, code: TYPE, says: '`Filters.0`' },
    { name: 'for null among filters', given: { Filters: [null] }, code: TYPE, says: '`Filters.0`' },
    { name: 'for a filter without a list', given: { Filters: {} }, code: TYPE, says: '`Filters`' },
    { name: 'for an unknown filter', given: filter({ Name: 'ImageTag' }), code: INVALID, says: '`ImageTag`' },
    {
      name: 'for a filter named like an inherited property',
      given: filter({ Name: 'constructor' }),
      code: INVALID,
      says: '`constructor`',
    },
    {
      name: 'for a filter without a name',
      given: { Filters: [{ Values: ['x'] }] },
      code: INVALID,
      says: 'filter',
    },
    {
      name: 'for a filter without Values',
      given: filter({ Values: undefined }),
      code: INVALID,
      says: 'no value',
    },
    { name: 'for a filter with no value', given: filter({ Values: [] }), code: INVALID, says: 'no value' },
    {
      name: 'for a value that is no text',
      given: filter({ Values: [1] }),
      code: TYPE,
      says: '`Filters.0.Values`',
    },
    {
      name: 'for a value that is no list',
      given: filter({ Values: 'web' }),
      code: TYPE,
      says: '`Filters.0.Values`',
    },
    {
      name: 'for ExactMatch 1',
      given: filter({ ExactMatch: 1 }),
      code: TYPE,
      says: '`Filters.0.ExactMatch`',
    },
    {
      name: 'for a field too many in a filter',
      given: filter({ Exact: true }),
      code: 'UnknownParameter',
      says: '`Filters.0.Exact`',
    },
    {
      name: 'for an unknown licence',
      given: { Filters: [{ Name: 'IsAuthorized', Values: ['2'] }] },
      code: INVALID,
      says: '`2`',
    },
    { name: 'for another order', given: { Order: '+' }, code: INVALID, says: '`Order`' },
    { name: 'by another field', given: { By: 'Id' }, code: INVALID, says: '`By`' },
    { name: 'by an inherited property', given: { By: 'constructor' }, code: INVALID, says: '`By`' },
    {
      name: 'for another type of OnlyShowLatest',
      given: { OnlyShowLatest: 1 },
      code: TYPE,
      says: '`OnlyShowLatest`',
    },
    { name: 'for another type of IsRunning', given: { IsRunning: '' }, code: TYPE, says: '`IsRunning`' },
    { name: 'for another name', given: { limit: 1 }, code: 'UnknownParameter', says: '`limit`' },
  ])('$name: $code', ({ given, code, says }) => {
    expect(list({}, given).Error).toEqual({ Code: code, Message: expect.stringContaining(says) })
  })
})

describe('a list that changes while one asks for its pages', () => {
  const appearing = (after: number): Script => ({ start: 'scan', steps: [], appearsAfter: after })

  test.each([
    { at: 0, expected: 99 },
    { at: 499, expected: 99 },
    { at: 500, expected: 100 },
    { at: 999, expected: 100 },
    { at: 1000, expected: 101 },
  ])('has a TotalCount of $expected after $at ms', ({ at, expected }) => {
    const scripts = { 'image-50': appearing(500), 'image-101': appearing(1000) }
    const emulator = asking(someWorld({ registry: registryOf(101), scripts }))
    emulator.at(at)
    expect(emulator.ask(LIST, { Limit: 1, Offset: 98 }).TotalCount).toBe(expected)
  })

  test('shifts rows from page to page: one is seen twice when a new one comes before it', () => {
    const emulator = asking(someWorld({ registry: registryOf(6), scripts: { 'image-1': appearing(500) } }))
    const first = emulator.ask(LIST, { Limit: 3 })
    emulator.at(500)
    const second = emulator.ask(LIST, { Limit: 3, Offset: 3 })
    expect([first, second].map((answer) => [idsOf(answer), answer.TotalCount])).toEqual([
      [[2, 3, 4], 5],
      [[4, 5, 6], 6],
    ])
  })
})

test('a large world: 3,000 images in 30 pages, each once, in their order, within two seconds', () => {
  const registry = registryOf(3000)
  const { ask } = asking(someWorld({ registry }))
  const began = performance.now()
  const pages = Array.from({ length: 31 }, (_, n) => ask(LIST, { Limit: 100, Offset: n * 100 }))
  const found = ask(LIST, { Limit: 100, Filters: [{ Name: 'ImageName', Values: ['image-2999'] }] })
  expect(performance.now() - began).toBeLessThan(2000)
  expect(pages.flatMap(idsOf)).toEqual(upTo(1, 3000))
  expect(new Set(pages.map(({ TotalCount }) => TotalCount))).toEqual(new Set([3000]))
  expect(idsOf(found)).toEqual([2999])
})
