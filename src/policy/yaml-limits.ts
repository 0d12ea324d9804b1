import type * as Yaml from 'yaml'
import type { Sentence } from '../text.ts'

/** Something that no policy has, and where it begins. */
export interface Banned {
  readonly offset: number
  readonly says: Sentence
}

/** A policy is nested four deep. */
const DEEPEST = 20

/** As many words and marks as 256 KiB of the shortest exceptions have, and some more: each takes time and memory. */
const MOST_LEXEMES = 150_000

const BANNED: Readonly<Record<string, string>> = {
  anchor:
    'an anchor is not accepted; write the value where it is needed, a text that begins with & in quotes',
  alias: 'an alias is not accepted; write the value out, a text that begins with * in quotes',
  tag: 'a tag such as !!str is not accepted; a text that begins with ! needs quotes',
  'directive-line': 'a directive such as %YAML is not accepted',
}

const OPENS = ['flow-map-start', 'flow-seq-start']
const CLOSES = ['flow-map-end', 'flow-seq-end']
const INDICATORS = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind']

/**
 * Anchors, aliases, tags, directives and deep nesting: a policy says what it says where it stands. They are found before anything is
 * made of the text, the first `most` of them, so that nothing is expanded and no call stack grows with it.
 */
export function findBanned(text: string, yaml: typeof Yaml, most: number): readonly Banned[] {
  const banned: Banned[] = []
  const depth = depthOf()
  let count = 0
  for (const { type, lexeme, offset } of typed(text, yaml)) {
    count += 1
    const isTooDeep = depth(type, lexeme) > DEEPEST
    const isTooLong = count > MOST_LEXEMES
    const why = isTooDeep
      ? 'it is nested too deeply'
      : isTooLong
        ? `it has more than ${MOST_LEXEMES} words and marks`
        : BANNED[type]
    if (why !== undefined) banned.push({ offset, says: () => why })
    if (isTooDeep || isTooLong || banned.length >= most) break
  }
  return banned
}

interface Lexeme {
  readonly type: string
  readonly lexeme: string
  readonly offset: number
}

/** What a text is made of. A scalar follows a mark that it is one, for it may look like anything; marks are no part of the text. */
function* typed(text: string, yaml: typeof Yaml): Generator<Lexeme> {
  let offset = 0
  let isScalar = false
  for (const lexeme of new yaml.Lexer().lex(text)) {
    const type: string = isScalar ? 'text' : (yaml.CST.tokenType(lexeme) ?? '')
    isScalar = type === 'scalar'
    if (isScalar || type === 'doc-mode' || type === 'flow-error-end') continue
    yield { type, lexeme, offset }
    offset += lexeme.length
  }
}

/**
 * Counts how deep lexemes are nested, within a level for each: by brackets, and where there are none by the columns in which keys and
 * items begin. A list may begin in the column of its key.
 */
function depthOf(): (type: string, lexeme: string) => number {
  const columns: number[] = []
  let brackets = 0
  let column = 0
  let key: number | null = null
  return (type, lexeme) => {
    if (OPENS.includes(type)) brackets += 1
    else if (CLOSES.includes(type)) brackets = Math.max(0, brackets - 1)
    else if (brackets === 0 && INDICATORS.includes(type)) {
      const begins = type === 'map-value-ind' ? (key ?? column) : column
      while ((columns.at(-1) ?? -1) >= begins) columns.pop()
      columns.push(begins)
    }
    if (INDICATORS.includes(type)) key = null
    else if (type !== 'space') key ??= column
    const line = lexeme.lastIndexOf('\n')
    column = line < 0 ? column + lexeme.length : lexeme.length - line - 1
    if (line >= 0) key = null
    return brackets + columns.length
  }
}
