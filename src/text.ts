/**
 * Invisible or direction-changing characters: controls with line ends, format characters, separators, lone surrogates and
 * private use. Variation selectors are left out, for they turn ⚠ into ⚠️.
 */
const INVISIBLE =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Makes untrusted text visible in one line: invisible characters become escapes such as `\n` or `\u{202e}`. Text beyond
 * `limit` UTF-16 units is cut.
 */
export function visible(text: string, limit = 500): string {
  // The text is cut first, so that a megabyte costs no more than the limit.
  const escaped = text
    .slice(0, limit * 2)
    .replace(INVISIBLE, (char) => SHORT[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
  return cut(escaped, limit)
}

/**
 * Makes a line of the log that cannot be a command to the runner, which acts on `::` at the start of a line and on `##[`
 * anywhere in it. The line is cut to what the live log shows.
 */
export function logLine(text: string): string {
  return cut(
    visible(text, 1000)
      .replaceAll(/:(?=:)/g, ': ')
      .replaceAll('##[', '## ['),
    1000,
  )
}

/**
 * Renders untrusted text for markdown as a `<code>` element without markup, mentions or table cells. Empty elements split
 * addresses, for some renderers find links in the decoded text.
 */
export function code(text: string, limit = 200): string {
  const parted = escapeMarkup(visible(text, limit)).replaceAll(
    /&#58;(?=\/\/)|www(?=&#46;)|(?=&#64;)/gi,
    '$&<i></i>',
  )
  return `<code>${parted}</code>`
}

const MARKUP = /[!"#$&'()*.:;<>?@[\\\]^_`{|}~]/g

/** Escapes untrusted text within `<code>` or `<pre>`: possible markup, mentions and links become entities. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
}

/** Cuts a text to `limit` UTF-16 units with `…` at its end, never within a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = text.slice(0, Math.max(0, limit - 1))
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** How untrusted text is written within a sentence: `plain` in plain text, `code` in markdown. */
export type Quote = (untrusted: string) => string

/** Quotes untrusted text within a sentence of plain text. */
export const plain: Quote = (untrusted) => visible(untrusted, 300)

/** A sentence that knows which of its words are untrusted, and quotes them for the place where it is shown. */
export type Sentence = (quote: Quote) => string

/** Makes a sentence from a template: every string that is put in is quoted, numbers and sentences are not. */
export function say(ours: TemplateStringsArray, ...parts: readonly (string | number | Sentence)[]): Sentence {
  return (quote) =>
    ours
      .map((text, index) => {
        const part = parts[index]
        if (part === undefined) return text
        return `${text}${typeof part === 'string' ? quote(part) : typeof part === 'number' ? part : part(quote)}`
      })
      .join('')
}

/** Decodes UTF-8 without its byte order mark; null for bytes that are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
