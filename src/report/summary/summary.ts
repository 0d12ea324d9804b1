import { type Conclusion, conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import { code, type Quote } from '../../text.ts'
import { clausesOf } from '../words/headline.ts'
import { outcomeName, worstFirst } from '../words/outcome.ts'
import { plural, shortName } from '../words/units.ts'
import { type Section, sectionOf } from './fit.ts'
import { phraseExposure, renderImage } from './image-section.ts'
import { fold, foldSection, table } from './markdown.ts'
import { renderPage, TITLE_ICONS } from './page.ts'
import { renderRemedy } from './what-would-pass.ts'

const IMAGE_ICONS: Readonly<Record<Conclusion, string>> = { ...TITLE_ICONS, fail: '❌' }

/** Renders the job summary as a page of at most `limit` bytes, with a section for each image, worst first. */
export function renderSummary(report: Report, limit: number): string {
  const remedy = renderRemedy(report)
  const sections = [...imageSections(report.outcomes), ...(remedy === '' ? [] : [sectionOf(remedy)])]
  return renderPage(report, sections, limit)
}

function imageSections(outcomes: readonly Outcome[]): readonly Section[] {
  const details = (outcome: Outcome): string => (outcome.kind === 'judged' ? renderImage(outcome) : '')
  if (outcomes.length < 2) return [sectionOf(...outcomes.map(details))]

  const sorted = worstFirst(outcomes)
  const passing = sorted.filter((outcome) => conclusionOf(outcome) === 'pass')
  const others = sorted.filter((outcome) => conclusionOf(outcome) !== 'pass')
  const folds = others
    .filter(({ kind }) => kind === 'judged')
    .map((outcome) => fold(`${iconOf(outcome)} ${code(outcomeName(outcome))}`, details(outcome)))
  // The column `Runs in` is shown only if TCSS knows the number of containers, which is unknown for registry images.
  const hasExposure = outcomes.some((outcome) => exposureOf(outcome) !== '')
  const overview = (images: readonly Outcome[], saysWhy: boolean): Section => {
    const why = saysWhy ? ({ Why: 'left' } as const) : {}
    const exposure = hasExposure ? ({ 'Runs in': 'right' } as const) : {}
    const rows = images.map((outcome) => [
      iconOf(outcome),
      code(shortName(outcomeName(outcome)), 56),
      ...(saysWhy ? [whyNot(outcome)] : []),
      ...(hasExposure ? [exposureOf(outcome)] : []),
    ])
    return table({ '': 'centre', Image: 'left', ...why, ...exposure }, rows)
  }
  const label = `<b>${plural(passing.length, 'image')} allowed</b>`
  return [
    ...(others.length === 0 ? [] : [overview(others, true), sectionOf(...folds)]),
    ...(passing.length === 0 ? [] : [foldSection(label, overview(passing, false))]),
  ]
}

function iconOf(outcome: Outcome): string {
  return IMAGE_ICONS[conclusionOf(outcome)]
}

function exposureOf(outcome: Outcome): string {
  return outcome.kind === 'errored' ? '' : phraseExposure(outcome.verdict.facts)
}

const quoteShort: Quote = (text) => code(shortName(text), 40)

function whyNot(outcome: Outcome): string {
  return outcome.kind === 'errored'
    ? outcome.error.line(quoteShort)
    : clausesOf(outcome.verdict.violations, quoteShort).join(' · ')
}
