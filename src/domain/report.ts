import type { GateError } from '../errors.ts'
import type { Image } from './image.ts'
import type { Policy } from './policy.ts'
import type { Verdict } from './verdict.ts'

/** One image's failure to answer never hides another's verdict. */
export type Outcome =
  | { readonly kind: 'judged'; readonly verdict: Verdict }
  | { readonly kind: 'errored'; readonly image: Image; readonly error: GateError }

/** One word for the job, best first. */
export const CONCLUSIONS = ['pass', 'warn', 'fail', 'error'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

/** Everything there is to tell; each renderer tells a part of it. */
export interface Report {
  readonly conclusion: Conclusion
  /** In the order asked. */
  readonly outcomes: readonly Outcome[]
  /** Why nothing, or not everything, could be decided; null when every image has its outcome. */
  readonly error: GateError | null
  /** The policy in force; null when the inputs could not be read. */
  readonly policy: Policy | null
  /** API host asked; null when the inputs could not be read. */
  readonly host: string | null
  /** True when the answers come from this machine and not from Tencent Cloud: every report says so at its head. */
  readonly local: boolean
  readonly judgedAt: Date
}

/** The worst word among the images; without any image nothing was decided. */
export function conclude(outcomes: readonly Outcome[], error: GateError | null): Conclusion {
  if (error !== null || outcomes.length === 0) return 'error'
  return outcomes.map(wordFor).reduce(worse)
}

/** Only these two words let a deployment go on. */
export function allows(conclusion: Conclusion): boolean {
  return conclusion === 'pass' || conclusion === 'warn'
}

/** The word for one image. */
export function wordFor(outcome: Outcome): Conclusion {
  return outcome.kind === 'judged' ? outcome.verdict.conclusion : 'error'
}

function worse(a: Conclusion, b: Conclusion): Conclusion {
  return CONCLUSIONS.indexOf(a) > CONCLUSIONS.indexOf(b) ? a : b
}
