import { describe, expect, test } from '@jest/globals'
import { type RegistryImage, someRegistryImage } from '../../../emulator/registry/registry.ts'
import {
  onRegistry,
  REGISTRY_KINDS,
  type RegistryKind,
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
import { NOW } from '../signed.ts'

const OLD = someRegistryImage({ VulCnt: 12, SensitiveInfoCnt: 1, ...VIRUS_SCAN_FAILED })
const FIELDS = Object.keys(OLD).sort()
const lookedAt = (milliseconds: number, steps: readonly Step[], image = OLD): RegistryImage =>
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

describe('a scan in a registry that runs for 8 seconds', () => {
  const steps = registryScan({ takes: 8000, result: { VirusCnt: 2 } })

  test.each([
    { at: 0, expected: [0, 0, 0, 0], seconds: 8 },
    { at: 999, expected: [0, 0, 0, 0], seconds: 8 },
    { at: 1000, expected: [16, 14, 12, 14], seconds: 7 },
    { at: 7999, expected: [100, 100, 87, 95], seconds: 1 },
  ])('after $at ms has $seconds seconds left and progress of $expected', ({ at, expected, seconds }) => {
    const record = lookedAt(at, steps)
    expect(progress(record)).toEqual(expected)
    expect(statuses(record)).toBe(all('SCANNING'))
    expect(record).toMatchObject({ ScanRemainTime: seconds, ScanTime: OLD.ScanTime, VulCnt: 12, VirusCnt: 0 })
  })

  test('is finished on the dot, with a fresh time, the result, no other count and no error', () => {
    expect(lookedAt(8000, steps)).toEqual({
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

  test.each([0, 1000, 8000])('after %s ms has no field that the docs do not have', (at) => {
    expect(Object.keys(lookedAt(at, steps)).sort()).toEqual(FIELDS)
  })
})

describe('a scan in a registry', () => {
  test.each([
    { at: 499, expected: all('WAIT_SCAN') },
    { at: 500, expected: all('SCANNING') },
    { at: 2499, expected: all('SCANNING') },
    { at: 2500, expected: all('SCANNED') },
  ])('that is queued for 500 ms and takes 2000: $expected after $at ms', ({ at, expected }) => {
    const steps = registryScan({ takes: 2000, queued: 500, result: { VulCnt: 1 }, lateBy: 100 })
    expect(statuses(lookedAt(at, steps))).toBe(expected)
    expect(lookedAt(at, steps).VulCnt).toBe(at < 2500 ? 12 : 0)
  })

  test.each([
    { at: 2699, VulCnt: 0 },
    { at: 2700, VulCnt: 1 },
  ])('whose result is late says $VulCnt vulnerabilities after $at ms', ({ at, VulCnt }) => {
    const steps = registryScan({ takes: 2000, queued: 500, result: { VulCnt: 1 }, lateBy: 200 })
    expect(lookedAt(at, steps)).toMatchObject({ VulCnt, ScanStatus: 'SCANNED' })
  })

  test('without a result keeps the counts', () => {
    expect(lookedAt(3000, registryScan({ takes: 3000 }))).toMatchObject({ VulCnt: 12, SentiveInfoCnt: 1 })
  })

  test('says sensitive information under its old name too', () => {
    const found = lookedAt(0, registryScan({ takes: 0, result: { SensitiveInfoCnt: 3 } }))
    expect(found).toMatchObject({ SensitiveInfoCnt: 3, SentiveInfoCnt: 3 })
  })

  test.each<{ kinds: readonly RegistryKind[]; running: string; expected: readonly number[] }>([
    {
      kinds: ['CVE', 'RISK'],
      running: 'SCANNING SCANNING NOT_SCAN SCANNING',
      expected: [65, 0, 50, 57],
    },
    { kinds: ['VIRUS'], running: 'SCANNING NOT_SCAN SCANNING NOT_SCAN', expected: [0, 57, 0, 57] },
    { kinds: REGISTRY_KINDS, running: all('SCANNING'), expected: [65, 57, 50, 57] },
  ])('of $kinds leaves the other kinds unscanned', ({ kinds, running, expected }) => {
    const steps = registryScan({ takes: 2000, kinds })
    expect(statuses(lookedAt(1000, steps))).toBe(running)
    expect(progress(lookedAt(1000, steps))).toEqual(expected)
    expect(statuses(lookedAt(2000, steps))).toBe(running.replaceAll('SCANNING', 'SCANNED'))
    expect(progress(lookedAt(2000, steps))).toEqual(expected.map((value) => (value > 0 ? 100 : 0)))
  })

  test.each([
    { at: 1999, status: all('SCANNING'), error: '' },
    { at: 2000, status: 'SCANNED SCANNED SCAN_ERR SCANNED', error: 'ConnFailed' },
  ])(
    'may end with viruses not looked for, as a real answer says: $status after $at ms',
    ({ at, status, error }) => {
      const record = lookedAt(at, registryVirusScanFailing({ takes: 2000, result: { VulCnt: 1 } }))
      expect(statuses(record)).toBe(status)
      expect(record).toMatchObject({ ScanVirusError: error, ScanVulError: '', ScanRiskError: '' })
      if (at === 2000) {
        expect(record).toMatchObject({
          ...VIRUS_SCAN_FAILED,
          VulCnt: 1,
          ScanTime: '2026-03-01T20:00:02+08:00',
        })
        expect(progress(record)).toEqual([100, 100, 100, 100])
      }
    },
  )
})

describe('the steps of a scan on a node, in a registry', () => {
  test.each([
    { name: 'stuck', steps: scanStuck(), at: 86_400_000, status: 'SCANNING', expected: [40, 40, 40, 40] },
    {
      name: 'cancelled',
      steps: scanCancelled(5000),
      at: 5000,
      status: 'CANCELED',
      expected: [52, 46, 40, 46],
    },
    { name: 'failed', steps: scanFailing(5000), at: 5000, status: 'SCAN_ERR', expected: [52, 46, 40, 46] },
    {
      name: 'done',
      steps: scanRunning({ takes: 1 }),
      at: 1,
      status: 'SCANNED',
      expected: [100, 100, 100, 100],
    },
  ])('$name: every kind is $status', ({ steps, at, status, expected }) => {
    const record = lookedAt(at, onRegistry(steps))
    expect(statuses(record)).toBe(all(status))
    expect(progress(record)).toEqual(expected)
    expect(Object.keys(record).sort()).toEqual(FIELDS)
  })

  test('have errors only of the kinds that are scanned', () => {
    const record = lookedAt(5000, onRegistry(scanFailing(5000), ['CVE', 'VIRUS']))
    expect(record).toMatchObject({ ScanVulError: 'failed', ScanVirusError: 'failed', ScanRiskError: '' })
  })
})
