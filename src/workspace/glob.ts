/** Longest pattern, in UTF-16 units. */
export const GLOB_LIMIT = 256
/** Longest path, in UTF-16 units. */
export const PATH_LIMIT = 1024
/** Most patterns that the braces of one may stand for. */
const ALTERNATIVES = 64

/** Controls and line ends. */
export const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029]/

/**
 * Why a pattern over files of the workspace is refused, as a clause; null for one to use: a relative path whose names may have
 * `*` and `?`, with `**` for any number of folders and `{a,b}` for either. No pattern that passes leads out of the workspace.
 */
export function checkGlob(glob: string): string | null {
  const form = checkText(glob, GLOB_LIMIT)
  if (form !== null) return form
  if (glob.startsWith('!')) return 'nothing can be excluded'
  if (/[[\]]/.test(glob)) return 'of patterns only *, ?, ** and {a,b} are known'
  const alternatives = expand(glob)
  if (typeof alternatives === 'string') return alternatives
  return alternatives.map(checkAlternative).find((why) => why !== null) ?? null
}

/** Why a file cannot be written at a path, as a clause; null for a relative path that stays in the workspace and out of `.git`. */
export function checkPath(path: string): string | null {
  const form = checkText(path, PATH_LIMIT) ?? checkNames(path)
  if (form !== null) return form
  if (/(^|\/)\.?$/.test(path)) return 'it names a folder'
  // Windows drops dots and blanks at the end of a name, and knows no case.
  return path.split('/').some((name) => /^\.git[. ]*$/i.test(name)) ? 'nothing is written into .git' : null
}

function checkText(text: string, limit: number): string | null {
  if (text === '') return 'it is empty'
  if (text.length > limit) return `it is longer than ${limit} characters`
  if (CONTROL.test(text)) return 'it has control characters'
  return text.includes('\\') ? 'folders are parted by /, not by \\' : null
}

function checkNames(path: string): string | null {
  if (/^(\/|[A-Za-z]:)/.test(path)) return 'it is not relative to the workspace'
  const names = path.split('/')
  if (names.includes('..')) return 'it has a folder ..'
  return names.every(isNothing) ? 'it names no file' : null
}

function checkAlternative(pattern: string): string | null {
  const form = checkNames(pattern)
  if (form !== null) return form
  if (pattern.endsWith('/')) return 'it names a folder, whose files are folder/**'
  const mixed = pattern.split('/').some((name) => name !== '**' && name.includes('**'))
  return mixed ? '** stands alone between slashes, as in **/*.yaml' : null
}

function isNothing(name: string): boolean {
  return name === '' || name === '.'
}

/** What the braces of a pattern stand for, or why not, as a clause. */
function expand(glob: string): readonly string[] | string {
  const done: string[] = []
  const open = [glob]
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    const options = firstBraces(text)
    if (options === null) return 'its braces do not pair'
    if (options.length === 0) done.push(text)
    else open.push(...options.toReversed())
    // What is open ends as at least one alternative each.
    if (done.length + open.length > ALTERNATIVES)
      return `its braces stand for more than ${ALTERNATIVES} patterns`
  }
  return done
}

/** The text with its first braces replaced by each of their options; none without braces, null where they do not pair. */
function firstBraces(text: string): readonly string[] | null {
  const start = text.search(/[{}]/)
  if (start === -1) return []
  const options: string[] = []
  let depth = 0
  let from = start + 1
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]
    if (char === '{') depth += 1
    else if (char === '}') depth -= 1
    if (depth < 0) return null
    if (depth > 1 || (depth === 1 && char !== ',')) continue
    options.push(text.slice(from, at))
    from = at + 1
    if (depth === 0) return options.map((option) => `${text.slice(0, start)}${option}${text.slice(from)}`)
  }
  return null
}

/** A place in a pattern: what the next name must match, and where it goes on; null after the last one. */
export interface Step {
  readonly glob: string
  readonly name: string
  readonly next: Step | null
}

/** How many characters may still be compared; below 0 the answers no longer count. */
export interface Work {
  left: number
}

/** Where the patterns begin; those that `checkGlob` refuses do not. */
export function firstSteps(globs: readonly string[]): ReadonlySet<Step> {
  return closed(globs.filter((glob) => checkGlob(glob) === null).flatMap(stepsOf))
}

function stepsOf(glob: string): readonly Step[] {
  const alternatives = expand(glob)
  if (typeof alternatives === 'string') return []
  return alternatives.flatMap((pattern) => {
    const names = pattern.split('/').filter((name) => !isNothing(name))
    const single = names.filter((name, index) => name !== '**' || names[index - 1] !== '**')
    const first = single.reduceRight<Step | null>((next, name) => ({ glob, name, next }), null)
    return first === null ? [] : [first]
  })
}

/** The steps within the folder with this name. */
export function stepsInto(steps: ReadonlySet<Step>, folder: string, work: Work): ReadonlySet<Step> {
  return closed(
    [...steps].flatMap((step) => {
      if (!matchesName(step.name, folder, work)) return []
      if (step.name === '**') return [step]
      return step.next === null ? [] : [step.next]
    }),
  )
}

/** The patterns that a file with this name matches. */
export function globsOf(steps: ReadonlySet<Step>, file: string, work: Work): ReadonlySet<string> {
  const last = [...steps].filter((step) => step.next === null && matchesName(step.name, file, work))
  return new Set(last.map((step) => step.glob))
}

/** `**` may stand for no folder at all. */
function closed(steps: readonly Step[]): ReadonlySet<Step> {
  return new Set(
    steps.flatMap((step) => (step.name === '**' && step.next !== null ? [step, step.next] : [step])),
  )
}

/** As in a shell, only a leading dot matches a leading dot. Takes at most the product of both lengths. */
function matchesName(pattern: string, name: string, work: Work): boolean {
  work.left -= 1
  if (name.startsWith('.') && !pattern.startsWith('.')) return false
  let [at, of, star, from] = [0, 0, -1, 0]
  while (of < name.length) {
    work.left -= 1
    const char = pattern[at]
    if (char === '*') {
      star = at
      from = of
      at += 1
    } else if (char === '?' || char === name[of]) {
      at += 1
      of += 1
    } else if (star === -1) {
      return false
    } else {
      from += 1
      at = star + 1
      of = from
    }
  }
  return /^\**$/.test(pattern.slice(at))
}
