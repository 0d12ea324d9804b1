/** The fields of "TCSS API docs, ImageRiskInfo", a row of DescribeAssetImageRiskList. */
export type Risk = {
  /** 3 is a secret in the Dockerfile, 1 something run by root ("DescribeAssetImageRiskList, example"). */
  readonly Behavior: number
  readonly Type: number
  /** From 1 to 4, the worst. */
  readonly Level: number
  readonly Desc: string
  /** The instruction of the Dockerfile, with the secret itself if it has one. */
  readonly InstructionContent: string
}

/** The fields of "TCSS API docs, ImageRisk", a row of DescribeAssetImageRegistryRiskInfoList. */
export type RegistryRisk = Omit<Risk, 'Level'> & { readonly Level: string }

/** A risk on a node: a secret in the Dockerfile, as in the documented example, but for what is given. */
export function someRisk(overrides: Partial<Risk> = {}): Risk {
  return {
    Behavior: 3,
    Type: 2,
    Level: 3,
    Desc: 'The Dockerfile contains sensitive information such as account and authentication credential.',
    InstructionContent: '/bin/sh -c #(nop)  ENV PWD=postgresql',
    ...overrides,
  }
}

/** The risk as it is written for an image in a registry: the instruction after its time. */
export function onRegistryRisk(row: Risk): RegistryRisk {
  const InstructionContent = `2026-01-01 08:00:00\n${row.InstructionContent}`
  return { ...row, Level: String(row.Level), InstructionContent }
}

/** `someRisk` for an image in a registry. */
export function someRegistryRisk(overrides: Partial<RegistryRisk> = {}): RegistryRisk {
  return { ...onRegistryRisk(someRisk()), ...overrides }
}
