import { allows, type Conclusion, conclusionOf, type Outcome, type Report } from '../domain/report.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Check, JudgingContext } from '../domain/violation.ts'
import { MESSAGE_LIMIT } from './annotations.ts'
import { deployReferences } from './outputs/deploy-ref.ts'
import { checkRows, disabledRules, scanRows } from './words/checks.ts'
import { rollUp, SKIPPED, softenedBy, WORDS } from './words/headline.ts'
import { phraseNotReal } from './words/not-real.ts'
import { phraseNotice } from './words/notices.ts'
import { nameOf, worstFirst } from './words/outcome.ts'
import { phraseReason } from './words/phrase.ts'
import { plural, shortDigest } from './words/units.ts'

const MARKS: Readonly<Record<Conclusion, string>> = {
  pass: '✔',
  skipped: '-',
  warn: '!',
  fail: '✘',
  error: '✘',
}
const RESULTS: Readonly<Record<Check['result'], string>> = {
  passed: '✔',
  warn: '!',
  fail: '✘',
  unknown: '?',
  off: '-',
}

/** Lines of the log; those with a title are folded under it. */
export interface LogSection {
  readonly title: string | null
  readonly lines: readonly string[]
}

/** From so many images on, those that pass are folded, a line each. */
const MANY = 6

/**
 * The verdict for the log. Few images stand in the order asked; of many, how many came out how, then those that do not pass, and
 * last the others, folded. Lines may hold foreign text: they go through `logLine`.
 */
export function renderLog(report: Report): readonly LogSection[] {
  const { outcomes, policy } = report
  // An error is told by its annotation, of which GitHub shows only so much.
  const message = report.error?.message ?? ''
  const tooLong = message.length > MESSAGE_LIMIT ? message.split('\n') : []
  const skipped = report.conclusion === 'skipped' ? [SKIPPED.replaceAll('`', '')] : []
  const warning = phraseNotReal(report)
  const local = warning === null ? [] : [warning]
  const sum = outcomes.length > 1 ? [`${plural(outcomes.length, 'image')}: ${rollUp(outcomes)}.`] : []
  const inFull = (some: readonly Outcome[]): readonly string[] =>
    policy === null
      ? []
      : some.flatMap((outcome) => [...renderOutcome(outcome, { policy, now: report.judgedAt }), ''])
  const reference = outcomes.length < MANY && allows(report.conclusion) ? deployReferences(report) : ''
  const notices = report.notices.map((notice) => `i ${phraseNotice(notice)}`)
  const deploy = reference === '' ? [] : reference.split('\n').map((one) => `Deploy ${one}`)
  if (outcomes.length < MANY)
    return [lines([...local, ...skipped, ...inFull(outcomes), ...sum, ...notices, ...deploy, ...tooLong])]
  const good = outcomes.filter((outcome) => conclusionOf(outcome) === 'pass')
  const bad = worstFirst(outcomes).filter((outcome) => conclusionOf(outcome) !== 'pass')
  return [
    lines([...local, ...sum, '', ...inFull(bad), ...notices, ...tooLong]),
    ...(good.length === 0
      ? []
      : [{ title: `${plural(good.length, 'image')} allowed`, lines: good.map(titleLine) }]),
  ]
}

function lines(some: readonly string[]): LogSection {
  return { title: null, lines: some }
}

function titleLine(outcome: Outcome): string {
  const word = conclusionOf(outcome)
  const name = nameOf(outcome)
  const { imageId } = outcome.image
  const id = imageId === null || name === imageId ? '' : ` (${shortDigest(imageId)})`
  return `${MARKS[word]} ${name}${id}: ${WORDS[word].toLowerCase()}`
}

function renderOutcome(outcome: Outcome, standards: JudgingContext): readonly string[] {
  const word = conclusionOf(outcome)
  const why = word === 'warn' ? `, because of ${softenedBy(standards.policy).replaceAll('`', '')}` : ''
  const title = `${MARKS[word]} ${nameOf(outcome)}: ${WORDS[word].toLowerCase()}${why}`
  if (outcome.kind === 'errored') return [title, `    ${outcome.error.line()}`, `    ${outcome.error.remedy}`]
  const { verdict } = outcome
  const { facts, image } = verdict
  const identity = [
    ...(image.imageId === null && image.given !== nameOf(outcome) ? [`    asked for as ${image.given}`] : []),
    ...(facts.imageId === '' ? [] : [`    ID ${facts.imageId}`]),
    ...(facts.digest === null ? [] : [`    digest ${facts.digest}`]),
  ]
  return [
    title,
    ...identity,
    ...checkLines(verdict),
    ...(facts.requestId === '' ? [] : [`    request ${facts.requestId}`]),
  ]
}

function checkLines(verdict: Verdict): readonly string[] {
  const checks = checkRows(verdict)
  const rows = checks
    .filter(({ result }) => result !== 'off')
    .map(({ rule, result, found, allowed, note, setBy }) => {
      const words = /^\d/.test(allowed) ? `allowed ${allowed}` : allowed
      return `    ${RESULTS[result]} ${rule.padEnd(20)} ${found}, ${words} (${setBy})${note && `: ${note}`}`
    })
  const scans = scanRows(verdict).flatMap(({ kind, gated, state }) =>
    state.kind === 'complete'
      ? []
      : [`    ${gated ? '✘' : '-'} ${`${kind} scan`.padEnd(20)} ${phraseReason(state.reason)}`],
  )
  const notes = verdict.facts.notes.map(
    ({ scan, words }) => `    i ${`${scan} scan`.padEnd(20)} complete; TCSS adds: ${words}`,
  )
  const excepted = verdict.exceptions.accepted.map(
    ({ exception: { id, until, reason } }) => `    i ${id.padEnd(20)} excepted until ${until}: ${reason}`,
  )
  const off = disabledRules(checks).map(({ rule, note }) => `${rule}${note}`)
  const rest = off.length === 0 ? [] : [`    - not checked: ${off.join(', ')}`]
  return [...rows, ...scans, ...notes, ...excepted, ...rest]
}
