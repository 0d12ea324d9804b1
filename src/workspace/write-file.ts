import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { WriteFile } from '../ports/files.ts'
import { checkPath } from './check-path.ts'
import { codeOf } from './read-file.ts'

/** The clause for each code of a system error. */
const PROBLEMS: Readonly<Record<string, string>> = {
  EACCES: 'writing is not permitted',
  EPERM: 'writing is not permitted',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
}

/** The maximum number of names to try for the temporary file, because interrupted runs may leave such files. */
const MOST_NAMES = 100

/**
 * Returns a function that writes files in the workspace (GITHUB_WORKSPACE, else the working directory) and never throws. The
 * function creates missing folders, replaces a file as a whole or not at all, and follows no link.
 */
export function createWriteFile(env: Readonly<Record<string, string | undefined>>): WriteFile {
  return (path, text) => {
    const refused = checkPath(path)
    if (refused !== null) return refused
    try {
      const workspace = realpathSync(env['GITHUB_WORKSPACE'] || '.')
      const names = path.split('/').filter((name) => name !== '' && name !== '.')
      const file = join(workspace, ...names)
      const folders = names.slice(0, -1).map((_, index) => join(workspace, ...names.slice(0, index + 1)))
      return text === null ? remove(folders, file) : write(folders, file, text)
    } catch (error) {
      return PROBLEMS[codeOf(error)] ?? 'it cannot be written'
    }
  }
}

function write(folders: readonly string[], file: string, text: string): string | null {
  for (const folder of folders) {
    const problem = makeFolder(folder)
    if (problem !== null) return problem
  }
  const present = statOf(file)
  if (present?.isSymbolicLink()) return 'it is a link, which is not followed'
  if (present?.isDirectory()) return 'it is a folder'
  if (present !== null && !present.isFile()) return 'it is not a file'
  replace(file, text)
  return null
}

function remove(folders: readonly string[], file: string): string | null {
  for (const folder of folders) {
    const present = statOf(folder)
    if (present === null) return null
    if (!present.isDirectory()) return 'a link in its path is not followed'
  }
  if (statOf(file)?.isDirectory()) return 'it is a folder'
  // Removes a link itself, not the file behind the link.
  rmSync(file, { force: true })
  return null
}

function makeFolder(folder: string): string | null {
  const present = statOf(folder)
  if (present?.isSymbolicLink()) return 'a link in its path is not followed'
  if (present !== null) return present.isDirectory() ? null : 'a file has the name of its folder'
  mkdirSync(folder)
  return null
}

function statOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null
}

/** Writes a temporary file and renames that file, so that no reader sees an incomplete file. */
function replace(file: string, text: string): void {
  const [temporary, descriptor] = openTemporary(join(file, '..'))
  try {
    try {
      writeFileSync(descriptor, text)
    } finally {
      closeSync(descriptor)
    }
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Creates and opens a temporary file. Opening fails if the path exists, so the file cannot be a link. */
function openTemporary(folder: string, tried = 0): readonly [path: string, descriptor: number] {
  const path = join(folder, `.tcss-image-gate-${tried}.tmp`)
  try {
    return [path, openSync(path, 'wx')]
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || tried === MOST_NAMES) throw error
    return openTemporary(folder, tried + 1)
  }
}
