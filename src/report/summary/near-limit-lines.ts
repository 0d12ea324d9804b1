import { type NearLimit, nearLimits } from '../../domain/hints/near-limits.ts'
import type { Report } from '../../domain/report.ts'
import { plain, type Quote } from '../../text.ts'
import { phraseSpan } from '../words/units.ts'
import { NEAR_LIMIT_LIMIT } from './summary-limits.ts'

/** Writes the limits that the one passing image is near to, as lines of markdown: a sentence or a list; empty without any. */
export function nearLimitLines(report: Report, quote: Quote = plain): readonly string[] {
  const { policy, outcomes, judgedAt: now } = report
  const [only] = outcomes
  if (policy === null || only?.kind !== 'judged' || outcomes.length > 1 || report.conclusion !== 'pass')
    return []
  const near = nearLimits(only.verdict, { policy, now })
  const would = `would ${policy.mode.value === 'warn' ? 'warn' : 'fail'}`
  const shown = near.slice(0, NEAR_LIMIT_LIMIT).map((one) => phraseNearLimit(one, would, quote))
  if (shown.length < 2) return shown.map((clause) => `Near a limit: ${clause}.`)
  const more = near.length - shown.length
  return ['Near a limit:', '', ...shown.map((one) => `- ${one}`), ...(more > 0 ? [`- ${more} more`] : [])]
}

function phraseNearLimit(near: NearLimit, would: string, quote: Quote): string {
  switch (near.kind) {
    case 'limit':
      return `${near.found} of ${near.allowed} allowed by ${quote(near.rule)}; ${near.allowed + 1 - near.found} more ${would}`
    case 'age':
      return `the last scan is too old for ${quote('max-scan-age')} in ${phraseSpan(near.left)}`
    case 'exception':
      return `the exception for ${quote(near.exception.id)} ends after ${quote(near.exception.until)}; then the image ${would}`
    default:
      return near satisfies never
  }
}
