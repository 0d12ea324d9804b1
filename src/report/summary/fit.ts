import { utf8Length } from '../words/units.ts'

/** One part of a page: items between `open` and `close`. A page that is too long drops whole items from the end of the part. */
export interface Section {
  readonly open: string
  readonly items: readonly string[]
  readonly close: string
}

export interface Page {
  readonly head: string
  readonly sections: readonly Section[]
  readonly foot: string
  /** The maximum size of the page, in bytes of UTF-8. */
  readonly limit: number
  /** Writes a sentence that `count` items are left out. */
  leftOut(count: number): string
}

/** Writes the head, the items that fit into the limit, and the foot. Returns null if head and foot alone are too long. */
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

export function sectionText({ open, items, close }: Section): string {
  return [open, ...items, close].join('')
}

export function sectionOf(...items: readonly string[]): Section {
  return { open: '', items, close: '' }
}
