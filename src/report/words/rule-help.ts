/** Help on a rule, shown as markdown; all of it is our own text. */
export interface RuleHelp {
  /** What a result of the rule means, as a title. */
  readonly title: string
  readonly description: string
  /** What to do, in sentences. */
  readonly remedy: string
  /** From 0.1 to 10.0, as GitHub reads it: critical over 9.0, high from 7.0, medium from 4.0. */
  readonly severity: number
}

/** Results of SARIF that no rule of a policy stands for. */
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

/** Help on every listed vulnerability, whatever its ID. */
export const VULNERABILITY_HELP: Pick<RuleHelp, 'description' | 'remedy'> = {
  description: 'TCSS found this vulnerability in a package of the image.',
  remedy: 'Upgrade the package to a version that fixes it and rebuild the image.',
}
