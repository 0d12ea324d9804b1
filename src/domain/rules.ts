import { scanAge } from './age.ts'
import { isCounted, scansAsJudged, type Tally } from './evidence.ts'
import type { ExceptionResult } from './exception.ts'
import { type Facts, orNull, type ScanState } from './facts.ts'
import type { Kind } from './finding.ts'
import type { Image } from './image.ts'
import { type Effect, gatedKinds, type Policy } from './policy.ts'
import { LIMIT_RULES, type LimitRule, type RuleName } from './rules/rule-names.ts'
import type { Check, JudgingContext, Violation } from './violation.ts'

/** All that a rule may look at; `scans` are as judged. */
export interface Evidence extends JudgingContext {
  readonly image: Image
  readonly facts: Facts
  readonly scans: Readonly<Record<Kind, ScanState>>
  readonly tallies: Readonly<Record<LimitRule, Tally>>
  readonly exceptions: ExceptionResult
}

/** How one rule comes out. */
export function check(rule: RuleName, evidence: Evidence): Check {
  switch (rule) {
    case 'deny':
      return checkDenied(evidence)
    case 'exception-expired':
      return checkExpired(evidence)
    case 'require-trusted':
      return checkTrust(evidence)
    case 'scan-incomplete':
      return checkScans(evidence)
    case 'max-scan-age':
      return checkAge(evidence)
    case 'expected-digest':
      return checkDigest(evidence)
    default:
      return checkLimit(rule, evidence)
  }
}

function checkTrust({ facts, policy }: Evidence): Check {
  const rule = 'require-trusted'
  if (!policy.requireTrusted.value) return off(rule)
  return orNull(facts.trusted) === true
    ? passed(rule)
    : broken({ kind: 'untrusted', rule, trusted: facts.trusted, effect: effectOf('fail', policy) })
}

function checkAge({ facts, policy, now }: Pick<Evidence, 'facts' | 'policy' | 'now'>): Check {
  const rule = 'max-scan-age'
  const allowed = policy.maxScanAge.value
  if (allowed === 'off') return off(rule)
  const age = scanAge(facts, now)
  return age !== null && age <= allowed
    ? passed(rule)
    : broken({ kind: 'stale', rule, age, allowed, effect: effectOf('fail', policy) })
}

/** Whether a new scan of the image would tell what the policy asks for: a gated kind is unknown, or the last scan too old. */
export function needsScan(facts: Facts, { policy, now }: JudgingContext): boolean {
  const scans = scansAsJudged(facts, { policy, now })
  const unknown = gatedKinds(policy).some((kind) => scans[kind].kind === 'incomplete')
  return unknown || checkAge({ facts, policy, now }).violations.length > 0
}

function checkDigest({ image, facts, policy }: Evidence): Check {
  const rule = 'expected-digest'
  const expected = policy.expectedDigest.value
  if (expected === 'none') return off(rule)
  const digests = digestsOf(facts)
  return digests.includes(expected) || image.platform?.index === expected
    ? passed(rule)
    : broken({ kind: 'wrong-digest', rule, expected, digests, effect: effectOf('fail', policy) })
}

/** Every manifest digest under which the image is known, each once. */
function digestsOf({ digest, repoDigests }: Facts): readonly string[] {
  return [...new Set(digest === null ? repoDigests : [digest, ...repoDigests])]
}

function off(rule: RuleName): Check {
  return { rule, result: 'off', violations: [] }
}

function passed(rule: RuleName): Check {
  return { rule, result: 'passed', violations: [] }
}

function broken(violation: Violation): Check {
  return { rule: violation.rule, result: violation.effect, violations: [violation] }
}

function checkLimit(rule: LimitRule, { policy, tallies }: Evidence): Check {
  const allowed = policy.limits[rule].value
  if (allowed === 'off') return off(rule)
  const { count, complete } = tallies[rule]
  if (count !== null && count > allowed) {
    return broken({ kind: 'over-limit', rule, found: count, allowed, effect: effectOf('fail', policy) })
  }
  return { rule, result: complete && count !== null ? 'passed' : 'unknown', violations: [] }
}

/** Whatever a limit, an exception or the mode says. */
function checkDenied({ facts, policy, scans }: Evidence): Check {
  const rule = 'deny'
  if (policy.deny.length === 0) return off(rule)
  const listed = new Set(facts.vulnerabilities?.findings.map(({ id }) => id))
  const ids = policy.deny.map(({ id }) => id).filter((id) => listed.has(id))
  if (ids.length > 0) return broken({ kind: 'denied', rule, ids, effect: 'fail' })
  return { rule, result: scans.vulnerability.kind === 'complete' ? 'passed' : 'unknown', violations: [] }
}

/** Never by itself: an exception that has expired is named beside a limit that counts what it was about. */
function checkExpired({ policy, tallies, exceptions }: Evidence): Check {
  const rule = 'exception-expired'
  if (policy.exceptions.length === 0) return off(rule)
  const limits = LIMIT_RULES.filter((one) => {
    const { value } = policy.limits[one]
    return value !== 'off' && (tallies[one].count ?? 0) > value
  })
  const expired = exceptions.expired.filter(({ findings }) =>
    findings.some((finding) => limits.some((one) => isCounted(one, finding, policy))),
  )
  return expired.length === 0
    ? passed(rule)
    : broken({ kind: 'expired', rule, expired, effect: effectOf('fail', policy) })
}

function checkScans({ policy, scans }: Evidence): Check {
  const rule = 'scan-incomplete'
  const gated = gatedKinds(policy)
  const effect = effectOf(policy.incompleteScan.value, policy)
  const violations = gated.flatMap((scan): Violation[] => {
    const state = scans[scan]
    if (state.kind === 'complete') return []
    const { reason } = state
    // An image that TCSS does not know is not one whose scan is late: no setting lets it pass.
    return [
      { kind: 'incomplete', rule, scan, reason, effect: reason.kind === 'unknown-image' ? 'fail' : effect },
    ]
  })
  if (gated.length === 0) return { rule, result: 'off', violations }
  if (violations.length === 0) return passed(rule)
  return { rule, result: violations.some((one) => one.effect === 'fail') ? 'fail' : 'warn', violations }
}

function effectOf(effect: Effect, policy: Policy): Effect {
  return policy.mode.value === 'warn' ? 'warn' : effect
}
