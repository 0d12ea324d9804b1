import { expect, test } from '@jest/globals'
import { someImage } from '../../../emulator/world/world.ts'
import { startEmulator } from '../start.ts'

const LIST = 'DescribeAssetImageSimpleList'
const images = {
  web: someImage({ ImageName: 'r.io/shop/web:1', ImageID: 'sha256:aa11' }),
  admin: someImage({ ImageName: 'r.io/shop/web-admin:1', ImageID: 'sha256:bb11' }),
  api: someImage({ ImageName: 'r.io/shop/api:1', ImageID: 'sha256:cc22' }),
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

test.each([
  { name: 'all images in the order of the world', given: {}, rows: [web, admin, api] },
  { name: 'images with a keyword in the name', given: keywords('web'), rows: [web, admin] },
  { name: 'images with a whole name', given: keywords('r.io/shop/web:1'), rows: [web] },
  { name: 'images with a keyword in the ID', given: keywords('11'), rows: [web, admin] },
  { name: 'images with one of two keywords', given: keywords('admin', 'cc22'), rows: [admin, api] },
  { name: 'no image for an unknown keyword', given: keywords('nothing'), rows: [] },
])('the brief list of images on nodes has $name', ({ given, rows }) => {
  const answer = startEmulator({ images }).call(LIST, given)
  expect(answer).toEqual({ List: rows.map(brief), TotalCount: rows.length })
})

test('the brief list comes in pages, each with the count of all rows', () => {
  const page = startEmulator({ images }).call(LIST, { ...keywords('web'), Limit: 1, Offset: 1 })
  expect(page).toEqual({ List: [brief(admin)], TotalCount: 2 })
})

test.each([
  { at: 499, count: 2 },
  { at: 500, count: 3 },
])('the brief list has $count images after $at ms when one appears after 500', ({ at, count }) => {
  const scripts = { admin: { start: 'scan', steps: [], appearsAfter: 500 } } as const
  const { call, setTime } = startEmulator({ images, scripts })
  setTime(at)
  expect(call(LIST).TotalCount).toBe(count)
})
