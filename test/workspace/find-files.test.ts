import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFindFiles } from '../../src/workspace/find-files.ts'

let outside: string
let workspace: string
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
  workspace = join(outside, 'workspace')
  mkdirSync(workspace)
})
afterEach(() => rmSync(outside, { recursive: true }))

function write(path: string, text: string | Uint8Array = `# ${path}`): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true })
  writeFileSync(join(workspace, path), text)
}
const find = (...globs: readonly string[]) => createFindFiles({ GITHUB_WORKSPACE: workspace })(globs)
const paths = (...globs: readonly string[]) => find(...globs).files.map(({ path }) => path)

const TREE = [
  '.github/workflows/ci.yml',
  '.hidden/a.yaml',
  'Dockerfile',
  'Dockerfile.dev',
  'k8s/.secret.yaml',
  'k8s/a.yaml',
  'k8s/b.yml',
  'k8s/prod/eu/a.yaml',
]

describe('a text file is found', () => {
  test.each([
    ['Dockerfile', 'Dockerfile'],
    ['./Dockerfile', 'Dockerfile'],
    ['**/Dockerfile*', 'Dockerfile', 'Dockerfile.dev'],
    ['k8s/**/*.yaml', 'k8s/a.yaml', 'k8s/prod/eu/a.yaml'],
    ['k8s/**', 'k8s/a.yaml', 'k8s/b.yml', 'k8s/prod/eu/a.yaml'],
    ['k8s/?.{yml,yaml}', 'k8s/a.yaml', 'k8s/b.yml'],
    ['.github/workflows/*.yml', '.github/workflows/ci.yml'],
    ['k8s/.*', 'k8s/.secret.yaml'],
  ])('by the pattern %s', (glob, ...expected) => {
    for (const path of TREE) write(path)
    expect(find(glob)).toEqual({ files: expected.map((path) => ({ path, text: `# ${path}` })), problems: [] })
  })

  test('once, however many patterns match it, and files are sorted by path', () => {
    for (const path of ['b', 'a/z', 'a.x', 'a-b/c']) write(path)
    expect(paths('**', 'b', '**/*')).toEqual(['a-b/c', 'a.x', 'a/z', 'b'])
  })

  test('without its byte order mark, and also when it is empty', () => {
    write('a', '\ufeffa')
    write('b', '')
    expect(find('*').files.map(({ text }) => text)).toEqual(['a', ''])
  })

  test('in the working directory when the runner names no workspace', () => {
    expect(createFindFiles({})(['package.json']).files).toHaveLength(1)
  })
})

describe('a file is not found', () => {
  test.each([
    'link',
    'folder',
    'folder/*',
    'folder/secret',
    'k8s/link',
    'dangling',
    'loop/**',
    '**/secret',
    '*',
  ])('through a link, by the pattern %s', (glob) => {
    writeFileSync(join(outside, 'secret'), 'secret')
    write('k8s/a')
    symlinkSync(join(outside, 'secret'), join(workspace, 'link'))
    symlinkSync('../link', join(workspace, 'k8s', 'link'))
    symlinkSync(outside, join(workspace, 'folder'))
    symlinkSync('nowhere', join(workspace, 'dangling'))
    symlinkSync('.', join(workspace, 'loop'))
    expect(find(glob)).toEqual({ files: [], problems: [`${glob} matches no file`] })
  })

  test.each(['**', '**/x', '.git/x', '.git/**', 'node_modules/x', 'a/node_modules/**', '.*/**', '.GIT/*'])(
    'in .git or node_modules, by the pattern %s',
    (glob) => {
      for (const folder of ['.git', 'a/.git', '.GIT', 'node_modules', 'a/node_modules']) write(`${folder}/x`)
      expect(find(glob)).toEqual({ files: [], problems: [`${glob} matches no file`] })
    },
  )

  test.each(['../secret', '{../,}secret', '/etc/hostname', '{.,..}./secret', '[.][.]/secret'])(
    'outside of the workspace, by the pattern %s',
    (glob) => {
      writeFileSync(join(outside, 'secret'), 'secret')
      expect(find(glob)).toEqual({ files: [], problems: [`${glob} matches no file`] })
    },
  )

  test.each([
    ['other bytes than UTF-8', [0xff, 0xfe, 0x41]],
    ['half a character at its end', [0x41, 0xe4]],
    ['a NUL', [0x41, 0x00]],
  ])('when it has %s', (_, bytes) => {
    write('a', Uint8Array.from(bytes))
    expect(find('a', '*')).toEqual({
      files: [],
      problems: ['a matches no text file', '* matches no text file'],
    })
    write('b')
    expect(find('a', '*')).toMatchObject({ files: [{ path: 'b' }], problems: ['a matches no text file'] })
  })

  test('when its path has control characters', () => {
    write('a\nb')
    write('c\u001b/d')
    expect(paths('**')).toEqual([])
  })

  test('when it is a folder', () => {
    write('k8s/a')
    expect(find('k8s').problems).toEqual(['k8s matches no file'])
  })
})

describe('a search reports', () => {
  test('a pattern without a match, and uses the others', () => {
    write('a')
    expect(find('k8s/*.yml', 'a')).toMatchObject({
      files: [{ path: 'a' }],
      problems: ['k8s/*.yml matches no file'],
    })
  })

  test('a workspace that does not exist', () => {
    const env = { GITHUB_WORKSPACE: join(outside, 'gone') }
    expect(createFindFiles(env)(['*'])).toEqual({ files: [], problems: ['the workspace cannot be read'] })
  })

  const asUser = process.getuid?.() === 0 ? test.skip : test
  asUser('a file that cannot be read', () => {
    for (const path of ['a', 'd']) write(path)
    chmodSync(join(workspace, 'a'), 0)
    const { files, problems } = find('**')
    expect(files.map(({ path }) => path)).toEqual(['d'])
    expect(problems).toEqual(['a is not searched: it cannot be read'])
  })
})

describe('a search reads', () => {
  const MIB = 1024 * 1024

  test('files up to 1 MiB', () => {
    write('a', 'x'.repeat(MIB))
    write('b', 'x'.repeat(MIB + 1))
    const { files, problems } = find('*')
    expect(files.map(({ path }) => path)).toEqual(['a'])
    expect(problems).toEqual(['b is not searched: it is larger than 1 MiB'])
  })

  test('up to 8 MiB in all', () => {
    for (let n = 100; n < 108; n += 1) write(`${n}`, 'x'.repeat(MIB))
    expect(find('*')).toMatchObject({ problems: [] })
    write('x')
    write('y')
    const { files, problems } = find('*')
    expect(files).toHaveLength(8)
    expect(problems).toEqual(['only the first 8 MiB of files that match are searched'])
  })

  test('up to 2,000 files', () => {
    for (let n = 0; n < 2_000; n += 1) write(`${n}`)
    expect(find('*').problems).toEqual([])
    write('a')
    write('b/c')
    const { files, problems } = find('**')
    expect(files).toHaveLength(2_000)
    expect(problems).toEqual(['only the first 2000 files that match are searched'])
  })

  test('past many unreadable files, of which it reports 20', () => {
    for (let n = 0; n < 22; n += 1) write(`${n}`, 'x'.repeat(MIB + 1))
    const { problems } = find('*')
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)).toBe('2 more files are not searched')
  })
})
