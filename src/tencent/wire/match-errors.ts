import { type Reference, writeReference } from '../../domain/image.ts'
import { GateError } from '../../errors.ts'
import { type Sentence, say } from '../../text.ts'

/** How many of several are named. */
const NAMED = 10

/** Several images fit, and nobody may guess which one was meant. */
export function ambiguous(asked: string, found: readonly string[], remedy: string): GateError {
  const more = found.length > NAMED ? say` and ${found.length - NAMED} more` : say``
  return new GateError('ambiguous', {
    problem: say`${asked} fits ${found.length} images: ${listed(found.slice(0, NAMED))}${more}.`,
    remedy: `Say which one: ${remedy}.`,
  })
}

/** There is an image with the tag, and it has another digest. */
export function wrongDigest(reference: Reference, found: readonly string[]): GateError {
  const { digest, tag } = reference
  const tagged = writeReference({ ...reference, digest: null })
  const digests = [...new Set(found)].slice(0, NAMED)
  const has = digests.length === 0 ? say`no digest that TCSS knows` : listed(digests)
  return new GateError('not-found', {
    problem: say`${tagged} has ${has}, not ${digest ?? ''}.`,
    remedy:
      `The tag ${tag === null ? '' : 'may have moved, or TCSS may not have seen the new image yet. '}` +
      'If the digest is that of an index of several platforms, give the raw index as `manifest-file`.',
  })
}

function listed(texts: readonly string[]): Sentence {
  return (quote) => texts.map((text) => quote(text)).join(', ')
}
