import { DEMO_CREDENTIALS, demoWorld } from '../../emulator/demo/demo.ts'
import type { Findings } from '../../emulator/findings/findings.ts'
import { type RegistryImage, someRegistryImage, type WireRegistry } from '../../emulator/registry/registry.ts'
import { type Intercept, serve } from '../../emulator/serve.ts'
import { type Image, type Script, someImage } from '../../emulator/world/world.ts'
import { preloadClock } from '../../runner-model/preload-clock.ts'
import { type ActionResult, type ActionRun, runAction } from '../../runner-model/run.ts'
import { NOW } from '../make.ts'

/** A run of the built action against an emulator whose images change while one looks. */
export interface WaitingStory extends Omit<Partial<ActionRun>, 'inputs'> {
  /** By name: what the image is at first, and what becomes of it. */
  readonly images?: Readonly<Record<string, { readonly record?: Partial<Image>; readonly script?: Script }>>
  /** The same of images in registries; only what `inputs` ask for is asked for. */
  readonly registry?: Readonly<
    Record<string, { readonly record?: Partial<RegistryImage>; readonly script?: Script }>
  >
  readonly registries?: readonly WireRegistry[]
  /** What is listed for an image, by name. */
  readonly findings?: Readonly<Record<string, Findings>>
  readonly refusesFilters?: boolean
  readonly inputs?: Readonly<Record<string, string>>
  /** How many times as fast time runs, for the action and the emulator alike. */
  readonly speed?: number
  /** After so many milliseconds of that time the wall clock of both jumps by so many. */
  readonly jump?: { readonly after: number; readonly by: number }
  readonly intercept?: Intercept
}

/** What came of it; `seconds` is how long the run took by the clock of the story, `ids` the images asked for by name. */
export interface WaitingTold {
  readonly result: ActionResult
  readonly requests: Awaited<ReturnType<typeof serve>>['requests']
  readonly seconds: number
  readonly ids: Readonly<Record<string, string>>
  readonly rows: Readonly<Record<string, RegistryImage>>
}

/** Runs `dist/` as the runner does, in time that runs `speed` times as fast. */
export async function tellWaiting({
  images = {},
  registry = {},
  registries,
  findings,
  refusesFilters = false,
  inputs = {},
  speed = 12,
  jump,
  intercept,
  ...run
}: WaitingStory): Promise<WaitingTold> {
  const realStart = Date.now()
  const elapsed = (): number => (Date.now() - realStart) * speed
  const now = (): number =>
    Math.floor(NOW.getTime() + elapsed() + (jump !== undefined && elapsed() >= jump.after ? jump.by : 0))
  const named = Object.entries(images)
  const records = Object.fromEntries(
    named.map(([name, { record }]) => [
      name,
      someImage({ ImageName: `registry.example.com/shop/${name}:1.0.0`, ...record }),
    ]),
  )
  const registered = Object.entries(registry)
  const rows = Object.fromEntries(
    registered.map(([name, { record }]) => [
      name,
      someRegistryImage({ ImageRepoAddress: `registry.example.com/shop/${name}`, ...record }),
    ]),
  )
  const scripts = Object.fromEntries(
    [...named, ...registered].flatMap(([name, { script }]) => (script === undefined ? [] : [[name, script]])),
  )
  const world = {
    ...demoWorld(NOW.getTime()),
    images: records,
    registry: rows,
    scripts,
    ...(registries === undefined ? {} : { registries }),
    ...(findings === undefined ? {} : { findings }),
  }
  await using served = await serve({
    world,
    now,
    refusesFilters,
    ...(intercept === undefined ? {} : { intercept }),
  })
  const { secretId, secretKey } = DEMO_CREDENTIALS.lasting
  const ids = Object.fromEntries(Object.entries(records).map(([name, { ImageID }]) => [name, ImageID]))
  const result = await runAction({
    timeoutMs: 60_000,
    ...run,
    nodeArgs: [
      ...preloadClock({
        wall: { real: realStart, shown: NOW.getTime() },
        speed,
        ...(jump === undefined ? {} : { jump }),
      }),
      ...(run.nodeArgs ?? []),
    ],
    inputs: {
      ...(Object.keys(ids).length === 0 ? {} : { 'image-id': Object.values(ids).join('\n') }),
      'secret-id': secretId,
      'secret-key': secretKey,
      endpoint: served.url,
      ...inputs,
    },
  })
  return { result, requests: served.requests, seconds: elapsed() / 1_000, ids, rows }
}

/** What decides, in one object to compare with. */
export function outcome({ step, exitCode }: ActionResult) {
  const { verdict, allowed } = step.outputs
  return { exitCode, verdict, allowed }
}

export const PASSED = { exitCode: 0, verdict: 'pass', allowed: 'true' }
export const FAILED = { exitCode: 1, verdict: 'fail', allowed: 'false' }
export const ERROR = { exitCode: 1, verdict: 'error', allowed: 'false' }
