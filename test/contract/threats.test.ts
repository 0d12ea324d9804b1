import { existsSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { read } from './recipes.ts'

/** The entries of the list: a threat in bold, then what is done about it, then its tests. */
const [, list = ''] = read('docs/threat-model.md').split('## The list\n')
const threats = list.split(/\n(?=- )/).flatMap((entry) => {
  const [, threat, tests = ''] =
    /^- \*\*(.+?)\*\* .*?(?:Tests: (.*))?$/.exec(entry.replaceAll(/\s+/g, ' ')) ?? []
  return threat === undefined ? [] : [{ threat, tests: testsIn(tests) }]
})

/** The tests that a text names: a file, and parts of titles in it. */
function testsIn(text: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return [...text.matchAll(/`([\w/.-]+)`((?:,? ?"[^"]+")*)/g)].map(([, file = '', titles = '']) => ({
    file: `test/${file}.test.ts`,
    titles: [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title.replaceAll('`', '')),
  }))
}

test('the threat model names a test for every threat', () => {
  expect(threats.length).toBeGreaterThan(60)
  expect(threats.filter(({ tests }) => tests.length === 0)).toEqual([])
})

test.each(threats)('the threat model names only tests that exist for "$threat"', ({ tests }) => {
  for (const { file, titles } of tests) {
    expect([file, existsSync(new URL(`../../${file}`, import.meta.url))]).toEqual([file, true])
    expect(titles.filter((title) => !read(file).includes(title))).toEqual([])
  }
})
