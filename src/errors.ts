import { plain, type Quote, type Sentence, say } from './text.ts'

/**
 * Why the gate could not decide, as a closed set. `input`: the step is written wrongly · `not-found`: TCSS does not know the image · `wrong-image`: the answer is about another image ·
 * `ambiguous`: several images fit · `inconsistent`: a list does not add up · `refused`: the API said no ·
 * `busy`: a scan is under way, or there is no licence for one ·
 * `throttled`: too many requests for too long · `clock`: this machine's clock is wrong · `unreachable`: no connection or no
 * complete answer in time · `insecure`: the connection cannot be trusted · `not-an-answer`: something answered that is not
 * the API · `unwritable`: an output that later steps rely on could not be written · `cancelled`: a signal ended the run ·
 * `policy`: a policy cannot be used · `bug`: anything else that was thrown.
 */
export const ERROR_CODES = [
  'input',
  'not-found',
  'wrong-image',
  'ambiguous',
  'inconsistent',
  'refused',
  'busy',
  'throttled',
  'clock',
  'unreachable',
  'insecure',
  'not-an-answer',
  'unwritable',
  'cancelled',
  'policy',
  'bug',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** One of several equal mistakes; `at` where it is in a file of the workspace, line and column counted from 1. */
export interface Point {
  readonly message: Sentence
  readonly at?: { readonly file: string; readonly line: number; readonly column: number }
}

/** What an error says. `points` are several equal mistakes. A text is ours alone; what holds foreign words is a `Sentence`. */
export interface ErrorText {
  readonly problem: Sentence | string
  readonly remedy: string
  readonly points?: readonly (Sentence | Point)[]
  readonly requestId?: string | null
}

/**
 * The one error of this program: the problem says what happened, `remedy`, in our words alone, what to do next; neither holds
 * a secret. `requestId` is the last one TCSS gave, if any. Anything else that is thrown is a bug.
 */
export class GateError extends Error {
  readonly code: ErrorCode
  readonly remedy: string
  readonly requestId: string | null
  readonly #problem: Sentence
  readonly #points: readonly Point[]

  constructor(code: ErrorCode, { problem, remedy, points = [], requestId = null }: ErrorText) {
    const said: Sentence = typeof problem === 'string' ? () => problem : problem
    const all = points.map((point) => (typeof point === 'function' ? { message: point } : point))
    super(
      [said(plain), ...all.map(({ message }) => `- ${message(plain)}`), remedy]
        .filter((part) => part !== '')
        .join('\n'),
    )
    this.name = 'GateError'
    this.code = code
    this.remedy = remedy
    this.requestId = requestId
    this.#problem = said
    this.#points = all
  }

  /** What happened. */
  problem(quote: Quote = plain): string {
    return this.#problem(quote)
  }

  /** What happened, with the mistakes where there are several, in one line. */
  line(quote: Quote = plain): string {
    return [this.problem(quote), this.points(quote).join('; ')].filter((part) => part !== '').join(' ')
  }

  /** Several equal mistakes, where there are some. */
  points(quote: Quote = plain): readonly string[] {
    return this.#points.map(({ message }) => message(quote))
  }

  /** Those mistakes that are in a file of the workspace, each with its place. */
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
 * Anything thrown, as a GateError. What is none is a bug of ours and names the place in our code where it came up. Its words are
 * nobody's: `redact` takes our secrets out of them before they are cut or escaped.
 */
export function asGateError(thrown: unknown, redact: (text: string) => string): GateError {
  if (thrown instanceof GateError) return thrown
  const error =
    thrown instanceof Error ? thrown : new Error(`something that is no error was thrown: ${typeof thrown}`)
  const [, place = 'an unknown place'] = /\n\s+at (.*)/.exec(error.stack ?? '') ?? []
  return new GateError('bug', {
    problem: say`An unexpected error stopped the gate: ${redact(error.name)}: ${redact(error.message)} (at ${redact(place)}).`,
    remedy: 'Please report it with this log.',
  })
}
