import { type NearLimit, nearLimits } from '../../domain/hints/near-limits.ts'
import { fixesHelp, type Remedy, remedyFor } from '../../domain/hints/remedy.ts'
import { checksNothing, type Policy, type Setting } from '../../domain/policy.ts'
import type { Report } from '../../domain/report.ts'
import { LIMIT_RULES } from '../../domain/rules/rule-names.ts'
import { LIMIT_KEYS } from '../../domain/settings.ts'
import { writeDuration } from '../../forms.ts'
import { recordOf } from '../../records.ts'
import { escapeMarkup, plain, type Quote, visible } from '../../text.ts'
import { phraseSource } from '../words/phrase.ts'
import { phraseSpan } from '../words/units.ts'
import { fold } from './markdown.ts'

const DAY = 86_400_000

/** Days for which an exception is proposed, where the rules allow so many. */
const USUAL_DAYS = 30

/**
 * What would let the blocked images pass: upgrades, where they are enough, and a policy to paste, to unfold. Empty where nothing
 * would or all pass.
 */
export function renderRemedy(report: Report): string {
  const { policy, outcomes, conclusion, judgedAt: now } = report
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  if (policy === null || conclusion !== 'fail' || verdicts.length < outcomes.length) return ''
  const blocked = verdicts.filter((one) => one.conclusion === 'fail')
  const upgrade = blocked.every((one) => fixesHelp(one, { policy, now }))
    ? 'Upgrading alone would be enough: every limit on vulnerabilities would hold.\n\n'
    : ''
  const remedy = remedyFor(verdicts, { policy, now })
  // A policy that checks nothing is refused.
  if (remedy === null || checksNothing(loosened(policy, remedy))) return upgrade
  const lines = remedyLines(remedy, policy, now).map((line) => escapeMarkup(visible(line, 600)))
  const [these, are] = verdicts.length === 1 ? ['the image', 'it is'] : ['these images', 'they are']
  const policyToPaste = fold(
    '<b>What would pass</b> (accepts the risk)',
    `This policy would let ${these} pass as ${are}. It fixes nothing: change the value where it is set, and only for a reason.\n\n` +
      `<pre lang="yaml">${lines.join('\n')}</pre>\n\n`,
  )
  return `${upgrade}${policyToPaste}`
}

/** What is left of the rules that a policy checks. */
function loosened(policy: Policy, { limits, requireTrusted, maxScanAge }: Remedy): Policy {
  const change = <T>(setting: Setting<T>, value: T | null | undefined) => ({
    ...setting,
    value: value ?? setting.value,
  })
  return {
    ...policy,
    limits: recordOf(LIMIT_RULES, (rule) => change(policy.limits[rule], limits[rule])),
    requireTrusted: change<boolean>(policy.requireTrusted, requireTrusted),
    maxScanAge: change(policy.maxScanAge, maxScanAge),
  }
}

/** The remedy as lines of a policy, each with what holds now. */
export function remedyLines(remedy: Remedy, policy: Policy, now: Date): readonly string[] {
  const { limits, requireTrusted, maxScanAge } = remedy
  return [
    'version: 1',
    ...under(
      'limits:',
      LIMIT_RULES.flatMap((rule) => {
        const value = limits[rule]
        const { value: before, source } = policy.limits[rule]
        return value === undefined
          ? []
          : [`  ${LIMIT_KEYS[rule]}: ${value} # now ${before}, ${phraseSource(source)}`]
      }),
    ),
    ...exceptionLines(remedy, policy, now),
    ...(requireTrusted === null
      ? []
      : [`require-trusted: false # now true, ${phraseSource(policy.requireTrusted.source)}`]),
    ...(maxScanAge === null ? [] : [`max-scan-age: ${age(maxScanAge)} # now ${setTo(policy.maxScanAge)}`]),
  ]
}

function exceptionLines(
  { exceptions }: Remedy,
  { exceptionRules: { maxDays, central } }: Policy,
  now: Date,
): readonly string[] {
  const days = maxDays.value === 'off' ? USUAL_DAYS : Math.min(USUAL_DAYS, maxDays.value)
  const until = new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)
  const lines = exceptions.flatMap(({ id, images }) => [
    `  - id: ${text(id)}`,
    `    until: ${until}`,
    '    reason: write here why it is accepted, and by whom',
    ...(images === null ? [] : [`    images: [${text(images)}]`]),
  ])
  return under(
    central.value ? 'exceptions: # only in a policy that is read from a ref' : 'exceptions:',
    lines,
  )
}

function under(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [key, ...lines]
}

/** A text of YAML that nothing can break out of. */
function text(words: string): string {
  return `'${words.replaceAll("'", "''")}'`
}

function age(value: number | 'off'): string {
  return value === 'off' ? value : writeDuration(value)
}

function setTo({ value, source }: Policy['maxScanAge']): string {
  return `${age(value)}, ${phraseSource(source)}`
}

/** What an image that passes would fail at next, in lines of markdown: a sentence or a list; none where nothing is near. */
export function phraseNarrow(report: Report, quote: Quote = plain): readonly string[] {
  const { policy, outcomes, judgedAt: now } = report
  const [only] = outcomes
  if (policy === null || only?.kind !== 'judged' || outcomes.length > 1 || report.conclusion !== 'pass')
    return []
  const narrow = nearLimits(only.verdict, { policy, now })
  const would = `Would ${policy.mode.value === 'warn' ? 'warn' : 'fail'} at`
  const shown = narrow.slice(0, MOST_NARROW).map((one) => clause(one, quote))
  if (shown.length < 2) return shown.map((one) => `${would} ${one}.`)
  const more = narrow.length - shown.length
  return [`${would}:`, '', ...shown.map((one) => `- ${one}`), ...(more > 0 ? [`- ${more} more`] : [])]
}

/** So many things are told that it would fail at. */
const MOST_NARROW = 4

function clause(narrow: NearLimit, quote: Quote): string {
  switch (narrow.kind) {
    case 'limit':
      return `${quote(narrow.rule)} with ${narrow.allowed + 1 - narrow.found} more (${narrow.found} of ${narrow.allowed})`
    case 'age':
      return `${quote('max-scan-age')} in ${phraseSpan(narrow.left)}`
    case 'exception':
      return `the end of ${quote(narrow.exception.until)}, with the exception for ${quote(narrow.exception.id)}`
    default:
      return narrow satisfies never
  }
}
