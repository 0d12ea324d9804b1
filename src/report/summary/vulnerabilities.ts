import { type Finding, SEVERITIES, type Severity } from '../../domain/finding.ts'
import { code } from '../../text.ts'
import { compareFindings } from '../findings.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { plural } from '../words/units.ts'
import { fold, shortTable, unbroken } from './markdown.ts'

/** The maximum number of squares in a severity bar. */
const BAR_LENGTH = 12

/** The maximum number of packages that the line about upgrades names. */
const PACKAGE_LIMIT = 5

export const SEVERITY_ICONS: Readonly<Record<Severity, string>> = {
  critical: '🟪',
  high: '🟥',
  medium: '🟧',
  low: '🟨',
}

const COLUMNS = {
  '': 'centre',
  Vulnerability: 'left',
  Component: 'left',
  Installed: 'left',
  'Fixed&nbsp;in': 'left',
  ' ': 'left',
} as const

/** Writes a severity bar, and under it a folded table of the worst vulnerabilities. Empty without vulnerabilities. */
export function renderVulnerabilities(findings: readonly Finding[]): string {
  if (findings.length === 0) return ''
  const rows = shortTable(findings.toSorted(compareFindings), { columns: COLUMNS, row: vulnerabilityRow })
  const label = `<b>${RULE_WORDS['max-vulnerabilities'].title}, worst first</b> &nbsp;${severityBar(findings)}`
  return fold(label, `${rows}${upgradeLine(findings)}`)
}

function vulnerabilityRow(finding: Finding): readonly string[] {
  const { severity, id, name, component, version, fixedIn, fixable, exploitable } = finding
  return [
    SEVERITY_ICONS[severity],
    code(id === '' ? name : id, 40),
    code(component, 40),
    code(version, 40),
    fixedIn === '' ? (fixable ? 'yes' : unbroken('no fix yet')) : code(fixedIn, 40),
    exploitable ? unbroken('💥 exploit known') : '',
  ]
}

/** Draws one square for each finding, such as `🟪🟪🟥🟥🟥🟥 2 critical · 4 high`. Too many findings are shown in proportion. */
export function severityBar(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  )
  const shares = counts.map((count) =>
    findings.length <= BAR_LENGTH || count === 0
      ? count
      : Math.max(1, Math.floor((count * BAR_LENGTH) / findings.length)),
  )
  // Rounding can make the bar too short or too long. The largest group corrects this, because its share changes least.
  const rest = Math.min(BAR_LENGTH, findings.length) - shares.reduce((sum, share) => sum + share, 0)
  const largest = counts.indexOf(Math.max(...counts))
  const squares = SEVERITIES.map((severity, n) =>
    SEVERITY_ICONS[severity].repeat((shares[n] ?? 0) + (n === largest ? rest : 0)),
  )
  const words = SEVERITIES.flatMap((severity, n) => (counts[n] ? [`${counts[n]} ${severity}`] : []))
  const exploitable = findings.filter((finding) => finding.exploitable).length
  const known = exploitable === 0 ? [] : [`💥 ${exploitable} with a known exploit`]
  return `${squares.join('')} ${[...words, ...known].map(unbroken).join(' · ')}`
}

/** Names the packages whose upgrade removes vulnerabilities. The package with the most fixable vulnerabilities comes first. */
function upgradeLine(findings: readonly Finding[]): string {
  const fixable = findings.filter((finding) => finding.fixable)
  if (fixable.length === 0) return 'No vulnerability has a fixed version yet.\n'
  const packages = new Map<string, { readonly name: string; readonly count: number }>()
  for (const { component, version } of fixable) {
    const key = JSON.stringify([component, version])
    const count = (packages.get(key)?.count ?? 0) + 1
    packages.set(key, { name: `${component} ${version}`.trim(), count })
  }
  const sorted = [...packages.values()].toSorted((a, b) => b.count - a.count)
  const shown = sorted.slice(0, PACKAGE_LIMIT).map(({ name, count }) => `${code(name, 60)} (${count})`)
  const more = sorted.length > PACKAGE_LIMIT ? ` and ${sorted.length - PACKAGE_LIMIT} more` : ''
  const all = `${fixable.length} of ${plural(findings.length, 'vulnerability', 'vulnerabilities')}`
  return `**Upgrading ${plural(sorted.length, 'package')} removes ${all}:** ${shown.join(', ')}${more}.\n`
}
