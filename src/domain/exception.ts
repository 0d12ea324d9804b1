import type { Finding, FindingList } from './finding.ts'
import type { Exception, Policy } from './policy.ts'

/** An exception, and what it is about in one image. */
export interface AppliedException {
  readonly exception: Exception
  readonly findings: readonly Finding[]
}

/** What becomes of the findings of one image under the exceptions of a policy. */
export interface ExceptionResult {
  /** What exceptions take away. */
  readonly accepted: readonly AppliedException[]
  /** What they would take away had they not expired. */
  readonly expired: readonly AppliedException[]
  /** What they may not take away, and do not. */
  readonly forbidden: readonly AppliedException[]
  /** What is left to count. */
  readonly counted: readonly Finding[]
}

const DAY = 86_400_000

/** Days until an exception no longer holds: 1 on its last day, 0 or less once it has expired. */
export function daysLeft({ ends }: Exception, now: Date): number {
  return Math.ceil((ends.getTime() - now.getTime()) / DAY)
}

export function isExpired({ ends }: Exception, now: Date): boolean {
  return now.getTime() >= ends.getTime()
}

/**
 * The findings of an image that is called `name` (null where nobody knows), sorted by what the exceptions say of them. Each goes to
 * one exception: one that holds before one that has expired, and of several the one that ends last.
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
  // What is denied cannot be accepted.
  const denied = new Set(deny.map(({ id }) => id))
  const about = exceptions.filter(({ id, images }) => !denied.has(id) && isAbout(images, name))
  const holding = about.filter((one) => !isExpired(one, now))
  const past = about.filter((one) => isExpired(one, now))
  const findings = list?.findings ?? []
  const strict = exceptionRules.neverExploitable.value
  const isForbidden = (finding: Finding): boolean => strict && finding.exploitable
  const ids = new Set(holding.map(({ id }) => id))
  const isHeld = (finding: Finding): boolean => ids.has(finding.id)
  const taken = findings.filter((finding) => isHeld(finding) && !isForbidden(finding))
  const away = new Set(taken)
  return {
    accepted: exemptOf(holding, taken),
    expired: exemptOf(
      past,
      findings.filter((finding) => !isHeld(finding)),
    ),
    forbidden: exemptOf(
      holding,
      findings.filter((finding) => isHeld(finding) && isForbidden(finding)),
    ),
    counted: findings.filter((finding) => !away.has(finding)),
  }
}

/** Each finding with the exception of its ID that ends last. */
function exemptOf(
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

/** Whether an exception is about an image: all of them where it names none. */
export function isAbout(images: readonly string[], name: string | null): boolean {
  return images.length === 0 || (name !== null && images.some((glob) => matchesGlob(glob, name)))
}

/** Whether a name is like a glob, in which `*` stands for anything but `/`. Takes no longer than both lengths multiplied. */
export function matchesGlob(glob: string, name: string): boolean {
  const patterns = glob.split('/')
  const segments = name.split('/')
  return (
    patterns.length === segments.length && patterns.every((one, n) => matchesSegment(one, segments[n] ?? ''))
  )
}

/** The parts between stars, each as far to the left as it can be, the last one at the end. */
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
