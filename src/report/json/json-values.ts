import type { Reason } from '../../domain/facts.ts'
import type { Source } from '../../domain/policy.ts'
import type { GateError } from '../../errors.ts'
import { plain } from '../../text.ts'
import { phraseReason } from '../words/phrase.ts'

/** RFC 3339 in UTC; null for what is not known, and for what it cannot say. */
export function timeJson(time: Date | null): string | null {
  if (time === null || Number.isNaN(time.getTime())) return null
  const text = time.toISOString().replace('.000Z', 'Z')
  return /^\d{4}-/.test(text) ? text : null
}

/** Null for a text that was not given. */
export function textJson(text: string): string | null {
  return text === '' ? null : text
}

/** Where a value was set: by which input, policy or rule, and in which line of it. */
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

/** Why something is unknown: the word for it, the words for people, and what more there is to know. Nothing where it is known. */
export function reasonJson(reason: Reason | null) {
  if (reason === null) return { reason: null, message: null, details: null }
  const details = detailsOf(reason)
  return {
    reason: reason.kind,
    message: phraseReason(reason),
    details: Object.keys(details).length === 0 ? null : details,
  }
}

/** What a reason holds besides its kind, spans in seconds. */
function detailsOf({ kind: _, ...reason }: Reason): object {
  return {
    ...reason,
    ...('waited' in reason ? { waited: reason.waited / 1_000 } : {}),
    ...('since' in reason ? { since: timeJson(reason.since) } : {}),
  }
}

/** An error, and of several equal mistakes each with its place, where it is in a file of the checkout. */
export function errorJson(error: GateError) {
  return {
    code: error.code,
    message: error.problem(),
    remedy: textJson(error.remedy),
    requestId: error.requestId,
    points: pointsOf(error),
  }
}

function pointsOf(error: GateError) {
  const marks = error.marks().map(({ message, at }) => ({ message: message(plain), at }))
  return error.points().map((message) => {
    // Those with a place are told in the same order.
    const at = marks[0]?.message === message ? marks.shift()?.at : undefined
    return { message, file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null }
  })
}
