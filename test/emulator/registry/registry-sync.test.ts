import { describe, expect, test } from '@jest/globals'
import { SOME_REGISTRIES, someRegistry } from '../../../emulator/registry/registries.ts'
import { someRegistryImage } from '../../../emulator/registry/registry.ts'
import { registryScan } from '../../../emulator/registry/registry-script.ts'
import type { Script } from '../../../emulator/world/world.ts'
import { someImage, wireTime } from '../../../emulator/world/world.ts'
import { asking, someWorld } from '../ask.ts'
import { NOW } from '../signed.ts'

const SYNC = 'SyncAssetImageRegistryAsset'
const STATUS = 'DescribeAssetImageRegistryAssetStatus'
const REGISTRIES = 'DescribeAssetImageRegistryRegistryList'
const [HARBOR, TCR] = SOME_REGISTRIES.map(({ RegistryId }) => RegistryId)
const BEFORE = '2026-01-02 06:00:00'
const success = (LatestSyncSuccessTime: string) => ({ Status: 'success', Err: '', LatestSyncSuccessTime })
const doing = (LatestSyncSuccessTime: string) => ({ Status: 'doing', Err: '', LatestSyncSuccessTime })

describe('the status of syncs', () => {
  test.each([
    { name: 'before any is success', synced: [], at: 0, expected: success(BEFORE) },
    { name: 'at once is doing', synced: [0], at: 0, expected: doing(BEFORE) },
    { name: 'is doing for 5 s', synced: [0], at: 4999, expected: doing(BEFORE) },
    {
      name: 'then is success, with that time',
      synced: [0],
      at: 5000,
      expected: success(wireTime(NOW + 5000)),
    },
    { name: 'keeps that time', synced: [0], at: 99_000, expected: success(wireTime(NOW + 5000)) },
    { name: 'is doing for a second one', synced: [0, 3000], at: 7999, expected: doing(wireTime(NOW + 5000)) },
    { name: 'ends with the last', synced: [0, 3000], at: 8000, expected: success(wireTime(NOW + 8000)) },
  ])('$name', ({ synced, at, expected }) => {
    const emulator = asking(someWorld({}))
    for (const moment of synced) {
      emulator.at(moment)
      expect(emulator.ask(SYNC, { All: true })).toEqual({})
    }
    emulator.at(at)
    expect(emulator.ask(STATUS)).toEqual(expected)
  })

  test('of a world without registries has no time', () => {
    expect(asking(someWorld({ registries: [] })).ask(STATUS)).toEqual(success(''))
  })

  test('takes no parameter', () => {
    expect(asking(someWorld({})).ask(STATUS, { RegistryIds: [] }).Error.Code).toBe('UnknownParameter')
  })
})

describe('the registries', () => {
  test('are those of the world, page by page', () => {
    const registries = [1, 2, 3].map((RegistryId) => someRegistry({ RegistryId }))
    const { ask } = asking(someWorld({ registries }))
    expect(ask(REGISTRIES)).toEqual({ List: registries, TotalCount: 3 })
    expect(ask(REGISTRIES, { Limit: 2, Offset: 2 })).toEqual({ List: registries.slice(2), TotalCount: 3 })
    expect(ask(REGISTRIES, { By: 'InsertTime', Order: 'desc' }).List).toEqual(registries.toReversed())
    expect(ask(REGISTRIES, { Limit: 101 }).Error.Code).toBe('InvalidParameter')
    expect(ask(REGISTRIES, { Filters: [{ Name: 'IsAuthorized', Values: ['1'] }] }).Error.Code).toBe(
      'InvalidParameter',
    )
  })

  test('are by default a Harbor and a TCR', () => {
    expect(asking(someWorld({})).ask(REGISTRIES)).toEqual({ List: SOME_REGISTRIES, TotalCount: 2 })
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
  ])('say which of them is being synced, after $at ms', ({ at, expected }) => {
    const emulator = asking(someWorld({}))
    emulator.ask(SYNC, { RegistryIds: [HARBOR] })
    emulator.at(at)
    const rows: readonly Record<string, unknown>[] = emulator.ask(REGISTRIES).List
    expect(rows.map(({ SyncStatus, LatestSyncTime }) => [SyncStatus, LatestSyncTime])).toEqual(expected)
  })
})

describe('a sync', () => {
  const image = someRegistryImage()
  const known = (script: Partial<Script>, syncs: readonly unknown[], moments: readonly number[]) => {
    const scripts = { some: { start: 'scan', steps: [], appearsOnSync: true, ...script } } as const
    const emulator = asking(someWorld({ registry: { some: image }, scripts }))
    emulator.at(1000)
    for (const sync of syncs) emulator.ask(SYNC, sync)
    return moments.map((moment) => {
      emulator.at(1000 + moment)
      return emulator.ask('DescribeAssetImageRegistryList').TotalCount === 1
    })
  }

  test.each([
    { name: 'all', given: { All: true } },
    { name: 'all, whatever is named', given: { All: true, RegistryIds: [1] } },
    { name: 'one', given: { RegistryIds: [HARBOR] } },
    { name: 'one, as in the docs', given: { All: false, RegistryIds: [TCR] } },
    { name: 'both', given: { RegistryIds: [HARBOR, TCR] } },
  ])('of $name shows an image that waited for it', ({ given }) => {
    expect(known({}, [given], [0])).toEqual([true])
  })

  test('alone does', () => {
    expect(known({}, [], [0, 86_400_000])).toEqual([false, false])
  })

  test.each([
    { name: 'nothing chosen', given: {}, code: 'InvalidParameter', says: '`RegistryIds`' },
    { name: 'no', given: { All: false }, code: 'InvalidParameter', says: '`RegistryIds`' },
    { name: 'no registry', given: { RegistryIds: [] }, code: 'InvalidParameter', says: '`RegistryIds`' },
    {
      name: 'an unknown registry',
      given: { RegistryIds: [HARBOR, 1] },
      code: 'ResourceNotFound',
      says: '`1`',
    },
    {
      name: 'a name for a registry',
      given: { RegistryIds: ['harbor'] },
      code: 'InvalidParameter.ParsingError',
      says: '`RegistryIds`',
    },
    { name: 'another type for All', given: { All: 1 }, code: 'InvalidParameter.ParsingError', says: '`All`' },
    { name: 'another name', given: { RegistryId: [HARBOR] }, code: 'UnknownParameter', says: '`RegistryId`' },
  ])('that is refused starts nothing: $name, $code', ({ given, code, says }) => {
    const { ask } = asking(someWorld({}))
    expect(ask(SYNC, given).Error).toEqual({ Code: code, Message: expect.stringContaining(says) })
    expect(ask(STATUS).Status).toBe('success')
    expect(known({}, [given], [0, 86_400_000])).toEqual([false, false])
  })

  test('shows an image so long after it as the script says, on the dot', () => {
    expect(known({ appearsAfter: 700 }, [{ All: true }], [0, 699, 700])).toEqual([false, false, true])
  })

  test('does not hide again what the one before has shown, nor delay it', () => {
    const scripts = { some: { start: 'scan', steps: [], appearsOnSync: true, appearsAfter: 700 } } as const
    const emulator = asking(someWorld({ registry: { some: image }, scripts }))
    const count = (at: number) => {
      emulator.at(at)
      const { TotalCount } = emulator.ask('DescribeAssetImageRegistryList')
      emulator.ask(SYNC, { All: true })
      return TotalCount
    }
    expect([0, 699, 700, 701].map(count)).toEqual([0, 0, 1, 1])
  })

  test.each([
    { at: 1000, status: 'SCANNING' },
    { at: 2999, status: 'SCANNING' },
    { at: 3000, status: 'SCANNED' },
  ])('starts a scan that would start with the world: $status after $at ms', ({ at, status }) => {
    const steps = registryScan({ takes: 2000 })
    const scripts = { some: { start: 'world', steps, appearsOnSync: true } } as const
    const emulator = asking(someWorld({ registry: { some: image }, scripts }))
    emulator.at(1000)
    emulator.ask(SYNC, { All: true })
    emulator.at(at)
    expect(emulator.ask('DescribeAssetImageRegistryDetail', { Id: image.Id }).ScanStatus).toBe(status)
  })

  test('does nothing to images on nodes', () => {
    const images = { some: someImage() }
    const scripts = { some: { start: 'scan', steps: [], appearsOnSync: true } } as const
    const { ask } = asking(someWorld({ images, scripts }))
    expect(ask('DescribeAssetImageSimpleList').TotalCount).toBe(1)
  })
})
