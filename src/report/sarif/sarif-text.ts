import { visible } from '../../text.ts'

/** Most UTF-16 units of one message. */
export const MESSAGE_LIMIT = 1000

const ESCAPES: Readonly<Record<string, string>> = {
  '[': '\\[',
  ']': '\\]',
  '\\': '\\\\',
  '{': '{{',
  '}': '}}',
}

/**
 * A message of SARIF in which nothing is a link or a placeholder, in one line, however it was put together; `end` stays whole
 * where the rest is cut.
 */
export function message(text: string, end = ''): { readonly text: string } {
  const tail = escaped(visible(end))
  const limit = MESSAGE_LIMIT - tail.length
  const seen = visible(text, limit)
  const whole = escaped(seen)
  return { text: `${whole.length <= limit ? whole : cutEscaped(seen, limit)}${tail}` }
}

/** Foreign words in a description of a rule, which is not shown as a message: as they are, but for what could be a link. */
export function described(text: string, limit: number): string {
  return visible(text, limit).replaceAll(/[[{]/g, '(').replaceAll(/[\]}]/g, ')').replaceAll('\\', '/')
}

/** How many bytes a text has as UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function escaped(text: string): string {
  return text.replaceAll(/[[\]\\{}]/g, (char) => ESCAPES[char] ?? char)
}

/** As much of the text as fits once it is escaped, with `…` at its end. */
function cutEscaped(text: string, limit: number): string {
  let kept = ''
  for (const char of text) {
    const next = escaped(char)
    if (kept.length + next.length >= limit) break
    kept += next
  }
  return `${kept}…`
}
