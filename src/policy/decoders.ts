import * as yaml from 'yaml'
import { oneOf, type ValueFormat } from '../forms.ts'
import { type Sentence, say } from '../text.ts'

/** A position in a text. Lines and columns start at 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Located<T> {
  readonly value: T
  readonly position: Position
}

interface DecodeContext {
  positionOf(node: yaml.Node): Position
  /** Records a mistake at a node. `path` is the path of the node, such as `limits.critical`. */
  reject(node: yaml.Node, path: string, message: Sentence | string): void
}

/** A node of the YAML document. `path` is the path of the node, such as `limits.critical`. */
interface NodeAt {
  readonly node: yaml.Node
  readonly path: string
}

/** Decodes one kind of value. `schema` describes the accepted values; `decode` returns undefined for any other value. */
interface Decoder<T> {
  readonly schema: object
  decode(at: NodeAt, context: DecodeContext): T | undefined
}

/** Decodes a number, text or boolean. `schema` is the JSON Schema of the values that `parse` accepts. */
export function scalar<T>(
  { accepted, parse }: { readonly accepted: string; parse(value: unknown): T | undefined },
  schema: object,
): Decoder<Located<T>> {
  return {
    schema,
    decode({ node, path }, { positionOf, reject }) {
      const value = yaml.isScalar(node) ? parse(node.value) : undefined
      if (value !== undefined) return { value, position: positionOf(node) }
      reject(node, path, say`${quoteNode(node)} is not accepted; give ${() => accepted}`)
      return undefined
    },
  }
}

/** Decodes a text in a given format. Rejects a number without quotes. */
export function text<T>({ accepted, parse }: ValueFormat<T>, schema: object): Decoder<Located<T>> {
  return scalar(
    { accepted, parse: (value) => (typeof value === 'string' ? parse(value) : undefined) },
    { type: 'string', ...schema },
  )
}

export function word<T extends string>(...words: readonly T[]): Decoder<Located<T>> {
  return text(oneOf(...words), { enum: words })
}

export function list<T>(item: Decoder<T>, least = 0): Decoder<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, ...(least === 0 ? {} : { minItems: least }) },
    decode({ node, path }, context) {
      const { reject } = context
      if (!yaml.isSeq(node)) {
        reject(node, path, say`${quoteNode(node)} is not accepted; give a list`)
        return undefined
      }
      if (node.items.length < least) reject(node, path, `too few entries; give at least ${least}`)
      return (node.items as readonly yaml.Node[]).flatMap((inner, index) => {
        const value = item.decode({ node: inner, path: `${path}[${index}]` }, context)
        return value === undefined ? [] : [value]
      })
    },
  }
}

type Fields = Readonly<Record<string, Decoder<unknown>>>
type Decoded<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Decoder<infer T> ? T : never }

/** Decodes a map. Rejects unknown keys, duplicate keys and missing `required` keys. */
export function fields<F extends Fields>(
  decoders: F,
  { required = [], ...schema }: { readonly required?: readonly (keyof F & string)[] } & object = {},
): Decoder<Decoded<F>> {
  const names = Object.keys(decoders)
  const allowed = (): string => names.join(', ')
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      ...(required.length === 0 ? {} : { required }),
      properties: Object.fromEntries(names.map((name) => [name, decoders[name]?.schema])),
      ...schema,
    },
    decode({ node, path }, context) {
      const { reject } = context
      if (!yaml.isMap(node)) {
        reject(node, path, say`${quoteNode(node)} is not accepted; give the keys ${allowed}`)
        return undefined
      }
      const found = new Map<string, unknown>()
      for (const { key, value } of node.items) {
        if (!yaml.isNode(key)) continue
        const name = yaml.isScalar(key) ? `${key.source}` : ''
        const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined
        const inner = path === '' ? name : `${path}.${name}`
        if (decoder === undefined) reject(key, path, say`unknown key ${quoteNode(key)}; allowed: ${allowed}`)
        else if (found.has(name)) reject(key, inner, 'duplicate key')
        else {
          const valueNode = yaml.isNode(value) ? value : emptyValueOf(key)
          found.set(name, decoder.decode({ node: valueNode, path: inner }, context))
        }
      }
      const missing = required.filter((name) => !found.has(name))
      if (missing.length > 0)
        reject(node, path, `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`)
      return Object.fromEntries([...found].filter(([, value]) => value !== undefined)) as Decoded<F>
    },
  }
}

/** Returns a null node for a key without a value. Error messages point to the position of the key. */
function emptyValueOf(key: yaml.Node): yaml.Node {
  return Object.assign(new yaml.Scalar(null), { range: key.range ?? null })
}

/** Decodes a map with `keyed`, and any other value with `single`. */
export function either<A, B>(single: Decoder<A>, keyed: Decoder<B>): Decoder<A | B> {
  return {
    schema: { oneOf: [single.schema, keyed.schema] },
    decode: (at, context): A | B | undefined => (yaml.isMap(at.node) ? keyed : single).decode(at, context),
  }
}

/** Adds a description to the schema, which editors show. */
export function described<T>(decoder: Decoder<T>, description: string): Decoder<T> {
  return { ...decoder, schema: { description, ...decoder.schema } }
}

/** Quotes the text of a scalar in the policy. For any other value, returns the type. */
function quoteNode(node: yaml.Node): Sentence {
  if (yaml.isMap(node)) return () => 'a set of keys'
  if (yaml.isSeq(node)) return () => 'a list'
  if (!yaml.isScalar(node) || node.value === null) return () => 'an empty value'
  const { value, source = String(value), type } = node
  if (source === '') return () => 'an empty text'
  return type === 'PLAIN' ? say`${source}` : say`the text ${source}`
}
