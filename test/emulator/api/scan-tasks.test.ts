import { describe, expect, test } from '@jest/globals'
import { demoWorld } from '../../../emulator/demo/demo.ts'
import { type RegistryImage, registryTime, someRegistryImage } from '../../../emulator/registry/registry.ts'
import { registryScan } from '../../../emulator/registry/registry-script.ts'
import { delayed, scanRunning } from '../../../emulator/world/script.ts'
import { type Image, type Script, someImage, wireTime } from '../../../emulator/world/world.ts'
import { NOW } from '../requests.ts'
import { apiError, startEmulator } from '../start.ts'

const NEVER = { ScanStatus: 'NOT_SCAN', ScanTime: '' }

/** The fields in which each image of both inventories differs from a clean one. */
const IMAGES = {
  clean: {},
  infected: { VirusCnt: 2, ScanVulError: 'timeout' },
  unlicensed: { IsAuthorized: 0 },
  queued: { ScanStatus: 'WAIT_SCAN' },
  scanning: { ScanStatus: 'SCANNING' },
  scripted: NEVER,
} satisfies Record<string, Partial<Image>>
type Name = keyof typeof IMAGES

const build = <T>(image: (name: string, fields: object) => T) =>
  Object.fromEntries(Object.entries(IMAGES).map(([name, fields]) => [name, image(name, fields)])) as Record<
    Name,
    T
  >

const NODES = {
  inventory: 'on nodes',
  world: { images: build((name, fields) => someImage({ ImageName: `r.io/${name}:1`, ...fields })) },
  action: 'CreateAssetImageScanTask',
  key: 'Images',
  task: { ScanScope: 1, ScanVul: true, ScanVirus: true, ScanRisk: true },
  number: (n: number): unknown => String(n),
  scan: scanRunning,
  time: wireTime,
}
const REGISTRIES = {
  inventory: 'in registries',
  world: { registry: build((ImageTag, fields) => someRegistryImage({ ImageTag, ...fields })) },
  action: 'CreateAssetImageRegistryScanTask',
  key: 'Id',
  task: { ScanType: ['CVE', 'VIRUS', 'RISK'] },
  number: (n: number): unknown => n,
  scan: registryScan,
  time: registryTime,
}
const BUSY = 'FailedOperation.ErrAlreadyScanning'
const TYPE = 'InvalidParameter.ParsingError'

describe.each([NODES, REGISTRIES])(
  'a scan task $inventory',
  ({ world, action, key, task, number, scan, time }) => {
    const { images, registry } = { images: undefined, registry: undefined, ...world }
    const idOf = (name: Name): unknown => images?.[name].ImageID ?? registry?.[name].Id

    function start(scripts: Readonly<Record<string, Script>> = {}) {
      const { call, setTime } = startEmulator({ ...world, scripts })
      return {
        setTime,
        request: (names: readonly Name[], changes: object = {}) =>
          call(action, { [key]: names.map(idOf), ...task, ...changes }),
        see: (name: Name): Image | RegistryImage =>
          images
            ? call('DescribeAssetImageDetail', { ImageID: idOf(name) })
            : call('DescribeAssetImageRegistryList').List.find(({ Id }: RegistryImage) => Id === idOf(name)),
      }
    }

    test('a scan task has an ID that counts accepted tasks', () => {
      const { request } = start()
      const tasks = (['clean', 'unlicensed', 'infected'] as const).map((name) => request([name]).TaskID)
      expect(tasks).toEqual([number(1), undefined, number(2)])
    })

    test('a scan task starts the script of its image', () => {
      const steps = scan({ takes: 6000, queued: 1000, result: { VulCnt: 1 } })
      const { request, see, setTime } = start({ scripted: { start: 'scan', steps } })
      setTime(20_000)
      request(['scripted'])
      const seen = [0, 999, 1000, 6999, 7000].map((after) => {
        setTime(20_000 + after)
        const { ScanStatus, VulCnt, ScanTime } = see('scripted')
        return [ScanStatus, VulCnt, ScanTime]
      })
      expect(seen).toEqual([
        ['WAIT_SCAN', 0, ''],
        ['WAIT_SCAN', 0, ''],
        ['SCANNING', 0, ''],
        ['SCANNING', 0, ''],
        ['SCANNED', 1, time(NOW + 27_000)],
      ])
    })

    test('a scan task scans an image without a script in 3 s, with the same findings and no error', () => {
      const { request, see, setTime } = start()
      request(['infected'])
      const statuses = [0, 2999, 3000].map((at) => {
        setTime(at)
        return see('infected').ScanStatus
      })
      expect(statuses).toEqual(['SCANNING', 'SCANNING', 'SCANNED'])
      expect(see('infected')).toMatchObject({ VirusCnt: 2, ScanVulError: '' })
    })

    test('a scan task scans every image that it names, even twice, and no other', () => {
      const { request, see } = start()
      request(['clean', 'scripted', 'clean'])
      const names = ['clean', 'scripted', 'infected'] as const
      expect(names.map((name) => see(name).ScanStatus)).toEqual(['SCANNING', 'SCANNING', 'SCANNED'])
    })

    test('a scan task is accepted again when the scan before it has ended, with a newer time', () => {
      const { request, see, setTime } = start()
      request(['clean'])
      setTime(2999)
      expect(request(['clean']).Error).toEqual(apiError(BUSY))
      setTime(3000)
      expect(request(['clean']).TaskID).toBe(number(2))
      expect(see('clean')).toMatchObject({ ScanStatus: 'SCANNING', ScanTime: time(NOW + 3000) })
      setTime(6000)
      expect(see('clean')).toMatchObject({ ScanStatus: 'SCANNED', ScanTime: time(NOW + 6000) })
    })

    test('a scan task restarts a script that started with the world', () => {
      const { request, see, setTime } = start({ scripted: { start: 'world', steps: scan({ takes: 8000 }) } })
      setTime(8000)
      request(['scripted'])
      expect(see('scripted')).toMatchObject({ ScanStatus: 'SCANNING', ScanTime: time(NOW + 8000) })
    })

    test('a scan task may leave the old record in place for a while', () => {
      const steps = delayed(2000, scan({ takes: 1000, result: {} }))
      const { request, see, setTime } = start({ infected: { start: 'scan', steps } })
      const before = see('infected')
      request(['infected'])
      setTime(1999)
      expect(see('infected')).toEqual(before)
      setTime(3000)
      expect(see('infected')).toMatchObject({ ScanStatus: 'SCANNED', VirusCnt: 0 })
    })

    test.each<{ name: string; names?: readonly Name[]; changes?: object; code: string; text?: string }>([
      {
        name: 'no parameter that names images',
        changes: { [key]: undefined },
        code: 'InvalidParameter',
        text: key,
      },
      { name: 'null for the images', changes: { [key]: null }, code: 'InvalidParameter', text: key },
      { name: 'an empty list of images', names: [], code: 'InvalidParameter', text: key },
      { name: 'an image outside a list', changes: { [key]: idOf('clean') }, code: TYPE, text: key },
      { name: 'another type of ID', changes: { [key]: [idOf('clean'), {}] }, code: TYPE, text: key },
      { name: 'the choice of all images', changes: { All: true }, code: 'UnknownParameter', text: '`All`' },
      { name: 'a choice by filter', changes: { Filters: [] }, code: 'UnknownParameter', text: '`Filters`' },
      ...(['unlicensed', 'queued', 'scanning'] as const).map((name) => ({
        name: `the image ${name} among others`,
        names: ['clean', name] as const,
        code: BUSY,
        text: 'scan is in progress or there is no scan permission; scan after authorization',
      })),
    ])(
      'a scan task is refused for $name with $code, and nothing starts',
      ({ names = ['clean'], changes, code, text }) => {
        const { request, see } = start()
        const before = see('clean')
        expect(request(names, changes).Error).toEqual(apiError(code, text))
        expect(see('clean')).toEqual(before)
        expect(request(['clean'])).toEqual({ TaskID: number(1) })
      },
    )

    test('a scan task is refused for an unknown image, even beside a busy one', () => {
      const unknown = images ? 'sha256:x' : 1
      const { request } = start()
      for (const known of ['clean', 'scanning'] as const)
        expect(request([], { [key]: [idOf(known), unknown] }).Error).toEqual(
          apiError('ResourceNotFound', `\`${unknown}\``),
        )
    })

    test.each([
      { at: 499, code: 'ResourceNotFound' },
      { at: 500, code: undefined },
    ])(
      'a scan task for an image that appears after 500 ms is answered after $at ms with error $code',
      ({ at, code }) => {
        const { request, setTime } = start({ clean: { start: 'scan', steps: [], appearsAfter: 500 } })
        setTime(at)
        expect(request(['clean']).Error?.Code).toBe(code)
      },
    )
  },
)

test.each([
  { changes: { ScanScope: undefined }, code: 'UnsupportedOperation', text: 'all licensed images' },
  { changes: { ScanScope: 0 }, code: 'UnsupportedOperation', text: '`ScanScope` `0`' },
  { changes: { ScanScope: '1' }, code: TYPE, text: '`ScanScope`' },
  { changes: { ScanVirus: false }, code: 'UnsupportedOperation', text: '`ScanVirus`' },
  { changes: { ScanVul: 'true' }, code: TYPE, text: '`ScanVul`' },
  { changes: { Timeout: 0 }, code: 'InvalidParameter', text: '`Timeout`' },
  { changes: { Timeout: 1.5 }, code: TYPE, text: '`Timeout`' },
])('a scan task on nodes is refused for $changes with $code', ({ changes, code, text }) => {
  const Images = [NODES.world.images.clean.ImageID]
  const { call } = startEmulator(NODES.world)
  expect(call(NODES.action, { Images, ...NODES.task, ...changes }).Error).toEqual(apiError(code, text))
})

test.each([
  { changes: { ScanType: undefined }, code: 'UnsupportedOperation' },
  { changes: { ScanType: ['CVE'] }, code: 'UnsupportedOperation' },
  { changes: { ScanType: ['cve', 'virus', 'risk'] }, code: 'UnsupportedOperation' },
  { changes: { ScanType: 'CVE' }, code: TYPE },
])('a scan task in registries is refused for $changes with $code', ({ changes, code }) => {
  const Id = [REGISTRIES.world.registry.clean.Id]
  const { call } = startEmulator(REGISTRIES.world)
  const { Error: refusal } = call(REGISTRIES.action, { Id, ...REGISTRIES.task, ...changes })
  expect(refusal).toEqual(apiError(code, '`ScanType`'))
})

test('scan tasks of both inventories are counted together, and start nothing in the other inventory', () => {
  const { images, registry } = demoWorld(NOW)
  const { call } = startEmulator({ images, registry })
  expect(call(REGISTRIES.action, { ...REGISTRIES.task, Id: [registry.pushed.Id] })).toEqual({ TaskID: 1 })
  expect(call('DescribeAssetImageDetail', { ImageID: images.clean.ImageID })).toEqual(images.clean)
  expect(call(NODES.action, { ...NODES.task, Images: [images.clean.ImageID] })).toEqual({ TaskID: '2' })
})

test('the same requests at the same moments have the same answers', () => {
  const answers = () => {
    const { call, setTime } = startEmulator(demoWorld(NOW))
    const { clean, startsOnDemand, scanSoon } = demoWorld(NOW).images
    return [0, 1500, 3000, 6000, 9000].flatMap((at) => {
      setTime(at)
      return [clean, startsOnDemand, scanSoon].flatMap(({ ImageID }) => [
        call(NODES.action, { ...NODES.task, Images: [ImageID] }),
        call('DescribeAssetImageDetail', { ImageID }),
      ])
    })
  }
  expect(answers()).toEqual(answers())
})
