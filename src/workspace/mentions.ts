import { DIGEST } from '../domain/image.ts'

/** Where a line of a text names an image; line and column count from 1, columns in UTF-16 units. */
export interface Mention {
  readonly line: number
  readonly column: number
  /** In full, with its host; null where a digest stands without a repository. */
  readonly name: string | null
  readonly tag: string | null
  readonly digest: string | null
  /** The tag has a line of its own, and is the place. */
  readonly split: boolean
}

/** The parts of `repository:tag@digest` as they stand; null where what follows an `@` is no digest. */
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

/** A repository with its host, always in the same spelling: without one it is on Docker Hub, whose own are in `library`. */
export function fullName(name: string): string {
  const host = hostOf(name)
  const path = host === null ? name : name.slice(host.length + 1)
  if (host !== null && !HUB.has(host.toLowerCase())) return `${host.toLowerCase()}/${path}`
  return `docker.io/${path.includes('/') ? '' : 'library/'}${path}`
}

function hostOf(name: string): string | null {
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(0, slash))
  return /[.:]/.test(first) || first === 'localhost' ? first : null
}

/** A line with a key and a value, as in YAML and indented JSON; of another line only where it begins. */
interface Entry {
  /** Column of what stands first, which may be the dash of an item. */
  readonly first: number
  /** Column of the key; null without one. */
  readonly column: number | null
  readonly key: string
  /** Column of the value, within its quotes. */
  readonly start: number
}

// Each begins at the start of a line, and no part of one can match what the next begins with: their time is linear.
const KEY = /^(\s*)((?:-\s+)*)["']?([\w.-]+)["']?\s*:(?:\s+|$)["']?/
const FROM = /^\s*FROM\s+(?:--\S+\s+)*["']?/i
const COPY = /^\s*COPY\s+(?:--(?!from=)\S+\s+)*--from=/i
const IMAGE_KEY = /(?:image|repository|newname|container|uses)$/
const TAG_KEY = /^(?:new|image)?tag$/
/** What is named beside a tag; the first of them that is there. */
const NAME_KEYS = ['newname', 'repository', 'imagerepository', 'image', 'imagename', 'name']
const REGISTRY_KEYS = ['registry', 'imageregistry']
const NEAR = 5

const TOKEN = /[\w./:@-]+/g
const VALUE = /[\w./:@-]*(?=["',\s]|$)/y
const SCHEME = /^(?:docker|docker-image|oci):\/\//
const LONGEST = 1024
/** A variable or a template has a part in what stands beside them. */
const VARIES_BEFORE = /[}$%+~]/
const VARIES_AFTER = /[{$%+~<*]/

/**
 * All that may name an image in a text: names with a tag or digest and digests anywhere, names without a host or a tag only
 * where an image is named (`image:`, `FROM` and the like), and a tag with a name beside it. Comments name none.
 */
export function* mentionsOf(text: string): Generator<Mention> {
  const lines = text.split('\n')
  const entries = lines.map(entryOf)
  for (const [index, whole] of lines.entries()) {
    const entry = entries[index]
    if (entry == null) continue
    const line = withoutComment(whole)
    const beside = (keys: readonly string[]) => siblingsOf(lines, entries, index, keys)
    const slot = slotOf(line, entry)
    for (const found of tokensOf(line, slot, beside)) yield { ...found, line: index + 1, split: false }
    const split = TAG_KEY.test(entry.key)
      ? splitOf(line, entry, beside([...NAME_KEYS, ...REGISTRY_KEYS]))
      : null
    if (split !== null) yield { ...split, line: index + 1, split: true }
  }
}

/** Null for a comment and a blank line. */
function entryOf(line: string): Entry | null {
  const first = line.search(/\S/)
  if (first === -1 || line[first] === '#') return null
  const match = KEY.exec(line)
  if (match === null) return { first, column: null, key: '', start: -1 }
  const [whole, blanks = '', dashes = '', key = ''] = match
  return { first, column: blanks.length + dashes.length, key: key.toLowerCase(), start: whole.length }
}

function withoutComment(line: string): string {
  let at = line.indexOf('#')
  while (at > 0 && !/\s/.test(line[at - 1] ?? '')) at = line.indexOf('#', at + 1)
  return at === -1 ? line : line.slice(0, at)
}

/** The column where an image is named, if one is. */
function slotOf(line: string, { key, start }: Entry): number {
  if (IMAGE_KEY.test(key)) return key === 'uses' && !line.startsWith('docker://', start) ? -1 : start
  return (FROM.exec(line) ?? COPY.exec(line))?.[0].length ?? -1
}

type Found = Pick<Mention, 'column' | 'name' | 'tag' | 'digest'>
type Siblings = ReadonlyMap<string, string>

function* tokensOf(
  line: string,
  slot: number,
  beside: (keys: readonly string[]) => Siblings,
): Generator<Found> {
  for (const { 0: token, index } of line.matchAll(TOKEN)) {
    const named = index === slot
    if (token.length > LONGEST || !(named || token.includes('/') || token.includes('sha256:'))) continue
    const scheme = SCHEME.exec(token)?.[0].length ?? 0
    const parts = partsOf(token.slice(scheme))
    if (parts === null) continue
    const { digest } = parts
    const after = VARIES_AFTER.test(line[index + token.length] ?? '')
    const before = VARIES_BEFORE.test(line[index - 1] ?? '')
    const tag = after ? null : parts.tag
    const name = before || (after && parts.tag === null) ? null : nameOf(parts.name, named, beside)
    const whole = digest !== null && !after
    if (whole || (name !== null && digest === null && (named || tag !== null)))
      yield { column: index + scheme + 1, name, tag, digest: whole ? digest : null }
  }
}

/** A name without a host is one only where an image is named; its host may stand beside it. */
function nameOf(
  name: string | null,
  named: boolean,
  beside: (keys: readonly string[]) => Siblings,
): string | null {
  if (name === null) return null
  if (hostOf(name) !== null) return fullName(name)
  return named ? hosted(name, beside(REGISTRY_KEYS)) : null
}

function hosted(name: string, siblings: Siblings): string {
  const registry = firstValue(siblings, REGISTRY_KEYS) ?? ''
  return fullName(registry === '' || hostOf(name) !== null ? name : `${registry}/${name}`)
}

function splitOf(line: string, { start }: Entry, siblings: Siblings): Found | null {
  const tag = valueAt(line, start)
  const name = firstValue(siblings, NAME_KEYS)
  const parts = name === undefined ? null : partsOf(name)
  if (tag === '' || parts === null || parts.name === null || parts.tag !== null) return null
  return { column: start + 1, name: hosted(parts.name, siblings), tag, digest: null }
}

/** The value of the first of these keys that is there. */
function firstValue(siblings: Siblings, keys: readonly string[]): string | undefined {
  return keys.map((key) => siblings.get(key)).find((value) => value !== undefined)
}

/** A plain value; empty for none, and for one with other characters. */
function valueAt(line: string, start: number): string {
  VALUE.lastIndex = start
  return VALUE.exec(line)?.[0] ?? ''
}

/** The values that some keys have beside the key of a line, in the same item and up to five lines away. */
function siblingsOf(
  lines: readonly string[],
  entries: readonly (Entry | null)[],
  index: number,
  keys: readonly string[],
): Siblings {
  const found = new Map<string, string>()
  const { first, column } = entries[index] ?? { first: 0, column: null }
  if (column === null) return found
  // An item begins at its dash.
  for (const way of first < column ? [1] : [-1, 1])
    for (let at = index + way; at >= 0 && at < lines.length && Math.abs(at - index) <= NEAR; at += way) {
      const other = entries[at]
      if (other == null || other.first > column) continue
      // Further out there is another item, or the first line of this one.
      const beyond = other.first < column
      if (beyond && way === 1) break
      if (other.column === column && keys.includes(other.key) && !found.has(other.key))
        found.set(other.key, valueAt(withoutComment(lines[at] ?? ''), other.start))
      if (beyond) break
    }
  return found
}
