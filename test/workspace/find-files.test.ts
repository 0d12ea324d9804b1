import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createFindFiles, FIND_LIMITS, type FindLimits } from '../../src/workspace/find-files.ts'

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
const within = (limits: Partial<FindLimits>, ...globs: readonly string[]) =>
  createFindFiles({ GITHUB_WORKSPACE: workspace }, { ...FIND_LIMITS, ...limits })(globs)
const find = (...globs: readonly string[]) => createFindFiles({ GITHUB_WORKSPACE: workspace })(globs)
const paths = (...globs: readonly string[]) => find(...globs).files.map(({ path }) => path)

const TREE = [
  '.github/workflows/ci.yml',
  '.hidden/a.yaml',
  'Dockerfile',
  'Dockerfile.dev',
  'a.yaml',
  'k8s/.secret.yaml',
  'k8s/a.yaml',
  'k8s/b.yml',
  'k8s/prod/a.yaml',
  'k8s/prod/eu/a.yaml',
  'services/web/Dockerfile',
  'services/web/values.yaml',
]
const PATTERNS: readonly (readonly [glob: string, ...paths: readonly string[]])[] = [
  ['Dockerfile', 'Dockerfile'],
  ['./Dockerfile', 'Dockerfile'],
  ['k8s//./a.yaml', 'k8s/a.yaml'],
  ['**/Dockerfile*', 'Dockerfile', 'Dockerfile.dev', 'services/web/Dockerfile'],
  ['k8s/*.yaml', 'k8s/a.yaml'],
  ['k8s/**/*.yaml', 'k8s/a.yaml', 'k8s/prod/a.yaml', 'k8s/prod/eu/a.yaml'],
  ['k8s/**/**/*.yaml', 'k8s/a.yaml', 'k8s/prod/a.yaml', 'k8s/prod/eu/a.yaml'],
  ['k8s/**', 'k8s/a.yaml', 'k8s/b.yml', 'k8s/prod/a.yaml', 'k8s/prod/eu/a.yaml'],
  ['**/eu/**', 'k8s/prod/eu/a.yaml'],
  ['**/prod/**/a.yaml', 'k8s/prod/a.yaml', 'k8s/prod/eu/a.yaml'],
  ['k8s/*/a.yaml', 'k8s/prod/a.yaml'],
  ['k8s/?.y*ml', 'k8s/a.yaml', 'k8s/b.yml'],
  ['k8s/*.{yml,yaml}', 'k8s/a.yaml', 'k8s/b.yml'],
  [
    '{k8s/{prod,b.yml},services}{,/**/values.yaml,/a.yaml}',
    'k8s/b.yml',
    'k8s/prod/a.yaml',
    'services/web/values.yaml',
  ],
  ['.github/workflows/*.yml', '.github/workflows/ci.yml'],
  ['.*/**', '.github/workflows/ci.yml', '.hidden/a.yaml'],
  ['k8s/.*', 'k8s/.secret.yaml'],
]

describe('files are found', () => {
  test.each(PATTERNS)('by %s', (glob, ...expected) => {
    for (const path of TREE) write(path)
    expect(find(glob)).toEqual({
      files: expected.map((path) => ({ path, text: `# ${path}` })),
      problems: [],
    })
  })

  test('once each, by path', () => {
    for (const path of ['b', 'a/z', 'a.x', 'a-b/c']) write(path)
    expect(paths('**', 'b', '**/*')).toEqual(['a-b/c', 'a.x', 'a/z', 'b'])
  })

  test.each(['[id]', '(group)', 'a b', 'ä', '$x', 'a+b'])('in a folder called %s', (folder) => {
    write(`${folder}/x`)
    expect(paths('*/x')).toEqual([`${folder}/x`])
  })

  test('without a byte order mark, and empty', () => {
    write('a', '\ufeffa')
    write('b', '')
    expect(find('*').files.map(({ text }) => text)).toEqual(['a', ''])
  })

  test('in the working directory where the runner names no workspace', () => {
    expect(createFindFiles({})(['package.json']).files).toHaveLength(1)
  })
})

describe('files are not found', () => {
  test.each([
    'link',
    'folder',
    'folder/secret',
    'k8s/link',
    'dangling',
    'loop/**',
    '**/secret',
    '**/link',
    '*',
  ])('through a link: %s', (glob) => {
    writeFileSync(join(outside, 'secret'), 'secret')
    mkdirSync(join(workspace, 'k8s'))
    symlinkSync(join(outside, 'secret'), join(workspace, 'link'))
    symlinkSync('../link', join(workspace, 'k8s', 'link'))
    symlinkSync(outside, join(workspace, 'folder'))
    symlinkSync('nowhere', join(workspace, 'dangling'))
    symlinkSync('.', join(workspace, 'loop'))
    expect(find(glob)).toEqual({ files: [], problems: [`${glob} matches no file`] })
  })

  test.each(['**', '**/x', '.git/x', '.git/**', 'node_modules/x', 'a/node_modules/**', '.*/**', '.GIT/*'])(
    'in .git and node_modules: %s',
    (glob) => {
      for (const folder of ['.git', 'a/.git', '.GIT', 'node_modules', 'a/node_modules']) write(`${folder}/x`)
      expect(find(glob)).toEqual({ files: [], problems: [`${glob} matches no file`] })
    },
  )

  test.each([
    '../secret',
    '{../,}secret',
    '/etc/hostname',
    'a/../../secret',
    '{.,..}./secret',
    '[.][.]/secret',
  ])('outside of the workspace: %s', (glob) => {
    writeFileSync(join(outside, 'secret'), 'secret')
    const { files, problems } = find(glob)
    expect(files).toEqual([])
    expect(problems).toEqual([expect.stringMatching(/is not used: |matches no file/)])
  })

  test.each([
    ['other bytes than UTF-8', [0xff, 0xfe, 0x41]],
    ['half a character at its end', [0x41, 0xe4]],
    ['a NUL', [0x41, 0x00]],
  ])('with %s', (_, bytes) => {
    write('a', Uint8Array.from(bytes))
    expect(find('a', '*')).toEqual({
      files: [],
      problems: ['a matches no text file', '* matches no text file'],
    })
    write('b')
    expect(find('a', '*')).toMatchObject({ files: [{ path: 'b' }], problems: ['a matches no text file'] })
  })

  test('with control characters in their path', () => {
    write('a\nb')
    write('c\u001b/d')
    expect(paths('**')).toEqual([])
  })

  test('that are folders', () => {
    write('k8s/a')
    expect(find('k8s').problems).toEqual(['k8s matches no file'])
  })
})

describe('a problem is said', () => {
  test.each([
    ['../x', '../x is not used: it has a folder ..'],
    ['a\u001b', 'a\\u{1b} is not used: it has control characters'],
    ['k8s/*.yml', 'k8s/*.yml matches no file'],
  ])('of the pattern %j, and the others count', (glob, problem) => {
    write('a')
    expect(find(glob, 'a')).toMatchObject({ files: [{ path: 'a' }], problems: [problem] })
  })

  test('of no workspace', () => {
    const env = { GITHUB_WORKSPACE: join(outside, 'gone') }
    expect(createFindFiles(env)(['*'])).toEqual({ files: [], problems: ['the workspace cannot be read'] })
  })

  test('of a workspace that is a file', () => {
    write('a')
    const env = { GITHUB_WORKSPACE: join(workspace, 'a') }
    expect(createFindFiles(env)(['*']).problems).toContain('the workspace cannot be read')
  })

  test('none where nothing is asked for', () => expect(find()).toEqual({ files: [], problems: [] }))

  const asUser = process.getuid?.() === 0 ? test.skip : test
  asUser('of a file and a folder that cannot be read', () => {
    for (const path of ['a', 'b/c', 'd']) write(path)
    for (const path of ['a', 'b']) chmodSync(join(workspace, path), 0)
    const { files, problems } = find('**')
    chmodSync(join(workspace, 'b'), 0o700)
    expect(files.map(({ path }) => path)).toEqual(['d'])
    expect(problems).toEqual(['a cannot be read', 'b/ cannot be read'])
  })
})

describe('a search has bounds', () => {
  const MIB = 1024 * 1024

  test('of 1 MiB for a file', () => {
    write('a', 'x'.repeat(MIB))
    write('b', 'x'.repeat(MIB + 1))
    const { files, problems } = find('*')
    expect(files.map(({ path }) => path)).toEqual(['a'])
    expect(problems).toEqual(['b is larger than 1 MiB'])
  })

  test('of 8 MiB for all', () => {
    for (let n = 100; n < 108; n += 1) write(`${n}`, 'x'.repeat(MIB))
    expect(find('*')).toMatchObject({ problems: [] })
    write('x')
    write('y')
    const { files, problems } = find('*', 'missing')
    expect(files).toHaveLength(8)
    expect(problems).toEqual(['the files that match have more than 8 MiB, and the rest is not searched'])
  })

  test('of 2,000 files', () => {
    for (let n = 0; n < 2_000; n += 1) write(`${n}`)
    expect(find('*').problems).toEqual([])
    write('a')
    write('b/c')
    const { files, problems } = find('**', 'missing')
    expect(files).toHaveLength(2_000)
    expect(problems).toEqual(['more than 2000 files match, and the rest is not searched'])
  })

  test('of 50 patterns, however often each is given', () => {
    write('a')
    const many = Array.from({ length: 49 }, (_, n) => `{a,${n}}`)
    expect(find(...many, ...many, 'a')).toMatchObject({ files: [{ path: 'a' }], problems: [] })
    expect(find(...many, 'a', 'b').problems).toEqual(['only the first 50 patterns are used'])
  })

  test('of 20 problems of single files', () => {
    for (let n = 0; n < 22; n += 1) write(`${n}`, 'x'.repeat(MIB + 1))
    const { problems } = find('*')
    expect(problems).toHaveLength(21)
    expect(problems.at(-1)).toBe('2 more files or folders are not searched')
  })

  test('of 100,000 files and folders, where a folder that no pattern leads to costs nothing', () => {
    expect(FIND_LIMITS.entries).toBe(100_000)
    for (const path of ['0/a', '1/a', '1/b', '1/c', '2/a']) write(path)
    expect(within({ entries: 8 }, '**/a')).toMatchObject({ problems: [] })
    const { files, problems } = within({ entries: 6 }, '**/a')
    expect(files.map(({ path }) => path)).toEqual(['0/a'])
    expect(problems).toEqual(['there are more than 6 files and folders, and the rest is not searched'])
    expect(within({ entries: 4 }, '0/a')).toMatchObject({ problems: [] })
  })

  test('of what is compared, where each pattern costs at most its length times that of the names', () => {
    for (const path of ['a', 'b', 'c']) write(`${path}${'a'.repeat(200)}`)
    const globs = Array.from({ length: 50 }, (_, n) => `*${'a'.repeat(200)}b${n}`)
    expect(find(...globs).problems).toHaveLength(50)
    expect(within({ work: 50 * 3 * 200 * 200 }, ...globs).problems).toHaveLength(50)
    const { problems } = within({ work: 10_000 }, ...globs)
    expect(problems).toEqual(['the patterns take too long to compare, and the rest is not searched'])
  })

  test.each([
    ['stars', `**/**/**/**/${'*a'.repeat(120)}*b`],
    ['folders', `${'**/a/'.repeat(50)}b`],
    ['braces', `${'{**/*a,**/*b}/'.repeat(6)}*a*a*a*b`],
    ['letters', `**/*{${'a'.repeat(100)},a*a,b,c}{f,g,h,i,j}*${'a'.repeat(60)}b`],
  ])('and patterns of many %s end quickly', (_, glob) => {
    const name = 'a'.repeat(200)
    const deep = `${'a/'.repeat(60)}${'a'.repeat(60)}/`
    for (let n = 0; n < 50; n += 1) write(`${deep}${name}${n}`)
    for (let n = 0; n < 50; n += 1) write(`${name}${n}`)
    const globs = Array.from({ length: 50 }, (_, n) => `${glob.slice(0, 253)}b${n}`)
    const start = performance.now()
    expect(find(...globs).files).toEqual([])
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
