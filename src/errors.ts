import { plain, type Quote, type Sentence, say } from './text.ts'

/** The reasons why the gate could not decide, as a closed set. */
export const ERROR_CODES = [
  /** An input of the step is wrong. */
  'input',
  /** TCSS does not know the image. */
  'not-found',
  /** The answer is about another image. */
  'wrong-image',
  /** Several images match. */
  'ambiguous',
  /** A list does not add up. */
  'inconsistent',
  /** The API refused the request. */
  'refused',
  /** A scan is under way, or there is no licence for one. */
  'busy',
  /** Too many requests for too long. */
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
  /** Anything else that was thrown. */
  'bug',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** One of several mistakes. `at` is its place in a file of the workspace; line and column count from 1. */
export interface Point {
  readonly message: Sentence
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
}

/** The words of an error. A string holds only our own words; words with untrusted text are a `Sentence`. */
export interface ErrorText {
  /** What happened. */
  readonly problem: Sentence | string
  /** What to do next, without untrusted text. */
  readonly remedy: string
  /** The mistakes, where there are several. */
  readonly points?: readonly (Sentence | Point)[]
  /** The last request ID that TCSS gave. */
  readonly requestId?: string | null
}

/** The one error of this program; anything else that is thrown is a bug. It holds no secret. */
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

  /** Says what happened. */
  problem(quote: Quote = plain): string {
    return this.#problem(quote)
  }

  /** Says what happened, with all mistakes, in one line. */
  line(quote: Quote = plain): string {
    return [this.problem(quote), this.points(quote).join('; ')].filter((part) => part !== '').join(' ')
  }

  /** Returns the mistakes, where there are several. */
  points(quote: Quote = plain): readonly string[] {
    return this.#points.map(({ message }) => message(quote))
  }

  /** Returns the mistakes that are in a file of the workspace. */
  marks(): readonly Required<Point>[] {
    return this.#points.flatMap(({ message, at }) => (at === undefined ? [] : [{ message, at }]))
  }
}

/** Returns a GateError as a value; rethrows cancellation and bugs. */
export function asValue(thrown: unknown): GateError {
  if (thrown instanceof GateError && thrown.code !== 'cancelled') return thrown
  throw thrown
}

/**
 * Turns anything thrown into a GateError. Another error is a bug, and the message names its place in our code; `redact` removes
 * secrets from its words before they are cut or escaped.
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
