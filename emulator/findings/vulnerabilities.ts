/** The 18 fields of "TCSS API docs, ImagesVul", a row of DescribeAssetImageVulList. */
export type Vulnerability = {
  readonly CVEID: string
  readonly Name: string
  readonly Component: string
  readonly Version: string
  readonly Category: string
  readonly CategoryType: string
  /** From 1 to 4 (worst). */
  readonly Level: number
  readonly Des: string
  readonly OfficialSolution: string
  /** A list of URLs in JSON. */
  readonly Reference: string
  readonly DefenseSolution: string
  readonly SubmitTime: string
  readonly CVSSV3Score: number
  readonly CVSSV3Desc: string
  readonly IsSuggest: boolean
  /** Empty without a fix. */
  readonly FixedVersions: string
  readonly Tag: readonly string[]
  /** From 0 to 3 (most attacked). */
  readonly AttackLevel: number
}

/** The 21 fields of "TCSS API docs, ImageVul", a row of DescribeAssetImageRegistryVulList. */
export type RegistryVulnerability = Omit<
  Vulnerability,
  'Level' | 'IsSuggest' | 'CVSSV3Score' | 'CVSSV3Desc'
> & {
  readonly POCID: string
  readonly Components: readonly RegistryComponent[]
  readonly Level: string
  readonly CvssScore: string
  readonly CvssVector: string
  readonly IsSuggest: string
  readonly LayerInfos: readonly { readonly LayerId: string; readonly LayerCmd: string }[]
}

/** The fields of "TCSS API docs, ComponentsInfo" that its example has. */
type RegistryComponent = Readonly<Record<'Name' | 'Version' | 'FixedVersion' | 'Path' | 'Type', string>>

/**
 * A sample vulnerability on a node, with overrides. Its names follow from `CVEID` and `Component`, its score from `Level`,
 * `Tag` from `FixedVersions`.
 */
export function someVulnerability(overrides: Partial<Vulnerability> = {}): Vulnerability {
  const { CVEID = 'CVE-2024-10001', Component = 'openssl', Level = 3, FixedVersions = '3.3.2-r0' } = overrides
  return {
    CVEID,
    Name: `${Component} vulnerability (${CVEID})`,
    Component,
    Version: '3.3.0-r0',
    Category: 'CODE_INJECTION',
    CategoryType: 'SYSTEM',
    Level,
    Des: `${Component} has a vulnerability. An attacker can exploit it to cause denial of service.`,
    OfficialSolution: 'Upgrade to the latest version without vulnerabilities.',
    Reference: JSON.stringify([`https://nvd.nist.gov/vuln/detail/${CVEID}`]),
    DefenseSolution: 'We recommend that you update the current system or software to the latest version.',
    SubmitTime: '2024-01-01T08:00:00+08:00',
    ...(CVSS.get(Level) ?? HIGH),
    IsSuggest: Level >= 3,
    FixedVersions,
    Tag: FixedVersions === '' ? [] : ['CanBeFixed'],
    AttackLevel: 0,
    ...overrides,
  }
}

/** Converts a vulnerability to the format of an image in a registry: in `/lib` of the first layer. */
export function onRegistryVulnerability(row: Vulnerability): RegistryVulnerability {
  const { Level, IsSuggest, CVSSV3Score, CVSSV3Desc, ...same } = row
  const { Component: Name, Version, FixedVersions: FixedVersion, CategoryType: Type } = row
  return {
    ...same,
    POCID: `pcmgr-${row.CVEID.replace(/\D/g, '')}`,
    Components: [{ Name, Version, FixedVersion, Path: '/lib', Type }],
    Level: String(Level),
    CvssScore: String(CVSSV3Score),
    CvssVector: CVSSV3Desc,
    IsSuggest: String(IsSuggest),
    LayerInfos: [FIRST_LAYER],
    SubmitTime: row.SubmitTime.slice(0, 19).replace('T', ' '),
  }
}

/** A sample vulnerability in a registry, with overrides. `Components` follows from them. */
export function someRegistryVulnerability(
  overrides: Partial<RegistryVulnerability> = {},
): RegistryVulnerability {
  const { Level, IsSuggest: _, ...same } = overrides
  const row = someVulnerability({ ...same, ...(Level !== undefined && { Level: Number(Level) }) })
  return { ...onRegistryVulnerability(row), ...overrides }
}

const HIGH = { CVSSV3Score: 8.8, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H' }

const CVSS: ReadonlyMap<number, typeof HIGH> = new Map([
  [1, { CVSSV3Score: 3.7, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:L/A:N' }],
  [2, { CVSSV3Score: 5.3, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L' }],
  [4, { CVSSV3Score: 9.8, CVSSV3Desc: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
])

const FIRST_LAYER = {
  LayerId: `sha256:${'1'.repeat(64)}`,
  LayerCmd: '/bin/sh -c #(nop) ADD file:805cb5e15fb6e0bb in / ',
}
