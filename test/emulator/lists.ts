import type { FindingKind, Findings } from '../../emulator/findings/findings.ts'
import { someRegistryRisk, someRisk } from '../../emulator/findings/risks.ts'
import { someRegistryVirus, someVirus } from '../../emulator/findings/viruses.ts'
import { someRegistryVulnerability, someVulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { someRegistryImage } from '../../emulator/registry/registry.ts'
import { someImage, type World } from '../../emulator/world/world.ts'
import { asking, someWorld } from './ask.ts'

/** The same image twice: on nodes and in a registry. */
export const onNodes = someImage()
export const inRegistry = someRegistryImage()

/** A list of findings, how to ask for that of the image, and its nth row when the world gives the rows. */
export interface FindingAction {
  readonly action: string
  readonly kind: FindingKind
  /** The count of the image that the list belongs to. */
  readonly count: 'VulCnt' | 'VirusCnt' | 'RiskCnt'
  readonly place: 'images' | 'registry'
  readonly image: object
  readonly row: (n: number) => object
}

const nodes = { place: 'images', image: { ImageID: onNodes.ImageID } } as const
const registry = { place: 'registry', image: { Id: inRegistry.Id } } as const
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

interface About {
  /** What the lists hold of the image that the world calls `name`, by default the only one. */
  readonly findings?: Findings
  readonly name?: string
  /** What the image says other than `someImage`. */
  readonly fields?: object
}

/** An emulator of a world with nothing but the image, on nodes or in a registry. */
export function askingAbout(
  { place }: Pick<FindingAction, 'place'>,
  { findings, name = 'web', fields = {} }: About,
) {
  const image = { ...(place === 'images' ? onNodes : inRegistry), ...fields }
  const world: Partial<World> = {
    [place]: { web: image },
    ...(findings !== undefined && { findings: { [name]: findings } }),
  }
  return asking(someWorld(world))
}
