import { DIGEST, repositoryOf } from '../../domain/image.ts'
import type { Outcome, Report } from '../../domain/report.ts'
import { factsOf } from '../words/outcome.ts'

/** Names every image to deploy by the repository and digest that were judged. Empty if one of them is unknown. */
export function deployReferences({ outcomes, policy }: Report): readonly string[] {
  const references = outcomes.map((outcome) => {
    // Under `mode: warn` an image with another digest than expected is allowed, but must not be deployed.
    if (isUnexpected(outcome)) return null
    const facts = factsOf(outcome)
    const { platform, reference } = outcome.image
    if (platform !== null && reference !== null) return `${reference.repository}@${platform.index}`
    const known = facts?.name == null ? null : repositoryOf(facts.name)
    const digest = reference?.digest ?? (isExpected(outcome) ? policy?.expectedDigest.value : facts?.digest)
    // TCSS may know the image by another name, so the given repository is used only if the digest belongs to it for sure.
    const repository =
      reference === null || reference.repository === known || reference.digest !== null
        ? (reference?.repository ?? known)
        : null
    return repository !== null && digest != null && DIGEST.test(digest) ? `${repository}@${digest}` : null
  })
  const all = references.filter((reference) => reference !== null)
  return all.length < references.length ? [] : [...new Set(all)]
}

function isUnexpected(outcome: Outcome): boolean {
  return (
    outcome.kind === 'judged' && outcome.verdict.violations.some(({ rule }) => rule === 'expected-digest')
  )
}

/** Tells whether the image has the expected digest. TCSS may name several digests, in any order. */
function isExpected(outcome: Outcome): boolean {
  if (outcome.kind === 'errored') return false
  return outcome.verdict.checks.some(({ rule, result }) => rule === 'expected-digest' && result === 'passed')
}
