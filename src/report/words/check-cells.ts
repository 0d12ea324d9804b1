import { scanAge } from '../../domain/age.ts'
import { orNull } from '../../domain/facts.ts'
import { KINDS } from '../../domain/finding.ts'
import { gatedKinds } from '../../domain/policy.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Check } from '../../domain/violation.ts'
import { writeDuration } from '../../forms.ts'
import { phraseAge, shortDigest } from './units.ts'

/** What one rule found and allows, in a few words of our own. */
export interface CheckCells {
  readonly found: string
  readonly allowed: string
  readonly note: string
}

/** Writes the cells of one rule in the table of checks. */
export type WriteCells = (check: Check, verdict: Verdict) => CheckCells

const NOT_CHECKED = 'not checked'

export const limitCells: WriteCells = ({ found, complete, allowed: limit }) => {
  const allowed = limit === null ? NOT_CHECKED : `${limit}`
  const isOff = typeof limit !== 'number'
  if (typeof found === 'number' && !isOff && found > limit)
    return { found: `${found}`, allowed, note: `${found - limit} over` }
  if (typeof found !== 'number' || complete !== true)
    return { found: 'unknown', allowed, note: isOff ? '' : 'scan incomplete' }
  return { found: `${found}`, allowed, note: isOff || limit === 0 ? '' : `${limit - found} left` }
}

export const denyCells: WriteCells = ({ result, found }, { policy }) =>
  result === 'off'
    ? { found: '', allowed: NOT_CHECKED, note: '' }
    : { found: `${found}`, allowed: `none of ${policy.deny.length}`, note: '' }

export const expiryCells: WriteCells = ({ result, found }) =>
  result === 'off'
    ? { found: '', allowed: NOT_CHECKED, note: '' }
    : { found: `${found} needed`, allowed: '0', note: '' }

export const trustCells: WriteCells = ({ result }, { facts }) => {
  const trusted = orNull(facts.trusted)
  const found = trusted === null ? 'unknown' : trusted ? 'yes' : 'no'
  return { found, allowed: result === 'off' ? NOT_CHECKED : 'required', note: '' }
}

export const scanCells: WriteCells = (_check, { scans, policy }) => {
  const gated = gatedKinds(policy)
  if (gated.length === 0) return { found: '', allowed: NOT_CHECKED, note: '' }
  const complete = gated.filter((kind) => scans[kind].kind === 'complete').length
  // With all kinds gated the numbers say as much as the names.
  const isPartial = complete === gated.length && complete < KINDS.length
  return {
    found: `${complete} of ${gated.length}`,
    allowed: policy.incompleteScan.value === 'fail' ? 'all needed' : 'all, else warn',
    note: isPartial ? gated.map((kind) => `${kind} ✔`).join(' ') : '',
  }
}

export const ageCells: WriteCells = (_check, { facts, policy, now }) => {
  const limit = policy.maxScanAge.value
  const age = scanAge(facts, now)
  return {
    found: age === null ? 'unknown' : phraseAge(age),
    allowed: limit === 'off' ? NOT_CHECKED : writeDuration(limit),
    note: '',
  }
}

export const digestCells: WriteCells = ({ result, violations }, { policy }) => {
  if (result === 'off') return { found: '', allowed: NOT_CHECKED, note: '' }
  const expected = shortDigest(policy.expectedDigest.value)
  const [wrong] = violations.flatMap((one) => (one.kind === 'wrong-digest' ? [one.digests] : []))
  const found = wrong === undefined ? expected : wrong.map(shortDigest).slice(0, 2).join(' ') || 'none'
  return { found, allowed: expected, note: '' }
}
