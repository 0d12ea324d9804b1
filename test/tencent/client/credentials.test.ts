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
    name: 'the inputs before the environment, whose token stays with its pair',
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
    name: 'a token emptied by a clean-up step is none',
    given: { env: { ...ENV, TENCENTCLOUD_SESSION_TOKEN: '', TENCENTCLOUD_TOKEN: '' } },
    found: { secretId: ENV.TENCENTCLOUD_SECRET_ID, secretKey: ENV.TENCENTCLOUD_SECRET_KEY, token: null },
  },
  {
    name: 'a key pasted with a line end',
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
  { name: 'none at all', given: {}, says: /no credentials.*forks.*Dependabot.*without-credentials/ },
  { name: 'none at all where there must be some', given: { mayBeNone: false }, says: /no credentials/ },
  { name: 'an ID alone', given: { inputs: { 'secret-id': ID } }, says: /^secret-key: missing/ },
  { name: 'a key alone', given: { inputs: { 'secret-key': KEY } }, says: /^secret-id: missing/ },
  {
    name: 'a token alone',
    given: { inputs: { 'session-token': TOKEN }, env: ENV },
    says: /^secret-id: missing/,
  },
  {
    name: 'half a pair is not completed from the environment',
    given: { inputs: { 'secret-id': ID }, env: ENV },
    says: /^secret-key: missing/,
  },
  {
    name: 'half a pair in the environment',
    given: { env: { TENCENTCLOUD_SECRET_ID: ID } },
    says: /^TENCENTCLOUD_SECRET_KEY: missing/,
  },
  {
    name: 'a token alone in the environment is no pair',
    given: { env: { TENCENTCLOUD_TOKEN: TOKEN } },
    says: /no credentials/,
  },
  {
    name: 'a key of seven characters',
    given: { inputs: { ...PAIR, 'secret-key': '1234567' } },
    says: /^secret-key: not a usable secret/,
  },
  {
    name: 'a key with a line end within',
    given: { inputs: { ...PAIR, 'secret-key': 'abcdef\nghijkl' } },
    says: /^secret-key: not a usable secret/,
  },
  {
    name: 'a key with a control character',
    given: { inputs: { ...PAIR, 'secret-key': 'abcdef\u0001ghijkl' } },
    says: /^secret-key: not a usable secret/,
  },
  {
    name: 'a key with a blank',
    given: { inputs: { ...PAIR, 'secret-key': 'abcdef ghijkl' } },
    says: /^secret-key: not a usable secret/,
  },
  {
    name: 'an ID with a letter beyond ASCII',
    given: { inputs: { ...PAIR, 'secret-id': 'AKIDexamplé01' } },
    says: /^secret-id: not a usable secret/,
  },
  {
    name: 'a short token',
    given: { inputs: { ...PAIR, 'session-token': 'short' } },
    says: /^session-token: not a usable secret/,
  },
])('refused: $name', ({ given, says }) => {
  const { found, rejected, masked } = find(given)
  expect(found).toBeUndefined()
  expect(rejected.join('\n')).toMatch(says)
  const { inputs, env } = given as Given
  const secrets = Object.values({ ...inputs, ...env })
  for (const secret of secrets) expect(rejected.join('\n')).not.toContain(secret)
  // What is shorter is too common a text to mask: it would blank out half the log, and drop outputs.
  expect(masked.every((secret) => secret.length >= 8)).toBe(true)
})

describe('where there may be none', () => {
  test.each([
    { name: 'nothing is given', given: {} },
    {
      name: 'everything is empty, as secrets are that do not exist',
      given: {
        inputs: { 'secret-id': '', 'secret-key': '', 'session-token': '' },
        env: { TENCENTCLOUD_SECRET_ID: '', TENCENTCLOUD_SECRET_KEY: '', TENCENTCLOUD_TOKEN: '' },
      },
    },
  ])('there is none, and nothing is wrong with that: $name', ({ given }) => {
    expect(find({ ...given, mayBeNone: true })).toEqual({ found: null, masked: [], rejected: [] })
  })

  test.each([
    { name: 'the inputs', given: { inputs: PAIR } },
    { name: 'the environment', given: { env: ENV } },
  ])('those that are given count all the same: $name', ({ given }) => {
    const sound = find(given)
    expect(find({ ...given, mayBeNone: true })).toEqual(sound)
    expect(sound.found).toMatchObject({ token: null })
  })

  test.each([
    { name: 'an ID alone', given: { inputs: { 'secret-id': ID } }, says: 'secret-key' },
    { name: 'a key alone', given: { inputs: { 'secret-key': KEY } }, says: 'secret-id' },
    { name: 'an ID in the environment', given: { env: { TENCENTCLOUD_SECRET_ID: ID } }, says: 'SECRET_KEY' },
    { name: 'a key in the environment', given: { env: { TENCENTCLOUD_SECRET_KEY: KEY } }, says: 'SECRET_ID' },
    { name: 'a key too short', given: { inputs: { ...PAIR, 'secret-key': '1234567' } }, says: 'secret-key' },
  ])('half a pair is a mistake, and so is one that cannot be used: $name', ({ given, says }) => {
    const { found, rejected } = find({ ...given, mayBeNone: true })
    expect(found).toBeUndefined()
    expect(rejected.join()).toContain(says)
  })

  test('a token alone is a mistake, for the rest of its pair is missing', () => {
    const { found, rejected } = find({ inputs: { 'session-token': TOKEN }, mayBeNone: true })
    expect([found, rejected.map((one) => one.split(':')[0])]).toEqual([
      undefined,
      ['secret-id', 'secret-key'],
    ])
  })
})

test('eight characters are enough, and are masked', () => {
  const { found, masked } = find({ inputs: { ...PAIR, 'secret-key': '12345678' } })
  expect([found?.secretKey, masked]).toEqual(['12345678', [ID, '12345678']])
})

test('a secret that is refused is masked all the same', () => {
  expect(find({ inputs: { ...PAIR, 'secret-key': 'abcdef ghijkl' } }).masked).toContain('abcdef ghijkl')
})

test('secrets are taken out of foreign text, wherever they stand', () => {
  const redact = redactor([ID, KEY, TOKEN])
  expect(redact(`${KEY}${KEY} of ${ID}, ${TOKEN}!`)).toBe('****** of ***, ***!')
  expect(redactor([ID, KEY])('null stays')).toBe('null stays')
})
