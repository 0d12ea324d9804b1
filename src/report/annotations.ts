import { RULES, type RuleName } from '../domain/policy.ts'
import { type Report, wordFor } from '../domain/report.ts'
import { cut, plain } from '../text.ts'
import { sourceOf } from './checks.ts'
import { adviceOn, clausesOf, titleOf } from './headline.ts'
import { plainName, worstFirst } from './order.ts'
import { capital, phraseSource } from './phrase.ts'

/** One message at the run; the failure message is one of them. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
}

/** GitHub shows ten of a level for one step and drops the rest without a word. */
export const LEVEL_LIMIT = 10

/** GitHub cuts a message at 4096 characters; we cut it ourselves, visibly. */
const MESSAGE_LIMIT = 4000

/**
 * The annotations of a report: one for each broken rule and image, worst first, the last one of a level counting those that
 * did not fit. A failed step leads with one that names everything; with a single mishap that one *is* its annotation. With
 * `all` false the failure message is all there is.
 */
export function renderAnnotations(report: Report, all: boolean): readonly Annotation[] {
  const mishaps = findMishaps(report)
  const errors = mishaps.filter((one) => one.level === 'error')
  const warnings = mishaps.filter((one) => one.level === 'warning')
  const failed = report.conclusion === 'fail' || report.conclusion === 'error'
  if (!failed) return all ? capped(warnings, LEVEL_LIMIT) : []
  const [only] = errors
  const lead = only !== undefined && errors.length === 1 ? only : failureMessage(report)
  if (!all) return [lead]
  return [
    lead,
    ...(errors.length > 1 ? capped(errors, LEVEL_LIMIT - 1) : []),
    ...capped(warnings, LEVEL_LIMIT),
  ]
}

/** What failed, in one message: every broken rule with its numbers. */
function failureMessage(report: Report): Annotation {
  const bad = worstFirst(report.outcomes).filter((outcome) => ['fail', 'error'].includes(wordFor(outcome)))
  const title = `TCSS Image Gate: ${titleOf(report).toLowerCase()}`
  const lines = bad.map((outcome) => {
    const why =
      outcome.kind === 'errored'
        ? outcome.error.problem()
        : clausesOf(
            outcome.verdict.violations.filter((violation) => violation.effect === 'fail'),
            plain,
          ).join('; ')
    return `${plainName(outcome)}: ${why}`
  })
  return { level: 'error', title, message: cut(lines.join('\n'), MESSAGE_LIMIT) }
}

function findMishaps(report: Report): readonly Annotation[] {
  const own =
    report.error === null ? [] : [errorAnnotation('TCSS Image Gate: no verdict, so blocked', report.error)]
  const others = worstFirst(report.outcomes).flatMap((outcome): readonly Annotation[] => {
    const name = plainName(outcome)
    if (outcome.kind === 'errored') return [errorAnnotation(`not judged, so blocked: ${name}`, outcome.error)]
    return RULES.flatMap((rule): readonly Annotation[] => {
      const broken = outcome.verdict.violations.filter((violation) => violation.rule === rule)
      const [first] = broken
      if (first === undefined) return []
      const level = first.effect === 'fail' ? 'error' : 'warning'
      const what = `${capital(clausesOf(broken, plain).join('; '))}${setBy(rule)}.`
      return [
        { level, title: `${rule}: ${name}`, message: `${what} What now: ${adviceOn(broken).join(' ')}` },
      ]
    })
  })
  return [...own, ...others]

  function setBy(rule: RuleName): string {
    return report.policy === null ? '' : ` (${rule}: ${phraseSource(sourceOf(rule, report.policy))})`
  }
}

function errorAnnotation(title: string, error: NonNullable<Report['error']>): Annotation {
  return { level: 'error', title, message: cut(error.message, MESSAGE_LIMIT) }
}

function capped(all: readonly Annotation[], limit: number): readonly Annotation[] {
  const [first] = all
  if (first === undefined || all.length <= limit) return all
  const more = all.length - limit + 1
  return [
    ...all.slice(0, limit - 1),
    {
      level: first.level,
      title: `${more} more`,
      message: 'GitHub shows ten a step; the job summary and the log have them all.',
    },
  ]
}
