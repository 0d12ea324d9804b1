import { describe, expect, test } from '@jest/globals'
import { onRegistryVulnerability, someVulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { apiRefusal, ERROR, FAILED, messages, outcome, PASSED, violationsIn } from '../scenarios/story.ts'
import { runWithImages } from './run-with-images.ts'

const WEB = 'registry.example.com/shop/web'

const FOUND = [
  someVulnerability({ CVEID: 'CVE-2024-0001', Level: 4, Component: 'openssl' }),
  someVulnerability({ CVEID: 'CVE-2024-0002', Level: 3, Component: 'curl', Tag: ['DynamicLevelExp'] }),
  someVulnerability({ CVEID: 'CVE-2024-0003', Level: 3, Component: 'zlib', FixedVersions: '', Tag: [] }),
  someVulnerability({ CVEID: 'CVE-2024-0004', Level: 1, Component: 'tar' }),
]

/** Runs with the same image on nodes or in a registry. */
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

describe.each(['nodes', 'registry'] as const)('the findings of an image in inventory %s', (inventory) => {
  const runWith = RUNS[inventory]
  test.each([
    { name: 'one critical vulnerability when one is allowed', inputs: { 'max-critical': '1' }, rules: [] },
    {
      name: 'one critical vulnerability when none is allowed',
      inputs: { 'max-critical': '0' },
      rules: ['max-critical 1/0'],
    },
    {
      name: 'one critical vulnerability when only high ones are allowed',
      inputs: { 'max-high': '2' },
      rules: ['max-critical 1/0'],
    },
    {
      name: 'two high vulnerabilities when one is allowed',
      inputs: { 'max-critical': '1', 'max-high': '1' },
      rules: ['max-high 2/1'],
    },
    {
      name: 'one low vulnerability when none is allowed',
      inputs: { 'max-critical': '1', 'max-high': '2', 'max-low': '0' },
      rules: ['max-low 1/0'],
    },
    {
      name: 'no medium vulnerability when none is allowed',
      inputs: { 'max-critical': '1', 'max-high': '2', 'max-medium': '0' },
      rules: [],
    },
    {
      name: 'one exploitable vulnerability when none is allowed',
      inputs: { 'max-vulnerabilities': 'off', 'max-exploitable': '0' },
      rules: ['max-exploitable 1/0'],
    },
    {
      name: 'one exploitable vulnerability when one is allowed',
      inputs: { 'max-vulnerabilities': 'off', 'max-exploitable': '1' },
      rules: [],
    },
    {
      name: 'three fixable vulnerabilities when three are allowed',
      inputs: { 'max-vulnerabilities': '3', 'only-fixable': 'true' },
      rules: [],
    },
    {
      name: 'three fixable vulnerabilities when two are allowed',
      inputs: { 'max-vulnerabilities': '2', 'only-fixable': 'true' },
      rules: ['max-vulnerabilities 3/2'],
    },
    {
      name: 'a denied vulnerability',
      inputs: { 'max-vulnerabilities': 'off', deny: 'CVE-2024-0004' },
      rules: ['deny null/null'],
    },
    {
      name: 'no denied vulnerability',
      inputs: { 'max-vulnerabilities': 'off', deny: 'CVE-2024-000' },
      rules: [],
    },
  ])('the findings of an image violate $rules with $name', async ({ inputs, rules }) => {
    const run = await runWith(inputs)
    expect(violationsIn(run)).toEqual(rules)
    expect(outcome(run.result)).toEqual(rules.length === 0 ? PASSED : FAILED)
  })

  test('the findings of an image are not listed when only totals have limits', async () => {
    const run = await runWith({ 'max-vulnerabilities': '4' })
    expect(run.requests.filter(({ action }) => action.endsWith('VulList'))).toEqual([])
  })

  test('the findings of an image are incomplete when their list is shorter than its count and a severity has a limit', async () => {
    const run = await runWith({ 'max-critical': '1', 'max-high': '2' }, FOUND, 8)
    expect(outcome(run.result)).toEqual(FAILED)
    expect(messages(run)).toContain('4 counted vulnerabilities are missing from the list')
  })

  test('the findings of an image are counted by their list when it is longer than the count', async () => {
    const run = await runWith({ 'max-vulnerabilities': '3', 'max-critical': '9', 'max-high': '9' }, FOUND, 2)
    expect(violationsIn(run)).toEqual(['max-vulnerabilities 4/3'])
    expect(run.result.step.outputs['vulnerability-count']).toBe('4')
  })
})

test.each([
  { limit: '1', rules: [] },
  { limit: '0', rules: ['max-medium 1/0'] },
])('one medium vulnerability violates $rules when $limit is allowed', async ({ limit, rules }) => {
  const medium = someVulnerability({ CVEID: 'CVE-2024-0005', Level: 2, Component: 'sed' })
  const inputs = { 'max-critical': '1', 'max-high': '2', 'max-medium': limit }
  const run = await RUNS.nodes(inputs, [...FOUND, medium])
  expect(violationsIn(run)).toEqual(rules)
  expect(outcome(run.result)).toEqual(rules.length === 0 ? PASSED : FAILED)
})

test('a denied vulnerability fails even under mode: warn', async () => {
  const run = await RUNS.nodes({ deny: 'CVE-2024-0003', mode: 'warn' })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(messages(run)).toContain('CVE-2024-0003')
})

test.each([
  {
    name: 'that repeats a page',
    findings: { repeats: true, totals: { vulnerabilities: 300 } },
    message: 'contains the same page twice',
  },
  {
    name: 'of more than 100,000 rows',
    findings: { totals: { vulnerabilities: 100_001 } },
    message: 'more than 100000',
  },
] as const)('a list $name is an error', async ({ findings, message }) => {
  const vulnerabilities = Array.from({ length: 150 }, (_, n) =>
    someVulnerability({ CVEID: `CVE-2024-${1000 + n}` }),
  )
  const run = await runWithImages({
    images: { web: { record: { VulCnt: 150 } } },
    findings: { web: { vulnerabilities, ...findings } },
    inputs: { 'max-high': '0' },
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(messages(run)).toContain(message)
})

test('a key without the permission for a list is an error that names it', async () => {
  const run = await runWithImages({
    images: { web: {} },
    inputs: { 'max-high': '0' },
    intercept: ({ headers }) =>
      headers['x-tc-action'] === 'DescribeAssetImageVulList'
        ? apiRefusal('UnauthorizedOperation')
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
    // Faster time would make a busy machine repeat requests.
    speed: 5,
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(run.requests.filter(({ action }) => action === 'DescribeAssetImageVulList')).toHaveLength(25)
})
