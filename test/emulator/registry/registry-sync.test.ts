import { describe, expect, test } from '@jest/globals'
import { SOME_REGISTRIES, someRegistry } from '../../../emulator/registry/registries.ts'
import { someRegistryImage } from '../../../emulator/registry/registry.ts'
import { registryScan } from '../../../emulator/registry/registry-script.ts'
import type { Script } from '../../../emulator/world/world.ts'
import { someImage, wireTime } from '../../../emulator/world/world.ts'
import { NOW } from '../requests.ts'
import { apiError, startEmulator } from '../start.ts'

const SYNC = 'SyncAssetImageRegistryAsset'
const STATUS = 'DescribeAssetImageRegistryAssetStatus'
const REGISTRIES = 'DescribeAssetImageRegistryRegistryList'
const [HARBOR, TCR] = SOME_REGISTRIES.map(({ RegistryId }) => RegistryId)
const BEFORE = '2026-01-02 06:00:00'
const success = (LatestSyncSuccessTime: string) => ({ Status: 'success', Err: '', LatestSyncSuccessTime })
const doing = (LatestSyncSuccessTime: string) => ({ Status: 'doing', Err: '', LatestSyncSuccessTime })

test.each([
  { name: 'is success before any sync', synced: [], at: 0, expected: success(BEFORE) },
  { name: 'is doing at once', synced: [0], at: 0, expected: doing(BEFORE) },
  { name: 'is doing for 5 s', synced: [0], at: 4999, expected: doing(BEFORE) },
  {
    name: 'is success after 5 s, with the time of its end',
    synced: [0],
    at: 5000,
    expected: success(wireTime(NOW + 5000)),
  },
  {
    name: 'keeps the time of the last success',
    synced: [0],
    at: 99_000,
    expected: success(wireTime(NOW + 5000)),
  },
  {
    name: 'is doing while a second sync runs',
    synced: [0, 3000],
    at: 7999,
    expected: doing(wireTime(NOW + 5000)),
  },
  {
    name: 'is success when the last sync has ended',
    synced: [0, 3000],
    at: 8000,
    expected: success(wireTime(NOW + 8000)),
  },
])('the status of syncs $name', ({ synced, at, expected }) => {
  const emulator = startEmulator()
  for (const moment of synced) {
    emulator.setTime(moment)
    expect(emulator.call(SYNC, { All: true })).toEqual({})
  }
  emulator.setTime(at)
  expect(emulator.call(STATUS)).toEqual(expected)
})

test('the status of syncs has no time in a world without registries', () => {
  expect(startEmulator({ registries: [] }).call(STATUS)).toEqual(success(''))
})

test('the status of syncs takes no parameter', () => {
  expect(startEmulator().call(STATUS, { RegistryIds: [] }).Error.Code).toBe('UnknownParameter')
})

test('the list of registries has those of the world, page by page', () => {
  const registries = [1, 2, 3].map((RegistryId) => someRegistry({ RegistryId }))
  const { call } = startEmulator({ registries })
  expect(call(REGISTRIES)).toEqual({ List: registries, TotalCount: 3 })
  expect(call(REGISTRIES, { Limit: 2, Offset: 2 })).toEqual({ List: registries.slice(2), TotalCount: 3 })
  expect(call(REGISTRIES, { Limit: 101 }).Error.Code).toBe('InvalidParameter')
  expect(call(REGISTRIES, { Filters: [] }).Error.Code).toBe('UnknownParameter')
})

test('the list of registries has by default a Harbor and a TCR', () => {
  expect(startEmulator().call(REGISTRIES)).toEqual({ List: SOME_REGISTRIES, TotalCount: 2 })
})

test.each([
  {
    at: 4999,
    expected: [
      ['doing', BEFORE],
      ['success', BEFORE],
    ],
  },
  {
    at: 5000,
    expected: [
      ['success', wireTime(NOW + 5000)],
      ['success', BEFORE],
    ],
  },
])('the list of registries shows which of them is being synced after $at ms', ({ at, expected }) => {
  const emulator = startEmulator()
  emulator.call(SYNC, { RegistryIds: [HARBOR] })
  emulator.setTime(at)
  const rows: readonly Record<string, unknown>[] = emulator.call(REGISTRIES).List
  expect(rows.map(({ SyncStatus, LatestSyncTime }) => [SyncStatus, LatestSyncTime])).toEqual(expected)
})

describe('a sync', () => {
  const image = someRegistryImage()
  const known = (script: Partial<Script>, syncs: readonly unknown[], moments: readonly number[]) => {
    const scripts = { some: { start: 'scan', steps: [], appearsOnSync: true, ...script } } as const
    const emulator = startEmulator({ registry: { some: image }, scripts })
    emulator.setTime(1000)
    for (const sync of syncs) emulator.call(SYNC, sync)
    return moments.map((moment) => {
      emulator.setTime(1000 + moment)
      return emulator.call('DescribeAssetImageRegistryList').TotalCount === 1
    })
  }

  test.each([
    { name: 'all registries', given: { All: true } },
    { name: 'all registries, even if some are named', given: { All: true, RegistryIds: [1] } },
    { name: 'one registry', given: { RegistryIds: [HARBOR] } },
    { name: 'one registry, as in the docs', given: { All: false, RegistryIds: [TCR] } },
    { name: 'both registries', given: { RegistryIds: [HARBOR, TCR] } },
  ])('a sync of $name shows an image that appears on a sync', ({ given }) => {
    expect(known({}, [given], [0])).toEqual([true])
  })

  test.each([
    { name: 'nothing chosen', given: {}, code: 'InvalidParameter', text: '`RegistryIds`' },
    { name: 'All false', given: { All: false }, code: 'InvalidParameter', text: '`RegistryIds`' },
    { name: 'no registry', given: { RegistryIds: [] }, code: 'InvalidParameter', text: '`RegistryIds`' },
    {
      name: 'an unknown registry',
      given: { RegistryIds: [HARBOR, 1] },
      code: 'ResourceNotFound',
      text: '`1`',
    },
    {
      name: 'a name for a registry',
      given: { RegistryIds: ['harbor'] },
      code: 'InvalidParameter.ParsingError',
      text: '`RegistryIds`',
    },
    { name: 'another type for All', given: { All: 1 }, code: 'InvalidParameter.ParsingError', text: '`All`' },
    { name: 'another name', given: { RegistryId: [HARBOR] }, code: 'UnknownParameter', text: '`RegistryId`' },
  ])('a sync is refused for $name with $code and shows no image', ({ given, code, text }) => {
    const { call } = startEmulator()
    expect(call(SYNC, given).Error).toEqual(apiError(code, text))
    expect(call(STATUS).Status).toBe('success')
    expect(known({}, [given], [0, 86_400_000])).toEqual([false, false])
  })

  test('a sync shows an image after the delay of its script', () => {
    expect(known({ appearsAfter: 700 }, [{ All: true }], [0, 699, 700])).toEqual([false, false, true])
  })

  test('a sync neither hides nor delays an image that an earlier sync has shown', () => {
    const scripts = { some: { start: 'scan', steps: [], appearsOnSync: true, appearsAfter: 700 } } as const
    const emulator = startEmulator({ registry: { some: image }, scripts })
    const count = (at: number) => {
      emulator.setTime(at)
      const { TotalCount } = emulator.call('DescribeAssetImageRegistryList')
      emulator.call(SYNC, { All: true })
      return TotalCount
    }
    expect([0, 699, 700, 701].map(count)).toEqual([0, 0, 1, 1])
  })

  test.each([
    { at: 1000, status: 'SCANNING' },
    { at: 2999, status: 'SCANNING' },
    { at: 3000, status: 'SCANNED' },
  ])('a sync starts a scan of the world, which is $status after $at ms', ({ at, status }) => {
    const steps = registryScan({ takes: 2000 })
    const scripts = { some: { start: 'world', steps, appearsOnSync: true } } as const
    const emulator = startEmulator({ registry: { some: image }, scripts })
    emulator.setTime(1000)
    emulator.call(SYNC, { All: true })
    emulator.setTime(at)
    expect(emulator.call('DescribeAssetImageRegistryDetail', { Id: image.Id }).ScanStatus).toBe(status)
  })

  test('a sync does not change images on nodes', () => {
    const images = { some: someImage() }
    const scripts = { some: { start: 'scan', steps: [], appearsOnSync: true } } as const
    const { call } = startEmulator({ images, scripts })
    expect(call('DescribeAssetImageSimpleList').TotalCount).toBe(1)
  })
})
