import { REPORT_FILES, type ReportFile } from '../domain/report.ts'
import { BOOLEAN, oneOf, orWord, parseList, type ValueFormat } from '../forms.ts'
import { say } from '../text.ts'
import { checkPath, checkPattern } from '../workspace/check-path.ts'
import { type InputReader, parseRequired, parseSetting } from './reader.ts'

/** The values of the input `comment`. `on-failure` creates a comment only for `fail` or `error`. */
export const COMMENT_WHEN = ['never', 'on-failure', 'always'] as const
type CommentWhen = (typeof COMMENT_WHEN)[number]

/** The inputs for publishing. Mistakes in other inputs do not affect these values. */
export interface Publishing {
  readonly reports: Reports
  /** The names of the images, as the inputs give the names. */
  readonly images: readonly string[]
  /** The values of the job matrix, as JSON. */
  readonly matrix: string
  /** The token for the comment; empty if no token is given. */
  readonly githubToken: string
}

export interface Reports {
  readonly summary: boolean
  readonly annotations: boolean
  /** The globs of files in which annotations may mark the name of an image. */
  readonly annotateFiles: readonly string[]
  readonly comment: CommentWhen
  /** The path of each requested report file, relative to the workspace. */
  readonly files: Readonly<Partial<Record<ReportFile, string>>>
}

const PATH: ValueFormat<string> = {
  accepted: 'the path of a file in the workspace',
  parse: (text) =>
    text === 'none' || (checkPath(text) === null && !/^(\.\/)*\.github\/workflows\//i.test(text))
      ? text
      : undefined,
}

/** Parses the inputs for reports. `images` is the number of images. A predicate is rejected for several images. */
export function parseReports(reader: InputReader, images: number): Reports {
  const summary = parseSetting(reader, 'summary', BOOLEAN, true).value
  const annotations = parseSetting(reader, 'annotations', BOOLEAN, true).value
  const comment = parseSetting<CommentWhen>(reader, 'comment', oneOf(...COMMENT_WHEN), 'never').value
  const paths = REPORT_FILES.flatMap((input) => {
    const path = parseRequired(reader, input, orWord('none', PATH), 'none').value
    return path === 'none' ? [] : [[input, path] as const]
  })
  const first = new Map<string, ReportFile>()
  for (const [input, path] of paths) {
    const place = path
      .split('/')
      .filter((name) => name !== '' && name !== '.')
      .join('/')
    const other = first.get(place)
    if (other !== undefined)
      reader.reject(input, say`${path} is also the path of ${() => other}; give each file a path of its own`)
    first.set(place, input)
  }
  if (images > 1 && paths.some(([input]) => input === 'predicate-file'))
    reader.reject('predicate-file', `a predicate is about one image; ${images} are given`)
  return {
    summary,
    annotations,
    annotateFiles: parseGlobs(reader),
    comment,
    files: Object.fromEntries(paths),
  }
}

/** Returns the findings to list. JSON and SARIF files need all findings. Other reports need only findings over a limit. */
export function scopeOf({ files, summary, comment }: Reports): 'none' | 'over-limit' | 'all' {
  if (files['report-file'] !== undefined || files['sarif-file'] !== undefined) return 'all'
  return summary || comment !== 'never' ? 'over-limit' : 'none'
}

const GLOB_LIMIT = 50

/** Splits a line at commas into globs. A comma within braces is a part of a glob. */
function splitGlobs(line: string): readonly string[] {
  let depth = 0
  let glob = ''
  const globs: string[] = []
  for (const char of line) {
    if (char === '{') depth += 1
    if (char === '}') depth = Math.max(0, depth - 1)
    if (char === ',' && depth === 0) {
      globs.push(glob)
      glob = ''
    } else glob += char
  }
  return [...globs, glob]
}

function parseGlobs({ read, reject }: InputReader): readonly string[] {
  const globs = parseList(read('annotate-files'), splitGlobs)
  if (globs.length === 0)
    reject(
      'annotate-files',
      'empty, perhaps because a variable is not set; give globs such as k8s/**/*.yaml, or none',
    )
  if (globs.length === 1 && globs[0] === 'none') return []
  if (globs.length > GLOB_LIMIT)
    reject('annotate-files', `${globs.length} globs are given; at most ${GLOB_LIMIT} are accepted`)
  for (const glob of globs) {
    const wrong = checkPattern(glob)
    if (wrong !== null) reject('annotate-files', say`${glob} is not accepted: ${() => wrong}`)
  }
  return globs
}
