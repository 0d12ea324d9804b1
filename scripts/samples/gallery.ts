import type { Situation } from './situations.ts'

/** Pixels of CSS that a page of GitHub has for a picture. */
const PAGE = 760

/** docs/gallery.md: every picture in the theme of whoever reads it, with what it is. */
export function renderGallery(situations: Readonly<Record<string, Situation>>): string {
  const entries = Object.entries(situations).map(
    ([name, { title, says, width = PAGE }]) => `## ${title}

${says}

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/${name}-dark.png">
  <img alt="${title}: ${says.replaceAll('`', '').replaceAll('"', '')}" src="pictures/${name}-light.png" width="${width}">
</picture>
`,
  )
  return `# What it says

Job summaries and comments, rendered as GitHub does. All are made by the action itself, of answers of its emulator, and none is
touched up: \`npm run samples\` makes this page and its pictures.

${entries.join('\n')}`
}
