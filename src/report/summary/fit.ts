import { utf8Length } from '../words/units.ts'

/** Part of a page. A page that is too long leaves out whole items from the end; `open` and `close` enclose the items. */
export interface Section {
  readonly open: string
  readonly items: readonly string[]
  readonly close: string
}

export interface Page {
  readonly head: string
  readonly sections: readonly Section[]
  readonly foot: string
  /** Most bytes of the page in UTF-8. */
  readonly limit: number
  /** Writes that `count` items are left out. */
  leftOut(count: number): string
}

/** Writes a page within its limit: the head, as many items as fit, and the foot. Returns null if head and foot do not fit. */
export function fitPage({ head, sections, foot, limit, leftOut }: Page): string | null {
  const total = sections.reduce((sum, { items }) => sum + items.length, 0)
  const whole = [head, ...sections.map(sectionText), foot].join('')
  if (utf8Length(whole) <= limit) return whole
  const frame = utf8Length(head) + utf8Length(leftOut(total)) + utf8Length(foot)
  if (frame > limit) return null

  let room = limit - frame
  let shown = 0
  const body = sections.map(({ open, items, close }) => {
    const fitting: string[] = []
    let size = utf8Length(open) + utf8Length(close)
    for (const item of items) {
      size += utf8Length(item)
      if (size > room) break
      fitting.push(item)
    }
    if (fitting.length === 0) return ''
    const text = sectionText({ open, items: fitting, close })
    room -= utf8Length(text)
    shown += fitting.length
    return text
  })
  return [head, ...body, leftOut(total - shown), foot].join('')
}

/** Writes a section with all its items. */
export function sectionText({ open, items, close }: Section): string {
  return [open, ...items, close].join('')
}

/** Makes a section that has only items. */
export function sectionOf(...items: readonly string[]): Section {
  return { open: '', items, close: '' }
}
