import { TextDecoder } from 'node:util'

/** Text as .NET sees it, where that differs from JavaScript. All read in actions/runner 2.336 and .NET 8. */

const LEADING = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/
const TRAILING = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/

/** String.TrimStart: U+0085 counts as white space, U+FEFF does not (JavaScript has it the other way round). */
export const trimStart = (text: string): string => text.replace(LEADING, '')

/** String.Trim, with the same white space as {@link trimStart}. */
export const trim = (text: string): string => trimStart(text).replace(TRAILING, '')

/** The key under which StringComparer.OrdinalIgnoreCase finds a text: the comparison is made in upper case. */
export const fold = (text: string): string => text.toUpperCase()

/** int.TryParse, near enough: an optional sign, digits, 32 bits; anything else is `undefined`. */
export const parseInteger = (text: string | undefined): number | undefined => {
  if (text === undefined || !/^[+-]?\d+$/.test(trim(text))) return undefined
  const value = Number(trim(text))
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined
}

/** What StreamReader and File.ReadAllText make of bytes: a byte order mark decides and is dropped, bad bytes become U+FFFD. */
export const decode = (content: Buffer | string): string =>
  typeof content === 'string' ? content : decoderFor(content).decode(content)

/** The lines of a finished text as StreamReader.ReadLine gives them: \n, \r\n and a lone \r all end one. */
export const readLines = (text: string): readonly string[] => {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

export const STREAMS = ['stderr', 'stdout'] as const
/** A piece of one of the two streams, in the order of arrival. */
export interface Chunk {
  readonly stream: (typeof STREAMS)[number]
  readonly data: Buffer | string
}

/**
 * The lines of both streams in the order in which they were complete: the runner reads each stream line by line and
 * handles a line when its end has come, or at the end of the stream (actions/runner ProcessInvoker.StartReadStream).
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
      // A \r at the very end waits: the next piece may begin with the \n that belongs to it.
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
