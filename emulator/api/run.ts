import type { Findings } from '../findings/findings.ts'
import { recordAt } from '../world/script.ts'
import type { Script, Step } from '../world/world.ts'
import type { WireRecord } from './protocol.ts'

/** What the world says of an image. */
export interface Subject<R extends WireRecord> {
  readonly image: R
  readonly script: Script | undefined
  readonly findings: Findings
}

/** An image as it was when its script started, at a moment in milliseconds; null: it has not. */
export interface Run<R extends WireRecord> extends Subject<R> {
  readonly steps: readonly Step[]
  readonly startedAt: number | null
  /** Until then, in milliseconds, the image is unknown; null: until a sync. */
  readonly appearsAt: number | null
}

/** An image that is known: its record as it is, and what its lists are to hold. */
export interface Known<R extends WireRecord> {
  readonly record: R
  readonly findings: Findings
}

/** The run of an image that begins at `now` (milliseconds): with the emulator, or with a sync. */
export function runFrom<R extends WireRecord>({ image, script, findings }: Subject<R>, now: number): Run<R> {
  const { start = 'scan', steps = [], appearsAfter, appearsOnSync } = script ?? {}
  // Without either the image was always there, also for a clock that was set back.
  const always = appearsAfter === undefined && !appearsOnSync
  const appearsAt = always ? Number.NEGATIVE_INFINITY : now + (appearsAfter ?? 0)
  return { image, script, findings, steps, startedAt: start === 'world' ? now : null, appearsAt }
}

/** A scan task that was accepted at `now`, in milliseconds. */
export interface Restart<R> {
  readonly isMeant: (image: R) => boolean
  /** For an image without a script. */
  readonly steps: readonly Step[]
  readonly now: number
}

/** The runs after a scan task: those that are meant start again, over the records as they are. */
export function restarted<R extends WireRecord>(
  runs: readonly Run<R>[],
  { isMeant, steps, now }: Restart<R>,
): readonly Run<R>[] {
  return runs.map((run) => {
    const image = recordNow(run, now)
    return isMeant(image) ? { ...run, image, steps: run.script?.steps ?? steps, startedAt: now } : run
  })
}

/** The images that are known at `now` (milliseconds). */
export function knownAt<R extends WireRecord>(runs: readonly Run<R>[], now: number): readonly Known<R>[] {
  return runs
    .filter(({ appearsAt }) => appearsAt !== null && appearsAt <= now)
    .map((run) => ({ record: recordNow(run, now), findings: run.findings }))
}

const recordNow = <R extends WireRecord>({ image, steps, startedAt }: Run<R>, now: number): R =>
  startedAt === null ? image : recordAt(image, steps, { startedAt, now })
