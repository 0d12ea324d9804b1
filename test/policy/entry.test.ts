import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type PolicyEntry, parsePolicyEntry } from '../../src/policy/entry.ts'
import { runs } from '../make.ts'

const local = (path: string): PolicyEntry => ({ kind: 'local', path })
const at = (path: string, ref: string, repository: string | null = null): PolicyEntry => ({
  kind: 'ref',
  repository,
  path,
  ref,
})
const COMMIT = '7f3a1c0b9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a'

test.each<[string, string, PolicyEntry]>([
  ['a preset', 'preset:strict', { kind: 'preset', preset: 'strict' }],
  ['the other preset', 'preset:balanced', { kind: 'preset', preset: 'balanced' }],
  ['a file of the checkout', 'policy.yml', local('policy.yml')],
  ['a file in a folder', '.github/tcss/policy.yml', local('.github/tcss/policy.yml')],
  ['a file with ./ before it', './policy.yml', local('policy.yml')],
  ['a file with several ./', './a/././policy.yml', local('a/policy.yml')],
  ['a file with spaces', 'our policies/policy 1.yml', local('our policies/policy 1.yml')],
  ['a file in another script', '策略/策略.yml', local('策略/策略.yml')],
  ['a file with dots in its name', 'a..b/..c', local('a..b/..c')],
  ['a file called like a preset', 'preset/strict', local('preset/strict')],
  ['a file at a branch', 'policy.yml@main', at('policy.yml', 'main')],
  ['a file with ./ at a branch', './policy.yml@main', at('policy.yml', 'main')],
  ['a file at a branch with slashes', 'policy.yml@release/v1', at('policy.yml', 'release/v1')],
  ['a file at a full ref', 'policy.yml@refs/heads/main', at('policy.yml', 'refs/heads/main')],
  ['a file at a commit', `policy.yml@${COMMIT}`, at('policy.yml', COMMIT)],
  ['a file at a ref with an @', 'policy.yml@v1@2', at('policy.yml', 'v1@2')],
  ['a file of another repository', 'org/rules:a/policy.yml@v1', at('a/policy.yml', 'v1', 'org/rules')],
  [
    'a file of a repository with dots in its name',
    'my-org/.github:policy.yml@main',
    at('policy.yml', 'main', 'my-org/.github'),
  ],
])('policy-file accepts %s: %s', (_, text, entry) => expect(parsePolicyEntry(text)).toEqual(entry))

test.each([
  ['an empty entry', ''],
  ['an unknown preset', 'preset:loose'],
  ['a preset in upper case', 'preset:STRICT'],
  ['a preset without a name', 'preset:'],
  ['a preset with a space', 'preset: strict'],
  ['a preset at a ref', 'preset:strict@main'],
  ['a preset with an inherited name', 'preset:constructor'],
  ['a path from the root', '/etc/policy.yml'],
  ['a path out of the checkout', '../policy.yml'],
  ['a path out of the checkout and back', 'a/../../policy.yml'],
  ['a path out of the checkout after ./', './../policy.yml'],
  ['a path that ends in ..', 'a/..'],
  ['a path out of a repository', 'org/rules:../policy.yml@main'],
  ['the checkout itself', '.'],
  ['the checkout itself as ./', './'],
  ['a folder', 'policies/'],
  ['a path with an empty segment', 'a//policy.yml'],
  ['a path with a backslash', 'a\\policy.yml'],
  ['a path on Windows', 'C:\\policy.yml'],
  ['a path with a control character', 'policy\0.yml'],
  ['a path of several lines', 'policy.yml\nother.yml'],
  ['a path of 1025 characters', 'x'.repeat(1025)],
  ['a file without a ref in another repository', 'org/rules:policy.yml'],
  ['a ref without a path', '@main'],
  ['a repository without a path', 'org/rules:@main'],
  ['an empty repository', ':policy.yml@main'],
  ['a repository without an owner', 'rules:policy.yml@main'],
  ['a repository without a name', 'org/:policy.yml@main'],
  ['a repository in a folder', 'a/org/rules:policy.yml@main'],
  ['a repository of dots', 'org/..:policy.yml@main'],
  ['an owner of dots', '../rules:policy.yml@main'],
  ['two repositories', 'a/b:c/d:policy.yml@main'],
  ['the URL of a repository', 'https://github.com/org/rules:policy.yml@main'],
  ['the URL of a policy', 'https://example.com/policy.yml'],
  ['a repository with a space', 'my org/rules:policy.yml@main'],
  ['an empty ref', 'policy.yml@'],
  ['an empty ref of another repository', 'org/rules:policy.yml@'],
  ['a ref with a space', 'policy.yml@my branch'],
  ['a ref with a tilde', 'policy.yml@main~1'],
  ['a ref with a caret', 'policy.yml@main^'],
  ['a ref with a colon', 'policy.yml@main:other.yml'],
  ['a ref with a star', 'policy.yml@release/*'],
  ['a ref with a question mark', 'policy.yml@main?x=1'],
  ['a ref with a bracket', 'policy.yml@[main'],
  ['a ref with a backslash', 'policy.yml@a\\b'],
  ['a range of refs', 'policy.yml@main..other'],
  ['an entry of the reflog', 'policy.yml@main@{1}'],
  ['a ref from the root', 'policy.yml@/main'],
  ['a ref with a control character', 'policy.yml@ma\x7fin'],
  ['a ref of 256 characters', `policy.yml@${'x'.repeat(256)}`],
])('policy-file refuses %s: %j', (_, text) => expect(parsePolicyEntry(text)).toBeNull())

test.each([
  ['a path of 1024 characters', 'x'.repeat(1024), local('x'.repeat(1024))],
  ['a ref of 255 characters', `p@${'x'.repeat(255)}`, at('p', 'x'.repeat(255))],
])('policy-file accepts %s', (_, text, entry) => expect(parsePolicyEntry(text)).toEqual(entry))

test('no entry of policy-file leaves the checkout or the repository', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '/',
    '@',
    ':',
    'a',
    'b',
    '\\',
    'preset',
    'strict',
    'main',
    ' ',
    '\n',
    '{',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const entry = parsePolicyEntry(parts.join(''))
      if (entry === null || entry.kind === 'preset') return
      expect(entry.path.split('/').filter((one) => ['', '.', '..'].includes(one))).toEqual([])
      if (entry.kind === 'ref') {
        expect(entry.ref).toMatch(/^[^\s:\\]+$/)
        if (entry.repository !== null) expect(entry.repository).toMatch(/^[^/:]+\/[^/:]+$/)
      }
    }),
    runs(2_000),
  )
})
