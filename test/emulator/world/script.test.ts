import { describe, expect, test } from '@jest/globals'
import { initialState, knownImages } from '../../../emulator/api/state.ts'
import { DEMO_IMAGES, type DemoImage, demoWorld } from '../../../emulator/demo/demo.ts'
import {
  delayed,
  recordAt,
  scanCancelled,
  scanFailing,
  scanRunning,
  scanStuck,
} from '../../../emulator/world/script.ts'
import { type Step, someImage, type World, wireTime } from '../../../emulator/world/world.ts'
import { NOW } from '../requests.ts'

const OLD = someImage({ VulCnt: 12, ScanVirusError: 'timeout', Reason: 'old' })
const recordAfter = (
  milliseconds: number,
  steps: readonly Step[],
  image: Parameters<typeof recordAt>[0] = OLD,
) => recordAt(image, steps, { startedAt: NOW, now: NOW + milliseconds })
const COUNTS = ['VulCnt', 'VirusCnt', 'RiskCnt', 'SensitiveInfoCnt'] as const
const counts = (record: ReturnType<typeof recordAt>) => COUNTS.map((name) => record[name])
const progress = (record: ReturnType<typeof recordAt>) => [
  record['ScanVulProgress'],
  record['ScanVirusProgress'],
  record['ScanRiskProgress'],
]

describe('steps', () => {
  const steps = [
    { after: 100, record: { VulCnt: 1, RiskCnt: 1 } },
    { after: 200, record: { VulCnt: 2, ScanTime: wireTime } },
  ]

  test.each([
    { name: 'do not apply before their time', at: 99, expected: [12, 0] },
    { name: 'apply at their time', at: 100, expected: [1, 1] },
    { name: 'stay applied until the next step', at: 199, expected: [1, 1] },
    { name: 'override earlier steps field by field', at: 200, expected: [2, 1] },
    { name: 'stay applied after the last step', at: 9_999_999, expected: [2, 1] },
    { name: 'do not apply when the clock is set back', at: -1, expected: [12, 0] },
  ])('steps $name', ({ at, expected }) => {
    const { VulCnt, RiskCnt } = recordAfter(at, steps)
    expect([VulCnt, RiskCnt]).toEqual(expected)
  })

  test('steps of the same moment apply in order', () => {
    expect(
      recordAfter(
        0,
        [1, 2, 3].map((VulCnt) => ({ after: 0, record: { VulCnt } })),
      ),
    ).toMatchObject({ VulCnt: 3 })
  })

  test('steps give a function the moment of the step', () => {
    expect(recordAfter(200, [{ after: 60_000, record: { ScanTime: wireTime } }])['ScanTime']).toBe(
      OLD.ScanTime,
    )
    expect(recordAfter(99_000, [{ after: 60_000, record: { ScanTime: wireTime } }])['ScanTime']).toBe(
      '2026-03-01 20:01:00',
    )
  })

  test('a record without steps is unchanged', () => {
    expect(recordAfter(1, [])).toEqual(OLD)
  })

  test('delayed steps apply later', () => {
    expect(recordAfter(599, delayed(500, steps))).toEqual(OLD)
    expect(recordAfter(600, delayed(500, steps))).toEqual(recordAfter(100, steps))
  })
})

describe('a scan of 8 seconds', () => {
  const steps = scanRunning({ takes: 8000, result: { VirusCnt: 2 } })

  test.each([
    { at: 0, progress: [0, 0, 0], seconds: 8 },
    { at: 999, progress: [0, 0, 0], seconds: 8 },
    { at: 1000, progress: [16, 14, 12], seconds: 7 },
    { at: 4000, progress: [65, 57, 50], seconds: 4 },
    { at: 7999, progress: [100, 100, 87], seconds: 1 },
  ])(
    'a scan of 8 seconds has $seconds seconds left and progress of $progress after $at ms',
    ({ at, seconds, ...expected }) => {
      const record = recordAfter(at, steps)
      expect(progress(record)).toEqual(expected.progress)
      expect(record).toMatchObject({ ScanStatus: 'SCANNING', Status: 1, RemainScanTime: seconds })
      expect(record).toMatchObject({ ScanTime: OLD.ScanTime, VulCnt: 12, VirusCnt: 0 })
    },
  )

  test('a scan of 8 seconds ends on time with a new scan time, its result, no other count and no error', () => {
    expect(recordAfter(8000, steps)).toEqual({
      ...OLD,
      VulCnt: 0,
      VirusCnt: 2,
      ScanTime: '2026-03-01 20:00:08',
      ScanVirusError: '',
      Reason: '',
    })
  })

  test('a scan of 8 seconds keeps its scan time', () => {
    expect(recordAfter(8_000_000, steps)).toEqual(recordAfter(8000, steps))
  })
})

test.each([4, 100, 1000, 4000, 8000, 60_000])(
  'a scan of %s ms makes progress with every step, vulnerabilities first, risks last',
  (takes) => {
    const shown = scanRunning({ takes }).slice(0, -2)
    expect(shown.length).toBeGreaterThanOrEqual(4)
    expect(shown.map((step) => step.record['ScanStatus'])).toEqual(shown.map(() => 'SCANNING'))
    const risks = shown.map((step) => Number(step.record['ScanRiskProgress']))
    expect(risks).toEqual([...new Set(risks)].toSorted((left, right) => left - right))
    for (const at of shown.map((step) => step.after)) {
      const shownThen = progress(recordAfter(at, shown)).map(Number)
      expect(shownThen).toEqual(shownThen.toSorted((left, right) => right - left))
    }
    expect(progress(recordAfter(takes / 2, shown))).toEqual([65, 57, 50])
  },
)

test('a scan that takes no time ends at once', () => {
  expect(recordAfter(0, scanRunning({ takes: 0 }))).toMatchObject({
    ScanStatus: 'SCANNED',
    RemainScanTime: 0,
  })
})

test('a scan without a result keeps the counts', () => {
  expect(counts(recordAfter(3000, scanRunning({ takes: 3000 })))).toEqual([12, 0, 0, 0])
})

test.each([
  { at: 0, status: 'WAIT_SCAN' },
  { at: 499, status: 'WAIT_SCAN' },
  { at: 500, status: 'SCANNING' },
  { at: 2499, status: 'SCANNING' },
  { at: 2500, status: 'SCANNED' },
])('a scan that is queued for 500 ms has status $status after $at ms', ({ at, status }) => {
  expect(recordAfter(at, scanRunning({ takes: 2000, queued: 500 }))['ScanStatus']).toBe(status)
})

test.each([
  { name: 'the old counts before its end', at: 1999, expected: [12, 0, 0, 0] },
  { name: 'no counts at its end', at: 2000, expected: [0, 0, 0, 0] },
  { name: 'no counts before its result', at: 2699, expected: [0, 0, 0, 0] },
  { name: 'its result after the delay', at: 2700, expected: [1, 2, 0, 0] },
])('a scan with a result 700 ms late has $name', ({ at, expected }) => {
  const late = scanRunning({ takes: 2000, result: { VulCnt: 1, VirusCnt: 2 }, lateBy: 700 })
  expect(counts(recordAfter(at, late))).toEqual(expected)
  expect(recordAfter(at, late)['ScanStatus']).toBe(at < 2000 ? 'SCANNING' : 'SCANNED')
})

test.each([0, 60_000, 86_400_000])('a scan without a result may be stuck at 40 %% after %s ms', (at) => {
  const record = recordAfter(at, scanStuck())
  expect(progress(record)).toEqual([40, 40, 40])
  expect(record).toMatchObject({ ScanStatus: 'SCANNING', Status: 1, ScanTime: OLD.ScanTime })
})

test.each([
  { name: 'cancelled', steps: scanCancelled(5000), end: { ScanStatus: 'CANCELED', Status: 4 } },
  {
    name: 'failed',
    steps: scanFailing(5000),
    end: {
      ScanStatus: 'SCAN_ERR',
      Status: 3,
      ScanVulError: 'failed',
      ScanVirusError: 'failed',
      ScanRiskError: 'failed',
    },
  },
])('a scan that is $name runs halfway until then', ({ steps, end }) => {
  expect(recordAfter(4999, steps)).toMatchObject({ ScanStatus: 'SCANNING', ScanRiskProgress: 40 })
  expect(recordAfter(5000, steps)).toMatchObject({ ...end, RemainScanTime: 0, ScanTime: OLD.ScanTime })
  expect(progress(recordAfter(5000, steps))).toEqual(progress(recordAfter(4999, steps)))
})

describe('the images of the demo world', () => {
  const world = demoWorld(NOW)
  const seen = (name: DemoImage, milliseconds: number, of: World = world) =>
    knownImages(initialState(of, NOW), NOW + milliseconds).find(
      ({ ImageID }) => ImageID === world.images[name].ImageID,
    )

  test.each(Object.keys(DEMO_IMAGES) as DemoImage[])(
    'the demo image %s has its defined record at the start',
    (name) => {
      expect(seen(name, 0)).toEqual(world.images[name])
    },
  )

  test.each(
    (Object.keys(DEMO_IMAGES) as DemoImage[]).filter((name) => !['scanSoon', 'scanInfected'].includes(name)),
  )('the demo image %s does not change', (name) => {
    expect(seen(name, 86_400_000)).toEqual(world.images[name])
  })

  test.each<{ name: DemoImage; at: number; status: string; viruses: number }>([
    { name: 'scanSoon', at: 7999, status: 'SCANNING', viruses: 0 },
    { name: 'scanSoon', at: 8000, status: 'SCANNED', viruses: 0 },
    { name: 'scanInfected', at: 7999, status: 'SCANNING', viruses: 0 },
    { name: 'scanInfected', at: 8000, status: 'SCANNED', viruses: 0 },
    { name: 'scanInfected', at: 11_999, status: 'SCANNED', viruses: 0 },
    { name: 'scanInfected', at: 12_000, status: 'SCANNED', viruses: 2 },
  ])(
    'the demo image $name has status $status and $viruses viruses after $at ms',
    ({ name, at, status, viruses }) => {
      expect(seen(name, at)).toMatchObject({ ScanStatus: status, VirusCnt: viruses, VulCnt: 0, RiskCnt: 0 })
    },
  )

  test.each([
    { at: 499, known: false },
    { at: 500, known: true },
  ])('an image that appears after 500 ms is known after $at ms: $known', ({ at, known }) => {
    const scripts = { clean: { start: 'world', steps: [], appearsAfter: 500 } } as const
    expect(seen('clean', at, { ...world, scripts }) !== undefined).toBe(known)
  })
})
