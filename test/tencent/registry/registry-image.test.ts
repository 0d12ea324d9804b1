import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { known, type Reason } from '../../../src/domain/facts.ts'
import { KINDS, type Kind } from '../../../src/domain/finding.ts'
import { judge } from '../../../src/domain/verdict.ts'
import { decodeRegistryImage } from '../../../src/tencent/registry/registry-image.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'
import { DIGEST, IMAGE, IMAGE_ID, runs, someContext } from '../../make.ts'

type Fields = Readonly<Record<string, unknown>>

const CLEAN: Fields = {
  ImageId: IMAGE_ID,
  ImageDigest: DIGEST,
  ImageRepoAddress: 'ccr.ccs.tencentyun.com/shop/web',
  ImageTag: '1.4.2',
  ImageName: 'web',
  ImageSize: 74_866_818,
  OsName: 'linux',
  ScanTime: '2026-11-24T08:13:00+08:00',
  ImageCreateTime: '2026-11-20T10:00:00+08:00',
  ScanStatus: 'SCANNED',
  CveStatus: 'SCANNED',
  VirusStatus: 'SCANNED',
  RiskStatus: 'SCANNED',
  ScanVulProgress: 100,
  ScanVirusProgress: 100,
  ScanRiskProgress: 100,
  Progress: 100,
  VulCnt: 0,
  VirusCnt: 0,
  RiskCnt: 0,
  SensitiveInfoCnt: 0,
  SentiveInfoCnt: 0,
  ScanRemainTime: 0,
  IsAuthorized: 1,
}

/** The facts of a clean image with changed fields; undefined removes one. */
function decode(changes: Fields = {}) {
  const all = Object.entries({ ...CLEAN, ...changes }).filter(([, value]) => value !== undefined)
  const context = { requestId: 'r-1', zone: API_ZONE, trusted: known(true) }
  return decodeRegistryImage(Object.fromEntries(all), context)
}

const reasonOf = (changes: Fields, kind: Kind = 'virus'): Reason | null => {
  const state = decode(changes).scans[kind]
  return state.kind === 'complete' ? null : state.reason
}

test('a clean image in a registry passes', () => {
  expect(decode()).toMatchObject({
    imageId: IMAGE_ID,
    name: 'ccr.ccs.tencentyun.com/shop/web:1.4.2',
    digest: DIGEST,
    size: 74_866_818,
    os: 'linux',
    licensed: true,
    scannedAt: new Date('2026-11-24T00:13:00Z'),
    createdAt: new Date('2026-11-20T02:00:00Z'),
    scanStatus: 'SCANNED',
    notes: [],
    requestId: 'r-1',
  })
  expect(judge(IMAGE, decode(), someContext()).conclusion).toBe('pass')
})

test.each([
  ['complete with SCANNED and progress 100', {}, null],
  ['complete beside another overall status', { ScanStatus: 'SCAN_ERR' }, null],
  ['complete without an overall status', { ScanStatus: undefined }, null],
  [
    'running while another scan runs',
    { ScanStatus: 'SCANNING', ScanRemainTime: 30 },
    { kind: 'running', progress: 100, seconds: 30, waited: 0 },
  ],
  ['queued while another scan is queued', { ScanStatus: 'WAIT_SCAN' }, { kind: 'queued', waited: 0 }],
  ['partial with progress 99', { ScanVirusProgress: 99 }, { kind: 'partial', progress: 99 }],
  [
    'malformed without progress',
    { ScanVirusProgress: undefined },
    expect.objectContaining({ kind: 'malformed' }),
  ],
  [
    'partial when a finished scan left it out',
    { VirusStatus: 'NOT_SCAN', ScanVirusProgress: 0 },
    { kind: 'partial', progress: 0 },
  ],
  [
    'not scanned when no kind was',
    { ScanStatus: 'NOT_SCAN', VirusStatus: 'NOT_SCAN', ScanVirusProgress: 0 },
    { kind: 'not-scanned' },
  ],
  [
    'failed with its own error text',
    { VirusStatus: 'SCAN_ERR', ScanVirusError: 'ConnFailed', Reason: 'Connection failure' },
    { kind: 'failed', words: 'ConnFailed' },
  ],
  [
    'failed with the overall error text without its own',
    { VirusStatus: 'SCAN_ERR', ScanVirusError: '', Reason: 'Connection failure' },
    { kind: 'failed', words: 'Connection failure' },
  ],
  [
    'timed out with the status SCAN_TIMEOUT',
    { VirusStatus: 'SCAN_TIMEOUT' },
    { kind: 'timed-out', words: '' },
  ],
  ['cancelled with the status CANCELED', { VirusStatus: 'CANCELED' }, { kind: 'cancelled' }],
  [
    'running with the status SCANNING',
    { ScanStatus: 'SCANNING', VirusStatus: 'SCANNING', ScanVirusProgress: 40, ScanRemainTime: 90 },
    { kind: 'running', progress: 40, seconds: 90, waited: 0 },
  ],
  ['queued with the status WAIT_SCAN', { VirusStatus: 'WAIT_SCAN' }, { kind: 'queued', waited: 0 }],
  ['unrecognised with an unknown status', { VirusStatus: 'FINE' }, { kind: 'unrecognised', word: 'FINE' }],
  [
    'unrecognised with look-alike letters',
    { VirusStatus: 'ſCANNED' },
    { kind: 'unrecognised', word: 'ſCANNED' },
  ],
  ['unrecognised without a status', { VirusStatus: undefined }, { kind: 'unrecognised', word: 'null' }],
  [
    'unlicensed when it was never scanned without a licence',
    { IsAuthorized: 0, ScanStatus: 'NOT_SCAN', VirusStatus: 'NOT_SCAN' },
    { kind: 'unlicensed' },
  ],
  ['complete when it was scanned without a licence', { IsAuthorized: 0 }, null],
])('the scan of a kind is %s', (_name, changes, reason) => expect(reasonOf(changes)).toEqual(reason))

test.each([
  ['CveStatus', 'vulnerability'],
  ['VirusStatus', 'virus'],
  ['RiskStatus', 'risk'],
] as const)('%s is the status of the %s scan only', (name, kind) => {
  for (const other of KINDS) expect(reasonOf({ [name]: 'SCAN_ERR' }, other) === null).toBe(other !== kind)
})

test('an error text beside a finished status is a note', () => {
  const facts = decode({ ScanVulError: 'MessageRegistryScan', ScanRiskError: 'No Error', ScanVirusError: '' })
  expect(facts.notes).toEqual([{ scan: 'vulnerability', words: 'MessageRegistryScan' }])
  expect(facts.scans.vulnerability).toEqual({ kind: 'complete' })
  expect(decode({ VirusStatus: 'SCAN_ERR', ScanVirusError: 'ConnFailed' }).notes).toEqual([])
})

test.each([
  { name: 'the newer name', changes: { SensitiveInfoCnt: 2, SentiveInfoCnt: 9 }, count: known(2) },
  {
    name: 'the older name where the newer one is absent',
    changes: { SensitiveInfoCnt: undefined, SentiveInfoCnt: 9 },
    count: known(9),
  },
  {
    name: 'the newer name where it is null, so it is unknown',
    changes: { SensitiveInfoCnt: null, SentiveInfoCnt: 9 },
    count: expect.objectContaining({ kind: 'unknown' }),
  },
  {
    name: 'a text, so it is unknown',
    changes: { SensitiveInfoCnt: '2' },
    count: expect.objectContaining({ kind: 'unknown' }),
  },
])('the count of sensitive information comes from $name', ({ changes, count }) =>
  expect(decode(changes).counts.sensitiveInfo).toEqual(count),
)

test.each([
  ['1900-01-01T00:00:00+00:00', null],
  ['2024-11-01T00:02:07+08:00', new Date('2024-10-31T16:02:07Z')],
  ['', null],
  [undefined, null],
])('the time of a scan in a registry is decoded: %j', (text, time) =>
  expect(decode({ ScanTime: text }).scannedAt).toEqual(time),
)

const NEUTRAL = [
  'ImageId',
  'ImageRepoAddress',
  'ImageTag',
  'ImageName',
  'ImageDigest',
  'ImageSize',
  'OsName',
  'ScanTime',
  'ImageCreateTime',
  'Progress',
  'SensitiveInfoCnt',
  'SentiveInfoCnt',
  'ScanRemainTime',
  'IsAuthorized',
]

test('whatever one field contains, the image passes only if no field that matters changed', () => {
  const matters = Object.keys(CLEAN).filter((name) => !NEUTRAL.includes(name) && name !== 'ScanStatus')
  fc.assert(
    fc.property(fc.constantFrom(...matters), fc.anything(), (name, value) => {
      const passes = judge(IMAGE, decode({ [name]: value }), someContext()).conclusion === 'pass'
      const same = typeof value === 'string' && /^s_?c_?a_?n_?n_?e_?d$/i.test(value.trim())
      expect(passes).toBe(value === CLEAN[name] || (name.endsWith('Status') && same))
    }),
    runs(2_000),
  )
})
