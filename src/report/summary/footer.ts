import { scanAge } from '../../domain/age.ts'
import type { Report } from '../../domain/report.ts'
import { VERSION } from '../../version.ts'
import { factsOf } from '../words/outcome.ts'
import { phraseSpan, phraseTime } from '../words/units.ts'

/** The last line of a page: what judged, when, by scans of what age, and where TCSS shows more. */
export function renderFooter(report: Report): string {
  const link = consoleOf(report)
  const parts = [
    `TCSS Image Gate ${VERSION}`,
    `${report.outcomes.length === 0 ? 'run' : 'judged'} ${phraseTime(report.judgedAt)}${freshness(report)}`,
    ...(link === null ? [] : [`[TCSS console](${link})`]),
  ]
  return `<sub>${parts.join(' · ')}</sub>\n`
}

/** How old the scans are that the verdict goes by; empty where that is not known of any. */
function freshness({ outcomes, judgedAt }: Report): string {
  const all = outcomes.map(factsOf).filter((facts) => facts !== null)
  const ages = all.map((facts) => scanAge(facts, judgedAt)).filter((age) => age !== null)
  if (ages.length === 0) return ''
  const [newest, oldest] = [Math.min, Math.max].map((most) => phraseSpan(ages.reduce((a, b) => most(a, b))))
  const old = newest === oldest ? `${newest} old` : `${newest} to ${oldest} old`
  const unknown = all.length - ages.length
  return ` by ${all.length === 1 ? 'a scan' : 'scans'} ${old}${unknown === 0 ? '' : `, ${unknown} of unknown age`}`
}

/** The console of the site that was asked; null where none was, or it was this machine. */
function consoleOf({ host, local }: Report): string | null {
  if (host === null || local) return null
  return host.includes('.intl.')
    ? 'https://console.tencentcloud.com/tcss'
    : 'https://console.cloud.tencent.com/tcss'
}
