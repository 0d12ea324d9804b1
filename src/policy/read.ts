import type * as Yaml from 'yaml'
import type { Setting, Source } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { LIMIT_KEYS } from '../domain/settings.ts'
import { type Sentence, say } from '../text.ts'
import type { Located, Position } from './decoders.ts'
import type { PolicyPart } from './part.ts'
import { POLICY } from './schema.ts'
import { findForbiddenYaml } from './yaml-limits.ts'

/** A policy as a text: the name by which it was given, and whether it was read from a ref. */
export interface PolicyText {
  readonly name: string
  readonly text: string
  readonly central: boolean
}

/** Something wrong with a policy, and where. */
export interface PolicyMistake {
  readonly place: Position
  readonly message: Sentence
}

/** What is longer is no policy. UTF-16 units. */
export const POLICY_LENGTH_LIMIT = 256 * 1024

/** So many mistakes of one policy are told. */
const MISTAKE_LIMIT = 10

/**
 * Reads a policy written in YAML 1.2. Its first mistakes are given, with their places; what could be read goes along with them, so
 * that other mistakes are found, too. Nothing is expanded: anchors, aliases and tags are mistakes.
 */
export function readPolicy(
  { name, text, central }: PolicyText,
  yaml: typeof Yaml,
): { readonly part: PolicyPart | null; readonly mistakes: readonly PolicyMistake[] } {
  if (text.length > POLICY_LENGTH_LIMIT) {
    const says: Sentence = () => 'it is larger than 256 KiB'
    return { part: null, mistakes: [{ place: { line: 1, column: 1 }, message: says }] }
  }
  const mistakes: PolicyMistake[] = []
  const tell = (offset: number, says: Sentence): void => {
    if (mistakes.length < MISTAKE_LIMIT) mistakes.push({ place: placeAt(offset), message: says })
  }
  // A mark of the order of bytes is no part of the first line.
  const written = text.replace(/^\ufeff/, '')
  const placeAt = placesOf(written, yaml)
  for (const { offset, message } of findForbiddenYaml(written, yaml, MISTAKE_LIMIT)) tell(offset, message)
  if (mistakes.length > 0) return { part: null, mistakes }

  const { contents, errors, warnings } = parse(written, yaml)
  for (const [offset, says] of explain([...errors, ...warnings])) tell(offset, says)
  const isEmpty = contents === null || (yaml.isScalar(contents) && contents.value === null)
  if (isEmpty && mistakes.length === 0) tell(0, () => 'it is empty; it begins with version: 1')
  // What is wrong as YAML may have been read as anything.
  if (contents === null || mistakes.length > 0) return { part: null, mistakes }

  const decoded = POLICY.decode(
    { node: contents, path: '' },
    {
      yaml,
      positionOf: (node) => placeAt(startOf(node)),
      reject: (node, path, why) => {
        const said = typeof why === 'string' ? () => why : why
        tell(startOf(node), path === '' ? said : say`${() => path}: ${said}`)
      },
    },
  )
  return { part: decoded === undefined ? null : partOf(decoded, { name, central }), mistakes }
}

function startOf({ range }: Yaml.Node): number {
  return range?.[0] ?? 0
}

/** Places by offset. */
function placesOf(text: string, yaml: typeof Yaml): (offset: number) => Position {
  const lines = new yaml.LineCounter()
  for (let start = 0; start >= 0; ) {
    lines.addNewLine(start)
    const end = text.indexOf('\n', start)
    start = end < 0 ? -1 : end + 1
  }
  return (offset) => {
    const { line, col: column } = lines.linePos(offset)
    return { line, column }
  }
}

function parse(text: string, yaml: typeof Yaml): Yaml.Document.Parsed {
  const { stackTraceLimit } = Error
  // Every mistake is an error with its call stack: of a hundred thousand of them that takes seconds.
  Error.stackTraceLimit = 0
  try {
    return yaml.parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      prettyErrors: false,
      // In time that grows with the square of the keys; `fields` looks for keys that are there twice.
      uniqueKeys: false,
    })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** What is wrong as YAML, one thing a place, in the order of the text. */
function explain(errors: readonly Yaml.YAMLError[]): ReadonlyMap<number, Sentence> {
  const found = new Map<number, Sentence>()
  for (const { pos, code, message } of errors.toSorted((one, other) => one.pos[0] - other.pos[0])) {
    if (code === 'MULTIPLE_DOCS')
      found.set(pos[0], () => 'a second document is not accepted; a policy is one')
    else if (!found.has(pos[0])) found.set(pos[0], say`${message}`)
  }
  return found
}

type DecodedPolicy = NonNullable<ReturnType<typeof POLICY.decode>>

function partOf(decoded: DecodedPolicy, { name, central }: Omit<PolicyText, 'text'>): PolicyPart {
  const sourceOf = ({ line }: Position): Source => ({ kind: 'policy', policy: name, line })
  const set = <T>({ value, position }: Located<T>): Setting<T> => ({ value, source: sourceOf(position) })
  const maybe = <K extends string, T>(key: K, placed: Located<T> | undefined) =>
    (placed === undefined ? {} : { [key]: set(placed) }) as { readonly [key in K]?: Setting<T> }
  const { deny = [], exceptions = [], limits = {}, 'exception-rules': rules = {} } = decoded
  const [never] = rules.never ?? []
  return {
    limits: Object.fromEntries(
      LIMIT_RULES.flatMap((rule) => {
        const placed = limits[LIMIT_KEYS[rule]]
        return placed === undefined ? [] : [[rule, set(placed)]]
      }),
    ),
    ...maybe('onlyFixable', decoded['only-fixable']),
    ...maybe('requireTrusted', decoded['require-trusted']),
    ...maybe('incompleteScan', decoded['incomplete-scan']),
    ...maybe('maxScanAge', decoded['max-scan-age']),
    ...maybe('mode', decoded.mode),
    deny: deny.flatMap((one) => {
      const id = 'position' in one ? one : one.id
      const since = 'position' in one ? null : (one.since?.value ?? null)
      return id === undefined ? [] : [{ id: id.value, since, source: sourceOf(id.position) }]
    }),
    exceptions: exceptions.flatMap(({ id, until, reason, images = [] }) =>
      id === undefined || until === undefined || reason === undefined
        ? []
        : [
            {
              id: id.value,
              until: until.value.day,
              ends: until.value.ends,
              reason: reason.value,
              images: images.map(({ value }) => value),
              source: sourceOf(id.position),
            },
          ],
    ),
    exceptionRules: {
      ...maybe('maxDays', rules['max-days']),
      ...maybe('maxCount', rules['max-count']),
      ...(never === undefined ? {} : { neverExploitable: { value: true, source: sourceOf(never.position) } }),
      ...(rules.from === undefined
        ? {}
        : { central: { value: true, source: sourceOf(rules.from.position) } }),
    },
    central,
  }
}
