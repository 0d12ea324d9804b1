import { isNatural } from '../api/parameters.ts'
import type { WireRecord } from '../api/protocol.ts'
import type { FindingKind } from './findings.ts'
import { onRegistryRisk, type Risk, someRisk } from './risks.ts'
import { onRegistryVirus, someVirus, type Virus } from './viruses.ts'
import { onRegistryVulnerability, someVulnerability, type Vulnerability } from './vulnerabilities.ts'

/** Makes the rows of each list that the world does not define, from the record of the image. */
export type DefaultRows = Readonly<Record<FindingKind, (image: WireRecord) => readonly WireRecord[]>>

/** Caps the rows of an absurd count. */
const MOST_DEFAULT_ROWS = 200_000

/**
 * Makes as many rows as an image on nodes counts, for every image the same. Levels repeat 4, 3, 2, 1. Vulnerabilities are
 * CVE-2024-10001 and up, every second one fixable; the first risks are secrets. A malformed count has no rows.
 */
export const NODE_ROWS: DefaultRows = { vulnerabilities, viruses, risks }

/** The rows of `NODE_ROWS` in the format of an image in a registry. */
export const REGISTRY_ROWS: DefaultRows = {
  vulnerabilities: (image) => vulnerabilities(image).map(onRegistryVulnerability),
  viruses: (image) => viruses(image).map(onRegistryVirus),
  risks: (image) => risks(image).map(onRegistryRisk),
}

function vulnerabilities({ VulCnt }: WireRecord): readonly Vulnerability[] {
  return Array.from({ length: natural(VulCnt) }, (_, n) => {
    const [Component = '', Version = '', fixed = ''] = COMPONENTS[n % COMPONENTS.length] ?? []
    const FixedVersions = n % 2 === 0 ? fixed : ''
    return someVulnerability({
      CVEID: `CVE-2024-${10_001 + n}`,
      Component,
      Version,
      FixedVersions,
      Level: level(n),
    })
  })
}

function viruses({ VirusCnt }: WireRecord): readonly Virus[] {
  return Array.from({ length: natural(VirusCnt) }, (_, n) =>
    someVirus({ Path: `/srv/uploads/webshell-${n + 1}.php`, RiskLevel: level(n) }),
  )
}

// In every example about nodes, `RiskCnt` is the length of the list and `SensitiveInfoCnt` is 0. The docs do not explain this.
function risks({ RiskCnt, SensitiveInfoCnt }: WireRecord): readonly Risk[] {
  const secrets = natural(SensitiveInfoCnt)
  return Array.from({ length: Math.max(natural(RiskCnt), secrets) }, (_, n) =>
    someRisk({ ...(n < secrets ? secret(n + 1) : runByRoot(n + 1)), Level: level(n) }),
  )
}

const secret = (n: number) => ({ InstructionContent: `/bin/sh -c #(nop)  ENV PWD_${n}=postgresql-${n}` })

const runByRoot = (n: number) => ({
  Behavior: 1,
  Desc: 'The Dockerfile starts a program as root.',
  InstructionContent: `/bin/sh -c sudo /srv/start-${n}`,
})

const level = (n: number): number => 4 - (n % 4)

const natural = (count: unknown): number =>
  isNatural(count) ? Math.min(Number(count), MOST_DEFAULT_ROWS) : 0

/** Name, version, and fixed version. */
const COMPONENTS = [
  ['openssl', '3.3.0-r0', '3.3.2-r0'],
  ['curl', '8.7.1-r0', '8.9.1-r0'],
  ['busybox', '1.36.1-r28', '1.36.1-r29'],
  ['zlib', '1.3.0-r0', '1.3.1-r0'],
  ['libexpat', '2.6.2-r0', '2.6.3-r0'],
  ['libxml2', '2.12.6-r0', '2.12.7-r0'],
  ['sqlite-libs', '3.45.2-r0', '3.45.3-r0'],
] as const
