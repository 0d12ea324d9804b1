import { plain, type Quote, type Sentence, say } from './text.ts'

/** All reasons why the gate cannot decide. */
export const ERROR_CODES = [
  /** An input of the step is wrong. */
  'input',
  /** TCSS does not know the image. */
  'not-found',
  /** TCSS answered about another image. */
  'wrong-image',
  /** Several images in TCSS match the input. */
  'ambiguous',
  /** Answers of TCSS contradict each other, such as a list and its total. */
  'inconsistent',
  /** The API refused the request. */
  'refused',
  /** TCSS accepts no scan request, because a scan is running or a licence is missing. */
  'busy',
  /** The API rejected the request in every attempt, because there were too many requests. */
  'throttled',
  /** The clock of this machine is wrong. */
  'clock',
  /** No connection, or no complete answer in time. */
  'unreachable',
  /** The connection cannot be trusted. */
  'insecure',
  /** Something other than the API answered. */
  'not-an-answer',
  /** An output or a report file could not be written. */
  'unwritable',
  /** A signal ended the run. */
  'cancelled',
  /** A policy cannot be used. */
  'policy',
  /** The program has a bug: it threw another error. */
  'bug',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** A mistake. `at` is the place of the mistake in a file of the workspace; lines and columns count from 1. */
export interface Point {
  readonly message: Sentence
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
}

/** The texts of an error. A string contains only text of this program; a text with untrusted parts is a `Sentence`. */
export interface ErrorText {
  /** The sentence that describes the problem. */
  readonly problem: Sentence | string
  /** The sentence that says what to do next. It contains no untrusted text. */
  readonly remedy: string
  /** The single mistakes, if the problem consists of several. */
  readonly points?: readonly (Sentence | Point)[]
  /** The request ID of the last answer of TCSS. */
  readonly requestId?: string | null
}

/** The only error that this program throws on purpose; any other thrown value is a bug. A GateError contains no secret. */
export class GateError extends Error {
  readonly code: ErrorCode
  readonly remedy: string
  readonly requestId: string | null
  readonly #problem: Sentence
  readonly #points: readonly Point[]

  constructor(code: ErrorCode, { problem, remedy, points = [], requestId = null }: ErrorText) {
    const sentence: Sentence = typeof problem === 'string' ? () => problem : problem
    const all = points.map((point) => (typeof point === 'function' ? { message: point } : point))
    super(
      [sentence(plain), ...all.map(({ message }) => `- ${message(plain)}`), remedy]
        .filter((part) => part !== '')
        .join('\n'),
    )
    this.name = 'GateError'
    this.code = code
    this.remedy = remedy
    this.requestId = requestId
    this.#problem = sentence
    this.#points = all
  }

  /** Returns the problem without the single mistakes. */
  problem(quote: Quote = plain): string {
    return this.#problem(quote)
  }

  /** Returns the problem and all mistakes in one line. */
  line(quote: Quote = plain): string {
    return [this.problem(quote), this.points(quote).join('; ')].filter((part) => part !== '').join(' ')
  }

  /** Returns the texts of the mistakes. */
  points(quote: Quote = plain): readonly string[] {
    return this.#points.map(({ message }) => message(quote))
  }

  /** Returns the mistakes that have a place in a file of the workspace. */
  marks(): readonly Required<Point>[] {
    return this.#points.flatMap(({ message, at }) => (at === undefined ? [] : [{ message, at }]))
  }
}

/** Returns a thrown GateError. Throws cancellations and bugs again. */
export function asValue(thrown: unknown): GateError {
  if (thrown instanceof GateError && thrown.code !== 'cancelled') return thrown
  throw thrown
}

/**
 * Returns a thrown GateError, or a GateError `bug` for any other thrown value. The message of a bug names the place in the
 * code; `redact` removes secrets from the message before it is cut or escaped.
 */
export function asGateError(thrown: unknown, redact: (text: string) => string): GateError {
  if (thrown instanceof GateError) return thrown
  const error =
    thrown instanceof Error ? thrown : new Error(`a value that is not an error was thrown: ${typeof thrown}`)
  const [, place = 'an unknown place'] = /\n\s+at (.*)/.exec(error.stack ?? '') ?? []
  return new GateError('bug', {
    problem: say`An unexpected error stopped the gate: ${redact(error.name)}: ${redact(error.message)} (at ${redact(place)}).`,
    remedy: 'Please report it with this log.',
  })
}
