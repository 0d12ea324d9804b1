/** A part of a text that can be shortened: items are left out from the end, whole; `open` and `close` hold them together. */
export interface Section {
  readonly open: string
  readonly items: readonly string[]
  readonly close: string
}

export interface Fitting {
  readonly head: string
  readonly sections: readonly Section[]
  readonly foot: string
  /** Bytes of UTF-8. */
  readonly limit: number
  /** What is said in place of `left` items. */
  more(left: number): string
}

/**
 * The richest text within the limit: head and foot always, then as many items as fit, in order, then how many did not.
 * Null when not even head and foot fit.
 */
export function fit({ head, sections, foot, limit, more }: Fitting): string | null {
  const total = sections.reduce((sum, { items }) => sum + items.length, 0)
  const whole = [head, ...sections.flatMap(({ open, items, close }) => [open, ...items, close]), foot].join(
    '',
  )
  if (utf8Length(whole) <= limit) return whole
  const frame = utf8Length(head) + utf8Length(more(total)) + utf8Length(foot)
  if (frame > limit) return null

  let room = limit - frame
  let kept = 0
  const body = sections.map(({ open, items, close }) => {
    const fitting: string[] = []
    let size = utf8Length(open) + utf8Length(close)
    for (const item of items) {
      size += utf8Length(item)
      if (size > room) break
      fitting.push(item)
    }
    if (fitting.length === 0) return ''
    const text = [open, ...fitting, close].join('')
    room -= utf8Length(text)
    kept += fitting.length
    return text
  })
  return [head, ...body, more(total - kept), foot].join('')
}

/** Returns the length of a text in bytes of UTF-8. */
export function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}
