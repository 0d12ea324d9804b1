import {
  ANNOTATION_LIMIT,
  type Annotation,
  LEVELS,
  type Level,
  MESSAGE_LIMIT,
  type Place,
} from './annotations.ts'
import type { Masker } from './masks.ts'

/** The log and the annotations of a step, masked as they are written. */
export interface Journal {
  readonly output: (text: string) => void
  /** Collects a debug message, and logs it when step debugging is on. */
  readonly debug: (text: string) => void
  readonly annotate: (level: Level, message: string, place?: Place) => void
  /** Adds an error or warning of the runner itself, both as an annotation and as a problem. */
  readonly report: (level: Level, message: string) => void
  readonly log: readonly string[]
  readonly debugLines: readonly string[]
  readonly annotations: readonly Annotation[]
  readonly dropped: Readonly<Record<Level, number>>
  readonly problems: readonly string[]
}

/** Creates an empty journal (actions/runner ExecutionContext.Write, AddIssue and Debug). */
export const createJournal = (masker: Masker, stepDebug: boolean): Journal => {
  const log: string[] = []
  const debugLines: string[] = []
  const annotations: Annotation[] = []
  const problems: string[] = []
  const dropped: Record<Level, number> = { error: 0, warning: 0, notice: 0 }

  const output = (text: string): void => {
    log.push(...masker.mask(text).split(/\r\n|\n|\r/))
  }
  const annotate = (level: Level, message: string, place: Place = {}): void => {
    const shown = masker.mask(message).slice(0, MESSAGE_LIMIT)
    const full = annotations.filter((annotation) => annotation.level === level).length >= ANNOTATION_LIMIT
    if (full) dropped[level] += 1
    else annotations.push({ level, message: shown, ...place })
    if (shown !== '') output(`##[${level}]${shown}`)
  }
  return {
    output,
    debug: (text) => {
      for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
        debugLines.push(masker.mask(line))
        if (stepDebug) output(`##[debug]${line}`)
      }
    },
    annotate,
    report: (level, message) => {
      problems.push(masker.mask(message))
      annotate(level, message)
    },
    log,
    debugLines,
    annotations,
    dropped,
    problems,
  }
}

/** Tells whether a name is a level of annotations. */
export const isLevel = (name: string): name is Level => LEVELS.some((level) => level === name)

/** Returns the text that the runner shows for an exception. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
