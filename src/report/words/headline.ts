import type { Kind } from '../../domain/finding.ts'
import type { Policy } from '../../domain/policy.ts'
import { CONCLUSIONS, type Conclusion, conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import type { Violation } from '../../domain/violation.ts'
import { plain, type Quote } from '../../text.ts'
import { adviseViolation } from './advice.ts'
import { capital, phraseReason, phraseSource, phraseViolation } from './phrase.ts'
import { plural } from './units.ts'

/** The verdict on one image in two or three words. */
export const WORDS: Readonly<Record<Conclusion, string>> = {
  pass: 'Allowed',
  skipped: 'Not judged: no credentials',
  warn: 'Allowed, with warnings',
  fail: 'Blocked',
  error: 'Blocked: no verdict',
}

/** Why nothing was judged, and that nothing is allowed. */
export const SKIPPED =
  'GitHub gives a pull request from a fork or from Dependabot no secrets, so TCSS was not asked, as `without-credentials: skip` says. ' +
  'The job goes on; `allowed` is false, and nothing is to be deployed by this run.'

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

/** How rules are broken, each with what to do about it; what one advice is for goes together. */
export function byAdvice(violations: readonly Violation[], quote: Quote) {
  return adviceOn(violations).map((advice) => {
    const concerned = violations.filter((one) => adviceOn([one]).includes(advice))
    return { advice, how: clausesOf(concerned, quote).join(' · ') }
  })
}

/** Why broken rules do not block: the setting that softens them. */
export function softenedBy(policy: Policy | null, quote: Quote = plain): string {
  const [words, source] =
    policy?.mode.value === 'warn'
      ? ['`mode: warn`', policy.mode.source]
      : ['`incomplete-scan: warn`', policy?.incompleteScan.source]
  return source?.kind === 'policy' ? `${words} (${phraseSource(source, quote)})` : words
}

/** How many images came out how, worst first: `3 blocked · 1 not judged · 408 allowed`. */
export function rollUp(outcomes: readonly Outcome[]): string {
  const words: Readonly<Record<Conclusion, string>> = {
    pass: 'allowed',
    skipped: 'not judged',
    warn: 'allowed with warnings',
    fail: 'blocked',
    error: 'not judged, so blocked',
  }
  return CONCLUSIONS.toReversed()
    .map(
      (word) => [outcomes.filter((outcome) => conclusionOf(outcome) === word).length, words[word]] as const,
    )
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(' · ')
}

/** The whole report in one line, without foreign text. */
export function titleOf({ outcomes, conclusion }: Report): string {
  const bad = outcomes.filter((outcome) => ['fail', 'error'].includes(conclusionOf(outcome))).length
  if (outcomes.length < 2) return WORDS[conclusion]
  return bad > 0
    ? `${bad} of ${outcomes.length} images blocked`
    : `${outcomes.length} images: ${WORDS[conclusion].toLowerCase()}`
}
