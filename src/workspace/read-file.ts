import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { Digest, FileRead, ReadFile } from '../ports/files.ts'
import { decodeText } from '../text.ts'

/** The maximum size of a file that an input names, in MiB. */
const LARGEST = 4

/**
 * Returns a function that reads text files in the workspace (GITHUB_WORKSPACE, else the working directory). The function
 * follows no link and never throws.
 */
export function createReadFile(env: Readonly<Record<string, string | undefined>>, digest: Digest): ReadFile {
  return (path) => {
    try {
      const bytes = readWithin(realpathSync(env['GITHUB_WORKSPACE'] || '.'), path)
      if (typeof bytes === 'string') return problemOf(bytes)
      const text = decodeText(bytes)
      return text === null
        ? problemOf('it is not text in UTF-8')
        : { kind: 'text', text, digest: `sha256:${digest(bytes)}` }
    } catch (error) {
      return problemOf(reasonOf(error))
    }
  }
}

/** Returns the bytes of a file within the workspace, or the problem as a clause. */
function readWithin(workspace: string, path: string): Uint8Array | string {
  const inside = relative(workspace, resolve(workspace, path))
  const names = inside.split(sep)
  if (inside === '' || names[0] === '..' || isAbsolute(inside)) return 'it is outside of the workspace'
  const parents = names.map((_, index) => join(workspace, ...names.slice(0, index + 1)))
  if (parents.some((parent) => lstatSync(parent).isSymbolicLink()))
    return 'a link is not followed; name the file itself'
  return readBytes(join(workspace, inside), LARGEST)
}

/** Returns the bytes of a regular file, or the problem as a clause. `largest` is the maximum size in MiB. */
export function readBytes(file: string, largest: number): Uint8Array | string {
  try {
    // Opening fails for a link that another process has just created. Opening a pipe does not wait for the other end.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const stat = fstatSync(descriptor)
      if (!stat.isFile()) return 'it is not a file'
      return stat.size > largest * 1024 * 1024 ? `it is larger than ${largest} MiB` : readFileSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    return reasonOf(error)
  }
}

function reasonOf(error: unknown): string {
  return codeOf(error) === 'ENOENT' ? 'there is no such file' : 'it cannot be read'
}

function problemOf(problem: string): FileRead {
  return { kind: 'problem', problem }
}

/** Returns the code of a system error, such as ENOENT. Empty for an error without a code. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
