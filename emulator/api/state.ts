import { SOME_REGISTRIES } from '../registry/registries.ts'
import type { WireRegistry, WireRegistryImage } from '../registry/registry.ts'
import { registryScan } from '../registry/registry-script.ts'
import { scanRunning } from '../world/script.ts'
import type { WireImage, World } from '../world/world.ts'
import type { WireRecord } from './protocol.ts'
import { type Known, knownAt, type Run, restarted, runFrom, type Subject } from './run.ts'

/** Everything that answers depend on. `registries` never changes. */
export interface State {
  /** The time at which the emulator was created, in milliseconds. */
  readonly createdAt: number
  /** Number of accepted scan tasks of both inventories. */
  readonly tasks: number
  readonly runs: readonly Run<WireImage>[]
  readonly registryRuns: readonly Run<WireRegistryImage>[]
  readonly registries: readonly WireRegistry[]
  /** The accepted syncs, in order. */
  readonly syncs: readonly Sync[]
}

/** An accepted sync of these registries; `startedAt` is in milliseconds. */
export interface Sync {
  readonly registryIds: readonly number[]
  readonly startedAt: number
}

/** Returns the state at the creation of the emulator, at `now` (milliseconds). */
export function initialState(world: World, now: number): State {
  const { images, registry = {}, registries = SOME_REGISTRIES, scripts = {}, findings = {} } = world
  const subject = <R extends WireRecord>(name: string, image: R): Subject<R> => ({
    image,
    script: scripts[name],
    findings: findings[name] ?? {},
  })
  const runs = Object.entries(images).map(([name, image]) => runFrom(subject(name, image), now))
  const registryRuns = Object.entries(registry).map(([name, image]): Run<WireRegistryImage> => {
    const run = runFrom(subject(name, image), now)
    return scripts[name]?.appearsOnSync ? { ...run, startedAt: null, appearsAt: null } : run
  })
  return { createdAt: now, tasks: 0, runs, registryRuns, registries, syncs: [] }
}

/** Returns the images on nodes that are known at `now` (milliseconds). */
export function nodeImages({ runs }: State, now: number): readonly Known<WireImage>[] {
  return knownAt(runs, now)
}

/** Returns the images in registries that are known at `now` (milliseconds), ordered by `Id`. */
export function registryImages({ registryRuns }: State, now: number): readonly Known<WireRegistryImage>[] {
  return knownAt(registryRuns, now).toSorted((left, right) => left.record.Id - right.record.Id)
}

/** Returns the records of `nodeImages`. */
export const knownImages = (state: State, now: number): readonly WireImage[] =>
  nodeImages(state, now).map(({ record }) => record)

/** Returns the records of `registryImages`. */
export const knownRegistryImages = (state: State, now: number): readonly WireRegistryImage[] =>
  registryImages(state, now).map(({ record }) => record)

/**
 * Returns the state after a scan task at `now` (milliseconds), which starts the scripts of these images from their current
 * records. An image without a script is scanned in 3 s with the same findings.
 */
export function afterScanTask(
  { tasks, runs, ...state }: State,
  imageIds: readonly string[],
  now: number,
): State {
  const steps = scanRunning({ takes: PLAIN_SCAN })
  const started = restarted(runs, { isTarget: ({ ImageID }) => imageIds.includes(ImageID), steps, now })
  return { ...state, tasks: tasks + 1, runs: started }
}

/** Works like `afterScanTask`, for images in registries. */
export function afterRegistryScanTask(
  { tasks, registryRuns, ...state }: State,
  ids: readonly number[],
  now: number,
): State {
  const steps = registryScan({ takes: PLAIN_SCAN })
  const started = restarted(registryRuns, { isTarget: ({ Id }) => ids.includes(Id), steps, now })
  return { ...state, tasks: tasks + 1, registryRuns: started }
}

/** Returns the state after a sync at `now` (milliseconds), which starts the images that appear on a sync. */
export function afterSync(
  { syncs, registryRuns, ...state }: State,
  registryIds: readonly number[],
  now: number,
): State {
  const synced = registryRuns.map((run) => (run.appearsAt === null ? runFrom(run, now) : run))
  return { ...state, syncs: [...syncs, { registryIds, startedAt: now }], registryRuns: synced }
}

/** Duration of the scan of an image without a script, in milliseconds. */
const PLAIN_SCAN = 3000
