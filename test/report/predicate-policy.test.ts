import { describe, expect, test } from '@jest/globals'
import type { Policy } from '../../src/domain/policy.ts'
import { canonicalPolicy, renderPredicate } from '../../src/report/predicate.ts'
import { NOW, type PolicyGiven, someException, somePolicy } from '../make.ts'
import { someReport } from './reports.ts'

/** The address of the policy when something of it is set in these places. */
function uriOf(...names: readonly string[]): string {
  const deny = names.map((policy, n) => ({
    id: `CVE-2024-${n}`,
    source: { kind: 'policy', policy, line: 1 } as const,
  }))
  const text = renderPredicate(someReport({ policy: { deny } }), { digest: () => '' })
  return JSON.parse(text ?? '').verifier.policy.uri
}

describe('the one policy file has an address, and everything else a name', () => {
  const urn = 'urn:tcss-image-gate:policy'
  test.each([
    ['a file in the checkout', ['policy.yml'], 'policy.yml'],
    ['in a folder', ['.github/tcss policy.yml'], '.github/tcss%20policy.yml'],
    ['at a ref', ['policy.yml@main'], 'policy.yml@main'],
    [
      'in another repository',
      ['acme/policies:gate.yml@main'],
      'https://github.com/acme/policies/blob/main/gate.yml',
    ],
    ['at a ref with a slash', ['a/b:c/d.yml@release/1'], 'https://github.com/a/b/blob/release/1/c/d.yml'],
    ['at a ref with an at', ['a/b:c.yml@v@1'], 'https://github.com/a/b/blob/v@1/c.yml'],
    ['the same one twice', ['policy.yml', 'policy.yml'], 'policy.yml'],
    ['signs of a URI', ['p?x#y%z.yml'], 'p%3Fx%23y%25z.yml'],
    ['half a character', ['p\ud800.yml'], 'p%EF%BF%BD.yml'],
    ['none', [], urn],
    ['two', ['policy.yml', 'other.yml'], urn],
    ['a preset', ['preset:strict'], urn],
    ['another repository without a ref', ['acme/policies:gate.yml'], urn],
    ['another host', ['//evil.example/x'], urn],
    ['a scheme', ['javascript:alert(1)'], urn],
    ['a way out', ['../../x.yml'], urn],
    ['a way out of a repository', ['../..:x.yml@main'], urn],
    ['a way out by a ref', ['a/b:x.yml@../../c'], urn],
    ['an empty name', [''], urn],
  ])('%s', (_, names, uri) => {
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
  ])('wherever it is in force: %s', (_, given) => {
    const report = someReport()
    const policy = { ...somePolicy(), ...given({ kind: 'policy', policy: 'p.yml', line: null }) }
    const text = renderPredicate({ ...report, policy }, { digest: () => '' })
    expect(JSON.parse(text ?? '').verifier.policy.uri).toBe('p.yml')
  })
})

test('what is hashed is the policy in force', () => {
  const hashed: string[] = []
  const digest = (text: string) => `${hashed.push(text)}`
  const text = renderPredicate(someReport({ policy: { maxScanAge: 86_400_000 } }), { digest })
  expect(hashed).toEqual([canonicalPolicy(somePolicy({ maxScanAge: 86_400_000 }))])
  expect(JSON.parse(text ?? '').verifier.policy.digest).toEqual({ sha256: '1' })
})

test('it is written in one way', () => {
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

describe('policies are the same text where they mean the same, and another one where they do not', () => {
  const base: PolicyGiven = {
    deny: ['CVE-2024-1', 'CVE-2024-2'],
    exceptions: [{ images: ['a', 'b'] }, { id: 'CVE-2024-3' }],
  }
  const text = canonicalPolicy(somePolicy(base))

  test.each<[string, PolicyGiven]>([
    ['set elsewhere', { ...base, limits: { 'max-viruses': 0 }, mode: 'enforce' }],
    ['denied in another order', { ...base, deny: ['CVE-2024-2', 'CVE-2024-1'] }],
    ['excepted in another order', { ...base, exceptions: [{ id: 'CVE-2024-3' }, { images: ['b', 'a'] }] }],
  ])('the same: %s', (_, given) => {
    expect(canonicalPolicy(somePolicy(given))).toBe(text)
  })

  test('the same: its keys in another order', () => {
    const turned = Object.fromEntries(Object.entries(somePolicy(base)).toReversed())
    expect(canonicalPolicy(turned as never)).toBe(text)
  })

  test.each<[string, PolicyGiven]>([
    ['a limit', { ...base, limits: { 'max-low': 1 } }],
    ['only-fixable', { ...base, onlyFixable: true }],
    ['a denial', { ...base, deny: ['CVE-2024-1'] }],
    ['since when', { ...base, deny: ['CVE-2024-1', { id: 'CVE-2024-2', since: NOW }] }],
    ['an exception', { ...base, exceptions: [{ images: ['a'] }, { id: 'CVE-2024-3' }] }],
    ['a rule for exceptions', { ...base, maxDays: 1 }],
    ['trust', { ...base, requireTrusted: false }],
    ['incomplete scans', { ...base, incompleteScan: 'warn' }],
    ['age', { ...base, maxScanAge: 1_000 }],
    ['digest', { ...base, expectedDigest: `sha256:${'1'.repeat(64)}` }],
    ['mode', { ...base, mode: 'warn' }],
  ])('another: %s', (_, given) => {
    expect(canonicalPolicy(somePolicy(given))).not.toBe(text)
  })
})
