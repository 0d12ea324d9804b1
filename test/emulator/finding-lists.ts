import type { FindingKind, Findings } from '../../emulator/findings/findings.ts'
import { someRegistryRisk, someRisk } from '../../emulator/findings/risks.ts'
import { someRegistryVirus, someVirus } from '../../emulator/findings/viruses.ts'
import { someRegistryVulnerability, someVulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { someRegistryImage } from '../../emulator/registry/registry.ts'
import { someImage } from '../../emulator/world/world.ts'
import { startEmulator } from './start.ts'

/** The same image twice: on nodes and in a registry. */
export const nodeImage = someImage()
export const registryImage = someRegistryImage()

/** An action that lists findings, the parameters that name the image, and a sample of its nth row. */
export interface FindingAction {
  readonly action: string
  readonly kind: FindingKind
  /** The count of the image that the list belongs to. */
  readonly count: 'VulCnt' | 'VirusCnt' | 'RiskCnt'
  readonly place: 'images' | 'registry'
  readonly image: object
  readonly row: (n: number) => object
}

const nodes = { place: 'images', image: { ImageID: nodeImage.ImageID } } as const
const registry = { place: 'registry', image: { Id: registryImage.Id } } as const
const vulnerabilities = { kind: 'vulnerabilities', count: 'VulCnt' } as const
const viruses = { kind: 'viruses', count: 'VirusCnt' } as const
const risks = { kind: 'risks', count: 'RiskCnt' } as const

/** All six lists. */
export const LISTS: readonly FindingAction[] = [
  {
    action: 'DescribeAssetImageVulList',
    ...nodes,
    ...vulnerabilities,
    row: (n) => someVulnerability({ CVEID: `CVE-2020-${n}` }),
  },
  {
    action: 'DescribeAssetImageVirusList',
    ...nodes,
    ...viruses,
    row: (n) => someVirus({ Path: `/virus-${n}` }),
  },
  {
    action: 'DescribeAssetImageRiskList',
    ...nodes,
    ...risks,
    row: (n) => someRisk({ InstructionContent: `ENV PWD=${n}` }),
  },
  {
    action: 'DescribeAssetImageRegistryVulList',
    ...registry,
    ...vulnerabilities,
    row: (n) => someRegistryVulnerability({ CVEID: `CVE-2020-${n}` }),
  },
  {
    action: 'DescribeAssetImageRegistryVirusList',
    ...registry,
    ...viruses,
    row: (n) => someRegistryVirus({ Path: `virus-${n}` }),
  },
  {
    action: 'DescribeAssetImageRegistryRiskInfoList',
    ...registry,
    ...risks,
    row: (n) => someRegistryRisk({ InstructionContent: `ENV PWD=${n}` }),
  },
]

interface Options {
  /** The findings that the world gives to the image `name`, by default the only one. */
  readonly findings?: Findings
  readonly name?: string
  /** Fields in which the image differs from `someImage`. */
  readonly fields?: object
}

/** Starts an emulator of a world with one image, on nodes or in a registry. */
export function startWithFindings(
  { place }: Pick<FindingAction, 'place'>,
  { findings, name = 'web', fields = {} }: Options = {},
) {
  const image = { ...(place === 'images' ? nodeImage : registryImage), ...fields }
  return startEmulator({
    [place]: { web: image },
    ...(findings !== undefined && { findings: { [name]: findings } }),
  })
}
