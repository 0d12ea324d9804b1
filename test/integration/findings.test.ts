import { describe, expect, test } from '@jest/globals'
import { onRegistryVulnerability, someVulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { ERROR, FAILED, outcome, PASSED } from '../scenarios/story.ts'
import { type ImagesResult, runWithImages } from './run-with-images.ts'

const WEB = 'registry.example.com/shop/web'
const messages = ({ result }: ImagesResult) =>
  result.step.annotations.map(({ message }) => message).join('\n')
const rulesIn = ({ result }: ImagesResult) =>
  JSON.parse(result.step.outputs['violations'] ?? '').map(
    ({ rule, found, allowed }: Record<string, unknown>) => `${rule} ${found}/${allowed}`,
  )

const FOUND = [
  someVulnerability({ CVEID: 'CVE-2024-0001', Level: 4, Component: 'openssl' }),
  someVulnerability({ CVEID: 'CVE-2024-0002', Level: 3, Component: 'curl', Tag: ['DynamicLevelExp'] }),
  someVulnerability({ CVEID: 'CVE-2024-0003', Level: 3, Component: 'zlib', FixedVersions: '', Tag: [] }),
  someVulnerability({ CVEID: 'CVE-2024-0004', Level: 1, Component: 'tar' }),
]

/** The same image on nodes and in a registry. */
const RUNS = {
  nodes: (inputs: Readonly<Record<string, string>>, rows = FOUND, count = rows.length) =>
    runWithImages({
      images: { web: { record: { VulCnt: count } } },
      findings: { web: { vulnerabilities: rows } },
      inputs,
    }),
  registry: (inputs: Readonly<Record<string, string>>, rows = FOUND, count = rows.length) =>
    runWithImages({
      registry: { web: { record: { VulCnt: count } } },
      findings: { web: { vulnerabilities: rows.map(onRegistryVulnerability) } },
      inputs: { image: `${WEB}:1.0.0`, ...inputs },
    }),
} as const

describe.each(['nodes', 'registry'] as const)('of an image on %s', (inventory) => {
  const runWith = RUNS[inventory]
  test.each([
    { name: 'one critical, one allowed', inputs: { 'max-critical': '1' }, rules: [] },
    { name: 'one critical, none allowed', inputs: { 'max-critical': '0' }, rules: ['max-critical 1/0'] },
    {
      name: 'two high, two allowed, and none critical by that',
      inputs: { 'max-high': '2' },
      rules: ['max-critical 1/0'],
    },
    {
      name: 'two high, one allowed',
      inputs: { 'max-critical': '1', 'max-high': '1' },
      rules: ['max-high 2/1'],
    },
    {
      name: 'one low, none allowed',
      inputs: { 'max-critical': '1', 'max-high': '2', 'max-low': '0' },
      rules: ['max-low 1/0'],
    },
    {
      name: 'no medium, none allowed',
      inputs: { 'max-critical': '1', 'max-high': '2', 'max-medium': '0' },
      rules: [],
    },
    {
      name: 'one exploitable, none allowed',
      inputs: { 'max-vulnerabilities': 'off', 'max-exploitable': '0' },
      rules: ['max-exploitable 1/0'],
    },
    {
      name: 'one exploitable, one allowed',
      inputs: { 'max-vulnerabilities': 'off', 'max-exploitable': '1' },
      rules: [],
    },
    {
      name: 'three fixable, three allowed',
      inputs: { 'max-vulnerabilities': '3', 'only-fixable': 'true' },
      rules: [],
    },
    {
      name: 'three fixable, two allowed',
      inputs: { 'max-vulnerabilities': '2', 'only-fixable': 'true' },
      rules: ['max-vulnerabilities 3/2'],
    },
    {
      name: 'a denied one',
      inputs: { 'max-vulnerabilities': 'off', deny: 'CVE-2024-0004' },
      rules: ['deny null/null'],
    },
    { name: 'none of the denied', inputs: { 'max-vulnerabilities': 'off', deny: 'CVE-2024-000' }, rules: [] },
  ])('$name', async ({ inputs, rules }) => {
    const run = await runWith(inputs)
    expect(rulesIn(run)).toEqual(rules)
    expect(outcome(run.result)).toEqual(rules.length === 0 ? PASSED : FAILED)
  })

  test('nothing is listed where totals alone have limits', async () => {
    const run = await runWith({ 'max-vulnerabilities': '4' })
    expect(run.requests.filter(({ action }) => action.endsWith('VulList'))).toEqual([])
  })

  test('a list shorter than its count is incomplete where single ones matter', async () => {
    const run = await runWith({ 'max-critical': '1', 'max-high': '2' }, FOUND, 8)
    expect(outcome(run.result)).toEqual(FAILED)
    expect(messages(run)).toContain('4 counted vulnerabilities are missing from the list')
  })

  test('a list longer than its count wins', async () => {
    const run = await runWith({ 'max-vulnerabilities': '3', 'max-critical': '9', 'max-high': '9' }, FOUND, 2)
    expect(rulesIn(run)).toEqual(['max-vulnerabilities 4/3'])
    expect(run.result.step.outputs['vulnerability-count']).toBe('4')
  })
})

test.each([
  { limit: '1', rules: [] },
  { limit: '0', rules: ['max-medium 1/0'] },
])('one medium, $limit allowed', async ({ limit, rules }) => {
  const medium = someVulnerability({ CVEID: 'CVE-2024-0005', Level: 2, Component: 'sed' })
  const inputs = { 'max-critical': '1', 'max-high': '2', 'max-medium': limit }
  const run = await RUNS.nodes(inputs, [...FOUND, medium])
  expect(rulesIn(run)).toEqual(rules)
  expect(outcome(run.result)).toEqual(rules.length === 0 ? PASSED : FAILED)
})

test('a denied vulnerability fails even under mode: warn', async () => {
  const run = await RUNS.nodes({ deny: 'CVE-2024-0003', mode: 'warn' })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(messages(run)).toContain('CVE-2024-0003')
})

test.each([
  {
    name: 'that brings the same page again',
    findings: { repeats: true, totals: { vulnerabilities: 300 } },
    says: 'brings the same page again',
  },
  { name: 'without end', findings: { totals: { vulnerabilities: 100_001 } }, says: 'more than 100000' },
] as const)('a list $name is an error', async ({ findings, says }) => {
  const vulnerabilities = Array.from({ length: 150 }, (_, n) =>
    someVulnerability({ CVEID: `CVE-2024-${1000 + n}` }),
  )
  const run = await runWithImages({
    images: { web: { record: { VulCnt: 150 } } },
    findings: { web: { vulnerabilities, ...findings } },
    inputs: { 'max-high': '0' },
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(messages(run)).toContain(says)
})

test('a key that may not list them is an error that names the permission', async () => {
  const run = await runWithImages({
    images: { web: {} },
    inputs: { 'max-high': '0' },
    intercept: ({ headers }) =>
      headers['x-tc-action'] === 'DescribeAssetImageVulList'
        ? {
            status: 200,
            headers: {},
            body: JSON.stringify({
              Response: { Error: { Code: 'UnauthorizedOperation', Message: 'no' }, RequestId: 'r' },
            }),
          }
        : undefined,
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(messages(run)).toContain('tcss:DescribeAssetImageVulList')
})

test('2,425 vulnerabilities are listed in 25 pages', async () => {
  const vulnerabilities = Array.from({ length: 2_425 }, (_, n) =>
    someVulnerability({ CVEID: `CVE-2024-${1000 + n}`, Level: 1 }),
  )
  const run = await runWithImages({
    images: { web: { record: { VulCnt: 2_425 } } },
    findings: { web: { vulnerabilities } },
    inputs: { 'max-high': '0' },
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(run.requests.filter(({ action }) => action === 'DescribeAssetImageVulList')).toHaveLength(25)
})
