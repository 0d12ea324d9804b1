import type { Context } from '../../src/domain/context.ts'
import { known } from '../../src/domain/facts.ts'
import { type Finding, type FindingList, type Kind, SEVERITIES } from '../../src/domain/finding.ts'
import { type Image, parseReference } from '../../src/domain/image.ts'
import { conclude, type Outcome, type Report } from '../../src/domain/report.ts'
import { judge } from '../../src/domain/verdict.ts'
import { type ErrorCode, type ErrorText, GateError } from '../../src/errors.ts'
import { renderOutputs } from '../../src/report/outputs/outputs.ts'
import {
  DIGEST,
  type FactsGiven,
  IMAGE_ID,
  incomplete,
  NOW,
  type PolicyGiven,
  someException,
  someFacts,
  someFinding,
  someImage,
  someList,
  somePolicy,
} from '../make.ts'

/** An image, with either the facts that TCSS gives about it or an error. */
export type ImageGiven = { readonly image?: Image; readonly policy?: PolicyGiven } & (
  | {
      readonly facts?: FactsGiven
      readonly findings?: Readonly<Partial<Record<Kind, FindingList>>>
      readonly error?: never
    }
  | { readonly error: GateError }
)

export interface ReportGiven extends Omit<Partial<Report>, 'outcomes' | 'policy'> {
  readonly images?: readonly ImageGiven[]
  readonly policy?: PolicyGiven | null
}

/** A report on one sound image, but for what is given. The policy of an image overrides that of the report. */
export function someReport({ images = [{}], policy = {}, error = null, ...rest }: ReportGiven = {}): Report {
  const outcomes = images.map((given, index) => outcomeOf(given, someImage(index + 1), policy ?? {}))
  return {
    conclusion: conclude(outcomes, error),
    outcomes,
    notices: [],
    error,
    policy: policy === null ? null : somePolicy(policy),
    host: 'tcss.intl.tencentcloudapi.com',
    site: 'intl',
    local: false,
    startedAt: new Date(NOW.getTime() - 2_000),
    judgedAt: NOW,
    places: new Map(),
    ...rest,
  }
}

/** Public names of all outputs, in the order of action.yml. */
export const OUTPUTS: readonly string[] = Object.keys(renderOutputs(someReport()))

/** An error of any code, but for what is given. */
export function someError(given: Partial<ErrorText> = {}, code: ErrorCode = 'refused'): GateError {
  return new GateError(code, { problem: 'TCSS said no.', remedy: 'Ask again.', ...given })
}

function outcomeOf(given: ImageGiven, fallback: Image, policy: PolicyGiven): Outcome {
  const image = given.image ?? fallback
  if (given.error !== undefined) return { kind: 'errored', image, error: given.error }
  const facts = someFacts({ imageId: image.imageId ?? IMAGE_ID, ...given.facts })
  return {
    kind: 'judged',
    image,
    findings: {
      ...(facts.vulnerabilities === null ? {} : { vulnerability: facts.vulnerabilities }),
      ...given.findings,
    },
    verdict: judge(image, facts, { policy: somePolicy({ ...policy, ...given.policy }), now: NOW }),
  }
}

/** The context of a run, with a value in every field. */
export const CONTEXT: Context = {
  repository: 'acme/shop',
  workflow: '.github/workflows/release.yml',
  job: 'gate',
  commit: 'c0ffee'.padEnd(40, '0'),
  runUrl: 'https://github.com/acme/shop/actions/runs/1',
}

export const NO_CONTEXT: Context = { repository: null, workflow: null, job: null, commit: null, runUrl: null }

/** What makes a report one of answers from this machine. */
export const LOCAL = { local: true, host: '127.0.0.1:8080' } as const

/** A digest that no image has. */
export const OTHER_DIGEST = `sha256:${'3'.repeat(64)}`

export const QUEUED = incomplete({ kind: 'queued', waited: 0 })

/** An image with two viruses, of which none is allowed. */
export const INFECTED = { facts: { counts: { viruses: 2 } } } as const satisfies ImageGiven

/** A policy with every rule on, and an image that violates all of them. */
export const EVERY_RULE = {
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
} as const satisfies PolicyGiven

export const VIOLATES_EVERYTHING = {
  facts: {
    counts: { viruses: 2, vulnerabilities: 12, risks: 3, sensitiveInfo: 4 },
    trusted: known(false),
    vulnerabilities: someList(
      SEVERITIES.map((severity, n) => someFinding(n, { severity, exploitable: n === 1 })),
      { rows: 12 },
    ),
    scans: { virus: QUEUED },
  },
} as const satisfies ImageGiven

/** An image that was given by a reference. */
export function byReference(given: string): Image {
  return { given, imageId: null, reference: parseReference(given), platform: null }
}

/** A platform of one index, by number. */
export function somePlatform(number: number, name = `linux/${number}`): Image {
  const image = byReference(`h.io/shop/web@${someImage(number).imageId}`)
  return { ...image, platform: { index: DIGEST, name } }
}

/** A virus, but for what is given. */
export function someVirus(given: Partial<Finding> = {}): Finding {
  return someFinding(0, {
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
}

/** A risk, but for what is given. */
export function someRisk(given: Partial<Finding> = {}): Finding {
  const name = 'Password in an environment variable'
  return someVirus({ kind: 'risk', name, component: 'ENV', path: '2026-11-20 02:00:00', ...given })
}

/** A notice for each of these IDs, that its exception ends. */
export function expiringNotices(...ids: readonly string[]) {
  return ids.map(
    (id) => ({ kind: 'expiring', exception: someException({ id, reason: id }), days: 3 }) as const,
  )
}
