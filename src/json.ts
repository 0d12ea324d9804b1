/** A JSON object. Only `field` may read its fields. */
export type JsonObject = Readonly<Record<string, unknown>>

type Clean = (text: string) => string

/**
 * Parses JSON in UTF-8, and applies `clean` to every string and key; returns undefined for any other input. Duplicate keys,
 * before or after `clean`, are refused, because another parser may read the other value.
 */
export function parseJson(bytes: Buffer, clean: Clean): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text, (_key, part) => cleanPart(part, clean))
    return hasDuplicateKey(text, clean) ? undefined : value
  } catch {
    return undefined
  }
}

/** Cleans one value. The parser has already cleaned the values inside it. */
function cleanPart(part: unknown, clean: Clean): unknown {
  if (typeof part === 'string') return clean(part)
  if (!isObject(part) || Object.keys(part).every((key) => clean(key) === key)) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [clean(key), value]))
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns an own field of an object, or undefined for a missing or inherited field. */
export function field(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/** Expects text that `JSON.parse` accepts. In such text, a string after `{`, or after `,` in an object, is a key. */
function hasDuplicateKey(text: string, clean: Clean): boolean {
  const open: (Set<string> | null)[] = []
  let isKey = false
  for (const [token] of text.matchAll(TOKENS)) {
    const keys = open.at(-1)
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (isKey && token.startsWith('"')) {
      const name = clean(JSON.parse(token) as string)
      if (keys?.has(name)) return true
      keys?.add(name)
    }
    isKey = token === '{' || (token === ',' && open.at(-1) instanceof Set)
  }
  return false
}
