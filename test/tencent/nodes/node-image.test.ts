import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { someImage as emulated } from '../../../emulator/world/world.ts'
import { COUNTS, type CountName, type Reason } from '../../../src/domain/facts.ts'
import { KINDS } from '../../../src/domain/finding.ts'
import { decodeNodeImage } from '../../../src/tencent/nodes/node-image.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'

type Fields = Readonly<Record<string, unknown>>

/** A clean answer with changed fields; undefined removes one. */
function answer(changes: Fields = {}): Fields {
  const all = Object.entries({ ...emulated(), ...changes }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(all)
}

const decode = (changes: Fields = {}) => decodeNodeImage(answer(changes), 'request-1', API_ZONE)

function reasons(changes: Fields): readonly (Reason | null)[] {
  const { scans } = decode(changes)
  return KINDS.map((kind) => (scans[kind].kind === 'complete' ? null : scans[kind].reason))
}

const all = (reason: Reason | null) => KINDS.map(() => reason)

/** The status of a finished scan in ASCII. Without the flag u, i folds no other letter into ASCII. */
const FINISHED = /^\s*_*s_*c_*a_*n_*n_*e_*d_*\s*$/i

describe('the scan status', () => {
  const STATES: readonly { readonly word: string; readonly reason: Reason | null }[] = [
    { word: 'SCANNED', reason: null },
    { word: 'NOT_SCAN', reason: { kind: 'not-scanned' } },
    { word: 'SCAN_NONE', reason: { kind: 'not-scanned' } },
    { word: 'WAIT_SCAN', reason: { kind: 'queued', waited: 0 } },
    { word: 'SCANNING', reason: { kind: 'running', progress: 100, seconds: 0, waited: 0 } },
    { word: 'SCAN_ERR', reason: { kind: 'failed', words: '' } },
    { word: 'FAILED', reason: { kind: 'failed', words: '' } },
    { word: 'SCAN_TIMEOUT', reason: { kind: 'timed-out', words: '' } },
    { word: 'CANCELED', reason: { kind: 'cancelled' } },
    { word: 'CANCELLED', reason: { kind: 'cancelled' } },
    { word: 'CANCELING', reason: { kind: 'cancelled' } },
    { word: 'SCAN_CANCELED', reason: { kind: 'cancelled' } },
    { word: 'SCAN_CANCELING', reason: { kind: 'cancelled' } },
  ]
  const spellings = (word: string) => [word, word.toLowerCase(), word.replaceAll('_', '')]
  test.each(STATES.flatMap(({ word, reason }) => spellings(word).map((spelled) => ({ spelled, reason }))))(
    'the scan status $spelled is known',
    ({ spelled, reason }) => expect(reasons({ ScanStatus: spelled })).toEqual(all(reason)),
  )

  test.each([
    'SCAN_FINISH',
    'FINISHED',
    'END',
    'SUCCESS',
    'SCANNED!',
    'SCANNEDX',
    'scanned_with_errors',
    '',
    '2',
    'null',
    'ſcanned',
    'ſCANNED',
    'scannеd',
    'ｓｃａｎｎｅｄ',
    'ＳＣＡＮＮＥＤ',
    'SCAN\u0307NED',
    'SCANNED\0',
    'SCAN\u200bNED',
    'SCAN NED',
  ])('the scan status %j is not a finished scan', (word) =>
    expect(reasons({ ScanStatus: word })).toEqual(all({ kind: 'unrecognised', word })),
  )

  test.each([[undefined], [null], [2], [true], [['SCANNED']], [{}]])(
    'the scan status %j is not a finished scan',
    (value) => {
      expect(reasons({ ScanStatus: value }).every((reason) => reason?.kind === 'unrecognised')).toBe(true)
    },
  )

  test('no other word is a finished scan', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (word) => {
        fc.pre(!FINISHED.test(word))
        expect(reasons({ ScanStatus: word })).not.toContain(null)
      }),
    )
  })

  test('no status with a look-alike letter is known', () => {
    // Letters that case folding or normalization turns into ASCII.
    const folded = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (char) =>
        char > '\x7f' && /[a-z]/i.test(`${char.toUpperCase()}${char.toLowerCase()}${char.normalize('NFKC')}`),
    )
    expect(folded).toEqual(expect.arrayContaining(['ſ', 'ı', 'İ', '\u212a', 'ｓ', 'ﬁ']))
    for (const { word } of STATES) {
      for (const char of folded) {
        for (const [at, letter] of [...word.toLowerCase()].entries()) {
          const like = `${char.toUpperCase()}${char.toLowerCase()}${char.normalize('NFKC')}`.toLowerCase()
          if (!like.includes(letter)) continue
          const spelled = `${word.slice(0, at)}${char}${word.slice(at + 1)}`
          expect(reasons({ ScanStatus: spelled })).toEqual(all({ kind: 'unrecognised', word: spelled }))
        }
      }
    }
  })

  test('a scan status of a megabyte is cut', () => {
    const word = `${'X'.repeat(4095)}…`
    expect(reasons({ ScanStatus: 'X'.repeat(2 ** 20) })).toEqual(all({ kind: 'unrecognised', word }))
  })

  test.each(STATES.filter(({ reason }) => reason !== null))(
    'the scan status $word without a licence is unlicensed',
    ({ word }) => {
      expect(reasons({ ScanStatus: word, IsAuthorized: 0 })).toEqual(all({ kind: 'unlicensed' }))
    },
  )

  test.each([[0], [12], [null], [undefined]])(
    'a finished scan counts with the licence %j',
    (IsAuthorized) => {
      expect(reasons({ IsAuthorized })).toEqual(all(null))
    },
  )

  test('a failed scan has the error text of the kind, of the image, or the reason', () => {
    const changes = { ScanStatus: 'SCAN_ERR', ScanVirusError: ' 失败', Reason: 'Connection failure' }
    expect(reasons(changes)).toEqual([
      { kind: 'failed', words: 'Connection failure' },
      { kind: 'failed', words: '失败' },
      { kind: 'failed', words: 'Connection failure' },
    ])
    expect(reasons({ ScanStatus: 'SCAN_ERR', AgentError: 'offline' })).toEqual(
      all({ kind: 'failed', words: 'offline' }),
    )
  })

  test('a running scan has the progress of each kind and the remaining time', () => {
    const progress = {
      ScanVulProgress: 40,
      ScanVirusProgress: '50',
      ScanRiskProgress: undefined,
      RemainScanTime: 90,
    }
    expect(reasons({ ScanStatus: 'SCANNING', ...progress })).toEqual([
      { kind: 'running', progress: 40, seconds: 90, waited: 0 },
      { kind: 'running', progress: null, seconds: 90, waited: 0 },
      { kind: 'running', progress: null, seconds: 90, waited: 0 },
    ])
  })
})

describe('a finished scan', () => {
  const PROGRESS = {
    vulnerability: 'ScanVulProgress',
    virus: 'ScanVirusProgress',
    risk: 'ScanRiskProgress',
  } as const
  const ERRORS = { vulnerability: 'ScanVulError', virus: 'ScanVirusError', risk: 'ScanRiskError' } as const

  test.each(
    KINDS.flatMap((kind) =>
      [
        [99, 'partial'],
        [0, 'partial'],
        [101, 'malformed'],
        [-1, 'malformed'],
        [99.5, 'malformed'],
        ['100', 'malformed'],
        [null, 'malformed'],
        [undefined, 'malformed'],
        [true, 'malformed'],
      ].map(([value, reason]) => ({ kind, value, reason })),
    ),
  )(
    'a finished scan with the progress $value of $kind is not complete for that kind alone',
    ({ kind, value, reason }) => {
      const { scans } = decode({ [PROGRESS[kind]]: value })
      expect(scans[kind]).toMatchObject({ kind: 'incomplete', reason: { kind: reason } })
      expect(KINDS.filter((other) => scans[other].kind === 'complete')).toHaveLength(2)
    },
  )

  test.each(
    KINDS.flatMap((kind) =>
      ['ConnFailed', 'timeout', 'No Errors', 'successful', 'null', '0', '失败', 5, false, {}, []].map(
        (value) => ({ kind, value }),
      ),
    ),
  )(
    'a finished scan with the error $value of $kind is not complete for that kind alone',
    ({ kind, value }) => {
      const { scans } = decode({ [ERRORS[kind]]: value })
      expect(KINDS.filter((other) => scans[other].kind === 'incomplete')).toEqual([kind])
    },
  )

  test.each([
    '',
    ' ',
    '\t\n',
    'No Error',
    'no error',
    'NO ERROR',
    ' No Error ',
    'success',
    'SUCCESS',
    null,
    undefined,
  ])('the text %j means no error in each of the error fields', (value) => {
    const changes = {
      ScanVulError: value,
      ScanVirusError: value,
      ScanRiskError: value,
      ScanError: value,
      AgentError: value,
    }
    expect(reasons(changes)).toEqual(all(null))
  })

  test.each(['ScanError', 'AgentError'])('the error in %s concerns every kind', (name) => {
    expect(reasons({ [name]: 'offline' })).toEqual(all({ kind: 'failed', words: 'offline' }))
  })

  test.each(['timeout', 'Time-out', 'scan timed out'])(
    'the error %j means that the scan timed out',
    (words) => {
      expect(reasons({ ScanError: words })).toEqual(all({ kind: 'timed-out', words }))
    },
  )
})

const FIELD: Readonly<Record<CountName, string>> = {
  vulnerabilities: 'VulCnt',
  viruses: 'VirusCnt',
  risks: 'RiskCnt',
  sensitiveInfo: 'SensitiveInfoCnt',
}

test.each(
  COUNTS.flatMap((name) =>
    [undefined, null, -1, '3', 3.5, 1e21, Number.MAX_SAFE_INTEGER + 1, true, [], {}, ''].map((value) => ({
      name,
      value,
    })),
  ),
)('the total of $name is not known from $value', ({ name, value }) => {
  const count = decode({ [FIELD[name]]: value }).counts[name]
  expect(count).toEqual({
    kind: 'unknown',
    reason: {
      kind: 'malformed',
      detail: `$.Response.${FIELD[name]}: expected a whole number, got ${value === undefined ? 'nothing' : JSON.stringify(value)}`,
    },
  })
})

test.each(COUNTS.flatMap((name) => [0, 1, Number.MAX_SAFE_INTEGER].map((value) => ({ name, value }))))(
  'the total of $name is decoded as $value',
  ({ name, value }) => {
    expect(decode({ [FIELD[name]]: value }).counts[name]).toEqual({ kind: 'known', value })
  },
)

test.each([undefined, null, 'true', 1, 'false', 0, [true]])(
  'the mark of trust is not known from %j',
  (value) => {
    expect(decode({ IsTrustImage: value }).trusted.kind).toBe('unknown')
  },
)

test.each([true, false])('the mark of trust is decoded as %j', (value) => {
  expect(decode({ IsTrustImage: value }).trusted).toEqual({ kind: 'known', value })
})

test('the scans of the documented example timed out, whatever its counts are', () => {
  const file = new URL('../../../emulator/examples/DescribeAssetImageDetail.json', import.meta.url)
  const { Response } = JSON.parse(readFileSync(file, 'utf8')).response
  const facts = decodeNodeImage(Response, Response.RequestId, API_ZONE)
  expect(KINDS.map((kind) => facts.scans[kind])).toEqual(
    KINDS.map(() => ({ kind: 'incomplete', reason: { kind: 'timed-out', words: 'timeout' } })),
  )
  expect(facts).toMatchObject({
    name: 'docker.io/centos:latest',
    os: 'centos:8.4.2105',
    architecture: 'Metadata',
    size: 231_268_856,
    containers: 51,
    hosts: 24,
    createdAt: new Date('2021-09-15T18:20:05Z'),
    scannedAt: new Date('2024-10-25T08:13:39Z'),
    scanStatus: 'SCANNED',
    trusted: { kind: 'known', value: true },
    counts: {
      vulnerabilities: { value: 230 },
      viruses: { value: 0 },
      risks: { value: 211 },
      sensitiveInfo: { value: 0 },
    },
  })
})

test('absent fields and the build history, which may contain secrets, are not shown', () => {
  const { diagnostics } = decode({ BuildHistory: 'ENV PASSWORD=hunter2', Reason: undefined })
  expect(diagnostics.map(([name]) => name)).not.toContain('Reason')
  expect(JSON.stringify(decode({ BuildHistory: 'ENV PASSWORD=hunter2' }))).not.toContain('hunter2')
})

test.each([
  { name: 'a digest', value: `sha256:${'a'.repeat(64)}`, digest: `sha256:${'a'.repeat(64)}` },
  {
    name: 'a digest with whitespace around it',
    value: ` sha256:${'a'.repeat(64)} `,
    digest: `sha256:${'a'.repeat(64)}`,
  },
  { name: 'a text', value: 'latest', digest: null },
  { name: 'nothing', value: undefined, digest: null },
  { name: 'a number', value: 5, digest: null },
])('the manifest digest is well-formed or null: $name', ({ value, digest }) => {
  expect(decode({ ImageDigest: value }).digest).toBe(digest)
})

test.each([
  { name: 'a text', value: ' debian:12\n', os: 'debian:12' },
  { name: 'whitespace', value: ' \n', os: null },
  { name: 'an empty text', value: '', os: null },
  { name: 'a number', value: 12, os: null },
])('the name of the operating system is a trimmed text or null: $name', ({ value, os }) => {
  expect(decode({ OsName: value }).os).toBe(os)
})

test('the image ID of an answer is decoded, or empty', () => {
  expect(decode({ ImageID: 'sha256:1' }).imageId).toBe('sha256:1')
  expect(decode({ ImageID: undefined }).imageId).toBe('')
})

test('the raw scan fields are shown as JSON', () => {
  const { diagnostics } = decode({
    ScanStatus: 'SCANNED',
    Status: 5,
    AgentError: null,
    Reason: 'x'.repeat(80),
  })
  const shown = Object.fromEntries(diagnostics)
  expect(shown).toMatchObject({
    ScanStatus: '"SCANNED"',
    Status: '5',
    AgentError: 'null',
    Reason: `"${'x'.repeat(59)}…`,
  })
  expect(Object.keys(shown)).toHaveLength(15)
})

test('the reason of a malformed flag or progress names what was expected', () => {
  expect(decode({ IsTrustImage: 'true' }).trusted).toEqual({
    kind: 'unknown',
    reason: { kind: 'malformed', detail: '$.Response.IsTrustImage: expected true or false, got "true"' },
  })
  expect(reasons({ ScanVulProgress: 101 })[0]).toEqual({
    kind: 'malformed',
    detail: '$.Response.ScanVulProgress: expected a whole number from 0 to 100, got 101',
  })
})

test.each([
  [' SCANNED\n', null],
  [' NEW_WORD ', { kind: 'unrecognised', word: 'NEW_WORD' }],
  [5, { kind: 'unrecognised', word: '5' }],
  [undefined, { kind: 'unrecognised', word: 'null' }],
])('the scan status %j is parsed without the spaces around it', (ScanStatus, reason) =>
  expect(reasons({ ScanStatus })).toEqual(all(reason as Reason | null)),
)
