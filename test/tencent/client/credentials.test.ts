import { describe, expect, test } from '@jest/globals'
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

test.each([
  { name: 'none at all', given: {}, message: /no credentials.*forks.*Dependabot.*without-credentials/ },
  { name: 'none at all where they are required', given: { mayBeNone: false }, message: /no credentials/ },
  { name: 'an ID alone', given: { inputs: { 'secret-id': ID } }, message: /^secret-key: missing/ },
  { name: 'a key alone', given: { inputs: { 'secret-key': KEY } }, message: /^secret-id: missing/ },
  {
    name: 'a token alone',
    given: { inputs: { 'session-token': TOKEN }, env: ENV },
    message: /^secret-id: missing/,
  },
  {
    name: 'half a pair as input and a whole pair in the environment',
    given: { inputs: { 'secret-id': ID }, env: ENV },
    message: /^secret-key: missing/,
  },
  {
    name: 'half a pair in the environment',
    given: { env: { TENCENTCLOUD_SECRET_ID: ID } },
    message: /^TENCENTCLOUD_SECRET_KEY: missing/,
  },
  {
    name: 'a token alone in the environment',
    given: { env: { TENCENTCLOUD_TOKEN: TOKEN } },
    message: /no credentials/,
  },
  {
    name: 'a key of seven characters',
    given: { inputs: { ...PAIR, 'secret-key': '1234567' } },
    message: /^secret-key: not a usable secret/,
  },
  {
    name: 'a key with a line end inside',
    given: { inputs: { ...PAIR, 'secret-key': 'abcdef\nghijkl' } },
    message: /^secret-key: not a usable secret/,
  },
  {
    name: 'a key with a control character',
    given: { inputs: { ...PAIR, 'secret-key': 'abcdef\u0001ghijkl' } },
    message: /^secret-key: not a usable secret/,
  },
  {
    name: 'a key with a space',
    given: { inputs: { ...PAIR, 'secret-key': 'abcdef ghijkl' } },
    message: /^secret-key: not a usable secret/,
  },
  {
    name: 'an ID with a letter beyond ASCII',
    given: { inputs: { ...PAIR, 'secret-id': 'AKIDexamplé01' } },
    message: /^secret-id: not a usable secret/,
  },
  {
    name: 'a short token',
    given: { inputs: { ...PAIR, 'session-token': 'short' } },
    message: /^session-token: not a usable secret/,
  },
])('credentials are refused: $name', ({ given, message }) => {
  const { found, rejected, masked } = find(given)
  expect(found).toBeUndefined()
  expect(rejected.join('\n')).toMatch(message)
  const { inputs, env } = given as Given
  const secrets = Object.values({ ...inputs, ...env })
  for (const secret of secrets) expect(rejected.join('\n')).not.toContain(secret)
  // Masking a shorter text would hide ordinary words of the log and drop outputs.
  expect(masked.every((secret) => secret.length >= 8)).toBe(true)
})

describe('credentials that may be missing', () => {
  test.each([
    { name: 'nothing is set', given: {} },
    {
      name: 'everything is empty, like secrets that do not exist',
      given: {
        inputs: { 'secret-id': '', 'secret-key': '', 'session-token': '' },
        env: { TENCENTCLOUD_SECRET_ID: '', TENCENTCLOUD_SECRET_KEY: '', TENCENTCLOUD_TOKEN: '' },
      },
    },
  ])('missing credentials are no mistake where they may be missing: $name', ({ given }) => {
    expect(find({ ...given, mayBeNone: true })).toEqual({ found: null, masked: [], rejected: [] })
  })

  test.each([
    { name: 'the inputs', given: { inputs: PAIR } },
    { name: 'the environment', given: { env: ENV } },
  ])('given credentials are used where they may be missing: $name', ({ given }) => {
    const sound = find(given)
    expect(find({ ...given, mayBeNone: true })).toEqual(sound)
    expect(sound.found).toMatchObject({ token: null })
  })

  test.each([
    { name: 'an ID alone', given: { inputs: { 'secret-id': ID } }, message: 'secret-key' },
    { name: 'a key alone', given: { inputs: { 'secret-key': KEY } }, message: 'secret-id' },
    {
      name: 'an ID in the environment',
      given: { env: { TENCENTCLOUD_SECRET_ID: ID } },
      message: 'SECRET_KEY',
    },
    {
      name: 'a key in the environment',
      given: { env: { TENCENTCLOUD_SECRET_KEY: KEY } },
      message: 'SECRET_ID',
    },
    {
      name: 'a key too short',
      given: { inputs: { ...PAIR, 'secret-key': '1234567' } },
      message: 'secret-key',
    },
  ])(
    'incomplete or unusable credentials are refused where they may be missing: $name',
    ({ given, message }) => {
      const { found, rejected } = find({ ...given, mayBeNone: true })
      expect(found).toBeUndefined()
      expect(rejected.join()).toContain(message)
    },
  )

  test('a token without a key pair is refused where credentials may be missing', () => {
    const { found, rejected } = find({ inputs: { 'session-token': TOKEN }, mayBeNone: true })
    expect([found, rejected.map((one) => one.split(':')[0])]).toEqual([
      undefined,
      ['secret-id', 'secret-key'],
    ])
  })
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
