/** The fields of "TCSS API docs, ImageRiskInfo", a row of DescribeAssetImageRiskList. */
export type Risk = {
  /** 3 is a secret in the Dockerfile, 1 a program run by root ("DescribeAssetImageRiskList, example"). */
  readonly Behavior: number
  readonly Type: number
  /** From 1 to 4 (worst). */
  readonly Level: number
  readonly Desc: string
  /** The instruction of the Dockerfile, including the secret. */
  readonly InstructionContent: string
}

/** The fields of "TCSS API docs, ImageRisk", a row of DescribeAssetImageRegistryRiskInfoList. */
export type RegistryRisk = Omit<Risk, 'Level'> & { readonly Level: string }

/** A sample risk on a node: the secret in a Dockerfile of the documented example, with overrides. */
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

/** Converts a risk to the format of an image in a registry: the instruction follows its time. */
export function onRegistryRisk(row: Risk): RegistryRisk {
  const InstructionContent = `2026-01-01 08:00:00\n${row.InstructionContent}`
  return { ...row, Level: String(row.Level), InstructionContent }
}

/** A sample risk in a registry, with overrides. */
export function someRegistryRisk(overrides: Partial<RegistryRisk> = {}): RegistryRisk {
  return { ...onRegistryRisk(someRisk()), ...overrides }
}
