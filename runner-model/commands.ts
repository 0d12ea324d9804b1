import { fold, trim, trimStart } from './text.ts'

/** The commands of a node action, and `stop-commands` (actions/runner ExtensionManager, ActionCommandManager). */
export const COMMANDS = [
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-mask',
  'add-path',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
] as const

/** A command: `name` in its original case, `props` unescaped, with the first spelling of each key. */
export interface Command {
  readonly name: string
  readonly props: Readonly<Record<string, string>>
  readonly data: string
}

/** Tells whether a name is a command at this moment. Upper and lower case are equal. */
export type Known = (name: string) => boolean

/** Parses a line as the runner does: the new syntax first, then the old one (ActionCommandManager.TryProcessCommand). */
export const parseCommand = (line: string, known: Known): Command | undefined =>
  parseV2(line, known) ?? parseV1(line, known)

/** Returns a property by its name. Upper and lower case are equal. */
export const property = (command: Command, name: string): string | undefined =>
  Object.entries(command.props).find(([key]) => fold(key) === fold(name))?.[1]

/**
 * Characters that ICU's collation ignores. .NET's `IndexOf(string)` compares by culture, so a colon, a zero-width space and a
 * colon also end the head of a command. This was not verified with a runner; in doubt, the model accepts too much.
 */
const IGNORED = '[\\p{Default_Ignorable_Code_Point}\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f]*'
const HEAD_END = new RegExp(`:${IGNORED}:`, 'u')

/** Parses `::name key=value,key=value::data`, after leading whitespace only (ActionCommand.TryParseV2). */
const parseV2 = (line: string, known: Known): Command | undefined => {
  const text = trimStart(line)
  if (!text.startsWith('::')) return undefined
  const end = HEAD_END.exec(text.slice(2))?.index
  if (end === undefined) return undefined
  const { name, rest } = splitHead(text.slice(2, 2 + end))
  if (!known(name)) return undefined
  // The data begins two characters after the first colon, even if ignored characters follow it.
  return {
    name,
    props: parseProperties(trim(rest), ',', PROPERTY),
    data: unescapeAll(text.slice(4 + end), DATA),
  }
}

/** Parses `##[name key=value;key=value]data`, anywhere in the line (ActionCommand.TryParse). */
const parseV1 = (line: string, known: Known): Command | undefined => {
  const start = line.indexOf('##[')
  if (start < 0) return undefined
  const end = line.indexOf(']', start)
  if (end < 0) return undefined
  const { name, rest } = splitHead(line.slice(start + 3, end))
  if (!known(name)) return undefined
  return { name, props: parseProperties(rest, ';', OLD), data: unescapeAll(line.slice(end + 1), OLD) }
}

const splitHead = (head: string): { readonly name: string; readonly rest: string } => {
  const space = head.indexOf(' ')
  return space < 0 ? { name: head, rest: '' } : { name: head.slice(0, space), rest: head.slice(space + 1) }
}

/**
 * Splits like StringSplitOptions.RemoveEmptyEntries. The first run of `=` that is not at the front separates key and value, so
 * `==title==x=y` is `title` with `x=y`. A pair without a value is dropped.
 */
const parseProperties = (text: string, separator: string, escapes: Escapes): Record<string, string> => {
  const found = new Map<string, readonly [string, string]>()
  for (const part of text.split(separator)) {
    const [, key, value] = /^=*([^=]+)=+([^=][\s\S]*)$/.exec(part) ?? []
    if (key === undefined || value === undefined) continue
    found.set(fold(key), [found.get(fold(key))?.[0] ?? key, unescapeAll(value, escapes)])
  }
  return Object.fromEntries(found.values())
}

type Escapes = readonly (readonly [escaped: string, character: string])[]
const DATA: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const PROPERTY: Escapes = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
]
const OLD: Escapes = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
]

const unescapeAll = (text: string, escapes: Escapes): string =>
  escapes.reduce((result, [escaped, character]) => result.replaceAll(escaped, character), text)
