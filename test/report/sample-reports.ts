import { known, type Reason, unknown } from '../../src/domain/facts.ts'
import type { Notice } from '../../src/domain/notice.ts'
import type { Source } from '../../src/domain/policy.ts'
import type { Report } from '../../src/domain/report.ts'
import { say } from '../../src/text.ts'
import {
  allScans,
  factsWith,
  incomplete,
  NOW,
  someException,
  someFinding,
  someImage,
  someList,
  somePolicy,
} from '../make.ts'
import { HOSTILE } from './hostile.ts'
import {
  EVERY_RULE,
  type ImageGiven,
  LOCAL,
  type ReportGiven,
  someError,
  somePlatform,
  someReport,
  someRisk,
  someVirus,
  VIOLATES_EVERYTHING,
} from './reports.ts'

/** One reason of each kind; the type requires all of them. */
export const REASONS: { readonly [K in Reason['kind']]: Extract<Reason, { readonly kind: K }> } = {
  'not-scanned': { kind: 'not-scanned' },
  queued: { kind: 'queued', waited: 90_500 },
  running: { kind: 'running', progress: 40, seconds: null, waited: 0 },
  requested: { kind: 'requested', waited: 1_000 },
  unconfirmed: { kind: 'unconfirmed', waited: 1_000 },
  failed: { kind: 'failed', words: 'no space' },
  'timed-out': { kind: 'timed-out', words: '' },
  cancelled: { kind: 'cancelled' },
  partial: { kind: 'partial', progress: 99 },
  unlicensed: { kind: 'unlicensed' },
  'unknown-image': { kind: 'unknown-image' },
  'not-given': { kind: 'not-given' },
  'short-list': { kind: 'short-list', missing: 2 },
  outdated: { kind: 'outdated', id: 'CVE-2024-3094', since: NOW },
  malformed: { kind: 'malformed', detail: 'got null' },
  unrecognised: { kind: 'unrecognised', word: 'DONE' },
}

const source: Source = { kind: 'policy', policy: 'policy.yml', line: 3 }

/** One notice of each kind. */
export const NOTICES: { readonly [K in Notice['kind']]: Extract<Notice, { readonly kind: K }> } = {
  loosened: {
    kind: 'loosened',
    setting: 'max-high',
    kept: { value: '0', source },
    lost: { value: 'off', source: { kind: 'input', input: 'max-high' } },
  },
  expiring: { kind: 'expiring', exception: someException(), days: 3 },
  unused: { kind: 'unused', exception: someException({ images: ['h.io/*'] }) },
  'policy-changed': { kind: 'policy-changed', policy: 'policy.yml', branch: 'main', added: false },
  'not-listed': { kind: 'not-listed', image: someImage(1), scan: 'virus', error: someError() },
  'list-differs': { kind: 'list-differs', image: someImage(1), scan: 'risk', listed: 2, counted: 3 },
}

const listed: ImageGiven = {
  facts: {
    ...factsWith(...[1, 2, 3].map((number) => someFinding(number))),
    counts: { vulnerabilities: 3, viruses: 1, risks: 1 },
  },
  findings: { virus: someList([someVirus()]), risk: someList([someRisk({ path: '' })], { total: 7 }) },
}
const unknowns = Object.values(REASONS).map((reason): ImageGiven => {
  const missing = unknown<never>(reason)
  const counts = { vulnerabilities: missing, viruses: missing, risks: missing, sensitiveInfo: missing }
  return { facts: { scans: allScans(incomplete(reason)), counts, trusted: missing } }
})
const nothing = {
  ...{ name: null, digest: null, os: null, architecture: null, size: null, createdAt: null },
  ...{ containers: null, hosts: null, licensed: null, scannedAt: null, scanStatus: null, requestId: '' },
}
const hostileFinding = {
  ...{ id: HOSTILE, name: HOSTILE, component: HOSTILE, version: HOSTILE, path: HOSTILE, fixedIn: HOSTILE },
}
const hostile: ImageGiven = {
  image: { given: HOSTILE, imageId: null, reference: null, platform: { index: HOSTILE, name: HOSTILE } },
  facts: {
    ...{ name: HOSTILE, os: HOSTILE, architecture: HOSTILE, scanStatus: HOSTILE, requestId: HOSTILE },
    repoDigests: [HOSTILE],
    notes: [{ scan: 'virus', words: HOSTILE }],
    diagnostics: [[HOSTILE, HOSTILE]],
    ...factsWith(someFinding(1, hostileFinding)),
  },
  findings: { virus: someList([someVirus(hostileFinding)]), risk: someList([someRisk(hostileFinding)]) },
}
const mistaken = someError({
  problem: say`wrong: ${HOSTILE}`,
  points: [say`one ${HOSTILE}`, { message: say`two`, at: { file: 'policy.yml', line: 2, column: 7 } }],
  requestId: 'r-1',
})

const GIVEN: Readonly<Record<string, ReportGiven>> = {
  'a pass': {},
  'a warning': { images: [listed], policy: { mode: 'warn' } },
  'a failure': { images: [{ facts: { counts: { viruses: 2 }, trusted: known(false), scannedAt: null } }] },
  'an error': { images: [], error: mistaken, policy: null, host: null },
  'an image that errored among others': { images: [{}, { error: mistaken }, listed] },
  'a skipped gate': { images: [], conclusion: 'skipped' },
  'everything unknown': { images: [...unknowns, { facts: nothing }] },
  'a verdict that is not a real one': { ...LOCAL, images: [VIOLATES_EVERYTHING] },
  'hostile texts': {
    images: [hostile, { error: someError({ problem: say`${HOSTILE}`, remedy: HOSTILE }) }],
    policy: { deny: [{ id: HOSTILE, source: { ...source, policy: HOSTILE } }] },
    notices: [{ kind: 'policy-changed', policy: HOSTILE, branch: HOSTILE, added: true }],
    host: HOSTILE,
    places: new Map([[HOSTILE, { file: HOSTILE, line: 3, column: 7 }]]),
  },
  'exceptions and denials': {
    images: [listed],
    policy: {
      limits: { 'max-vulnerabilities': 0, 'max-critical': 0, 'max-exploitable': 1 },
      deny: ['CVE-2024-10003', { id: 'CVE-2024-9', since: NOW, source }],
      exceptions: [
        { reason: 'not reachable [see](1)' },
        { id: 'CVE-2024-10002', until: '2026-11-01', images: ['ccr.ccs.tencentyun.com/shop/*'] },
      ],
      maxDays: 90,
      maxCount: 5,
      neverExploitable: true,
    },
  },
  'every notice': { notices: Object.values(NOTICES) },
  'platforms of an index': { images: [1, 2].map((number) => ({ image: somePlatform(number) })) },
  'age and digest': {
    images: [{}],
    policy: { maxScanAge: 3_600_000, expectedDigest: `sha256:${'f'.repeat(64)}` },
  },
  'no policy': { images: [listed], policy: null },
  places: {
    images: [VIOLATES_EVERYTHING],
    policy: EVERY_RULE,
    places: new Map([[someImage(1).given, { file: 'k8s/web images.txt', line: 3, column: 5 }]]),
  },
}

/** Adds a limit that another one implies, which `PolicyGiven` cannot express. */
function withImplied(report: Report): Report {
  const policy = somePolicy()
  const limits = {
    ...policy.limits,
    'max-critical': { value: 0, source: { kind: 'implied', by: 'max-high' } },
  }
  return { ...report, policy: { ...policy, limits } as Report['policy'] }
}

/** Reports of every sort, by name. */
export const SAMPLES: Readonly<Record<string, Report>> = {
  ...Object.fromEntries(Object.entries(GIVEN).map(([name, given]) => [name, someReport(given)])),
  'an implied limit': withImplied(someReport()),
}
