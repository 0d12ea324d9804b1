import { describe, expect, test } from '@jest/globals'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { type InputsGiven, parse, refused } from '../contract/parse.ts'
import { PUSH, SECRET_ID, SECRET_KEY } from '../make.ts'

const FORK: WorkflowEvent = { name: 'pull_request', base: null, ownRefs: [], withoutSecrets: true }
const NONE = { 'secret-id': '', 'secret-key': '', 'session-token': '' }
const SKIP = { ...NONE, 'without-credentials': 'skip' }
const ENV = { TENCENTCLOUD_SECRET_ID: 'env-id-00000001', TENCENTCLOUD_SECRET_KEY: 'env-key-00000001' }

describe('without-credentials: skip', () => {
  test('there may be no credentials where GitHub gives no secrets', async () => {
    const { credentials, masked, ...others } = await parse({ inputs: SKIP, event: FORK })
    expect([credentials, masked]).toEqual([null, []])
    const { credentials: _, masked: __, ...sound } = await parse()
    expect(others).toEqual(sound)
  })

  test.each<{ name: string; given: InputsGiven }>([
    { name: 'the event is no such pull request', given: { inputs: SKIP, event: PUSH } },
    {
      name: 'the pull request has secrets',
      given: { inputs: SKIP, event: { ...FORK, withoutSecrets: false } },
    },
    { name: 'it is not asked for', given: { inputs: NONE, event: FORK } },
    {
      name: 'it says error',
      given: { inputs: { ...NONE, 'without-credentials': 'error' }, event: FORK },
    },
    { name: 'it is empty', given: { inputs: { ...NONE, 'without-credentials': '' }, event: FORK } },
  ])('that there are none is a mistake where $name', async ({ given }) => {
    const error = await refused(given)
    expect([error.code, error.points()]).toEqual([
      'input',
      [expect.stringMatching(/^secret-id, secret-key: no credentials: .*without-credentials\.$/)],
    ])
  })

  test.each<{ name: string; given: InputsGiven; says: string }>([
    { name: 'an ID alone', given: { inputs: { ...SKIP, 'secret-id': SECRET_ID } }, says: 'secret-key' },
    { name: 'a key alone', given: { inputs: { ...SKIP, 'secret-key': SECRET_KEY } }, says: 'secret-id' },
    {
      name: 'an ID alone in the environment',
      given: { inputs: SKIP, env: { TENCENTCLOUD_SECRET_ID: ENV.TENCENTCLOUD_SECRET_ID } },
      says: 'TENCENTCLOUD_SECRET_KEY',
    },
    {
      name: 'an ID that the environment would make a pair',
      given: { inputs: { ...SKIP, 'secret-id': SECRET_ID }, env: ENV },
      says: 'secret-key',
    },
  ])('half a pair is a mistake all the same: $name', async ({ given, says }) => {
    const error = await refused({ ...given, event: FORK })
    expect(error.points()).toEqual([
      `${says}: missing; give ID and key of one pair, both as inputs or both in the environment.`,
    ])
  })

  test('credentials that are there count, wherever they are from', async () => {
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

  test('every other mistake counts all the same', async () => {
    const inputs = { ...SKIP, mode: 'off', 'report-file': '', 'image-id': 'nginx', 'policy-file': 'gone.yml' }
    const error = await refused({ inputs, event: FORK })
    expect(error.points().map((point) => point.split(':')[0])).toEqual([
      'image-id',
      'mode',
      'policy-file',
      'report-file',
    ])
  })

  test('but a policy elsewhere is not read: a fork has no token for it, and nothing is judged by it', async () => {
    const asked: unknown[] = []
    const parsed = await parse({
      inputs: { ...SKIP, 'policy-file': 'a/b:policy.yml@v1' },
      event: FORK,
      readRemote: async (file) => {
        asked.push(file)
        return { kind: 'absent', problem: 'there is no such file' }
      },
    })
    expect([parsed.credentials, asked]).toEqual([null, []])
  })
})
