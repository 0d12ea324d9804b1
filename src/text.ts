/**
 * Matches invisible and direction-changing characters: controls, line ends, format characters, separators, lone surrogates and
 * private use. Variation selectors are not matched, because they turn ⚠ into ⚠️.
 */
const INVISIBLE =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Makes untrusted text visible in one line: invisible characters become escapes such as `\n` or `\u{202e}`. Text beyond
 * `limit` UTF-16 units is cut.
 */
export function visible(text: string, limit = 500): string {
  // The text is cut first, so that a long text takes no more time than a text of the limit.
  const escaped = text
    .slice(0, limit * 2)
    .replace(INVISIBLE, (char) => SHORT[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
  return cut(escaped, limit)
}

/**
 * Returns a log line that contains no command to the runner: no `::`, which is a command at the start of a line, and no `##[`,
 * which is one anywhere. The line is cut to the length that the live log shows.
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
 * Renders untrusted text for Markdown as a `<code>` element without markup, mentions or table cells. Empty elements split
 * addresses, because some renderers search the decoded text for links.
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

/** Cuts a text to `limit` UTF-16 units, including a final `…`. The cut is never within a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = text.slice(0, Math.max(0, limit - 1))
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** Writes untrusted text within a sentence: `plain` for plain text, `code` for Markdown. */
export type Quote = (untrusted: string) => string

/** Quotes untrusted text within a sentence of plain text. */
export const plain: Quote = (untrusted) => visible(untrusted, 300)

/** Renders a sentence. `quote` writes the untrusted parts in the output format. */
export type Sentence = (quote: Quote) => string

/** Makes a sentence from a template. An inserted string is untrusted and is quoted; a number or a sentence is not. */
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

/** Decodes UTF-8 without a byte order mark; returns null for bytes that are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
