import { fixesHelp, type Remedy, remedyFor } from '../../domain/hints/remedy.ts'
import { checksNothing, type Policy, type Setting, type Source } from '../../domain/policy.ts'
import type { Report } from '../../domain/report.ts'
import { LIMIT_RULES } from '../../domain/rules/rule-names.ts'
import { LIMIT_KEYS } from '../../domain/settings.ts'
import { phraseSource, writeDuration } from '../../forms.ts'
import { recordOf } from '../../records.ts'
import { escapeMarkup, visible } from '../../text.ts'
import { fold } from './markdown.ts'

const DAY = 86_400_000

/** The maximum number of days that a proposed exception lasts. The policy can allow fewer days. */
const PROPOSED_DAYS = 30

/** Renders two remedies for blocked images: upgrades if they suffice, and a looser policy. Empty if there is no remedy. */
export function renderRemedy(report: Report): string {
  const { policy, outcomes, conclusion, judgedAt: now } = report
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  if (policy === null || conclusion !== 'fail' || verdicts.length < outcomes.length) return ''
  const blocked = verdicts.filter((one) => one.conclusion === 'fail')
  const upgrade = blocked.every((one) => fixesHelp(one, { policy, now }))
    ? 'Upgrading alone would be enough to meet every limit on vulnerabilities.\n\n'
    : ''
  const remedy = remedyFor(verdicts, { policy, now })
  // A policy that checks nothing is not proposed, because the gate refuses such a policy.
  if (remedy === null || checksNothing(loosened(policy, remedy))) return upgrade
  const lines = remedyLines(remedy, policy, now).map((line) => escapeMarkup(visible(line, 600)))
  const unchanged = verdicts.length === 1 ? 'the image pass as it is' : 'these images pass as they are'
  const policyToPaste = fold(
    '<b>What would pass</b> (accepts the risk)',
    `This policy would let ${unchanged}. It fixes nothing: change each value where it is set, and only for a good reason.\n\n` +
      `<pre lang="yaml">${lines.join('\n')}</pre>\n\n`,
  )
  return `${upgrade}${policyToPaste}`
}

/** Returns the policy with the limits and settings of a remedy. */
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

/** Writes a remedy as lines of a policy file. A YAML comment shows the present value of each limit or setting. */
export function remedyLines(remedy: Remedy, policy: Policy, now: Date): readonly string[] {
  const { limits, requireTrusted, maxScanAge } = remedy
  return [
    'version: 1',
    ...block(
      'limits:',
      LIMIT_RULES.flatMap((rule) => {
        const value = limits[rule]
        const { value: present, source } = policy.limits[rule]
        return value === undefined ? [] : [`  ${LIMIT_KEYS[rule]}: ${value} ${presentValue(present, source)}`]
      }),
    ),
    ...exceptionLines(remedy, policy, now),
    ...(requireTrusted === null
      ? []
      : [`require-trusted: false ${presentValue('true', policy.requireTrusted.source)}`]),
    ...(maxScanAge === null ? [] : [`max-scan-age: ${ageText(maxScanAge)} ${presentAge(policy)}`]),
  ]
}

function presentValue(value: string | number, source: Source): string {
  return `# now ${value}, ${phraseSource(source)}`
}

function presentAge({ maxScanAge: { value, source } }: Policy): string {
  return presentValue(ageText(value), source)
}

function exceptionLines(
  { exceptions }: Remedy,
  { exceptionRules: { maxDays, central } }: Policy,
  now: Date,
): readonly string[] {
  const days = maxDays.value === 'off' ? PROPOSED_DAYS : Math.min(PROPOSED_DAYS, maxDays.value)
  const until = new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)
  const lines = exceptions.flatMap(({ id, images }) => [
    `  - id: ${yamlText(id)}`,
    `    until: ${until}`,
    '    reason: write here why it is accepted, and by whom',
    ...(images === null ? [] : [`    images: [${yamlText(images)}]`]),
  ])
  return block(
    central.value ? 'exceptions: # only in a policy that is read from a ref' : 'exceptions:',
    lines,
  )
}

function block(key: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [key, ...lines]
}

/** Quotes a text for YAML. Quotes in the text are doubled, so that they cannot end the quoted text. */
function yamlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function ageText(value: number | 'off'): string {
  return value === 'off' ? value : writeDuration(value)
}
