import { DEFAULTS, type Denied, type Effect, type Limit, type Setting } from '../domain/policy.ts'
import { LIMIT_RULES, type LimitRule } from '../domain/rules/rule-names.ts'
import {
  AGE,
  BOOLEAN,
  DIGEST_OR_NONE,
  LIMIT,
  oneOf,
  parseList,
  type ValueFormat,
  VULNERABILITY_ID,
} from '../forms.ts'
import { EMPTY_PART, type PolicyPart } from '../policy/part.ts'
import { say } from '../text.ts'
import { type InputReader, parseRequired, parseSetting } from './reader.ts'

/** Inputs with a strict default; all others only tighten. */
const STRICT: readonly LimitRule[] = ['max-viruses', 'max-vulnerabilities', 'max-risks']

/** What the inputs say of the policy in so many words. A mistake counts as nothing said; it stops the gate all the same. */
export function parsePolicyInputs(ask: InputReader): PolicyPart {
  const strict = <T>(input: string, form: ValueFormat<T>, fallback: T) =>
    said(parseSetting<T>(ask, input, form, fallback))
  const written = <T>(input: string, form: ValueFormat<T>, fallback: T) =>
    said(parseRequired<T>(ask, input, form, fallback))
  const limits = LIMIT_RULES.flatMap((rule) => {
    const set = STRICT.includes(rule) ? strict : written
    const limit = set<Limit>(rule, LIMIT, DEFAULTS.limits[rule])
    return limit === undefined ? [] : [[rule, limit] as const]
  })
  return {
    ...EMPTY_PART,
    limits: Object.fromEntries(limits),
    ...named('onlyFixable', strict<boolean>('only-fixable', BOOLEAN, false)),
    ...named('requireTrusted', strict<boolean>('require-trusted', BOOLEAN, false)),
    ...named('incompleteScan', strict<Effect>('incomplete-scan', oneOf('fail', 'warn'), 'fail')),
    ...named('maxScanAge', written<number | 'off'>('max-scan-age', AGE, 'off')),
    ...named('expectedDigest', written<string>('expected-digest', DIGEST_OR_NONE, 'none')),
    ...named('mode', strict<'enforce' | 'warn'>('mode', oneOf('enforce', 'warn'), 'enforce')),
    deny: parseDenied(ask),
  }
}

function said<T>(setting: Setting<T>): Setting<T> | undefined {
  return setting.source.kind === 'default' ? undefined : setting
}

function named<K extends string, T>(key: K, value: T | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T }
}

/** IDs of vulnerabilities, or `none`. */
function parseDenied({ read, reject }: InputReader): readonly Denied[] {
  const entries = parseList(read('deny'))
  if (entries.length === 0) {
    reject('deny', 'empty, perhaps an unset variable; give IDs such as CVE-2024-3094, or none')
    return []
  }
  if (entries.length === 1 && entries[0] === 'none') return []
  const ids = entries.flatMap((entry) => {
    const id = VULNERABILITY_ID.parse(entry)
    if (id === undefined)
      reject('deny', say`${entry} is no ID of a vulnerability; give IDs such as CVE-2024-3094, or none`)
    return id ?? []
  })
  return [...new Set(ids)].map((id) => ({ id, since: null, source: { kind: 'input', input: 'deny' } }))
}
