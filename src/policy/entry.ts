import { PRESETS, type PresetName } from './presets.ts'

/** Where one policy is. */
export type PolicyEntry =
  | { readonly kind: 'preset'; readonly preset: PresetName }
  /** A file of the workspace. */
  | { readonly kind: 'local'; readonly path: string }
  /** A file at a ref; null for a file of this repository. */
  | { readonly kind: 'ref'; readonly repository: string | null; readonly path: string; readonly ref: string }

export const POLICY_ENTRY =
  'a path in the checkout, path@ref, owner/repo:path@ref, preset:strict or preset:balanced'

/** One entry of `policy-file`; null for anything that is none. */
export function parsePolicyEntry(text: string): PolicyEntry | null {
  const [, preset] = /^preset:(.*)$/.exec(text) ?? []
  if (preset !== undefined) {
    const found = PRESETS.find((one) => one === preset)
    return found === undefined ? null : { kind: 'preset', preset: found }
  }
  const [, repository = null, written = '', ref] = /^(?:([^:@]*):)?([^@:]+)(?:@(.*))?$/.exec(text) ?? []
  const path = written.replaceAll(/(?<=^|\/)\.\//g, '')
  if (!isPath(path)) return null
  if (ref === undefined) return repository === null ? { kind: 'local', path } : null
  if (!isRef(ref)) return null
  return repository === null || /^(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository)
    ? { kind: 'ref', repository, path, ref }
    : null
}

/** Within the checkout or the repository, as both write it. */
function isPath(path: string): boolean {
  const segments = path.split('/')
  return path.length <= 1024 && !/[\\\p{Cc}]/u.test(path) && segments.every((one) => !/^\.{0,2}$/.test(one))
}

/** A branch, tag or commit, as git names them (git-check-ref-format). */
function isRef(ref: string): boolean {
  return /^(?!\/)[^\s\p{Cc}~^:?*[\\]{1,255}$/u.test(ref) && !ref.includes('..') && !ref.includes('@{')
}
