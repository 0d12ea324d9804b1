import { describe, expect, test } from '@jest/globals'
import { createEmulator } from '../../../emulator/api/handle.ts'
import { DEMO_CREDENTIALS, demoWorld } from '../../../emulator/demo/demo.ts'
import { delayed, scanRunning } from '../../../emulator/world/script.ts'
import type { Script } from '../../../emulator/world/world.ts'
import { type Asked, NOW, signedRequest } from '../signed.ts'

const world = demoWorld(NOW)
const { clean, vulnerable, unlicensed, queued, scanning, startsOnDemand, scanSoon, failed } = world.images
const idsOf = (...images: readonly { readonly ImageID: string }[]) => images.map(({ ImageID }) => ImageID)
const KINDS = { ScanVul: true, ScanVirus: true, ScanRisk: true }
const TASK = { Images: idsOf(clean), ScanScope: 1, Timeout: 3600, ...KINDS }

/** An emulator with a clock to set, in milliseconds since its creation, and the answers it gives. */
function someEmulator(scripts: Readonly<Record<string, Script>> = world.scripts) {
  let now = NOW
  const emulator = createEmulator({ world: { ...world, scripts }, now: () => now })
  const ask = (action: string, given: unknown, asked: Asked = {}) => {
    const body = JSON.stringify(given)
    return JSON.parse(emulator.handle(signedRequest({ action, body, ...asked })).body).Response
  }
  return {
    at: (milliseconds: number) => {
      now = NOW + milliseconds
    },
    scan: (given: unknown = TASK, asked?: Asked) => ask('CreateAssetImageScanTask', given, asked),
    see: ({ ImageID }: { readonly ImageID: string }) => {
      const { RequestId, ...record } = ask('DescribeAssetImageDetail', { ImageID })
      return record
    },
  }
}

describe('a scan task that is accepted', () => {
  test('has a number that counts accepted tasks, as text', () => {
    const { scan } = someEmulator()
    const tasks = [clean, unlicensed, vulnerable].map(
      (image) => scan({ ...TASK, Images: idsOf(image) }).TaskID,
    )
    expect(tasks).toEqual(['1', undefined, '2'])
  })

  test.each([
    { name: 'one kind of scan', given: { ...TASK, ScanVul: false, ScanVirus: undefined } },
    { name: 'no timeout', given: { ...TASK, Timeout: undefined } },
    { name: 'a timeout of a second', given: { ...TASK, Timeout: 1 } },
    { name: 'null for what is not chosen', given: { ...TASK, Filters: null, All: null } },
    {
      name: 'other choices that choose nothing',
      given: {
        ...TASK,
        All: false,
        Filters: [],
        ExcludeImageIds: [],
        ContainerRunning: false,
        ClusterIDs: [],
      },
    },
    { name: 'one click', given: { ...TASK, IsOneClickScanningTask: true } },
    { name: 'an image twice', given: { ...TASK, Images: idsOf(clean, clean) } },
  ])('may have $name', ({ given }) => {
    expect(someEmulator().scan(given)).toEqual({ TaskID: '1', RequestId: expect.any(String) })
  })

  test.each([
    { at: 0, status: 'SCANNING', ScanTime: '' },
    { at: 5999, status: 'SCANNING', ScanTime: '' },
    { at: 6000, status: 'SCANNED', ScanTime: '2026-03-01 20:00:26' },
  ])('starts the script of its image: $status after $at ms', ({ at, status, ScanTime }) => {
    const emulator = someEmulator()
    emulator.at(20_000)
    emulator.scan({ ...TASK, Images: idsOf(startsOnDemand) })
    emulator.at(20_000 + at)
    expect(emulator.see(startsOnDemand)).toMatchObject({ ScanStatus: status, ScanTime })
  })

  test.each([
    { at: 0, status: 'SCANNING' },
    { at: 2999, status: 'SCANNING' },
    { at: 3000, status: 'SCANNED' },
  ])(
    'scans an image without a script in 3 s, and finds again what was known: $status after $at ms',
    (moment) => {
      const emulator = someEmulator()
      emulator.scan({ ...TASK, Images: idsOf(vulnerable) })
      emulator.at(moment.at)
      expect(emulator.see(vulnerable)).toMatchObject({ ScanStatus: moment.status, VulCnt: 12 })
    },
  )

  test('scans every image it names, and no other', () => {
    const emulator = someEmulator()
    emulator.scan({ ...TASK, Images: idsOf(clean, failed) })
    expect([clean, failed, vulnerable].map((image) => emulator.see(image).ScanStatus)).toEqual([
      'SCANNING',
      'SCANNING',
      'SCANNED',
    ])
    emulator.at(3000)
    expect(emulator.see(failed)).toMatchObject({ ScanStatus: 'SCANNED', ScanVulError: '' })
  })

  test('after a scan ended starts another, over its record and with a newer time', () => {
    const emulator = someEmulator()
    const task = { ...TASK, Images: idsOf(startsOnDemand) }
    const seen = (at: number) => {
      emulator.at(at)
      return emulator.see(startsOnDemand)
    }
    emulator.scan(task)
    const first = '2026-03-01 20:00:06'
    expect(seen(6000)).toMatchObject({ ScanStatus: 'SCANNED', ScanTime: first })
    expect(emulator.scan(task).TaskID).toBe('2')
    expect(seen(6000)).toMatchObject({ ScanStatus: 'SCANNING', ScanRiskProgress: 0, ScanTime: first })
    expect(seen(11_999)).toMatchObject({ ScanStatus: 'SCANNING', ScanTime: first })
    expect(seen(12_000)).toMatchObject({ ScanStatus: 'SCANNED', ScanTime: '2026-03-01 20:00:12' })
  })

  test('starts even a script again that ran by itself', () => {
    const emulator = someEmulator()
    emulator.at(8000)
    emulator.scan({ ...TASK, Images: idsOf(scanSoon) })
    expect(emulator.see(scanSoon)).toMatchObject({ ScanStatus: 'SCANNING', ScanTime: '2026-03-01 20:00:08' })
  })

  test('may leave the old record standing for a while', () => {
    const emulator = someEmulator({
      vulnerable: { start: 'scan', steps: delayed(2000, scanRunning({ takes: 1000, result: {} })) },
    })
    emulator.scan({ ...TASK, Images: idsOf(vulnerable) })
    emulator.at(1999)
    expect(emulator.see(vulnerable)).toEqual(vulnerable)
    emulator.at(2000)
    expect(emulator.see(vulnerable)).toMatchObject({ ScanStatus: 'SCANNING', VulCnt: 12 })
    emulator.at(3000)
    expect(emulator.see(vulnerable)).toMatchObject({ ScanStatus: 'SCANNED', VulCnt: 0 })
  })
})

describe('a scan task that is refused', () => {
  const CODES = {
    busy: 'FailedOperation.ErrAlreadyScanning',
    invalid: 'InvalidParameter',
    type: 'InvalidParameter.ParsingError',
    unknown: 'ResourceNotFound',
  }

  test.each<{ name: string; given: unknown; code: string; says: string }>([
    { name: 'nothing chosen', given: KINDS, code: CODES.invalid, says: 'all licensed images' },
    {
      name: 'no ScanScope',
      given: { ...TASK, ScanScope: undefined },
      code: CODES.invalid,
      says: '`ScanScope`',
    },
    ...[0, 2, 3, -1].map((ScanScope) => ({
      name: `ScanScope ${ScanScope}`,
      given: { ...TASK, ScanScope },
      code: CODES.invalid,
      says: `\`ScanScope\` \`${ScanScope}\` is not implemented`,
    })),
    { name: 'no Images', given: { ...TASK, Images: undefined }, code: CODES.invalid, says: '`Images`' },
    { name: 'null for Images', given: { ...TASK, Images: null }, code: CODES.invalid, says: '`Images`' },
    { name: 'empty Images', given: { ...TASK, Images: [] }, code: CODES.invalid, says: '`Images`' },
    ...Object.entries({
      All: true,
      Filters: [{ Name: 'ScanStatus', Values: ['notScan'] }],
      ExcludeImageIds: ['sha256:x'],
      ContainerRunning: true,
      ClusterIDs: ['cls-x'],
    }).map(([name, value]) => ({
      name: `${name} besides`,
      given: { ...TASK, [name]: value },
      code: CODES.invalid,
      says: `\`${name}\` is not implemented`,
    })),
    {
      name: 'no kind of scan',
      given: { Images: TASK.Images, ScanScope: 1 },
      code: CODES.invalid,
      says: '`ScanVul`, `ScanVirus` and `ScanRisk`',
    },
    {
      name: 'no kind of scan that is true',
      given: { ...TASK, ScanVul: false, ScanVirus: false, ScanRisk: false },
      code: CODES.invalid,
      says: '`ScanVul`, `ScanVirus` and `ScanRisk`',
    },
    { name: 'a timeout of 0', given: { ...TASK, Timeout: 0 }, code: CODES.invalid, says: '`Timeout`' },
    { name: 'a timeout below 0', given: { ...TASK, Timeout: -1 }, code: CODES.invalid, says: '`Timeout`' },
    ...Object.entries({
      Images: 'sha256:x',
      ScanVul: 'true',
      ScanVirus: 1,
      ScanRisk: {},
      ScanScope: '1',
      Timeout: 1.5,
      All: 0,
      Filters: {},
      ExcludeImageIds: [1],
      ContainerRunning: 'no',
      IsOneClickScanningTask: 0,
      ClusterIDs: 'cls-x',
    }).map(([name, value]) => ({
      name: `another type for ${name}`,
      given: { ...TASK, [name]: value },
      code: CODES.type,
      says: `\`${name}\``,
    })),
    {
      name: 'a number among Images',
      given: { ...TASK, Images: [clean.ImageID, 1] },
      code: CODES.type,
      says: '`Images`',
    },
    { name: 'another name', given: { ...TASK, ImageIDs: [] }, code: 'UnknownParameter', says: '`ImageIDs`' },
    {
      name: 'an unknown image among known ones',
      given: { ...TASK, Images: [clean.ImageID, 'sha256:x'] },
      code: CODES.unknown,
      says: '`sha256:x`',
    },
    {
      name: 'an unknown image besides a busy one',
      given: { ...TASK, Images: [scanning.ImageID, 'sha256:x'] },
      code: CODES.unknown,
      says: '`sha256:x`',
    },
    ...Object.entries({ unlicensed, queued, scanning, scanSoon }).map(([name, image]) => ({
      name: `the image ${name} among others`,
      given: { ...TASK, Images: idsOf(clean, image) },
      code: CODES.busy,
      says: 'scan is in progress or there is no scan permission; scan after authorization',
    })),
  ])('$name: $code, and nothing starts', ({ given, code, says }) => {
    const emulator = someEmulator()
    expect(emulator.scan(given).Error).toEqual({ Code: code, Message: expect.stringContaining(says) })
    for (const image of [clean, unlicensed, queued, scanning]) expect(emulator.see(image)).toEqual(image)
    expect(emulator.scan().TaskID).toBe('1')
  })

  test('a key that CAM allows nothing: UnauthorizedOperation, and nothing starts', () => {
    const emulator = someEmulator()
    const { Error: refusal } = emulator.scan(TASK, { credential: DEMO_CREDENTIALS.powerless })
    expect(refusal).toMatchObject({
      Code: 'UnauthorizedOperation',
      Message: expect.stringContaining('(tcss:CreateAssetImageScanTask)'),
    })
    expect(emulator.see(clean)).toEqual(clean)
  })

  test.each([
    { name: '1 ms before the end of the one before it is refused', at: 2999, expected: CODES.busy },
    { name: 'at the end it is accepted', at: 3000, expected: undefined },
  ])('$name', ({ at, expected }) => {
    const emulator = someEmulator()
    emulator.scan()
    emulator.at(at)
    expect(emulator.scan().Error?.Code).toBe(expected)
  })

  test.each([
    { at: 499, expected: CODES.unknown },
    { at: 500, expected: undefined },
  ])('an image that appears after 500 ms, after $at ms: $expected', ({ at, expected }) => {
    const emulator = someEmulator({ clean: { start: 'scan', steps: [], appearsAfter: 500 } })
    emulator.at(at)
    expect(emulator.scan().Error?.Code).toBe(expected)
    expect(emulator.see(clean).Error?.Code).toBe(expected)
  })
})

test('the same requests at the same moments have the same answers', () => {
  const story = () => {
    const emulator = someEmulator()
    return [0, 1500, 3000, 6000, 9000].flatMap((at) => {
      emulator.at(at)
      const scanned = [clean, startsOnDemand].map((image) => emulator.scan({ ...TASK, Images: idsOf(image) }))
      return [...scanned, ...[clean, startsOnDemand, scanSoon].map(emulator.see)]
    })
  }
  expect(story()).toEqual(story())
})

test('the two actions have a limit each', () => {
  const { scan, see } = someEmulator()
  const codes = Array.from({ length: 21 }, () => see(clean).Error?.Code)
  expect(codes.at(-1)).toBe('RequestLimitExceeded')
  expect(scan().TaskID).toBe('1')
})
