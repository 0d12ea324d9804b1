import { daysLeft, type ExceptionResult, isExpired } from '../domain/exception.ts'
import type { Exception, Policy, Source } from '../domain/policy.ts'
import { GateError } from '../errors.ts'
import { type Sentence, say } from '../text.ts'
import { localExceptions } from './combine.ts'
import type { PolicyPart } from './part.ts'

/** What is wrong with an exception, or with all of them. */
export interface RuleBreach {
  readonly exception: Exception | null
  readonly says: Sentence
}

/**
 * Exceptions that break the rules for exceptions, those of every policy together. What no exception may be made for is known only
 * once the findings are.
 */
export function breachesOf(
  { exceptions, exceptionRules }: Policy,
  parts: readonly PolicyPart[],
  now: Date,
): readonly RuleBreach[] {
  const { maxDays, maxCount, central } = exceptionRules
  const living = exceptions.filter((one) => !isExpired(one, now))
  const longest = maxDays.value
  const tooLong = longest === 'off' ? [] : living.filter((one) => daysLeft(one, now) - 1 > longest)
  const local = central.value ? localExceptions(parts) : []
  return [
    ...tooLong.map((exception) => ({
      exception,
      says: say`${exception.id} is excepted until ${exception.until}, ${daysLeft(exception, now) - 1} days from today; max-days allows ${Number(longest)}`,
    })),
    ...local.map((exception) => ({
      exception,
      says: say`${exception.id} is excepted by a policy that a pull request can change; \`from: central\` admits only policies that are read from a ref`,
    })),
    ...(maxCount.value !== 'off' && living.length > maxCount.value
      ? [
          {
            exception: null,
            says: say`${living.length} ${() => (living.length === 1 ? 'exception has' : 'exceptions have')} not expired; max-count allows ${maxCount.value}`,
          },
        ]
      : []),
  ]
}

/** The error of an image that has an exploitable vulnerability for which there is an exception, and may be none; else null. */
export function explainForbidden({ forbidden }: ExceptionResult): GateError | null {
  if (forbidden.length === 0) return null
  return new GateError('policy', {
    problem: 'There are exceptions for vulnerabilities with a known exploit, which `exception-rules` forbid:',
    points: forbidden.map(({ exception: { id, source } }) => say`${id} (${whereSet(source)})`),
    remedy: 'Upgrade what they are in and take the exceptions out of the policy.',
  })
}

/** Where something of a policy stands, as `policy.yml:12`. */
export function whereSet(source: Source): string {
  return source.kind === 'policy'
    ? `${source.policy}${source.line === null ? '' : `:${source.line}`}`
    : source.kind
}
