import { scanAge } from '../../domain/age.ts'
import { orNull } from '../../domain/facts.ts'
import { KINDS } from '../../domain/finding.ts'
import { gatedKinds, type Policy } from '../../domain/policy.ts'
import { LIMIT_RULES, type RuleName } from '../../domain/rules/rule-names.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { plain } from '../../text.ts'
import { sourcesOf } from '../words/checks.ts'
import { clausesOf } from '../words/headline.ts'
import { sourceJson } from './json-values.ts'

/** By what an image was judged; null where nobody knows any more. */
export interface JudgedBy {
  readonly policy: Policy | null
  readonly now: Date
}

type Value = number | boolean | string | null

/** How every rule came out, also those that are off: what it found and allowed, and where that was set. */
export function checksJson(verdict: Verdict, { policy, now }: JudgedBy) {
  return verdict.checks.map(({ rule, result, violations }) => {
    const sources = policy === null ? [] : sourcesOf(rule, policy)
    const distinct = new Map(sources.map(sourceJson).map((one) => [JSON.stringify(one), one]))
    return {
      rule,
      result,
      found: foundBy(rule, verdict, { policy, now }),
      complete: isComplete(rule, verdict),
      allowed: policy === null || result === 'off' ? null : allowedBy(rule, policy),
      message: violations.length === 0 ? null : clausesOf(violations, plain).join('; '),
      setBy: [...distinct.values()],
    }
  })
}

/** Whether what was found is all there is; null for a rule without a limit. */
function isComplete(rule: RuleName, { tallies }: Verdict): boolean | null {
  const limited = LIMIT_RULES.find((one) => one === rule)
  return limited === undefined ? null : tallies[limited].complete
}

/** What there is of what a rule is about, whether or not it is asked for; an age in seconds. Null for what is not known. */
function foundBy(
  rule: RuleName,
  { facts, tallies, violations, scans, checks }: Verdict,
  by: JudgedBy,
): Value {
  const broken = violations.filter((one) => one.rule === rule)
  const isOff = checks.some((one) => one.rule === rule && one.result === 'off')
  switch (rule) {
    case 'deny':
      return isOff ? null : broken.flatMap((one) => (one.kind === 'denied' ? one.ids : [])).length
    case 'exception-expired':
      return isOff ? null : broken.flatMap((one) => (one.kind === 'expired' ? one.expired : [])).length
    case 'require-trusted':
      return orNull(facts.trusted)
    case 'scan-incomplete': {
      const kinds = by.policy === null ? KINDS : gatedKinds(by.policy)
      return isOff ? null : kinds.filter((kind) => scans[kind].kind === 'incomplete').length
    }
    case 'max-scan-age': {
      const age = scanAge(facts, by.now)
      return age === null ? null : Math.floor(age / 1_000)
    }
    case 'expected-digest':
      return isOff || broken.length > 0 ? facts.digest : (by.policy?.expectedDigest.value ?? facts.digest)
    default:
      return tallies[rule].count
  }
}

/** What a rule that is on allows: the most of it, an age in seconds, or what must be so. */
function allowedBy(rule: RuleName, policy: Policy): Value {
  switch (rule) {
    case 'deny':
    case 'exception-expired':
    case 'scan-incomplete':
      return 0
    case 'require-trusted':
      return true
    case 'max-scan-age':
      return policy.maxScanAge.value === 'off' ? null : policy.maxScanAge.value / 1_000
    case 'expected-digest':
      return policy.expectedDigest.value
    default: {
      const { value } = policy.limits[rule]
      return value === 'off' ? null : value
    }
  }
}
