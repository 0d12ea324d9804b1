import { describe, expect, test } from '@jest/globals'
import { demoWorld } from '../../../emulator/demo/demo.ts'
import {
  EMPTY_REGISTRY_IMAGE,
  registryTime,
  someRegistryImage,
  type WireRegistryImage,
} from '../../../emulator/registry/registry.ts'
import { registryScan } from '../../../emulator/registry/registry-script.ts'
import { NOW } from '../requests.ts'
import { apiError, startEmulator } from '../start.ts'

const LIST = 'DescribeAssetImageRegistryList'
const DETAIL = 'DescribeAssetImageRegistryDetail'
const world = demoWorld(NOW)
/** Fields of a row that the documented details lack. */
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

test('a row of the registry list is the record, with every documented field', () => {
  const { List } = startEmulator(world).call(LIST)
  const rows = Object.values(world.registry).toSorted((left, right) => left.Id - right.Id)
  expect(List).toEqual(rows)
  for (const row of List) expect(Object.keys(row)).toEqual(Object.keys(EMPTY_REGISTRY_IMAGE))
})

describe('the details of an image', () => {
  const { pushed } = world.registry
  const hostile: WireRegistryImage = { Id: 5, ImageId: 7, VulCnt: 'many', Solution: null, Surprise: true }
  const registry = {
    second: someRegistryImage({ ImageTag: 'latest', Id: 12, ImageId: 'sha256:same' }),
    first: someRegistryImage({ ImageTag: 'one', Id: 11, ImageId: 'sha256:same' }),
    hostile,
  }

  test.each(Object.entries(world.registry))(
    'the details of %s are its row without the fields that only the list has',
    (_, image) => {
      expect(startEmulator(world).call(DETAIL, { Id: image.Id })).toEqual(detailOf(image))
    },
  )

  test.each([
    { name: 'its Id', given: { Id: pushed.Id } },
    { name: 'its ImageId', given: { ImageId: pushed.ImageId } },
    { name: 'both', given: { Id: pushed.Id, ImageId: pushed.ImageId } },
    { name: 'null for the other', given: { Id: null, ImageId: pushed.ImageId } },
  ])('the details of an image can be requested by $name', ({ given }) => {
    expect(startEmulator(world).call(DETAIL, given)).toMatchObject({
      ImageRepoAddress: 'registry.example.com/shop/pushed',
      ImageTag: '1.0.0',
    })
  })

  test('the details by an ImageId of several images are those of the lowest Id', () => {
    expect(startEmulator({ registry }).call(DETAIL, { ImageId: 'sha256:same' }).ImageTag).toBe('one')
  })

  test('the details by an Id and an ImageId are those of that Id', () => {
    const { call } = startEmulator({ registry })
    expect(call(DETAIL, { Id: 12, ImageId: 'sha256:same' }).ImageTag).toBe('latest')
  })

  test('the details of an image may break the documented types and lack fields', () => {
    expect(startEmulator({ registry }).call(DETAIL, { Id: 5 })).toEqual({
      ImageId: 7,
      VulCnt: 'many',
      Solution: null,
      LayerInfo: expect.any(String),
    })
  })

  test.each([
    { name: 'an unknown Id', given: { Id: 1 }, code: 'ResourceNotFound', text: '`1`' },
    {
      name: 'an unknown ImageId',
      given: { ImageId: 'sha256:x' },
      code: 'ResourceNotFound',
      text: '`sha256:x`',
    },
    { name: 'an empty ImageId', given: { ImageId: '' }, code: 'ResourceNotFound', text: 'does not exist' },
    {
      name: 'an Id and the ImageId of another',
      given: { Id: pushed.Id, ImageId: world.registry.pushedInfected.ImageId },
      code: 'ResourceNotFound',
      text: `\`${pushed.Id}\``,
    },
    {
      name: 'an image that is on nodes alone',
      given: { ImageId: world.images.clean.ImageID },
      code: 'ResourceNotFound',
      text: world.images.clean.ImageID,
    },
    { name: 'neither', given: {}, code: 'InvalidParameter', text: '`ImageId`' },
    { name: 'null for both', given: { Id: null, ImageId: null }, code: 'InvalidParameter', text: '`Id`' },
    { name: 'half an Id', given: { Id: 1.5 }, code: 'InvalidParameter.ParsingError', text: '`Id`' },
    {
      name: 'a word for an Id',
      given: { Id: 'pushed' },
      code: 'InvalidParameter.ParsingError',
      text: '`Id`',
    },
    {
      name: 'a number for ImageId',
      given: { ImageId: 1 },
      code: 'InvalidParameter.ParsingError',
      text: '`ImageId`',
    },
    { name: 'another name', given: { ImageID: 'x' }, code: 'UnknownParameter', text: '`ImageID`' },
  ])('the details of an image are refused for $name with $code', ({ given, code, text }) => {
    expect(startEmulator(world).call(DETAIL, given).Error).toEqual(apiError(code, text))
  })

  test('the details of an unknown image are empty under unknownImage: empty', () => {
    expect(startEmulator(world, { unknownImage: 'empty' }).call(DETAIL, { Id: 1 })).toEqual({
      ...detailOf(EMPTY_REGISTRY_IMAGE),
      LayerInfo: '',
    })
  })
})

describe('a script', () => {
  const steps = registryScan({ takes: 2000, result: { VirusCnt: 2 } })
  const registry = { late: someRegistryImage({ ScanStatus: 'NOT_SCAN' }) }
  const scripts = { late: { start: 'world', steps, appearsAfter: 500 } } as const
  const look = (at: number) => {
    const emulator = startEmulator({ registry, scripts })
    emulator.setTime(at)
    return { list: emulator.call(LIST), detail: emulator.call(DETAIL, { Id: registry.late.Id }) }
  }

  test.each([
    { at: 499, known: 0, fields: { Error: { Code: 'ResourceNotFound' } } },
    { at: 500, known: 1, fields: { ScanStatus: 'SCANNING', VirusCnt: 0 } },
    { at: 1999, known: 1, fields: { ScanStatus: 'SCANNING', VirusCnt: 0 } },
    {
      at: 2000,
      known: 1,
      fields: { ScanStatus: 'SCANNED', VirusCnt: 2, ScanTime: registryTime(NOW + 2000) },
    },
  ])(
    'a script changes an image in the list and in its details alike after $at ms',
    ({ at, known, fields }) => {
      const { list, detail } = look(at)
      expect(list.TotalCount).toBe(known)
      expect(detail).toMatchObject(fields)
      for (const row of list.List) expect(detail).toEqual(detailOf(row))
    },
  )
})
