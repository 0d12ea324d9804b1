import { recordAt, scanRunning } from './script.ts'
import type { Script, WireImage, World } from './world.ts'

/** What may change from request to request: how many scan tasks were accepted, and the run of each image. */
export interface State {
  readonly tasks: number
  readonly runs: readonly Run[]
}

/** An image as it was when its script started, at a moment in milliseconds; null: it has not. */
export interface Run {
  readonly image: WireImage
  readonly script: Script
  readonly startedAt: number | null
  /** Until then, in milliseconds, the image is unknown. */
  readonly appearsAt: number
}

/** The world at its creation, at `now` (milliseconds). No task was accepted yet. */
export function initialState({ images, scripts = {} }: World, now: number): State {
  const runs = Object.entries(images).map(([name, image]): Run => {
    const script = scripts[name] ?? PLAIN_SCAN
    const { start, appearsAfter } = script
    // Without it the image was always there, also for a clock that was set back.
    const appearsAt = appearsAfter === undefined ? Number.NEGATIVE_INFINITY : now + appearsAfter
    return { image, script, startedAt: start === 'world' ? now : null, appearsAt }
  })
  return { tasks: 0, runs }
}

/** The records of the images that are known at `now` (milliseconds). */
export function knownImages({ runs }: State, now: number): readonly WireImage[] {
  return runs.filter(({ appearsAt }) => appearsAt <= now).map((run) => recordNow(run, now))
}

/**
 * One more scan task was accepted at `now` (milliseconds): the scripts of the images with these IDs start,
 * over the records as they are now.
 */
export function afterScanTask({ tasks, runs }: State, imageIds: readonly string[], now: number): State {
  const started = runs.map((run) => {
    const image = recordNow(run, now)
    return imageIds.includes(image.ImageID) ? { ...run, image, startedAt: now } : run
  })
  return { tasks: tasks + 1, runs: started }
}

const recordNow = ({ image, script, startedAt }: Run, now: number): WireImage =>
  startedAt === null ? image : recordAt(image, script.steps, { startedAt, now })

/** What a scan task does to an image without a script. */
const PLAIN_SCAN: Script = { start: 'scan', steps: scanRunning({ takes: 3000 }) }
