import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createWriteFile } from '../../src/workspace/write-file.ts'

let outside: string
let workspace: string
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
  workspace = join(outside, 'workspace')
  mkdirSync(workspace)
  mkdirSync(join(workspace, 'folder'))
  writeFileSync(join(outside, 'secret'), 'secret')
})
afterEach(() => rmSync(outside, { recursive: true }))

const write = (path: string, text = 'new') => createWriteFile({ GITHUB_WORKSPACE: workspace })(path, text)
const read = (path: string) => readFileSync(join(workspace, path), 'utf8')
const all = () => readdirSync(outside, { recursive: true, encoding: 'utf8' }).sort()

describe('a file is written', () => {
  test.each([
    ['report.json', 'report.json'],
    ['./report.json', 'report.json'],
    ['folder/report.json', 'folder/report.json'],
    ['folder//./report.json', 'folder/report.json'],
    ['a/b/c/report.json', 'a/b/c/report.json'],
    ['.reports/ä b.json', '.reports/ä b.json'],
    ['.gitlab/..a', '.gitlab/..a'],
  ])('at %s', (path, at) => {
    expect(write(path, '{"ä": "🚢"}')).toBeNull()
    expect(read(at)).toBe('{"ä": "🚢"}')
  })

  test('over an existing file, and leaves no temporary file', () => {
    writeFileSync(join(workspace, 'folder', 'report.json'), 'old and longer')
    expect(write('folder/report.json')).toBeNull()
    expect(read('folder/report.json')).toBe('new')
    expect(readdirSync(join(workspace, 'folder'))).toEqual(['report.json'])
  })

  test('when it is empty, and when it has eight megabytes', () => {
    expect(write('report.json', '')).toBeNull()
    expect(read('report.json')).toBe('')
    expect(write('report.json', 'x'.repeat(8_000_000))).toBeNull()
    expect(read('report.json')).toHaveLength(8_000_000)
  })

  test('next to the temporary files of an interrupted run, and through no link among them', () => {
    writeFileSync(join(workspace, '.tcss-image-gate-0.tmp'), 'half')
    symlinkSync(join(outside, 'secret'), join(workspace, '.tcss-image-gate-1.tmp'))
    symlinkSync(join(outside, 'gone'), join(workspace, '.tcss-image-gate-2.tmp'))
    expect(write('report.json')).toBeNull()
    expect(read('report.json')).toBe('new')
    expect(read('.tcss-image-gate-0.tmp')).toBe('half')
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret')
  })

  test('without changing another hard link to the old file', () => {
    linkSync(join(outside, 'secret'), join(workspace, 'report.json'))
    expect(write('report.json')).toBeNull()
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret')
  })

  test('when the workspace itself is a link', () => {
    symlinkSync(workspace, join(outside, 'link'))
    expect(createWriteFile({ GITHUB_WORKSPACE: join(outside, 'link') })('a/b', 'new')).toBeNull()
    expect(read('a/b')).toBe('new')
  })
})

describe('no file is written', () => {
  test.each([
    ['', /empty/],
    ['.', /no file/],
    ['./', /no file/],
    ['folder/', /names a folder/],
    ['folder/.', /names a folder/],
    ['folder', /it is a folder/],
    ['../secret', /\.\./],
    ['folder/../../secret', /\.\./],
    ['folder/../report.json', /\.\./],
    ['/tmp/report.json', /not relative/],
    ['C:/report.json', /not relative/],
    ['folder\\report.json', /use \/ instead/],
    ['a\nb', /control/],
    ['a\0b', /control/],
    ['.git/config', /\.git/],
    ['.git', /\.git/],
    ['folder/.git/hooks/pre-commit', /\.git/],
    ['.GIT/config', /\.git/],
    ['.git. /config', /\.git/],
    ['link-out', /link/],
    ['link-in', /link/],
    ['dangling', /link/],
    ['folder-out/secret', /link/],
    ['folder-out/new/secret', /link/],
    ['folder-in/report.json', /link/],
    ['file/report.json', /a file has the name of its folder/],
    ['file/a/report.json', /a file has the name of its folder/],
    ['x'.repeat(256), /name is too long/],
    ['x/'.repeat(513), /longer than 1024/],
  ])('at %j', (path, problem) => {
    writeFileSync(join(workspace, 'file'), 'old')
    symlinkSync(join(outside, 'secret'), join(workspace, 'link-out'))
    symlinkSync('file', join(workspace, 'link-in'))
    symlinkSync(outside, join(workspace, 'folder-out'))
    symlinkSync('folder', join(workspace, 'folder-in'))
    symlinkSync(join(outside, 'gone'), join(workspace, 'dangling'))
    const before = all()
    expect(write(path)).toMatch(problem)
    expect(all()).toEqual(before)
    expect(readFileSync(join(outside, 'secret'), 'utf8')).toBe('secret')
    expect(read('file')).toBe('old')
    expect(lstatSync(join(workspace, 'link-in')).isSymbolicLink()).toBe(true)
  })

  test('in a workspace that does not exist', () => {
    expect(createWriteFile({ GITHUB_WORKSPACE: join(outside, 'gone') })('a', '')).toBe('it cannot be written')
    expect(all()).toEqual(['secret', 'workspace', 'workspace/folder'])
  })

  test('when 101 temporary files of interrupted runs are there', () => {
    for (let n = 0; n <= 100; n += 1) writeFileSync(join(workspace, `.tcss-image-gate-${n}.tmp`), '')
    expect(write('a')).toBe('it cannot be written')
  })

  const asUser = process.getuid?.() === 0 ? test.skip : test
  asUser('in a folder that does not permit it', () => {
    chmodSync(join(workspace, 'folder'), 0o500)
    expect(write('folder/report.json')).toBe('writing is not permitted')
    expect(write('folder/a/report.json')).toBe('writing is not permitted')
    chmodSync(join(workspace, 'folder'), 0o700)
  })
})
