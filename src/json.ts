/** An object of an answer; only `field` reads it. */
export type Wire = Readonly<Record<string, unknown>>

type Clean = (text: string) => string

/**
 * The value of a JSON text in UTF-8, or undefined for anything that is not exactly that. Every string in the value, keys
 * included, has gone through `clean`. An object that names a key twice, before that or after it, is refused: the parser would
 * silently keep the last one, and a proxy or a log may have seen the first.
 */
export function parseJson(bytes: Buffer, clean: Clean): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text, (_key, part) => cleanPart(part, clean))
    return repeatsAKey(text, clean) ? undefined : value
  } catch {
    return undefined
  }
}

/** One value, of which everything within is clean already: the parser works from the inside out. */
function cleanPart(part: unknown, clean: Clean): unknown {
  if (typeof part === 'string') return clean(part)
  if (!isObject(part) || Object.keys(part).every((key) => clean(key) === key)) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [clean(key), value]))
}

export function isObject(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object's own field, so that nothing is inherited; undefined where there is none. */
export function field(wire: Wire, name: string): unknown {
  return Object.hasOwn(wire, name) ? wire[name] : undefined
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/** For a text that `JSON.parse` accepted: a string right after `{` or, within an object, after `,` is a key. */
function repeatsAKey(text: string, clean: Clean): boolean {
  const open: (Set<string> | null)[] = []
  let key = false
  for (const [token] of text.matchAll(TOKENS)) {
    const keys = open.at(-1)
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (key && token.startsWith('"')) {
      const name = clean(JSON.parse(token) as string)
      if (keys?.has(name)) return true
      keys?.add(name)
    }
    key = token === '{' || (token === ',' && open.at(-1) instanceof Set)
  }
  return false
}
