import { RULES, type RuleName } from '../domain/policy.ts'
import { allows, type Report } from '../domain/report.ts'
import type { Violation } from '../domain/violation.ts'
import { cut, plain } from '../text.ts'
import { setByWords } from './checks.ts'
import { adviceOn, clausesOf, softenedBy, titleOf } from './headline.ts'
import { plainName, worstFirst } from './order.ts'
import { capital } from './phrase.ts'

/** One message at the run; the failure message is one of them. */
export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
}

/** GitHub shows ten of a level for one step and drops the rest without a word. */
export const LEVEL_LIMIT = 10

/** GitHub cuts a message at 4096 characters; we cut it ourselves, visibly. */
export const MESSAGE_LIMIT = 4000

/**
 * The annotations of a report: one for each broken rule and image, worst first, the last one of a level counting those that
 * did not fit. A failed step leads with one that names everything; with a single mishap that one *is* its annotation. With
 * `all` false the failure message is all there is.
 */
export function renderAnnotations(report: Report, all: boolean): readonly Annotation[] {
  const mishaps = findMishaps(report)
  const errors = mishaps.filter((one) => one.level === 'error')
  // One warning is left for the summary, should it not be written.
  const warnings = all
    ? capped(
        mishaps.filter((one) => one.level === 'warning'),
        LEVEL_LIMIT - 1,
      )
    : []
  if (allows(report.conclusion)) return marked(report, warnings)
  const [only] = errors
  if (only !== undefined && errors.length === 1) return marked(report, [only, ...warnings])
  const others = all ? capped(errors, LEVEL_LIMIT - 1) : []
  return marked(report, [failureMessage(report), ...others, ...warnings])
}

/** Answers from this machine are no verdict of Tencent Cloud's, and no message that may be read by itself hides it. */
function marked({ local, host }: Report, annotations: readonly Annotation[]): readonly Annotation[] {
  if (!local) return annotations
  const mark = `Not a real verdict: ${host} is on this machine, not Tencent Cloud.`
  return annotations.map((one) => ({ ...one, message: cut(`${mark} ${one.message}`, MESSAGE_LIMIT) }))
}

/** What failed, in one message: every broken rule by its name and with its numbers. */
function failureMessage(report: Report): Annotation {
  const lines = worstFirst(report.outcomes).flatMap((outcome) => {
    if (outcome.kind === 'errored') return [`${plainName(outcome)}: ${outcome.error.problem()}`]
    const failing = outcome.verdict.violations.filter((violation) => violation.effect === 'fail')
    const rules = byRule(failing).map(({ rule, clauses }) => `${rule} (${clauses})`)
    return rules.length === 0 ? [] : [`${plainName(outcome)}: ${rules.join('; ')}`]
  })
  const title = `TCSS Image Gate: ${titleOf(report).toLowerCase()}`
  return { level: 'error', title, message: cut(lines.join('\n'), MESSAGE_LIMIT) }
}

/** The violations of one image by broken rule, in the order of the rules. */
function byRule(violations: readonly Violation[]) {
  return RULES.flatMap((rule) => {
    const broken = violations.filter((violation) => violation.rule === rule)
    return broken.length === 0 ? [] : [{ rule, broken, clauses: clausesOf(broken, plain).join('; ') }]
  })
}

function findMishaps(report: Report): readonly Annotation[] {
  const own =
    report.error === null ? [] : [errorAnnotation('TCSS Image Gate: no verdict, so blocked', report.error)]
  const others = worstFirst(report.outcomes).flatMap((outcome): readonly Annotation[] => {
    const name = plainName(outcome)
    if (outcome.kind === 'errored') return [errorAnnotation(`not judged, so blocked: ${name}`, outcome.error)]
    return byRule(outcome.verdict.violations).map(({ rule, broken, clauses }): Annotation => {
      const level = broken.some(({ effect }) => effect === 'fail') ? 'error' : 'warning'
      const goesOn = level === 'warning' ? ` Not blocked, because of ${softenedBy(report.policy)}.` : ''
      const message = `${capital(clauses)}${setBy(rule)}.${goesOn} What now: ${adviceOn(broken).join(' ')}`
      return { level, title: `${rule}: ${name}`, message: cut(message, MESSAGE_LIMIT) }
    })
  })

  return [...own, ...others]

  function setBy(rule: RuleName): string {
    return report.policy === null ? '' : ` (${rule}: ${setByWords(rule, report.policy)})`
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
