import { demoWorld } from '../../emulator/demo/demo.ts'
import { type RegistryImage, someRegistryImage } from '../../emulator/registry/registry.ts'
import type { ServeOptions } from '../../emulator/serve.ts'
import { type Image, type Script, someImage, type World } from '../../emulator/world/world.ts'
import { NOW } from '../make.ts'
import { runStory, type Story, type StoryResult } from '../scenarios/story.ts'

/** Changes to a clean image, and the script that changes it further while the action runs. */
interface ScriptedImage<T> {
  readonly record?: Partial<T>
  readonly script?: Script
}

/** A run against an emulator of these images, by name. Time passes twelve times as fast by default. */
export interface ImagesStory
  extends Omit<Story, 'images' | 'emulator'>,
    Pick<World, 'registries' | 'findings'>,
    Pick<ServeOptions<World>, 'intercept' | 'refusesFilters'> {
  /** Images on nodes. The input `image-id` names all of them. */
  readonly images?: Readonly<Record<string, ScriptedImage<Image>>>
  /** Images in registries. An input must name those to check. */
  readonly registry?: Readonly<Record<string, ScriptedImage<RegistryImage>>>
}

export interface ImagesResult extends StoryResult {
  /** The IDs of the images on nodes, by name. */
  readonly ids: Readonly<Record<string, string>>
  /** The images in registries, by name. */
  readonly rows: Readonly<Record<string, RegistryImage>>
}

/** Runs `dist/` against an emulator of these images. */
export async function runWithImages({
  images = {},
  registry = {},
  registries,
  findings,
  intercept,
  refusesFilters = false,
  ...story
}: ImagesStory): Promise<ImagesResult> {
  const records = mapValues(images, ({ record }, name) =>
    someImage({ ImageName: `registry.example.com/shop/${name}:1.0.0`, ...record }),
  )
  const rows = mapValues(registry, ({ record }, name) =>
    someRegistryImage({ ImageRepoAddress: `registry.example.com/shop/${name}`, ...record }),
  )
  const scripts = Object.entries({ ...images, ...registry }).flatMap(([name, { script }]) =>
    script === undefined ? [] : [[name, script] as const],
  )
  const world: World = {
    ...demoWorld(NOW.getTime()),
    images: records,
    registry: rows,
    scripts: Object.fromEntries(scripts),
    ...(registries === undefined ? {} : { registries }),
    ...(findings === undefined ? {} : { findings }),
  }
  const ids = mapValues(records, ({ ImageID }) => ImageID)
  const run = await runStory({
    speed: 12,
    ...story,
    images: Object.values(ids),
    emulator: { world, refusesFilters, ...(intercept === undefined ? {} : { intercept }) },
  })
  return { ...run, ids, rows }
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T, name: string) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]))
}
