import type { FilePlace } from '../domain/context.ts'
import { type Reference, writeReference } from '../domain/image.ts'
import type { Outcome } from '../domain/report.ts'
import type { TextFile } from '../ports/files.ts'
import { fullName, type Mention, mentionsOf, partsOf } from './mentions.ts'

/** Finds the line that names each image best, by the text of the input. */
export function locateOutcomes(
  outcomes: readonly Outcome[],
  files: readonly TextFile[],
): ReadonlyMap<string, FilePlace> {
  return locate(outcomes.map(namedImage), files)
}

function namedImage(outcome: Outcome): NamedImage {
  const { given, imageId, reference, platform } = outcome.image
  const facts = outcome.kind === 'judged' ? outcome.verdict.facts : null
  const digests = [facts?.digest, platform?.index, ...(facts?.repoDigests ?? [])]
  return {
    given,
    name: facts?.name ?? null,
    imageId: imageId ?? (facts?.imageId || null),
    digests: digests.filter((one) => one != null),
    reference,
  }
}

/** The names and digests that a file may contain for one image. */
export interface NamedImage {
  /** The text of the input that names the image. */
  readonly given: string
  /** The name in TCSS, `repository:tag`. */
  readonly name: string | null
  readonly imageId: string | null
  /** The digests of the image manifest and of the image indexes that contain the manifest. */
  readonly digests: readonly string[]
  readonly reference: Reference | null
}

/** How a line names an image. `split` means that the tag is on another line, and `other digest` that only the tag matches. */
type Way = 'name@digest' | 'digest' | 'name:tag' | 'split' | 'other digest' | 'name'

interface Found {
  readonly place: FilePlace
  /** The number of places that were found earlier. */
  readonly order: number
}

/**
 * Returns the line that names each image best, by the text of the input. A digest is better than a tag, and a tag is better
 * than a repository alone. Among equal lines, the first line wins.
 */
export function locate(
  images: readonly NamedImage[],
  files: readonly TextFile[],
): ReadonlyMap<string, FilePlace> {
  const wanted = images.map((image) => ({ given: image.given, ranks: rankedKeys(image) }))
  const found = findKeys(new Set(wanted.flatMap(({ ranks }) => ranks.flat())), files)
  return new Map(
    wanted.flatMap(({ given, ranks }) => {
      const best = ranks.map((keys) => firstOf(keys, found)).find((first) => first !== undefined)
      return best === undefined ? [] : [[given, best.place] as const]
    }),
  )
}

function keyOf(way: Way, ...parts: readonly string[]): string {
  return [way, ...parts].join(' ')
}

/** Returns groups of keys. The first group has the keys for the best way to name the image. */
function rankedKeys({ name, imageId, digests, reference }: NamedImage): readonly (readonly string[])[] {
  const texts = [name, reference === null ? null : writeReference(reference)].filter((text) => text !== null)
  const parts = texts.map(partsOf).filter((one) => one !== null)
  const known = [...digests, imageId, ...parts.map(({ digest }) => digest)].filter((one) => one !== null)
  const names = parts.flatMap(({ name, tag }) => (name === null ? [] : [{ name: fullName(name), tag }]))
  const byTag = (way: Way): readonly string[] =>
    names.flatMap(({ name, tag }) => (tag === null ? [] : [keyOf(way, name, tag)]))
  return [
    names.flatMap(({ name }) => known.map((digest) => keyOf('name@digest', name, digest))),
    known.map((digest) => keyOf('digest', digest)),
    byTag('name:tag'),
    byTag('split'),
    byTag('other digest'),
    names.map(({ name }) => keyOf('name', name)),
  ]
}

/** Returns the first place of each wanted key. */
function findKeys(wanted: ReadonlySet<string>, files: readonly TextFile[]): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>()
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, text } of wanted.size === 0 ? [] : sorted)
    for (const mention of mentionsOf(text))
      for (const key of keysOf(mention))
        if (wanted.has(key) && !found.has(key)) {
          const { line, column } = mention
          found.set(key, { place: { file: path, line, column }, order: found.size })
        }
  return found
}

function keysOf({ name, tag, digest, split }: Mention): readonly string[] {
  const keys = digest === null ? [] : [keyOf('digest', digest)]
  if (name === null) return keys
  if (digest !== null) keys.push(keyOf('name@digest', name, digest))
  if (tag !== null)
    keys.push(keyOf(split ? 'split' : digest === null ? 'name:tag' : 'other digest', name, tag))
  return tag === null && digest === null ? [keyOf('name', name)] : keys
}

function firstOf(keys: readonly string[], found: ReadonlyMap<string, Found>): Found | undefined {
  return keys
    .map((key) => found.get(key))
    .filter((one) => one !== undefined)
    .sort((a, b) => a.order - b.order)[0]
}
