import { BOOLEAN, DIGEST_OR_NONE, duration, LIMIT, oneOf, orWord, parseList } from '../domain/form.ts'
import {
  checksNothing,
  DEFAULTS,
  type Effect,
  type InventoryName,
  LIMIT_RULES,
  type Limit,
  type LimitRule,
  type Policy,
  type Setting,
  withImplied,
} from '../domain/policy.ts'
import { say } from '../text.ts'
import { type Ask, parseSetting, parseWritten } from './ask.ts'

/** The oldest scan that may be accepted: ten years, in milliseconds. */
const LONGEST_AGE = 3650 * 86_400_000
const AGE = orWord('off', duration({ from: 1_000, to: LONGEST_AGE, accepted: 'from 1s to 3650d' }))

/** Each gets its fallback after a mistake, so that parsing goes on to the next one; the mistakes stop the gate all the same. */
export function parsePolicy(ask: Ask, inventory: InventoryName): Policy {
  const strict = (rule: LimitRule) => parseSetting<Limit>(ask, rule, LIMIT, DEFAULTS.limits[rule])
  const written = (rule: LimitRule) => parseWritten<Limit>(ask, rule, LIMIT, DEFAULTS.limits[rule])
  const policy: Policy = {
    limits: withImplied({
      'max-viruses': strict('max-viruses'),
      'max-vulnerabilities': strict('max-vulnerabilities'),
      'max-risks': strict('max-risks'),
      'max-sensitive-info': written('max-sensitive-info'),
      'max-critical': written('max-critical'),
      'max-high': written('max-high'),
      'max-medium': written('max-medium'),
      'max-low': written('max-low'),
      'max-exploitable': written('max-exploitable'),
    }),
    onlyFixable: parseSetting<boolean>(ask, 'only-fixable', BOOLEAN, DEFAULTS.onlyFixable),
    deny: parseDenied(ask),
    requireTrusted: parseSetting<boolean>(
      ask,
      'require-trusted',
      BOOLEAN,
      DEFAULTS.requireTrusted[inventory],
    ),
    incompleteScan: parseSetting<Effect>(
      ask,
      'incomplete-scan',
      oneOf('fail', 'warn'),
      DEFAULTS.incompleteScan,
    ),
    maxScanAge: parseWritten<number | 'off'>(ask, 'max-scan-age', AGE, DEFAULTS.maxScanAge),
    expectedDigest: parseWritten<string>(ask, 'expected-digest', DIGEST_OR_NONE, DEFAULTS.expectedDigest),
    mode: parseSetting<'enforce' | 'warn'>(ask, 'mode', oneOf('enforce', 'warn'), DEFAULTS.mode),
  }
  if (checksNothing(policy)) {
    ask.reject(
      [...LIMIT_RULES, 'deny', 'require-trusted', 'max-scan-age', 'expected-digest'].join(', '),
      'nothing to check: every limit is off, nothing is denied, and neither trust, age nor digest is asked for. Set at least one of them',
    )
  }
  return policy
}

/** IDs of vulnerabilities, or `none`. One that begins like a CVE must be one, and is compared in upper case. */
function parseDenied({ read, reject }: Ask): Setting<readonly string[]> {
  const none = { value: DEFAULTS.deny, source: { kind: 'default' } } as const
  const entries = parseList(read('deny'))
  if (entries.length === 0) {
    reject('deny', 'empty, perhaps an unset variable; give IDs such as CVE-2024-3094, or none')
    return none
  }
  if (entries.length === 1 && entries[0] === 'none') return none
  const wrong = entries.filter(
    (entry) => !(/^cve-/i.test(entry) ? /^cve-\d{4}-\d+$/i : /^[\w.:-]+$/).test(entry),
  )
  for (const entry of wrong)
    reject('deny', say`${entry} is no ID of a vulnerability; give IDs such as CVE-2024-3094, or none`)
  const ids = entries.map((entry) => (/^cve-/i.test(entry) ? entry.toUpperCase() : entry))
  return { value: [...new Set(ids)], source: { kind: 'input', input: 'deny' } }
}
