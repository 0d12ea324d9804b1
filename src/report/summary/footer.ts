import { scanAge } from '../../domain/age.ts'
import type { Site } from '../../domain/context.ts'
import type { Report } from '../../domain/report.ts'
import { VERSION } from '../../version.ts'
import { factsOf } from '../words/outcome.ts'
import { phraseSpan, phraseTime } from '../words/units.ts'

const CONSOLES: Readonly<Record<Site, string>> = {
  intl: 'https://console.tencentcloud.com/tcss',
  china: 'https://console.cloud.tencent.com/tcss',
}

/** Writes the last line of a page: tool and version, time, age of the scans, and a link to the TCSS console. */
export function renderFooter(report: Report): string {
  const { site, local, judgedAt } = report
  const parts = [
    `TCSS Image Gate ${VERSION}`,
    `${report.outcomes.length === 0 ? 'run' : 'judged'} ${phraseTime(judgedAt)}${scanAges(report)}`,
    ...(site === null || local ? [] : [`[TCSS console](${CONSOLES[site]})`]),
  ]
  return `<sub>${parts.join(' · ')}</sub>\n`
}

/** Writes the age of the scans; empty where no age is known. */
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
