import type { MultiformatMessageString, PropertyBag, ReportingDescriptor, Result } from 'sarif'
import type { Finding, Severity } from '../../domain/finding.ts'
import { RULES } from '../../domain/rules/rule-names.ts'
import { recordOf } from '../../records.ts'
import { ACTION_URL } from '../../version.ts'
import { OTHER_HELP, type RuleHelp, VULNERABILITY_HELP } from '../words/rule-help.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { described } from './sarif-text.ts'

/** Whatever of the text is foreign goes through it before it becomes part of an ID. */
export type Hash = (text: string) => string

const CVE = /^CVE-\d{4}-\d{4,19}$/
/** Rules of ours begin with a small letter, and IDs that had to be changed with this prefix. */
const OWN_ID = /^(?!TCSS-)[A-Z][\w.-]{0,99}$/

const SCORES: Readonly<Record<Severity, number>> = { critical: 9.5, high: 8, medium: 5.5, low: 2 }

/** The ID of the rule that a finding goes by: its own kind, or that of the vulnerability, never one of our names. */
export function ruleIdOf({ kind, id, name }: Finding, hash: Hash): string {
  if (kind !== 'vulnerability') return kind
  if (OWN_ID.test(id)) return id
  const called = id === '' ? name : id
  const words = called
    .slice(0, 60)
    .replaceAll(/[^\w.]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return ['TCSS', words, hash(JSON.stringify(called))].filter((part) => part !== '').join('-')
}

/** How bad a finding is in the three words of SARIF; what is no vulnerability is never only a note. */
export function levelOf({ kind, severity }: Finding): Result.level {
  if (severity === 'critical' || severity === 'high') return 'error'
  return severity === 'low' && kind === 'vulnerability' ? 'note' : 'warning'
}

const HELP = { ...OTHER_HELP, ...recordOf(RULES, (rule) => RULE_WORDS[rule].help) }

/** A rule of ours. */
export function ruleOf(rule: keyof typeof HELP): ReportingDescriptor {
  const help: RuleHelp = HELP[rule]
  return {
    id: rule,
    shortDescription: { text: help.title },
    fullDescription: { text: unmarked(help.description) },
    help: helpOf(help),
    helpUri: `${ACTION_URL}#readme`,
    defaultConfiguration: { level: help.severity > 4 ? 'error' : 'warning' },
    properties: propertiesOf(help.severity),
  }
}

/** The rule that a finding goes by; a vulnerability is one of its own, as bad as that finding. */
export function ruleFor(finding: Finding, ruleId: string): ReportingDescriptor {
  const { kind, id, name, severity } = finding
  if (kind !== 'vulnerability') return ruleOf(kind)
  const called = described(id === '' ? name : id, 100)
  const title = id === '' || name === '' ? called || ruleId : `${called}: ${described(name, 200)}`
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

function helpOf(
  { description, remedy }: Pick<RuleHelp, 'description' | 'remedy'>,
  more: string | null = null,
): MultiformatMessageString {
  return {
    text: unmarked(`${description} What now: ${remedy}${more === null ? '' : ` More: ${more}`}`),
    markdown: `${description}\n\n**What now:** ${remedy}${more === null ? '' : `\n\n[More](${more})`}`,
  }
}

function propertiesOf(score: number, ...tags: readonly string[]): PropertyBag {
  return { tags: ['security', 'container-image', ...tags], 'security-severity': score.toFixed(1) }
}

/** Markdown of ours as plain text. */
function unmarked(markdown: string): string {
  return markdown.replaceAll('`', '')
}
