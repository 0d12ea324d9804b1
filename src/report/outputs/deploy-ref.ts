import { DIGEST, repositoryOf } from '../../domain/image.ts'
import type { Outcome, Report } from '../../domain/report.ts'
import { factsOf } from '../words/outcome.ts'

/** Returns `repository@digest` for each judged image. Empty if the repository or the digest of any image is unknown. */
export function deployReferences({ outcomes, policy }: Report): readonly string[] {
  const references = outcomes.map((outcome) => {
    // Gives no reference for an image with an unexpected digest, which `mode: warn` allows but nothing should deploy.
    if (isUnexpected(outcome)) return null
    const facts = factsOf(outcome)
    const { platform, reference } = outcome.image
    if (platform !== null && reference !== null) return `${reference.repository}@${platform.index}`
    const known = facts?.name == null ? null : repositoryOf(facts.name)
    const digest = reference?.digest ?? (isExpected(outcome) ? policy?.expectedDigest.value : facts?.digest)
    // TCSS may use another name. The repository of the input is used only if the digest certainly belongs to the repository.
    const repository =
      reference === null || reference.repository === known || reference.digest !== null
        ? (reference?.repository ?? known)
        : null
    return repository !== null && digest != null && DIGEST.test(digest) ? `${repository}@${digest}` : null
  })
  const all = references.filter((reference) => reference !== null)
  if (all.length < references.length) return []
  // The platforms of one index have one reference together.
  return all.filter((one, n) => outcomes[n]?.image.platform === null || all.indexOf(one) === n)
}

function isUnexpected(outcome: Outcome): boolean {
  return (
    outcome.kind === 'judged' && outcome.verdict.violations.some(({ rule }) => rule === 'expected-digest')
  )
}

/** Tells whether one of the digests that TCSS names is the expected digest. */
function isExpected(outcome: Outcome): boolean {
  if (outcome.kind === 'errored') return false
  return outcome.verdict.checks.some(({ rule, result }) => rule === 'expected-digest' && result === 'passed')
}
