import { describe, expect, test } from '@jest/globals'
import { DEMO_CREDENTIALS, demoWorld } from '../../../emulator/demo/demo.ts'
import {
  EMPTY_REGISTRY_IMAGE,
  registryTime,
  someRegistryImage,
  type WireRegistryImage,
} from '../../../emulator/registry/registry.ts'
import { registryScan } from '../../../emulator/registry/registry-script.ts'
import { asking, someWorld } from '../ask.ts'
import { NOW } from '../signed.ts'

const LIST = 'DescribeAssetImageRegistryList'
const DETAIL = 'DescribeAssetImageRegistryDetail'
const world = demoWorld(NOW)
/** What a row has and the details do not; the docs of the two differ so. */
const LIST_ONLY = [
  'Id',
  'IsTrustImage',
  'IsLatestImage',
  'LowLevelVulCnt',
  'MediumLevelVulCnt',
  'HighLevelVulCnt',
  'CriticalLevelVulCnt',
  'ContainerCnt',
  'ComponentCnt',
  'IsRunning',
  'HasNeedFixVul',
  'RecommendedFix',
]
const detailOf = (image: object) => ({
  ...Object.fromEntries(Object.entries(image).filter(([name]) => !LIST_ONLY.includes(name))),
  LayerInfo: expect.stringContaining('CMD'),
})

describe('a row of the list', () => {
  test('is the record, with every documented field', () => {
    const { List } = asking(world).ask(LIST)
    const rows = Object.values(world.registry).toSorted((left, right) => left.Id - right.Id)
    expect(List).toEqual(rows)
    for (const row of List) expect(Object.keys(row)).toEqual(Object.keys(EMPTY_REGISTRY_IMAGE))
  })

  test.each([
    { given: {}, ids: [1, 2, 3] },
    { given: { OnlyShowLatest: false, IsRunning: false }, ids: [1, 2, 3] },
    { given: { OnlyShowLatest: true }, ids: [2, 3] },
    { given: { IsRunning: true }, ids: [1, 3] },
    { given: { OnlyShowLatest: true, IsRunning: true }, ids: [3] },
  ])('for $given is among $ids', ({ given, ids }) => {
    const registry = {
      old: someRegistryImage({ Id: 1, IsLatestImage: false, IsRunning: true }),
      latest: someRegistryImage({ Id: 2 }),
      both: someRegistryImage({ Id: 3, IsRunning: true }),
    }
    const { List, TotalCount } = asking(someWorld({ registry })).ask(LIST, given)
    expect(List.map(({ Id }: { readonly Id: number }) => Id)).toEqual(ids)
    expect(TotalCount).toBe(ids.length)
  })
})

describe('the details of an image', () => {
  const { pushed } = world.registry
  const hostile: WireRegistryImage = { Id: 5, ImageId: 7, VulCnt: 'many', Solution: null, Surprise: true }
  const registry = {
    second: someRegistryImage({ ImageTag: 'latest', Id: 12, ImageId: 'sha256:same' }),
    first: someRegistryImage({ ImageTag: 'one', Id: 11, ImageId: 'sha256:same' }),
    hostile,
  }

  test.each(Object.entries(world.registry))('%s are its row but for what only the list says', (_, image) => {
    expect(asking(world).ask(DETAIL, { Id: image.Id })).toEqual(detailOf(image))
  })

  test.each([
    { name: 'its Id', given: { Id: pushed.Id } },
    { name: 'its Id as a text', given: { Id: `${pushed.Id}` } },
    { name: 'its ImageId', given: { ImageId: pushed.ImageId } },
    { name: 'both', given: { Id: pushed.Id, ImageId: pushed.ImageId } },
    { name: 'null for the other', given: { Id: null, ImageId: pushed.ImageId } },
  ])('are asked for by $name', ({ given }) => {
    expect(asking(world).ask(DETAIL, given)).toMatchObject({
      ImageRepoAddress: 'registry.example.com/shop/pushed',
      ImageTag: '1.0.0',
    })
  })

  test('by an ImageId that several have are those of the lowest Id', () => {
    expect(asking(someWorld({ registry })).ask(DETAIL, { ImageId: 'sha256:same' }).ImageTag).toBe('one')
  })

  test('with another Id than the ImageId has are those of that Id', () => {
    const { ask } = asking(someWorld({ registry }))
    expect(ask(DETAIL, { Id: 12, ImageId: 'sha256:same' }).ImageTag).toBe('latest')
  })

  test('may break the documented types, and lack fields', () => {
    expect(asking(someWorld({ registry })).ask(DETAIL, { Id: 5 })).toEqual({
      ImageId: 7,
      VulCnt: 'many',
      Solution: null,
      LayerInfo: expect.any(String),
    })
  })

  test.each([
    { name: 'an unknown Id', given: { Id: 1 }, code: 'ResourceNotFound', says: '`1`' },
    { name: 'an unknown Id as a text', given: { Id: '1' }, code: 'ResourceNotFound', says: '`1`' },
    { name: 'Id 0', given: { Id: 0 }, code: 'ResourceNotFound', says: '`0`' },
    {
      name: 'an unknown ImageId',
      given: { ImageId: 'sha256:x' },
      code: 'ResourceNotFound',
      says: '`sha256:x`',
    },
    { name: 'an empty ImageId', given: { ImageId: '' }, code: 'ResourceNotFound', says: 'does not exist' },
    {
      name: 'an Id and the ImageId of another',
      given: { Id: pushed.Id, ImageId: world.registry.pushedInfected.ImageId },
      code: 'ResourceNotFound',
      says: `\`${pushed.Id}\``,
    },
    {
      name: 'an image that is on nodes alone',
      given: { ImageId: world.images.clean.ImageID },
      code: 'ResourceNotFound',
      says: world.images.clean.ImageID,
    },
    { name: 'neither', given: {}, code: 'InvalidParameter', says: '`ImageId`' },
    { name: 'null for both', given: { Id: null, ImageId: null }, code: 'InvalidParameter', says: '`Id`' },
    { name: 'a negative Id', given: { Id: -1 }, code: 'InvalidParameter.ParsingError', says: '`Id`' },
    { name: 'half an Id', given: { Id: 1.5 }, code: 'InvalidParameter.ParsingError', says: '`Id`' },
    {
      name: 'a word for an Id',
      given: { Id: 'pushed' },
      code: 'InvalidParameter.ParsingError',
      says: '`Id`',
    },
    { name: 'no text for an Id', given: { Id: '' }, code: 'InvalidParameter.ParsingError', says: '`Id`' },
    { name: 'a list of Ids', given: { Id: [1] }, code: 'InvalidParameter.ParsingError', says: '`Id`' },
    {
      name: 'a number for ImageId',
      given: { ImageId: 1 },
      code: 'InvalidParameter.ParsingError',
      says: '`ImageId`',
    },
    { name: 'another name', given: { ImageID: 'x' }, code: 'UnknownParameter', says: '`ImageID`' },
  ])('are refused for $name: $code', ({ given, code, says }) => {
    expect(asking(world).ask(DETAIL, given).Error).toEqual({
      Code: code,
      Message: expect.stringContaining(says),
    })
  })

  test('of an unknown image are empty on demand', () => {
    expect(asking(world, { unknownImage: 'empty' }).ask(DETAIL, { Id: 1 })).toEqual({
      ...detailOf(EMPTY_REGISTRY_IMAGE),
      LayerInfo: '',
    })
  })
})

describe('an image in a registry changes while one looks', () => {
  const steps = registryScan({ takes: 2000, result: { VirusCnt: 2 } })
  const registry = { late: someRegistryImage({ ScanStatus: 'NOT_SCAN' }) }
  const scripts = { late: { start: 'world', steps, appearsAfter: 500 } } as const
  const look = (at: number) => {
    const emulator = asking(someWorld({ registry, scripts }))
    emulator.at(at)
    return { list: emulator.ask(LIST), detail: emulator.ask(DETAIL, { Id: registry.late.Id }) }
  }

  test.each([
    { at: 499, known: 0, says: { Error: { Code: 'ResourceNotFound' } } },
    { at: 500, known: 1, says: { ScanStatus: 'SCANNING', VirusCnt: 0 } },
    { at: 1999, known: 1, says: { ScanStatus: 'SCANNING', VirusCnt: 0 } },
    { at: 2000, known: 1, says: { ScanStatus: 'SCANNED', VirusCnt: 2, ScanTime: registryTime(NOW + 2000) } },
  ])('in the list and in its details alike, after $at ms', ({ at, known, says }) => {
    const { list, detail } = look(at)
    expect(list.TotalCount).toBe(known)
    expect(detail).toMatchObject(says)
    for (const row of list.List) expect(detail).toEqual(detailOf(row))
  })
})

test.each([
  LIST,
  DETAIL,
  'DescribeAssetImageRegistryRegistryList',
  'SyncAssetImageRegistryAsset',
  'DescribeAssetImageRegistryAssetStatus',
  'CreateAssetImageRegistryScanTask',
  'DescribeAssetImageSimpleList',
])('a key that CAM allows nothing may not call %s', (action) => {
  const { Error: refusal } = asking(world).ask(action, {}, { credential: DEMO_CREDENTIALS.powerless })
  expect(refusal).toMatchObject({
    Code: 'UnauthorizedOperation',
    Message: expect.stringContaining(`(tcss:${action})`),
  })
})
