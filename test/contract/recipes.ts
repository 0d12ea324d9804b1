import { readFileSync } from 'node:fs'

export const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const { config } = JSON.parse(read('package.json')) as { readonly config: { readonly uses: string } }

/** The two ways to use this project: as a step, and as a job. */
export const ACTION = config.uses
export const WORKFLOW = ACTION.replace('@', '/.github/workflows/gate.yml@')

export interface Recipe {
  /** The heading it is under, with a number from the second one on. */
  readonly title: string
  readonly yaml: string
}

/** The blocks of YAML in a Markdown text. */
export function recipesIn(markdown: string): readonly Recipe[] {
  const recipes: Recipe[] = []
  const seen = new Map<string, number>()
  let heading = ''
  for (const [, title, kind, text = ''] of markdown.matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)) {
    heading = title ?? heading
    if (kind !== 'yaml') continue
    const number = (seen.get(heading) ?? 0) + 1
    seen.set(heading, number)
    recipes.push({ title: number > 1 ? `${heading}, ${number}` : heading, yaml: text })
  }
  return recipes
}
