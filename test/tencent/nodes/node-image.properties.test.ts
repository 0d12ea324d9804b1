import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { someImage as emulated } from '../../../emulator/world/world.ts'
import { judge } from '../../../src/domain/verdict.ts'
import { type JsonObject, parseJson } from '../../../src/json.ts'
import { decodeNodeImage } from '../../../src/tencent/nodes/node-image.ts'
import { IMAGE, runs, someContext } from '../../make.ts'

const CLEAN: JsonObject = emulated()

/** Whether an answer passes by the default policy. */
function passes(answer: JsonObject): boolean {
  const wire = parseJson(Buffer.from(JSON.stringify(answer)), (text) => text) as JsonObject
  return judge(IMAGE, decodeNodeImage(wire, 'request-1', 480), someContext()).conclusion === 'pass'
}

// The values that are as good as in a clean answer, stated without the decoder.
const zero = (value: unknown) => value === 0
const full = (value: unknown) => value === 100
const noError = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && ['', 'no error', 'success'].includes(value.trim().toLowerCase()))
const GATED: Readonly<Record<string, (value: unknown) => boolean>> = {
  VulCnt: zero,
  VirusCnt: zero,
  RiskCnt: zero,
  ScanVulProgress: full,
  ScanVirusProgress: full,
  ScanRiskProgress: full,
  ScanVulError: noError,
  ScanVirusError: noError,
  ScanRiskError: noError,
  ScanError: noError,
  AgentError: noError,
  IsTrustImage: (value) => value === true,
  ScanStatus: (value) =>
    typeof value === 'string' &&
    /^[A-Za-z_]+$/.test(value.trim()) &&
    value.trim().toUpperCase().replaceAll('_', '') === 'SCANNED',
}

const value = fc.oneof(
  fc.jsonValue(),
  fc.constant(undefined),
  fc.constantFrom<unknown>(
    0,
    -0,
    1,
    -1,
    99,
    100,
    101,
    3.5,
    1e21,
    2 ** 53,
    '0',
    '100',
    '3',
    true,
    false,
    'true',
  ),
  fc.constantFrom<unknown>(null, '', ' ', [], {}, [0], [100], 'No Error', ' success\n', 'timeout', 'SCANNED'),
  fc.constantFrom<unknown>(
    'scanned',
    'Scan_Ned',
    'ſcanned',
    'SCANNED!',
    'SCAN_FINISH',
    'NOT_SCAN',
    'SCANNING',
    'scanErr',
  ),
)
// A mutation deletes a field (undefined), replaces it, or adds one.
const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...Object.keys(GATED)) },
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(CLEAN)) },
  { weight: 1, arbitrary: fc.constantFrom('vulcnt', 'Error', 'constructor', 'VulCnt ', 'SentiveInfoCnt') },
)
const mutations = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 3 }).map(Object.fromEntries)

test('a changed answer passes exactly if every field that matters is still good', () => {
  fc.assert(
    fc.property(mutations, (changes: JsonObject) => {
      const answer = JSON.parse(JSON.stringify({ ...CLEAN, ...changes })) as JsonObject
      const good = Object.entries(GATED).every(([field, isGood]) => isGood(answer[field]))
      expect(passes(answer)).toBe(good)
    }),
    runs(10_000),
  )
})

test('an answer without one of the required fields does not pass', () => {
  const silent = Object.keys(GATED).filter((field) => !passes({ ...CLEAN, [field]: undefined }))
  expect(passes({})).toBe(false)
  expect(silent.sort()).toEqual(
    Object.keys(GATED)
      .filter((field) => !field.endsWith('Error'))
      .sort(),
  )
})

test('an answer with a bad field does not pass because of any other field', () => {
  const faults: JsonObject = {
    VulCnt: 1,
    VirusCnt: null,
    RiskCnt: '0',
    ScanVulProgress: 99,
    ScanVirusProgress: '100',
    ScanRiskProgress: 0,
    ScanVulError: 'timeout',
    ScanVirusError: ' 失败',
    ScanRiskError: false,
    ScanError: 'timeout',
    AgentError: 'ConnFailed',
    IsTrustImage: 1,
    ScanStatus: 'SCAN_ERR',
  }
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(faults)), name, value, (fault, other, changed) => {
      fc.pre(fault !== other)
      expect(passes({ ...CLEAN, [fault]: faults[fault], [other]: changed })).toBe(false)
    }),
    runs(5_000),
  )
})
