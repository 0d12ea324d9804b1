import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { FileRead, ReadFile } from '../ports/files.ts'

/** A list of images has some kilobytes; what is larger is not one. Bytes. */
export const FILE_LIMIT = 4 * 1024 * 1024

/** Reads text files of the workspace (GITHUB_WORKSPACE, else the working directory), and nothing outside of it, not even by a link. */
export function createReadFile(env: Readonly<Record<string, string | undefined>>): ReadFile {
  return (path) => {
    try {
      return readWithin(realpathSync(env['GITHUB_WORKSPACE'] || '.'), path)
    } catch (error) {
      return problem(codeOf(error) === 'ENOENT' ? 'there is no such file' : 'it cannot be read')
    }
  }
}

function readWithin(workspace: string, path: string): FileRead {
  const file = resolve(workspace, path)
  const inside = relative(workspace, file)
  if (inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside))
    return problem('it is outside of the workspace')
  const parts = inside.split(sep)
  const links = parts.some((_, n) => lstatSync(join(workspace, ...parts.slice(0, n + 1))).isSymbolicLink())
  if (links) return problem('a link is not followed; name the file itself')
  const stat = lstatSync(file)
  if (!stat.isFile()) return problem('it is not a file')
  if (stat.size > FILE_LIMIT) return problem('it is larger than 4 MiB')
  try {
    const bytes = readFileSync(file)
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), digest }
  } catch {
    return problem('it is not text in UTF-8')
  }
}

function problem(words: string): FileRead {
  return { kind: 'problem', problem: words }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}
