import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rehypeGithubAlerts } from 'rehype-github-alerts'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize)
  .use(rehypeGithubAlerts, {})
  .use(rehypeStringify)
  .freeze()

/**
 * Renders markdown to the HTML that GitHub shows: its dialect, its allow-list of elements (the default of rehype-sanitize),
 * then alerts, which GitHub also makes after sanitizing.
 */
export function renderMarkdown(markdown: string): string {
  return String(github.processSync(markdown))
}

/** Parses markdown to the tree of elements that GitHub shows. */
export function treeOf(markdown: string) {
  return github.runSync(github.parse(markdown))
}

/** Puts a body into a page with GitHub's style; by default the theme follows the reader's system. */
export function page(body: string, theme?: 'light' | 'dark'): string {
  const sheet = import.meta.resolve(
    `github-markdown-css/github-markdown${theme === undefined ? '' : `-${theme}`}.css`,
  )
  const css = readFileSync(fileURLToPath(sheet), 'utf8')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Job summary</title><style>
${css}
html, body { margin: 0; background: ${theme === undefined ? 'Canvas' : theme === 'dark' ? '#0d1117' : '#ffffff'} }
.markdown-body { box-sizing: border-box; max-width: 1012px; padding: 32px; display: flow-root }
</style></head><body><article class="markdown-body">${body}</article></body></html>
`
}
