import { describe, expect, test } from '@jest/globals'
import { demoWorld } from '../../../emulator/demo/demo.ts'
import { type RegistryImage, registryTime, someRegistryImage } from '../../../emulator/registry/registry.ts'
import { registryScan, registryVirusScanFailing } from '../../../emulator/registry/registry-script.ts'
import type { Script } from '../../../emulator/world/world.ts'
import { asking, someWorld } from '../ask.ts'
import { NOW } from '../signed.ts'

const registry = {
  clean: someRegistryImage({ ImageTag: 'clean' }),
  infected: someRegistryImage({ ImageTag: 'infected', VirusCnt: 2, ScanVulError: 'timeout' }),
  unlicensed: someRegistryImage({ ImageTag: 'unlicensed', IsAuthorized: 0 }),
  queued: someRegistryImage({ ImageTag: 'queued', ScanStatus: 'WAIT_SCAN' }),
  scanning: someRegistryImage({ ImageTag: 'scanning', ScanStatus: 'SCANNING' }),
  scripted: someRegistryImage({ ImageTag: 'scripted', ScanStatus: 'NOT_SCAN', ScanTime: '' }),
}
const { clean, infected, unlicensed, queued, scanning, scripted } = registry
const SCRIPTS: Readonly<Record<string, Script>> = {
  scripted: { start: 'scan', steps: registryScan({ takes: 6000, queued: 1000, result: { VulCnt: 1 } }) },
}
const KINDS = ['CVE', 'VIRUS', 'RISK']
const TASK = { Id: [clean.Id], ScanType: KINDS, Timeout: 3600 }
const idsOf = (...images: readonly RegistryImage[]) => images.map(({ Id }) => Id)

function someEmulator(scripts = SCRIPTS) {
  const { at, ask } = asking(someWorld({ registry, scripts }))
  const scan = (given: unknown = TASK) => ask('CreateAssetImageRegistryScanTask', given)
  const see = ({ Id }: RegistryImage) =>
    ask('DescribeAssetImageRegistryList', { Limit: 100 }).List.find((row: RegistryImage) => row.Id === Id)
  return { at, scan, see }
}

describe('a scan task in registries that is accepted', () => {
  test('has a number that counts accepted tasks', () => {
    const { scan } = someEmulator()
    const tasks = [clean, unlicensed, infected].map((image) => scan({ ...TASK, Id: idsOf(image) }).TaskID)
    expect(tasks).toEqual([1, undefined, 2])
  })

  test('counts together with those on nodes', () => {
    const world = demoWorld(NOW)
    const { ask } = asking(world)
    const node = { Images: [world.images.clean.ImageID], ScanScope: 1, ScanVul: true }
    expect(ask('CreateAssetImageScanTask', node)).toEqual({ TaskID: '1' })
    const task = { ...TASK, Id: [world.registry.pushed.Id] }
    expect(ask('CreateAssetImageRegistryScanTask', task)).toEqual({ TaskID: 2 })
  })

  test.each([
    { name: 'one kind of scan', given: { ...TASK, ScanType: ['CVE'] } },
    { name: 'a kind twice', given: { ...TASK, ScanType: ['RISK', 'RISK'] } },
    { name: 'no timeout', given: { ...TASK, Timeout: undefined } },
    { name: 'a timeout of a second', given: { ...TASK, Timeout: 1 } },
    { name: 'an image twice', given: { ...TASK, Id: idsOf(clean, clean) } },
    {
      name: 'other choices that choose nothing',
      given: { ...TASK, All: false, Images: [], Filters: [], ExcludeImageList: [], OnlyScanLatest: false },
    },
    { name: 'null for what is not chosen', given: { ...TASK, All: null, Images: null, Filters: null } },
  ])('may have $name', ({ given }) => {
    expect(someEmulator().scan(given)).toEqual({ TaskID: 1 })
  })

  test.each([
    { at: 0, status: 'WAIT_SCAN', says: { VulCnt: 0, ScanTime: '' } },
    { at: 999, status: 'WAIT_SCAN', says: { VulCnt: 0, ScanTime: '' } },
    { at: 1000, status: 'SCANNING', says: { VulCnt: 0, ScanTime: '' } },
    { at: 6999, status: 'SCANNING', says: { VulCnt: 0, ScanTime: '' } },
    { at: 7000, status: 'SCANNED', says: { VulCnt: 1, ScanTime: registryTime(NOW + 27_000) } },
  ])('starts the script of its image: $status after $at ms', ({ at, status, says }) => {
    const emulator = someEmulator()
    emulator.at(20_000)
    emulator.scan({ ...TASK, Id: idsOf(scripted) })
    emulator.at(20_000 + at)
    expect(emulator.see(scripted)).toMatchObject({ ScanStatus: status, ...says })
  })

  test.each([
    { at: 0, status: 'SCANNING' },
    { at: 2999, status: 'SCANNING' },
    { at: 3000, status: 'SCANNED' },
  ])(
    'scans an image without a script in 3 s, and finds again what was known: $status after $at ms',
    (moment) => {
      const emulator = someEmulator()
      emulator.scan({ ...TASK, Id: idsOf(infected) })
      emulator.at(moment.at)
      const { ScanStatus, VirusCnt, ScanVulError } = emulator.see(infected)
      expect([ScanStatus, VirusCnt, ScanVulError]).toEqual([moment.status, 2, ''])
    },
  )

  test('of some kinds leaves the others of an image without a script unscanned', () => {
    const emulator = someEmulator()
    emulator.scan({ ...TASK, ScanType: ['RISK', 'CVE'] })
    emulator.at(3000)
    expect(emulator.see(clean)).toMatchObject({
      ScanStatus: 'SCANNED',
      CveStatus: 'SCANNED',
      RiskStatus: 'SCANNED',
      VirusStatus: 'NOT_SCAN',
      ScanVirusProgress: 0,
    })
  })

  test('scans every image it names, and no other', () => {
    const emulator = someEmulator()
    emulator.scan({ ...TASK, Id: idsOf(clean, scripted) })
    expect([clean, scripted, infected].map((image) => emulator.see(image).ScanStatus)).toEqual([
      'SCANNING',
      'WAIT_SCAN',
      'SCANNED',
    ])
  })

  test('may end without a scan for viruses, and another task may find them', () => {
    const emulator = someEmulator({
      clean: { start: 'world', steps: registryVirusScanFailing({ takes: 1000 }) },
    })
    emulator.at(1000)
    expect(emulator.see(clean)).toMatchObject({ ScanStatus: 'SCANNED', VirusStatus: 'SCAN_ERR' })
    expect(emulator.scan().TaskID).toBe(1)
    expect(emulator.see(clean)).toMatchObject({
      ScanStatus: 'SCANNING',
      VirusStatus: 'SCANNING',
      ScanVirusError: '',
    })
  })

  test('leaves images on nodes alone', () => {
    const world = demoWorld(NOW)
    const { ask } = asking(world)
    ask('CreateAssetImageRegistryScanTask', { ...TASK, Id: [world.registry.pushed.Id] })
    const { clean: onNode } = world.images
    expect(ask('DescribeAssetImageDetail', { ImageID: onNode.ImageID })).toEqual(onNode)
  })
})

describe('a scan task in registries that is refused', () => {
  const BUSY = 'FailedOperation.ErrAlreadyScanning'
  const INVALID = 'InvalidParameter'
  const TYPE = 'InvalidParameter.ParsingError'

  test.each<{ name: string; given: unknown; code: string; says: string }>([
    { name: 'nothing at all', given: {}, code: INVALID, says: '`ScanType`' },
    { name: 'no Id', given: { ...TASK, Id: undefined }, code: INVALID, says: '`Id`' },
    { name: 'null for Id', given: { ...TASK, Id: null }, code: INVALID, says: '`Id`' },
    { name: 'an empty Id', given: { ...TASK, Id: [] }, code: INVALID, says: '`Id`' },
    ...Object.entries({
      All: true,
      Images: [{ ImageDigest: 'sha256:x' }],
      Filters: [{ Name: 'IsAuthorized', Values: ['1'] }],
      ExcludeImageList: [1],
      OnlyScanLatest: true,
    }).flatMap(([name, value]) => [
      { name: `${name} besides`, given: { ...TASK, [name]: value }, code: INVALID, says: `\`${name}\`` },
      {
        name: `${name} alone`,
        given: { ScanType: KINDS, [name]: value },
        code: INVALID,
        says: `\`${name}\` is not implemented`,
      },
    ]),
    { name: 'no ScanType', given: { ...TASK, ScanType: undefined }, code: INVALID, says: '`ScanType`' },
    { name: 'an empty ScanType', given: { ...TASK, ScanType: [] }, code: INVALID, says: '`ScanType`' },
    { name: 'an unknown kind', given: { ...TASK, ScanType: ['CVE', 'VUL'] }, code: INVALID, says: '`VUL`' },
    { name: 'a kind in small letters', given: { ...TASK, ScanType: ['cve'] }, code: INVALID, says: '`cve`' },
    { name: 'a timeout of 0', given: { ...TASK, Timeout: 0 }, code: INVALID, says: '`Timeout`' },
    ...Object.entries({
      Id: clean.Id,
      ScanType: 'CVE',
      Timeout: -1,
      All: 1,
      Images: {},
      Filters: 'all',
      ExcludeImageList: ['1'],
      OnlyScanLatest: 'no',
    }).map(([name, value]) => ({
      name: `another type for ${name}`,
      given: { ...TASK, [name]: value },
      code: TYPE,
      says: `\`${name}\``,
    })),
    { name: 'a text among Id', given: { ...TASK, Id: [`${clean.Id}`] }, code: TYPE, says: '`Id`' },
    { name: 'another name', given: { ...TASK, ScanScope: 1 }, code: 'UnknownParameter', says: '`ScanScope`' },
    {
      name: 'an unknown image among known ones',
      given: { ...TASK, Id: [clean.Id, 1] },
      code: 'ResourceNotFound',
      says: '`1`',
    },
    {
      name: 'an unknown image besides a busy one',
      given: { ...TASK, Id: [scanning.Id, 1] },
      code: 'ResourceNotFound',
      says: '`1`',
    },
    ...Object.entries({ unlicensed, queued, scanning }).map(([name, image]) => ({
      name: `the image ${name} among others`,
      given: { ...TASK, Id: idsOf(clean, image) },
      code: BUSY,
      says: 'scan is in progress or there is no scan permission; scan after authorization',
    })),
  ])('$name: $code, and nothing starts', ({ given, code, says }) => {
    const emulator = someEmulator()
    expect(emulator.scan(given).Error).toEqual({ Code: code, Message: expect.stringContaining(says) })
    for (const image of Object.values(registry)) expect(emulator.see(image)).toEqual(image)
    expect(emulator.scan()).toEqual({ TaskID: 1 })
  })

  test.each([
    { name: '1 ms before the end of the one before it is refused', at: 2999, expected: BUSY },
    { name: 'at the end it is accepted', at: 3000, expected: undefined },
  ])('$name', ({ at, expected }) => {
    const emulator = someEmulator()
    emulator.scan()
    emulator.at(at)
    expect(emulator.scan().Error?.Code).toBe(expected)
  })

  test.each([
    { at: 499, expected: 'ResourceNotFound' },
    { at: 500, expected: undefined },
  ])('an image that appears after 500 ms, after $at ms: $expected', ({ at, expected }) => {
    const emulator = someEmulator({ clean: { start: 'scan', steps: [], appearsAfter: 500 } })
    emulator.at(at)
    expect(emulator.scan().Error?.Code).toBe(expected)
  })
})

test('the same requests at the same moments have the same answers', () => {
  const story = () => {
    const emulator = someEmulator()
    return [0, 1500, 3000, 6000, 9000].flatMap((at) => {
      emulator.at(at)
      const tasks = [clean, scripted].map((image) => emulator.scan({ ...TASK, Id: idsOf(image) }))
      return [...tasks, ...[clean, scripted, infected].map(emulator.see)]
    })
  }
  expect(story()).toEqual(story())
})
