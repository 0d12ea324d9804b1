import type { Finding, FindingList } from './finding.ts'
import type { Exception, Policy } from './policy.ts'

/** An exception, together with the findings of one image that match the exception. */
export interface AppliedException {
  readonly exception: Exception
  readonly findings: readonly Finding[]
}

/** The findings of one image, grouped by the effect of exceptions. */
export interface ExceptionResult {
  /** Findings that unexpired exceptions accept. */
  readonly accepted: readonly AppliedException[]
  /** Findings that match only expired exceptions. */
  readonly expired: readonly AppliedException[]
  /** Findings for which `exception-rules` forbid the matching exception. */
  readonly forbidden: readonly AppliedException[]
  /** All findings that are not accepted. */
  readonly counted: readonly Finding[]
}

const DAY = 86_400_000

/** Returns the days until an exception expires. The result is 1 on the last day, and 0 or less after the last day. */
export function daysLeft({ ends }: Exception, now: Date): number {
  return Math.ceil((ends.getTime() - now.getTime()) / DAY)
}

export function isExpired({ ends }: Exception, now: Date): boolean {
  return now.getTime() >= ends.getTime()
}

/**
 * Applies the exceptions of a policy to the findings of an image. If several exceptions match one finding, an unexpired
 * exception wins, and then the exception with the latest end. `name` is null if the name of the image is unknown.
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
  const isDenied = (finding: Finding): boolean => finding.ids?.some((id) => denied.has(id)) ?? false
  const matched = findings.filter((finding) => ids.has(finding.id) && !isDenied(finding))
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

/** Groups findings by exception. If several exceptions have the same ID, the exception that ends last gets the findings. */
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

/** Tells whether an exception applies to an image. An exception without `images` applies to every image. */
export function matchesImage(images: readonly string[], name: string | null): boolean {
  return images.length === 0 || (name !== null && images.some((glob) => matchesGlob(glob, name)))
}

/** Tells whether a name matches a glob. `*` in the glob matches any text without `/`. */
export function matchesGlob(glob: string, name: string): boolean {
  const patterns = glob.split('/')
  const segments = name.split('/')
  return (
    patterns.length === segments.length && patterns.every((one, n) => matchesSegment(one, segments[n] ?? ''))
  )
}

/** Matches a text without `/`. Finds each part between stars at the earliest place, so that no search goes back. */
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
