import type { FilePlace } from '../domain/context.ts'
import { allows, type Report } from '../domain/report.ts'
import { RULES } from '../domain/rules/rule-names.ts'
import type { Violation } from '../domain/violation.ts'
import type { GateError } from '../errors.ts'
import type { Annotation } from '../ports/runner.ts'
import { cut, plain } from '../text.ts'
import { setByWords } from './words/checks.ts'
import { adviceOn, clausesOf, phraseNotReal, SKIPPED, softenedBy, titleOf } from './words/headline.ts'
import { NOTICE_TITLES, phraseNotice, placeOfNotice } from './words/notices.ts'
import { plainName, worstFirst } from './words/outcome.ts'
import { capital } from './words/units.ts'

/** The maximum number of annotations of one level. GitHub shows ten of each level for a step, and silently drops the others. */
const LEVEL_LIMIT = 10

/** The maximum number of warnings about images. Other code can add three warnings. */
const WARNING_LIMIT = LEVEL_LIMIT - 3

/** The maximum length of a message, in UTF-16 units. GitHub silently cuts a message at 4096 units. */
export const MESSAGE_LIMIT = 4000

/**
 * Renders one annotation for each violated rule of each image, worst first. Without `all`, the only annotation is the message
 * that says why the step fails or why nothing was judged.
 */
export function renderAnnotations(report: Report, all: boolean): readonly Annotation[] {
  const warning = phraseNotReal(report)
  const annotations = selectAnnotations(report, (some, limit) => (all ? limited(some, limit) : []))
  if (warning === null) return annotations
  // Adds the warning to each message, because a reader may see only one message.
  return annotations.map((one) => ({ ...one, message: cut(`${warning} ${one.message}`, MESSAGE_LIMIT) }))
}

function selectAnnotations(
  report: Report,
  optional: (annotations: readonly Annotation[], limit: number) => readonly Annotation[],
): readonly Annotation[] {
  const notices = noticeAnnotations(report)
  if (report.conclusion === 'skipped')
    return [
      { level: 'notice', title: reportTitle(report), message: SKIPPED.replaceAll('`', '') },
      ...optional(notices, LEVEL_LIMIT - 1),
    ]
  const problems = problemAnnotations(report)
  const errors = problems.filter(({ level }) => level === 'error')
  const warnings = problems.filter(({ level }) => level === 'warning')
  const softer = [...optional(warnings, WARNING_LIMIT), ...optional(notices, LEVEL_LIMIT)]
  if (allows(report.conclusion)) return softer
  const [only] = errors
  // A single error is the failure message. Several errors have a failure message of their own.
  return only !== undefined && errors.length === 1
    ? [only, ...optional(pointAnnotations(report), LEVEL_LIMIT - 1), ...softer]
    : [failureMessage(report), ...optional(errors, LEVEL_LIMIT - 1), ...softer]
}

/** Annotates each mistake in a policy file at the line of the mistake. A single mistake is already in the failure message. */
function pointAnnotations({ error }: Report): readonly Annotation[] {
  if (error === null || error.points().length === 1) return []
  return error.marks().map(({ message, at }) => ({
    level: 'error',
    title: 'TCSS Image Gate: mistake in a policy',
    message: cut(capital(message(plain)), MESSAGE_LIMIT),
    place: at,
  }))
}

/** Annotates the notices, except for notices about incomplete lists, which are only in the summary and the log. */
function noticeAnnotations({ notices }: Report): readonly Annotation[] {
  return notices
    .filter(({ kind }) => kind !== 'not-listed' && kind !== 'list-differs')
    .map((notice) => ({
      level: 'notice',
      title: `TCSS Image Gate: ${NOTICE_TITLES[notice.kind]}`,
      message: cut(phraseNotice(notice), MESSAGE_LIMIT),
      ...placed(placeOfNotice(notice)),
    }))
}

/** Writes one message with the errors and the blocking violations of all images. */
function failureMessage(report: Report): Annotation {
  const lines = worstFirst(report.outcomes).flatMap((outcome) => {
    if (outcome.kind === 'errored') return [`${plainName(outcome)}: ${outcome.error.line()}`]
    const failing = outcome.verdict.violations.filter((violation) => violation.effect === 'fail')
    const rules = byRule(failing).map(({ rule, clauses }) => `${rule} (${clauses})`)
    return rules.length === 0 ? [] : [`${plainName(outcome)}: ${rules.join('; ')}`]
  })
  return { level: 'error', title: reportTitle(report), message: cut(lines.join('\n'), MESSAGE_LIMIT) }
}

function reportTitle(report: Report): string {
  return `TCSS Image Gate: ${titleOf(report).toLowerCase()}`
}

/** Groups the violations of one image by rule, in the order of `RULES`. */
function byRule(violations: readonly Violation[]) {
  return RULES.flatMap((rule) => {
    const ofRule = violations.filter((violation) => violation.rule === rule)
    return ofRule.length === 0 ? [] : [{ rule, ofRule, clauses: clausesOf(ofRule, plain).join('; ') }]
  })
}

/** Annotates the error of the gate, then the errors and violations of each image. */
function problemAnnotations(report: Report): readonly Annotation[] {
  const { error, policy, places } = report
  const ofGate = error === null ? [] : [errorAnnotation('TCSS Image Gate: no verdict, so blocked', error)]
  const ofImages = worstFirst(report.outcomes).flatMap((outcome): readonly Annotation[] => {
    const name = plainName(outcome)
    const place = placed(places.get(outcome.image.given))
    if (outcome.kind === 'errored')
      return [{ ...errorAnnotation(`no verdict, so blocked: ${name}`, outcome.error), ...place }]
    return byRule(outcome.verdict.violations).map(({ rule, ofRule, clauses }) => {
      const level = ofRule.some(({ effect }) => effect === 'fail') ? 'error' : 'warning'
      const setBy = policy === null ? '' : ` (${rule}: ${setByWords(rule, policy)})`
      const whyAllowed = level === 'warning' ? ` Not blocked, because of ${softenedBy(policy)}.` : ''
      const message = `${capital(clauses)}${setBy}.${whyAllowed} What now: ${adviceOn(ofRule).join(' ')}`
      return { level, title: `${rule}: ${name}`, message: cut(message, MESSAGE_LIMIT), ...place }
    })
  })
  return [...ofGate, ...ofImages]
}

/** Annotates an error. If the error has exactly one point, the annotation has the place of the point. */
function errorAnnotation(title: string, error: GateError): Annotation {
  const [mark] = error.marks()
  const place = error.points().length === 1 ? mark?.at : undefined
  return { level: 'error', title, message: cut(error.message, MESSAGE_LIMIT), ...placed(place) }
}

function placed(place: FilePlace | null | undefined): Pick<Annotation, 'place'> {
  return place == null ? {} : { place }
}

function limited(annotations: readonly Annotation[], limit: number): readonly Annotation[] {
  const [first] = annotations
  if (first === undefined || annotations.length <= limit) return annotations
  return [
    ...annotations.slice(0, limit - 1),
    {
      level: first.level,
      title: `${annotations.length - limit + 1} more`,
      message: 'GitHub shows only ten annotations of a step. The job summary and the log show the rest.',
    },
  ]
}
