import { BOOLEAN, DIGEST_OR_NONE, duration, LIMIT, oneOf, orWord } from '../domain/form.ts'
import {
  checksNothing,
  DEFAULTS,
  type Effect,
  type InventoryName,
  type Limit,
  type LimitRule,
  type Policy,
} from '../domain/policy.ts'
import { type Ask, parseSetting, parseWritten } from './ask.ts'

/** The oldest scan that may be accepted: ten years, in milliseconds. */
const LONGEST_AGE = 3650 * 86_400_000
const AGE = orWord('off', duration({ from: 1_000, to: LONGEST_AGE, accepted: 'from 1s to 3650d' }))

/** Each gets its fallback after a mistake, so that parsing goes on to the next one; the mistakes stop the gate all the same. */
export function parsePolicy(ask: Ask, inventory: InventoryName): Policy {
  const limit = (rule: LimitRule) => parseSetting<Limit>(ask, rule, LIMIT, DEFAULTS.limits[rule])
  const policy: Policy = {
    limits: {
      'max-viruses': limit('max-viruses'),
      'max-vulnerabilities': limit('max-vulnerabilities'),
      'max-risks': limit('max-risks'),
      'max-sensitive-info': parseWritten(
        ask,
        'max-sensitive-info',
        LIMIT,
        DEFAULTS.limits['max-sensitive-info'],
      ),
    },
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
      'max-viruses, max-vulnerabilities, max-risks, max-sensitive-info, require-trusted, max-scan-age, expected-digest',
      'nothing to check: every limit is off and neither trust, age nor digest is asked for. Set at least one of them',
    )
  }
  return policy
}
