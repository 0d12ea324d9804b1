import type { GateError } from '../errors.ts'
import type { FilePlace } from './context.ts'
import type { FindingList, Kind } from './finding.ts'
import type { Image } from './image.ts'
import type { Notice } from './notice.ts'
import type { Policy } from './policy.ts'
import type { Verdict } from './verdict.ts'

/** One image's failure to answer never hides another's verdict. */
export type Outcome =
  /** `findings` are those that were listed, whether they were judged or only to be told. */
  | {
      readonly kind: 'judged'
      readonly image: Image
      readonly verdict: Verdict
      readonly findings: Readonly<Partial<Record<Kind, FindingList>>>
    }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** One word for the job, best first; `skipped` where there was nothing to decide with, and that was asked for. */
export const CONCLUSIONS = ['pass', 'skipped', 'warn', 'fail', 'error'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

/** Everything there is to tell; each renderer tells a part of it. */
export interface Report {
  readonly conclusion: Conclusion
  /** In the order asked. */
  readonly outcomes: readonly Outcome[]
  /** What to know besides; none of it changes a verdict. */
  readonly notices: readonly Notice[]
  /** Why nothing, or not everything, could be decided; null when every image has its outcome. */
  readonly error: GateError | null
  /** The policy in force; null when the inputs could not be read. */
  readonly policy: Policy | null
  /** API host asked; null when the inputs could not be read. */
  readonly host: string | null
  /** True when the answers come from this machine and not from Tencent Cloud: every report says so at its head. */
  readonly local: boolean
  readonly startedAt: Date
  readonly judgedAt: Date
  /** The line that names an image, by what was asked for. */
  readonly places: ReadonlyMap<string, FilePlace>
}

/** The worst word among the images; without any image nothing was decided. */
export function conclude(outcomes: readonly Outcome[], error: GateError | null): Conclusion {
  if (error !== null || outcomes.length === 0) return 'error'
  return outcomes.map(conclusionOf).reduce(worse)
}

/** Only these two words let a deployment go on. */
export function allows(conclusion: Conclusion): boolean {
  return conclusion === 'pass' || conclusion === 'warn'
}

/** Whether the job goes on: a skipped gate lets it, and allows nothing. */
export function jobContinues(conclusion: Conclusion): boolean {
  return allows(conclusion) || conclusion === 'skipped'
}

/** The word for one image. */
export function conclusionOf(outcome: Outcome): Conclusion {
  return outcome.kind === 'judged' ? outcome.verdict.conclusion : 'error'
}

function worse(a: Conclusion, b: Conclusion): Conclusion {
  return CONCLUSIONS.indexOf(a) > CONCLUSIONS.indexOf(b) ? a : b
}
