import { expect, test } from '@jest/globals'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { code } from '../../src/text.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY } from '../make.ts'
import { limits, refused } from './parse.ts'

/** Ways in which one input can be wrong, and what its message must contain: the input, the value, what is accepted. */
const WRONG: readonly (readonly [inputs: Readonly<Record<string, string>>, ...words: readonly string[]])[] = [
  [{ 'max-vulnerabilities': 'abc' }, 'max-vulnerabilities', 'abc', '999999999', 'off'],
  [{ 'max-vulnerabilities': '1e3' }, 'max-vulnerabilities', '1e3', '999999999', 'off'],
  [{ 'max-viruses': '٣' }, 'max-viruses', '٣', 'off'],
  [{ 'max-risks': '-1' }, 'max-risks', '-1', 'off'],
  [{ 'max-sensitive-info': 'none' }, 'max-sensitive-info', 'none', 'off'],
  [{ 'max-sensitive-info': '' }, 'max-sensitive-info', 'empty', 'off'],
  [{ 'max-sensitive-info': ' ' }, 'max-sensitive-info', 'empty', 'off'],
  [{ 'image-id': '' }, 'image-id', 'sha256:', '64'],
  [{ 'image-id': ' \n, ,\n# none' }, 'image-id', 'sha256:', '64'],
  [{ 'image-id': `sha256:${'1'.repeat(65)}` }, 'image-id', '1'.repeat(65), '64'],
  [{ 'require-trusted': 'tRUE' }, 'require-trusted', 'tRUE', 'true', 'false'],
  [{ summary: 'on' }, 'summary', 'on', 'true', 'false'],
  [{ annotations: 'no' }, 'annotations', 'no', 'true', 'false'],
  [{ 'without-credentials': 'Skip' }, 'without-credentials', 'Skip', 'error', 'skip'],
  [{ mode: 'Warn' }, 'mode', 'Warn', 'enforce', 'warn'],
  [{ 'incomplete-scan': 'ignore' }, 'incomplete-scan', 'ignore', 'fail', 'warn'],
  [{ site: 'cn' }, 'site', 'cn', 'intl', 'china'],
  [{ endpoint: 'http://10.0.0.1' }, 'endpoint', 'http://10.0.0.1', 'tencentcloudapi.com'],
  [{ 'policy-file': '' }, 'policy-file', 'empty', 'none'],
  [{ 'policy-file': ' \n# nothing' }, 'policy-file', 'empty', 'none'],
  ...['preset:lax', '../policy.yml', '/etc/policy.yml', 'policy.yml@', 'acme/policies:policy.yml'].map(
    (value) => [{ 'policy-file': value }, 'policy-file', value, 'preset:strict'] as const,
  ),
  [{ 'policy-file': 'gone.yml' }, 'policy-file', 'gone.yml', 'there is no such file'],
  [{ 'policy-file': 'policy.yml@main' }, 'policy-file', 'policy.yml@main', 'GITHUB_REPOSITORY'],
  [{ 'secret-key': '' }, 'secret-key', 'missing'],
  [{ 'secret-id': '' }, 'secret-id', 'missing'],
  [{ 'secret-id': '', 'secret-key': '' }, 'secret-id', 'secret-key', 'TENCENTCLOUD_SECRET_ID'],
  [{ 'secret-key': 'hunter2' }, 'secret-key', '8'],
  [{ 'session-token': 'a token with spaces' }, 'session-token', '8'],
  [
    { ...limits('off'), 'require-trusted': 'false' },
    ...[
      'max-viruses',
      'max-vulnerabilities',
      'max-risks',
      'max-sensitive-info',
      'require-trusted',
      'nothing',
    ],
  ],
]

test.each(WRONG.map(([inputs, ...words]) => ({ inputs, words })))(
  'the input $inputs is refused with its name, its value and what is accepted',
  async ({ inputs, words }) => {
    const error = await refused({ inputs })
    expect(error.code).toBe('input')
    expect(error.points()).toHaveLength(1)
    for (const word of words) expect(error.points()[0]).toContain(word)
    expect(error.message).toContain(error.points()[0])
    for (const secret of [SECRET_ID, SECRET_KEY, 'hunter2', 'a token with spaces'])
      expect(error.message).not.toContain(secret)
  },
)

test('a message about an input is one line that escapes the value for the place where it is shown', async () => {
  const error = await refused({ inputs: { mode: '<b>|\n::error::x' } })
  expect(error.points()[0]).toContain('<b>|\\n::error::x')
  expect(error.points(code)[0]).toContain(code('<b>|\n::error::x'))
  expect(error.points()[0]).not.toContain('\n')
})

const REFERENCE = `h.io/a@${IMAGE_ID}`
const HEX = 'f'.repeat(64)
const UPPER = `sha256:${'A'.repeat(64)}`
const A_LIMIT = 'a whole number from 0 to 999999999, or off'
const SECRETS = ['short!1', 'two words', 'p4ssw0rd-of-proxy']
const ALL_WRONG = {
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

test('all mistakes are reported together, each with name, value (never a secret) and what is accepted', async () => {
  const expected = [
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
  const error = await refused({ inputs: ALL_WRONG, env })
  expect([error.code, error.points().length]).toEqual(['input', expected.length])
  expected.forEach(([name, ...words], at) => {
    const point = error.points()[at] ?? ''
    expect(point.startsWith(`${name}: `)).toBe(true)
    for (const word of words) expect(point).toContain(word)
  })
  for (const secret of SECRETS) expect(error.message).not.toContain(secret)
})

test('a corrected mistake is no longer reported, and the others still are', async () => {
  const all = (await refused({ inputs: ALL_WRONG, env })).points()
  const { mode: _, ...others } = ALL_WRONG
  expect((await refused({ inputs: others, env })).points()).toEqual(
    all.filter((one) => !one.startsWith('mode')),
  )
})

test('a policy that checks nothing is reported beside other mistakes', async () => {
  const inputs = { ...limits('off'), 'require-trusted': 'false', mode: 'off', 'image-id': '' }
  const points = (await refused({ inputs })).points()
  expect(points.map((point) => point.split(':')[0])).toEqual([
    'image-id, image',
    'mode',
    [...LIMIT_RULES, 'deny', 'require-trusted', 'max-scan-age', 'expected-digest'].join(', '),
  ])
})

test('a secret that was pasted into another input is redacted in its message', async () => {
  const error = await refused({ inputs: { site: SECRET_KEY, endpoint: `https://${SECRET_ID}.example` } })
  expect(error.points()).toEqual([
    expect.stringContaining('*** is not accepted'),
    expect.stringContaining('https://***.example'),
  ])
})
