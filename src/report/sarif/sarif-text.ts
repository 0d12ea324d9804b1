import type { Message } from 'sarif'
import { visible } from '../../text.ts'

/** Longest texts, in UTF-16 units. */
export const TEXT_LIMITS = {
  message: 1000,
  error: 600,
  violation: 350,
  sources: 160,
  untrusted: 150,
  reason: 200,
  justification: 500,
  ruleId: 100,
  ruleTitle: 200,
  host: 300,
  path: 1000,
  category: 200,
} as const

const ESCAPES: Readonly<Record<string, string>> = {
  '[': '\\[',
  ']': '\\]',
  '\\': '\\\\',
  '{': '{{',
  '}': '}}',
}

/** Makes a SARIF message of one line without links and placeholders, with `end` at its end. A long text is cut before `end`. */
export function sarifMessage(text: string, end = ''): Message {
  const tail = escapeMessage(visible(end))
  const limit = TEXT_LIMITS.message - tail.length
  const line = visible(text, limit)
  const escaped = escapeMessage(line)
  return { text: `${escaped.length <= limit ? escaped : escapeUpTo(line, limit)}${tail}` }
}

/**
 * Rewrites untrusted text for the description of a rule. Brackets that could make a link are replaced, because viewers show
 * escapes in a description unchanged.
 */
export function withoutLinks(text: string, limit: number): string {
  return visible(text, limit).replaceAll(/[[{]/g, '(').replaceAll(/[\]}]/g, ')').replaceAll('\\', '/')
}

function escapeMessage(text: string): string {
  return text.replaceAll(/[[\]\\{}]/g, (char) => ESCAPES[char] ?? char)
}

/** Escapes as much of the text as fits into the limit, and puts `…` at the end. */
function escapeUpTo(text: string, limit: number): string {
  let escaped = ''
  for (const char of text) {
    const next = escapeMessage(char)
    if (escaped.length + next.length >= limit) break
    escaped += next
  }
  return `${escaped}…`
}
