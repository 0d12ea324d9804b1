import { decode, readLines } from './text.ts'

/** The pairs of a file, and the fault that ended them, if any. The runner applies the pairs before the fault. */
export interface Pairs {
  readonly pairs: readonly (readonly [name: string, value: string])[]
  readonly fault?: string
}

/**
 * Parses GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE (actions/runner EnvFileKeyValuePairs, on Linux): `name=value`, or
 * `name<<delimiter` up to a line that equals the delimiter. Only \n ends a line.
 */
export const parsePairs = (text: string): Pairs => {
  const pairs: (readonly [string, string])[] = []
  let at = 0
  const fault = (message: string): Pairs => ({ pairs, fault: message })
  for (let line = lineAt(text, at); line; line = lineAt(text, at)) {
    at = line.next
    if (line.text === '') continue
    const equals = line.text.indexOf('=')
    const heredoc = line.text.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.push([line.text.slice(0, equals), line.text.slice(equals + 1)])
      continue
    }
    if (heredoc < 0) return fault(`Invalid format '${line.text}'`)
    const name = line.text.slice(0, heredoc)
    const delimiter = line.text.slice(heredoc + 2)
    if (name === '' || delimiter === '') {
      return fault(`Invalid format '${line.text}'. Name must not be empty and delimiter must not be empty`)
    }
    const value = heredocAt(text, at, delimiter)
    if ('fault' in value) return fault(value.fault)
    pairs.push([name, value.text])
    at = value.next
  }
  return { pairs }
}

/** The largest summary, in bytes of the file (actions/runner CreateStepSummaryCommand). */
const SUMMARY_LIMIT = 1024 * 1024

/**
 * Reads the summary as the runner uploads it: masked line by line, every line ended by \n; null when empty. A summary above the
 * limit is not uploaded; the fault is an error that does not fail the step.
 */
export const readSummary = (
  content: Buffer | string,
  mask: (text: string) => string,
): { readonly summary: string | null; readonly fault?: string } => {
  const size = Buffer.byteLength(content)
  if (size === 0) return { summary: null }
  if (size > SUMMARY_LIMIT) {
    const kibibytes = Math.floor(size / 1024)
    const fault = `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${kibibytes}k.`
    return { summary: null, fault }
  }
  return {
    summary: readLines(decode(content))
      .map((line) => `${mask(line)}\n`)
      .join(''),
  }
}

interface Line {
  readonly text: string
  /** Start of the next line. */
  readonly next: number
  /** Whether the line ends with \n. */
  readonly ended: boolean
}

const lineAt = (text: string, at: number): Line | undefined => {
  if (at >= text.length) return undefined
  const end = text.indexOf('\n', at)
  return end < 0
    ? { text: text.slice(at), next: text.length, ended: false }
    : { text: text.slice(at, end), next: end + 1, ended: true }
}

const heredocAt = (
  text: string,
  start: number,
  delimiter: string,
): { readonly text: string; readonly next: number } | { readonly fault: string } => {
  let end = start
  let line = lineAt(text, start)
  while (line?.text !== delimiter) {
    if (!line) return { fault: `Invalid value. Matching delimiter not found '${delimiter}'` }
    if (!line.ended) return { fault: 'Invalid value. EOF marker missing new line.' }
    // The value ends before the \n of this line. An empty value leaves `end` at the start.
    end = line.next - 1
    line = lineAt(text, line.next)
  }
  return { text: text.slice(start, end), next: line.next }
}
