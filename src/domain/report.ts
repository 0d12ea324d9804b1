import type { GateError } from '../errors.ts'
import type { FilePlace, Site } from './context.ts'
import type { FindingList, Kind } from './finding.ts'
import type { Image } from './image.ts'
import type { Notice } from './notice.ts'
import type { Policy } from './policy.ts'
import type { Verdict } from './verdict.ts'

/** The result of one image. An error of one image never hides the verdict on another image. */
export type Outcome =
  /** `findings` are the lists that were read, whether they were judged or only for reports. */
  | {
      readonly kind: 'judged'
      readonly image: Image
      readonly verdict: Verdict
      readonly findings: Readonly<Partial<Record<Kind, FindingList>>>
    }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** The conclusion on the job, best first. `skipped` means that credentials are missing and `without-credentials` is `skip`. */
export const CONCLUSIONS = ['pass', 'skipped', 'warn', 'fail', 'error'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

/** The inputs with the paths of report files. */
export const REPORT_FILES = ['report-file', 'sarif-file', 'predicate-file'] as const
export type ReportFile = (typeof REPORT_FILES)[number]

/** Everything that reports may show. */
export interface Report {
  readonly conclusion: Conclusion
  /** The outcomes in the order of the inputs. */
  readonly outcomes: readonly Outcome[]
  /** Remarks that change no verdict. */
  readonly notices: readonly Notice[]
  /** The reason why nothing was decided; null where every image has an outcome. */
  readonly error: GateError | null
  /** The policy in force; null when the inputs could not be read. */
  readonly policy: Policy | null
  /** The API host and its site; null when the inputs could not be read. */
  readonly host: string | null
  readonly site: Site | null
  /** Whether the answers come from this machine, not from Tencent Cloud. Every report begins with that fact. */
  readonly local: boolean
  readonly startedAt: Date
  readonly judgedAt: Date
  /** The line in a file that names each image, by `Image.given`. */
  readonly places: ReadonlyMap<string, FilePlace>
}

/** Everything known about a run before any image is judged. */
export type RunContext = Pick<Report, 'notices' | 'policy' | 'host' | 'site' | 'local'>

const UNKNOWN: RunContext = { notices: [], policy: null, host: null, site: null, local: false }

/** Returns the report of a gate that judged nothing, because of the error, or because it was skipped. */
export function emptyReport(now: Date, error: GateError | null, context: RunContext = UNKNOWN): Report {
  const { notices, policy, host, site, local } = context
  return {
    conclusion: error === null ? 'skipped' : 'error',
    outcomes: [],
    notices,
    error,
    policy,
    host,
    site,
    local,
    startedAt: now,
    judgedAt: now,
    places: new Map(),
  }
}

/** Returns the worst conclusion on any image; `error` for a run with an error or without an image. */
export function conclude(outcomes: readonly Outcome[], error: GateError | null): Conclusion {
  if (error !== null || outcomes.length === 0) return 'error'
  return outcomes.map(conclusionOf).reduce(worse)
}

/** Tells whether a conclusion allows the deployment. */
export function allows(conclusion: Conclusion): boolean {
  return conclusion === 'pass' || conclusion === 'warn'
}

/** Tells whether the job continues. A skipped gate lets the job continue, but does not allow the deployment. */
export function jobContinues(conclusion: Conclusion): boolean {
  return allows(conclusion) || conclusion === 'skipped'
}

/** Returns the conclusion on one image. */
export function conclusionOf(outcome: Outcome): Conclusion {
  return outcome.kind === 'judged' ? outcome.verdict.conclusion : 'error'
}

function worse(a: Conclusion, b: Conclusion): Conclusion {
  return CONCLUSIONS.indexOf(a) > CONCLUSIONS.indexOf(b) ? a : b
}
