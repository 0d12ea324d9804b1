import * as yaml from 'yaml'
import type { Setting, Source } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { LIMIT_KEYS } from '../domain/settings.ts'
import { type Sentence, say } from '../text.ts'
import type { Located, Position } from './decoders.ts'
import type { PolicyPart } from './part.ts'
import { POLICY } from './schema.ts'
import { findForbiddenYaml } from './yaml-limits.ts'

export interface PolicyText {
  /** The entry of `policy-file` that names the policy. */
  readonly name: string
  readonly text: string
  /** Whether the policy was read from a ref. */
  readonly central: boolean
}

export interface PolicyMistake {
  readonly position: Position
  readonly message: Sentence
}

/** The maximum length of a policy, in UTF-16 units. */
export const POLICY_LENGTH_LIMIT = 256 * 1024

/** The maximum number of reported mistakes in one policy. */
const MISTAKE_LIMIT = 10

/**
 * Reads a policy in YAML 1.2. Returns the first mistakes together with all correct values, so that the caller can check these
 * values further.
 */
export function readPolicy({ name, text, central }: PolicyText): {
  readonly part: PolicyPart | null
  readonly mistakes: readonly PolicyMistake[]
} {
  if (text.length > POLICY_LENGTH_LIMIT) {
    const message: Sentence = () => 'it is larger than 256 KiB'
    return { part: null, mistakes: [{ position: { line: 1, column: 1 }, message }] }
  }
  const mistakes: PolicyMistake[] = []
  const add = (offset: number, message: Sentence): void => {
    if (mistakes.length < MISTAKE_LIMIT) mistakes.push({ position: positionAt(offset), message })
  }
  // A byte order mark is removed, because it would shift the columns of the first line.
  const source = text.replace(/^\ufeff/, '')
  const positionAt = positionsIn(source)
  for (const { offset, message } of findForbiddenYaml(source, MISTAKE_LIMIT)) add(offset, message)
  if (mistakes.length > 0) return { part: null, mistakes }

  const { contents, errors, warnings } = parse(source)
  for (const [offset, message] of yamlMistakes([...errors, ...warnings])) add(offset, message)
  const isEmpty = contents === null || (yaml.isScalar(contents) && contents.value === null)
  if (isEmpty && mistakes.length === 0) add(0, () => 'it is empty; a policy begins with version: 1')
  // The parser guesses values in wrong YAML, so no value is used.
  if (contents === null || mistakes.length > 0) return { part: null, mistakes }

  const decoded = POLICY.decode(
    { node: contents, path: '' },
    {
      positionOf: (node) => positionAt(startOf(node)),
      reject: (node, path, why) => {
        const message = typeof why === 'string' ? () => why : why
        add(startOf(node), path === '' ? message : say`${() => path}: ${message}`)
      },
    },
  )
  return { part: decoded === undefined ? null : partOf(decoded, { name, central }), mistakes }
}

function startOf({ range }: yaml.Node): number {
  return range?.[0] ?? 0
}

/** Returns a function that converts an offset to a position. */
function positionsIn(text: string): (offset: number) => Position {
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

function parse(text: string): yaml.Document.Parsed {
  const { stackTraceLimit } = Error
  // The parser may create a hundred thousand errors. Errors without call stacks save seconds.
  Error.stackTraceLimit = 0
  try {
    return yaml.parseDocument(text, {
      version: '1.2',
      schema: 'core',
      merge: false,
      prettyErrors: false,
      // The parser takes quadratic time for this check, so `fields` finds duplicate keys instead.
      uniqueKeys: false,
    })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Returns the mistakes in the order of the text, with at most one mistake for each offset. */
function yamlMistakes(errors: readonly yaml.YAMLError[]): ReadonlyMap<number, Sentence> {
  const found = new Map<number, Sentence>()
  for (const { pos, code, message } of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    if (code === 'MULTIPLE_DOCS')
      found.set(pos[0], () => 'a second document is not accepted; a policy is one document')
    else if (!found.has(pos[0])) found.set(pos[0], say`${message}`)
  }
  return found
}

type DecodedPolicy = NonNullable<ReturnType<typeof POLICY.decode>>

function partOf(decoded: DecodedPolicy, { name, central }: Omit<PolicyText, 'text'>): PolicyPart {
  const sourceOf = ({ line }: Position): Source => ({ kind: 'policy', policy: name, line })
  const set = <T>({ value, position }: Located<T>): Setting<T> => ({ value, source: sourceOf(position) })
  const maybe = <K extends string, T>(key: K, located: Located<T> | undefined) =>
    (located === undefined ? {} : { [key]: set(located) }) as { readonly [key in K]?: Setting<T> }
  const { deny = [], exceptions = [], limits = {}, 'exception-rules': rules = {} } = decoded
  const [never] = rules.never ?? []
  return {
    limits: Object.fromEntries(
      LIMIT_RULES.flatMap((rule) => {
        const limit = limits[LIMIT_KEYS[rule]]
        return limit === undefined ? [] : [[rule, set(limit)]]
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
