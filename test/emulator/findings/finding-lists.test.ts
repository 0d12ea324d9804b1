import { describe, expect, test } from '@jest/globals'
import { someRegistryVirus } from '../../../emulator/findings/viruses.ts'
import { someRegistryImage } from '../../../emulator/registry/registry.ts'
import { LISTS, nodeImage, registryImage, startWithFindings } from '../finding-lists.ts'
import { apiError, startEmulator } from '../start.ts'

const range = (length: number, from = 0) => Array.from({ length }, (_, n) => from + n)
const TYPE = 'InvalidParameter.ParsingError'

describe.each(LISTS)('$action', ({ action, kind, image, row, place, count }) => {
  const rows = range(2425).map(row)

  test('a finding list lists 2,425 rows in 25 pages, each once and in order', () => {
    const { call } = startWithFindings({ place }, { findings: { [kind]: rows } })
    const pages = range(25).map((n) => call(action, { ...image, Limit: 100, Offset: n * 100 }))
    expect(pages.flatMap(({ List }) => List)).toEqual(rows)
    expect(pages.map(({ TotalCount }) => TotalCount)).toEqual(range(25).map(() => 2425))
  })

  test.each([
    { given: { Limit: 101 }, code: 'InvalidParameter' },
    { given: { Limit: '10' }, code: TYPE },
    { given: { Filters: [] }, code: 'UnknownParameter' },
    { given: { By: 'Level' }, code: 'UnknownParameter' },
  ])('a finding list refuses $given with $code, also when its pages repeat', ({ given, code }) => {
    for (const findings of [{ [kind]: rows }, { [kind]: rows, repeats: true } as const])
      expect(startWithFindings({ place }, { findings }).call(action, { ...image, ...given }).Error).toEqual(
        apiError(code),
      )
  })

  test.each([0, 1, 2, 99, 100, 101])(
    'a finding list has by default as many rows as the image counts: %d',
    (length) => {
      const { call } = startWithFindings({ place }, { fields: { [count]: length } })
      const pages = [0, 100].map((Offset) => call(action, { ...image, Limit: 100, Offset }))
      const found = pages.flatMap(({ List }) => List)
      expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(length)
      expect(pages.map(({ TotalCount }) => TotalCount)).toEqual([length, length])
    },
  )

  test.each([-1, 0.5, '3', null, undefined])('a finding list has no rows for a count of %p', (value) => {
    const { call } = startWithFindings({ place }, { fields: { [count]: value } })
    expect(call(action, image)).toMatchObject({ List: [], TotalCount: 0 })
  })

  test('a finding list has 200,000 rows for an absurd count', () => {
    const { call } = startWithFindings({ place }, { fields: { [count]: Number.MAX_SAFE_INTEGER } })
    expect(call(action, image).TotalCount).toBe(200_000)
  })

  test('a finding list has default rows with the fields of a sample row', () => {
    const { call } = startWithFindings({ place }, { fields: { [count]: 1 } })
    const typesOf = (each: object) => Object.entries(each).map(([name, value]) => [name, typeof value])
    expect(Object.fromEntries(typesOf(call(action, image).List[0]))).toEqual(
      Object.fromEntries(typesOf(row(1))),
    )
  })

  test.each([
    { length: 3, counted: 5 },
    { length: 1, counted: 0 },
  ])(
    'a finding list has $length rows that the world gives though the image counts $counted',
    ({ length, counted }) => {
      const findings = { [kind]: rows.slice(0, length) }
      const { call } = startWithFindings({ place }, { findings, fields: { [count]: counted } })
      expect(call(action, image)).toEqual({ List: rows.slice(0, length), TotalCount: length })
    },
  )

  test.each([0, 2, 4, 2425])('a finding list may claim a total of %d for 3 rows', (claimed) => {
    const findings = { [kind]: rows.slice(0, 3), totals: { [kind]: claimed } }
    const { call } = startWithFindings({ place }, { findings })
    for (const Offset of [0, 2, 3])
      expect(call(action, { ...image, Offset })).toEqual({ List: rows.slice(Offset, 3), TotalCount: claimed })
  })

  test.each([0, 1, 100, 9999])('a finding list may repeat its first page at offset %d', (Offset) => {
    const { call } = startWithFindings({ place }, { findings: { [kind]: rows, repeats: true } })
    const answer = call(action, { ...image, Limit: 100, Offset })
    expect(answer).toEqual({ List: rows.slice(0, 100), TotalCount: 2425 })
  })

  test('a finding list may change with time', () => {
    const findings = { [kind]: (elapsed: number) => rows.slice(0, elapsed < 500 ? 3 : 4) }
    const { call, setTime } = startWithFindings({ place }, { findings })
    const totals = [0, 499, 500].map((at) => {
      setTime(at)
      return call(action, image).TotalCount
    })
    expect(totals).toEqual([3, 3, 4])
  })

  test('a finding list may have rows that break the documented types', () => {
    const malformed = [{ Level: 'many', Surprise: true }, { CVEID: null }, {}]
    const { call } = startWithFindings({ place }, { findings: { [kind]: malformed } })
    expect(call(action, image).List).toEqual(malformed)
  })

  test('a finding list does not show the findings of another image', () => {
    const findings = { [kind]: rows.slice(0, 3), totals: { [kind]: 9 } }
    const { call } = startWithFindings({ place }, { findings, name: 'other', fields: { [count]: 2 } })
    expect(call(action, image).TotalCount).toBe(2)
  })

  test('a finding list of an unknown image is an error, or empty under unknownImage: empty', () => {
    expect(startEmulator().call(action, image).Error).toEqual(apiError('ResourceNotFound'))
    const { call } = startEmulator({}, { unknownImage: 'empty' })
    expect(call(action, image)).toEqual({ List: [], TotalCount: 0 })
  })
})

const SURPLUS = { images: { Id: registryImage.Id }, registry: { ImageID: nodeImage.ImageID } }
test.each(
  LISTS.flatMap(({ action, place }) => {
    const key = place === 'images' ? 'ImageID' : 'Id'
    return [
      { action, place, given: {}, code: 'MissingParameter' },
      { action, place, given: { [key]: null }, code: 'MissingParameter' },
      { action, place, given: { [key]: key === 'Id' ? 'x' : 1 }, code: TYPE },
      { action, place, given: { [key]: key === 'Id' ? 1 : 'x' }, code: 'ResourceNotFound' },
      { action, place, given: SURPLUS[place], code: 'UnknownParameter' },
    ]
  }),
)('$action refuses an image named by $given with $code', ({ action, place, given, code }) => {
  expect(startWithFindings({ place }).call(action, given).Error).toEqual(apiError(code))
})

test('the list of an image in a registry does not show findings of its neighbour', () => {
  const other = someRegistryImage({ ImageTag: 'other' })
  const { call } = startEmulator({
    registry: { web: registryImage, other },
    findings: { other: { viruses: [someRegistryVirus()] } },
  })
  const totals = [registryImage, other].map(
    ({ Id }) => call('DescribeAssetImageRegistryVirusList', { Id }).TotalCount,
  )
  expect(totals).toEqual([0, 1])
})

test('the list of an image that appears later is unknown until then', () => {
  const script = { start: 'scan', steps: [], appearsAfter: 500 } as const
  const { call, setTime } = startEmulator({ images: { web: nodeImage }, scripts: { web: script } })
  const list = () => call('DescribeAssetImageVulList', { ImageID: nodeImage.ImageID })
  setTime(499)
  expect(list().Error).toEqual(apiError('ResourceNotFound'))
  setTime(500)
  expect(list()).toEqual({ List: [], TotalCount: 0 })
})

test('the findings that the world gives to an image outlive a sync and a scan task', () => {
  const findings = { web: { viruses: (elapsed: number) => [someRegistryVirus({ FileSize: elapsed })] } }
  const scripts = { web: { start: 'scan', steps: [], appearsOnSync: true } } as const
  const { call, setTime } = startEmulator({ registry: { web: registryImage }, scripts, findings })
  const { Id } = registryImage
  const size = () => call('DescribeAssetImageRegistryVirusList', { Id }).List?.[0].FileSize
  expect(size()).toBeUndefined()
  setTime(100)
  call('SyncAssetImageRegistryAsset', { All: true })
  expect(size()).toBe(100)
  call('CreateAssetImageRegistryScanTask', { Id: [Id], ScanType: ['CVE', 'VIRUS', 'RISK'] })
  setTime(300)
  expect(size()).toBe(300)
})
