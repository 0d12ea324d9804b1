import type { WireRecord } from '../api/protocol.ts'
import type { Findings } from '../findings/findings.ts'
import type { WireRegistry, WireRegistryImage } from '../registry/registry.ts'
import { digestsOf } from './digest.ts'

/**
 * All the emulator knows. Names are for people, and no image on a node has the name of one in a registry; the
 * API knows images by `ImageID`, those in registries by `Id`, keys by `secretId`. An image whose name has a
 * script changes as the script says; any other stands still until a scan task names it.
 */
export interface World {
  /** The images that were found on nodes. */
  readonly images: Readonly<Record<string, WireImage>>
  /** The images that were found in registries; by default none. */
  readonly registry?: Readonly<Record<string, WireRegistryImage>>
  /** The registries that are connected, by default `SOME_REGISTRIES`; where an image lies need not be one. */
  readonly registries?: readonly WireRegistry[]
  readonly scripts?: Readonly<Record<string, Script>>
  /** By name of an image on nodes or in a registry: what the lists of its findings hold. */
  readonly findings?: Readonly<Record<string, Findings>>
  readonly credentials: Readonly<Record<string, Credential>>
}

/** An API key pair; a temporary one has a token. `denied` lists the actions that CAM does not allow it. */
export interface Credential {
  readonly secretId: string
  readonly secretKey: string
  readonly token?: string
  readonly denied?: readonly string[]
}

/** A record to answer with. Any values will do: a world may hold images that break the documented types. */
export type WireImage = { readonly ImageID: string } & WireRecord

/**
 * What becomes of an image. With the start `world` its steps run from the creation of the emulator, with
 * `scan` from the first accepted scan task that names the image; each accepted task starts them again.
 */
export interface Script {
  readonly start: 'world' | 'scan'
  readonly steps: readonly Step[]
  /** Milliseconds from the creation of the emulator in which the image is unknown; by default none. */
  readonly appearsAfter?: number
  /**
   * An image in a registry is unknown until a sync is accepted. The first one then takes the place of the
   * creation of the emulator: from it count `appearsAfter`, and the steps with the start `world`.
   */
  readonly appearsOnSync?: boolean
}

/**
 * Fields to lay over the record from `after` milliseconds after the start. A field that is a function gives
 * its value for the moment of the step (milliseconds of the emulator's clock), as `ScanTime: wireTime` does.
 */
export interface Step {
  readonly after: number
  readonly record: WireRecord
}

/** The 33 fields of "TCSS API docs, DescribeAssetImageDetail" but for RequestId, in that order, all empty. */
export const EMPTY_IMAGE = {
  ImageID: '',
  ImageName: '',
  ImageDigest: '',
  CreateTime: '',
  Size: 0,
  HostCnt: 0,
  ContainerCnt: 0,
  SuperNodeCnt: 0,
  ScanTime: '',
  VulCnt: 0,
  RiskCnt: 0,
  SensitiveInfoCnt: 0,
  IsTrustImage: false,
  OsName: '',
  AgentError: '',
  ScanError: '',
  Architecture: '',
  Author: '',
  BuildHistory: '',
  ScanVirusProgress: 0,
  ScanVulProgress: 0,
  ScanRiskProgress: 0,
  ScanVirusError: '',
  ScanVulError: '',
  ScanRiskError: '',
  ScanStatus: '',
  VirusCnt: 0,
  Status: 0,
  RemainScanTime: 0,
  IsAuthorized: 0,
  Solution: '',
  Reason: '',
  RepoDigests: [] as readonly string[],
}

/** An image as the docs describe it; `Solution`, `Reason` and `RepoDigests` may be absent. */
export type Image = Readonly<
  Omit<typeof EMPTY_IMAGE, OptionalField> & Partial<Pick<typeof EMPTY_IMAGE, OptionalField>>
>
type OptionalField = 'Solution' | 'Reason' | 'RepoDigests'

/**
 * An image that nothing speaks against: licensed, trusted, scanned to the end, nothing found. Its ID and
 * digest follow from its name, so they are valid, never change, and belong to no real image.
 */
export function someImage(overrides: Partial<Image> = {}): Image {
  const name = overrides.ImageName ?? 'registry.example.com/shop/some:1.0.0'
  const digests = digestsOf(name)
  return {
    ...EMPTY_IMAGE,
    ImageID: digests.id,
    ImageName: name,
    ImageDigest: digests.manifest,
    CreateTime: '2026-01-01 08:00:00',
    Size: 231_268_856,
    HostCnt: 2,
    ContainerCnt: 3,
    ScanTime: '2026-01-02 08:00:00',
    IsTrustImage: true,
    OsName: 'alpine:v3.22',
    Architecture: 'amd64',
    ScanVirusProgress: 100,
    ScanVulProgress: 100,
    ScanRiskProgress: 100,
    ScanStatus: 'SCANNED',
    Status: 2,
    IsAuthorized: 1,
    RepoDigests: [digests.manifest],
    ...overrides,
  }
}

/**
 * A time in milliseconds as the image actions write it: `YYYY-MM-DD HH:mm:ss`, no zone, Beijing's clock
 * (UTC+8).
 */
export function wireTime(milliseconds: number): string {
  const beijing = new Date(milliseconds + 8 * 3_600_000)
  return beijing.toISOString().slice(0, 19).replace('T', ' ')
}
