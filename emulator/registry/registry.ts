import type { WireRecord } from '../api/protocol.ts'
import { digestsOf } from '../world/digest.ts'

/** A row of DescribeAssetImageRegistryList. Its values may differ from the documented types. */
export type WireRegistryImage = { readonly Id: number } & WireRecord

/** A row of DescribeAssetImageRegistryRegistryList. Its values may differ from the documented types. */
export type WireRegistry = { readonly RegistryId: number } & WireRecord

/** The 46 fields of "TCSS API docs, ImageRepoInfo", in that order, all empty. */
export const EMPTY_REGISTRY_IMAGE = {
  ImageDigest: '',
  ImageRepoAddress: '',
  RegistryType: '',
  ImageName: '',
  ImageTag: '',
  ImageSize: 0,
  ScanTime: '',
  ScanStatus: '',
  VulCnt: 0,
  VirusCnt: 0,
  RiskCnt: 0,
  SentiveInfoCnt: 0,
  IsTrustImage: false,
  OsName: '',
  ScanVirusError: '',
  ScanVulError: '',
  InstanceId: '',
  InstanceName: '',
  Namespace: '',
  ScanRiskError: '',
  ScanVirusProgress: 0,
  ScanVulProgress: 0,
  ScanRiskProgress: 0,
  ScanRemainTime: 0,
  CveStatus: '',
  RiskStatus: '',
  VirusStatus: '',
  Progress: 0,
  IsAuthorized: 0,
  RegistryRegion: '',
  Id: 0,
  ImageId: '',
  ImageCreateTime: '',
  IsLatestImage: false,
  LowLevelVulCnt: 0,
  MediumLevelVulCnt: 0,
  HighLevelVulCnt: 0,
  CriticalLevelVulCnt: 0,
  ContainerCnt: 0,
  ComponentCnt: 0,
  IsRunning: false,
  HasNeedFixVul: false,
  SensitiveInfoCnt: 0,
  RecommendedFix: false,
  Solution: '',
  Reason: '',
}

/** An image in a registry, as documented. */
export type RegistryImage = Readonly<typeof EMPTY_REGISTRY_IMAGE>

/**
 * A sample image in a registry, with overrides: licensed, trusted, completely scanned, without findings. Its IDs and digest
 * follow from address and tag, like those of `someImage` from its name. `SentiveInfoCnt` equals `SensitiveInfoCnt`.
 */
export function someRegistryImage(overrides: Partial<RegistryImage> = {}): RegistryImage {
  const { ImageRepoAddress = 'registry.example.com/shop/some', ImageTag = '1.0.0' } = overrides
  const digests = digestsOf(`${ImageRepoAddress}:${ImageTag}`)
  const path = ImageRepoAddress.split('/').slice(1)
  return {
    ...EMPTY_REGISTRY_IMAGE,
    ImageDigest: digests.manifest,
    ImageRepoAddress,
    RegistryType: 'harbor',
    ImageName: path.at(-1) ?? '',
    ImageTag,
    ImageSize: 74_866_818,
    ScanTime: '2026-01-02T08:00:00+08:00',
    ScanStatus: 'SCANNED',
    SentiveInfoCnt: overrides.SensitiveInfoCnt ?? 0,
    IsTrustImage: true,
    OsName: 'linux',
    InstanceName: 'harbor-default',
    Namespace: path.slice(0, -1).join('/'),
    ScanVirusProgress: 100,
    ScanVulProgress: 100,
    ScanRiskProgress: 100,
    CveStatus: 'SCANNED',
    RiskStatus: 'SCANNED',
    VirusStatus: 'SCANNED',
    Progress: 100,
    IsAuthorized: 1,
    RegistryRegion: 'default',
    Id: idOf(digests.id),
    ImageId: digests.id,
    ImageCreateTime: '2026-01-01T08:00:00+08:00',
    IsLatestImage: true,
    ComponentCnt: 14,
    ...overrides,
  }
}

/** Formats a time in milliseconds as the registry actions do: RFC 3339 in whole seconds, offset +08:00. */
export function registryTime(milliseconds: number): string {
  return `${new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

// An ID of 48 bits fits into JSON without loss, and collisions among some thousand images are unlikely.
const idOf = (digest: string): number => Number.parseInt(digest.slice(-12), 16)
