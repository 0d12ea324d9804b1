import { fold } from './text.ts'

/** Named values as the runner keeps them: a name counts without regard to case, keeps its first spelling, last value wins. */
export interface Names {
  readonly set: (name: string, value: string) => void
  readonly get: (name: string) => string | undefined
  readonly record: () => Readonly<Record<string, string>>
}

/** No names yet; `key` says when two names are one (actions/runner DictionaryContextData: in any case). */
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
