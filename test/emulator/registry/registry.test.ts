import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { initialState, knownRegistryImages } from '../../../emulator/api/state.ts'
import { DEMO_IMAGES, demoWorld } from '../../../emulator/demo/demo.ts'
import { DEMO_REGISTRY_IMAGES, type DemoRegistryImage } from '../../../emulator/demo/demo-registry.ts'
import { EMPTY_REGISTRY, SOME_REGISTRIES } from '../../../emulator/registry/registries.ts'
import { EMPTY_REGISTRY_IMAGE, registryTime, someRegistryImage } from '../../../emulator/registry/registry.ts'
import { someImage } from '../../../emulator/world/world.ts'
import { NOW } from '../requests.ts'

const world = demoWorld(NOW)
const NAMES = Object.keys(DEMO_REGISTRY_IMAGES) as DemoRegistryImage[]
const example = new URL('../../../emulator/examples/DescribeAssetImageRegistryList.json', import.meta.url)
const [DOCUMENTED] = JSON.parse(readFileSync(example, 'utf8')).response.Response.List
const typesOf = (record: object) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value]))

test('a sample image in a registry has the fields of the documented example and no other, with the same types', () => {
  expect(typesOf(someRegistryImage())).toEqual(typesOf(DOCUMENTED))
  expect(Object.keys(EMPTY_REGISTRY_IMAGE)).toHaveLength(46)
})

test('a sample image in a registry is clean, licensed, trusted and completely scanned', () => {
  const image = someRegistryImage()
  const scanned = {
    ScanStatus: 'SCANNED',
    CveStatus: 'SCANNED',
    VirusStatus: 'SCANNED',
    RiskStatus: 'SCANNED',
  }
  expect(image).toMatchObject({ ...scanned, IsAuthorized: 1, IsTrustImage: true, Progress: 100 })
  expect(
    Object.entries(image).filter(([name, value]) => /VulCnt|VirusCnt|RiskCnt|InfoCnt/.test(name) && value),
  ).toEqual([])
  expect(
    Object.entries(image).filter(([name, value]) => /Error|Reason|Solution/.test(name) && value),
  ).toEqual([])
})

test('a sample image in a registry has the name and namespace of its address', () => {
  const place = ({ ImageName, Namespace }: { readonly ImageName: string; readonly Namespace: string }) =>
    [Namespace, ImageName].join(' ')
  expect(
    ['registry.example.com/shop/some', 'r.io/some', 'r.io:5000/a/b/some'].map((ImageRepoAddress) =>
      place(someRegistryImage({ ImageRepoAddress })),
    ),
  ).toEqual(['shop some', ' some', 'a/b some'])
})

test('a sample image in a registry has the same identity for the same reference, and others for another tag or address', () => {
  const identities = [
    {},
    { ImageRepoAddress: 'registry.example.com/shop/some', ImageTag: '1.0.0' },
    { ImageTag: '1.0.1' },
    { ImageRepoAddress: 'registry.example.com/shop/other' },
  ].map((overrides) => someRegistryImage(overrides))
  const [first, same] = identities
  expect(first).toEqual(same)
  for (const field of ['Id', 'ImageId', 'ImageDigest'] as const)
    expect(new Set(identities.map((image) => image[field])).size).toBe(3)
})

test('a sample image in a registry has the identity of an image on a node with its reference for a name', () => {
  const onNode = someImage({ ImageName: 'registry.example.com/shop/some:1.0.0' })
  const { ImageId, ImageDigest } = someRegistryImage()
  expect([ImageId, ImageDigest]).toEqual([onNode.ImageID, onNode.ImageDigest])
})

test('a sample image in a registry has an Id that JSON carries without loss, and three thousand have different ones', () => {
  const ids = Array.from({ length: 3000 }, (_, n) => someRegistryImage({ ImageTag: `${n}` }).Id)
  expect(ids.filter((id) => !Number.isSafeInteger(id) || id <= 0)).toEqual([])
  expect(new Set(ids).size).toBe(3000)
})

test.each([
  { given: { SensitiveInfoCnt: 2 }, both: [2, 2] },
  { given: { SensitiveInfoCnt: 2, SentiveInfoCnt: 0 }, both: [2, 0] },
  { given: {}, both: [0, 0] },
])('a sample image in a registry counts sensitive information under both names: $both', ({ given, both }) => {
  const { SensitiveInfoCnt, SentiveInfoCnt } = someRegistryImage(given)
  expect([SensitiveInfoCnt, SentiveInfoCnt]).toEqual(both)
})

test('a sample image in a registry has the given values unchanged', () => {
  expect(someRegistryImage({ Id: 7, ImageName: 'x' })).toMatchObject({ Id: 7, ImageName: 'x' })
})

test.each([
  { name: 'is eight hours ahead of UTC', at: '2026-03-01T12:34:56.789Z', wire: '2026-03-01T20:34:56+08:00' },
  { name: 'may be on the next day', at: '2026-12-31T16:00:00Z', wire: '2027-01-01T00:00:00+08:00' },
])('the time of a registry $name', ({ at, wire }) => {
  expect(registryTime(Date.parse(at))).toBe(wire)
  expect(Math.floor(Date.parse(at) / 1000) * 1000).toBe(Date.parse(wire))
})

test('the default registries are a Harbor and a TCR with every documented field', () => {
  expect(SOME_REGISTRIES.map(({ RegistryType, Url }) => [RegistryType, Url])).toEqual([
    ['harbor', 'https://registry.example.com'],
    ['tcr', 'https://shop.tencentcloudcr.com'],
  ])
  for (const registry of SOME_REGISTRIES) expect(typesOf(registry)).toEqual(typesOf(EMPTY_REGISTRY))
  expect(Object.keys(EMPTY_REGISTRY)).toHaveLength(18)
})

describe('the registry of the demo world', () => {
  const seen = (name: DemoRegistryImage, milliseconds: number) =>
    knownRegistryImages(initialState(world, NOW), NOW + milliseconds).find(
      ({ Id }) => Id === world.registry[name].Id,
    )

  test('the registry of the demo world has an image for each description, in the same order', () => {
    expect(Object.keys(world.registry)).toEqual(NAMES)
  })

  test.each(NAMES)('the registry image %s has a unique name and every documented field', (name) => {
    expect(Object.hasOwn(DEMO_IMAGES, name)).toBe(false)
    expect(typesOf(world.registry[name])).toEqual(typesOf(EMPTY_REGISTRY_IMAGE))
  })

  test('the registry of the demo world has only images of connected registries', () => {
    for (const { ImageRepoAddress } of Object.values(world.registry))
      expect(world.registries.some(({ Url }) => `https://${ImageRepoAddress}`.startsWith(`${Url}/`))).toBe(
        true,
      )
  })

  test.each(NAMES.filter((name) => name !== 'pushedUnscanned'))(
    'the registry image %s was scanned two hours ago and does not change',
    (name) => {
      expect(world.registry[name].ScanTime).toBe('2026-03-01T18:00:00+08:00')
      expect(seen(name, 86_400_000)).toEqual(world.registry[name])
    },
  )

  test('the registry image pushedVirusFailed has the scan fields of the documented example', () => {
    const names = Object.keys(DOCUMENTED).filter((name) => /Status|Error|Progress|Reason|Solution/.test(name))
    expect(names).toHaveLength(13)
    for (const name of names)
      expect([name, world.registry.pushedVirusFailed[name as keyof typeof EMPTY_REGISTRY_IMAGE]]).toEqual([
        name,
        DOCUMENTED[name],
      ])
  })

  test.each([
    { at: 0, status: 'NOT_SCAN', ScanTime: '' },
    { at: 3999, status: 'NOT_SCAN', ScanTime: '' },
    { at: 4000, status: 'SCANNING', ScanTime: '' },
    { at: 9999, status: 'SCANNING', ScanTime: '' },
    { at: 10_000, status: 'SCANNED', ScanTime: '2026-03-01T20:00:10+08:00' },
  ])('the registry image pushedUnscanned has status $status after $at ms', ({ at, status, ScanTime }) => {
    const scans = { ScanStatus: status, CveStatus: status, VirusStatus: status, RiskStatus: status }
    expect(seen('pushedUnscanned', at)).toMatchObject({
      ...scans,
      ScanTime,
      VulCnt: 0,
      VirusCnt: 0,
      RiskCnt: 0,
    })
  })
})
