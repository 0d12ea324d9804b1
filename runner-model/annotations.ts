import { type Command, property } from './commands.ts'
import { parseInteger } from './text.ts'

export const LEVELS = ['error', 'warning', 'notice'] as const
export type Level = (typeof LEVELS)[number]

/** The position and title of an annotation. The runner masks the message, but none of these. */
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

/** The most annotations of a level in one step; more are only in the log (actions/runner `_maxCountPerIssueType`). */
export const ANNOTATION_LIMIT = 10

/** The longest message in UTF-16 units, after masking (actions/runner `_maxIssueMessageLength`). */
export const MESSAGE_LIMIT = 4096

/** Returns the position in a command, with the runner's corrections (actions/runner IssueCommandExtension). */
export const placeOf = (command: Command, workspace: string | undefined): Place => {
  const title = property(command, 'title')
  const file = property(command, 'file')
  return {
    ...(title === undefined ? {} : { title }),
    ...(file === undefined ? {} : { file: relative(file, workspace) }),
    ...linesAndColumns(command),
  }
}

/** Corrects lines and columns like the runner (ValidateLinesAndColumns). Values that are not whole numbers are dropped. */
const linesAndColumns = (command: Command): Omit<Place, 'title' | 'file'> => {
  const endLine = parseInteger(property(command, 'endLine'))
  const endColumn = parseInteger(property(command, 'endColumn'))
  // An end without a start also becomes the start.
  const line = parseInteger(property(command, 'line')) ?? endLine
  const col = parseInteger(property(command, 'col')) ?? endColumn
  const reversedLines = line !== undefined && endLine !== undefined && endLine < line
  const reversedColumns = col !== undefined && endColumn !== undefined && endColumn < col
  // Columns are only valid within one line.
  const noColumns = line === undefined || (endLine !== undefined && endLine !== line) || reversedColumns
  return {
    ...(line === undefined || reversedLines ? {} : { line }),
    ...(endLine === undefined || reversedLines ? {} : { endLine }),
    ...(col === undefined || noColumns ? {} : { col }),
    ...(endColumn === undefined || noColumns ? {} : { endColumn }),
  }
}

/** Makes a path inside the folder relative to it (IOUtil.MakeRelative on Linux). */
const relative = (path: string, folder: string | undefined): string =>
  folder !== undefined && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
