import type { Facts } from '../../domain/facts.ts'
import type { Image } from '../../domain/image.ts'
import { CONCLUSIONS, conclusionOf, type Outcome } from '../../domain/report.ts'
import { visible } from '../../text.ts'

/** Sorts images by conclusion, errors and failures first; equal ones stay in the given order. */
export function worstFirst(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.toSorted(
    (a, b) => CONCLUSIONS.indexOf(conclusionOf(b)) - CONCLUSIONS.indexOf(conclusionOf(a)),
  )
}

/** Returns the facts of an image that was judged; null for another one. */
export function factsOf(outcome: Outcome): Facts | null {
  return outcome.kind === 'judged' ? outcome.verdict.facts : null
}

/** Returns the name of an image as TCSS knows it, else its given text. The name is untrusted text. */
export function outcomeName(outcome: Outcome): string {
  return displayName(factsOf(outcome), outcome.image)
}

/** Returns the name of an image that need not be judged yet, with its platform if it is one of several. */
export function displayName(facts: Facts | null, { given, platform }: Image): string {
  const known = facts?.name
  const name = known == null || known.startsWith('<none>') ? given : known
  return platform === null || platform.name === '' ? name : `${name} (${platform.name})`
}

/** Returns the name of an image for plain text. */
export function plainName(outcome: Outcome): string {
  return visible(outcomeName(outcome), 200)
}
