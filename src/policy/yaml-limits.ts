import * as yaml from 'yaml'
import type { Sentence } from '../text.ts'

/** A construct of YAML that no policy may use, and the offset of its beginning. */
interface ForbiddenYaml {
  readonly offset: number
  readonly message: Sentence
}

/** Maximum depth of nesting. A policy needs four levels. */
const DEEPEST = 20

/** Maximum number of tokens. A policy of 256 KiB with the shortest exceptions has fewer tokens. */
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
 * Finds the first `most` anchors, aliases, tags and directives, nesting that is too deep, and too many tokens. Reads only
 * tokens, so that no alias is expanded and no call stack grows with the text.
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

/** Yields the tokens of a text. A scalar may look like any other token, so the lexer puts a mark before each scalar. */
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
 * Returns a function that counts the depth of nesting after each token: open brackets, and outside of brackets the columns in
 * which keys and items begin. The depth may be wrong by one level, because a list may begin in the column of its key.
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
