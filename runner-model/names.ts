import { fold } from './text.ts'

/** Named values. A name keeps its first spelling and gets the last value. */
export interface Names {
  readonly set: (name: string, value: string) => void
  readonly get: (name: string) => string | undefined
  readonly record: () => Readonly<Record<string, string>>
}

/** Creates an empty set. Names with equal keys are one; the default ignores case (actions/runner DictionaryContextData). */
export const createNames = (key: (name: string) => string = fold): Names => {
  const found = new Map<string, readonly [name: string, value: string]>()
  return {
    set: (name, value) => {
      found.set(key(name), [found.get(key(name))?.[0] ?? name, value])
    },
    get: (name) => found.get(key(name))?.[1],
    record: () => Object.fromEntries(found.values()),
  }
}
