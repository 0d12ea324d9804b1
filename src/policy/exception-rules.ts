import { daysLeft, type ExceptionResult, isExpired } from '../domain/exception.ts'
import type { Exception, Policy } from '../domain/policy.ts'
import { GateError } from '../errors.ts'
import { phraseSource } from '../forms.ts'
import { type Sentence, say } from '../text.ts'
import { localExceptions } from './combine.ts'
import type { PolicyPart } from './part.ts'

/** A violation of `exception-rules`. `exception` is null if the violated rule is about the number of exceptions. */
interface ExceptionRuleError {
  readonly exception: Exception | null
  readonly message: Sentence
}

/** Checks the exceptions of all policies by `exception-rules`. The rule `never` needs findings, and is not checked here. */
export function checkExceptionRules(
  { exceptions, exceptionRules }: Policy,
  parts: readonly PolicyPart[],
  now: Date,
): readonly ExceptionRuleError[] {
  const { maxDays, maxCount, central } = exceptionRules
  const unexpired = exceptions.filter((exception) => !isExpired(exception, now))
  const tooLong = unexpired.filter(
    (exception) => maxDays.value !== 'off' && daysLeft(exception, now) - 1 > maxDays.value,
  )
  const local = central.value ? localExceptions(parts) : []
  const errors: ExceptionRuleError[] = [
    ...tooLong.map((exception) => ({
      exception,
      message: say`the exception for ${exception.id} ends on ${exception.until}, ${daysLeft(exception, now) - 1} days from today; max-days allows ${Number(maxDays.value)}`,
    })),
    ...local.map((exception) => ({
      exception,
      message: say`the exception for ${exception.id} is in a policy that a pull request can change; \`from: central\` accepts only policies that are read from a ref`,
    })),
  ]
  const { length } = unexpired
  if (maxCount.value !== 'off' && length > maxCount.value) {
    const message = say`${length} ${() => (length === 1 ? 'exception has' : 'exceptions have')} not expired; max-count allows ${maxCount.value}`
    errors.push({ exception: null, message })
  }
  return errors
}

/** Returns the error of an image with forbidden exceptions for exploitable vulnerabilities. Returns null if there are none. */
export function explainForbidden({ forbidden }: ExceptionResult): GateError | null {
  if (forbidden.length === 0) return null
  return new GateError('policy', {
    problem: '`exception-rules` forbid exceptions for vulnerabilities with a known exploit:',
    points: forbidden.map(
      ({ exception: { id, source } }) => say`${id} (${(quote) => phraseSource(source, quote)})`,
    ),
    remedy: 'Upgrade the affected packages and remove the exceptions from the policy.',
  })
}
