/**
 * What cannot be seen, or moves what can: controls (line ends among them), format characters (bidirectional, zero-width,
 * tags), line and paragraph separators, lone surrogates, private use, and other letters without a shape. Variation selectors
 * stay, for without them ⚠️ is another sign.
 */
const INVISIBLE =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Foreign text as one line in which everything can be seen: invisible characters become escapes such as `\n` or `\u{202e}`,
 * and what is longer than `limit` UTF-16 units ends in `…`, never within a character.
 */
export function visible(text: string, limit = 500): string {
  // Cut before the regular expression runs, so that a megabyte of text costs no more than the limit.
  const escaped = text
    .slice(0, limit * 2)
    .replace(INVISIBLE, (char) => SHORT[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
  return cut(escaped, limit)
}

/**
 * A line for the log, which no text can turn into a command to the runner: it acts on `::` at the start of a line and on
 * `##[` anywhere in one, and a line ends at a lone `\r`, too. Capped at what the live log shows of a line.
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
 * Foreign text for markdown: a `<code>` element in which nothing is markup, a mention, or the end of a table cell. Empty
 * elements part what would become a link, for some renderers find links in the decoded text.
 */
export function code(text: string, limit = 200): string {
  const parted = escapeMarkup(visible(text, limit)).replaceAll(
    /&#58;(?=\/\/)|www(?=&#46;)|(?=&#64;)/gi,
    '$&<i></i>',
  )
  return `<code>${parted}</code>`
}

const MARKUP = /[!"#$&'()*.:;<>?@[\\\]^_`{|}~]/g

/** Foreign text within `<code>` or `<pre>`: what could be markup, a mention or a link stands there as entities. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(MARKUP, (char) => `&#${char.charCodeAt(0)};`)
}

/** The text, or as much of it as fits in `limit` UTF-16 units with `…` at its end; well-formed text stays so. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = text.slice(0, Math.max(0, limit - 1))
  return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`
}

/** How foreign text is written within a sentence: `plain` in plain text, `code` in markdown. */
export type Quote = (foreign: string) => string

/** Foreign words within a sentence of plain text. */
export const plain: Quote = (foreign) => visible(foreign, 300)

/** A sentence that knows which of its words are foreign, until it is known where it will be read. */
export type Sentence = (quote: Quote) => string

/** A sentence of ours around foreign words: every text that is put in is quoted, numbers and sentences are not. */
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
