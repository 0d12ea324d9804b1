import type { FilePlace } from '../domain/context.ts'
import { type Reference, writeReference } from '../domain/image.ts'
import { fullName, type Mention, mentionsOf, partsOf } from './mentions.ts'

/** What an image is called where a file could name it. */
export interface NamedImage {
  /** The user's own text. */
  readonly asked: string
  /** TCSS's `repository:tag`. */
  readonly name: string | null
  readonly imageId: string | null
  /** Of its manifest, or of an index that has it. */
  readonly digests: readonly string[]
  readonly reference: Reference | null
}

/** How well a line names an image, from the best; one that names its repository alone is the last resort. */
const RANKS = ['name@digest', 'digest', 'name:tag', 'name and tag', 'name:tag@other', 'name'] as const
type Rank = (typeof RANKS)[number]

interface Place {
  readonly at: FilePlace
  /** Counts the places found. */
  readonly order: number
}

/**
 * For each image, by what was asked, the line that names it best: by digest, by repository and tag in one or in two values (the
 * tag is the place then), or by its repository alone. Of equals it is the first line of the first file by path. Comments do not
 * count, and names on Docker Hub without their host only where an image is named. Takes time linear in files and images.
 */
export function locate(
  images: readonly NamedImage[],
  files: readonly { readonly path: string; readonly text: string }[],
): ReadonlyMap<string, FilePlace> {
  const wanted = images.map((image) => ({ asked: image.asked, ranks: ranksOf(image) }))
  const places = findPlaces(new Set(wanted.flatMap(({ ranks }) => ranks.flat())), files)
  return new Map(
    wanted.flatMap(({ asked, ranks }) => {
      const best = ranks.map((keys) => firstOf(keys, places)).find((place) => place !== null)
      return best == null ? [] : [[asked, best.at] as const]
    }),
  )
}

function keyOf(rank: Rank, ...parts: readonly string[]): string {
  return [rank, ...parts].join(' ')
}

/** What names an image, from the best. */
function ranksOf({ name, imageId, digests, reference }: NamedImage): readonly (readonly string[])[] {
  const texts = [name, reference === null ? null : writeReference(reference)]
  const parts = texts.map((text) => (text === null ? null : partsOf(text))).filter((one) => one !== null)
  const known = [...digests, imageId, ...parts.map(({ digest }) => digest)].filter((one) => one !== null)
  const all = [...new Set(known)]
  const keys: Readonly<Record<Rank, string[]>> = {
    'name@digest': [],
    digest: all.map((digest) => keyOf('digest', digest)),
    'name:tag': [],
    'name and tag': [],
    'name:tag@other': [],
    name: [],
  }
  for (const { name, tag } of parts) {
    if (name === null) continue
    const full = fullName(name)
    keys['name@digest'].push(...all.map((digest) => keyOf('name@digest', full, digest)))
    keys.name.push(keyOf('name', full))
    if (tag !== null)
      for (const rank of ['name:tag', 'name and tag', 'name:tag@other'] as const)
        keys[rank].push(keyOf(rank, full, tag))
  }
  return RANKS.map((rank) => keys[rank])
}

/** The first place of everything wanted. */
function findPlaces(
  wanted: ReadonlySet<string>,
  files: readonly { readonly path: string; readonly text: string }[],
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, text } of wanted.size === 0 ? [] : sorted)
    for (const mention of mentionsOf(text))
      for (const key of keysOf(mention))
        if (wanted.has(key) && !places.has(key)) {
          const { line, column } = mention
          places.set(key, { at: { file: path, line, column }, order: places.size })
        }
  return places
}

/** What a mention says of an image. */
function keysOf({ name, tag, digest, split }: Mention): readonly string[] {
  const alone = digest === null ? [] : [keyOf('digest', digest)]
  if (name === null) return alone
  if (digest !== null) alone.push(keyOf('name@digest', name, digest))
  if (tag === null) return digest === null ? [keyOf('name', name)] : alone
  const rank = split ? 'name and tag' : digest === null ? 'name:tag' : 'name:tag@other'
  return [...alone, keyOf(rank, name, tag)]
}

function firstOf(keys: readonly string[], places: ReadonlyMap<string, Place>): Place | null {
  const found = keys.map((key) => places.get(key) ?? null).filter((place) => place !== null)
  return found.reduce<Place | null>((a, b) => (a === null || b.order < a.order ? b : a), null)
}
