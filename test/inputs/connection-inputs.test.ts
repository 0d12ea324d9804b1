import { expect, test } from '@jest/globals'
import { GateError } from '../../src/errors.ts'
import { parseInputs } from '../../src/inputs/parse-inputs.ts'
import type { ReadRemoteFile } from '../../src/ports/files.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { IMAGE_ID, PUSH, SECRET_ID, SECRET_KEY, someSources } from '../make.ts'
import { type InputsGiven, parse, refused } from './parse.ts'

test('the site and the endpoint choose the host of the API', async () => {
  const endpointOf = async (inputs: Readonly<Record<string, string>>) => (await parse({ inputs })).endpoint
  expect((await endpointOf({ site: 'china' })).host).toBe('tcss.tencentcloudapi.com')
  const endpoint = 'https://TCSS.ap-singapore.tencentcloudapi.com'
  expect((await endpointOf({ site: 'china', endpoint })).host).toBe('tcss.ap-singapore.tencentcloudapi.com')
  const local = await endpointOf({ endpoint: 'http://127.0.0.1:8080' })
  expect(local).toMatchObject({ host: '127.0.0.1:8080', local: true })
})

const ENV = { TENCENTCLOUD_SECRET_ID: 'env-id-00000001', TENCENTCLOUD_SECRET_KEY: 'env-key-00000001' }
test('credentials of the inputs are used and masked', async () => {
  const { credentials, masked } = await parse({ inputs: { 'session-token': 'token-00000001' }, env: ENV })
  expect(credentials).toEqual({ secretId: SECRET_ID, secretKey: SECRET_KEY, token: 'token-00000001' })
  expect(masked).toEqual(expect.arrayContaining([SECRET_ID, SECRET_KEY, 'token-00000001']))
})
test('credentials of the environment are used when no input gives any', async () => {
  const { credentials, masked } = await parse({ inputs: { 'secret-id': '', 'secret-key': '' }, env: ENV })
  expect(credentials).toEqual({ secretId: 'env-id-00000001', secretKey: 'env-key-00000001', token: null })
  expect(masked).toEqual(expect.arrayContaining(Object.values(ENV)))
})
test.each(['TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'])(
  'the session token of %s is used and masked',
  async (name) => {
    const inputs = { 'secret-id': '', 'secret-key': '' }
    const { credentials, masked } = await parse({ inputs, env: { ...ENV, [name]: 'env-token-0001' } })
    expect([credentials?.token, masked.includes('env-token-0001')]).toEqual(['env-token-0001', true])
  },
)
test('credentials with whitespace around them are masked as they are used', async () => {
  const { credentials, masked } = await parse({ inputs: { 'secret-key': ` ${SECRET_KEY}\n` } })
  expect([credentials?.secretKey, masked.includes(SECRET_KEY)]).toEqual([SECRET_KEY, true])
})
test('GitHub tokens are masked', async () => {
  const inputs = { 'github-token': 'ghs_token-00000001', 'policy-token': ' ghp_token-00000002\n' }
  const { masked } = await parse({ inputs })
  expect(masked).toEqual(expect.arrayContaining(['ghs_token-00000001', 'ghp_token-00000002']))
})
test.each([
  { given: { 'github-token': 'ghs_here-0001', 'policy-token': 'ghp_there-001' }, token: 'ghp_there-001' },
  { given: { 'github-token': 'ghs_here-0001' }, token: 'ghs_here-0001' },
])('a policy of another repository is read with $token', async ({ given, token }) => {
  const inputs = { ...given, 'policy-file': 'acme/policies:gate.yml@v1' }
  const requests: unknown[] = []
  const readRemote: ReadRemoteFile = async (...one) => {
    requests.push(one)
    return { kind: 'text', digest: IMAGE_ID, text: 'version: 1\nlimits: { critical: 2 }\n' }
  }
  const { policy } = await parse({ inputs, readRemote })
  expect(requests).toEqual([[{ repository: 'acme/policies', path: 'gate.yml', ref: 'v1' }, token]])
  expect(policy.limits['max-critical']).toEqual({
    value: 2,
    source: { kind: 'policy', policy: 'acme/policies:gate.yml@v1', line: 2 },
  })
})
test('a session token of the environment is not used with credentials of the inputs', async () => {
  const { credentials } = await parse({ env: { TENCENTCLOUD_TOKEN: 'env-token-0001' } })
  expect(credentials).toEqual({ secretId: SECRET_ID, secretKey: SECRET_KEY, token: null })
})
test('half a pair of credentials in the inputs is not completed from the environment', async () => {
  expect((await refused({ inputs: { 'secret-key': '' }, env: ENV })).points()[0]).toMatch(/secret-key/)
})
test('credentials are masked even if another input is wrong', async () => {
  const masked: string[] = []
  const sources = someSources({ mode: 'off' }, { mask: (secret) => void masked.push(secret) })
  expect((await parseInputs(sources)).inputs).toBeInstanceOf(GateError)
  expect(masked).toEqual(expect.arrayContaining([SECRET_ID, SECRET_KEY]))
})

const FORK: WorkflowEvent = { name: 'pull_request', base: null, ownRefs: [], withoutSecrets: true }
const NONE = { 'secret-id': '', 'secret-key': '', 'session-token': '' }
const SKIP = { ...NONE, 'without-credentials': 'skip' }

test('without-credentials: skip accepts missing credentials where GitHub gives no secrets', async () => {
  const { credentials, masked, ...others } = await parse({ inputs: SKIP, event: FORK })
  expect([credentials, masked]).toEqual([null, []])
  const { credentials: _, masked: __, ...sound } = await parse()
  expect(others).toEqual(sound)
})

test.each<{ name: string; given: InputsGiven }>([
  { name: 'the event is a push', given: { inputs: SKIP, event: PUSH } },
  {
    name: 'the pull request has secrets',
    given: { inputs: SKIP, event: { ...FORK, withoutSecrets: false } },
  },
  { name: 'without-credentials is not given', given: { inputs: NONE, event: FORK } },
  {
    name: 'without-credentials is error',
    given: { inputs: { ...NONE, 'without-credentials': 'error' }, event: FORK },
  },
  {
    name: 'without-credentials is empty',
    given: { inputs: { ...NONE, 'without-credentials': '' }, event: FORK },
  },
])('missing credentials are refused when $name', async ({ given }) => {
  const error = await refused(given)
  expect([error.code, error.points()]).toEqual([
    'input',
    [expect.stringMatching(/^secret-id, secret-key: no credentials: .*without-credentials\.$/)],
  ])
})

test.each<{ name: string; given: InputsGiven; missing: string }>([
  { name: 'an ID alone', given: { inputs: { ...SKIP, 'secret-id': SECRET_ID } }, missing: 'secret-key' },
  { name: 'a key alone', given: { inputs: { ...SKIP, 'secret-key': SECRET_KEY } }, missing: 'secret-id' },
  {
    name: 'an ID alone in the environment',
    given: { inputs: SKIP, env: { TENCENTCLOUD_SECRET_ID: ENV.TENCENTCLOUD_SECRET_ID } },
    missing: 'TENCENTCLOUD_SECRET_KEY',
  },
  {
    name: 'an ID that the environment would make a pair',
    given: { inputs: { ...SKIP, 'secret-id': SECRET_ID }, env: ENV },
    missing: 'secret-key',
  },
])('without-credentials: skip refuses half a pair of credentials: $name', async ({ given, missing }) => {
  const error = await refused({ ...given, event: FORK })
  expect(error.points()).toEqual([
    `${missing}: missing; give the ID and the key of one pair, both as inputs or both in the environment.`,
  ])
})

test('without-credentials: skip uses credentials that are given as inputs or in the environment', async () => {
  const given = { 'without-credentials': 'skip' }
  const { credentials } = await parse({ inputs: given, event: FORK })
  expect(credentials).toEqual({ secretId: SECRET_ID, secretKey: SECRET_KEY, token: null })
  const fromEnv = await parse({ inputs: SKIP, env: ENV, event: FORK })
  expect(fromEnv.credentials).toEqual({
    secretId: ENV.TENCENTCLOUD_SECRET_ID,
    secretKey: ENV.TENCENTCLOUD_SECRET_KEY,
    token: null,
  })
})

test('without-credentials: skip reports every other mistake', async () => {
  const inputs = { ...SKIP, mode: 'off', 'report-file': '', 'image-id': 'nginx', 'policy-file': 'gone.yml' }
  const error = await refused({ inputs, event: FORK })
  expect(error.points().map((point) => point.split(':')[0])).toEqual([
    'image-id',
    'mode',
    'policy-file',
    'report-file',
  ])
})

test('without-credentials: skip reads no policy of another repository, because a fork has no token for it', async () => {
  const requests: unknown[] = []
  const parsed = await parse({
    inputs: { ...SKIP, 'policy-file': 'a/b:policy.yml@v1' },
    event: FORK,
    readRemote: async (file) => {
      requests.push(file)
      return { kind: 'absent', problem: 'there is no such file' }
    },
  })
  expect([parsed.credentials, requests]).toEqual([null, []])
})
