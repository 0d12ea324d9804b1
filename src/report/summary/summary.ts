import { DIGEST } from '../../domain/image.ts'
import type { Policy } from '../../domain/policy.ts'
import { type Conclusion, conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import type { GateError } from '../../errors.ts'
import { code, type Quote } from '../../text.ts'
import {
  adviceOn,
  brokenRules,
  byAdvice,
  clausesOf,
  rollUp,
  SKIPPED,
  softenedBy,
  titleOf,
} from '../words/headline.ts'
import { phraseNotReal } from '../words/not-real.ts'
import { noticesSection } from '../words/notices.ts'
import { nameOf, worstFirst } from '../words/outcome.ts'
import { capital } from '../words/phrase.ts'
import { plural, shortDigest } from '../words/units.ts'
import { fit, type Section, utf8Length } from './fit.ts'
import { renderFooter } from './footer.ts'
import { renderVerdict, runsIn } from './image-section.ts'
import { fold, folded, table } from './markdown.ts'
import { phraseNarrow, renderRemedy } from './what-would-pass.ts'

const TITLE_ICONS: Readonly<Record<Conclusion, string>> = {
  pass: '✅',
  skipped: '⏭️',
  warn: '⚠️',
  fail: '⛔',
  error: '🛑',
}
const ICONS: Readonly<Record<Conclusion, string>> = { ...TITLE_ICONS, fail: '❌' }
const ALERTS: Readonly<Record<Conclusion, string>> = {
  pass: 'TIP',
  skipped: 'NOTE',
  warn: 'WARNING',
  fail: 'CAUTION',
  error: 'CAUTION',
}

/**
 * The job summary in markdown: the verdict and why, then image by image, worst first. It has at most `limit` bytes: images
 * that do not fit are left out whole, and a line says how many; with no room for even its head it is the title alone, or
 * nothing.
 */
export function renderSummary(report: Report, limit: number): string {
  const title = `${banner(report)}## ${TITLE_ICONS[report.conclusion]} ${titleOf(report)}`
  const [only] = report.outcomes
  const name = only !== undefined && report.outcomes.length === 1 ? ` — ${code(nameOf(only))}` : ''
  const fitted = fit({
    head: `${title}${name}\n\n${alert(report)}\n\n`,
    sections: [...sectionsOf(report), ...single(renderRemedy(report)), noticesSection(report.notices)],
    foot: renderFooter(report),
    limit,
    more: (left) =>
      `> [!NOTE]\n> Left out here for want of room: ${plural(left, 'row or part', 'rows and parts')}. The log names every image.\n\n`,
  })
  return fitted ?? (utf8Length(title) < limit ? `${title}\n` : '')
}

function banner(report: Report): string {
  const warning = phraseNotReal(report, code)
  return warning === null ? '' : `⚠️ ${warning.replace(/^[^:]*:/, '**$&**')}\n\n`
}

function alert(report: Report): string {
  const { outcomes, conclusion, error } = report
  const [only] = outcomes
  const lines =
    error !== null
      ? errorLines(error)
      : conclusion === 'skipped'
        ? [SKIPPED]
        : only !== undefined && outcomes.length === 1
          ? outcomeLines(only, report.policy, phraseNarrow(report, code))
          : [`**${rollUp(outcomes)}**`, ...goesOnLines(report), ...fleetAdvice(outcomes)]
  return [`[!${ALERTS[conclusion]}]`, ...lines].map((line) => `> ${line}`).join('\n')
}

function outcomeLines(outcome: Outcome, policy: Policy | null, narrow: readonly string[]): readonly string[] {
  if (outcome.kind === 'errored') return errorLines(outcome.error)
  const { violations, conclusion } = outcome.verdict
  if (violations.length === 0) return ['Every check passed.', ...(narrow.length === 0 ? [] : ['', ...narrow])]
  const { count, clauses } = brokenRules(violations, code)
  const broken = byAdvice(violations, code)
  const [only, ...others] = broken
  const lines =
    only !== undefined && others.length === 0
      ? [`**${count}:** ${clauses.join(' · ')}.`, '', `**What now:** ${only.advice}`]
      : [`**${count}:**`, '', ...broken.map(({ how, advice }) => `- **${capital(how)}.** ${advice}`)]
  return [...lines, ...goesOnLines({ conclusion, policy })]
}

function goesOnLines({ conclusion, policy }: Pick<Report, 'conclusion' | 'policy'>): readonly string[] {
  return conclusion === 'warn'
    ? ['', `The job goes on all the same, because of ${softenedBy(policy, code)}.`]
    : []
}

/** Advice for so many images is one list; what they do not share stands with each of them. */
const MOST_ADVICE = 5

/** What to do about several images, what helps most of them first. */
function fleetAdvice(outcomes: readonly Outcome[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const outcome of outcomes) {
    const advice = outcome.kind === 'errored' ? [outcome.error.remedy] : adviceOn(outcome.verdict.violations)
    for (const one of advice.filter((text) => text !== '')) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted(([, one], [, other]) => other - one)
  if (sorted.length === 0) return []
  const more = sorted.length > MOST_ADVICE ? [`- … and more, with each image below`] : []
  const shown = sorted
    .slice(0, MOST_ADVICE)
    .map(([text, count]) => `- **${plural(count, 'image')}:** ${text}`)
  return ['', '**What now:**', '', ...shown, ...more]
}

/** A text that stays or goes as one; none for an empty one. */
function single(text: string): readonly Section[] {
  return text === '' ? [] : [{ open: '', items: [text], close: '' }]
}

function errorLines(error: GateError): readonly string[] {
  const points = error.points(code).map((point) => `- ${point}`)
  const more = points.length > 30 ? [`- … and ${points.length - 30} more, in the log`] : []
  const list = points.length === 0 ? [] : ['', ...points.slice(0, 30), ...more]
  return [error.problem(code), ...list, ...(error.remedy === '' ? [] : ['', `**What now:** ${error.remedy}`])]
}

function sectionsOf(report: Report): readonly Section[] {
  const { outcomes } = report
  const inside = (outcome: Outcome): string => (outcome.kind === 'judged' ? renderVerdict(outcome) : '')
  if (outcomes.length < 2) return [{ open: '', items: outcomes.map(inside), close: '' }]

  const sorted = worstFirst(outcomes)
  const good = sorted.filter((outcome) => conclusionOf(outcome) === 'pass')
  const bad = sorted.filter((outcome) => conclusionOf(outcome) !== 'pass')
  const details = bad.flatMap((outcome) =>
    outcome.kind === 'judged'
      ? [fold(`${ICONS[conclusionOf(outcome)]} ${code(nameOf(outcome))}`, inside(outcome))]
      : [],
  )
  // A registry does not know where an image runs.
  const exposed = outcomes.some((outcome) => runs(outcome) !== '')
  const column: Readonly<Record<string, 'right'>> = exposed ? { 'Runs in': 'right' } : {}
  const withExposure = (row: (outcome: Outcome) => readonly string[]) => (outcome: Outcome) =>
    exposed ? [...row(outcome), runs(outcome)] : row(outcome)
  const overview = table(
    { '': 'centre', Image: 'left', Why: 'left', ...column },
    bad.map(withExposure(badRow)),
  )
  const passing = table({ '': 'centre', Image: 'left', ...column }, good.map(withExposure(goodRow)))
  const label = `<b>${plural(good.length, 'image')} allowed</b>`
  return [
    ...(bad.length === 0 ? [] : [overview, { open: '', items: details, close: '' }]),
    ...(good.length === 0 ? [] : [folded(label, passing)]),
  ]
}

/** The image where there is little room: a name, or as much of an ID as Docker shows. */
function tableName(outcome: Outcome): string {
  return code(shortName(nameOf(outcome)), 56)
}

function shortName(name: string): string {
  return DIGEST.test(name) ? shortDigest(name) : name
}

/** Foreign words where there is little room. */
const short: Quote = (text) => code(shortName(text), 40)

function badRow(outcome: Outcome): readonly string[] {
  const why =
    outcome.kind === 'errored'
      ? outcome.error.line(short)
      : clausesOf(outcome.verdict.violations, short).join(' · ')
  return [ICONS[conclusionOf(outcome)], tableName(outcome), why]
}

function goodRow(outcome: Outcome): readonly string[] {
  return [ICONS[conclusionOf(outcome)], tableName(outcome)]
}

function runs(outcome: Outcome): string {
  return outcome.kind === 'errored' ? '' : runsIn(outcome.verdict.facts)
}
