import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

/** Words of a private dialect; the words of the glossary in docs/development/architecture.md replace them. */
const BANNED =
  /\b(told|tells? (?!whether)|(some|any|no)body|whoever|mend(s|ed)?|blanks|in so many words|taken away|take (it|them) out|is none of)\b/i

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync(
  ['{src,emulator,runner-model,scripts,test}/**/*.{ts,mjs}', 'docs/**/*.md', '*.md', 'action.yml'],
  {
    cwd: root,
    // The file with the list of these words, packages, and a page that is generated from checked sources.
    exclude: ['test/contract/words.test.ts', 'docs/gallery.md', 'test/tools/node_modules'],
  },
)

test('no comment, message or page uses a word that the glossary replaces', () => {
  const found = files.flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .split('\n')
      .flatMap((line, n) => (BANNED.test(line) ? [`${file}:${n + 1}: ${line.trim().slice(0, 100)}`] : [])),
  )
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
})
