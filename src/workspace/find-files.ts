import { globSync, realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { FindFiles, TextFile } from '../ports/files.ts'
import { decodeText, plain } from '../text.ts'
import { checkPath } from './check-path.ts'
import { readBytes } from './read-file.ts'

/** The maximum number of files that are read. */
const MOST_FILES = 2_000
/** The maximum size of one file, and of all files together, in MiB. */
const LARGEST = 1
const LARGEST_SUM = 8
/** The maximum number of files whose problem is reported. */
const MOST_PROBLEMS = 20

const SKIPPED = /^(\.git|node_modules)$/i

/**
 * Returns a function that finds UTF-8 files in the workspace (GITHUB_WORKSPACE, else the working directory) and never throws.
 * The function follows no link and skips `.git` and `node_modules`. A wildcard does not match a dot at the start of a name.
 */
export function createFindFiles(env: Readonly<Record<string, string | undefined>>): FindFiles {
  return (patterns) => {
    try {
      const root = realpathSync.native(env['GITHUB_WORKSPACE'] || '.')
      return readFiles(root, new Map(patterns.map((pattern) => [pattern, pathsOf(root, pattern)])))
    } catch {
      return { files: [], problems: ['the workspace cannot be read'] }
    }
  }
}

/** Returns the matching paths. Each path is checked, because Node.js enters links and skipped folders that a pattern names. */
function pathsOf(root: string, pattern: string): readonly string[] {
  const isSkipped = (name: string): boolean => SKIPPED.test(name)
  return globSync(pattern, { cwd: root, withFileTypes: true, exclude: ({ name }) => isSkipped(name) })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)).replaceAll(sep, '/'))
    .filter((path) => checkPath(path) === null && !path.split('/').some(isSkipped) && !hasLink(root, path))
}

function hasLink(root: string, path: string): boolean {
  try {
    return realpathSync.native(join(root, path)) !== join(root, path)
  } catch {
    return true
  }
}

/** Reads the files of all patterns, and each file only once. */
function readFiles(root: string, matches: ReadonlyMap<string, readonly string[]>): ReturnType<FindFiles> {
  const paths = [...new Set([...matches.values()].flat())].sort()
  const files: TextFile[] = []
  const unread: string[] = []
  const binary = new Set<string>()
  const limits =
    paths.length > MOST_FILES ? [`only the first ${MOST_FILES} files that match are searched`] : []
  let sum = 0
  for (const path of paths.slice(0, MOST_FILES)) {
    const bytes = readBytes(join(root, path), LARGEST)
    if (typeof bytes === 'string') {
      unread.push(`${plain(path)} is not searched: ${bytes}`)
      continue
    }
    sum += bytes.length
    if (sum > LARGEST_SUM * 1024 * 1024) {
      limits.push(`only the first ${LARGEST_SUM} MiB of files that match are searched`)
      break
    }
    const text = decodeText(bytes)
    if (text === null || text.includes('\0')) binary.add(path)
    else files.push({ path, text })
  }
  const unmatched = [...matches].filter(([, found]) => found.every((path) => binary.has(path)))
  const problems = [
    ...unread.slice(0, MOST_PROBLEMS),
    ...(unread.length > MOST_PROBLEMS
      ? [`${unread.length - MOST_PROBLEMS} more files are not searched`]
      : []),
    ...unmatched.map(
      ([glob, found]) => `${plain(glob)} matches no ${found.length > 0 ? 'text file' : 'file'}`,
    ),
    ...limits,
  ]
  return { files, problems }
}
