import { PRESETS, type PresetName } from './presets.ts'

/** One entry of the input `policy-file`. */
export type PolicyEntry =
  | { readonly kind: 'preset'; readonly preset: PresetName }
  /** A file of the workspace. */
  | { readonly kind: 'local'; readonly path: string }
  /** A file at a ref. `repository` is null if the file is in the repository of the workflow. */
  | { readonly kind: 'ref'; readonly repository: string | null; readonly path: string; readonly ref: string }

export const POLICY_ENTRY =
  'a path in the checkout, path@ref, owner/repo:path@ref, preset:strict or preset:balanced'

/** Parses one entry of the input `policy-file`. Returns null for any other text. */
export function parsePolicyEntry(text: string): PolicyEntry | null {
  const [, preset] = /^preset:(.*)$/.exec(text) ?? []
  if (preset !== undefined) {
    const found = PRESETS.find((known) => known === preset)
    return found === undefined ? null : { kind: 'preset', preset: found }
  }
  const [, repository = null, given = '', ref] = /^(?:([^:@]*):)?([^@:]+)(?:@(.*))?$/.exec(text) ?? []
  const path = given.replaceAll(/(?<=^|\/)\.\//g, '')
  if (!isPath(path)) return null
  if (ref === undefined) return repository === null ? { kind: 'local', path } : null
  if (!isRef(ref)) return null
  return repository === null || /^(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository)
    ? { kind: 'ref', repository, path, ref }
    : null
}

/** Tells whether a path is relative and cannot leave the checkout or the repository. */
function isPath(path: string): boolean {
  const segments = path.split('/')
  return path.length <= 1024 && !/[\\\p{Cc}]/u.test(path) && segments.every((name) => !/^\.{0,2}$/.test(name))
}

/** Tells whether a text can be the name of a branch, tag or commit (git-check-ref-format). */
function isRef(ref: string): boolean {
  return /^(?!\/)[^\s\p{Cc}~^:?*[\\]{1,255}$/u.test(ref) && !ref.includes('..') && !ref.includes('@{')
}
