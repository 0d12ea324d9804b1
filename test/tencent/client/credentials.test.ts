import { expect, test } from '@jest/globals'
import { findCredentials, redactor } from '../../../src/tencent/client/credentials.ts'

const ID = 'AKIDexample0001'
const KEY = 'secret-key-0001'
const TOKEN = 'session-token-0001'

interface Given {
  readonly inputs?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly mayBeNone?: boolean
}

function find({ inputs = {}, env = {}, mayBeNone }: Given) {
  const masked: string[] = []
  const rejected: string[] = []
  const sources = {
    read: (input: string) => inputs[input] ?? '',
    env,
    mask: (secret: string) => void masked.push(secret),
    reject: (where: string, why: string) => void rejected.push(`${where}: ${why}`),
  }
  const found = mayBeNone === undefined ? findCredentials(sources) : findCredentials(sources, mayBeNone)
  return { found, masked, rejected }
}

const PAIR = { 'secret-id': ID, 'secret-key': KEY }
const ENV = { TENCENTCLOUD_SECRET_ID: 'AKIDfromtheenv01', TENCENTCLOUD_SECRET_KEY: 'key-from-the-env' }

test.each([
  { name: 'the inputs', given: { inputs: PAIR }, found: { secretId: ID, secretKey: KEY, token: null } },
  {
    name: 'the inputs with a token',
    given: { inputs: { ...PAIR, 'session-token': TOKEN } },
    found: { secretId: ID, secretKey: KEY, token: TOKEN },
  },
  {
    name: 'the inputs when the environment has a pair with a token, too',
    given: { inputs: PAIR, env: { ...ENV, TENCENTCLOUD_TOKEN: TOKEN } },
    found: { secretId: ID, secretKey: KEY, token: null },
  },
  {
    name: 'the environment',
    given: { env: ENV },
    found: { secretId: ENV.TENCENTCLOUD_SECRET_ID, secretKey: ENV.TENCENTCLOUD_SECRET_KEY, token: null },
  },
  ...['TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'].map((name) => ({
    name: `the environment with a token in ${name}`,
    given: { env: { ...ENV, [name]: TOKEN } },
    found: { secretId: ENV.TENCENTCLOUD_SECRET_ID, secretKey: ENV.TENCENTCLOUD_SECRET_KEY, token: TOKEN },
  })),
  {
    name: 'the environment with an empty token, which does not count',
    given: { env: { ...ENV, TENCENTCLOUD_SESSION_TOKEN: '', TENCENTCLOUD_TOKEN: '' } },
    found: { secretId: ENV.TENCENTCLOUD_SECRET_ID, secretKey: ENV.TENCENTCLOUD_SECRET_KEY, token: null },
  },
  {
    name: 'the inputs with a line end after the key',
    given: { inputs: { 'secret-id': ID, 'secret-key': `${KEY}\n` } },
    found: { secretId: ID, secretKey: KEY, token: null },
  },
] as const)('credentials come from $name', ({ given, found }) => {
  const result = find(given)
  expect([result.found, result.rejected]).toEqual([found, []])
  const secrets = [found.secretId, found.secretKey, found.token].filter((secret) => secret !== null)
  expect(result.masked).toEqual(secrets)
})

const withKey = (key: string): Given => ({ inputs: { ...PAIR, 'secret-key': key } })

test.each<[name: string, given: Given, message: RegExp]>([
  ['an ID alone', { inputs: { 'secret-id': ID } }, /^secret-key: missing/],
  ['a key alone', { inputs: { 'secret-key': KEY } }, /^secret-id: missing/],
  ['a token alone', { inputs: { 'session-token': TOKEN }, env: ENV }, /^secret-id: missing/],
  ['half a pair as input', { inputs: { 'secret-id': ID }, env: ENV }, /^secret-key: missing/],
  ['an ID in the environment', { env: { TENCENTCLOUD_SECRET_ID: ID } }, /^TENCENTCLOUD_SECRET_KEY: missing/],
  ['a key in the environment', { env: { TENCENTCLOUD_SECRET_KEY: KEY } }, /^TENCENTCLOUD_SECRET_ID: missing/],
  ['a key of seven characters', withKey('1234567'), /^secret-key: not a usable secret/],
  ['a key with a line end inside', withKey('abcdef\nghijkl'), /^secret-key: not a usable secret/],
  ['a key with a control character', withKey('abcdef\u0001ghijkl'), /^secret-key: not a usable secret/],
  ['a key with a space', withKey('abcdef ghijkl'), /^secret-key: not a usable secret/],
  [
    'a non-ASCII ID',
    { inputs: { ...PAIR, 'secret-id': 'AKIDexamplé01' } },
    /^secret-id: not a usable secret/,
  ],
  ['a short token', { inputs: { ...PAIR, 'session-token': 'short' } }, /^session-token: not a usable secret/],
])('incomplete or unusable credentials are refused: %s', (_name, given, message) => {
  const { found, rejected, masked } = find(given)
  expect(found).toBeUndefined()
  expect(rejected.join('\n')).toMatch(message)
  for (const secret of Object.values({ ...given.inputs, ...given.env }))
    expect(rejected.join('\n')).not.toContain(secret)
  // Masking a shorter text would hide ordinary words of the log and drop outputs.
  expect(masked.every((secret) => secret.length >= 8)).toBe(true)
  expect(find({ ...given, mayBeNone: true })).toEqual({ found, rejected, masked })
})

test.each<[name: string, given: Given]>([
  ['nothing is set', {}],
  ['only a token is set', { env: { TENCENTCLOUD_TOKEN: TOKEN } }],
  [
    'everything is empty, like secrets that do not exist',
    {
      inputs: { 'secret-id': '', 'secret-key': '', 'session-token': '' },
      env: { TENCENTCLOUD_SECRET_ID: '', TENCENTCLOUD_SECRET_KEY: '', TENCENTCLOUD_TOKEN: '' },
    },
  ],
])('no credentials at all are refused unless they may be missing: %s', (_name, given) => {
  const { found, rejected } = find(given)
  expect([found, rejected]).toEqual([
    undefined,
    [expect.stringMatching(/no credentials.*forks.*Dependabot.*without-credentials/)],
  ])
  expect(find({ ...given, mayBeNone: false })).toMatchObject({ found, rejected })
  expect(find({ ...given, mayBeNone: true })).toEqual({ found: null, masked: [], rejected: [] })
})

test.each<[name: string, given: Given]>([
  ['the inputs', { inputs: PAIR }],
  ['the environment', { env: ENV }],
])('credentials that are given are used even if they may be missing: %s', (_name, given) => {
  const sound = find(given)
  expect(find({ ...given, mayBeNone: true })).toEqual(sound)
  expect(sound.found).toMatchObject({ token: null })
})

test('a key of eight characters is accepted and masked', () => {
  const { found, masked } = find({ inputs: { ...PAIR, 'secret-key': '12345678' } })
  expect([found?.secretKey, masked]).toEqual(['12345678', [ID, '12345678']])
})

test('a refused secret is masked', () => {
  expect(find({ inputs: { ...PAIR, 'secret-key': 'abcdef ghijkl' } }).masked).toContain('abcdef ghijkl')
})

test('a redactor removes secrets anywhere in a text', () => {
  const redact = redactor([ID, KEY, TOKEN])
  expect(redact(`${KEY}${KEY} of ${ID}, ${TOKEN}!`)).toBe('****** of ***, ***!')
  expect(redactor([ID, KEY])('null stays')).toBe('null stays')
})
