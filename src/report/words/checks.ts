import { KINDS } from '../../domain/finding.ts'
import { gatedKinds, type Policy } from '../../domain/policy.ts'
import { FINDING_RULES, type RuleName } from '../../domain/rules/rule-names.ts'
import { RULE } from '../../domain/rules/rules.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Check } from '../../domain/violation.ts'
import { plain, type Quote } from '../../text.ts'
import type { CheckCells } from './check-cells.ts'
import { phraseSource } from './phrase.ts'
import { RULE_WORDS } from './rule-words.ts'

/** One row of the table of checks. */
export interface CheckRow extends CheckCells {
  readonly rule: RuleName
  readonly result: Check['result']
  readonly setBy: string
}

/** Returns one row for each rule, rules that are off included. */
export function checkRows(verdict: Verdict, quote: Quote = plain): readonly CheckRow[] {
  return verdict.checks.map((check) => {
    const { rule, result } = check
    const cells = RULE_WORDS[rule].cells(check, verdict)
    return { rule, result, setBy: setByWords(rule, verdict.policy, quote), ...cells }
  })
}

/** Rules that look closer at something another rule counts as well. */
const REFINEMENTS: readonly RuleName[] = ['deny', 'exception-expired', ...FINDING_RULES]

/** Returns the rules that are off, each with the number of its findings, so that silence is not taken for a good sign. */
export function disabledRules(
  rows: readonly CheckRow[],
): readonly { readonly rule: RuleName; readonly note: string }[] {
  return rows
    .filter(({ rule, result }) => result === 'off' && !REFINEMENTS.includes(rule))
    .map(({ rule, found }) => ({ rule, note: /^\d+$/.test(found) ? ` (${found} found)` : '' }))
}

/** Most sources of one setting that are named. */
const SOURCES_LIMIT = 3

/** Writes where the values that a rule compares with were set. */
export function setByWords(rule: RuleName, policy: Policy, quote: Quote = plain): string {
  const sources = [...new Set(RULE[rule].sources(policy).map((source) => phraseSource(source, quote)))]
  const more = sources.length > SOURCES_LIMIT ? [`${sources.length - SOURCES_LIMIT} more`] : []
  const words = [...sources.slice(0, SOURCES_LIMIT), ...more].join(', ')
  // The setting has another name than its rule.
  return rule === 'scan-incomplete' ? `${words} of incomplete-scan` : words
}

/** Returns the state of each kind of scan, and whether the policy relies on it. */
export function scanRows({ scans, policy }: Verdict) {
  const gated = gatedKinds(policy)
  return KINDS.map((kind) => ({ kind, gated: gated.includes(kind), state: scans[kind] }))
}
