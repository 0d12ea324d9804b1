import { type NearLimit, nearLimits } from '../../domain/hints/near-limits.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Conclusion, Outcome, Report } from '../../domain/report.ts'
import type { GateError } from '../../errors.ts'
import { code, plain, type Quote } from '../../text.ts'
import { adviceOn, byAdvice, countOutcomes, countRules, SKIPPED, softenedBy } from '../words/headline.ts'
import { capital, phraseSpan, plural } from '../words/units.ts'

/** The maximum number of pieces of advice if there are several images. */
const ADVICE_LIMIT = 5

/** The maximum number of points of one error. The log has all points. */
const POINT_LIMIT = 30

/** The maximum number of limits in the list `Near a limit`. */
const NEAR_LIMIT_LIMIT = 4

const ALERT_TYPES: Readonly<Record<Conclusion, string>> = {
  pass: 'TIP',
  skipped: 'NOTE',
  warn: 'WARNING',
  fail: 'CAUTION',
  error: 'CAUTION',
}

/** Renders the alert under the title: the reasons for the verdict, and what to do. */
export function renderAlert(report: Report): string {
  const lines = [`[!${ALERT_TYPES[report.conclusion]}]`, ...alertLines(report)]
  return lines.map((line) => `> ${line}`).join('\n')
}

function alertLines(report: Report): readonly string[] {
  const { outcomes, conclusion, error } = report
  const [only] = outcomes
  if (error !== null) return errorLines(error)
  if (conclusion === 'skipped') return [SKIPPED]
  if (only !== undefined && outcomes.length === 1) return imageLines(only, report)
  return [
    `**${countOutcomes(outcomes)}**`,
    ...continueLines(conclusion, report.policy),
    ...fleetAdvice(outcomes),
  ]
}

function imageLines(outcome: Outcome, report: Report): readonly string[] {
  if (outcome.kind === 'errored') return errorLines(outcome.error)
  const { violations, conclusion } = outcome.verdict
  if (violations.length === 0) {
    const near = nearLimitLines(report, code)
    return ['Every check passed.', ...(near.length === 0 ? [] : ['', ...near])]
  }
  const count = countRules(violations)
  const groups = byAdvice(violations, code)
  const [only, ...others] = groups
  const lines =
    only !== undefined && others.length === 0
      ? [`**${count}:** ${only.clauses}.`, '', `**What now:** ${only.advice}`]
      : [`**${count}:**`, '', ...groups.map(({ clauses, advice }) => `- **${capital(clauses)}.** ${advice}`)]
  return [...lines, ...continueLines(conclusion, report.policy)]
}

function continueLines(conclusion: Conclusion, policy: Policy | null): readonly string[] {
  return conclusion === 'warn' ? ['', `The job continues because of ${softenedBy(policy, code)}.`] : []
}

/** Lists the advice for several images. The advice that concerns the most images comes first. */
function fleetAdvice(outcomes: readonly Outcome[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const outcome of outcomes) {
    const advice = outcome.kind === 'errored' ? [outcome.error.remedy] : adviceOn(outcome.verdict.violations)
    for (const one of advice.filter((text) => text !== '')) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a)
  if (sorted.length === 0) return []
  const more = sorted.length > ADVICE_LIMIT ? ['- … and more, listed with each image below'] : []
  const shown = sorted
    .slice(0, ADVICE_LIMIT)
    .map(([text, count]) => `- **${plural(count, 'image')}:** ${text}`)
  return ['', '**What now:**', '', ...shown, ...more]
}

function errorLines(error: GateError): readonly string[] {
  const points = error.points(code).map((point) => `- ${point}`)
  const more = points.length > POINT_LIMIT ? [`- … and ${points.length - POINT_LIMIT} more, in the log`] : []
  const list = points.length === 0 ? [] : ['', ...points.slice(0, POINT_LIMIT), ...more]
  return [error.problem(code), ...list, ...(error.remedy === '' ? [] : ['', `**What now:** ${error.remedy}`])]
}

/** Lists the limits that a passing image has almost reached. Empty for several images, and for an image that does not pass. */
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
