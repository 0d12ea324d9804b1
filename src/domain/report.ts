import type { GateError } from '../errors.ts'
import type { FilePlace, Site } from './context.ts'
import type { FindingList, Kind } from './finding.ts'
import type { Image } from './image.ts'
import type { Notice } from './notice.ts'
import type { Policy } from './policy.ts'
import type { Verdict } from './verdict.ts'

/** The verdict on one image, or the error that prevented the verdict. */
export type Outcome =
  /** `findings` holds every list that was read, for the verdict or for reports alone. */
  | {
      readonly kind: 'judged'
      readonly image: Image
      readonly verdict: Verdict
      readonly findings: Readonly<Partial<Record<Kind, FindingList>>>
    }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** The conclusions, best first. `skipped` means that credentials are missing and `without-credentials` is `skip`. */
export const CONCLUSIONS = ['pass', 'skipped', 'warn', 'fail', 'error'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

/** The inputs that name the paths of report files. */
export const REPORT_FILES = ['report-file', 'sarif-file', 'predicate-file'] as const
export type ReportFile = (typeof REPORT_FILES)[number]

export interface Report {
  readonly conclusion: Conclusion
  /** The outcomes in the order of the inputs. */
  readonly outcomes: readonly Outcome[]
  readonly notices: readonly Notice[]
  /** The error that prevented a decision; null if every image has an outcome. */
  readonly error: GateError | null
  /** The policy in force; null if the inputs could not be read. */
  readonly policy: Policy | null
  /** The host of the API; null if the inputs could not be read. */
  readonly host: string | null
  readonly site: Site | null
  /** Whether a server on this machine answered instead of Tencent Cloud. The headline of every report then says this. */
  readonly local: boolean
  readonly startedAt: Date
  readonly judgedAt: Date
  /** Maps `Image.given` to the line of a file in the checkout that names the image. */
  readonly places: ReadonlyMap<string, FilePlace>
}

/** The part of a report that is known before any image is judged. */
export type RunContext = Pick<Report, 'notices' | 'policy' | 'host' | 'site' | 'local'>

const UNKNOWN: RunContext = { notices: [], policy: null, host: null, site: null, local: false }

/** Returns a report without outcomes. The conclusion is `error` if an error is given, else `skipped`. */
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

/** Returns the worst conclusion of all images. Returns `error` if the run has an error or no image. */
export function conclude(outcomes: readonly Outcome[], error: GateError | null): Conclusion {
  if (error !== null || outcomes.length === 0) return 'error'
  return outcomes.map(conclusionOf).reduce(worse)
}

export function allows(conclusion: Conclusion): boolean {
  return conclusion === 'pass' || conclusion === 'warn'
}

/** Tells whether the job continues. A skipped gate lets the job continue, but does not allow the deployment. */
export function jobContinues(conclusion: Conclusion): boolean {
  return allows(conclusion) || conclusion === 'skipped'
}

export function conclusionOf(outcome: Outcome): Conclusion {
  return outcome.kind === 'judged' ? outcome.verdict.conclusion : 'error'
}

function worse(a: Conclusion, b: Conclusion): Conclusion {
  return CONCLUSIONS.indexOf(a) > CONCLUSIONS.indexOf(b) ? a : b
}
