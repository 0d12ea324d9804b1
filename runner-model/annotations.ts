import { type Command, property } from './commands.ts'
import { parseInteger } from './text.ts'

export const LEVELS = ['error', 'warning', 'notice'] as const
export type Level = (typeof LEVELS)[number]

/** Where an annotation points and what it is called. The runner does NOT mask any of these, only the message. */
export interface Place {
  readonly title?: string
  readonly file?: string
  readonly line?: number
  readonly endLine?: number
  readonly col?: number
  readonly endColumn?: number
}

export interface Annotation extends Place {
  readonly level: Level
  /** Masked, then cut to 4096 UTF-16 units. */
  readonly message: string
}

/** Annotations kept of each level in one step; the rest is only in the log (actions/runner `_maxCountPerIssueType`). */
export const ANNOTATION_LIMIT = 10

/** UTF-16 units kept of a message, counted after masking (actions/runner `_maxIssueMessageLength`). */
export const MESSAGE_LIMIT = 4096

/** The place a command names, with the runner's corrections (actions/runner IssueCommandExtension). */
export const placeOf = (command: Command, workspace: string | undefined): Place => {
  const title = property(command, 'title')
  const file = property(command, 'file')
  return {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file: relative(file, workspace) }),
    ...linesAndColumns(command),
  }
}

/** Line and column as the runner leaves them (ValidateLinesAndColumns); what is not a whole number is left out. */
const linesAndColumns = (command: Command): Omit<Place, 'title' | 'file'> => {
  const endLine = parseInteger(property(command, 'endLine'))
  const endColumn = parseInteger(property(command, 'endColumn'))
  // An end without a start is both.
  const line = parseInteger(property(command, 'line')) ?? endLine
  const col = parseInteger(property(command, 'col')) ?? endColumn
  const reversedLines = line !== undefined && endLine !== undefined && endLine < line
  const reversedColumns = col !== undefined && endColumn !== undefined && endColumn < col
  // Columns need one line: none without a line, and none over several lines.
  const noColumns = line === undefined || (endLine !== undefined && endLine !== line) || reversedColumns
  return {
    ...(line === undefined || reversedLines ? {} : { line }),
    ...(endLine === undefined || reversedLines ? {} : { endLine }),
    ...(col === undefined || noColumns ? {} : { col }),
    ...(endColumn === undefined || noColumns ? {} : { endColumn }),
  }
}

/** IOUtil.MakeRelative on Linux: a path inside the folder loses it, any other stays. */
const relative = (path: string, folder: string | undefined): string =>
  folder !== undefined && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
