import { type Reference, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { type Sentence, say } from '../../text.ts'
import { RUN_AGAIN } from '../client/error-codes.ts'
import { show } from './decode.ts'

/** The maximum number of images that an error names. */
const MOST_NAMED = 10

/** Returns the error of a name or digest that matches several images. `remedy` is a clause. */
export function ambiguous(given: string, found: readonly string[], remedy: string): GateError {
  const more = found.length > MOST_NAMED ? say` and ${found.length - MOST_NAMED} more` : say``
  return new GateError('ambiguous', {
    problem: say`${given} matches ${found.length} images: ${listed(found.slice(0, MOST_NAMED))}${more}.`,
    remedy: `To choose one, ${remedy}.`,
  })
}

/** Returns the error of a tag that TCSS knows with other digests than the given one. */
export function wrongDigest(reference: Reference, found: readonly string[]): GateError {
  const { digest, tag } = reference
  const digests = [...new Set(found)].slice(0, MOST_NAMED)
  const has = digests.length === 0 ? say`no digest that TCSS knows` : listed(digests)
  const moved = tag === null ? '' : 'The tag may have moved, or TCSS may not know the new image yet. '
  return new GateError('not-found', {
    problem: say`${writeReference({ ...reference, digest: null })} has ${has}, not ${digest ?? ''}.`,
    remedy: `${moved}If the digest is that of an index of several platforms, give the raw index as \`manifest-file\`.`,
  })
}

/** The field that shows that an answer is about another image. */
export interface WrongField {
  readonly name: string
  readonly value: unknown
  readonly requestId: string
}

/** Returns the error of an answer about another image than the given one. */
export function wrongImage(given: string, { name, value, requestId }: WrongField): GateError {
  return new GateError('wrong-image', {
    problem: say`TCSS answered about another image than ${given}: ${() => name} is ${show(value)} (request ${requestId}).`,
    remedy: RUN_AGAIN,
    requestId,
  })
}

function listed(texts: readonly string[]): Sentence {
  return (quote) => texts.map((text) => quote(text)).join(', ')
}
