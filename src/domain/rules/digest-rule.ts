import type { Facts } from '../facts.ts'
import { checked, effectOf, off, only, type Rule } from './rule.ts'

/** Fails when TCSS knows the image under other manifest digests than the expected one. */
export const digestRule: Rule = {
  sources: ({ expectedDigest }) => [expectedDigest.source],
  check: ({ image, facts, policy }) => {
    const rule = 'expected-digest'
    const expected = policy.expectedDigest.value
    if (expected === 'none') return off(rule, { found: facts.digest })
    const digests = digestsOf(facts)
    const isExpected = digests.includes(expected) || image.platform?.index === expected
    return checked(rule, {
      found: isExpected ? expected : facts.digest,
      allowed: expected,
      violations: only(!isExpected, {
        kind: 'wrong-digest',
        rule,
        expected,
        digests,
        effect: effectOf(policy),
      }),
    })
  },
}

/** Returns every manifest digest under which the image is known, each once. */
function digestsOf({ digest, repoDigests }: Facts): readonly string[] {
  return [...new Set(digest === null ? repoDigests : [digest, ...repoDigests])]
}
