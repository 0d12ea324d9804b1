import type { Message } from 'sarif'
import { visible } from '../../text.ts'

/** The maximum lengths of texts, in UTF-16 units. */
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

/** Returns a SARIF message without links and placeholders: `text`, then `end`. If the message is too long, `text` is cut. */
export function sarifMessage(text: string, end = ''): Message {
  const tail = escapeMessage(visible(end))
  const limit = TEXT_LIMITS.message - tail.length
  const line = visible(text, limit)
  const escaped = escapeMessage(line)
  return { text: `${escaped.length <= limit ? escaped : escapeUpTo(line, limit)}${tail}` }
}

/**
 * Replaces brackets, so that untrusted text makes no link in the description of a rule. Escapes are no alternative, because
 * viewers show the escapes.
 */
export function withoutLinks(text: string, limit: number): string {
  return visible(text, limit).replaceAll(/[[{]/g, '(').replaceAll(/[\]}]/g, ')').replaceAll('\\', '/')
}

function escapeMessage(text: string): string {
  return text.replaceAll(/[[\]\\{}]/g, (char) => ESCAPES[char] ?? char)
}

/** Escapes a text, cuts the result at the limit, and puts `…` at the end. */
function escapeUpTo(text: string, limit: number): string {
  let escaped = ''
  for (const char of text) {
    const next = escapeMessage(char)
    if (escaped.length + next.length >= limit) break
    escaped += next
  }
  return `${escaped}…`
}
