import type { Kind } from '../../domain/finding.ts'
import type { Policy } from '../../domain/policy.ts'
import { CONCLUSIONS, type Conclusion, conclusionOf, type Outcome, type Report } from '../../domain/report.ts'
import type { Violation } from '../../domain/violation.ts'
import { phraseSource } from '../../forms.ts'
import { plain, type Quote } from '../../text.ts'
import { adviseViolation } from './advice.ts'
import { phraseReason, phraseViolation } from './phrase.ts'
import { capital, plural } from './units.ts'

export const CONCLUSION_WORDS: Readonly<Record<Conclusion, string>> = {
  pass: 'Allowed',
  skipped: 'Not judged: no credentials',
  warn: 'Allowed, with warnings',
  fail: 'Blocked',
  error: 'Blocked: no verdict',
}

/** The message of a run that has no credentials and therefore judges no image. */
export const SKIPPED =
  'GitHub gives no secrets to a pull request from a fork or from Dependabot, so TCSS was not queried, as `without-credentials: skip` demands. ' +
  'The job continues; `allowed` is false, and this run must not deploy anything.'

/** Warns that the answers come from this machine. Returns null if the answers come from Tencent Cloud. */
export function phraseNotReal(
  { local, host }: Report,
  quote: Quote = (untrusted) => untrusted,
): string | null {
  return local
    ? `Not a real verdict: the answers come from ${quote(host ?? 'an API')} on this machine, not from Tencent Cloud.`
    : null
}

/** Counts the violated rules of one image, such as `3 rules violated`. */
export function countRules(violations: readonly Violation[]): string {
  return `${plural(new Set(violations.map(({ rule }) => rule)).size, 'rule')} violated`
}

/** Phrases each violation as a clause. Scans that are incomplete for the same reason share one clause. */
export function clausesOf(violations: readonly Violation[], quote: Quote): readonly string[] {
  const clauses = new Map<string, Kind[]>()
  for (const violation of violations) {
    const incomplete = violation.kind === 'incomplete'
    const clause = incomplete ? phraseReason(violation.reason, quote) : phraseViolation(violation, quote)
    const kinds = clauses.get(clause) ?? []
    clauses.set(clause, incomplete ? [...kinds, violation.scan] : kinds)
  }
  return [...clauses].map(([clause, kinds]) =>
    kinds.length === 0 ? clause : `${enumerate(kinds)} scan: ${clause}`,
  )
}

/** Joins words as `vulnerability, virus and risk`. */
function enumerate(words: readonly string[]): string {
  const [last = '', ...others] = words.toReversed()
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`
}

/** Returns the advice about violations, without duplicates. */
export function adviceOn(violations: readonly Violation[]): readonly string[] {
  return [...new Set(violations.map((violation) => `${capital(adviseViolation(violation))}.`))]
}

/** Groups violations by advice. Each group has the advice and the clauses of its violations. */
export function byAdvice(violations: readonly Violation[], quote: Quote) {
  return adviceOn(violations).map((advice) => {
    const concerned = violations.filter((one) => adviceOn([one]).includes(advice))
    return { advice, clauses: clausesOf(concerned, quote).join(' · ') }
  })
}

/** Names the setting that turns violations into warnings. */
export function softenedBy(policy: Policy | null, quote: Quote = plain): string {
  const [words, source] =
    policy?.mode.value === 'warn'
      ? ['`mode: warn`', policy.mode.source]
      : ['`incomplete-scan: warn`', policy?.incompleteScan.source]
  return source?.kind === 'policy' ? `${words} (${phraseSource(source, quote)})` : words
}

/** Counts the images by conclusion, worst first, such as `3 blocked · 408 allowed`. */
export function countOutcomes(outcomes: readonly Outcome[]): string {
  const words: Readonly<Record<Conclusion, string>> = {
    pass: 'allowed',
    skipped: 'not judged',
    warn: 'allowed with warnings',
    fail: 'blocked',
    error: 'blocked without a verdict',
  }
  return CONCLUSIONS.toReversed()
    .flatMap((conclusion) => {
      const count = outcomes.filter((outcome) => conclusionOf(outcome) === conclusion).length
      return count === 0 ? [] : [`${count} ${words[conclusion]}`]
    })
    .join(' · ')
}

/** Sums up the report in one line, without untrusted text. */
export function titleOf({ outcomes, conclusion }: Report): string {
  const blocked = outcomes.filter((outcome) => ['fail', 'error'].includes(conclusionOf(outcome))).length
  if (outcomes.length < 2) return CONCLUSION_WORDS[conclusion]
  return blocked > 0
    ? `${blocked} of ${outcomes.length} images blocked`
    : `${outcomes.length} images: ${CONCLUSION_WORDS[conclusion].toLowerCase()}`
}
