import { type Section, sectionText } from './fit.ts'

/** The maximum number of rows in a table of findings or exceptions. */
const ROW_LIMIT = 10

type Alignment = 'left' | 'right' | 'centre'

/** The alignment of each column, by the heading of the column. */
export type Columns = Readonly<Record<string, Alignment>>

const DELIMITERS: Readonly<Record<Alignment, string>> = { left: ':--', right: '--:', centre: ':-:' }

/** Writes a table as a section, so that a page that is too long can drop rows. Untrusted text in a cell needs `code`. */
export function table(columns: Columns, rows: readonly (readonly string[])[]): Section {
  const headings = Object.keys(columns).map((name) => name.trim())
  const open = `${rowText(headings)}${rowText(Object.values(columns).map((alignment) => DELIMITERS[alignment]))}`
  return { open, items: rows.map(rowText), close: '\n' }
}

/** Writes a table of the first items, and then the number of items that are left out. */
export function shortTable<T>(
  items: readonly T[],
  { columns, row, more = 'more' }: { columns: Columns; row(item: T): readonly string[]; more?: string },
): string {
  const rest = items.length - ROW_LIMIT
  const rows = sectionText(table(columns, items.slice(0, ROW_LIMIT).map(row)))
  return rest > 0 ? `${rows}\n<sub>… and ${rest} ${more}</sub>\n\n` : rows
}

export function fold(label: string, text: string): string {
  return sectionText(foldSection(label, { open: text, items: [], close: '' }))
}

/** Folds a section under a label. GitHub renders markdown in the section only after a blank line. */
export function foldSection(label: string, { open, items, close }: Section): Section {
  return { open: `<details><summary>${label}</summary>\n\n${open}`, items, close: `${close}\n</details>\n\n` }
}

/** Draws a meter of ten blocks for the used part of a limit. The meter of an exceeded limit is full. */
export function meter(found: number, allowed: number): string {
  const full = found > allowed ? 10 : allowed === 0 ? 0 : Math.floor((found / allowed) * 10)
  return `<code>${'█'.repeat(full)}${'░'.repeat(10 - full)}</code>`
}

/** Keeps words on one line, even in a narrow cell. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '&nbsp;')
}

function rowText(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}
