import { type AppliedException, daysLeft } from '../../domain/exception.ts'
import type { Finding, FindingList } from '../../domain/finding.ts'
import { phraseSource } from '../../forms.ts'
import { code } from '../../text.ts'
import { compareFindings } from '../findings.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { plural } from '../words/units.ts'
import { type Columns, fold, shortTable, unbroken } from './markdown.ts'
import { SEVERITY_ICONS } from './vulnerabilities.ts'

/** Writes a folded table of the infected files. Empty if there are no infected files. */
export function renderViruses(list: FindingList | undefined): string {
  return renderList(list, {
    title: RULE_WORDS['max-viruses'].title,
    columns: { '': 'centre', Virus: 'left', File: 'left' },
    cells: ({ name, path, component }) => [code(name, 60), code(path === '' ? component : path, 100)],
  })
}

/** Writes a folded table of the risky build steps. The content of a step is left out, because it may be a secret. */
export function renderRisks(list: FindingList | undefined): string {
  return renderList(list, {
    title: `${RULE_WORDS['max-risks'].title} and sensitive information`,
    columns: { '': 'centre', 'What is wrong': 'left', Where: 'left' },
    cells: ({ name, path, component }) => [
      code(name, 120),
      [component === '' ? '' : `${code(component, 20)} instruction`, path === '' ? '' : code(path, 60)]
        .filter((part) => part !== '')
        .join(', '),
    ],
  })
}

interface ListTable {
  readonly title: string
  readonly columns: Columns
  /** Returns the cells of a row after the severity. */
  cells(finding: Finding): readonly string[]
}

function renderList(list: FindingList | undefined, { title, columns, cells }: ListTable): string {
  if (list === undefined || list.findings.length === 0) return ''
  const row = (finding: Finding) => [SEVERITY_ICONS[finding.severity], ...cells(finding)]
  const sorted = list.findings.toSorted(compareFindings)
  return fold(`<b>${title}, worst first</b>`, shortTable(sorted, { columns, row }))
}

const ACCEPTED_COLUMNS = {
  '': 'centre',
  Vulnerability: 'left',
  Until: 'left',
  'Reason, set by': 'left',
} as const

/** Writes a folded table of the accepted vulnerabilities. The exception that ends first comes first. */
export function renderAccepted(accepted: readonly AppliedException[], now: Date): string {
  if (accepted.length === 0) return ''
  const { length } = accepted.flatMap(({ findings }) => findings)
  const sorted = accepted.toSorted((a, b) => a.exception.ends.getTime() - b.exception.ends.getTime())
  return fold(
    `<b>${plural(length, 'accepted vulnerability', 'accepted vulnerabilities')}</b>, not counted above`,
    shortTable(sorted, {
      columns: ACCEPTED_COLUMNS,
      row: (applied) => acceptedRow(applied, now),
      more: 'more exceptions',
    }),
  )
}

function acceptedRow({ exception, findings }: AppliedException, now: Date): readonly string[] {
  const days = daysLeft(exception, now)
  const [worst] = findings.toSorted(compareFindings)
  return [
    SEVERITY_ICONS[worst?.severity ?? 'critical'],
    `${code(exception.id, 40)}<br>${code([...new Set(findings.map(({ component }) => component))].join(', '), 60)}`,
    `${exception.until.replaceAll('-', '\u2011')}<br>${unbroken(days === 1 ? 'today' : `${plural(days - 1, 'day')} left`)}`,
    `${code(exception.reason, 160)}<br>${phraseSource(exception.source, (text) => code(text, 80))}`,
  ]
}
