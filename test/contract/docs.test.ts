import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { namesIn, proseOf, read, tableIn } from './recipes.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n')
const pages = files.filter((path) => path.endsWith('.md') && existsSync(posix.join(root, path)))
const isFolder = (path: string): boolean =>
  files.some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`))
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }

/** Returns the anchors of a page, as GitHub makes them of headings. */
function anchorsIn(page: string): readonly string[] {
  const seen = new Map<string, number>()
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .toLowerCase()
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-')
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return times === 0 ? anchor : `${anchor}-${times}`
  })
}

test('the architecture names every room', () => {
  const rooms = new Set(files.flatMap((file) => /^src\/\w+(?=\/)/.exec(file)?.[0] ?? []))
  const named = tableIn('docs/development/architecture.md', 'Rooms').flatMap(([room]) => namesIn(room))
  expect(named.filter((room) => room.startsWith('src/')).toSorted()).toEqual(
    [...rooms, 'src/index.ts'].toSorted(),
  )
})

test('this test finds the pages of the documentation', () => {
  expect(pages).toContain('README.md')
  expect(pages.length).toBeGreaterThan(20)
})

describe.each(pages)('the page %s', (page) => {
  test('links only to files and headings that exist', () => {
    const prose = proseOf(page).replaceAll(/`[^`]*`/g, '')
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
      ([, link, source]) => link ?? source ?? '',
    )
    const dead = links.filter((link) => {
      if (/^https:\/\//.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : posix.join(posix.dirname(page), path)
      if (!files.includes(target) && !isFolder(target)) return true
      return anchor !== undefined && !anchorsIn(target).includes(anchor)
    })
    expect(dead).toEqual([])
  })

  test('names only files of this repository that exist', () => {
    const named = [
      ...proseOf(page).matchAll(/`((?:src|test|scripts|docs|emulator|schema|dist|\.ci|\.github)\/[\w./-]*)/g),
    ].map(([, path = '']) => path)
    expect(named.filter((path) => !files.includes(path) && !isFolder(path))).toEqual([])
  })

  test('names only npm commands that exist', () => {
    const commands = [...read(page).matchAll(/\bnpm (?:run |(?=test|ci))([\w:-]+)/g)].map(
      ([, name = '']) => name,
    )
    expect(commands.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([])
  })
})
