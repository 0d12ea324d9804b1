import { recordOf } from '../../records.ts'
import { scanAge } from '../age.ts'
import { isCounted } from '../evidence.ts'
import { orNull } from '../facts.ts'
import { gatedKinds } from '../policy.ts'
import { DEFAULT_SOURCE, effectOf, only, type Rule } from './rule.ts'
import { LIMIT_RULES, type LimitRule, type RuleName } from './rule-names.ts'

/** The definition of each rule. `report/words/rule-words.ts` has the texts about the rules. */
export const RULE: Readonly<Record<RuleName, Rule>> = {
  ...recordOf(LIMIT_RULES, limitRule),

  /** Fails if a denied vulnerability is listed or cannot be ruled out. No limit, exception or mode changes that. */
  deny: {
    sources: ({ deny }) => (deny.length === 0 ? [DEFAULT_SOURCE] : deny.map(({ source }) => source)),
    check: ({ facts, policy: { deny }, scans }) => {
      const listed = new Set(facts.vulnerabilities?.findings.flatMap(({ ids }) => ids ?? []))
      const denied = deny.map(({ id }) => id)
      const ids = denied.filter((id) => listed.has(id))
      const isKnown = scans.vulnerability.kind === 'complete'
      const hidden = isKnown ? [] : denied.filter((id) => !listed.has(id))
      return {
        found: deny.length === 0 ? null : ids.length,
        allowed: deny.length === 0 ? null : 0,
        isKnown,
        violations: [
          ...only(ids.length > 0, { kind: 'denied', rule: 'deny', ids, effect: 'fail' }),
          ...only(hidden.length > 0, { kind: 'not-ruled-out', rule: 'deny', ids: hidden, effect: 'fail' }),
        ],
      }
    },
  },

  /** Reports an expired exception if a limit is exceeded and counts a finding of the exception. */
  'exception-expired': {
    sources: ({ exceptions }) =>
      exceptions.length === 0 ? [DEFAULT_SOURCE] : exceptions.map(({ source }) => source),
    check: ({ policy, tallies, exceptions }) => {
      const exceeded = LIMIT_RULES.filter((rule) => {
        const { value } = policy.limits[rule]
        return value !== 'off' && (tallies[rule].count ?? 0) > value
      })
      const expired = exceptions.expired.filter(({ findings }) =>
        findings.some((finding) => exceeded.some((rule) => isCounted(rule, finding, policy))),
      )
      const isOff = policy.exceptions.length === 0
      const effect = effectOf(policy)
      return {
        found: isOff ? null : expired.length,
        allowed: isOff ? null : 0,
        violations: only(expired.length > 0, { kind: 'expired', rule: 'exception-expired', expired, effect }),
      }
    },
  },

  /** Fails unless TCSS marks the image as trusted. */
  'require-trusted': {
    sources: ({ requireTrusted }) => [requireTrusted.source],
    check: ({ facts: { trusted }, policy }) => {
      const found = orNull(trusted)
      const effect = effectOf(policy)
      return {
        found,
        allowed: policy.requireTrusted.value ? true : null,
        violations: only(found !== true, { kind: 'untrusted', rule: 'require-trusted', trusted, effect }),
      }
    },
  },

  /** Reports each incomplete scan that a limit or a denial uses. */
  'scan-incomplete': {
    sources: ({ incompleteScan }) => [incompleteScan.source],
    check: ({ policy, scans }) => {
      const gated = gatedKinds(policy)
      const violations = gated.flatMap((scan) => {
        const state = scans[scan]
        if (state.kind === 'complete') return []
        const { reason } = state
        // TCSS may never scan an unknown image, so the image fails with every policy.
        const isUnknownImage = reason.kind === 'unknown-image'
        const effect = isUnknownImage ? 'fail' : effectOf(policy, policy.incompleteScan.value)
        return [{ kind: 'incomplete', rule: 'scan-incomplete', scan, reason, effect } as const]
      })
      const isOff = gated.length === 0
      return { found: isOff ? null : violations.length, allowed: isOff ? null : 0, violations }
    },
  },

  /** Fails if the last scan is too old, or if the time of the last scan is unknown. */
  'max-scan-age': {
    sources: ({ maxScanAge }) => [maxScanAge.source],
    check: ({ facts, policy, now }) => {
      const { value: allowed } = policy.maxScanAge
      const age = scanAge(facts, now)
      const found = age === null ? null : Math.floor(age / 1_000)
      if (allowed === 'off') return { found, allowed: null }
      const isTooOld = age === null || age > allowed
      const effect = effectOf(policy)
      return {
        found,
        allowed: allowed / 1_000,
        violations: only(isTooOld, { kind: 'stale', rule: 'max-scan-age', age, allowed, effect }),
      }
    },
  },

  /** Fails unless the image, or the index that contains the image, has the expected digest. */
  'expected-digest': {
    sources: ({ expectedDigest }) => [expectedDigest.source],
    check: ({ image, facts: { digest, repoDigests }, policy }) => {
      const { value: expected } = policy.expectedDigest
      if (expected === 'none') return { found: digest, allowed: null }
      const digests = [...new Set(digest === null ? repoDigests : [digest, ...repoDigests])]
      const isExpected = digests.includes(expected) || image.platform?.index === expected
      const effect = effectOf(policy)
      return {
        found: isExpected ? expected : digest,
        allowed: expected,
        violations: only(!isExpected, {
          kind: 'wrong-digest',
          rule: 'expected-digest',
          expected,
          digests,
          effect,
        }),
      }
    },
  },
}

function limitRule(rule: LimitRule): Rule {
  return {
    sources: ({ limits }) => [limits[rule].source],
    check: ({ policy, tallies }) => {
      const { count: found, complete } = tallies[rule]
      const { value: allowed } = policy.limits[rule]
      if (allowed === 'off') return { found, complete, allowed: null }
      const effect = effectOf(policy)
      return {
        found,
        complete,
        allowed,
        isKnown: complete && found !== null,
        violations:
          found !== null && found > allowed ? [{ kind: 'over-limit', rule, found, allowed, effect }] : [],
      }
    },
  }
}
