import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

const root = new URL('../../', import.meta.url)

export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

const { config } = JSON.parse(read('package.json')) as { readonly config: { readonly uses: string } }

/** The two ways to use this project: as a step, and as a job. */
export const ACTION = config.uses
export const WORKFLOW = ACTION.replace('@', '/.github/workflows/gate.yml@')

export interface Recipe {
  /** The page and the heading it is under, with a number from the second one on. */
  readonly title: string
  readonly yaml: string
}

/** The pages for users, by path. */
export const USER_PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(new URL('docs', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

/** Returns the blocks of YAML in a page. */
export function recipesIn(page: string): readonly Recipe[] {
  const recipes: Recipe[] = []
  const seen = new Map<string, number>()
  let heading = ''
  for (const [, title, kind, text = ''] of read(page).matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)) {
    heading = title ?? heading
    if (kind !== 'yaml') continue
    const number = (seen.get(heading) ?? 0) + 1
    seen.set(heading, number)
    recipes.push({ title: `${page}, ${heading}${number > 1 ? `, ${number}` : ''}`, yaml: text })
  }
  return recipes
}

/** Returns the rows of the first table under a heading of a page, as trimmed cells. */
export function tableIn(page: string, heading: string): readonly (readonly string[])[] {
  const section = `\n${read(page)}`.split(new RegExp(`\n#+ ${heading}\n`))[1]?.split(/\n#+ /)[0] ?? ''
  const [table = ''] = section.split('\n\n').filter((block) => /^\|/m.test(block))
  const lines = table.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** Returns a page without its blocks of code. */
export function proseOf(page: string): string {
  return read(page).replaceAll(/^```[\s\S]*?^```$/gm, '')
}

/** Returns the names in backticks within a text. */
export function namesIn(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
}

export interface User {
  readonly uses: string
  readonly with: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, unknown>>
}

/** Returns the steps and jobs that use this project. */
export function usersIn(yaml: string): readonly User[] {
  const users: User[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('uses' in node && (node.uses === ACTION || node.uses === WORKFLOW)) users.push(node as User)
    for (const child of Object.values(node)) visit(child)
  }
  visit(parse(yaml))
  return users
}
