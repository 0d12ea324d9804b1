import { allows, type Conclusion, conclusionOf, type Outcome, type Report } from '../domain/report.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Check } from '../domain/violation.ts'
import { MESSAGE_LIMIT } from './annotations.ts'
import { deployReferences } from './outputs/deploy-ref.ts'
import { MANY_IMAGES } from './progress-lines.ts'
import { checkRows, disabledRules, scanRows } from './words/checks.ts'
import { CONCLUSION_WORDS, countOutcomes, phraseNotReal, SKIPPED, softenedBy } from './words/headline.ts'
import { phraseNotice } from './words/notices.ts'
import { outcomeName, worstFirst } from './words/outcome.ts'
import { phraseReason } from './words/phrase.ts'
import { plural, shortDigest } from './words/units.ts'

const CONCLUSION_MARKS: Readonly<Record<Conclusion, string>> = {
  pass: '✔',
  skipped: '-',
  warn: '!',
  fail: '✘',
  error: '✘',
}
const RESULT_MARKS: Readonly<Record<Check['result'], string>> = {
  passed: '✔',
  warn: '!',
  fail: '✘',
  unknown: '?',
  off: '-',
}

/** Lines of the log. If there is a title, the lines are folded under the title. */
export interface LogSection {
  readonly title: string | null
  readonly lines: readonly string[]
}

/**
 * Renders the verdict for the log. If there are many images, the worst images come first, and the images that pass are folded.
 * The lines may hold untrusted text, so print them through `logLine`.
 */
export function renderLog(report: Report): readonly LogSection[] {
  const { outcomes, conclusion, error } = report
  const notReal = phraseNotReal(report)
  const areMany = outcomes.length >= MANY_IMAGES
  const passing = areMany ? outcomes.filter((outcome) => conclusionOf(outcome) === 'pass') : []
  const shown = areMany
    ? worstFirst(outcomes).filter((outcome) => conclusionOf(outcome) !== 'pass')
    : outcomes
  const details = shown.flatMap((outcome) => [...outcomeLines(outcome), ''])
  const total =
    outcomes.length > 1 ? [`${plural(outcomes.length, 'image')}: ${countOutcomes(outcomes)}.`] : []
  // An annotation prints the error. The log prints the error only if the annotation cuts the error.
  const isCut = error !== null && error.message.length > MESSAGE_LIMIT
  const lines = [
    ...(notReal === null ? [] : [notReal]),
    ...(conclusion === 'skipped' ? [SKIPPED.replaceAll('`', '')] : []),
    ...(areMany ? [...total, '', ...details] : [...details, ...total]),
    ...report.notices.map((notice) => `i ${phraseNotice(notice)}`),
    ...(areMany || !allows(conclusion) ? [] : deployReferences(report).map((one) => `Deploy ${one}`)),
    ...(isCut ? error.message.split('\n') : []),
  ]
  const folded = { title: `${plural(passing.length, 'image')} allowed`, lines: passing.map(titleLine) }
  return [{ title: null, lines }, ...(passing.length === 0 ? [] : [folded])]
}

function titleLine(outcome: Outcome): string {
  const conclusion = conclusionOf(outcome)
  const name = outcomeName(outcome)
  const { imageId } = outcome.image
  const id = imageId === null || name === imageId ? '' : ` (${shortDigest(imageId)})`
  return `${CONCLUSION_MARKS[conclusion]} ${name}${id}: ${CONCLUSION_WORDS[conclusion].toLowerCase()}`
}

function outcomeLines(outcome: Outcome): readonly string[] {
  const conclusion = conclusionOf(outcome)
  const name = outcomeName(outcome)
  const title = `${CONCLUSION_MARKS[conclusion]} ${name}: ${CONCLUSION_WORDS[conclusion].toLowerCase()}`
  if (outcome.kind === 'errored') return [title, `    ${outcome.error.line()}`, `    ${outcome.error.remedy}`]
  const { image, verdict } = outcome
  const { imageId, digest, requestId } = verdict.facts
  const why = conclusion === 'warn' ? `, because of ${softenedBy(verdict.policy).replaceAll('`', '')}` : ''
  return [
    `${title}${why}`,
    ...(image.imageId === null && image.given !== name ? [`    given as ${image.given}`] : []),
    ...(imageId === '' ? [] : [`    ID ${imageId}`]),
    ...(digest === null ? [] : [`    digest ${digest}`]),
    ...checkLines(verdict),
    ...(requestId === '' ? [] : [`    request ${requestId}`]),
  ]
}

function checkLines(verdict: Verdict): readonly string[] {
  const checks = checkRows(verdict)
  const disabled = disabledRules(checks).map(({ rule, note }) => `${rule}${note}`)
  return [
    ...checks
      .filter(({ result }) => result !== 'off')
      .map(({ rule, result, found, allowed, note, setBy }) => {
        const limit = /^\d/.test(allowed) ? `allowed ${allowed}` : allowed
        return row(RESULT_MARKS[result], rule, `${found}, ${limit} (${setBy})${note && `: ${note}`}`)
      }),
    ...scanRows(verdict).flatMap(({ kind, gated, state }) =>
      state.kind === 'complete' ? [] : [row(gated ? '✘' : '-', `${kind} scan`, phraseReason(state.reason))],
    ),
    ...verdict.facts.notes.map(({ scan, words }) =>
      row('i', `${scan} scan`, `complete; TCSS notes: ${words}`),
    ),
    ...verdict.exceptions.accepted.map(({ exception: { id, until, reason } }) =>
      row('i', id, `accepted until ${until}: ${reason}`),
    ),
    ...(disabled.length === 0 ? [] : [`    - not checked: ${disabled.join(', ')}`]),
  ]
}

function row(mark: string, label: string, text: string): string {
  return `    ${mark} ${label.padEnd(20)} ${text}`
}
