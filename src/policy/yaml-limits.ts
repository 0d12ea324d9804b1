import * as yaml from 'yaml'
import type { Sentence } from '../text.ts'

/** A YAML construct that policies must not use. `offset` is the start of the construct in the text. */
interface ForbiddenYaml {
  readonly offset: number
  readonly message: Sentence
}

/** The maximum depth of nesting. A correct policy needs only four levels. */
const DEEPEST = 20

/** The maximum number of tokens. Every correct policy of at most 256 KiB has fewer tokens. */
const MOST_TOKENS = 150_000

const FORBIDDEN: Readonly<Record<string, string>> = {
  anchor: 'anchors are not supported; repeat the value, and quote a text that begins with &',
  alias: 'aliases are not supported; repeat the value, and quote a text that begins with *',
  tag: 'tags such as !!str are not supported; quote a text that begins with !',
  'directive-line': 'directives such as %YAML are not supported',
}

const OPENS = ['flow-map-start', 'flow-seq-start']
const CLOSES = ['flow-map-end', 'flow-seq-end']
const INDICATORS = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind']

/**
 * Finds anchors, aliases, tags, directives, too deep nesting and too many tokens, but at most `most` problems. Reads tokens
 * without parsing, so that no alias is expanded and deep nesting cannot overflow the call stack.
 */
export function findForbiddenYaml(text: string, most: number): readonly ForbiddenYaml[] {
  const found: ForbiddenYaml[] = []
  const depthAfter = trackDepth()
  let count = 0
  for (const token of tokensOf(text)) {
    count += 1
    const isTooDeep = depthAfter(token) > DEEPEST
    const isTooLong = count > MOST_TOKENS
    const problem = isTooDeep
      ? 'it is nested too deeply'
      : isTooLong
        ? `it has more than ${MOST_TOKENS} tokens`
        : FORBIDDEN[token.type]
    if (problem !== undefined) found.push({ offset: token.offset, message: () => problem })
    if (isTooDeep || isTooLong || found.length >= most) break
  }
  return found
}

interface Token {
  readonly type: string
  readonly text: string
  readonly offset: number
}

/** Yields the tokens of a text. The lexer marks each scalar, because the text of a scalar may look like another token. */
function* tokensOf(text: string): Generator<Token> {
  let offset = 0
  let isScalar = false
  for (const lexeme of new yaml.Lexer().lex(text)) {
    const type: string = isScalar ? 'text' : (yaml.CST.tokenType(lexeme) ?? '')
    isScalar = type === 'scalar'
    if (isScalar || type === 'doc-mode' || type === 'flow-error-end') continue
    yield { type, text: lexeme, offset }
    offset += lexeme.length
  }
}

/**
 * Returns a function that returns the depth of nesting after a token. The depth is the number of open brackets and of nested
 * indentations. A list that begins in the column of its key may be counted one level too low.
 */
function trackDepth(): (token: Token) => number {
  const columns: number[] = []
  let brackets = 0
  let column = 0
  let key: number | null = null
  return ({ type, text }) => {
    if (OPENS.includes(type)) brackets += 1
    else if (CLOSES.includes(type)) brackets = Math.max(0, brackets - 1)
    else if (brackets === 0 && INDICATORS.includes(type)) {
      const begins = type === 'map-value-ind' ? (key ?? column) : column
      while ((columns.at(-1) ?? -1) >= begins) columns.pop()
      columns.push(begins)
    }
    if (INDICATORS.includes(type)) key = null
    else if (type !== 'space') key ??= column
    const line = text.lastIndexOf('\n')
    column = line < 0 ? column + text.length : text.length - line - 1
    if (line >= 0) key = null
    return brackets + columns.length
  }
}
