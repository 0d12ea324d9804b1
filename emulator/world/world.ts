import type { WireRecord } from '../api/protocol.ts'
import type { Findings } from '../findings/findings.ts'
import type { WireRegistry, WireRegistryImage } from '../registry/registry.ts'
import { digestsOf } from './digest.ts'

/**
 * Everything that the emulator knows. The keys of records are names for readers; an image on a node and an image in a registry
 * never have the same name. An image changes only by the script with its name, or by a scan task for it.
 */
export interface World {
  /** The images on nodes. */
  readonly images: Readonly<Record<string, WireImage>>
  /** The images in registries, by default none. */
  readonly registry?: Readonly<Record<string, WireRegistryImage>>
  /** The connected registries, by default `SOME_REGISTRIES`. Images may also be in other registries. */
  readonly registries?: readonly WireRegistry[]
  readonly scripts?: Readonly<Record<string, Script>>
  /** The lists of findings, by name of the image. */
  readonly findings?: Readonly<Record<string, Findings>>
  readonly credentials: Readonly<Record<string, Credential>>
}

/** An API key; a temporary one has a token. `denied` lists the actions that CAM does not allow. */
export interface Credential {
  readonly secretId: string
  readonly secretKey: string
  readonly token?: string
  readonly denied?: readonly string[]
}

/** The record of an image on nodes. Its values may differ from the documented types. */
export type WireImage = { readonly ImageID: string } & WireRecord

/**
 * The changes of an image. Its steps start at the creation of the emulator (`world`) or at the first accepted scan task that
 * names the image (`scan`). Every accepted task restarts them.
 */
export interface Script {
  readonly start: 'world' | 'scan'
  readonly steps: readonly Step[]
  /** Milliseconds from the creation of the emulator until the image is known, by default 0. */
  readonly appearsAfter?: number
  /**
   * Keeps an image in a registry unknown until a sync is accepted. `appearsAfter` and the steps that start with the `world`
   * then begin at the first sync.
   */
  readonly appearsOnSync?: boolean
}

/**
 * Fields that the record gets `after` milliseconds after the start. A field that is a function returns its value for the
 * moment of the step (milliseconds of the emulator's clock), as `ScanTime: wireTime` does.
 */
export interface Step {
  readonly after: number
  readonly record: WireRecord
}

/** The 33 fields of "TCSS API docs, DescribeAssetImageDetail" without RequestId, in that order, all empty. */
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

/** An image on nodes, as documented; `Solution`, `Reason` and `RepoDigests` may be absent. */
export type Image = Readonly<
  Omit<typeof EMPTY_IMAGE, OptionalField> & Partial<Pick<typeof EMPTY_IMAGE, OptionalField>>
>
type OptionalField = 'Solution' | 'Reason' | 'RepoDigests'

/**
 * A sample image on nodes, with overrides: licensed, trusted, completely scanned, without findings. Its ID and digest follow
 * from its name, so they are valid, stable, and belong to no real image.
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

/** Formats a time in milliseconds as the image actions do: `YYYY-MM-DD HH:mm:ss` in Beijing's time (UTC+8), without zone. */
export function wireTime(milliseconds: number): string {
  const beijing = new Date(milliseconds + 8 * 3_600_000)
  return beijing.toISOString().slice(0, 19).replace('T', ' ')
}
