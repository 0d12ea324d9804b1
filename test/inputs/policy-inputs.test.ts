import { expect, test } from '@jest/globals'
import { assert, asyncProperty, string } from 'fast-check'
import { imageById } from '../../src/domain/image.ts'
import { LIMITS } from '../../src/domain/settings.ts'
import { IMAGE_ID } from '../make.ts'
import { limits, parse, refused } from './parse.ts'

test('max-viruses accepts only a whole number or off', async () => {
  await assert(
    asyncProperty(string({ unit: 'binary' }), async (text) => {
      if (/^(\d{1,9}|off|)$/.test(text.trim())) return
      expect((await refused({ inputs: { 'max-viruses': text } })).points()).toHaveLength(1)
    }),
  )
})

const WITH_STRICT_DEFAULT = [
  ...['max-viruses', 'max-vulnerabilities', 'max-risks', 'require-trusted', 'incomplete-scan', 'mode'],
  ...['site', 'endpoint', 'summary', 'annotations', 'comment', 'without-credentials'],
]
test.each(WITH_STRICT_DEFAULT)('an empty input %s means its default', async (name) => {
  const { masked: _, ...sound } = await parse()
  for (const empty of ['', '  ', '\n'])
    expect(await parse({ inputs: { [name]: empty } })).toMatchObject(sound)
})

test('a value without an input is the default, and its source is the default', async () => {
  const { policy, reports, endpoint, images } = await parse()
  expect(images).toEqual([imageById(IMAGE_ID)])
  for (const rule of ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info'] as const) {
    expect(policy.limits[rule]).toEqual({ value: LIMITS[rule].fallback.nodes, source: { kind: 'default' } })
  }
  expect(policy.requireTrusted).toEqual({ value: true, source: { kind: 'default' } })
  expect(policy.incompleteScan).toEqual({ value: 'fail', source: { kind: 'default' } })
  expect(policy.mode).toEqual({ value: 'enforce', source: { kind: 'default' } })
  expect(reports).toEqual({
    summary: true,
    annotations: true,
    annotateFiles: [],
    comment: 'never',
    files: {},
  })
  expect(endpoint).toMatchObject({ host: 'tcss.intl.tencentcloudapi.com', local: false })
})

test.each([
  ['max-viruses', '0', 0],
  ['max-vulnerabilities', '0', 0],
  ['max-risks', 'off', 'off'],
  ['max-sensitive-info', '0', 0],
] as const)(
  'the source of the explicit limit %s: %s is its input even if the value equals the default',
  async (rule, text, value) => {
    const { limits: parsed, ...others } = (await parse({ inputs: { [rule]: text } })).policy
    const { limits: defaults, ...rest } = (await parse()).policy
    expect(parsed).toEqual({ ...defaults, [rule]: { value, source: { kind: 'input', input: rule } } })
    expect(others).toEqual(rest)
  },
)

test('the default of an input in action.yml counts as a default, although the runner passes it like an explicit value', async () => {
  const { policy } = await parse({ inputs: { 'max-sensitive-info': 'off' } })
  expect(policy.limits['max-sensitive-info']).toEqual({ value: 'off', source: { kind: 'default' } })
})

test.each([
  ['require-trusted', 'true', { requireTrusted: true }],
  ['incomplete-scan', 'fail', { incompleteScan: 'fail' }],
  ['mode', 'enforce', { mode: 'enforce' }],
] as const)(
  'the source of the explicit %s: %s is its input even if the value equals the default',
  async (input, text, values) => {
    const { policy } = await parse({ inputs: { [input]: text } })
    const [[name, value] = ['', undefined]] = Object.entries(values)
    expect(policy).toEqual({ ...(await parse()).policy, [name]: { value, source: { kind: 'input', input } } })
  },
)

test('the source of an explicit value is its input', async () => {
  const inputs = { ...limits('999999999'), 'max-risks': 'off', 'require-trusted': 'False', mode: ' warn ' }
  const { policy } = await parse({ inputs: { ...inputs, 'incomplete-scan': 'warn' } })
  const by = (input: string, value: unknown) => ({ value, source: { kind: 'input', input } })
  expect(policy.limits).toMatchObject({
    'max-viruses': by('max-viruses', 999_999_999),
    'max-vulnerabilities': by('max-vulnerabilities', 999_999_999),
    'max-risks': by('max-risks', 'off'),
    'max-sensitive-info': by('max-sensitive-info', 999_999_999),
  })
  expect(policy.requireTrusted).toEqual(by('require-trusted', false))
  expect(policy.incompleteScan).toEqual(by('incomplete-scan', 'warn'))
  expect(policy.mode).toEqual(by('mode', 'warn'))
})

test.each([
  { ...limits('off') },
  ...Object.keys(limits('off')).map((rule) => ({
    ...limits('off'),
    [rule]: '0',
    'require-trusted': 'false',
  })),
])('one limit or require-trusted is enough to check an image: %j', async (inputs) => {
  expect((await parse({ inputs })).images).toHaveLength(1)
})

const policyOf = async (inputs: Readonly<Record<string, string>>) => (await parse({ inputs })).policy

test('a limit by severity turns off the default total and implies 0 for higher severities', async () => {
  const { limits: found } = await policyOf({ 'max-medium': '5' })
  const implied = { source: { kind: 'implied', by: 'max-medium' } }
  expect(found).toMatchObject({
    'max-vulnerabilities': { value: 'off', ...implied },
    'max-critical': { value: 0, ...implied },
    'max-high': { value: 0, ...implied },
    'max-medium': { value: 5, source: { kind: 'input', input: 'max-medium' } },
    'max-low': { value: 'off', source: { kind: 'default' } },
  })
  const both = await policyOf({ 'max-medium': '5', 'max-vulnerabilities': '9' })
  expect(both.limits['max-vulnerabilities'].value).toBe(9)
})

test.each(['max-critical', 'max-high', 'max-medium', 'max-low', 'max-exploitable', 'deny'])(
  'an empty input %s is refused',
  async (input) => {
    expect((await refused({ inputs: { [input]: '' } })).points()).toEqual([
      expect.stringMatching(new RegExp(`^${input}: empty`)),
    ])
  },
)

test.each([
  ['none', []],
  ['CVE-2024-3094', ['CVE-2024-3094']],
  ['cve-2024-3094, CVE-2024-3094', ['CVE-2024-3094']],
  ['GHSA-xvch-5gv4-984h\npcmgr-12.3:x_y', ['GHSA-xvch-5gv4-984h', 'pcmgr-12.3:x_y']],
])('deny: %s is accepted', async (text, ids) => {
  const source = { kind: 'input', input: 'deny' }
  expect((await policyOf({ deny: text })).deny).toEqual(ids.map((id) => ({ id, since: null, source })))
})

test.each(['CVE-2024', 'CVE-24-1', 'CVE-2024-1*', 'CVE-2024-12 34', 'CVE-2024-3094,none x', 'a/b', 'é'])(
  'deny: %s is refused',
  async (text) => {
    expect((await refused({ inputs: { deny: text } })).points()[0]).toMatch(
      /^deny: .* is not a vulnerability ID/,
    )
  },
)
