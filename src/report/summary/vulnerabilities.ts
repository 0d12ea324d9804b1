import { type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts'
import { code } from '../../text.ts'
import { capital } from '../words/phrase.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { plural } from '../words/units.ts'
import { fold, table, unbroken, whole } from './markdown.ts'

/** How many findings are shown, and how many packages to upgrade. */
const MOST = 10
const MOST_PACKAGES = 5

/** A severity at one glance. */
export const ICONS: Readonly<Record<Severity, string>> = {
  critical: '🟪',
  high: '🟥',
  medium: '🟧',
  low: '🟨',
}

/** Squares of the longest bar. */
const BAR = 12

/** What is listed: how bad it is at one glance, to unfold the worst ones and what upgrading would do. Empty where nothing is. */
export function renderFindings(findings: readonly Finding[]): string {
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
      'Fixed&nbsp;in': 'left',
      ' ': 'left',
    },
    shown.map((finding) => [
      ICONS[finding.severity],
      code(finding.id === '' ? finding.name : finding.id, 40),
      code(finding.component, 40),
      code(finding.version, 40),
      finding.fixedIn === '' ? (finding.fixable ? 'yes' : unbroken('no fix yet')) : code(finding.fixedIn, 40),
      finding.exploitable ? unbroken('💥 exploit known') : '',
    ]),
  )
  const label = `<b>${RULE_WORDS['max-vulnerabilities'].title}, worst first</b> &nbsp;${severityBar(findings)}`
  return fold(label, `${whole(rows)}${more}${upgrades(findings)}`)
}

/** `🟪🟪🟥🟥🟥🟥 2 critical · 4 high`: a square each, or in proportion where there are many, but one at least. */
export function severityBar(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  )
  const shares = counts.map((count) =>
    findings.length <= BAR || count === 0 ? count : Math.max(1, Math.floor((count * BAR) / findings.length)),
  )
  // What rounding left over goes to those of which there are most, where it is seen least.
  const rest = Math.min(BAR, findings.length) - shares.reduce((sum, share) => sum + share, 0)
  const most = counts.indexOf(Math.max(...counts))
  const squares = SEVERITIES.map((severity, n) =>
    ICONS[severity].repeat((shares[n] ?? 0) + (n === most ? rest : 0)),
  )
  const words = SEVERITIES.flatMap((severity, n) => (counts[n] ? [`${counts[n]} ${severity}`] : []))
  const exploitable = findings.filter((finding) => finding.exploitable).length
  const known = exploitable === 0 ? [] : [`💥 ${exploitable} with a known exploit`]
  return `${squares.join('')} ${[...words, ...known].map(unbroken).join(' · ')}`
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
  return findings.toSorted((one, other) => rankOf(one) - rankOf(other))
}

/** The smaller, the worse. */
export function rankOf({ severity, exploitable, fixable }: Finding): number {
  return SEVERITIES.indexOf(severity) * 4 + (exploitable ? 0 : 2) + (fixable ? 0 : 1)
}
