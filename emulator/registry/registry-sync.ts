import type { Action } from '../api/action.ts'
import { ApiError, invalid } from '../api/errors.ts'
import { PAGING, pageOf } from '../api/listing.ts'
import { isFlag, isListOf, isNatural, type Parameters } from '../api/parameters.ts'
import { afterSync, type State, type Sync } from '../api/state.ts'
import { wireTime } from '../world/world.ts'
import type { WireRegistry } from './registry.ts'

/** Duration of a sync, in milliseconds. */
const SYNC_TAKES = 5000

/** Starts a sync of all or some registries, even while another runs. */
export const syncAssetImageRegistryAsset: Action = {
  parameters: { All: isFlag, RegistryIds: isListOf(isNatural) },
  answer(given, { state, now }) {
    const ids = state.registries.map(({ RegistryId }) => RegistryId)
    return { fields: {}, state: afterSync(state, given['All'] === true ? ids : chosen(given, ids), now) }
  },
}

/** Describes whether a sync of any registry runs, and when the last sync ended (in Beijing's time, or empty). */
export const describeAssetImageRegistryAssetStatus: Action = {
  parameters: {},
  answer(_, { state, now }) {
    const Status = state.syncs.some((sync) => isRunning(sync, now)) ? 'doing' : 'success'
    const times = state.registries.map((row) => String(registryNow(row, state, now)['LatestSyncTime'] ?? ''))
    const LatestSyncSuccessTime = times.toSorted().at(-1) ?? ''
    return { fields: { Status, Err: '', LatestSyncSuccessTime }, state }
  },
}

/** Lists the registries in the order of the world. `SyncStatus` and `LatestSyncTime` follow the syncs. */
export const describeAssetImageRegistryRegistryList: Action = {
  parameters: PAGING,
  answer(given, { state, now }) {
    const rows = state.registries.map((row) => registryNow(row, state, now))
    return { fields: pageOf(rows, given), state }
  },
}

function chosen({ RegistryIds }: Parameters, known: readonly number[]): readonly number[] {
  const ids = (RegistryIds ?? []) as readonly number[]
  if (ids.length === 0) throw invalid('`RegistryIds` must name a registry, or `All` must be true.')
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown !== undefined)
    throw new ApiError('ResourceNotFound', `The registry \`${unknown}\` does not exist.`)
  return ids
}

function registryNow(row: WireRegistry, { syncs }: State, now: number): WireRegistry {
  const own = syncs.filter(({ registryIds }) => registryIds.includes(row.RegistryId))
  const ended = own.findLast((sync) => !isRunning(sync, now))
  return {
    ...row,
    ...(ended && { SyncStatus: 'success', LatestSyncTime: wireTime(ended.startedAt + SYNC_TAKES) }),
    ...(own.some((sync) => isRunning(sync, now)) && { SyncStatus: 'doing' }),
  }
}

const isRunning = ({ startedAt }: Sync, now: number): boolean => now < startedAt + SYNC_TAKES
