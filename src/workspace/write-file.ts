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
import { checkPath } from './glob.ts'

/** Writes a text file at a path in the workspace, or takes it away for null: null when that is done, else why not, as a clause. */
export type WriteFile = (path: string, text: string | null) => string | null

/** What a code of the system means for the file. */
const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'writing is not permitted there',
  EPERM: 'writing is not permitted there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
}

/** Names for the file while it is written: one that is left over does not stop the next run. */
const TRIES = 100

/**
 * Writes files into the workspace (GITHUB_WORKSPACE, else the working directory), nowhere else, and never throws. Folders on
 * the way are made, a file is replaced as a whole or not at all, and no link is followed, neither on the way nor at its end.
 */
export function createWriteFile(env: Readonly<Record<string, string | undefined>>): WriteFile {
  return (path, text) => {
    const refused = checkPath(path)
    if (refused !== null) return refused
    try {
      const workspace = realpathSync(env['GITHUB_WORKSPACE'] || '.')
      const names = path.split('/').filter((name) => name !== '' && name !== '.')
      return text === null ? removeWithin(workspace, names) : writeWithin(workspace, names, text)
    } catch (error) {
      return CAUSES[codeOf(error)] ?? 'it cannot be written'
    }
  }
}

function writeWithin(workspace: string, names: readonly string[], text: string): string | null {
  const folder = join(workspace, ...names.slice(0, -1))
  const file = join(workspace, ...names)
  for (const index of names.slice(0, -1).keys()) {
    const wrong = makeFolder(join(workspace, ...names.slice(0, index + 1)))
    if (wrong !== null) return wrong
  }
  const there = statOf(file)
  if (there?.isSymbolicLink()) return 'a link is not followed'
  if (there?.isDirectory()) return 'a folder is in its place'
  if (there !== null && !there.isFile()) return 'what is in its place is not a file'
  replace(folder, file, text)
  return null
}

function removeWithin(workspace: string, names: readonly string[]): string | null {
  for (const index of names.slice(0, -1).keys()) {
    const folder = statOf(join(workspace, ...names.slice(0, index + 1)))
    if (folder === null) return null
    if (!folder.isDirectory()) return 'a link on the way is not followed'
  }
  const file = join(workspace, ...names)
  if (statOf(file)?.isDirectory()) return 'a folder is in its place'
  // Of a link only the link itself.
  rmSync(file, { force: true })
  return null
}

function makeFolder(folder: string): string | null {
  const there = statOf(folder)
  if (there?.isSymbolicLink()) return 'a link on the way is not followed'
  if (there !== null) return there.isDirectory() ? null : 'a file is in the place of its folder'
  mkdirSync(folder)
  return null
}

function statOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null
}

/** A rename takes the place of whatever is there, a link among it, and no reader sees half a file. */
function replace(folder: string, file: string, text: string): void {
  const [temporary, open] = openNew(folder)
  try {
    try {
      writeFileSync(open, text)
    } finally {
      closeSync(open)
    }
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** A new file, never one that is there already, and so never a link. */
function openNew(folder: string, tried = 0): readonly [path: string, open: number] {
  const path = join(folder, `.tcss-image-gate-${tried}.tmp`)
  try {
    return [path, openSync(path, 'wx')]
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || tried === TRIES) throw error
    return openNew(folder, tried + 1)
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
