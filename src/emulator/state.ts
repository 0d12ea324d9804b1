import { SOME_REGISTRIES } from './registries.ts'
import type { WireRegistry, WireRegistryImage } from './registry.ts'
import { type RegistryKind, registryScan } from './registry-script.ts'
import { recordAt, scanRunning } from './script.ts'
import type { Script, Step, WireImage, WireRecord, World } from './world.ts'

/** All that answers depend on; its `registries` never change. */
export interface State {
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

/** An image as it was when its script started, at a moment in milliseconds; null: it has not. */
export interface Run<R extends WireRecord> {
  readonly image: R
  readonly script: Script | undefined
  readonly steps: readonly Step[]
  readonly startedAt: number | null
  /** Until then, in milliseconds, the image is unknown; null: until a sync. */
  readonly appearsAt: number | null
}

/** A sync of these registries that was accepted, at a moment in milliseconds. */
export interface Sync {
  readonly registryIds: readonly number[]
  readonly startedAt: number
}

/** The world at its creation, at `now` (milliseconds). No task and no sync was accepted yet. */
export function initialState(world: World, now: number): State {
  const { images, registry = {}, registries = SOME_REGISTRIES, scripts = {} } = world
  const runs = Object.entries(images).map(([name, image]) => runFrom(image, scripts[name], now))
  const registryRuns = Object.entries(registry).map(([name, image]): Run<WireRegistryImage> => {
    const run = runFrom(image, scripts[name], now)
    return scripts[name]?.appearsOnSync ? { ...run, startedAt: null, appearsAt: null } : run
  })
  return { tasks: 0, runs, registryRuns, registries, syncs: [] }
}

/** The records of the images on nodes that are known at `now` (milliseconds). */
export function knownImages({ runs }: State, now: number): readonly WireImage[] {
  return knownRecords(runs, now)
}

/** The records of the images in registries that are known at `now` (milliseconds), ordered by `Id`. */
export function knownRegistryImages({ registryRuns }: State, now: number): readonly WireRegistryImage[] {
  return knownRecords(registryRuns, now).toSorted((left, right) => left.Id - right.Id)
}

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

/** `afterScanTask` of images in registries; only those without a script heed which kinds were asked for. */
export function afterRegistryScanTask(
  { tasks, registryRuns, ...state }: State,
  { ids, kinds }: { readonly ids: readonly number[]; readonly kinds: readonly RegistryKind[] },
  now: number,
): State {
  const steps = registryScan({ takes: PLAIN_SCAN, kinds })
  const started = restarted(registryRuns, { isMeant: ({ Id }) => ids.includes(Id), steps, now })
  return { ...state, tasks: tasks + 1, registryRuns: started }
}

/** One more sync was accepted at `now` (milliseconds): what waited for one is on its way. */
export function afterSync(
  { syncs, registryRuns, ...state }: State,
  registryIds: readonly number[],
  now: number,
): State {
  const synced = registryRuns.map((run) =>
    run.appearsAt === null ? runFrom(run.image, run.script, now) : run,
  )
  return { ...state, syncs: [...syncs, { registryIds, startedAt: now }], registryRuns: synced }
}

/** The run of an image that has its origin at `now`: the creation of the emulator, or a sync. */
function runFrom<R extends WireRecord>(image: R, script: Script | undefined, now: number): Run<R> {
  const { start = 'scan', steps = [], appearsAfter, appearsOnSync } = script ?? {}
  // Without either the image was always there, also for a clock that was set back.
  const always = appearsAfter === undefined && !appearsOnSync
  const appearsAt = always ? Number.NEGATIVE_INFINITY : now + (appearsAfter ?? 0)
  return { image, script, steps, startedAt: start === 'world' ? now : null, appearsAt }
}

interface Restart<R> {
  readonly isMeant: (image: R) => boolean
  /** For an image without a script. */
  readonly steps: readonly Step[]
  readonly now: number
}

function restarted<R extends WireRecord>(
  runs: readonly Run<R>[],
  { isMeant, steps, now }: Restart<R>,
): readonly Run<R>[] {
  return runs.map((run) => {
    const image = recordNow(run, now)
    return isMeant(image) ? { ...run, image, steps: run.script?.steps ?? steps, startedAt: now } : run
  })
}

function knownRecords<R extends WireRecord>(runs: readonly Run<R>[], now: number): readonly R[] {
  return runs
    .filter(({ appearsAt }) => appearsAt !== null && appearsAt <= now)
    .map((run) => recordNow(run, now))
}

const recordNow = <R extends WireRecord>({ image, steps, startedAt }: Run<R>, now: number): R =>
  startedAt === null ? image : recordAt(image, steps, { startedAt, now })

/** How long the scan of an image without a script takes, in milliseconds. */
const PLAIN_SCAN = 3000
