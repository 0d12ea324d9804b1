import { field, isObject } from '../json.ts'

/** Returns the value at a path of own fields, or undefined. */
export function fieldAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, name) => (isObject(inner) ? field(inner, name) : undefined), value)
}

/** Returns the text at a path, or an empty text. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const text = fieldAt(value, ...path)
  return typeof text === 'string' ? text : ''
}

/** Returns the positive whole number at a path, or null. */
export function idAt(value: unknown, ...path: readonly string[]): number | null {
  const id = fieldAt(value, ...path)
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null
}

/** Returns the list at a path, or an empty list. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = fieldAt(value, ...path)
  return Array.isArray(list) ? list : []
}
