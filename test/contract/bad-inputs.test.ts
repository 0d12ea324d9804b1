import { describe, expect, test } from '@jest/globals'
import { code } from '../../src/text.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY } from '../make.ts'
import { limits, refused } from './parse.ts'

/** Every way in which one input can be wrong, and what is said of it: the input, the value, what is accepted. */
const WRONG: readonly { inputs: Readonly<Record<string, string>>; says: readonly string[] }[] = [
  ...['abc', '-1', '1e3', '٣', '+5', '0x5', '3.5', '1000000000', 'Off', '5abc', '1 2'].map((value) => {
    return {
      inputs: { 'max-vulnerabilities': value },
      says: ['max-vulnerabilities', value, '999999999', 'off'],
    }
  }),
  { inputs: { 'max-risks': '-1' }, says: ['max-risks', '-1', 'off'] },
  { inputs: { 'max-viruses': '1e3' }, says: ['max-viruses', '1e3', 'off'] },
  { inputs: { 'max-sensitive-info': 'none' }, says: ['max-sensitive-info', 'none', 'off'] },
  { inputs: { 'max-sensitive-info': '' }, says: ['max-sensitive-info', 'empty', 'off'] },
  { inputs: { 'max-sensitive-info': ' ' }, says: ['max-sensitive-info', 'empty', 'off'] },
  { inputs: { 'image-id': '' }, says: ['image-id', 'sha256:', '64'] },
  { inputs: { 'image-id': ' \n, ,\n# none' }, says: ['image-id', 'sha256:', '64'] },
  { inputs: { 'image-id': 'nginx' }, says: ['image-id', 'nginx', 'sha256:', '64'] },
  { inputs: { 'image-id': 'a1b2c3d4e5f6' }, says: ['image-id', 'a1b2c3d4e5f6', 'short', 'sha256:'] },
  { inputs: { 'image-id': '1'.repeat(64) }, says: ['image-id', '1'.repeat(64), 'sha256:'] },
  { inputs: { 'image-id': `sha256:${'A'.repeat(64)}` }, says: ['image-id', 'AAAA', 'lower-case'] },
  { inputs: { 'image-id': `sha256:${'1'.repeat(65)}` }, says: ['image-id', '1'.repeat(65), '64'] },
  {
    inputs: { 'image-id': `h.io/a@${IMAGE_ID}` },
    says: ['image-id', `h.io/a@${IMAGE_ID}`, 'in the input `image`'],
  },
  ...['yes', '1', 'tRUE', 'off'].map((value) => {
    return { inputs: { 'require-trusted': value }, says: ['require-trusted', value, 'true', 'false'] }
  }),
  { inputs: { summary: 'on' }, says: ['summary', 'on', 'true', 'false'] },
  { inputs: { annotations: 'no' }, says: ['annotations', 'no', 'true', 'false'] },
  { inputs: { comment: 'on' }, says: ['comment', 'on', 'never', 'on-failure', 'always'] },
  { inputs: { comment: 'Always' }, says: ['comment', 'Always', 'never', 'on-failure', 'always'] },
  ...['annotate-files', 'report-file', 'sarif-file', 'predicate-file'].flatMap((input) => [
    { inputs: { [input]: '' }, says: [input, 'empty', 'none'] },
    { inputs: { [input]: ' \n' }, says: [input, 'empty', 'none'] },
    { inputs: { [input]: '/etc/passwd' }, says: [input, '/etc/passwd'] },
    { inputs: { [input]: '../x' }, says: [input, '../x'] },
  ]),
  ...['true', 'Skip', 'fail', 'ignore'].map((value) => {
    return { inputs: { 'without-credentials': value }, says: ['without-credentials', value, 'error', 'skip'] }
  }),
  { inputs: { mode: 'off' }, says: ['mode', 'off', 'enforce', 'warn'] },
  { inputs: { mode: 'Warn' }, says: ['mode', 'Warn', 'enforce', 'warn'] },
  { inputs: { 'incomplete-scan': 'ignore' }, says: ['incomplete-scan', 'ignore', 'fail', 'warn'] },
  { inputs: { site: 'cn' }, says: ['site', 'cn', 'intl', 'china'] },
  ...[
    'https://evil.example',
    'tcss.tencentcloudapi.com.',
    'http://10.0.0.1',
    'tcss.tencentcloudapi.com:443',
  ].map((value) => ({ inputs: { endpoint: value }, says: ['endpoint', value, 'tencentcloudapi.com'] })),
  { inputs: { 'policy-file': '' }, says: ['policy-file', 'empty', 'none'] },
  { inputs: { 'policy-file': ' \n# nothing' }, says: ['policy-file', 'empty', 'none'] },
  ...['preset:lax', '../policy.yml', '/etc/policy.yml', 'policy.yml@', 'acme/policies:policy.yml'].map(
    (value) => ({ inputs: { 'policy-file': value }, says: ['policy-file', value, 'preset:strict'] }),
  ),
  { inputs: { 'policy-file': 'gone.yml' }, says: ['policy-file', 'gone.yml', 'there is no such file'] },
  {
    inputs: { 'policy-file': 'policy.yml@main' },
    says: ['policy-file', 'policy.yml@main', 'GITHUB_REPOSITORY'],
  },
  { inputs: { 'secret-key': '' }, says: ['secret-key', 'missing'] },
  { inputs: { 'secret-id': '' }, says: ['secret-id', 'missing'] },
  {
    inputs: { 'secret-id': '', 'secret-key': '' },
    says: ['secret-id', 'secret-key', 'TENCENTCLOUD_SECRET_ID'],
  },
  { inputs: { 'secret-key': 'hunter2' }, says: ['secret-key', '8'] },
  { inputs: { 'session-token': 'a token with blanks' }, says: ['session-token', '8'] },
  {
    inputs: { ...limits('off'), 'require-trusted': 'false' },
    says: [
      'max-viruses',
      'max-vulnerabilities',
      'max-risks',
      'max-sensitive-info',
      'require-trusted',
      'nothing',
    ],
  },
]

describe('a wrong input is refused by name, with its value and what is accepted', () => {
  test.each(WRONG)('$inputs', async ({ inputs, says }) => {
    const error = await refused({ inputs })
    expect(error.code).toBe('input')
    expect(error.points()).toHaveLength(1)
    for (const word of says) expect(error.points()[0]).toContain(word)
    expect(error.message).toContain(error.points()[0])
    for (const secret of [SECRET_ID, SECRET_KEY, 'hunter2', 'a token with blanks']) {
      expect(error.message).not.toContain(secret)
    }
  })
})

test('all mistakes are in one error', async () => {
  const inputs = {
    'image-id': 'nginx, a1b2c3d4e5f6',
    'max-vulnerabilities': 'abc',
    'max-risks': '-1',
    'max-viruses': '٣',
    'max-sensitive-info': '',
    'require-trusted': 'yes',
    'incomplete-scan': 'off',
    mode: 'off',
    'policy-file': 'preset:lax',
    'secret-key': '',
    site: 'eu',
    endpoint: 'https://evil.example',
    summary: 'on',
    annotations: 'on',
    'annotate-files': '!a',
    comment: 'on',
    'without-credentials': 'warn',
    'report-file': '.git/config',
    'sarif-file': '..',
    'predicate-file': '',
  }
  const error = await refused({
    inputs,
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0', HTTPS_PROXY: 'socks5://x' },
  })
  expect(error.points()).toHaveLength(23)
  for (const name of Object.keys(inputs))
    expect(error.points().some((point) => point.startsWith(name))).toBe(true)
  expect(error.problem()).toContain('23')
})

test('a mistake is told in one line, its value quoted for the place where it is read', async () => {
  const error = await refused({ inputs: { mode: '<b>|\n::error::x' } })
  expect(error.points()[0]).toContain('<b>|\\n::error::x')
  expect(error.points(code)[0]).toContain(code('<b>|\n::error::x'))
  expect(error.points()[0]).not.toContain('\n')
})
