import type { Reason } from '../../domain/facts.ts'
import type { Source } from '../../domain/policy.ts'
import type { GateError } from '../../errors.ts'
import { plain } from '../../text.ts'
import { phraseReason } from '../words/phrase.ts'

/** Writes a time in UTC as RFC 3339. Returns null for an unknown time, and for a year outside of 0000 to 9999. */
export function timeJson(time: Date | null): string | null {
  if (time === null || Number.isNaN(time.getTime())) return null
  const text = time.toISOString().replace('.000Z', 'Z')
  return /^\d{4}-/.test(text) ? text : null
}

export function textJson(text: string): string | null {
  return text === '' ? null : text
}

/** Describes where a value was set, by the name of the input, policy or rule, and by the line in the policy. */
export function sourceJson(source: Source) {
  switch (source.kind) {
    case 'default':
      return { kind: source.kind, name: null, line: null }
    case 'input':
      return { kind: source.kind, name: source.input, line: null }
    case 'policy':
      return { kind: source.kind, name: source.policy, line: source.line }
    case 'implied':
      return { kind: source.kind, name: source.by, line: null }
    default:
      return source satisfies never
  }
}

/** Describes why a value is unknown, by a keyword, a message and data. For a known value, all three fields are null. */
export function reasonJson(reason: Reason | null) {
  if (reason === null) return { reason: null, message: null, details: null }
  const details = detailsOf(reason)
  return {
    reason: reason.kind,
    message: phraseReason(reason),
    details: Object.keys(details).length === 0 ? null : details,
  }
}

/** Returns all fields of a reason except `kind`. Time spans are in seconds. */
function detailsOf({ kind: _, ...reason }: Reason): object {
  return {
    ...reason,
    ...('waited' in reason ? { waited: reason.waited / 1_000 } : {}),
    ...('since' in reason ? { since: timeJson(reason.since) } : {}),
  }
}

/** Describes an error and its points. A point about a file in the workspace also has the file, the line and the column. */
export function errorJson(error: GateError) {
  const marks = error.marks().map(({ message, at }) => ({ message: message(plain), at }))
  return {
    code: error.code,
    message: error.problem(),
    remedy: textJson(error.remedy),
    requestId: error.requestId,
    points: error.points().map((message) => {
      // `marks` has only the points with a place, in the order of `points`.
      const at = marks[0]?.message === message ? marks.shift()?.at : undefined
      return { message, file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null }
    }),
  }
}
