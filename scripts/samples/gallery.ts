import type { Situation } from './situations.ts'

/** Width of a page of GitHub, in CSS pixels. */
const PAGE = 760

/** Renders docs/gallery.md: every picture in the reader's theme, with its description. */
export function renderGallery(situations: Readonly<Record<string, Situation>>): string {
  const entries = Object.entries(situations).map(
    ([name, { title, description, width = PAGE }]) => `## ${title}

${description}

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="pictures/${name}-dark.webp">
  <img alt="${title}: ${description.replaceAll('`', '').replaceAll('"', '')}" src="pictures/${name}-light.webp" width="${width}">
</picture>
`,
  )
  return `# Gallery

Job summaries and comments, rendered as GitHub does. The action made all of them from answers of its emulator;
\`npm run samples\` makes this page and its pictures.

${entries.join('\n')}`
}
