import type { FindingList, Kind } from '../../src/domain/finding.ts'
import type { Image } from '../../src/domain/image.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { conclude, type Outcome, type Report } from '../../src/domain/report.ts'
import { judge } from '../../src/domain/verdict.ts'
import { type ErrorCode, type ErrorText, GateError } from '../../src/errors.ts'
import {
  type FactsGiven,
  IMAGE_ID,
  NOW,
  type PolicyGiven,
  someFacts,
  someImage,
  somePolicy,
} from '../make.ts'

/** An image that was asked for, and either what TCSS said of it or why it said nothing. */
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

/** A report on one sound image, but for what is given. An image's own policy is laid over the report's. */
export function someReport({ images = [{}], policy = {}, error = null, ...rest }: ReportGiven = {}): Report {
  const outcomes = images.map((given, index) => outcomeOf(given, someImage(index + 1), policy ?? {}))
  const inForce: Policy | null = policy === null ? null : somePolicy(policy)
  return {
    conclusion: conclude(outcomes, error),
    outcomes,
    notices: [],
    error,
    policy: inForce,
    host: 'tcss.intl.tencentcloudapi.com',
    local: false,
    startedAt: new Date(NOW.getTime() - 2_000),
    judgedAt: NOW,
    places: new Map(),
    ...rest,
  }
}

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
    verdict: judge(image, facts, {
      policy: somePolicy({ ...policy, ...given.policy }),
      now: NOW,
    }),
  }
}
