import { describe, expect, test } from '@jest/globals'
import { someImage } from '../../../emulator/world/world.ts'
import { asking, someWorld } from '../ask.ts'

const LIST = 'DescribeAssetImageSimpleList'
const images = {
  web: someImage({ ImageName: 'r.io/shop/web:1', ImageID: 'sha256:aa11', HostCnt: 1, ContainerCnt: 2 }),
  admin: someImage({
    ImageName: 'r.io/shop/web-admin:1',
    ImageID: 'sha256:bb11',
    HostCnt: 3,
    ContainerCnt: 1,
  }),
  api: someImage({ ImageName: 'r.io/shop/api:1', ImageID: 'sha256:cc22', HostCnt: 2, ContainerCnt: 3 }),
}
const { web, admin, api } = images
const brief = ({ ImageID, ImageName, ContainerCnt, ScanTime, Size }: typeof web) => ({
  ImageID,
  ImageName,
  ContainerCnt,
  ScanTime,
  Size,
})
const keywords = (...Values: readonly string[]) => ({ Filters: [{ Name: 'Keywords', Values }] })

describe('the images on nodes in brief', () => {
  test.each([
    { name: 'all, in the order of the world', given: {}, rows: [web, admin, api] },
    { name: 'those with a keyword in the name', given: keywords('web'), rows: [web, admin] },
    { name: 'those with a whole name', given: keywords('r.io/shop/web:1'), rows: [web] },
    { name: 'those with a keyword in the ID', given: keywords('11'), rows: [web, admin] },
    { name: 'that with an ID', given: keywords('sha256:cc22'), rows: [api] },
    { name: 'those with one of the keywords', given: keywords('admin', 'cc22'), rows: [admin, api] },
    { name: 'none', given: keywords('nothing'), rows: [] },
    { name: 'by hosts', given: { By: 'HostCnt', Order: 'desc' }, rows: [admin, api, web] },
    { name: 'by containers', given: { By: 'ContainerCnt' }, rows: [admin, web, api] },
  ])('are $name', ({ given, rows }) => {
    expect(asking(someWorld({ images })).ask(LIST, given)).toEqual({
      List: rows.map(brief),
      TotalCount: rows.length,
    })
  })

  test('come in pages, with the count of all', () => {
    const page = asking(someWorld({ images })).ask(LIST, { ...keywords('web'), Limit: 1, Offset: 1 })
    expect(page).toEqual({ List: [brief(admin)], TotalCount: 2 })
  })

  test.each([
    { given: { Limit: 101 }, code: 'InvalidParameter' },
    { given: { Filters: [{ Name: 'ImageName', Values: ['web'] }] }, code: 'InvalidParameter' },
    { given: { OnlyShowLatest: true }, code: 'UnknownParameter' },
  ])('are refused for $given', ({ given, code }) => {
    expect(asking(someWorld({ images })).ask(LIST, given).Error.Code).toBe(code)
  })

  test.each([
    { at: 499, count: 2 },
    { at: 500, count: 3 },
  ])('are $count after $at ms when one appears after 500', ({ at, count }) => {
    const scripts = { admin: { start: 'scan', steps: [], appearsAfter: 500 } } as const
    const emulator = asking(someWorld({ images, scripts }))
    emulator.at(at)
    expect(emulator.ask(LIST).TotalCount).toBe(count)
  })
})
