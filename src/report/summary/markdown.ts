import type { Section } from './fit.ts'

/** `left`, `right` or `centre` for each column. */
export type Alignment = 'left' | 'right' | 'centre'

const RULES: Readonly<Record<Alignment, string>> = { left: ':--', right: '--:', centre: ':-:' }

/** A table whose rows can be left out from the end. A cell is markdown of ours; foreign text in it went through `code`. */
export function table(
  columns: Readonly<Record<string, Alignment>>,
  rows: readonly (readonly string[])[],
): Section {
  const heads = Object.keys(columns).map((name) => name.trim())
  const head = `${line(heads)}${line(Object.values(columns).map((alignment) => RULES[alignment]))}`
  return { open: head, items: rows.map(line), close: '\n' }
}

/** Something to unfold. The blank line lets GitHub read markdown within. */
export function fold(label: string, inside: string): string {
  return whole(folded(label, { open: inside, items: [], close: '' }))
}

/** A section to unfold, whose items can still be left out. */
export function folded(label: string, { open, items, close }: Section): Section {
  return { open: `<details><summary>${label}</summary>\n\n${open}`, items, close: `${close}\n</details>\n\n` }
}

/** All of a section as a text. */
export function whole({ open, items, close }: Section): string {
  return [open, ...items, close].join('')
}

/** How much of a limit is used up, ten blocks wide; over the limit it is full. */
export function meter(found: number, allowed: number): string {
  const full = found > allowed ? 10 : allowed === 0 ? 0 : Math.floor((found / allowed) * 10)
  return `<code>${'█'.repeat(full)}${'░'.repeat(10 - full)}</code>`
}

/** Words of ours that stay on one line, however narrow a cell is. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '&nbsp;')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`
}
