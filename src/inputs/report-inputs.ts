import { REPORT_FILES, type ReportFile } from '../domain/report.ts'
import { BOOLEAN, oneOf, orWord, parseList, type ValueFormat } from '../forms.ts'
import { say } from '../text.ts'
import { checkPath, checkPattern } from '../workspace/check-path.ts'
import { type InputReader, parseRequired, parseSetting } from './reader.ts'

/** When there is a comment: `on-failure` creates one on `fail` or `error`, and then updates it on every verdict. */
export const COMMENT_WHEN = ['never', 'on-failure', 'always'] as const
export type CommentWhen = (typeof COMMENT_WHEN)[number]

/** Everything that publishing takes, whatever else is wrong with the inputs. */
export interface Publishing {
  readonly reports: Reports
  /** The images as the inputs name them. */
  readonly images: readonly string[]
  /** Values of the workflow's matrix as JSON. */
  readonly matrix: string
  /** For the comment; empty where there is none. */
  readonly githubToken: string
}

/** The reports that the inputs ask for. */
export interface Reports {
  readonly summary: boolean
  readonly annotations: boolean
  /** Globs of files in which the line that names an image is looked for. */
  readonly annotateFiles: readonly string[]
  readonly comment: CommentWhen
  /** Paths in the workspace. */
  readonly files: Readonly<Partial<Record<ReportFile, string>>>
}

const PATH: ValueFormat<string> = {
  accepted: 'the path of a file in the workspace',
  parse: (text) =>
    text === 'none' || (checkPath(text) === null && !/^(\.\/)*\.github\/workflows\//i.test(text))
      ? text
      : undefined,
}

/** Understands what is to be reported where. `images` is how many were asked for: a predicate is about one. */
export function parseReports(ask: InputReader, images: number): Reports {
  const summary = parseSetting(ask, 'summary', BOOLEAN, true).value
  const annotations = parseSetting(ask, 'annotations', BOOLEAN, true).value
  const comment = parseSetting<CommentWhen>(ask, 'comment', oneOf(...COMMENT_WHEN), 'never').value
  const paths = REPORT_FILES.flatMap((input) => {
    const path = parseRequired(ask, input, orWord('none', PATH), 'none').value
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
      ask.reject(input, say`${path} is the path in ${() => other}, too; give each file its own`)
    first.set(place, input)
  }
  if (images > 1 && paths.some(([input]) => input === 'predicate-file'))
    ask.reject('predicate-file', `a predicate is about one image; ${images} are asked for`)
  return { summary, annotations, annotateFiles: parseGlobs(ask), comment, files: Object.fromEntries(paths) }
}

/** Returns which findings to list: report files show all of them, the summary and the comment those behind violations. */
export function scopeOf({ files, summary, comment }: Reports): 'none' | 'over-limit' | 'all' {
  if (files['report-file'] !== undefined || files['sarif-file'] !== undefined) return 'all'
  return summary || comment !== 'never' ? 'over-limit' : 'none'
}

const MOST_GLOBS = 50

/** The globs of a line: a comma within braces is a part of one. */
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
    reject('annotate-files', 'empty, perhaps an unset variable; give globs such as k8s/**/*.yaml, or none')
  if (globs.length === 1 && globs[0] === 'none') return []
  if (globs.length > MOST_GLOBS)
    reject('annotate-files', `${globs.length} globs are given; at most ${MOST_GLOBS} are looked for`)
  for (const glob of globs) {
    const wrong = checkPattern(glob)
    if (wrong !== null) reject('annotate-files', say`${glob} is not accepted: ${() => wrong}`)
  }
  return globs
}
