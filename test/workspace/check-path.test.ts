import { expect, test } from '@jest/globals'
import { checkPath, checkPattern } from '../../src/workspace/check-path.ts'

test.each([
  'Dockerfile',
  './k8s/*.yaml',
  '**/Dockerfile*',
  'k8s/**',
  'k8s/{a,b/**}/{**/c,{d,e}}.y{a,}ml',
  'a..b/..c',
  'a b/ä(1)+$x',
  'a!',
  'x'.repeat(256),
])('the pattern %s is accepted', (pattern) => expect(checkPattern(pattern)).toBeNull())

test.each([
  ['', 'it is empty'],
  ['x'.repeat(257), 'it is longer than 256 characters'],
  ['a\nb', 'it has control characters'],
  ['a\u0085', 'it has control characters'],
  ['a\u2028', 'it has control characters'],
  ['k8s\\*.yaml', 'use / instead of \\'],
  ['/etc/*', 'it is not relative to the workspace'],
  ['C:/x', 'it is not relative to the workspace'],
  ['..', 'it has a .. segment'],
  ['a/../b', 'it has a .. segment'],
  ['k8s/', 'it names a folder; use folder/** for its files'],
  ['.', 'it names no file'],
  ['!a', 'negated patterns (!) are not supported'],
  ['**.yaml', '** must stand alone between slashes, as in **/*.yaml'],
  ['a/b**/c', '** must stand alone between slashes, as in **/*.yaml'],
])('the pattern %j is refused: %s', (pattern, problem) => expect(checkPattern(pattern)).toBe(problem))

test.each(['a', './a', 'a/b.json', 'a//b', '..a', 'a..', '.github/a', 'a.git', 'a*{b}', 'x'.repeat(1024)])(
  'a file may be written at %s',
  (path) => expect(checkPath(path)).toBeNull(),
)

test.each([
  ['', 'it is empty'],
  ['x'.repeat(1025), 'it is longer than 1024 characters'],
  ['a\0b', 'it has control characters'],
  ['a\\b', 'use / instead of \\'],
  ['/a', 'it is not relative to the workspace'],
  ['c:a', 'it is not relative to the workspace'],
  ['../a', 'it has a .. segment'],
  ['a/..', 'it has a .. segment'],
  ['.', 'it names no file'],
  ['a/', 'it names a folder'],
  ['a/.', 'it names a folder'],
  ['.git/a', 'files in .git are never written'],
  ['a/.Git', 'files in .git are never written'],
  ['.git ./a', 'files in .git are never written'],
])('no file may be written at %j: %s', (path, problem) => expect(checkPath(path)).toBe(problem))
