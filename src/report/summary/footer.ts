import { scanAge } from '../../domain/age.ts'
import type { Report } from '../../domain/report.ts'
import { VERSION } from '../../version.ts'
import { factsOf } from '../words/outcome.ts'
import { phraseSpan, phraseTime } from '../words/units.ts'

/** Writes the last line of a page: tool and version, time, age of the scans, and a link to the TCSS console. */
export function renderFooter(report: Report): string {
  const link = consoleOf(report)
  const parts = [
    `TCSS Image Gate ${VERSION}`,
    `${report.outcomes.length === 0 ? 'run' : 'judged'} ${phraseTime(report.judgedAt)}${scanAges(report)}`,
    ...(link === null ? [] : [`[TCSS console](${link})`]),
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

/** Returns the console of the site that answered; null for answers of this machine, and without any. */
function consoleOf({ host, local }: Report): string | null {
  if (host === null || local) return null
  return host.includes('.intl.')
    ? 'https://console.tencentcloud.com/tcss'
    : 'https://console.cloud.tencent.com/tcss'
}
