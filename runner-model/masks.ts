/** Hides added secrets in later texts. */
export interface Masker {
  readonly add: (value: string) => void
  /** Returns the added values, each once, without their encodings. */
  readonly values: () => readonly string[]
  readonly mask: (text: string) => string
}

/** Creates a masker without secrets (actions/runner SecretMasker). */
export const createMasker = (): Masker => {
  const originals = new Set<string>()
  const hidden = new Set<string>()
  return {
    add: (value) => {
      if (value === '' || originals.has(value)) return
      originals.add(value)
      for (const form of [value, ...encodings(value)]) if (form !== '') hidden.add(form)
    },
    values: () => [...originals],
    mask: (text) => replaceRanges(text, merge([...hidden].flatMap((form) => occurrences(text, form)))),
  }
}

/** Returns the eleven further forms of a secret that the runner hides (actions/runner HostContext, ValueEncoders). */
const encodings = (value: string): readonly string[] => [
  base64(value, 0),
  base64(value, 1),
  base64(value, 2),
  value.replaceAll('"', '\\"'),
  value.replaceAll("'", "''"),
  jsonEscape(value),
  uriEscape(value),
  xmlEscape(value),
  value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : '',
  longEnough(beforeAmpersand(value)),
  longEnough(afterAmpersand(value)),
]

const base64 = (value: string, shift: number): string => {
  const bytes = Buffer.from(value)
  return (bytes.length > shift ? bytes.subarray(shift) : bytes).toString('base64')
}

const SHORT: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '\b': '\\b',
}

/** Escapes like Newtonsoft's JsonConvert.ToString, without the quotes: also U+0085, U+2028, U+2029, but no lone surrogates. */
const jsonEscape = (value: string): string =>
  value.replace(/["\\\x00-\x1f\x85\u2028\u2029]/g, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : (SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )

/** Escapes like Uri.EscapeDataString: all but letters, digits and `-_.~`. */
const uriEscape = (value: string): string =>
  encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

const XML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '&': '&amp;',
}

/** Escapes like SecurityElement.Escape. */
const xmlEscape = (value: string): string =>
  value.replace(/[<>"'&]/g, (character) => XML[character] ?? character)

/** PowerShell colours part of a failed command, so the runner hides both sides of an `&` if they are long enough. */
const beforeAmpersand = (value: string): string =>
  value.includes('&+') ? value.slice(0, value.indexOf('&+') + 2) : value.slice(0, value.lastIndexOf('&') + 1)

const afterAmpersand = (value: string): string => {
  if (value.includes('&+')) return value.slice(value.indexOf('&+') + 3)
  return value.includes('&') ? value.slice(value.lastIndexOf('&') + 1) : ''
}

const longEnough = (part: string): string => (part.length >= 6 ? part : '')

type Range = readonly [start: number, end: number]

const occurrences = (text: string, form: string): readonly Range[] => {
  const found: Range[] = []
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
    found.push([at, at + form.length])
  return found
}

/** Merges ranges that overlap or touch, because one `***` replaces them (actions/runner SecretMasker.MaskSecrets). */
const merge = (ranges: readonly Range[]): readonly Range[] => {
  const merged: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && start <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], end)]
    else merged.push([start, end])
  }
  return merged
}

const replaceRanges = (text: string, ranges: readonly Range[]): string => {
  let result = ''
  let from = 0
  for (const [start, end] of ranges) {
    result += `${text.slice(from, start)}***`
    from = end
  }
  return result + text.slice(from)
}
