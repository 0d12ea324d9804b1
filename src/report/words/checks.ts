import { scanAge } from '../../domain/age.ts'
import { orNull } from '../../domain/facts.ts'
import { KINDS } from '../../domain/finding.ts'
import { gatedKinds, type Policy, type Source } from '../../domain/policy.ts'
import { type LimitRule, type RuleName, SEVERITY_RULES } from '../../domain/rules/rule-names.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Check, JudgingContext } from '../../domain/violation.ts'
import { writeDuration } from '../../forms.ts'
import { plain, type Quote } from '../../text.ts'
import { phraseSource } from './phrase.ts'
import { phraseAge, shortDigest } from './units.ts'

/** One row of the table of checks, in plain words of ours. */
export interface CheckRow {
  readonly rule: RuleName
  readonly result: Check['result']
  readonly found: string
  readonly allowed: string
  readonly note: string
  readonly setBy: string
}

/** What every rule found, allowed and concluded; a row a rule, also for rules that are off. */
export function checkRows(
  verdict: Verdict,
  { policy, now }: JudgingContext,
  quote: Quote = plain,
): readonly CheckRow[] {
  return verdict.checks.map(({ rule, result }): CheckRow => {
    const setBy = setByWords(rule, policy, quote)
    return { rule, result, setBy, ...finding(rule, verdict, { policy, now }) }
  })
}

type Finding = Pick<CheckRow, 'found' | 'allowed' | 'note'>

function finding(rule: RuleName, verdict: Verdict, standards: JudgingContext): Finding {
  const { policy, now } = standards
  switch (rule) {
    case 'deny': {
      const { length } = policy.deny
      const denied = verdict.violations.flatMap((violation) =>
        violation.kind === 'denied' ? violation.ids : [],
      )
      return {
        found: length === 0 ? '' : `${denied.length}`,
        allowed: length === 0 ? NOT_CHECKED : `none of ${length}`,
        note: '',
      }
    }
    case 'exception-expired': {
      const [broken] = verdict.violations.flatMap((one) => (one.kind === 'expired' ? [one.expired] : []))
      const { length } = policy.exceptions
      return {
        found: length === 0 ? '' : `${broken?.length ?? 0} expired`,
        allowed: length === 0 ? NOT_CHECKED : 'none needed',
        note: '',
      }
    }
    case 'require-trusted': {
      const trusted = orNull(verdict.facts.trusted)
      const found = trusted === null ? 'unknown' : trusted ? 'yes' : 'no'
      return { found, allowed: policy.requireTrusted.value ? 'required' : NOT_CHECKED, note: '' }
    }
    case 'scan-incomplete':
      return scansFinding(verdict, policy)
    case 'max-scan-age': {
      const limit = policy.maxScanAge.value
      const age = scanAge(verdict.facts, now)
      const found = age === null ? 'unknown' : phraseAge(age)
      return { found, allowed: limit === 'off' ? NOT_CHECKED : writeDuration(limit), note: '' }
    }
    case 'expected-digest': {
      const expected = policy.expectedDigest.value
      if (expected === 'none') return { found: '', allowed: NOT_CHECKED, note: '' }
      const [wrong] = verdict.violations.flatMap((one) => (one.kind === 'wrong-digest' ? [one.digests] : []))
      const found =
        wrong === undefined ? shortDigest(expected) : wrong.map(shortDigest).slice(0, 2).join(' ') || 'none'
      return { found, allowed: shortDigest(expected), note: '' }
    }
    default:
      return limitFinding(rule, verdict, policy)
  }
}

const NOT_CHECKED = 'not checked'

function scansFinding({ scans }: Verdict, policy: Policy): Finding {
  const gated = gatedKinds(policy)
  if (gated.length === 0) return { found: '', allowed: NOT_CHECKED, note: '' }
  const complete = gated.filter((kind) => scans[kind].kind === 'complete').length
  return {
    found: `${complete} of ${gated.length}`,
    allowed: policy.incompleteScan.value === 'fail' ? 'all needed' : 'all, else warn',
    // Of all kinds the numbers say as much.
    note:
      complete === gated.length && complete < KINDS.length ? gated.map((kind) => `${kind} ✔`).join(' ') : '',
  }
}

function limitFinding(rule: LimitRule, { tallies: all }: Verdict, policy: Policy): Finding {
  const limit = policy.limits[rule].value
  const { count, complete } = all[rule]
  const allowed = limit === 'off' ? NOT_CHECKED : `${limit}`
  if (limit !== 'off' && count !== null && count > limit) {
    return { found: `${count}`, allowed, note: `${count - limit} over` }
  }
  if (!complete || count === null)
    return { found: 'unknown', allowed, note: limit === 'off' ? '' : 'scan incomplete' }
  return {
    found: `${count}`,
    allowed,
    note: limit === 'off' || limit === 0 ? '' : `${limit - count} left`,
  }
}

/** Rules that look closer at what another one counts as well. */
const FINER: readonly RuleName[] = ['deny', 'exception-expired', 'max-exploitable', ...SEVERITY_RULES]

/** The rules that are off, each with what there was to find: nobody takes its absence for a good sign. */
export function rowsOff(
  rows: readonly CheckRow[],
): readonly { readonly rule: RuleName; readonly note: string }[] {
  return rows
    .filter(({ rule, result }) => result === 'off' && !FINER.includes(rule))
    .map(({ rule, found }) => ({ rule, note: /^\d+$/.test(found) ? ` (${found} found)` : '' }))
}

/** Where the value that a rule goes by was set; by which input, where that has another name. */
export function setByWords(rule: RuleName, policy: Policy, quote: Quote = plain): string {
  const sources = [...new Set(sourcesOf(rule, policy).map((source) => phraseSource(source, quote)))]
  const more = sources.length > MOST_SOURCES ? [`${sources.length - MOST_SOURCES} more`] : []
  const words = [...sources.slice(0, MOST_SOURCES), ...more].join(', ')
  return rule === 'scan-incomplete' ? `${words} of incomplete-scan` : words
}

/** Of so many places it is said that something was set there. */
const MOST_SOURCES = 3

const DEFAULT: readonly Source[] = [{ kind: 'default' }]

/** Where the values that a rule goes by were set: one place, but for what is united. */
export function sourcesOf(rule: RuleName, policy: Policy): readonly Source[] {
  switch (rule) {
    case 'deny':
      return policy.deny.length === 0 ? DEFAULT : policy.deny.map(({ source }) => source)
    case 'exception-expired':
      return policy.exceptions.length === 0 ? DEFAULT : policy.exceptions.map(({ source }) => source)
    case 'require-trusted':
      return [policy.requireTrusted.source]
    case 'scan-incomplete':
      return [policy.incompleteScan.source]
    case 'max-scan-age':
      return [policy.maxScanAge.source]
    case 'expected-digest':
      return [policy.expectedDigest.source]
    default:
      return [policy.limits[rule].source]
  }
}

/** The state of each kind of scan, and whether the policy needs it. */
export function scanRows({ scans }: Verdict, policy: Policy) {
  const gated = gatedKinds(policy)
  return KINDS.map((kind) => ({ kind, gated: gated.includes(kind), state: scans[kind] }))
}
