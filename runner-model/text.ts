import { TextDecoder } from 'node:util'

// These functions handle text like .NET where JavaScript differs, by the sources of actions/runner 2.336 and .NET 8.

const LEADING = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const TRAILING = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/

/** Trims like String.TrimStart: U+0085 counts as whitespace and U+FEFF does not, the opposite of JavaScript. */
export const trimStart = (text: string): string => text.replace(LEADING, '')

/** Trims like String.Trim, with the whitespace of `trimStart`. */
export const trim = (text: string): string => trimStart(text).replace(TRAILING, '')

/** Returns the key of a text for StringComparer.OrdinalIgnoreCase, which compares in upper case. */
export const fold = (text: string): string => text.toUpperCase()

/** Parses like int.TryParse, approximately: an optional sign, digits, 32 bits. */
export const parseInteger = (text: string | undefined): number | undefined => {
  if (text === undefined || !/^[+-]?\d+$/.test(trim(text))) return undefined
  const value = Number(trim(text))
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined
}

/** Decodes like StreamReader and File.ReadAllText: a byte order mark selects the encoding, invalid bytes become U+FFFD. */
export const decode = (content: Buffer | string): string =>
  typeof content === 'string' ? content : decoderFor(content).decode(content)

/** Splits a complete text like StreamReader.ReadLine: at \n, \r\n and a lone \r. */
export const readLines = (text: string): readonly string[] => {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

const STREAMS = ['stderr', 'stdout'] as const
/** A chunk of one of the two streams. */
export interface Chunk {
  readonly stream: (typeof STREAMS)[number]
  readonly data: Buffer | string
}

/**
 * Returns the lines of both streams in the order in which they were completed, as the runner handles them (actions/runner
 * ProcessInvoker.StartReadStream).
 */
export const linesOf = (chunks: readonly Chunk[]): readonly string[] => {
  const lines: string[] = []
  const readers = { stderr: lineReader(lines), stdout: lineReader(lines) }
  for (const { stream, data } of chunks) readers[stream].push(data)
  for (const stream of STREAMS) readers[stream].end()
  return lines
}

const lineReader = (lines: string[]) => {
  let decoder: TextDecoder | undefined
  let pending = ''
  return {
    push: (data: Buffer | string): void => {
      const bytes = typeof data === 'string' ? undefined : data
      if (bytes) decoder ??= decoderFor(bytes)
      pending += bytes && decoder ? decoder.decode(bytes, { stream: true }) : data.toString()
      // A \r at the end waits, because the next chunk may begin with the \n of the same line end.
      const parts = pending.split(/\r\n|\n|\r(?!$)/)
      pending = parts.pop() ?? ''
      lines.push(...parts)
    },
    end: (): void => {
      lines.push(...readLines(pending + (decoder?.decode() ?? '')))
    },
  }
}

const decoderFor = (bytes: Buffer): TextDecoder => {
  const mark = bytes.subarray(0, 2).toString('hex')
  return new TextDecoder(mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8')
}
