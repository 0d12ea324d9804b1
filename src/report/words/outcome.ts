import type { Facts } from '../../domain/facts.ts'
import type { Image } from '../../domain/image.ts'
import { CONCLUSIONS, conclusionOf, type Outcome } from '../../domain/report.ts'
import { visible } from '../../text.ts'

/** Sorts images by conclusion, the worst first. Images with the same conclusion keep their order. */
export function worstFirst(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.toSorted(
    (a, b) => CONCLUSIONS.indexOf(conclusionOf(b)) - CONCLUSIONS.indexOf(conclusionOf(a)),
  )
}

/** Returns the facts of a judged image. Returns null for an image with an error. */
export function factsOf(outcome: Outcome): Facts | null {
  return outcome.kind === 'judged' ? outcome.verdict.facts : null
}

/** Returns the name that reports show for an image. The name is untrusted. */
export function outcomeName(outcome: Outcome): string {
  return displayName(factsOf(outcome), outcome.image)
}

/** Returns the name of an image, followed by the platform if there is a platform. `facts` is null if TCSS gave no facts. */
export function displayName(facts: Facts | null, { given, platform }: Image): string {
  const name = nameOf(facts, given)
  return platform === null || platform.name === '' ? name : `${name} (${platform.name})`
}

/** Returns the name of an image in TCSS, or the text of the input if TCSS has no name. */
export function nameOf(facts: Facts | null, given: string): string {
  const known = facts?.name
  return known == null || known.startsWith('<none>') ? given : known
}

/** Returns the name of an image for plain text, without invisible characters. */
export function plainName(outcome: Outcome): string {
  return visible(outcomeName(outcome), 200)
}
