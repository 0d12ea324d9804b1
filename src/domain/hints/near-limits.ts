import { scanAge } from '../age.ts'
import { isExpired } from '../exception.ts'
import type { Exception } from '../policy.ts'
import { LIMIT_RULES, type LimitRule } from '../rules/rule-names.ts'
import { judge, type Verdict } from '../verdict.ts'
import type { JudgingContext } from '../violation.ts'

/** One reason why an image that passes may fail soon. */
export type NearLimit =
  | { readonly kind: 'limit'; readonly rule: LimitRule; readonly found: number; readonly allowed: number }
  /** `left` is the time until the scan is too old, in milliseconds. */
  | { readonly kind: 'age'; readonly left: number }
  | { readonly kind: 'exception'; readonly exception: Exception }

/** Returns the limits that are almost reached, and the exceptions without which the image would exceed a limit. */
export function nearLimits(verdict: Verdict, { policy, now }: JudgingContext): readonly NearLimit[] {
  const limits = LIMIT_RULES.flatMap((rule): readonly NearLimit[] => {
    const allowed = policy.limits[rule].value
    const { count } = verdict.tallies[rule]
    const isNear = allowed !== 'off' && allowed > 0 && count !== null && isNearly(count, allowed)
    return isNear ? [{ kind: 'limit', rule, found: count, allowed }] : []
  })
  const longest = policy.maxScanAge.value
  const age = scanAge(verdict.facts, now)
  const isOld = longest !== 'off' && age !== null && isNearly(age, longest)
  const ages: readonly NearLimit[] = isOld ? [{ kind: 'age', left: longest - age }] : []
  const ending = exceptionsThatMatter(verdict, { policy, now }).map(
    (exception): NearLimit => ({ kind: 'exception', exception }),
  )
  return [...limits, ...ages, ...ending]
}

/** Tells whether a number is at least 80 % of its limit. Whole numbers avoid rounding errors. */
function isNearly(found: number, allowed: number): boolean {
  return found * 10 >= allowed * 8
}

/** Returns the exceptions without which the image exceeds a limit. */
function exceptionsThatMatter(
  { image, facts, exceptions }: Verdict,
  { policy, now }: JudgingContext,
): readonly Exception[] {
  const idsAt = new Map<number, ReadonlySet<string>>()
  const breaks = ({ id, ends }: Exception): boolean => {
    const ids = idsAt.get(ends.getTime()) ?? expiredIds(judge(image, facts, { policy, now: ends }))
    idsAt.set(ends.getTime(), ids)
    return ids.has(id)
  }
  const inForce = exceptions.accepted
    .map(({ exception }) => exception)
    .filter((one) => !isExpired(one, now))
    .toSorted((one, other) => one.ends.getTime() - other.ends.getTime())
  const dates = [...new Set(inForce.map(({ ends }) => ends.getTime()))].slice(0, DATES_LIMIT)
  return inForce.filter((one) => dates.includes(one.ends.getTime()) && breaks(one))
}

/** The maximum number of end dates to check. Each check judges the image again. */
const DATES_LIMIT = 10

function expiredIds({ violations }: Verdict): ReadonlySet<string> {
  const expired = violations.flatMap((one) => (one.kind === 'expired' ? one.expired : []))
  return new Set(expired.map(({ exception }) => exception.id))
}
