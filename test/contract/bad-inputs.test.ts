import { describe, expect, test } from '@jest/globals'
import { code } from '../../src/text.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY } from '../make.ts'
import { limits, refused } from './parse.ts'

/** Ways in which one input can be wrong, and what its message must contain: the input, the value, what is accepted. */
const WRONG: readonly { inputs: Readonly<Record<string, string>>; words: readonly string[] }[] = [
  ...['abc', '-1', '1e3', '٣', '+5', '0x5', '3.5', '1000000000', 'Off', '5abc', '1 2'].map((value) => {
    return {
      inputs: { 'max-vulnerabilities': value },
      words: ['max-vulnerabilities', value, '999999999', 'off'],
    }
  }),
  { inputs: { 'max-risks': '-1' }, words: ['max-risks', '-1', 'off'] },
  { inputs: { 'max-viruses': '1e3' }, words: ['max-viruses', '1e3', 'off'] },
  { inputs: { 'max-sensitive-info': 'none' }, words: ['max-sensitive-info', 'none', 'off'] },
  { inputs: { 'max-sensitive-info': '' }, words: ['max-sensitive-info', 'empty', 'off'] },
  { inputs: { 'max-sensitive-info': ' ' }, words: ['max-sensitive-info', 'empty', 'off'] },
  { inputs: { 'image-id': '' }, words: ['image-id', 'sha256:', '64'] },
  { inputs: { 'image-id': ' \n, ,\n# none' }, words: ['image-id', 'sha256:', '64'] },
  { inputs: { 'image-id': 'nginx' }, words: ['image-id', 'nginx', 'sha256:', '64'] },
  { inputs: { 'image-id': 'a1b2c3d4e5f6' }, words: ['image-id', 'a1b2c3d4e5f6', 'short', 'sha256:'] },
  { inputs: { 'image-id': '1'.repeat(64) }, words: ['image-id', '1'.repeat(64), 'sha256:'] },
  { inputs: { 'image-id': `sha256:${'A'.repeat(64)}` }, words: ['image-id', 'AAAA', 'lower-case'] },
  { inputs: { 'image-id': `sha256:${'1'.repeat(65)}` }, words: ['image-id', '1'.repeat(65), '64'] },
  {
    inputs: { 'image-id': `h.io/a@${IMAGE_ID}` },
    words: ['image-id', `h.io/a@${IMAGE_ID}`, 'in the input `image`'],
  },
  ...['yes', '1', 'tRUE', 'off'].map((value) => {
    return { inputs: { 'require-trusted': value }, words: ['require-trusted', value, 'true', 'false'] }
  }),
  { inputs: { summary: 'on' }, words: ['summary', 'on', 'true', 'false'] },
  { inputs: { annotations: 'no' }, words: ['annotations', 'no', 'true', 'false'] },
  { inputs: { comment: 'on' }, words: ['comment', 'on', 'never', 'on-failure', 'always'] },
  { inputs: { comment: 'Always' }, words: ['comment', 'Always', 'never', 'on-failure', 'always'] },
  ...['annotate-files', 'report-file', 'sarif-file', 'predicate-file'].flatMap((input) => [
    { inputs: { [input]: '' }, words: [input, 'empty', 'none'] },
    { inputs: { [input]: ' \n' }, words: [input, 'empty', 'none'] },
    { inputs: { [input]: '/etc/passwd' }, words: [input, '/etc/passwd'] },
    { inputs: { [input]: '../x' }, words: [input, '../x'] },
  ]),
  ...['true', 'Skip', 'fail', 'ignore'].map((value) => {
    return {
      inputs: { 'without-credentials': value },
      words: ['without-credentials', value, 'error', 'skip'],
    }
  }),
  { inputs: { mode: 'off' }, words: ['mode', 'off', 'enforce', 'warn'] },
  { inputs: { mode: 'Warn' }, words: ['mode', 'Warn', 'enforce', 'warn'] },
  { inputs: { 'incomplete-scan': 'ignore' }, words: ['incomplete-scan', 'ignore', 'fail', 'warn'] },
  { inputs: { site: 'cn' }, words: ['site', 'cn', 'intl', 'china'] },
  ...[
    'https://evil.example',
    'tcss.tencentcloudapi.com.',
    'http://10.0.0.1',
    'tcss.tencentcloudapi.com:443',
  ].map((value) => ({ inputs: { endpoint: value }, words: ['endpoint', value, 'tencentcloudapi.com'] })),
  { inputs: { 'policy-file': '' }, words: ['policy-file', 'empty', 'none'] },
  { inputs: { 'policy-file': ' \n# nothing' }, words: ['policy-file', 'empty', 'none'] },
  ...['preset:lax', '../policy.yml', '/etc/policy.yml', 'policy.yml@', 'acme/policies:policy.yml'].map(
    (value) => ({ inputs: { 'policy-file': value }, words: ['policy-file', value, 'preset:strict'] }),
  ),
  { inputs: { 'policy-file': 'gone.yml' }, words: ['policy-file', 'gone.yml', 'there is no such file'] },
  {
    inputs: { 'policy-file': 'policy.yml@main' },
    words: ['policy-file', 'policy.yml@main', 'GITHUB_REPOSITORY'],
  },
  { inputs: { 'secret-key': '' }, words: ['secret-key', 'missing'] },
  { inputs: { 'secret-id': '' }, words: ['secret-id', 'missing'] },
  {
    inputs: { 'secret-id': '', 'secret-key': '' },
    words: ['secret-id', 'secret-key', 'TENCENTCLOUD_SECRET_ID'],
  },
  { inputs: { 'secret-key': 'hunter2' }, words: ['secret-key', '8'] },
  { inputs: { 'session-token': 'a token with spaces' }, words: ['session-token', '8'] },
  {
    inputs: { ...limits('off'), 'require-trusted': 'false' },
    words: [
      'max-viruses',
      'max-vulnerabilities',
      'max-risks',
      'max-sensitive-info',
      'require-trusted',
      'nothing',
    ],
  },
]

describe('a wrong input is refused with its name, its value and what is accepted', () => {
  test.each(WRONG)('$inputs', async ({ inputs, words }) => {
    const error = await refused({ inputs })
    expect(error.code).toBe('input')
    expect(error.points()).toHaveLength(1)
    for (const word of words) expect(error.points()[0]).toContain(word)
    expect(error.message).toContain(error.points()[0])
    for (const secret of [SECRET_ID, SECRET_KEY, 'hunter2', 'a token with spaces']) {
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

test('a message about an input is one line, with its value quoted for where it is shown', async () => {
  const error = await refused({ inputs: { mode: '<b>|\n::error::x' } })
  expect(error.points()[0]).toContain('<b>|\\n::error::x')
  expect(error.points(code)[0]).toContain(code('<b>|\n::error::x'))
  expect(error.points()[0]).not.toContain('\n')
})
