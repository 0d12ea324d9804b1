/** Matches control characters and line ends. */
const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029]/

/** Returns the reason why a glob pattern is refused, as a clause. Returns null for a pattern inside the workspace. */
export function checkPattern(pattern: string): string | null {
  if (pattern.startsWith('!')) return 'negated patterns (!) are not supported'
  if (pattern.endsWith('/')) return 'it names a folder; use folder/** for its files'
  if (/[^/{,*]\*\*|\*\*[^/},*]/.test(pattern)) return '** must stand alone between slashes, as in **/*.yaml'
  return checkRelative(pattern, 256)
}

/** Returns the reason why a path is refused, as a clause. Returns null for a path in the workspace and outside of `.git`. */
export function checkPath(path: string): string | null {
  const problem = checkRelative(path, 1024)
  if (problem !== null) return problem
  if (/(^|\/)\.?$/.test(path)) return 'it names a folder'
  // Windows ignores letter case, and dots and spaces at the end of a name.
  return path.split('/').some((name) => /^\.git[. ]*$/i.test(name)) ? 'files in .git are never written' : null
}

/** Returns the reason why a path or pattern is refused, as a clause, or null. `longest` counts UTF-16 units. */
function checkRelative(path: string, longest: number): string | null {
  if (path === '') return 'it is empty'
  if (path.length > longest) return `it is longer than ${longest} characters`
  if (CONTROL.test(path)) return 'it has control characters'
  if (path.includes('\\')) return 'use / instead of \\'
  if (/^(\/|[A-Za-z]:)/.test(path)) return 'it is not relative to the workspace'
  const names = path.split('/')
  if (names.includes('..')) return 'it has a .. segment'
  return names.every((name) => name === '' || name === '.') ? 'it names no file' : null
}
