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
  return visible(text, 1000)
    .replaceAll(/:(?=:)/g, ': ')
    .replaceAll('##[', '## [')
}

/** Foreign text for markdown: a `<code>` element in which nothing is markup, a mention, a link, or the end of a table cell. */
export function code(text: string, limit = 200): string {
  return `<code>${escapeMarkup(visible(text, limit))}</code>`
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
