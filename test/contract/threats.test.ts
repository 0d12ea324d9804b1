import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const rows = read('docs/threat-model.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat') && !line.startsWith('| ---'))
  .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '').trim()))

/** The tests that a cell names: a file, and parts of titles in it. */
function testsIn(cell: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return [...cell.matchAll(/`([\w/.-]+)`((?:,? ?"[^"]+")*)/g)].map(([, file = '', titles = '']) => ({
    file: `test/${file}.test.ts`,
    titles: [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title.replaceAll('`', '')),
  }))
}

test('the threat model names a test for every threat', () => {
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.filter(([, , tests = '']) => testsIn(tests).length === 0)).toEqual([])
})

test.each(rows.map(([threat = '', , tests = '']) => ({ threat, tests })))(
  'the tests of "$threat" exist',
  ({ tests }) => {
    for (const { file, titles } of testsIn(tests)) {
      expect([file, existsSync(new URL(`../../${file}`, import.meta.url))]).toEqual([file, true])
      expect(titles.filter((title) => !read(file).includes(title))).toEqual([])
    }
  },
)

test('the threat model is no longer than a hundred lines', () => {
  expect(read('docs/threat-model.md').split('\n').length).toBeLessThanOrEqual(101)
})
