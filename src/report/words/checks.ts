import { scanAge } from '../../domain/age.ts'
import { orNull } from '../../domain/facts.ts'
import { KINDS } from '../../domain/finding.ts'
import { gatedKinds, type Policy } from '../../domain/policy.ts'
import { FINDING_RULES, LIMIT_RULES, type RuleName } from '../../domain/rules/rule-names.ts'
import { RULE } from '../../domain/rules/rules.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Check } from '../../domain/violation.ts'
import { phraseSource, writeDuration } from '../../forms.ts'
import { recordOf } from '../../records.ts'
import { plain, type Quote } from '../../text.ts'
import { phraseAge, shortDigest } from './units.ts'

/** One row of the table of checks. `found`, `allowed` and `note` are a few words without untrusted text. */
export interface CheckRow {
  readonly rule: RuleName
  readonly result: Check['result']
  readonly found: string
  readonly allowed: string
  readonly note: string
  readonly setBy: string
}

/** Returns one row for each rule, including rules that are off. */
export function checkRows(verdict: Verdict, quote: Quote = plain): readonly CheckRow[] {
  return verdict.checks.map((check) => {
    const { rule, result } = check
    const setBy = setByWords(rule, verdict.policy, quote)
    return { rule, result, setBy, note: '', ...CELLS[rule](check, verdict) }
  })
}

interface Cells extends Pick<CheckRow, 'found' | 'allowed'> {
  readonly note?: string
}
type WriteCells = (check: Check, verdict: Verdict) => Cells

const NOT_CHECKED = 'not checked'

/** The cells of a rule that is off and has no number to show. */
const OFF: Cells = { found: '', allowed: NOT_CHECKED }

const limitCells: WriteCells = ({ found, complete, allowed: limit }) => {
  const allowed = limit === null ? NOT_CHECKED : `${limit}`
  const isOff = typeof limit !== 'number'
  if (typeof found === 'number' && !isOff && found > limit)
    return { found: `${found}`, allowed, note: `${found - limit} over` }
  if (typeof found !== 'number' || complete !== true)
    return { found: 'unknown', allowed, note: isOff ? '' : 'scan incomplete' }
  return { found: `${found}`, allowed, note: isOff || limit === 0 ? '' : `${limit - found} left` }
}

const CELLS: Readonly<Record<RuleName, WriteCells>> = {
  ...recordOf(LIMIT_RULES, () => limitCells),
  deny: ({ result, found }, { policy }) =>
    result === 'off' ? OFF : { found: `${found}`, allowed: `none of ${policy.deny.length}` },
  'exception-expired': ({ result, found }) =>
    result === 'off' ? OFF : { found: `${found} needed`, allowed: '0' },
  'require-trusted': ({ result }, { facts }) => {
    const trusted = orNull(facts.trusted)
    const found = trusted === null ? 'unknown' : trusted ? 'yes' : 'no'
    return { found, allowed: result === 'off' ? NOT_CHECKED : 'required' }
  },
  'scan-incomplete': (_check, { scans, policy }) => {
    const gated = gatedKinds(policy)
    if (gated.length === 0) return OFF
    const complete = gated.filter((kind) => scans[kind].kind === 'complete').length
    // The note names the complete scans if the policy relies only on some kinds of scans.
    const isPartial = complete === gated.length && complete < KINDS.length
    return {
      found: `${complete} of ${gated.length}`,
      allowed: policy.incompleteScan.value === 'fail' ? 'all needed' : 'all, else warn',
      note: isPartial ? gated.map((kind) => `${kind} ✔`).join(' ') : '',
    }
  },
  'max-scan-age': (_check, { facts, policy, now }) => {
    const limit = policy.maxScanAge.value
    const age = scanAge(facts, now)
    return {
      found: age === null ? 'unknown' : phraseAge(age),
      allowed: limit === 'off' ? NOT_CHECKED : writeDuration(limit),
    }
  },
  'expected-digest': ({ result, violations }, { policy }) => {
    if (result === 'off') return OFF
    const expected = shortDigest(policy.expectedDigest.value)
    const [wrong] = violations.flatMap((one) => (one.kind === 'wrong-digest' ? [one.digests] : []))
    const found = wrong === undefined ? expected : wrong.map(shortDigest).slice(0, 2).join(' ') || 'none'
    return { found, allowed: expected }
  },
}

/** The rules about findings that another rule also counts. Reports never list these rules as not checked. */
const REFINEMENTS: readonly RuleName[] = ['deny', 'exception-expired', ...FINDING_RULES]

/** Returns the rules that are off. `note` has the number of findings that the rule would count. */
export function disabledRules(
  rows: readonly CheckRow[],
): readonly { readonly rule: RuleName; readonly note: string }[] {
  return rows
    .filter(({ rule, result }) => result === 'off' && !REFINEMENTS.includes(rule))
    .map(({ rule, found }) => ({ rule, note: /^\d+$/.test(found) ? ` (${found} found)` : '' }))
}

/** The maximum number of sources that are named for one rule. */
const SOURCES_LIMIT = 3

/** Writes where the settings of a rule were set. */
export function setByWords(rule: RuleName, policy: Policy, quote: Quote = plain): string {
  const sources = [...new Set(RULE[rule].sources(policy).map((source) => phraseSource(source, quote)))]
  const more = sources.length > SOURCES_LIMIT ? [`${sources.length - SOURCES_LIMIT} more`] : []
  const words = [...sources.slice(0, SOURCES_LIMIT), ...more].join(', ')
  // Names the setting of this rule, because its name differs from the name of the rule.
  return rule === 'scan-incomplete' ? `${words} of incomplete-scan` : words
}

/** Returns the state of each kind of scan, and whether the policy relies on the scan. */
export function scanRows({ scans, policy }: Verdict) {
  const gated = gatedKinds(policy)
  return KINDS.map((kind) => ({ kind, gated: gated.includes(kind), state: scans[kind] }))
}
