import { scanAge } from '../../domain/age.ts'
import type { Site } from '../../domain/context.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Conclusion, Report } from '../../domain/report.ts'
import { code } from '../../text.ts'
import { VERSION } from '../../version.ts'
import { phraseNotReal, titleOf } from '../words/headline.ts'
import { phraseNotice } from '../words/notices.ts'
import { factsOf, outcomeName } from '../words/outcome.ts'
import { phraseSpan, phraseTime, plural, utf8Length } from '../words/units.ts'
import { fitPage, type Section, sectionOf } from './fit.ts'
import { renderAlert } from './summary-alert.ts'

/** The maximum number of notices in the summary. The log has all notices. */
const NOTICE_LIMIT = 10

export const TITLE_ICONS: Readonly<Record<Conclusion, string>> = {
  pass: '✅',
  skipped: '⏭️',
  warn: '⚠️',
  fail: '⛔',
  error: '🛑',
}
const CONSOLES: Readonly<Record<Site, string>> = {
  intl: 'https://console.tencentcloud.com/tcss',
  china: 'https://console.cloud.tencent.com/tcss',
}

/**
 * Renders a page of markdown of at most `limit` bytes. Rows and sections that do not fit are left out and counted. If even the
 * head does not fit, the page is only the title, or empty.
 */
export function renderPage(report: Report, sections: readonly Section[], limit: number): string {
  const title = `${banner(report)}## ${TITLE_ICONS[report.conclusion]} ${titleOf(report)}`
  const [only] = report.outcomes
  const name = only !== undefined && report.outcomes.length === 1 ? ` — ${code(outcomeName(only))}` : ''
  const page = fitPage({
    head: `${title}${name}\n\n${renderAlert(report)}\n\n`,
    sections: [...sections, noticesSection(report.notices)],
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

function noticesSection(notices: readonly Notice[]): Section {
  if (notices.length === 0) return sectionOf()
  const shown = notices.slice(0, NOTICE_LIMIT).map((notice) => `> - ${phraseNotice(notice, code)}\n`)
  const rest = notices.length - NOTICE_LIMIT
  const more = rest > 0 ? [`> - … and ${rest} more, in the log\n`] : []
  return { open: '> [!NOTE]\n', items: [...shown, ...more], close: '\n' }
}

/** Writes the last line of a page: the tool and its version, the time, the age of the scans, and a link to the TCSS console. */
export function renderFooter(report: Report): string {
  const { site, local, judgedAt } = report
  const parts = [
    `TCSS Image Gate ${VERSION}`,
    `${report.outcomes.length === 0 ? 'run' : 'judged'} ${phraseTime(judgedAt)}${scanAges(report)}`,
    ...(site === null || local ? [] : [`[TCSS console](${CONSOLES[site]})`]),
  ]
  return `<sub>${parts.join(' · ')}</sub>\n`
}

/** Writes the ages of the scans as words. Empty if no age is known. */
function scanAges({ outcomes, judgedAt }: Report): string {
  const scanned = outcomes.map(factsOf).filter((facts) => facts !== null)
  const ages = scanned.map((facts) => scanAge(facts, judgedAt)).filter((age) => age !== null)
  if (ages.length === 0) return ''
  const newest = phraseSpan(ages.reduce((a, b) => Math.min(a, b)))
  const oldest = phraseSpan(ages.reduce((a, b) => Math.max(a, b)))
  const old = newest === oldest ? `${newest} old` : `${newest} to ${oldest} old`
  const unknown = scanned.length - ages.length
  return ` by ${scanned.length === 1 ? 'a scan' : 'scans'} ${old}${unknown === 0 ? '' : `, ${unknown} of unknown age`}`
}
