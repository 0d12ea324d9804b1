import { describe, expect, test } from '@jest/globals'
import { type RegistryImage, someRegistryImage } from '../../../emulator/registry/registry.ts'
import {
  onRegistry,
  registryScan,
  registryVirusScanFailing,
  VIRUS_SCAN_FAILED,
} from '../../../emulator/registry/registry-script.ts'
import {
  recordAt,
  scanCancelled,
  scanFailing,
  scanRunning,
  scanStuck,
} from '../../../emulator/world/script.ts'
import type { Step } from '../../../emulator/world/world.ts'
import { NOW } from '../requests.ts'

const OLD = someRegistryImage({ VulCnt: 12, SensitiveInfoCnt: 1, ...VIRUS_SCAN_FAILED })
const FIELDS = Object.keys(OLD).sort()
const recordAfter = (milliseconds: number, steps: readonly Step[], image = OLD): RegistryImage =>
  recordAt(image, steps, { startedAt: NOW, now: NOW + milliseconds })
const statuses = ({ ScanStatus, CveStatus, VirusStatus, RiskStatus }: RegistryImage) =>
  [ScanStatus, CveStatus, VirusStatus, RiskStatus].join(' ')
const progress = ({ ScanVulProgress, ScanVirusProgress, ScanRiskProgress, Progress }: RegistryImage) => [
  ScanVulProgress,
  ScanVirusProgress,
  ScanRiskProgress,
  Progress,
]
const all = (status: string) => Array.from({ length: 4 }, () => status).join(' ')

describe('a scan of 8 seconds in a registry', () => {
  const steps = registryScan({ takes: 8000, result: { VirusCnt: 2 } })

  test.each([
    { at: 0, expected: [0, 0, 0, 0], seconds: 8 },
    { at: 999, expected: [0, 0, 0, 0], seconds: 8 },
    { at: 1000, expected: [16, 14, 12, 14], seconds: 7 },
    { at: 7999, expected: [100, 100, 87, 95], seconds: 1 },
  ])(
    'a scan of 8 seconds in a registry has $seconds seconds left and progress of $expected after $at ms',
    ({ at, expected, seconds }) => {
      const record = recordAfter(at, steps)
      expect(progress(record)).toEqual(expected)
      expect(statuses(record)).toBe(all('SCANNING'))
      expect(record).toMatchObject({
        ScanRemainTime: seconds,
        ScanTime: OLD.ScanTime,
        VulCnt: 12,
        VirusCnt: 0,
      })
    },
  )

  test('a scan of 8 seconds in a registry ends on time with a new scan time, its result, no other count and no error', () => {
    expect(recordAfter(8000, steps)).toEqual({
      ...OLD,
      VulCnt: 0,
      VirusCnt: 2,
      SensitiveInfoCnt: 0,
      SentiveInfoCnt: 0,
      ScanTime: '2026-03-01T20:00:08+08:00',
      VirusStatus: 'SCANNED',
      ScanVirusError: '',
      Reason: '',
      Solution: '',
    })
  })

  test.each([0, 1000, 8000])(
    'a scan of 8 seconds in a registry has only documented fields after %s ms',
    (at) => {
      expect(Object.keys(recordAfter(at, steps)).sort()).toEqual(FIELDS)
    },
  )
})

test.each([
  { at: 499, expected: all('WAIT_SCAN') },
  { at: 500, expected: all('SCANNING') },
  { at: 2499, expected: all('SCANNING') },
  { at: 2500, expected: all('SCANNED') },
])(
  'a scan in a registry queued for 500 ms that takes 2000 ms has the statuses $expected after $at ms',
  ({ at, expected }) => {
    const steps = registryScan({ takes: 2000, queued: 500, result: { VulCnt: 1 }, lateBy: 100 })
    expect(statuses(recordAfter(at, steps))).toBe(expected)
    expect(recordAfter(at, steps).VulCnt).toBe(at < 2500 ? 12 : 0)
  },
)

test.each([
  { at: 2699, VulCnt: 0 },
  { at: 2700, VulCnt: 1 },
])(
  'a scan in a registry with a late result counts $VulCnt vulnerabilities after $at ms',
  ({ at, VulCnt }) => {
    const steps = registryScan({ takes: 2000, queued: 500, result: { VulCnt: 1 }, lateBy: 200 })
    expect(recordAfter(at, steps)).toMatchObject({ VulCnt, ScanStatus: 'SCANNED' })
  },
)

test('a scan in a registry without a result keeps the counts', () => {
  expect(recordAfter(3000, registryScan({ takes: 3000 }))).toMatchObject({ VulCnt: 12, SentiveInfoCnt: 1 })
})

test('a scan in a registry counts sensitive information under its old name, too', () => {
  const found = recordAfter(0, registryScan({ takes: 0, result: { SensitiveInfoCnt: 3 } }))
  expect(found).toMatchObject({ SensitiveInfoCnt: 3, SentiveInfoCnt: 3 })
})

test.each([
  { at: 1999, status: all('SCANNING'), error: '' },
  { at: 2000, status: 'SCANNED SCANNED SCAN_ERR SCANNED', error: 'ConnFailed' },
])(
  'a scan in a registry may end with a failed virus scan, as in a real answer, with statuses $status after $at ms',
  ({ at, status, error }) => {
    const record = recordAfter(at, registryVirusScanFailing({ takes: 2000, result: { VulCnt: 1 } }))
    expect(statuses(record)).toBe(status)
    expect(record).toMatchObject({ ScanVirusError: error, ScanVulError: '', ScanRiskError: '' })
    if (at === 2000) {
      expect(record).toMatchObject({ ...VIRUS_SCAN_FAILED, VulCnt: 1, ScanTime: '2026-03-01T20:00:02+08:00' })
      expect(progress(record)).toEqual([100, 100, 100, 100])
    }
  },
)

test.each([
  { name: 'stuck', steps: scanStuck(), at: 86_400_000, status: 'SCANNING', expected: [40, 40, 40, 40] },
  { name: 'cancelled', steps: scanCancelled(5000), at: 5000, status: 'CANCELED', expected: [52, 46, 40, 46] },
  { name: 'failed', steps: scanFailing(5000), at: 5000, status: 'SCAN_ERR', expected: [52, 46, 40, 46] },
  {
    name: 'done',
    steps: scanRunning({ takes: 1 }),
    at: 1,
    status: 'SCANNED',
    expected: [100, 100, 100, 100],
  },
])(
  'a $name scan on a node, rewritten for a registry, has status $status for every kind',
  ({ steps, at, status, expected }) => {
    const record = recordAfter(at, onRegistry(steps))
    expect(statuses(record)).toBe(all(status))
    expect(progress(record)).toEqual(expected)
    expect(Object.keys(record).sort()).toEqual(FIELDS)
  },
)
