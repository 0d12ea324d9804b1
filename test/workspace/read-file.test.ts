import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createReadFile } from '../../src/workspace/read-file.ts'
import { sha256 } from '../oci.ts'

const LARGEST = 4 * 1024 * 1024
let outside: string
let workspace: string
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'outside-'))
  workspace = join(outside, 'workspace')
  mkdirSync(join(workspace, 'lists'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  writeFileSync(join(workspace, 'images.txt'), 'one\ntwo')
  writeFileSync(join(workspace, 'lists', 'images.txt'), 'three')
  writeFileSync(join(workspace, 'bytes'), Buffer.from([0xff, 0xfe, 0x00]))
  writeFileSync(join(workspace, 'full'), Buffer.alloc(LARGEST, 32))
  writeFileSync(join(workspace, 'large'), Buffer.alloc(LARGEST + 1, 32))
  symlinkSync(join(outside, 'secret.txt'), join(workspace, 'link-out'))
  symlinkSync(join(workspace, 'images.txt'), join(workspace, 'link-in'))
  symlinkSync(outside, join(workspace, 'directory-out'))
  symlinkSync('nowhere', join(workspace, 'dangling'))
})
afterAll(() => rmSync(outside, { recursive: true }))

const read = (path: string) => createReadFile({ GITHUB_WORKSPACE: workspace }, sha256)(path)

describe('a file in the workspace is read', () => {
  test.each([
    ['images.txt', 'one\ntwo'],
    ['./images.txt', 'one\ntwo'],
    ['lists/images.txt', 'three'],
    ['lists/../images.txt', 'one\ntwo'],
  ])('at the path %s', (path, text) => expect(read(path)).toMatchObject({ kind: 'text', text }))

  test('at its absolute path', () => {
    expect(read(join(workspace, 'images.txt'))).toMatchObject({ kind: 'text', text: 'one\ntwo' })
  })

  test('with the digest of its bytes', () => {
    // printf 'one\ntwo' | sha256sum
    expect(read('images.txt')).toMatchObject({
      digest: 'sha256:21066d108d5319ecb5a1fc4454f42ef22fc5f1c7df49c31d90294950e0ea8b2c',
    })
  })

  test('up to 4 MiB', () => expect(read('full').kind).toBe('text'))

  test('from the working directory when the runner names no workspace', () => {
    expect(createReadFile({}, sha256)('package.json').kind).toBe('text')
  })
})

test.each([
  ['../secret.txt', /outside/],
  ['lists/../../secret.txt', /outside/],
  ['/etc/hostname', /outside/],
  ['..', /outside/],
  ['', /outside/],
  ['.', /outside/],
  ['missing.txt', /no such file/],
  ['images.txt/x', /cannot be read/],
  ['lists', /not a file/],
  ['link-out', /link/],
  ['link-in', /link/],
  ['directory-out/secret.txt', /link/],
  ['dangling', /link/],
  ['bytes', /UTF-8/],
  ['large', /larger than 4 MiB/],
  ['nul\0byte', /cannot be read/],
])('the file %j is not read: %s', (path, problem) => {
  expect(read(path)).toEqual({ kind: 'problem', problem: expect.stringMatching(problem) })
})

test('no file is read in a workspace that does not exist', () => {
  expect(createReadFile({ GITHUB_WORKSPACE: join(outside, 'gone') }, sha256)('images.txt').kind).toBe(
    'problem',
  )
})
