import { SOME_REGISTRIES } from '../registry/registries.ts'
import type { WireRegistry, WireRegistryImage } from '../registry/registry.ts'
import { registryScan } from '../registry/registry-script.ts'
import { scanRunning } from '../world/script.ts'
import type { WireImage, World } from '../world/world.ts'
import type { WireRecord } from './protocol.ts'
import { type Known, knownAt, type Run, restarted, runFrom, type Subject } from './run.ts'

/** All that answers depend on; its `registries` never change. */
export interface State {
  /** When the emulator was created, in milliseconds. */
  readonly createdAt: number
  /** How many scan tasks were accepted, of either family. */
  readonly tasks: number
  /** The images on nodes. */
  readonly runs: readonly Run<WireImage>[]
  /** The images in registries. */
  readonly registryRuns: readonly Run<WireRegistryImage>[]
  readonly registries: readonly WireRegistry[]
  /** The syncs that were accepted, in their order. */
  readonly syncs: readonly Sync[]
}

/** A sync of these registries that was accepted, at a moment in milliseconds. */
export interface Sync {
  readonly registryIds: readonly number[]
  readonly startedAt: number
}

/** The world at its creation, at `now` (milliseconds). No task and no sync was accepted yet. */
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

/** The images on nodes that are known at `now` (milliseconds). */
export function nodeImages({ runs }: State, now: number): readonly Known<WireImage>[] {
  return knownAt(runs, now)
}

/** The images in registries that are known at `now` (milliseconds), ordered by `Id`. */
export function registryImages({ registryRuns }: State, now: number): readonly Known<WireRegistryImage>[] {
  return knownAt(registryRuns, now).toSorted((left, right) => left.record.Id - right.record.Id)
}

/** The records of `nodeImages`. */
export const knownImages = (state: State, now: number): readonly WireImage[] =>
  nodeImages(state, now).map(({ record }) => record)

/** The records of `registryImages`. */
export const knownRegistryImages = (state: State, now: number): readonly WireRegistryImage[] =>
  registryImages(state, now).map(({ record }) => record)

/**
 * One more scan task was accepted at `now` (milliseconds): the scripts of the images with these IDs start,
 * over the records as they are now. An image without a script is scanned in 3 s, and the same is found.
 */
export function afterScanTask(
  { tasks, runs, ...state }: State,
  imageIds: readonly string[],
  now: number,
): State {
  const steps = scanRunning({ takes: PLAIN_SCAN })
  const started = restarted(runs, { isMeant: ({ ImageID }) => imageIds.includes(ImageID), steps, now })
  return { ...state, tasks: tasks + 1, runs: started }
}

/** Works like `afterScanTask`, for images in registries. */
export function afterRegistryScanTask(
  { tasks, registryRuns, ...state }: State,
  ids: readonly number[],
  now: number,
): State {
  const steps = registryScan({ takes: PLAIN_SCAN })
  const started = restarted(registryRuns, { isMeant: ({ Id }) => ids.includes(Id), steps, now })
  return { ...state, tasks: tasks + 1, registryRuns: started }
}

/** One more sync was accepted at `now` (milliseconds): what waited for one is on its way. */
export function afterSync(
  { syncs, registryRuns, ...state }: State,
  registryIds: readonly number[],
  now: number,
): State {
  const synced = registryRuns.map((run) => (run.appearsAt === null ? runFrom(run, now) : run))
  return { ...state, syncs: [...syncs, { registryIds, startedAt: now }], registryRuns: synced }
}

/** How long the scan of an image without a script takes, in milliseconds. */
const PLAIN_SCAN = 3000
