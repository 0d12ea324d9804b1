import type { RuleName } from '../../domain/rules/rule-names.ts'

/** Rules that reports of findings go by beside those of a policy: what was found, and that nothing could be decided. */
export type ReportRule = RuleName | 'virus' | 'risk' | 'no-verdict'

/** What a rule is about. Ours alone, without foreign text: it is shown as markdown. */
export interface RuleHelp {
  /** What a result of the rule means, as a title. */
  readonly title: string
  readonly says: string
  /** What to do about it. */
  readonly now: string
  /** From 0.1 to 10.0, as GitHub reads it: critical over 9.0, high from 7.0, medium from 4.0. */
  readonly severity: number
}

/** One help a rule, by its public name. */
export const RULE_HELP: Readonly<Record<ReportRule, RuleHelp>> = {
  'max-viruses': {
    title: 'More viruses or trojans than allowed',
    says: 'TCSS counts more infected files in the image than `max-viruses` allows.',
    now: 'Remove the infected files and rebuild the image; see where they came from before you do.',
    severity: 9.8,
  },
  deny: {
    title: 'A denied vulnerability',
    says: 'The image has a vulnerability that the policy names in `deny`. No limit, exception or mode lets it pass.',
    now: 'Upgrade the packages that it is in and rebuild the image.',
    severity: 9.5,
  },
  'max-exploitable': {
    title: 'More exploitable vulnerabilities than allowed',
    says: 'The image has more vulnerabilities with a public exploit or under attack than `max-exploitable` allows, fixed versions or not.',
    now: 'Upgrade the packages that they are in first, and rebuild the image.',
    severity: 9.5,
  },
  'max-critical': overLimit('critical', 9.5),
  'max-high': overLimit('high', 8),
  'max-medium': overLimit('medium', 5.5),
  'max-low': overLimit('low', 2),
  'max-vulnerabilities': {
    title: 'More vulnerabilities than allowed',
    says: 'TCSS counts more vulnerabilities in the image than `max-vulnerabilities` allows.',
    now: 'Upgrade the packages that they are in and rebuild the image, the most severe first.',
    severity: 8,
  },
  'exception-expired': {
    title: 'An exception has expired',
    says: 'An exception of the policy would have kept a limit from being broken, or helped to, had it not ended.',
    now: 'Upgrade what the exception was about, or decide anew and give it another last day.',
    severity: 5.5,
  },
  'max-risks': {
    title: 'More risky behaviours than allowed',
    says: 'TCSS counts more risky build steps in the image than `max-risks` allows.',
    now: 'Fix the build steps that the TCSS console lists and rebuild the image.',
    severity: 5.5,
  },
  'max-sensitive-info': {
    title: 'More sensitive information than allowed',
    says: 'TCSS counts more secrets and other sensitive information in the image than `max-sensitive-info` allows.',
    now: 'Take the secrets out of the image, and revoke them: whoever has the image has them.',
    severity: 8,
  },
  'require-trusted': {
    title: 'The image is not trusted',
    says: 'The policy requires a trusted image, and TCSS does not mark this one as such.',
    now: 'Mark the image as trusted in the TCSS console once that is true.',
    severity: 5.5,
  },
  'scan-incomplete': {
    title: 'A scan is not complete',
    says: 'A scan that the policy relies on did not run to its end, so nobody knows what it would have found.',
    now: 'Scan the image in the TCSS console, or let the step do it with `trigger-scan: true`, and run the job again.',
    severity: 8,
  },
  'max-scan-age': {
    title: 'The last scan is too old',
    says: 'The last scan of the image is older than `max-scan-age` allows; it knows nothing of what came up since.',
    now: 'Scan the image in the TCSS console, or let the step do it with `trigger-scan: true`, and run the job again.',
    severity: 5.5,
  },
  'expected-digest': {
    title: 'Not the image that was expected',
    says: 'TCSS knows the image under another digest than `expected-digest`: what was judged is not what was built.',
    now: 'Judge the image that was built: a tag may have moved, or the ID be that of another build.',
    severity: 8,
  },
  virus: {
    title: 'A virus or trojan',
    says: 'TCSS found an infected file in the image.',
    now: 'Remove the file and rebuild the image; see where it came from before you do.',
    severity: 9.8,
  },
  risk: {
    title: 'A risky build step',
    says: 'TCSS found a risky behaviour or sensitive information in a build step of the image.',
    now: 'Fix the build step and rebuild the image. If it holds a secret, revoke the secret.',
    severity: 5.5,
  },
  'no-verdict': {
    title: 'No verdict, so blocked',
    says: 'The gate could not decide about the image. What is not known to be sound is blocked.',
    now: 'Do what the message says, and run the job again.',
    severity: 8,
  },
}

/** The help of every vulnerability, by whatever ID. */
export const VULNERABILITY_HELP: Pick<RuleHelp, 'says' | 'now'> = {
  says: 'TCSS found this vulnerability in a package of the image.',
  now: 'Upgrade the package to a version that fixes it and rebuild the image.',
}

function overLimit(severity: string, score: number): RuleHelp {
  return {
    title: `More ${severity} vulnerabilities than allowed`,
    says: `The image has more ${severity} vulnerabilities than \`max-${severity}\` allows.`,
    now: 'Upgrade the packages that they are in and rebuild the image.',
    severity: score,
  }
}
