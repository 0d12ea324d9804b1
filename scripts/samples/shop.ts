import { demoWorld } from '../../emulator/demo/demo.ts'
import { demoFindings } from '../../emulator/demo/demo-findings.ts'
import { onRegistryVirus, someVirus } from '../../emulator/findings/viruses.ts'
import { onRegistryVulnerability, someVulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { type RegistryImage, registryTime, someRegistryImage } from '../../emulator/registry/registry.ts'
import { type Image, someImage, wireTime } from '../../emulator/world/world.ts'
import { digestOf, NOW } from './stage.ts'

const HOUR = 3_600_000
const SHOP = 'shop.tencentcloudcr.com/shop'
export const WEB = `${SHOP}/web:1.4.2`

const { images: demo } = demoWorld(NOW.getTime())
const { vulnerable, infected } = demoFindings(NOW.getTime())

/** Findings of the infected and the vulnerable images. */
export const FINDINGS = {
  vulnerable,
  infected: { viruses: [someVirus({ Path: '/srv/app/uploads/webshell.php' })] },
} as const

/** A clean image on nodes, scanned `age` hours ago, with changes. */
export function node(
  name: string,
  { age = 3, ...given }: Partial<Image> & { readonly age?: number } = {},
): Image {
  return someImage({
    ImageName: `${SHOP}/${name}`,
    CreateTime: wireTime(NOW.getTime() - (age + 24) * HOUR),
    ScanTime: wireTime(NOW.getTime() - age * HOUR),
    OsName: 'debian:12',
    ContainerCnt: 51,
    HostCnt: 24,
    ...given,
  })
}

function inRegistry(given: Partial<RegistryImage>): RegistryImage {
  return someRegistryImage({
    ImageRepoAddress: `${SHOP}/web`,
    ImageCreateTime: registryTime(NOW.getTime() - HOUR),
    ScanTime: registryTime(NOW.getTime() - HOUR),
    OsName: 'debian:12',
    ...given,
  })
}

/** An image in a registry with vulnerabilities and viruses, whose risk scan does not end. */
export const PUSHED = {
  registry: {
    pushed: inRegistry({
      ImageTag: '1.4.2',
      RiskStatus: 'SCANNING',
      ScanRiskProgress: 87,
      ScanRemainTime: 90,
      VulCnt: 12,
      VirusCnt: 2,
    }),
  },
  findings: {
    pushed: {
      vulnerabilities: vulnerable.vulnerabilities.map(onRegistryVulnerability),
      viruses: infected.viruses.map(onRegistryVirus),
    },
  },
} as const

/** The platforms of an image in a registry, one of them infected, and its index. */
const platforms = {
  amd64: inRegistry({ ImageTag: 'amd64' }),
  arm64: inRegistry({ ImageTag: 'arm64', VirusCnt: 1 }),
  arm: inRegistry({ ImageTag: 'arm' }),
}
const index = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: Object.entries(platforms).map(([architecture, { ImageDigest: digest }]) => ({
    digest,
    size: 1,
    platform: { os: 'linux', architecture },
  })),
})
export const PLATFORMS = {
  image: `${WEB}@${digestOf(index)}`,
  index,
  world: {
    registry: platforms,
    findings: { arm64: { viruses: infected.viruses.slice(0, 1).map(onRegistryVirus) } },
  },
} as const

const NEVER_SCANNED = {
  ScanStatus: 'NOT_SCAN',
  ScanTime: '',
  ScanVulProgress: 0,
  ScanVirusProgress: 0,
  ScanRiskProgress: 0,
}
export const neverScanned = node('web:1.4.2', { ...NEVER_SCANNED, ContainerCnt: 0, HostCnt: 0 })
export const { documented, hostile, partlyFailed } = demo

/** Eight images, of which TCSS does not know the mailer. */
export const SEVERAL = {
  web: node('web:1.4.2'),
  checkout: node('checkout:2.9.0', { VirusCnt: 1, ContainerCnt: 12, HostCnt: 4, age: 5 }),
  search: node('search:5.1.3', { ContainerCnt: 8, HostCnt: 3, age: 30 }),
  mailer: node('mailer:1.0.7'),
  ledger: node('ledger:3.2.0', { VulCnt: 12, IsTrustImage: false, ContainerCnt: 2, HostCnt: 1 }),
  admin: node('admin:4.4.0', { ContainerCnt: 3, HostCnt: 2, age: 75 }),
  pictures: node('pictures:1.12.5', { ContainerCnt: 20, HostCnt: 10 }),
  prices: node('prices:0.9.1', { ContainerCnt: 4, HostCnt: 2 }),
}

const SERVICES = ['web', 'checkout', 'search', 'mailer', 'ledger', 'admin', 'pictures', 'stock', 'prices']

/** A fleet in which a few images are infected, vulnerable or never scanned. */
export const FLEET: Readonly<Record<string, Image>> = Object.fromEntries(
  Array.from({ length: 412 }, (_, n) => {
    const service = SERVICES[n % SERVICES.length]
    const where = { ContainerCnt: 1 + (n % 30), HostCnt: 1 + (n % 12), age: 3 + (n % 40) * 3 }
    return [`${n}`, node(`${service}:2.${Math.floor(n / SERVICES.length)}.0`, { ...where, ...harm(n) })]
  }),
)

function harm(n: number): Partial<Image> {
  if (n % 131 === 7) return { VirusCnt: 1 }
  if (n % 151 === 20) return { VulCnt: 12 }
  return n % 211 === 42 ? NEVER_SCANNED : {}
}

/** Texts that a page without escaping would interpret. */
const HOSTILE_TEXTS = [
  '@everyone **fixes** #1 [here](https://example.com)',
  '<img src=x onerror=alert(1)><h1>Allowed</h1>',
  '\u202egnp.exe\u202c | \u2705 | `x`',
] as const

export const HOSTILE_FINDINGS = {
  vulnerabilities: HOSTILE_TEXTS.map((Component, n) =>
    someVulnerability({ CVEID: Component, Component, Version: Component, Level: 4 - n }),
  ),
  viruses: [someVirus({ VirusName: HOSTILE_TEXTS[1], Path: `/srv/${HOSTILE_TEXTS[2]}` })],
} as const

/** A policy with exceptions that end soon. */
export const POLICY = `version: 1
limits:
  critical: 0
  high: 5
  medium: 20
max-scan-age: 7d
exceptions:
  - id: CVE-2023-38545
    until: 2026-12-02
    reason: No SOCKS proxy is used here; the base image moves on in SHOP-1284.
  - id: CVE-2023-45853
    until: 2027-01-31
    reason: MiniZip is not built. There is no fix yet; to be checked again in January.
    images: ['${SHOP}/*']
`

export const WRONG_POLICY = `version: 1
limits:
  critical: none
  hihg: 5
max-scan-age: a week
exceptions:
  - id: CVE-2023-38545
    until: 2026-11-31
    reason: No SOCKS proxy is used here.
  - id: CVE-2023-45853
    until: 2027-01-31
`
