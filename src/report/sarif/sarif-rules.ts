import type { MultiformatMessageString, PropertyBag, ReportingDescriptor, Result } from 'sarif'
import type { Finding, Severity } from '../../domain/finding.ts'
import { RULES } from '../../domain/rules/rule-names.ts'
import { recordOf } from '../../records.ts'
import { ACTION_URL } from '../../version.ts'
import { RULE_WORDS, type RuleHelp } from '../words/rule-words.ts'
import { TEXT_LIMITS, withoutLinks } from './sarif-text.ts'

export type Hash = (text: string) => string

const CVE = /^CVE-\d{4}-\d{4,19}$/
/** Matches an ID that can be a rule ID unchanged. A rule of the gate begins in lower case, and a replaced ID with `TCSS-`. */
const USABLE_ID = /^(?!TCSS-)[A-Z][\w.-]{0,99}$/

/** The score of each severity. GitHub shows scores over 9.0 as critical, from 7.0 as high, and from 4.0 as medium. */
const SCORES: Readonly<Record<Severity, number>> = { critical: 9.5, high: 8, medium: 5.5, low: 2 }

/** Returns the rule ID of a finding. Each vulnerability has its own rule ID, which is never the name of a rule of the gate. */
export function ruleIdOf({ kind, id, name }: Finding, hash: Hash): string {
  if (kind !== 'vulnerability') return kind
  if (USABLE_ID.test(id)) return id
  const original = id === '' ? name : id
  const words = original
    .slice(0, 60)
    .replaceAll(/[^\w.]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return ['TCSS', words, hash(JSON.stringify(original))].filter((part) => part !== '').join('-')
}

/** Returns the SARIF level for the severity of a finding. Only a vulnerability can have the level `note`. */
export function levelOf({ kind, severity }: Finding): Result.level {
  if (severity === 'critical' || severity === 'high') return 'error'
  return severity === 'low' && kind === 'vulnerability' ? 'note' : 'warning'
}

/** The help texts of the SARIF rules that are not rules of a policy, by rule ID. */
export const OTHER_HELP = {
  virus: {
    title: 'A virus or trojan',
    description: 'TCSS found an infected file in the image.',
    remedy: 'Find out where the file came from, remove it, and rebuild the image.',
    severity: 9.8,
  },
  risk: {
    title: 'A risky build step',
    description: 'TCSS found a risky behaviour or sensitive information in a build step of the image.',
    remedy: 'Fix the build step and rebuild the image. If the step holds a secret, revoke the secret.',
    severity: 5.5,
  },
  'no-verdict': {
    title: 'No verdict, so blocked',
    description:
      'The gate could not decide about the image. An image that is not known to be sound is blocked.',
    remedy: 'Follow the message, then run the job again.',
    severity: 8,
  },
} as const satisfies Readonly<Record<string, RuleHelp>>

/** The help text that all vulnerabilities share. */
const VULNERABILITY_HELP: Pick<RuleHelp, 'description' | 'remedy'> = {
  description: 'TCSS found this vulnerability in a package of the image.',
  remedy: 'Upgrade the package to a version without the vulnerability, and rebuild the image.',
}

/** The help texts of all SARIF rules except vulnerabilities, by rule ID. */
const HELP = { ...OTHER_HELP, ...recordOf(RULES, (rule) => RULE_WORDS[rule].help) }

/** Describes a SARIF rule that is not a vulnerability. */
export function ownRule(rule: keyof typeof HELP): ReportingDescriptor {
  const help: RuleHelp = HELP[rule]
  return {
    id: rule,
    shortDescription: { text: help.title },
    fullDescription: { text: withoutMarks(help.description) },
    help: helpOf(help),
    helpUri: `${ACTION_URL}#readme`,
    defaultConfiguration: { level: help.severity > 4 ? 'error' : 'warning' },
    properties: propertiesOf(help.severity),
  }
}

/** Describes the SARIF rule of a finding. Each vulnerability ID is a rule of its own. */
export function findingRule(finding: Finding, ruleId: string): ReportingDescriptor {
  const { kind, id, name, severity } = finding
  if (kind !== 'vulnerability') return ownRule(kind)
  const title = phraseTitle(id, name) || ruleId
  const address = CVE.test(id) ? `https://nvd.nist.gov/vuln/detail/${id}` : null
  return {
    id: ruleId,
    shortDescription: { text: title },
    fullDescription: { text: `${title} (${severity}, as TCSS rates it)` },
    help: helpOf(VULNERABILITY_HELP, address),
    helpUri: address ?? `${ACTION_URL}#readme`,
    defaultConfiguration: { level: levelOf(finding) },
    properties: propertiesOf(SCORES[severity], 'vulnerability', severity),
  }
}

function phraseTitle(id: string, name: string): string {
  const first = withoutLinks(id === '' ? name : id, TEXT_LIMITS.ruleId)
  return id === '' || name === '' ? first : `${first}: ${withoutLinks(name, TEXT_LIMITS.ruleTitle)}`
}

function helpOf(
  { description, remedy }: Pick<RuleHelp, 'description' | 'remedy'>,
  more: string | null = null,
): MultiformatMessageString {
  return {
    text: withoutMarks(`${description} What now: ${remedy}${more === null ? '' : ` More: ${more}`}`),
    markdown: `${description}\n\n**What now:** ${remedy}${more === null ? '' : `\n\n[More](${more})`}`,
  }
}

function propertiesOf(score: number, ...tags: readonly string[]): PropertyBag {
  return { tags: ['security', 'container-image', ...tags], 'security-severity': score.toFixed(1) }
}

function withoutMarks(markdown: string): string {
  return markdown.replaceAll('`', '')
}
