import type { Notice } from '../../domain/notice.ts'
import { type Conclusion, conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import { code, type Quote } from '../../text.ts'
import { clausesOf, titleOf } from '../words/headline.ts'
import { phraseNotReal } from '../words/not-real.ts'
import { phraseNotice } from '../words/notices.ts'
import { outcomeName, worstFirst } from '../words/outcome.ts'
import { plural, shortName, utf8Length } from '../words/units.ts'
import { fitPage, type Section, sectionOf } from './fit.ts'
import { renderFooter } from './footer.ts'
import { phraseExposure, renderImage } from './image-section.ts'
import { type Columns, fold, foldSection, table } from './markdown.ts'
import { renderAlert } from './summary-alert.ts'
import { NOTICE_LIMIT } from './summary-limits.ts'
import { renderRemedy } from './what-would-pass.ts'

const TITLE_ICONS: Readonly<Record<Conclusion, string>> = {
  pass: '✅',
  skipped: '⏭️',
  warn: '⚠️',
  fail: '⛔',
  error: '🛑',
}
const IMAGE_ICONS: Readonly<Record<Conclusion, string>> = { ...TITLE_ICONS, fail: '❌' }

/**
 * Renders the job summary in markdown, in at most `limit` bytes: the verdict and why, then each image, worst first. Parts that do
 * not fit are left out whole and counted; if even the head does not fit, only the title is left, or nothing.
 */
export function renderSummary(report: Report, limit: number): string {
  const title = `${banner(report)}## ${TITLE_ICONS[report.conclusion]} ${titleOf(report)}`
  const [only] = report.outcomes
  const name = only !== undefined && report.outcomes.length === 1 ? ` — ${code(outcomeName(only))}` : ''
  const remedy = renderRemedy(report)
  const page = fitPage({
    head: `${title}${name}\n\n${renderAlert(report)}\n\n`,
    sections: [
      ...imageSections(report.outcomes),
      ...(remedy === '' ? [] : [sectionOf(remedy)]),
      noticesSection(report.notices),
    ],
    foot: renderFooter(report),
    limit,
    leftOut: (count) =>
      `> [!NOTE]\n> Left out for lack of space: ${plural(count, 'row or section', 'rows and sections')}. The log names every image.\n\n`,
  })
  return page ?? (utf8Length(title) < limit ? `${title}\n` : '')
}

function banner(report: Report): string {
  const warning = phraseNotReal(report, code)
  return warning === null ? '' : `⚠️ ${warning.replace(/^[^:]*:/, '**$&**')}\n\n`
}

function imageSections(outcomes: readonly Outcome[]): readonly Section[] {
  const details = (outcome: Outcome): string => (outcome.kind === 'judged' ? renderImage(outcome) : '')
  if (outcomes.length < 2) return [sectionOf(...outcomes.map(details))]

  const sorted = worstFirst(outcomes)
  const passing = sorted.filter((outcome) => conclusionOf(outcome) === 'pass')
  const others = sorted.filter((outcome) => conclusionOf(outcome) !== 'pass')
  const folds = others.flatMap((outcome) =>
    outcome.kind === 'judged'
      ? [fold(`${iconOf(outcome)} ${code(outcomeName(outcome))}`, details(outcome))]
      : [],
  )
  // A registry does not know where an image runs.
  const hasExposure = outcomes.some((outcome) => exposureOf(outcome) !== '')
  const overview = (
    columns: Columns,
    rows: readonly Outcome[],
    cells: (outcome: Outcome) => readonly string[],
  ) =>
    table(
      { '': 'centre', Image: 'left', ...columns, ...(hasExposure ? { 'Runs in': 'right' } : {}) },
      rows.map((outcome) => [
        iconOf(outcome),
        code(shortName(outcomeName(outcome)), 56),
        ...cells(outcome),
        ...(hasExposure ? [exposureOf(outcome)] : []),
      ]),
    )
  const label = `<b>${plural(passing.length, 'image')} allowed</b>`
  return [
    ...(others.length === 0
      ? []
      : [overview({ Why: 'left' }, others, (outcome) => [whyNot(outcome)]), sectionOf(...folds)]),
    ...(passing.length === 0
      ? []
      : [
          foldSection(
            label,
            overview({}, passing, () => []),
          ),
        ]),
  ]
}

function iconOf(outcome: Outcome): string {
  return IMAGE_ICONS[conclusionOf(outcome)]
}

function exposureOf(outcome: Outcome): string {
  return outcome.kind === 'errored' ? '' : phraseExposure(outcome.verdict.facts)
}

/** Quotes untrusted text for a narrow cell. */
const quoteShort: Quote = (text) => code(shortName(text), 40)

function whyNot(outcome: Outcome): string {
  return outcome.kind === 'errored'
    ? outcome.error.line(quoteShort)
    : clausesOf(outcome.verdict.violations, quoteShort).join(' · ')
}

function noticesSection(notices: readonly Notice[]): Section {
  if (notices.length === 0) return sectionOf()
  const shown = notices.slice(0, NOTICE_LIMIT).map((notice) => `> - ${phraseNotice(notice, code)}\n`)
  const rest = notices.length - NOTICE_LIMIT
  const more = rest > 0 ? [`> - … and ${rest} more, in the log\n`] : []
  return { open: '> [!NOTE]\n', items: [...shown, ...more], close: '\n' }
}
