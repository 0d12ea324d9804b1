import type { Finding, FindingList } from './finding.ts'
import type { Exception, Policy } from './policy.ts'

/** An exception, and the findings of one image that it matches. */
export interface AppliedException {
  readonly exception: Exception
  readonly findings: readonly Finding[]
}

/** The findings of one image, sorted by the exceptions of a policy. */
export interface ExceptionResult {
  /** Findings that exceptions in force accept. */
  readonly accepted: readonly AppliedException[]
  /** Findings that expired exceptions no longer accept. */
  readonly expired: readonly AppliedException[]
  /** Findings that `exception-rules` do not let exceptions accept. */
  readonly forbidden: readonly AppliedException[]
  /** Findings that count: all that are not accepted. */
  readonly counted: readonly Finding[]
}

const DAY = 86_400_000

/** Returns the days until an exception expires: 1 on its last day, 0 or less once it has expired. */
export function daysLeft({ ends }: Exception, now: Date): number {
  return Math.ceil((ends.getTime() - now.getTime()) / DAY)
}

export function isExpired({ ends }: Exception, now: Date): boolean {
  return now.getTime() >= ends.getTime()
}

/**
 * Sorts the findings of the image `name` (null where it is unknown) by the exceptions of a policy. Each finding goes to one
 * exception: an exception in force comes before an expired one, and a later end before an earlier one.
 */
export function applyExceptions(
  list: FindingList | null,
  name: string | null,
  {
    exceptions,
    exceptionRules,
    deny,
    now,
  }: Pick<Policy, 'exceptions' | 'exceptionRules' | 'deny'> & { readonly now: Date },
): ExceptionResult {
  // A denied vulnerability cannot be accepted.
  const denied = new Set(deny.map(({ id }) => id))
  const matching = exceptions.filter(({ id, images }) => !denied.has(id) && matchesImage(images, name))
  const inForce = matching.filter((one) => !isExpired(one, now))
  const expired = matching.filter((one) => isExpired(one, now))
  const findings = list?.findings ?? []
  const strict = exceptionRules.neverExploitable.value
  const isForbidden = (finding: Finding): boolean => strict && finding.exploitable
  const ids = new Set(inForce.map(({ id }) => id))
  const matched = findings.filter((finding) => ids.has(finding.id))
  const accepted = new Set(matched.filter((finding) => !isForbidden(finding)))
  return {
    accepted: groupByException(inForce, [...accepted]),
    expired: groupByException(
      expired,
      findings.filter((finding) => !ids.has(finding.id)),
    ),
    forbidden: groupByException(inForce, matched.filter(isForbidden)),
    counted: findings.filter((finding) => !accepted.has(finding)),
  }
}

/** Groups findings by the exception with their ID that ends last. */
function groupByException(
  exceptions: readonly Exception[],
  findings: readonly Finding[],
): readonly AppliedException[] {
  const last = new Map<string, { readonly exception: Exception; readonly findings: Finding[] }>()
  for (const exception of exceptions) {
    const seen = last.get(exception.id)?.exception
    if (seen === undefined || exception.ends > seen.ends) last.set(exception.id, { exception, findings: [] })
  }
  for (const finding of findings) last.get(finding.id)?.findings.push(finding)
  return [...last.values()].filter((one) => one.findings.length > 0)
}

/** Tells whether an exception is for an image. An exception that names no images is for every image. */
export function matchesImage(images: readonly string[], name: string | null): boolean {
  return images.length === 0 || (name !== null && images.some((glob) => matchesGlob(glob, name)))
}

/** Tells whether a name matches a glob, in which `*` matches anything but `/`. Takes time proportional to both lengths. */
export function matchesGlob(glob: string, name: string): boolean {
  const patterns = glob.split('/')
  const segments = name.split('/')
  return (
    patterns.length === segments.length && patterns.every((one, n) => matchesSegment(one, segments[n] ?? ''))
  )
}

/** Matches a text without `/`: the parts between stars from the left, as early as possible, and the last part at the end. */
function matchesSegment(pattern: string, text: string): boolean {
  const [first = '', ...parts] = pattern.split('*')
  if (parts.length === 0) return pattern === text
  const last = parts.pop() ?? ''
  if (!text.startsWith(first) || text.length < first.length + last.length) return false
  const end = text.length - last.length
  let from = first.length
  for (const part of parts) {
    const found = text.indexOf(part, from)
    if (found < 0 || found + part.length > end) return false
    from = found + part.length
  }
  return text.endsWith(last)
}
