import { expect, test } from '@jest/globals'
import type { Policy } from '../../src/domain/policy.ts'
import { canonicalPolicy, renderPredicate } from '../../src/report/predicate.ts'
import { NOW, type PolicyGiven, someException, somePolicy } from '../make.ts'
import { someReport } from './reports.ts'

/** Returns the address of a policy that is set in the policies of these names. */
function uriOf(...names: readonly string[]): string {
  const deny = names.map((policy, n) => ({
    id: `CVE-2024-${n}`,
    source: { kind: 'policy', policy, line: 1 } as const,
  }))
  const text = renderPredicate(someReport({ policy: { deny } }), { digest: () => '' })
  return JSON.parse(text ?? '').verifier.policy.uri
}

const URN = 'urn:tcss-image-gate:policy'

test.each([
  ['a file in the checkout', ['policy.yml'], 'policy.yml'],
  ['a file in a folder', ['.github/tcss policy.yml'], '.github/tcss%20policy.yml'],
  ['a file at a ref', ['policy.yml@main'], 'policy.yml@main'],
  [
    'a file in another repository',
    ['acme/policies:gate.yml@main'],
    'https://github.com/acme/policies/blob/main/gate.yml',
  ],
  ['a ref with a slash', ['a/b:c/d.yml@release/1'], 'https://github.com/a/b/blob/release/1/c/d.yml'],
  ['a ref with an at sign', ['a/b:c.yml@v@1'], 'https://github.com/a/b/blob/v@1/c.yml'],
  ['one file twice', ['policy.yml', 'policy.yml'], 'policy.yml'],
  ['characters of a URI', ['p?x#y%z.yml'], 'p%3Fx%23y%25z.yml'],
  ['a lone surrogate', ['p\ud800.yml'], 'p%EF%BF%BD.yml'],
  ['no file', [], URN],
  ['two files', ['policy.yml', 'other.yml'], URN],
  ['a preset', ['preset:strict'], URN],
  ['another repository without a ref', ['acme/policies:gate.yml'], URN],
  ['another host', ['//evil.example/x'], URN],
  ['a scheme', ['javascript:alert(1)'], URN],
  ['a path out of the checkout', ['../../x.yml'], URN],
  ['a path out of a repository', ['../..:x.yml@main'], URN],
  ['a path out by a ref', ['a/b:x.yml@../../c'], URN],
  ['an empty name', [''], URN],
])('the policy URI is that of its only file, else a URN: %s', (_, names, uri) => {
  expect(uriOf(...names)).toBe(uri)
})

test.each<[string, (source: Policy['mode']['source']) => Partial<Policy>]>([
  ['a limit', (source) => ({ limits: { ...somePolicy().limits, 'max-low': { value: 1, source } } })],
  ['a setting', (source) => ({ mode: { value: 'enforce', source } })],
  ['an exception', (source) => ({ exceptions: [someException({ source })] })],
  [
    'a rule',
    (source) => ({ exceptionRules: { ...somePolicy().exceptionRules, central: { value: true, source } } }),
  ],
])('the policy file is found in %s', (_, given) => {
  const report = someReport()
  const policy = { ...somePolicy(), ...given({ kind: 'policy', policy: 'p.yml', line: null }) }
  const text = renderPredicate({ ...report, policy }, { digest: () => '' })
  expect(JSON.parse(text ?? '').verifier.policy.uri).toBe('p.yml')
})

test('the policy digest is that of the policy in force', () => {
  const hashed: string[] = []
  const digest = (text: string) => `${hashed.push(text)}`
  const text = renderPredicate(someReport({ policy: { maxScanAge: 86_400_000 } }), { digest })
  expect(hashed).toEqual([canonicalPolicy(somePolicy({ maxScanAge: 86_400_000 }))])
  expect(JSON.parse(text ?? '').verifier.policy.digest).toEqual({ sha256: '1' })
})

test('the canonical policy is sorted JSON without sources', () => {
  const policy = somePolicy({ deny: [{ id: 'b', since: NOW }, 'a'], exceptions: [{ images: ['z', 'y'] }] })
  expect(canonicalPolicy(policy)).toBe(
    '{"deny":[{"id":"a","since":null},{"id":"b","since":"2026-11-24T03:13:00Z"}],' +
      '"exceptionRules":{"central":false,"maxCount":"off","maxDays":"off","neverExploitable":false},' +
      '"exceptions":[{"ends":"2027-01-01T00:00:00Z","id":"CVE-2024-10001","images":["y","z"],' +
      '"reason":"not reachable, tracked in SEC-42","until":"2026-12-31"}],"expectedDigest":"none",' +
      '"incompleteScan":"fail","limits":{"max-critical":"off","max-exploitable":"off","max-high":"off",' +
      '"max-low":"off","max-medium":"off","max-risks":0,"max-sensitive-info":"off","max-viruses":0,' +
      '"max-vulnerabilities":0},"maxScanAge":"off","mode":"enforce","onlyFixable":false,"requireTrusted":true}',
  )
})

const BASE: PolicyGiven = {
  deny: ['CVE-2024-1', 'CVE-2024-2'],
  exceptions: [{ images: ['a', 'b'] }, { id: 'CVE-2024-3' }],
}
const CANONICAL = canonicalPolicy(somePolicy(BASE))

test.each<[string, PolicyGiven]>([
  ['values set elsewhere', { ...BASE, limits: { 'max-viruses': 0 }, mode: 'enforce' }],
  ['denials in another order', { ...BASE, deny: ['CVE-2024-2', 'CVE-2024-1'] }],
  ['exceptions in another order', { ...BASE, exceptions: [{ id: 'CVE-2024-3' }, { images: ['b', 'a'] }] }],
])('policies with the same meaning have the same canonical text: %s', (_, given) => {
  expect(canonicalPolicy(somePolicy(given))).toBe(CANONICAL)
})

test('policies with the same meaning have the same canonical text: keys in another order', () => {
  const reversed = Object.fromEntries(Object.entries(somePolicy(BASE)).toReversed())
  expect(canonicalPolicy(reversed as never)).toBe(CANONICAL)
})

test.each<[string, PolicyGiven]>([
  ['a limit', { ...BASE, limits: { 'max-low': 1 } }],
  ['only-fixable', { ...BASE, onlyFixable: true }],
  ['a denial', { ...BASE, deny: ['CVE-2024-1'] }],
  ['the time of a denial', { ...BASE, deny: ['CVE-2024-1', { id: 'CVE-2024-2', since: NOW }] }],
  ['an exception', { ...BASE, exceptions: [{ images: ['a'] }, { id: 'CVE-2024-3' }] }],
  ['a rule for exceptions', { ...BASE, maxDays: 1 }],
  ['require-trusted', { ...BASE, requireTrusted: false }],
  ['incomplete-scan', { ...BASE, incompleteScan: 'warn' }],
  ['max-scan-age', { ...BASE, maxScanAge: 1_000 }],
  ['expected-digest', { ...BASE, expectedDigest: `sha256:${'1'.repeat(64)}` }],
  ['mode', { ...BASE, mode: 'warn' }],
])('policies that differ in %s have another canonical text', (_, given) => {
  expect(canonicalPolicy(somePolicy(given))).not.toBe(CANONICAL)
})
