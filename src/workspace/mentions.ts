import { DIGEST } from '../domain/image.ts'

/** A place in a text that names an image. Lines and columns count from 1, and columns count UTF-16 units. */
export interface Mention {
  readonly line: number
  readonly column: number
  /** The repository with its host. Null for a digest without a repository. */
  readonly name: string | null
  readonly tag: string | null
  readonly digest: string | null
  /** Whether the name and the tag are on different lines. The place is then the place of the tag. */
  readonly split: boolean
}

/** Splits `repository:tag@digest`. Returns null if the text after `@` is not a digest. */
export function partsOf(text: string): Pick<Mention, 'name' | 'tag' | 'digest'> | null {
  if (DIGEST.test(text)) return { name: null, tag: null, digest: text }
  const at = text.indexOf('@')
  const digest = at === -1 ? null : text.slice(at + 1)
  if (digest !== null && !DIGEST.test(digest)) return null
  const whole = at === -1 ? text : text.slice(0, at)
  const colon = whole.lastIndexOf(':')
  if (colon <= whole.lastIndexOf('/')) return { name: whole || null, tag: null, digest }
  return { name: whole.slice(0, colon) || null, tag: whole.slice(colon + 1), digest }
}

const HUB: ReadonlySet<string> = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io'])

/** Returns the full name of a repository with its host, such as `docker.io/library/nginx` for `nginx`. */
export function fullName(name: string): string {
  const host = registryHost(name)
  const path = host === null ? name : name.slice(host.length + 1)
  if (host !== null && !HUB.has(host.toLowerCase())) return `${host.toLowerCase()}/${path}`
  return `docker.io/${path.includes('/') ? '' : 'library/'}${path}`
}

function registryHost(name: string): string | null {
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(0, slash))
  return /[.:]/.test(first) || first === 'localhost' ? first : null
}

/** The key and value of a line in YAML or indented JSON. A line without a key has only `first`. */
interface Entry {
  /** The column of the first character, which may be the dash of an item. */
  readonly first: number
  /** The column of the key. Null for a line without a key. */
  readonly column: number | null
  readonly key: string
  /** The column of the value, after an opening quote. */
  readonly start: number
}

// Matches the key of a line. The search takes linear time.
const KEY = /^(\s*)((?:-\s+)*)["']?([\w.-]+)["']?\s*:(?:\s+|$)["']?/
const FROM = /^\s*FROM\s+(?:--\S+\s+)*["']?/i
const COPY = /^\s*COPY\s+(?:--(?!from=)\S+\s+)*--from=/i
const IMAGE_KEY = /(?:image|repository|newname|container|uses)$/
const TAG_KEY = /^(?:new|image)?tag$/
/** The keys of a YAML file whose value may be the name of an image, the most specific key first. */
const NAME_KEYS = ['newname', 'repository', 'imagerepository', 'image', 'imagename', 'name']
const REGISTRY_KEYS = ['registry', 'imageregistry']
/** The maximum distance between a tag and the name of its image, in lines. */
const NEARBY = 5

const TOKEN = /[\w./:@-]+/g
const VALUE = /[\w./:@-]*(?=["',\s]|$)/y
const SCHEME = /^(?:docker|docker-image|oci):\/\//
const LONGEST_TOKEN = 1024
/** Matches a character that makes the neighbouring token a part of a variable or template. */
const VARIES_BEFORE = /[}$%+~]/
const VARIES_AFTER = /[{$%+~<*]/

/** Yields all places outside of comments that may name an image, such as a digest, a full name, or a value of `image:`. */
export function* mentionsOf(text: string): Generator<Mention> {
  const lines = text.split('\n')
  const entries = lines.map(entryOf)
  for (const [index, whole] of lines.entries()) {
    const entry = entries[index]
    if (entry == null) continue
    const line = withoutComment(whole)
    const siblings: FindSiblings = (keys) => siblingsOf(lines, entries, index, keys)
    const imageAt = imageColumn(line, entry)
    for (const found of tokensOf(line, imageAt, siblings)) yield { ...found, line: index + 1, split: false }
    const split = TAG_KEY.test(entry.key)
      ? splitOf(line, entry, siblings([...NAME_KEYS, ...REGISTRY_KEYS]))
      : null
    if (split !== null) yield { ...split, line: index + 1, split: true }
  }
}

/** Returns the entry of a line, or null for a comment or an empty line. */
function entryOf(line: string): Entry | null {
  const first = line.search(/\S/)
  if (first === -1 || line[first] === '#') return null
  const match = KEY.exec(line)
  if (match === null) return { first, column: null, key: '', start: -1 }
  const [whole, spaces = '', dashes = '', key = ''] = match
  return { first, column: spaces.length + dashes.length, key: key.toLowerCase(), start: whole.length }
}

function withoutComment(line: string): string {
  let at = line.indexOf('#')
  while (at > 0 && !/\s/.test(line[at - 1] ?? '')) at = line.indexOf('#', at + 1)
  return at === -1 ? line : line.slice(0, at)
}

/** Returns the column after `image:`, `FROM` or a similar word. Returns -1 for a line without such a word. */
function imageColumn(line: string, { key, start }: Entry): number {
  if (IMAGE_KEY.test(key)) return key === 'uses' && !line.startsWith('docker://', start) ? -1 : start
  return (FROM.exec(line) ?? COPY.exec(line))?.[0].length ?? -1
}

type Found = Pick<Mention, 'column' | 'name' | 'tag' | 'digest'>
type Siblings = ReadonlyMap<string, string>
type FindSiblings = (keys: readonly string[]) => Siblings

function* tokensOf(line: string, imageAt: number, siblings: FindSiblings): Generator<Found> {
  for (const { 0: token, index } of line.matchAll(TOKEN)) {
    const isImage = index === imageAt
    if (token.length > LONGEST_TOKEN || !(isImage || token.includes('/') || token.includes('sha256:')))
      continue
    const scheme = SCHEME.exec(token)?.[0].length ?? 0
    const parts = partsOf(token.slice(scheme))
    if (parts === null) continue
    const { digest } = parts
    const after = VARIES_AFTER.test(line[index + token.length] ?? '')
    const before = VARIES_BEFORE.test(line[index - 1] ?? '')
    const tag = after ? null : parts.tag
    const name = before || (after && parts.tag === null) ? null : nameOf(parts.name, isImage, siblings)
    const whole = digest !== null && !after
    if (whole || (name !== null && digest === null && (isImage || tag !== null)))
      yield { column: index + scheme + 1, name, tag, digest: whole ? digest : null }
  }
}

/** Returns the full name of an image. A name without a host is used only after `image:` or a similar word. */
function nameOf(name: string | null, isImage: boolean, siblings: FindSiblings): string | null {
  if (name === null) return null
  if (registryHost(name) !== null) return fullName(name)
  return isImage ? withHost(name, siblings(REGISTRY_KEYS)) : null
}

function withHost(name: string, siblings: Siblings): string {
  const registry = firstValue(siblings, REGISTRY_KEYS) ?? ''
  return fullName(registry === '' || registryHost(name) !== null ? name : `${registry}/${name}`)
}

function splitOf(line: string, { start }: Entry, siblings: Siblings): Found | null {
  const tag = valueAt(line, start)
  const name = firstValue(siblings, NAME_KEYS)
  const parts = name === undefined ? null : partsOf(name)
  if (tag === '' || parts === null || parts.name === null || parts.tag !== null) return null
  return { column: start + 1, name: withHost(parts.name, siblings), tag, digest: null }
}

/** Returns the value of the first key that exists. */
function firstValue(siblings: Siblings, keys: readonly string[]): string | undefined {
  return keys.map((key) => siblings.get(key)).find((value) => value !== undefined)
}

/** Returns the value at a column. Empty if the value has characters that no image name can have. */
function valueAt(line: string, start: number): string {
  VALUE.lastIndex = start
  return VALUE.exec(line)?.[0] ?? ''
}

/** Returns the values of the given keys in nearby lines of the same item. */
function siblingsOf(
  lines: readonly string[],
  entries: readonly (Entry | null)[],
  index: number,
  keys: readonly string[],
): Siblings {
  const found = new Map<string, string>()
  const { first, column } = entries[index] ?? { first: 0, column: null }
  if (column === null) return found
  // A line with a dash is the first line of its item, so the lines above are not searched.
  for (const step of first < column ? [1] : [-1, 1])
    for (let at = index + step; at >= 0 && at < lines.length && Math.abs(at - index) <= NEARBY; at += step) {
      const other = entries[at]
      if (other == null || other.first > column) continue
      // Ends the search at a line with less indentation.
      const isOutside = other.first < column
      if (isOutside && step === 1) break
      if (other.column === column && keys.includes(other.key) && !found.has(other.key))
        found.set(other.key, valueAt(withoutComment(lines[at] ?? ''), other.start))
      if (isOutside) break
    }
  return found
}
