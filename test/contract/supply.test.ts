import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

// zizmor, which `.ci/run` runs, refuses unpinned actions and images, broad permissions, triggers that give secrets to
// untrusted code, and checkouts that keep a token. These tests check what it does not.

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const { config, allowScripts } = JSON.parse(read('package.json')) as {
  readonly config: { readonly uses: string }
  readonly allowScripts: Readonly<Record<string, boolean>>
}
const workflows = readdirSync(new URL('.github/workflows/', root))

test.each(workflows)('every action pinned in %s names its version in a comment', (name) => {
  const used = read(`.github/workflows/${name}`).match(/\buses: .*/g) ?? []
  const others = used.filter((line) => !line.startsWith(`uses: ${config.uses} `))
  expect(others.length).toBeGreaterThan(0)
  expect(others.filter((line) => !/@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(line))).toEqual([])
})

test('every package with an installation script is allowed or refused by name', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>
  }
  const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? path.replace(/^.*node_modules\//, '') : [],
  )
  expect(scripted.filter((name) => !(name in allowScripts))).toEqual([])
})
