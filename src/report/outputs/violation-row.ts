import { kindOf } from '../../domain/rules/rule-names.ts'
import type { Violation } from '../../domain/violation.ts'
import { phraseViolation } from '../words/phrase.ts'

/** Describes a violation as a row of the output `violations`. */
export function violationRow(violation: Violation) {
  return {
    rule: violation.rule,
    kind: scanKindOf(violation),
    ...numbersOf(violation),
    message: phraseViolation(violation),
  }
}

/** Returns the found and allowed numbers: totals, or the age of a scan in seconds. */
function numbersOf(violation: Violation): { readonly found: number | null; readonly allowed: number | null } {
  if (violation.kind === 'over-limit') return { found: violation.found, allowed: violation.allowed }
  if (violation.kind !== 'stale') return { found: null, allowed: null }
  const { age, allowed } = violation
  return { found: age === null ? null : Math.floor(age / 1_000), allowed: allowed / 1_000 }
}

function scanKindOf(violation: Violation): string | null {
  if (violation.kind === 'incomplete') return violation.scan
  if (violation.kind === 'denied' || violation.kind === 'expired') return 'vulnerability'
  return violation.kind === 'over-limit' ? kindOf(violation.rule) : null
}
