import { allows, type Report } from '../domain/report.ts'
import { RULES, type RuleName } from '../domain/rules/rule-names.ts'
import type { Violation } from '../domain/violation.ts'
import type { Annotation } from '../ports/runner.ts'
import { cut, plain } from '../text.ts'
import { setByWords } from './words/checks.ts'
import { adviceOn, clausesOf, SKIPPED, softenedBy, titleOf } from './words/headline.ts'
import { phraseNotReal } from './words/not-real.ts'
import { phraseNotice, placeOfNotice, titleOfNotice } from './words/notices.ts'
import { plainName, worstFirst } from './words/outcome.ts'
import { capital } from './words/phrase.ts'

/** GitHub shows ten of a level for one step and drops the rest without a word. */
export const LEVEL_LIMIT = 10

/** The summary, the comment and its risk may each have a warning of their own. */
export const WARNING_LIMIT = LEVEL_LIMIT - 3

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
  // Some warnings are left for the summary and the comment, should they not be written.
  const warnings = all
    ? capped(
        mishaps.filter((one) => one.level === 'warning'),
        WARNING_LIMIT,
      )
    : []
  const softer = [...warnings, ...(all ? capped(noticesOf(report), LEVEL_LIMIT) : [])]
  if (allows(report.conclusion)) return marked(report, softer)
  if (report.conclusion === 'skipped') {
    const title = `TCSS Image Gate: ${titleOf(report).toLowerCase()}`
    const skipped: Annotation = { level: 'notice', title, message: SKIPPED.replaceAll('`', '') }
    return marked(report, [skipped, ...(all ? capped(noticesOf(report), LEVEL_LIMIT - 1) : [])])
  }
  const [only] = errors
  if (only !== undefined && errors.length === 1)
    return marked(report, [only, ...(all ? capped(marksOf(report), LEVEL_LIMIT - 1) : []), ...softer])
  const others = all ? capped(errors, LEVEL_LIMIT - 1) : []
  return marked(report, [failureMessage(report), ...others, ...softer])
}

/** Mistakes in files of the checkout, each at its line; a single one is the failure message itself. */
function marksOf({ error }: Report): readonly Annotation[] {
  const marks = error?.marks() ?? []
  if (error === null || error.points().length === 1) return []
  return marks.map(({ message, at }) => ({
    level: 'error',
    title: 'TCSS Image Gate: wrong in a policy',
    message: cut(capital(message(plain)), MESSAGE_LIMIT),
    place: at,
  }))
}

/** What to know besides, but for what could not be listed: that is for whoever reads the summary. */
function noticesOf({ notices }: Report): readonly Annotation[] {
  return notices
    .filter(({ kind }) => kind !== 'not-listed' && kind !== 'list-differs')
    .map((notice) => {
      const place = placeOfNotice(notice)
      return {
        level: 'notice',
        title: `TCSS Image Gate: ${titleOfNotice(notice)}`,
        message: cut(phraseNotice(notice), MESSAGE_LIMIT),
        ...(place === null ? {} : { place }),
      }
    })
}

/** Begins each message with the warning that the verdict is not a real one: a reader may see that message alone. */
function marked(report: Report, annotations: readonly Annotation[]): readonly Annotation[] {
  const warning = phraseNotReal(report)
  if (warning === null) return annotations
  return annotations.map((one) => ({ ...one, message: cut(`${warning} ${one.message}`, MESSAGE_LIMIT) }))
}

/** What failed, in one message: every broken rule by its name and with its numbers. */
function failureMessage(report: Report): Annotation {
  const lines = worstFirst(report.outcomes).flatMap((outcome) => {
    if (outcome.kind === 'errored') return [`${plainName(outcome)}: ${outcome.error.line()}`]
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
    if (outcome.kind === 'errored') {
      const place = report.places.get(outcome.image.given)
      const annotation = errorAnnotation(`not judged, so blocked: ${name}`, outcome.error)
      return [place === undefined ? annotation : { ...annotation, place }]
    }
    return byRule(outcome.verdict.violations).map(({ rule, broken, clauses }): Annotation => {
      const level = broken.some(({ effect }) => effect === 'fail') ? 'error' : 'warning'
      const goesOn = level === 'warning' ? ` Not blocked, because of ${softenedBy(report.policy)}.` : ''
      const message = `${capital(clauses)}${setBy(rule)}.${goesOn} What now: ${adviceOn(broken).join(' ')}`
      const place = report.places.get(outcome.verdict.image.given)
      return {
        level,
        title: `${rule}: ${name}`,
        message: cut(message, MESSAGE_LIMIT),
        ...(place === undefined ? {} : { place }),
      }
    })
  })

  return [...own, ...others]

  function setBy(rule: RuleName): string {
    return report.policy === null ? '' : ` (${rule}: ${setByWords(rule, report.policy)})`
  }
}

function errorAnnotation(title: string, error: NonNullable<Report['error']>): Annotation {
  const [only, ...others] = error.marks()
  const place = only === undefined || others.length > 0 || error.points().length > 1 ? {} : { place: only.at }
  return { level: 'error', title, message: cut(error.message, MESSAGE_LIMIT), ...place }
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
