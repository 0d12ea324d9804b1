import { describe, expect, test } from '@jest/globals'
import { checkGlob, checkPath } from '../../src/workspace/glob.ts'

describe('a pattern is used', () => {
  test.each([
    'Dockerfile',
    './k8s/*.yaml',
    '**/Dockerfile*',
    '.github/workflows/*.yml',
    'k8s/{a,b}/{c,{d,e}}.y{a,}ml',
    'a..b/..c',
    'a b/ä(1)+$x',
    'a!',
    '{a,b}'.repeat(6),
    'x'.repeat(256),
  ])('%s', (glob) => expect(checkGlob(glob)).toBeNull())
})

describe('a pattern is refused', () => {
  test.each([
    ['', 'it is empty'],
    ['x'.repeat(257), 'it is longer than 256 characters'],
    ['a\nb', 'it has control characters'],
    ['a\u0085', 'it has control characters'],
    ['a\u2028', 'it has control characters'],
    ['k8s\\*.yaml', 'folders are parted by /, not by \\'],
    ['/etc/*', 'it is not relative to the workspace'],
    ['C:/x', 'it is not relative to the workspace'],
    ['{/,}x', 'it is not relative to the workspace'],
    ['..', 'it has a folder ..'],
    ['../x', 'it has a folder ..'],
    ['a/../b', 'it has a folder ..'],
    ['{../,}x', 'it has a folder ..'],
    ['{.,a}./x', 'it has a folder ..'],
    ['{.{.,a},b}/x', 'it has a folder ..'],
    ['k8s/', 'it names a folder, whose files are folder/**'],
    ['{k8s/,a}', 'it names a folder, whose files are folder/**'],
    ['.', 'it names no file'],
    ['./', 'it names no file'],
    ['{,a}', 'it names no file'],
    ['!a', 'nothing can be excluded'],
    ['a[bc]', 'of patterns only *, ?, ** and {a,b} are known'],
    ['**.yaml', '** stands alone between slashes, as in **/*.yaml'],
    ['a/b**/c', '** stands alone between slashes, as in **/*.yaml'],
    ['{x*,a}{*,b}', '** stands alone between slashes, as in **/*.yaml'],
    ['{a', 'its braces do not pair'],
    ['a}', 'its braces do not pair'],
    ['}a{', 'its braces do not pair'],
    ['{a,{b}', 'its braces do not pair'],
    ['{a,b}'.repeat(7), 'its braces stand for more than 64 patterns'],
    ['{a,b}'.repeat(51), 'its braces stand for more than 64 patterns'],
    [`{${','.repeat(254)}}`, 'its braces stand for more than 64 patterns'],
  ])('%j', (glob, why) => expect(checkGlob(glob)).toBe(why))
})

describe('a path is one to write at', () => {
  test.each(['a', './a', 'a/b.json', 'a//b', '..a', 'a..', '.github/a', 'a.git', 'a*{b}', 'x'.repeat(1024)])(
    '%s',
    (path) => expect(checkPath(path)).toBeNull(),
  )
})

describe('a path is refused', () => {
  test.each([
    ['', 'it is empty'],
    ['x'.repeat(1025), 'it is longer than 1024 characters'],
    ['a\0b', 'it has control characters'],
    ['a\\b', 'folders are parted by /, not by \\'],
    ['/a', 'it is not relative to the workspace'],
    ['c:a', 'it is not relative to the workspace'],
    ['../a', 'it has a folder ..'],
    ['a/..', 'it has a folder ..'],
    ['.', 'it names no file'],
    ['a/', 'it names a folder'],
    ['a/.', 'it names a folder'],
    ['.git/a', 'nothing is written into .git'],
    ['a/.Git', 'nothing is written into .git'],
    ['.git ./a', 'nothing is written into .git'],
  ])('%j', (path, why) => expect(checkPath(path)).toBe(why))
})
