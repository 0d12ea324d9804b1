import type { Notice } from '../domain/notice.ts'
import {
  DEFAULTS,
  type Denied,
  type Effect,
  type Exception,
  type InventoryName,
  type Limit,
  type Policy,
  type Setting,
  withImplied,
} from '../domain/policy.ts'
import { LIMIT_RULES, SEVERITY_RULES, type SeverityRule } from '../domain/rules/rule-names.ts'
import { writeDuration } from '../forms.ts'
import { recordOf } from '../records.ts'
import type { PolicyPart } from './part.ts'

/** The policy in force, and what was set but is not. */
export interface Combined {
  readonly policy: Policy
  readonly notices: readonly Notice[]
}

/**
 * One policy of several parts: of every setting the strictest value that somebody set, the earlier part's where two are alike, and
 * its default where nobody set one; what they deny and except is united. Every looser value that lost has a notice.
 */
export function combine(parts: readonly PolicyPart[], inventory: InventoryName): Combined {
  const notices: Notice[] = []
  const strictest = <T>(
    name: string,
    settings: readonly (Setting<T> | undefined)[],
    fallback: T,
    { rank, write = String }: { readonly rank: (value: T) => number; readonly write?: (value: T) => string },
  ): Setting<T> => {
    const given = settings.filter((one) => one !== undefined)
    const [kept, ...lost] = given.toSorted((one, other) => rank(one.value) - rank(other.value))
    if (kept === undefined) return { value: fallback, source: { kind: 'default' } }
    for (const one of lost.filter(({ value }) => rank(value) > rank(kept.value))) {
      const words = ({ value, source }: Setting<T>) => ({ value: write(value), source })
      notices.push({ kind: 'loosened', setting: name, kept: words(kept), lost: words(one) })
    }
    return kept
  }
  const all = <T>(of: (part: PolicyPart) => T): readonly T[] => parts.map(of)
  const whenTrue = { rank: (value: boolean) => (value ? 0 : 1) }
  const whenFalse = { rank: (value: boolean) => (value ? 1 : 0) }
  const smallest = { rank: (value: number | 'off') => (value === 'off' ? Number.POSITIVE_INFINITY : value) }
  const writeAge = (age: number | 'off'): string => (age === 'off' ? age : writeDuration(age))

  const limits = all(withZeros)
  const policy: Policy = {
    limits: withImplied(
      recordOf(LIMIT_RULES, (rule) =>
        strictest<Limit>(
          rule,
          limits.map((one) => one[rule]),
          DEFAULTS.limits[rule],
          smallest,
        ),
      ),
    ),
    onlyFixable: strictest<boolean>(
      'only-fixable',
      all((part) => part.onlyFixable),
      DEFAULTS.onlyFixable,
      whenFalse,
    ),
    requireTrusted: strictest<boolean>(
      'require-trusted',
      all((part) => part.requireTrusted),
      DEFAULTS.requireTrusted[inventory],
      whenTrue,
    ),
    incompleteScan: strictest<Effect>(
      'incomplete-scan',
      all((part) => part.incompleteScan),
      DEFAULTS.incompleteScan,
      { rank: (value) => (value === 'fail' ? 0 : 1) },
    ),
    maxScanAge: strictest<number | 'off'>(
      'max-scan-age',
      all((part) => part.maxScanAge),
      DEFAULTS.maxScanAge,
      { ...smallest, write: writeAge },
    ),
    expectedDigest: strictest<string>(
      'expected-digest',
      all((part) => part.expectedDigest),
      DEFAULTS.expectedDigest,
      { rank: () => 0 },
    ),
    mode: strictest<'enforce' | 'warn'>(
      'mode',
      all((part) => part.mode),
      DEFAULTS.mode,
      { rank: (value) => (value === 'enforce' ? 0 : 1) },
    ),
    deny: unitedDenials(parts.flatMap(({ deny }) => deny)),
    exceptions: parts.flatMap(({ exceptions }) => exceptions),
    exceptionRules: {
      maxDays: strictest<number | 'off'>(
        'exception-rules.max-days',
        all(({ exceptionRules }) => exceptionRules.maxDays),
        'off',
        smallest,
      ),
      maxCount: strictest<number | 'off'>(
        'exception-rules.max-count',
        all(({ exceptionRules }) => exceptionRules.maxCount),
        'off',
        smallest,
      ),
      neverExploitable: strictest<boolean>(
        'exception-rules.never',
        all(({ exceptionRules }) => exceptionRules.neverExploitable),
        false,
        whenTrue,
      ),
      central: strictest<boolean>(
        'exception-rules.from',
        all(({ exceptionRules }) => exceptionRules.central),
        false,
        whenTrue,
      ),
    },
  }
  return { policy, notices }
}

/**
 * The limits of one part with what it means by them: severities above the lowest one that it limits, which it leaves off, are 0. That
 * must be so whatever another part says, or any policy could loosen what this one asks for.
 */
function withZeros({ limits }: PolicyPart): PolicyPart['limits'] {
  const isOff = (rule: SeverityRule): boolean => (limits[rule]?.value ?? 'off') === 'off'
  const lowest = SEVERITY_RULES.findLast((rule) => !isOff(rule))
  if (lowest === undefined) return limits
  const above = SEVERITY_RULES.slice(0, SEVERITY_RULES.indexOf(lowest)).filter(isOff)
  const zero: Setting<Limit> = { value: 0, source: { kind: 'implied', by: lowest } }
  return { ...limits, ...Object.fromEntries(above.map((rule) => [rule, zero])) }
}

/** Each ID once, with the latest time that anybody gave it. */
function unitedDenials(all: readonly Denied[]): readonly Denied[] {
  const united = new Map<string, Denied>()
  for (const one of all) {
    const seen = united.get(one.id)
    if (seen === undefined || timeOf(one) > timeOf(seen)) united.set(one.id, one)
  }
  return [...united.values()]
}

function timeOf({ since }: Denied): number {
  return since?.getTime() ?? Number.NEGATIVE_INFINITY
}

/** The exceptions of parts that were not read from a ref. */
export function localExceptions(parts: readonly PolicyPart[]): readonly Exception[] {
  return parts.filter(({ central }) => !central).flatMap(({ exceptions }) => exceptions)
}
