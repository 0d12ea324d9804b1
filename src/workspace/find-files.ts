import { type Dirent, opendirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from '../text.ts'
import { MIB, readBytes, textOf } from './bytes.ts'
import { CONTROL, checkGlob, firstSteps, globsOf, type Step, stepsInto, type Work } from './glob.ts'

/** A text file of the workspace; its path is relative to it, with `/` between folders. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** The text files that patterns match, by path, and what of the search is missing, in sentences without a full stop. */
export type FindFiles = (globs: readonly string[]) => {
  readonly files: readonly TextFile[]
  readonly problems: readonly string[]
}

/** What a search may cost; beyond it the rest is not searched. */
export interface FindLimits {
  readonly globs: number
  readonly files: number
  readonly fileMiB: number
  readonly allMiB: number
  /** Files and folders that are looked at. */
  readonly entries: number
  /** Characters compared with patterns. */
  readonly work: number
}

export const FIND_LIMITS: FindLimits = {
  globs: 50,
  files: 2_000,
  fileMiB: 1,
  allMiB: 8,
  entries: 100_000,
  work: 10_000_000,
}

/** Problems of single files that are said one by one. */
const SAID = 20
const SKIPPED = /^(\.git|node_modules)$/i

type Env = Readonly<Record<string, string | undefined>>

interface Search {
  readonly limits: FindLimits
  readonly root: string
  readonly work: Work
  readonly files: TextFile[]
  /** Whether a pattern matches a text file, or only others. */
  readonly matched: Map<string, boolean>
  /** Of single files and folders. */
  readonly unread: string[]
  entries: number
  opened: number
  bytes: number
  /** Why the rest is not searched. */
  stopped: string | null
}

/**
 * Finds text files in UTF-8 of the workspace (GITHUB_WORKSPACE, else the working directory) and never throws. No link is
 * followed, `.git` and `node_modules` are never entered, and a name with a leading dot is matched only by one with a dot.
 */
export function createFindFiles(env: Env, limits = FIND_LIMITS): FindFiles {
  return (given) => {
    const unique = [...new Set(given)]
    const used = unique.slice(0, limits.globs)
    const checked = used.map((glob) => ({ glob, why: checkGlob(glob) }))
    const [good, bad] = [checked.filter(({ why }) => why === null), checked.filter(({ why }) => why !== null)]
    const globs = good.map(({ glob }) => glob)
    const problems = bad.map(({ glob, why }) => `${plain(glob)} is not used: ${why}`)
    if (unique.length > used.length) problems.push(`only the first ${limits.globs} patterns are used`)
    if (globs.length === 0) return { files: [], problems }
    const search = startSearch(env, limits)
    if (search === null) return { files: [], problems: [...problems, 'the workspace cannot be read'] }
    walk(search, '', firstSteps(globs))
    return { files: search.files.toSorted(byPath), problems: [...problems, ...missing(search, globs)] }
  }
}

function missing(search: Search, globs: readonly string[]): readonly string[] {
  const { unread, matched, stopped } = search
  const rest = unread.length - SAID
  const more = rest > 0 ? [`${rest} more files or folders are not searched`] : []
  const end = stopped === null ? [] : [`${stopped}, and the rest is not searched`]
  // What was not searched may have a match.
  const idle = stopped === null ? globs.filter((glob) => matched.get(glob) !== true) : []
  const nothing = idle.map((glob) => `${plain(glob)} matches no ${matched.has(glob) ? 'text file' : 'file'}`)
  return [...unread.slice(0, SAID), ...more, ...nothing, ...end]
}

function byPath(a: TextFile, b: TextFile): number {
  return a.path < b.path ? -1 : 1
}

function startSearch(env: Env, limits: FindLimits): Search | null {
  try {
    const root = realpathSync(env['GITHUB_WORKSPACE'] || '.')
    const counts = { work: { left: limits.work }, entries: 0, opened: 0, bytes: 0, stopped: null }
    return { limits, root, files: [], matched: new Map(), unread: [], ...counts }
  } catch {
    return null
  }
}

/** Folder by folder, in the order of names; `folder` is empty, or ends with `/`. */
function walk(search: Search, folder: string, steps: ReadonlySet<Step>): void {
  for (const entry of entriesOf(search, folder)) {
    if (search.stopped !== null) return
    const path = `${folder}${entry.name}`
    if (entry.isDirectory()) {
      const within = stepsInto(steps, entry.name, search.work)
      if (within.size > 0) walk(search, `${path}/`, within)
    } else if (entry.isFile()) {
      const globs = globsOf(steps, entry.name, search.work)
      const counts = globs.size > 0 && take(search, path)
      for (const glob of globs) search.matched.set(glob, counts || search.matched.get(glob) === true)
    }
    if (search.work.left < 0) search.stopped ??= 'the patterns take too long to compare'
  }
}

function entriesOf(search: Search, folder: string): readonly Dirent[] {
  const entries: Dirent[] = []
  try {
    const open = opendirSync(join(search.root, folder))
    try {
      for (let entry = open.readSync(); entry !== null; entry = open.readSync()) {
        search.entries += 1
        if (search.entries > search.limits.entries) {
          search.stopped = `there are more than ${search.limits.entries} files and folders`
          return []
        }
        if (!SKIPPED.test(entry.name) && !CONTROL.test(entry.name)) entries.push(entry)
      }
    } finally {
      open.closeSync()
    }
  } catch {
    search.unread.push(folder === '' ? 'the workspace cannot be read' : `${plain(folder)} cannot be read`)
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether the file is one of text, or something is said of it. */
function take(search: Search, path: string): boolean {
  search.opened += 1
  if (search.opened > search.limits.files) {
    search.stopped = `more than ${search.limits.files} files match`
    return true
  }
  const { fileMiB, allMiB } = search.limits
  const bytes = readBytes(join(search.root, path), fileMiB, allMiB * MIB - search.bytes)
  if (bytes === 'full') {
    search.stopped = `the files that match have more than ${allMiB} MiB`
    return true
  }
  if (typeof bytes === 'string') {
    search.unread.push(`${plain(path)} ${bytes}`)
    return true
  }
  search.bytes += bytes.length
  const text = textOf(bytes)
  if (text === null) return false
  search.files.push({ path, text })
  return true
}
