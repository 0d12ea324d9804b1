import type * as Yaml from 'yaml'
import type { ValueFormat } from '../forms.ts'
import { type Sentence, say } from '../text.ts'

/** A place in a text, both counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A value and where it stands. */
export interface Placed<T> {
  readonly value: T
  readonly place: Place
}

/** What a node is read with: the YAML library, places of nodes, and where mistakes go. */
export interface Reading {
  readonly yaml: typeof Yaml
  placeOf(node: Yaml.Node): Place
  /** `path` names the node, such as `limits.critical`. */
  reject(node: Yaml.Node, path: string, why: Sentence | string): void
}

/** A node of the YAML document, and the path to it. */
export interface At {
  readonly node: Yaml.Node
  readonly path: string
}

/**
 * One form of a value: how it is read, and its JSON Schema. Every mistake is rejected at its place; undefined is given for what
 * cannot be used.
 */
export interface Shape<T> {
  readonly schema: object
  decode(at: At, reading: Reading): T | undefined
}

/** A number, text or truth value; `schema` says in JSON Schema what `parse` takes. */
export function scalar<T>(
  { accepted, parse }: { readonly accepted: string; parse(value: unknown): T | undefined },
  schema: object,
): Shape<Placed<T>> {
  return {
    schema,
    decode({ node, path }, { yaml, placeOf, reject }) {
      const value = yaml.isScalar(node) ? parse(node.value) : undefined
      if (value !== undefined) return { value, place: placeOf(node) }
      reject(node, path, say`${shownOf(node, yaml)} is not accepted; give ${() => accepted}`)
      return undefined
    },
  }
}

/** A text that has a form; a number is none. */
export function text<T>({ accepted, parse }: ValueFormat<T>, schema: object): Shape<Placed<T>> {
  return scalar(
    { accepted, parse: (value) => (typeof value === 'string' ? parse(value) : undefined) },
    { type: 'string', ...schema },
  )
}

/** One of some words. */
export function word<T extends string>(...words: readonly T[]): Shape<Placed<T>> {
  return text(
    { accepted: words.join(' or '), parse: (value) => words.find((one) => one === value) },
    { enum: words },
  )
}

/** Several of one shape, `least` of them at least. */
export function list<T>(of: Shape<T>, least = 0): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: of.schema, ...(least === 0 ? {} : { minItems: least }) },
    decode({ node, path }, reading) {
      const { yaml, reject } = reading
      if (!yaml.isSeq(node)) {
        reject(node, path, say`${shownOf(node, yaml)} is not accepted; give a list`)
        return undefined
      }
      if (node.items.length < least) reject(node, path, `at least ${least} must be given`)
      return (node.items as readonly Yaml.Node[]).flatMap((item, n) => {
        const value = of.decode({ node: item, path: `${path}[${n}]` }, reading)
        return value === undefined ? [] : [value]
      })
    },
  }
}

type Fields = Readonly<Record<string, Shape<unknown>>>
type Decoded<F extends Fields> = { readonly [K in keyof F]?: F[K] extends Shape<infer T> ? T : never }

/** Values by key: no other keys, none twice, and `required` ones at least. */
export function fields<F extends Fields>(
  of: F,
  { required = [], ...schema }: { readonly required?: readonly (keyof F & string)[] } & object = {},
): Shape<Decoded<F>> {
  const names = Object.keys(of)
  return {
    schema: {
      type: 'object',
      additionalProperties: false,
      ...(required.length === 0 ? {} : { required }),
      properties: Object.fromEntries(names.map((name) => [name, of[name]?.schema])),
      ...schema,
    },
    decode({ node, path }, reading) {
      const { yaml, reject } = reading
      if (!yaml.isMap(node)) {
        reject(
          node,
          path,
          say`${shownOf(node, yaml)} is not accepted; give the keys ${() => names.join(', ')}`,
        )
        return undefined
      }
      const found = new Map<string, unknown>()
      for (const { key, value } of node.items) {
        if (!yaml.isNode(key)) continue
        const name = yaml.isScalar(key) ? `${key.source}` : ''
        const shape = Object.hasOwn(of, name) ? of[name] : undefined
        const inside = path === '' ? name : `${path}.${name}`
        if (shape === undefined)
          reject(key, path, say`${shownOf(key, yaml)} is no key here; there are ${() => names.join(', ')}`)
        else if (found.has(name)) reject(key, inside, 'it is there twice')
        else
          found.set(
            name,
            shape.decode({ node: yaml.isNode(value) ? value : nothingAt(key, yaml), path: inside }, reading),
          )
      }
      const missing = required.filter((name) => !found.has(name))
      if (missing.length > 0)
        reject(node, path, `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`)
      return Object.fromEntries([...found].filter(([, value]) => value !== undefined)) as Decoded<F>
    },
  }
}

/** The value of a key that has none, in the place of the key. */
function nothingAt(key: Yaml.Node, yaml: typeof Yaml): Yaml.Node {
  return Object.assign(new yaml.Scalar(null), { range: key.range ?? null })
}

/** A scalar, or keys and values in its place. */
export function either<A, B>(one: Shape<A>, keyed: Shape<B>): Shape<A | B> {
  return {
    schema: { oneOf: [one.schema, keyed.schema] },
    decode: (at, reading): A | B | undefined =>
      (reading.yaml.isMap(at.node) ? keyed : one).decode(at, reading),
  }
}

/** The shape with a word on what it is for, which editors show. */
export function described<T>(shape: Shape<T>, description: string): Shape<T> {
  return { ...shape, schema: { description, ...shape.schema } }
}

/** A value as it is written, and what it is where that cannot be seen. */
function shownOf(node: Yaml.Node, yaml: typeof Yaml): Sentence {
  if (yaml.isMap(node)) return () => 'a set of keys'
  if (yaml.isSeq(node)) return () => 'a list'
  if (!yaml.isScalar(node) || node.value === null) return () => 'nothing'
  const { value, source = String(value), type } = node
  if (source === '') return () => 'an empty text'
  return type === 'PLAIN' ? say`${source}` : say`the text ${source}`
}
