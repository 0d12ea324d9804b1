import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))

test('dist/ is identical to a fresh build of src/', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'))
  try {
    execFileSync(process.execPath, [join(root, 'scripts/build.ts'), '--to', fresh], {
      cwd: root,
      stdio: 'pipe',
    })
    expect(readdirSync(fresh).sort()).toEqual(readdirSync(join(root, 'dist')).sort())
    const differing = readdirSync(fresh).filter((file) => {
      return !readFileSync(join(fresh, file)).equals(readFileSync(join(root, 'dist', file)))
    })
    expect(differing).toEqual([])
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
})

test('dist/ contains no HTTP client but got', () => {
  const code = readdirSync(join(root, 'dist')).filter((file) => file.endsWith('.js'))
  const clients = code.filter((file) =>
    /UND_ERR_|llhttp/.test(readFileSync(join(root, 'dist', file), 'utf8')),
  )
  expect([code.length > 1, clients]).toEqual([true, []])
})

test('dist/ has the licences of its packages', () => {
  const text = readFileSync(join(root, 'dist/licenses.txt'), 'utf8')
  for (const name of ['@actions/core', '@actions/github', '@octokit/core', 'got', 'yaml'])
    expect(text).toMatch(new RegExp(`^${name}\n(MIT|ISC)\n[^]{100}`, 'm'))
})
