import type { Notice } from '../domain/notice.ts'
import type {
  Denied,
  Exception,
  InventoryName,
  Limit,
  Policy,
  Setting,
  Settings,
  Source,
} from '../domain/policy.ts'
import { LIMIT_RULES, SEVERITY_RULES, type SeverityRule } from '../domain/rules/rule-names.ts'
import {
  EXCEPTION_RULES,
  LIMITS,
  mapExceptionRules,
  mapSettings,
  SETTINGS,
  type Strictness,
} from '../domain/settings.ts'
import { recordOf } from '../records.ts'
import type { PolicyPart } from './part.ts'

/** The policy in force, and a notice for each value that a stricter value overrides. */
export interface Combined {
  readonly policy: Policy
  readonly notices: readonly Notice[]
}

/**
 * Combines parts into one policy. Each setting gets the strictest value of all parts, or the fallback if no part sets a value.
 * The policy has the denials and exceptions of all parts.
 */
export function combine(parts: readonly PolicyPart[], inventory: InventoryName): Combined {
  const notices: Notice[] = []
  const strictest = <T>(
    { name, fallback, rank, write = String }: Strictness<T>,
    of: (part: PolicyPart) => Setting<T> | undefined,
  ): Setting<T> => {
    const given = parts.map(of).filter((one) => one !== undefined)
    const [kept, ...lost] = given.toSorted((a, b) => rank(a.value) - rank(b.value))
    if (kept === undefined) return { value: fallback[inventory], source: { kind: 'default' } }
    for (const one of lost.filter(({ value }) => rank(value) > rank(kept.value))) {
      const words = ({ value, source }: Setting<T>) => ({ value: write(value), source })
      notices.push({ kind: 'loosened', setting: name, kept: words(kept), lost: words(one) })
    }
    return kept
  }
  const policy: Policy = {
    limits: withoutTotal(
      recordOf(LIMIT_RULES, (rule) => strictest(LIMITS[rule], (part) => withZeros(part)[rule])),
    ),
    ...mapSettings((name) => strictest(SETTINGS[name], (part: Partial<Settings>) => part[name])),
    deny: unitedDenials(parts.flatMap(({ deny }) => deny)),
    exceptions: parts.flatMap(({ exceptions }) => exceptions),
    exceptionRules: mapExceptionRules((name) =>
      strictest(EXCEPTION_RULES[name], (part) => part.exceptionRules[name]),
    ),
  }
  return { policy, notices }
}

/**
 * Returns the limits of one part. If a severity has a limit, the limit of each higher severity that is off becomes 0. This
 * happens before parts are combined, so that no other part can loosen a zero.
 */
function withZeros({ limits }: PolicyPart): PolicyPart['limits'] {
  const isOff = (rule: SeverityRule): boolean => (limits[rule]?.value ?? 'off') === 'off'
  const lowest = SEVERITY_RULES.findLast((rule) => !isOff(rule))
  if (lowest === undefined) return limits
  const above = SEVERITY_RULES.slice(0, SEVERITY_RULES.indexOf(lowest)).filter(isOff)
  const zero: Setting<Limit> = { value: 0, source: { kind: 'implied', by: lowest } }
  return { ...limits, ...Object.fromEntries(above.map((rule) => [rule, zero])) }
}

/** Sets the limit on the total to `off` if a severity has a limit and no part sets the limit on the total. */
function withoutTotal(limits: Policy['limits']): Policy['limits'] {
  const lowest = SEVERITY_RULES.findLast((rule) => limits[rule].value !== 'off')
  if (lowest === undefined || limits['max-vulnerabilities'].source.kind !== 'default') return limits
  const source: Source = { kind: 'implied', by: lowest }
  return { ...limits, 'max-vulnerabilities': { value: 'off', source } }
}

/** Returns one denial for each ID. If an ID has several denials, returns the denial with the latest `since`. */
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

/** Returns the exceptions of all policies that were not read from a ref. */
export function localExceptions(parts: readonly PolicyPart[]): readonly Exception[] {
  return parts.filter(({ central }) => !central).flatMap(({ exceptions }) => exceptions)
}
