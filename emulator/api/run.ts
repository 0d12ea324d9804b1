import type { Findings } from '../findings/findings.ts'
import { recordAt } from '../world/script.ts'
import type { Script, Step } from '../world/world.ts'
import type { WireRecord } from './protocol.ts'

/** An image with its script and findings, as the world defines them. */
export interface Subject<R extends WireRecord> {
  readonly image: R
  readonly script: Script | undefined
  readonly findings: Findings
}

/** An image as it was when its script started. `startedAt` is in milliseconds; null before the start. */
export interface Run<R extends WireRecord> extends Subject<R> {
  readonly steps: readonly Step[]
  readonly startedAt: number | null
  /** The time at which the image becomes known, in milliseconds; null until a sync. */
  readonly appearsAt: number | null
}

/** A known image: its current record and its findings. */
export interface Known<R extends WireRecord> {
  readonly record: R
  readonly findings: Findings
}

/** Starts the run of an image at `now` (milliseconds), with the emulator or with a sync. */
export function runFrom<R extends WireRecord>({ image, script, findings }: Subject<R>, now: number): Run<R> {
  const { start = 'scan', steps = [], appearsAfter, appearsOnSync } = script ?? {}
  // Without both options the image is always known, even if the clock is set back to a time before the start.
  const always = appearsAfter === undefined && !appearsOnSync
  const appearsAt = always ? Number.NEGATIVE_INFINITY : now + (appearsAfter ?? 0)
  return { image, script, findings, steps, startedAt: start === 'world' ? now : null, appearsAt }
}

/** An accepted scan task; `now` is in milliseconds. */
export interface Restart<R> {
  readonly isTarget: (image: R) => boolean
  /** The steps of an image without a script. */
  readonly steps: readonly Step[]
  readonly now: number
}

/** Restarts the runs of the images of a scan task, from their current records. */
export function restarted<R extends WireRecord>(
  runs: readonly Run<R>[],
  { isTarget, steps, now }: Restart<R>,
): readonly Run<R>[] {
  return runs.map((run) => {
    const image = recordNow(run, now)
    return isTarget(image) ? { ...run, image, steps: run.script?.steps ?? steps, startedAt: now } : run
  })
}

/** Returns the images that are known at `now` (milliseconds). */
export function knownAt<R extends WireRecord>(runs: readonly Run<R>[], now: number): readonly Known<R>[] {
  return runs
    .filter(({ appearsAt }) => appearsAt !== null && appearsAt <= now)
    .map((run) => ({ record: recordNow(run, now), findings: run.findings }))
}

const recordNow = <R extends WireRecord>({ image, steps, startedAt }: Run<R>, now: number): R =>
  startedAt === null ? image : recordAt(image, steps, { startedAt, now })
