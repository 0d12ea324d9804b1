import { countOf, type LimitRule, type RuleName, type SeverityRule } from '../../domain/rules/rule-names.ts'
import { capital } from './units.ts'

/** The help text of a rule, in markdown without untrusted text. */
export interface RuleHelp {
  /** A title that says what a result of the rule means. */
  readonly title: string
  readonly description: string
  /** Sentences that say what to do. */
  readonly remedy: string
  /** The score for GitHub, from 0.1 to 10.0. Scores over 9.0 are critical, from 7.0 high, and from 4.0 medium. */
  readonly severity: number
}

/** The words for one rule in all reports. */
export interface RuleWords {
  /** A heading that says what the rule checks. */
  readonly title: string
  readonly help: RuleHelp
}

export interface LimitWords extends RuleWords {
  readonly noun: readonly [one: string, many: string]
  /** A clause that says what to do if the limit is exceeded. */
  readonly advice: string
}

const SCAN_AGAIN =
  'Scan the image in the TCSS console, or let the step do it with `trigger-scan: true`, and run the job again.'

/** The words for each rule. The code that judges by the rules is in `domain/rules/rules.ts`. */
export const RULE_WORDS: Readonly<Record<RuleName, RuleWords> & Record<LimitRule, LimitWords>> = {
  'max-viruses': {
    title: 'Viruses and trojans',
    noun: ['virus', 'viruses'],
    advice: 'remove the infected files listed in the job summary or the TCSS console, and rebuild the image',
    help: {
      title: 'More viruses or trojans than allowed',
      description: 'TCSS counts more infected files in the image than `max-viruses` allows.',
      remedy: 'Find out where the infected files came from, remove them, and rebuild the image.',
      severity: 9.8,
    },
  },
  deny: {
    title: 'Denied vulnerabilities',
    help: {
      title: 'A denied vulnerability',
      description:
        'The image has a vulnerability that the policy names in `deny`, which overrides every limit, exception and mode.',
      remedy: 'Upgrade the affected packages and rebuild the image.',
      severity: 9.5,
    },
  },
  'max-exploitable': {
    title: 'Exploitable vulnerabilities',
    noun: ['exploitable vulnerability', 'exploitable vulnerabilities'],
    advice: upgrade('max-exploitable'),
    help: {
      title: 'More exploitable vulnerabilities than allowed',
      description:
        'The image has more vulnerabilities with a public exploit, or under attack, than `max-exploitable` allows. Vulnerabilities without a fixed version count, too.',
      remedy: 'Upgrade the affected packages first, and rebuild the image.',
      severity: 9.5,
    },
  },
  'max-critical': severityWords('max-critical', 'critical', 9.5),
  'max-high': severityWords('max-high', 'high', 8),
  'max-medium': severityWords('max-medium', 'medium', 5.5),
  'max-low': severityWords('max-low', 'low', 2),
  'max-vulnerabilities': {
    title: 'Vulnerabilities',
    noun: ['vulnerability', 'vulnerabilities'],
    advice: upgrade('max-vulnerabilities'),
    help: {
      title: 'More vulnerabilities than allowed',
      description: 'TCSS counts more vulnerabilities in the image than `max-vulnerabilities` allows.',
      remedy: 'Upgrade the affected packages, the most severe first, and rebuild the image.',
      severity: 8,
    },
  },
  'exception-expired': {
    title: 'Expired exceptions',
    help: {
      title: 'An exception has expired',
      description: 'A limit is exceeded, and an exception that has expired would have lowered the count.',
      remedy: 'Upgrade the packages that the exception is for, or review the risk and set a new last day.',
      severity: 5.5,
    },
  },
  'max-risks': {
    title: 'Risky behaviours',
    noun: ['risky behaviour', 'risky behaviours'],
    advice:
      'fix the build steps listed in the job summary or the TCSS console, or raise `max-risks` to accept the risk',
    help: {
      title: 'More risky behaviours than allowed',
      description: 'TCSS counts more risky build steps in the image than `max-risks` allows.',
      remedy: 'Fix the build steps that the TCSS console lists, and rebuild the image.',
      severity: 5.5,
    },
  },
  'max-sensitive-info': {
    title: 'Sensitive information',
    noun: ['sensitive-information entry', 'sensitive-information entries'],
    advice: 'remove the secrets from the image and revoke them; the TCSS console shows where they are',
    help: {
      title: 'More sensitive information than allowed',
      description:
        'TCSS counts more secrets and other sensitive information in the image than `max-sensitive-info` allows.',
      remedy:
        'Remove the secrets from the image, and revoke them: everyone who has the image has the secrets.',
      severity: 8,
    },
  },
  'require-trusted': {
    title: 'Trusted image',
    help: {
      title: 'The image is not trusted',
      description: 'The policy requires a trusted image, and TCSS does not mark this image as trusted.',
      remedy: 'Review the image, then mark it as trusted in the TCSS console.',
      severity: 5.5,
    },
  },
  'scan-incomplete': {
    title: 'Scans complete',
    help: {
      title: 'A scan is not complete',
      description: 'A scan that the policy relies on did not finish, so its findings are unknown.',
      remedy: SCAN_AGAIN,
      severity: 8,
    },
  },
  'max-scan-age': {
    title: 'Scan is recent',
    help: {
      title: 'The last scan is too old',
      description:
        'The last scan of the image is older than `max-scan-age` allows. This scan does not know vulnerabilities that were published later.',
      remedy: SCAN_AGAIN,
      severity: 5.5,
    },
  },
  'expected-digest': {
    title: 'Expected digest',
    help: {
      title: 'Not the expected image',
      description:
        'TCSS knows the image under another digest than `expected-digest`: the judged image is not the one that was built.',
      remedy: 'Judge the image that was built: the tag may have moved, or the ID may be from another build.',
      severity: 8,
    },
  },
}

function severityWords(rule: SeverityRule, severity: string, score: number): LimitWords {
  return {
    title: capital(`${severity} vulnerabilities`),
    noun: [`${severity} vulnerability`, `${severity} vulnerabilities`],
    advice: upgrade(rule),
    help: {
      title: `More ${severity} vulnerabilities than allowed`,
      description: `The image has more ${severity} vulnerabilities than \`${rule}\` allows.`,
      remedy: 'Upgrade the affected packages and rebuild the image.',
      severity: score,
    },
  }
}

function upgrade(rule: LimitRule): string {
  const where = countOf(rule) === null ? 'job summary' : 'job summary or the TCSS console'
  return `upgrade the packages listed in the ${where}, or raise \`${rule}\` to accept the risk`
}
