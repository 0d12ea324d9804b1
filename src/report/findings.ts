import { type Finding, type FindingList, SEVERITIES, type Severity } from '../domain/finding.ts'
import { code } from '../text.ts'
import { fold, table, whole } from './markdown.ts'
import { capital, TITLES } from './phrase.ts'
import { plural } from './units.ts'

/** How many findings are shown, and how many packages to upgrade. */
const MOST = 10
const MOST_PACKAGES = 5

const ICONS: Readonly<Record<Severity, string>> = { critical: '🟣', high: '🔴', medium: '🟠', low: '🟡' }

/** What is listed: how many of each severity, the worst ones, and what upgrading would do about them. Empty where nothing is. */
export function renderFindings({ findings }: FindingList): string {
  if (findings.length === 0) return ''
  const sorted = worstFirst(findings)
  const shown = sorted.slice(0, MOST)
  const more = sorted.length > MOST ? `\n<sub>… and ${sorted.length - MOST} more</sub>\n\n` : ''
  const rows = table(
    {
      '': 'centre',
      Vulnerability: 'left',
      Component: 'left',
      Installed: 'left',
      'Fixed in': 'left',
      ' ': 'left',
    },
    shown.map((finding) => [
      ICONS[finding.severity],
      code(finding.id === '' ? finding.name : finding.id, 40),
      code(finding.component, 40),
      code(finding.version, 40),
      finding.fixedIn === '' ? (finding.fixable ? 'yes' : 'no fix yet') : code(finding.fixedIn, 40),
      finding.exploitable ? '💥 exploit known' : '',
    ]),
  )
  return `${counted(findings)}\n\n${fold(`<b>${TITLES['max-vulnerabilities']}, worst first</b>`, `${whole(rows)}${more}${upgrades(findings)}`)}`
}

/** `🟣 2 critical · 🔴 4 high`. */
function counted(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${ICONS[severity]} ${count} ${severity}`)
    .join(' &nbsp;·&nbsp; ')
}

/** What upgrading would remove, the packages that help most first. */
function upgrades(findings: readonly Finding[]): string {
  const fixable = findings.filter((finding) => finding.fixable)
  const packages = new Map<string, { readonly component: string; readonly fixes: string[] }>()
  for (const { component, version, fixedIn } of fixable) {
    const key = JSON.stringify([component, version])
    const seen = packages.get(key) ?? { component: `${component} ${version}`.trim(), fixes: [] }
    seen.fixes.push(fixedIn)
    packages.set(key, seen)
  }
  if (fixable.length === 0) return `${capital('no vulnerability has a fixed version yet')}.\n`
  const sorted = [...packages.values()].toSorted((one, other) => other.fixes.length - one.fixes.length)
  const shown = sorted
    .slice(0, MOST_PACKAGES)
    .map(({ component, fixes }) => `${code(component, 60)} (${fixes.length})`)
  const more = sorted.length > MOST_PACKAGES ? ` and ${sorted.length - MOST_PACKAGES} more` : ''
  const all = `${fixable.length} of ${plural(findings.length, 'vulnerability', 'vulnerabilities')}`
  return `**Upgrading ${plural(sorted.length, 'package')} removes ${all}:** ${shown.join(', ')}${more}.\n`
}

/** By severity; of one severity those with an exploit first, then those that can be fixed. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity, exploitable, fixable }: Finding): number =>
    SEVERITIES.indexOf(severity) * 4 + (exploitable ? 0 : 2) + (fixable ? 0 : 1)
  return findings.toSorted((one, other) => rank(one) - rank(other))
}
