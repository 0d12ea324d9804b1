import type { Facts } from '../../domain/facts.ts'
import type { Image } from '../../domain/image.ts'
import { CONCLUSIONS, conclusionOf, type Outcome } from '../../domain/report.ts'
import { visible } from '../../text.ts'

/** Errors and failures before warnings and passes; otherwise in the order asked. */
export function worstFirst(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.toSorted(
    (a, b) => CONCLUSIONS.indexOf(conclusionOf(b)) - CONCLUSIONS.indexOf(conclusionOf(a)),
  )
}

/** The facts of an image that was judged, or null. */
export function factsOf(outcome: Outcome): Facts | null {
  return outcome.kind === 'judged' ? outcome.verdict.facts : null
}

/** What a person calls the image: its name where TCSS knows one, else what was asked for. Foreign text. */
export function nameOf(outcome: Outcome): string {
  return callName(factsOf(outcome), outcome.image)
}

/** The same while nothing is judged yet. One platform of several says which. */
export function callName(facts: Facts | null, { given, platform }: Image): string {
  const known = facts?.name
  const name = known == null || known.startsWith('<none>') ? given : known
  return platform === null || platform.name === '' ? name : `${name} (${platform.name})`
}

/** The name as plain text. */
export function plainName(outcome: Outcome): string {
  return visible(nameOf(outcome), 200)
}
