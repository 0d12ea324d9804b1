import { type AppliedException, daysLeft } from '../../domain/exception.ts'
import type { FindingList } from '../../domain/finding.ts'
import { code } from '../../text.ts'
import { phraseSource } from '../words/phrase.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { plural } from '../words/units.ts'
import { fold, table, unbroken, whole } from './markdown.ts'
import { ICONS, worstFirst } from './vulnerabilities.ts'

/** How many of them are shown. */
const MOST = 10

/** The infected files, to unfold; empty where none is listed. */
export function renderViruses(list: FindingList | undefined): string {
  return renderList(list, {
    title: RULE_WORDS['max-viruses'].title,
    columns: { '': 'centre', Virus: 'left', File: 'left' },
    row: ({ severity, name, path, component }) => [
      ICONS[severity],
      code(name, 60),
      code(path === '' ? component : path, 100),
    ],
  })
}

/** What is risky, and where, never what it says: it may be a secret. */
export function renderRisks(list: FindingList | undefined): string {
  return renderList(list, {
    title: `${RULE_WORDS['max-risks'].title} and sensitive information`,
    columns: { '': 'centre', 'What is wrong': 'left', Where: 'left' },
    row: ({ severity, name, path, component }) => [
      ICONS[severity],
      code(name, 120),
      [component === '' ? '' : `${code(component, 20)} instruction`, path === '' ? '' : code(path, 60)]
        .filter((part) => part !== '')
        .join(', '),
    ],
  })
}

interface Listing {
  readonly title: string
  readonly columns: Parameters<typeof table>[0]
  row(finding: FindingList['findings'][number]): readonly string[]
}

function renderList(list: FindingList | undefined, { title, columns, row }: Listing): string {
  if (list === undefined || list.findings.length === 0) return ''
  const sorted = worstFirst(list.findings)
  const more = sorted.length > MOST ? `\n<sub>… and ${sorted.length - MOST} more</sub>\n\n` : ''
  return fold(
    `<b>${title}, worst first</b>`,
    `${whole(table(columns, sorted.slice(0, MOST).map(row)))}${more}`,
  )
}

/** What exceptions took away: it stays to be seen, with its reason and the days that are left. */
export function renderExcepted(excepted: readonly AppliedException[], now: Date): string {
  if (excepted.length === 0) return ''
  const { length } = excepted.flatMap(({ findings }) => findings)
  const shown = excepted.toSorted(
    (one, other) => one.exception.ends.getTime() - other.exception.ends.getTime(),
  )
  const rows = shown.slice(0, MOST).map(({ exception, findings }) => {
    const days = daysLeft(exception, now)
    const severity = worstFirst(findings)[0]?.severity ?? 'critical'
    return [
      ICONS[severity],
      `${code(exception.id, 40)}<br>${code([...new Set(findings.map(({ component }) => component))].join(', '), 60)}`,
      `${exception.until.replaceAll('-', '\u2011')}<br>${unbroken(days === 1 ? 'today' : `${plural(days - 1, 'day')} left`)}`,
      `${code(exception.reason, 160)}<br>${phraseSource(exception.source, (text) => code(text, 80))}`,
    ]
  })
  const more = shown.length > MOST ? `\n<sub>… and ${shown.length - MOST} more exceptions</sub>\n\n` : ''
  const columns = {
    '': 'centre',
    Vulnerability: 'left',
    Until: 'left',
    'Reason, set by': 'left',
  } as const
  return fold(
    `<b>${plural(length, 'vulnerability', 'vulnerabilities')} excepted</b>, not counted above`,
    `${whole(table(columns, rows))}${more}`,
  )
}
