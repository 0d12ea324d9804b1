import { createHash } from 'node:crypto'

/** The 12 fields of "TCSS API docs, ImageVirusInfo", a row of DescribeAssetImageVirusList. */
export type Virus = {
  readonly Path: string
  /** From 1 to 4 (worst). */
  readonly RiskLevel: number
  readonly VirusName: string
  readonly Tags: readonly string[]
  readonly Desc: string
  readonly Solution: string
  /** In bytes. */
  readonly Size: number
  readonly FirstScanTime: string
  readonly LatestScanTime: string
  readonly Md5: string
  readonly FileName: string
  readonly CheckPlatform: readonly string[]
}

/** The 13 fields of "TCSS API docs, ImageVirus", a row of DescribeAssetImageRegistryVirusList. */
export type RegistryVirus = Omit<Virus, 'RiskLevel' | 'Size' | 'Md5' | 'CheckPlatform'> & {
  readonly RiskLevel: string
  readonly Category: string
  readonly FileType: string
  readonly FileMd5: string
  /** In bytes. */
  readonly FileSize: number
}

/** A sample virus on a node, with overrides. `FileName` and `Md5` follow from `Path`. */
export function someVirus(overrides: Partial<Virus> = {}): Virus {
  const { Path = '/srv/www/webshell.php' } = overrides
  return {
    Path,
    RiskLevel: 4,
    VirusName: 'Php.Trojan.Php.Ssmw',
    Tags: [],
    Desc: 'Malicious Trojans are detected on your container. Your container may have been compromised.',
    Solution: '1. Check for malicious processes and invalid ports. 2. Isolate or delete trojan files.',
    Size: 51,
    FirstScanTime: '2026-01-02 08:00:00',
    LatestScanTime: '2026-01-02 08:00:00',
    Md5: createHash('md5').update(Path).digest('hex'),
    FileName: Path.split('/').at(-1) ?? '',
    CheckPlatform: [],
    ...overrides,
  }
}

/** Converts a virus to the format of an image in a registry: the path has no leading slash. */
export function onRegistryVirus(row: Virus): RegistryVirus {
  const { RiskLevel, Size, Md5, CheckPlatform: _, ...same } = row
  return {
    ...same,
    Path: row.Path.replace(/^\//, ''),
    RiskLevel: String(RiskLevel),
    Category: '2',
    FileType: 'UNKNOWN',
    FileMd5: Md5,
    FileSize: Size,
    FirstScanTime: zoned(row.FirstScanTime),
    LatestScanTime: zoned(row.LatestScanTime),
  }
}

/** A sample virus in a registry, with overrides. */
export function someRegistryVirus(overrides: Partial<RegistryVirus> = {}): RegistryVirus {
  const { Path } = overrides
  return { ...onRegistryVirus(someVirus(Path === undefined ? {} : { Path })), ...overrides }
}

const zoned = (time: string): string => `${time.replace(' ', 'T')}+08:00`
