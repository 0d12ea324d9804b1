import { describe, expect, test } from '@jest/globals'
import { assert, asyncProperty, string } from 'fast-check'
import { imageById } from '../../src/domain/image.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { LIMITS } from '../../src/domain/settings.ts'
import { GateError } from '../../src/errors.ts'
import { parseInputs } from '../../src/inputs/parse-inputs.ts'
import type { ReadFile, ReadRemoteFile } from '../../src/ports/files.ts'
import { limits, parse, refused } from '../contract/parse.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY, someImage, someSources } from '../make.ts'

test('no limit but a whole number or off is accepted', async () => {
  await assert(
    asyncProperty(string({ unit: 'binary' }), async (text) => {
      if (/^(\d{1,9}|off|)$/.test(text.trim())) return
      expect((await refused({ inputs: { 'max-viruses': text } })).points()).toHaveLength(1)
    }),
  )
})

describe('an input with a strict default, given as an empty text, is not given', () => {
  const NAMES = [
    'max-viruses',
    'max-vulnerabilities',
    'max-risks',
    'require-trusted',
    'incomplete-scan',
    'mode',
  ]
  test.each([...NAMES, 'site', 'endpoint', 'summary', 'annotations', 'comment', 'without-credentials'])(
    '%s',
    async (name) => {
      const { masked: _, ...sound } = await parse()
      for (const empty of ['', '  ', '\n'])
        expect(await parse({ inputs: { [name]: empty } })).toMatchObject(sound)
    },
  )
})

test('without further inputs the defaults hold, and say that they are defaults', async () => {
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
  'an explicit limit differs from a default, even where both are equal: %s %s',
  async (rule, text, value) => {
    const { limits: parsed, ...others } = (await parse({ inputs: { [rule]: text } })).policy
    const { limits: defaults, ...rest } = (await parse()).policy
    expect(parsed).toEqual({ ...defaults, [rule]: { value, source: { kind: 'input', input: rule } } })
    expect(others).toEqual(rest)
  },
)

test('what action.yml writes is a default, for the runner hands it over as if it were given', async () => {
  const { policy } = await parse({ inputs: { 'max-sensitive-info': 'off' } })
  expect(policy.limits['max-sensitive-info']).toEqual({ value: 'off', source: { kind: 'default' } })
})

test.each([
  ['require-trusted', 'true', { requireTrusted: true }],
  ['incomplete-scan', 'fail', { incompleteScan: 'fail' }],
  ['mode', 'enforce', { mode: 'enforce' }],
] as const)('an explicit %s: %s differs from the equal default', async (input, text, values) => {
  const { policy } = await parse({ inputs: { [input]: text } })
  const [[name, value] = ['', undefined]] = Object.entries(values)
  expect(policy).toEqual({ ...(await parse()).policy, [name]: { value, source: { kind: 'input', input } } })
})

test('what is given holds, and says which input gave it', async () => {
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

describe('trust or one limit is enough to check', () => {
  test.each([
    { ...limits('off') },
    ...Object.keys(limits('off')).map((rule) => ({
      ...limits('off'),
      [rule]: '0',
      'require-trusted': 'false',
    })),
  ])('%j', async (inputs) => {
    expect((await parse({ inputs })).images).toHaveLength(1)
  })
})

test('images: one a line or between commas, without comments, each once and in the order asked', async () => {
  const [a, b, c] = [1, 2, 3].map((number) => someImage(number).imageId)
  const list = `${b}, ${a}\r\n\n # ${IMAGE_ID}\n${b}\r${c},\n,${a}`
  const { images } = await parse({ inputs: { 'image-id': list } })
  expect(images.map(({ imageId }) => imageId)).toEqual([b, a, c])
})

test('the site and the endpoint decide who is asked', async () => {
  const endpointOf = async (inputs: Readonly<Record<string, string>>) => (await parse({ inputs })).endpoint
  expect((await endpointOf({ site: 'china' })).host).toBe('tcss.tencentcloudapi.com')
  const endpoint = 'https://TCSS.ap-singapore.tencentcloudapi.com'
  expect((await endpointOf({ site: 'china', endpoint })).host).toBe('tcss.ap-singapore.tencentcloudapi.com')
  const local = await endpointOf({ endpoint: 'http://127.0.0.1:8080' })
  expect(local).toMatchObject({ host: '127.0.0.1:8080', local: true })
})

describe('credentials', () => {
  const env = { TENCENTCLOUD_SECRET_ID: 'env-id-00000001', TENCENTCLOUD_SECRET_KEY: 'env-key-00000001' }
  test('from the inputs, each masked', async () => {
    const { credentials, masked } = await parse({ inputs: { 'session-token': 'token-00000001' }, env })
    expect(credentials).toEqual({ secretId: SECRET_ID, secretKey: SECRET_KEY, token: 'token-00000001' })
    expect(masked).toEqual(expect.arrayContaining([SECRET_ID, SECRET_KEY, 'token-00000001']))
  })
  test('from the environment where no input gives any', async () => {
    const { credentials, masked } = await parse({ inputs: { 'secret-id': '', 'secret-key': '' }, env })
    expect(credentials).toEqual({ secretId: 'env-id-00000001', secretKey: 'env-key-00000001', token: null })
    expect(masked).toEqual(expect.arrayContaining(Object.values(env)))
  })
  test.each(['TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'])(
    'the token of a temporary pair, masked, from %s',
    async (name) => {
      const inputs = { 'secret-id': '', 'secret-key': '' }
      const { credentials, masked } = await parse({ inputs, env: { ...env, [name]: 'env-token-0001' } })
      expect([credentials?.token, masked.includes('env-token-0001')]).toEqual(['env-token-0001', true])
    },
  )
  test('with line ends around them, masked as they are used', async () => {
    const { credentials, masked } = await parse({ inputs: { 'secret-key': ` ${SECRET_KEY}\n` } })
    expect([credentials?.secretKey, masked.includes(SECRET_KEY)]).toEqual([SECRET_KEY, true])
  })
  test('tokens of GitHub are masked, too', async () => {
    const inputs = { 'github-token': 'ghs_token-00000001', 'policy-token': ' ghp_token-00000002\n' }
    const { masked } = await parse({ inputs })
    expect(masked).toEqual(expect.arrayContaining(['ghs_token-00000001', 'ghp_token-00000002']))
  })
  test.each([
    { given: { 'github-token': 'ghs_here-0001', 'policy-token': 'ghp_there-001' }, token: 'ghp_there-001' },
    { given: { 'github-token': 'ghs_here-0001' }, token: 'ghs_here-0001' },
  ])('a policy of another repository is read with $token', async ({ given, token }) => {
    const inputs = { ...given, 'policy-file': 'acme/policies:gate.yml@v1' }
    const asked: unknown[] = []
    const readRemote: ReadRemoteFile = async (...one) => {
      asked.push(one)
      return { kind: 'text', digest: IMAGE_ID, text: 'version: 1\nlimits: { critical: 2 }\n' }
    }
    const { policy } = await parse({ inputs, readRemote })
    expect(asked).toEqual([[{ repository: 'acme/policies', path: 'gate.yml', ref: 'v1' }, token]])
    expect(policy.limits['max-critical']).toEqual({
      value: 2,
      source: { kind: 'policy', policy: 'acme/policies:gate.yml@v1', line: 2 },
    })
  })
  test('a token in the environment does not join a pair from the inputs', async () => {
    const { credentials } = await parse({ env: { TENCENTCLOUD_TOKEN: 'env-token-0001' } })
    expect(credentials).toEqual({ secretId: SECRET_ID, secretKey: SECRET_KEY, token: null })
  })
  test('half a pair is not completed from the environment', async () => {
    expect((await refused({ inputs: { 'secret-key': '' }, env })).points()[0]).toMatch(/secret-key/)
  })
  test('a secret is masked even when another input is wrong', async () => {
    const masked: string[] = []
    const sources = someSources({ mode: 'off' }, { mask: (secret) => void masked.push(secret) })
    expect((await parseInputs(sources)).inputs).toBeInstanceOf(GateError)
    expect(masked).toEqual(expect.arrayContaining([SECRET_ID, SECRET_KEY]))
  })
})

describe('everything wrong at once', () => {
  const REFERENCE = `h.io/a@${IMAGE_ID}`
  const HEX = 'f'.repeat(64)
  const UPPER = `sha256:${'A'.repeat(64)}`
  const A_LIMIT = 'a whole number from 0 to 999999999, or off'
  const SECRETS = ['short!1', 'two words', 'p4ssw0rd-of-proxy']
  const WRONG = {
    'image-id': `${IMAGE_ID}, nginx\n6a1b2c3d4e5f\n${HEX}\r\n${UPPER}, ${REFERENCE}\nnginx`,
    'max-vulnerabilities': 'abc',
    'max-viruses': '-1',
    'max-risks': '1e3',
    'max-sensitive-info': '',
    'require-trusted': 'yes',
    'incomplete-scan': 'ignore',
    'max-scan-age': '0',
    'expected-digest': '',
    mode: 'off',
    'policy-file': 'preset:lax',
    'trigger-scan': 'yes',
    'wait-timeout': '10',
    'scan-time-zone': 'CST',
    site: 'eu',
    endpoint: 'https://evil.example',
    summary: 'on',
    annotations: 'nope',
    'annotate-files': 'k8s/**/*.yaml, ../*.yaml',
    comment: 'sometimes',
    'report-file': '',
    'sarif-file': '/gate.sarif',
    'predicate-file': 'k8s/',
    'without-credentials': 'ignore',
    'secret-id': 'short!1',
    'secret-key': '',
    'session-token': 'two words',
  }
  const env = { HTTPS_PROXY: 'socks5://user:p4ssw0rd-of-proxy@proxy.example' }

  test('all mistakes are reported together, each with its name, its value (never a secret) and what is accepted', async () => {
    const said = [
      ['image-id', 'nginx', '64'],
      ['image-id', '6a1b2c3d4e5f', 'short', '64'],
      ['image-id', HEX, 'sha256:'],
      ['image-id', UPPER, 'lower-case'],
      ['image-id', REFERENCE, 'in the input `image`'],
      ['max-viruses', '-1', A_LIMIT],
      ['max-vulnerabilities', 'abc', A_LIMIT],
      ['max-risks', '1e3', A_LIMIT],
      ['max-sensitive-info', 'empty', A_LIMIT],
      ['require-trusted', 'yes', 'true or false'],
      ['incomplete-scan', 'ignore', 'fail or warn'],
      ['max-scan-age', '0', 'from 1s to 3650d', 'or off'],
      ['expected-digest', 'empty', '64', 'or none'],
      ['mode', 'off', 'enforce or warn'],
      ['policy-file', 'preset:lax', 'preset:strict'],
      ['wait-timeout', '10', 'with s, m, h or d', 'at most 24h', 'or 0'],
      ['trigger-scan', 'yes', 'true or false'],
      ['scan-time-zone', 'CST', '+08:00'],
      ['without-credentials', 'ignore', 'error or skip'],
      ['secret-id', 'at least 8'],
      ['secret-key', 'missing'],
      ['session-token', 'at least 8'],
      ['site', 'eu', 'intl or china'],
      ['endpoint', 'https://evil.example', 'tcss.intl.tencentcloudapi.com'],
      ['HTTPS_PROXY', 'http://'],
      ['summary', 'on', 'true or false'],
      ['annotations', 'nope', 'true or false'],
      ['comment', 'sometimes', 'never or on-failure or always'],
      ['report-file', 'empty', 'the path of a file in the workspace, or none'],
      ['sarif-file', '/gate.sarif', 'the path of a file in the workspace, or none'],
      ['predicate-file', 'k8s/', 'the path of a file in the workspace, or none'],
      ['annotate-files', '../*.yaml', 'it has a .. segment'],
    ]
    const error = await refused({ inputs: WRONG, env })
    expect([error.code, error.points().length]).toEqual(['input', said.length])
    said.forEach(([name, ...words], at) => {
      const point = error.points()[at] ?? ''
      expect(point.startsWith(`${name}: `)).toBe(true)
      for (const word of words) expect(point).toContain(word)
    })
    for (const secret of SECRETS) expect(error.message).not.toContain(secret)
  })

  test('a corrected mistake is gone, and the others stay', async () => {
    const all = (await refused({ inputs: WRONG, env })).points()
    const { mode: _, ...others } = WRONG
    expect((await refused({ inputs: others, env })).points()).toEqual(
      all.filter((one) => !one.startsWith('mode')),
    )
  })

  test('nothing to check is reported beside other mistakes', async () => {
    const inputs = { ...limits('off'), 'require-trusted': 'false', mode: 'off', 'image-id': '' }
    const points = (await refused({ inputs })).points()
    expect(points.map((point) => point.split(':')[0])).toEqual([
      'image-id, image',
      'mode',
      [...LIMIT_RULES, 'deny', 'require-trusted', 'max-scan-age', 'expected-digest'].join(', '),
    ])
  })
})

describe('how to go about scans', () => {
  const scanning = async (inputs: Readonly<Record<string, string>>) => (await parse({ inputs })).scanning
  test.each([
    {
      name: 'ten minutes and no asking, in Beijing',
      inputs: {},
      is: { wait: 600_000, trigger: false, zone: 480 },
    },
    {
      name: 'as given',
      inputs: { 'wait-timeout': '24h', 'trigger-scan': 'true', 'scan-time-zone': '-05:00' },
      is: { wait: 86_400_000, trigger: true, zone: -300 },
    },
    { name: 'no waiting', inputs: { 'wait-timeout': '0' }, is: { wait: 0, trigger: false, zone: 480 } },
    {
      name: 'no waiting, with a unit',
      inputs: { 'wait-timeout': '0m' },
      is: { wait: 0, trigger: false, zone: 480 },
    },
  ])('$name', async ({ inputs, is }) => expect(await scanning(inputs)).toEqual(is))

  test.each(['10', '10 minutes', '-1m', '25h', '1441m', 'off'])(
    'wait-timeout: %s is refused',
    async (text) => {
      expect((await refused({ inputs: { 'wait-timeout': text } })).points()).toEqual([
        expect.stringMatching(/^wait-timeout: .* is not accepted; give .*at most 24h, or 0\.$/),
      ])
    },
  )

  test.each(['0', '0s', '3651d', '1', '1w', 'none'])('max-scan-age: %s is refused', async (text) => {
    expect((await refused({ inputs: { 'max-scan-age': text } })).points()).toHaveLength(1)
  })

  test.each(['0', '0s'])('a scan that is asked for must be waited for: wait-timeout: %s', async (text) => {
    const error = await refused({ inputs: { 'trigger-scan': 'true', 'wait-timeout': text } })
    expect(error.points()).toEqual([
      'trigger-scan: a requested scan must be waited for, but `wait-timeout` is 0.',
    ])
  })

  test('one digest is expected of one image alone', async () => {
    const both = {
      'image-id': `${someImage(1).imageId},${someImage(2).imageId}`,
      'expected-digest': IMAGE_ID,
    }
    expect((await refused({ inputs: both })).points()).toEqual([
      'expected-digest: one digest cannot be that of 2 images; ask for one image.',
    ])
    const same = { 'image-id': `${IMAGE_ID},${IMAGE_ID}`, 'expected-digest': IMAGE_ID }
    expect((await parse({ inputs: same })).policy.expectedDigest).toEqual({
      value: IMAGE_ID,
      source: { kind: 'input', input: 'expected-digest' },
    })
  })

  test.each(['max-scan-age', 'expected-digest'])('%s alone is something to check', async (input) => {
    const value = input === 'max-scan-age' ? '7d' : IMAGE_ID
    await expect(
      parse({ inputs: { ...limits('off'), 'require-trusted': 'false', [input]: value } }),
    ).resolves.toBeDefined()
  })
})

describe('a list in a file', () => {
  const [ONE, TWO, THREE] = [1, 2, 3].map((n) => someImage(n).imageId)
  const readFile: ReadFile = (path) => {
    if (path === 'lists/images.txt')
      return { kind: 'text', digest: IMAGE_ID, text: `# ours\n${ONE}\n\n${TWO}, ${THREE}\n` }
    if (path === 'empty.txt') return { kind: 'text', digest: IMAGE_ID, text: '\n# nothing\n' }
    if (path === 'wrong.txt') return { kind: 'text', digest: IMAGE_ID, text: 'nginx\n@other.txt\n' }
    return { kind: 'problem', problem: 'there is no such file' }
  }
  const images = async (text: string) =>
    (await parse({ inputs: { 'image-id': text }, readFile })).images.map(({ imageId }) => imageId)
  const points = async (text: string) => (await refused({ inputs: { 'image-id': text }, readFile })).points()

  test('stands for its entries, in its place, and each image counts once', async () => {
    expect(await images('@lists/images.txt')).toEqual([ONE, TWO, THREE])
    expect(await images(`${THREE}\n@lists/images.txt\n${ONE}`)).toEqual([THREE, ONE, TWO])
  })

  test('that cannot be read is named, with the reason', async () => {
    expect(await points('@missing.txt')).toEqual([
      'image-id: @missing.txt cannot be used: there is no such file.',
    ])
  })

  test('without an entry is named: it would judge nothing', async () => {
    expect(await points('@empty.txt')).toEqual([
      'image-id: @empty.txt lists no image: the file has only blank lines and comments.',
    ])
  })

  test('with wrong entries names them and the file; a file in a file is none', async () => {
    expect(await points('@wrong.txt')).toEqual([
      expect.stringContaining('image-id: nginx (in wrong.txt) is not an image ID'),
      expect.stringContaining('image-id: @other.txt (in wrong.txt) is not an image ID'),
    ])
  })
})

test('a secret that was pasted into another input is not shown', async () => {
  const error = await refused({ inputs: { site: SECRET_KEY, endpoint: `https://${SECRET_ID}.example` } })
  expect(error.points()).toEqual([
    expect.stringContaining('*** is not accepted'),
    expect.stringContaining('https://***.example'),
  ])
})

describe('limits by severity and denied vulnerabilities', () => {
  const policy = async (inputs: Readonly<Record<string, string>>) => (await parse({ inputs })).policy

  test('a severity takes the default away from the total, and gives limits to those above it', async () => {
    const { limits: found } = await policy({ 'max-medium': '5' })
    const implied = { source: { kind: 'implied', by: 'max-medium' } }
    expect(found).toMatchObject({
      'max-vulnerabilities': { value: 'off', ...implied },
      'max-critical': { value: 0, ...implied },
      'max-high': { value: 0, ...implied },
      'max-medium': { value: 5, source: { kind: 'input', input: 'max-medium' } },
      'max-low': { value: 'off', source: { kind: 'default' } },
    })
    const both = await policy({ 'max-medium': '5', 'max-vulnerabilities': '9' })
    expect(both.limits['max-vulnerabilities'].value).toBe(9)
  })

  test.each(['max-critical', 'max-high', 'max-medium', 'max-low', 'max-exploitable', 'deny'])(
    '%s, given empty, is refused',
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
  ])('deny: %s', async (text, ids) => {
    const source = { kind: 'input', input: 'deny' }
    expect((await policy({ deny: text })).deny).toEqual(ids.map((id) => ({ id, since: null, source })))
  })

  test.each(['CVE-2024', 'CVE-24-1', 'CVE-2024-1*', 'CVE-2024-12 34', 'CVE-2024-3094,none x', 'a/b', 'é'])(
    'deny: %s is refused',
    async (text) => {
      expect((await refused({ inputs: { deny: text } })).points()[0]).toMatch(
        /^deny: .* is not a vulnerability ID/,
      )
    },
  )
})
