import { readdirSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { read } from './recipes.ts'

interface Locked {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly optional?: boolean
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}
type Versions = Readonly<Record<string, string>>
interface Manifest {
  readonly version: string
  readonly dependencies: Versions
  readonly devDependencies: Versions
  readonly optionalDependencies: Versions
  readonly allowScripts: Readonly<Record<string, boolean>>
  readonly config: { readonly uses: string }
}

const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as {
  readonly version: string
  readonly lockfileVersion: number
  readonly packages: Readonly<Record<string, Locked & Partial<Manifest>>>
}
const { '': own, ...packages } = lock.packages

test('package.json pins exact versions', () => {
  const tools = JSON.parse(read('test/tools/package.json')) as Pick<Manifest, 'dependencies'>
  const versions = [
    manifest.dependencies,
    manifest.optionalDependencies,
    manifest.devDependencies,
    tools.dependencies,
  ].flatMap((all) => Object.entries(all))
  expect(versions.length).toBeGreaterThan(10)
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('the lock file matches package.json', () => {
  expect(own?.dependencies).toEqual(manifest.dependencies)
  expect(own?.devDependencies).toEqual(manifest.devDependencies)
  expect(own?.optionalDependencies).toEqual(manifest.optionalDependencies)
  expect([lock.version, lock.lockfileVersion]).toEqual([manifest.version, 3])
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version])
  }
})

test('every locked package has a SHA-512, except unavailable optional parts of tools', () => {
  const bad = Object.entries(packages).filter(
    ([, { integrity, optional, dev }]) =>
      !(integrity === undefined && optional && dev) && !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''),
  )
  expect(bad.map(([path]) => path)).toEqual([])
  expect(Object.keys(packages).length).toBeGreaterThan(100)
})

test('every locked package comes from a registry over HTTPS', () => {
  const urls = Object.values(packages).flatMap(({ resolved }) => resolved ?? [])
  expect(urls.filter((url) => !url.startsWith('https://'))).toEqual([])
  expect(Object.entries(packages).filter(([, { link }]) => link)).toEqual([])
  expect(read('package-lock.json')).not.toMatch(/"(git\+|git:|github:|http:|file:)/)
})

test('the action has only these dependencies at run time', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['@actions/core', '@actions/github', 'got', 'yaml'])
})

test('every package with an installation script is allowed or refused by name', () => {
  const scripted = Object.entries(packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? path.replace(/^.*node_modules\//, '') : [],
  )
  expect(scripted.filter((name) => !(name in manifest.allowScripts))).toEqual([])
})

// zizmor, which `.ci/run` runs, refuses unpinned actions and images, broad permissions, triggers that give secrets to
// untrusted code, and checkouts that keep a token.
test.each(readdirSync(new URL('../../.github/workflows', import.meta.url)))(
  'every action pinned in %s names its version in a comment',
  (name) => {
    const used = read(`.github/workflows/${name}`).match(/\buses: .*/g) ?? []
    const others = used.filter((line) => !line.startsWith(`uses: ${manifest.config.uses} `))
    expect(others.length).toBeGreaterThan(0)
    expect(others.filter((line) => !/@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(line))).toEqual([])
  },
)
