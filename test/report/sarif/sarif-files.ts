import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Log, Run } from 'sarif'
import type { Context } from '../../../src/domain/context.ts'
import { known } from '../../../src/domain/facts.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import { SEVERITIES } from '../../../src/domain/finding.ts'
import { imageById } from '../../../src/domain/image.ts'
import { renderSarif } from '../../../src/report/sarif/sarif.ts'
import { DIGEST, IMAGE_ID, NOW, someException, someFinding, someList } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { type ReportGiven, someError, someReport } from '../reports.ts'

/** A type of SARIF with every field required: the tests read only fields that the gate writes. */
type Complete<T> = { [Key in keyof T]-?: Complete<NonNullable<T[Key]>> }

export type SarifRun = Complete<Run>
export type SarifResult = SarifRun['results'][number]

export const CONTEXT: Context = {
  repository: 'shop/web',
  workflow: '.github/workflows/release.yml',
  job: 'build',
  commit: 'c'.repeat(40),
  runUrl: 'https://github.com/shop/web/actions/runs/1',
}

export const NOWHERE: Context = { repository: null, workflow: null, job: null, commit: null, runUrl: null }

export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** The text of the file, the gate's answer to a report. */
export function sarifText(given: ReportGiven, context: Context = CONTEXT): string {
  return renderSarif(someReport(given), context, hash)
}

/** The only run of such a file. */
export function runOf(text: string): SarifRun {
  const { runs } = JSON.parse(text) as Complete<Log>
  expect(runs).toHaveLength(1)
  return runs[0] as SarifRun
}

/** From the npm package @microsoft/sarif-multitool-linux 5.7.0 (MIT): the schema of OASIS with its errata, as draft 2020-12. */
const schema: object = JSON.parse(
  readFileSync(fileURLToPath(new URL('fixtures/sarif-2.1.0.json', import.meta.url)), 'utf8'),
)
/** Whether things are alike takes the square of their number to find out. */
const quickSchema: object = JSON.parse(
  JSON.stringify(schema, (key, value: unknown) => (key === 'uniqueItems' ? undefined : value)),
)
const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
const validate = ajv.compile(schema)
const validateQuickly = ajv.compile(quickSchema)

/** What is wrong with a file by the schema; `many`: but for what may not be in a list twice. */
export function mistakesIn(text: string, many = false): readonly unknown[] {
  const check = many ? validateQuickly : validate
  return check(JSON.parse(text)) ? [] : (check.errors ?? [])
}

const hostile: Partial<Finding> = {
  id: HOSTILE,
  name: HOSTILE,
  component: HOSTILE,
  version: HOSTILE,
  path: HOSTILE,
  fixedIn: HOSTILE,
}

const virus = (given: Partial<Finding> = {}) =>
  someFinding(0, {
    kind: 'virus',
    id: '',
    name: 'Trojan.Linux.Miner',
    severity: 'high',
    component: 'miner',
    version: '',
    path: '/usr/bin/miner',
    fixedIn: '',
    fixable: false,
    ...given,
  })

const risk = (given: Partial<Finding> = {}) =>
  virus({
    kind: 'risk',
    name: 'Password in an environment variable',
    component: 'ENV',
    path: '2026-11-20 02:00:00',
    ...given,
  })

export const someVirus = virus
export const someRisk = risk

const listed = someList(
  SEVERITIES.map((severity, n) => someFinding(n, { severity, exploitable: n === 1 })),
  { rows: 12 },
)

/** Reports of every kind, by what is special about them. */
export const REPORTS: Readonly<Record<string, ReportGiven>> = {
  pass: {},
  fail: { images: [{ facts: { counts: { viruses: 2 } } }] },
  everything: {
    images: [
      {
        facts: {
          counts: { viruses: 2, vulnerabilities: 12, risks: 3, sensitiveInfo: 4 },
          trusted: known(false),
          vulnerabilities: listed,
          scannedAt: new Date(NOW.getTime() - 7_200_000),
          scans: { virus: { kind: 'incomplete', reason: { kind: 'queued', waited: 0 } } },
        },
        findings: { virus: someList([virus()]), risk: someList([risk()]) },
      },
    ],
    policy: {
      limits: {
        'max-vulnerabilities': 10,
        'max-sensitive-info': 1,
        'max-exploitable': 0,
        'max-critical': 0,
        'max-high': 0,
        'max-medium': 0,
        'max-low': 0,
      },
      deny: ['CVE-2024-10001'],
      exceptions: [{ id: 'CVE-2024-10002', until: '2026-11-23' }],
      maxScanAge: 3_600_000,
      expectedDigest: IMAGE_ID,
    },
  },
  warn: { images: [{ facts: { counts: { risks: 2 } } }], policy: { mode: 'warn' } },
  'no inputs': { images: [], policy: null, host: null, error: someError({}, 'input') },
  'an error in a file': {
    images: [],
    policy: null,
    error: someError(
      { points: [{ message: () => 'not a limit', at: { file: 'ci/policy.yml', line: 3, column: 5 } }] },
      'policy',
    ),
  },
  'an image that errored': { images: [{ error: someError() }, {}] },
  fleet: {
    images: [
      {},
      { facts: { counts: { viruses: 1 }, name: 'ccr.ccs.tencentyun.com/shop/api:2' } },
      { error: someError() },
      { facts: { vulnerabilities: listed, name: null } },
    ],
  },
  local: { images: [{ facts: { counts: { viruses: 2 } } }], local: true, host: '127.0.0.1:4010' },
  hostile: {
    images: [
      {
        image: { ...imageById(IMAGE_ID), given: HOSTILE },
        facts: {
          name: HOSTILE,
          counts: { viruses: 1 },
          vulnerabilities: someList([someFinding(1, hostile)]),
        },
        findings: { virus: someList([virus(hostile)]), risk: someList([risk(hostile)]) },
      },
      { error: someError({ problem: (quote) => quote(HOSTILE), remedy: HOSTILE }) },
    ],
    policy: { deny: [HOSTILE] },
    host: HOSTILE,
    places: new Map([[HOSTILE, { file: HOSTILE, line: 3, column: 7 }]]),
  },
  exceptions: {
    images: [{ facts: { vulnerabilities: listed, counts: { vulnerabilities: 12 } } }],
    policy: {
      limits: { 'max-critical': 0 },
      exceptions: [
        someException({ reason: 'not reachable [see](1)' }),
        someException({ id: 'CVE-2024-10000' }),
      ],
    },
  },
  places: {
    images: [
      {
        image: { ...imageById(IMAGE_ID), given: 'web' },
        facts: { counts: { viruses: 1 }, vulnerabilities: listed },
      },
    ],
    places: new Map([['web', { file: 'k8s/web deployment.yml', line: 12, column: 16 }]]),
  },
  'not all listed': {
    images: [{ facts: { counts: { viruses: 3 } } }],
    notices: [
      { kind: 'list-differs', image: imageById(DIGEST), scan: 'virus', listed: 2, counted: 3 },
      { kind: 'unused', exception: someException() },
    ],
  },
}
