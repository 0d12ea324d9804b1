import { AGE, BOOLEAN, DIGEST_OR_NONE, LIMIT, oneOf, type ValueFormat, writeDuration } from '../forms.ts'
import { recordOf } from '../records.ts'
import type {
  ExceptionRuleName,
  ExceptionRules,
  ExceptionRuleValues,
  InventoryName,
  Limit,
  Setting,
  SettingName,
  Settings,
  SettingValues,
} from './policy.ts'
import { LIMIT_RULES, type LimitRule } from './rules/rule-names.ts'

/** The order of the values of one setting. If a setting has several values, the strictest value wins. */
export interface Strictness<T> {
  /** The name of the setting in notices. If the setting has an input, the input has the same name. */
  readonly name: string
  /** The value that applies for each inventory if the setting is not set. */
  readonly fallback: Readonly<Record<InventoryName, T>>
  /** Returns the rank of a value. A stricter value has a smaller rank. */
  rank(value: T): number
  /** Writes a value in the notation of a policy. The default is `String`. */
  readonly write?: (value: T) => string
}

/** One setting of a policy that has an input of its own. */
export interface SettingSpec<T> extends Strictness<T> {
  readonly format: ValueFormat<T>
  /** Whether the fallback is the loosest value. An empty input is then an error, and action.yml sets the default. */
  readonly onlyTightens: boolean
}

const strictIfTrue = (value: boolean): number => (value ? 0 : 1)
const strictIfFalse = (value: boolean): number => (value ? 1 : 0)
const smallest = (value: number | 'off'): number => (value === 'off' ? Number.POSITIVE_INFINITY : value)
const everywhere = <T>(value: T) => ({ nodes: value, registry: value })

/** The specification of each setting. `policy/schema.ts` specifies the formats in a policy file. */
export const SETTINGS: { readonly [K in SettingName]: SettingSpec<SettingValues[K]> } = {
  onlyFixable: {
    name: 'only-fixable',
    format: BOOLEAN,
    fallback: everywhere(false),
    onlyTightens: false,
    rank: strictIfFalse,
  },
  requireTrusted: {
    name: 'require-trusted',
    format: BOOLEAN,
    fallback: { nodes: true, registry: false },
    onlyTightens: false,
    rank: strictIfTrue,
  },
  incompleteScan: {
    name: 'incomplete-scan',
    format: oneOf('fail', 'warn'),
    fallback: everywhere('fail'),
    onlyTightens: false,
    rank: (effect) => (effect === 'fail' ? 0 : 1),
  },
  maxScanAge: {
    name: 'max-scan-age',
    format: AGE,
    fallback: everywhere('off'),
    onlyTightens: true,
    rank: smallest,
    write: (age) => (age === 'off' ? age : writeDuration(age)),
  },
  expectedDigest: {
    name: 'expected-digest',
    format: DIGEST_OR_NONE,
    fallback: everywhere('none'),
    onlyTightens: true,
    rank: () => 0,
  },
  mode: {
    name: 'mode',
    format: oneOf('enforce', 'warn'),
    fallback: everywhere('enforce'),
    onlyTightens: false,
    rank: (mode) => (mode === 'enforce' ? 0 : 1),
  },
}
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

export function mapSettings(make: <K extends SettingName>(name: K) => Setting<SettingValues[K]>): Settings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, make(name)])) as unknown as Settings
}

/** The limits that are 0 by default. Every other limit is off by default. */
const STRICT_LIMITS: readonly LimitRule[] = ['max-viruses', 'max-vulnerabilities', 'max-risks']

export const LIMITS: Readonly<Record<LimitRule, SettingSpec<Limit>>> = recordOf(LIMIT_RULES, (rule) => {
  const isStrict = STRICT_LIMITS.includes(rule)
  return {
    name: rule,
    format: LIMIT,
    fallback: everywhere<Limit>(isStrict ? 0 : 'off'),
    onlyTightens: !isStrict,
    rank: smallest,
  }
})

/** The rules for exceptions. Only policies can set these rules. */
export const EXCEPTION_RULES: { readonly [K in ExceptionRuleName]: Strictness<ExceptionRuleValues[K]> } = {
  maxDays: { name: 'exception-rules.max-days', fallback: everywhere('off'), rank: smallest },
  maxCount: { name: 'exception-rules.max-count', fallback: everywhere('off'), rank: smallest },
  neverExploitable: { name: 'exception-rules.never', fallback: everywhere(false), rank: strictIfTrue },
  central: { name: 'exception-rules.from', fallback: everywhere(false), rank: strictIfTrue },
}

export const EXCEPTION_RULE_NAMES = Object.keys(EXCEPTION_RULES) as readonly ExceptionRuleName[]

export function mapExceptionRules(
  make: <K extends ExceptionRuleName>(name: K) => Setting<ExceptionRuleValues[K]>,
): ExceptionRules {
  return Object.fromEntries(
    EXCEPTION_RULE_NAMES.map((name) => [name, make(name)]),
  ) as unknown as ExceptionRules
}

/** The key of each limit in a policy file. */
export const LIMIT_KEYS = {
  'max-critical': 'critical',
  'max-high': 'high',
  'max-medium': 'medium',
  'max-low': 'low',
  'max-vulnerabilities': 'vulnerabilities',
  'max-exploitable': 'exploitable',
  'max-risks': 'risks',
  'max-viruses': 'viruses',
  'max-sensitive-info': 'sensitive-info',
} as const satisfies Readonly<Record<LimitRule, string>>
