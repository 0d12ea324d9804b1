import type { WireRegistry } from './registry.ts'

/** The fields of "TCSS API docs, ImageRepoRegistryInfo", in that order, all empty. */
export const EMPTY_REGISTRY = {
  RegistryId: 0,
  Name: '',
  RegistryType: '',
  Url: '',
  NetType: '',
  RegistryRegion: '',
  RegistryVersion: '',
  ConnectMsg: '',
  ConnDetectType: '',
  ConnDetectHostCount: 0,
  ConnDetectDetail: [] as readonly unknown[],
  InstanceID: '',
  LatestSyncTime: '',
  SyncStatus: '',
  SyncFailReason: '',
  SyncSolution: '',
  SyncMessage: '',
  SyncMode: 0,
}

/** A connected registry, as documented. */
export type Registry = Readonly<typeof EMPTY_REGISTRY>

/** A sample registry, with overrides: a connected Harbor that was synced successfully. */
export function someRegistry(overrides: Partial<Registry> = {}): Registry {
  return {
    ...EMPTY_REGISTRY,
    RegistryId: 24_673,
    Name: 'harbor-default',
    RegistryType: 'harbor',
    Url: 'https://registry.example.com',
    NetType: 'public',
    RegistryRegion: 'default',
    RegistryVersion: 'V2',
    ConnDetectType: 'backend',
    LatestSyncTime: '2026-01-02 06:00:00',
    SyncStatus: 'success',
    ...overrides,
  }
}

/** The default registries of a world: a Harbor and a TCR. */
export const SOME_REGISTRIES: readonly WireRegistry[] = [
  someRegistry(),
  someRegistry({
    RegistryId: 29_115,
    Name: 'tcr-shop',
    RegistryType: 'tcr',
    Url: 'https://shop.tencentcloudcr.com',
    RegistryRegion: 'ap-guangzhou',
    RegistryVersion: '',
    InstanceID: 'tcr-example1',
  }),
]
