import type { Kind } from '../domain/facts.ts'
import type { Policy } from '../domain/policy.ts'
import { CONCLUSIONS, type Conclusion, type Outcome, type Report, wordFor } from '../domain/report.ts'
import type { Violation } from '../domain/violation.ts'
import type { Quote } from '../text.ts'
import { adviseViolation } from './advice.ts'
import { capital, phraseReason, phraseViolation } from './phrase.ts'
import { plural } from './units.ts'

/** The verdict on one image in two or three words. */
export const WORDS: Readonly<Record<Conclusion, string>> = {
  pass: 'Allowed',
  warn: 'Allowed, with warnings',
  fail: 'Blocked',
  error: 'Blocked: no verdict',
}

/** How many rules of one image are broken, and how each is, as `3 rules broken` and clauses. */
export function brokenRules(violations: readonly Violation[], quote: Quote) {
  const rules = new Set(violations.map((violation) => violation.rule)).size
  return { count: `${plural(rules, 'rule')} broken`, clauses: clausesOf(violations, quote) }
}

/** A clause for each violation; scans that are incomplete for the same reason share one. */
export function clausesOf(violations: readonly Violation[], quote: Quote): readonly string[] {
  const clauses = new Map<string, Kind[]>()
  for (const violation of violations) {
    const incomplete = violation.kind === 'incomplete'
    const clause = incomplete ? phraseReason(violation.reason, quote) : phraseViolation(violation, quote)
    const kinds = clauses.get(clause) ?? []
    clauses.set(clause, incomplete ? [...kinds, violation.scan] : kinds)
  }
  return [...clauses].map(([clause, kinds]) =>
    kinds.length === 0 ? clause : `${listed(kinds)} scan: ${clause}`,
  )
}

/** `vulnerability, virus and risk`. */
function listed(words: readonly string[]): string {
  const [last = '', ...others] = words.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}

/** What to do about them, each advice once. */
export function adviceOn(violations: readonly Violation[]): readonly string[] {
  return [...new Set(violations.map((violation) => `${capital(adviseViolation(violation))}.`))]
}

/** Why broken rules do not block: the setting that softens them. */
export function softenedBy(policy: Policy | null): string {
  return policy?.mode.value === 'warn' ? '`mode: warn`' : '`incomplete-scan: warn`'
}

/** How many images came out how, worst first: `3 blocked · 1 not judged · 408 allowed`. */
export function rollUp(outcomes: readonly Outcome[]): string {
  const words: Readonly<Record<Conclusion, string>> = {
    pass: 'allowed',
    warn: 'allowed with warnings',
    fail: 'blocked',
    error: 'not judged, so blocked',
  }
  return CONCLUSIONS.toReversed()
    .map((word) => [outcomes.filter((outcome) => wordFor(outcome) === word).length, words[word]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(' · ')
}

/** The whole report in one line, without foreign text. */
export function titleOf({ outcomes, conclusion }: Report): string {
  const bad = outcomes.filter((outcome) => ['fail', 'error'].includes(wordFor(outcome))).length
  if (outcomes.length < 2) return WORDS[conclusion]
  return bad > 0
    ? `${bad} of ${outcomes.length} images blocked`
    : `${outcomes.length} images: ${WORDS[conclusion].toLowerCase()}`
}
