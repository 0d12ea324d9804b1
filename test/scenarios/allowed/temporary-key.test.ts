import { expect, test } from '@jest/globals'
import { DEMO_CREDENTIALS } from '../../../emulator/demo/demo.ts'
import { outcome, PASSED, runStory } from '../story.ts'

test('a temporary key pair from the environment needs no input', async () => {
  const { result, transcript } = await runStory({
    images: ['clean'],
    inputs: { 'secret-id': undefined, 'secret-key': undefined },
    env: {
      TENCENTCLOUD_SECRET_ID: DEMO_CREDENTIALS.temporary.secretId,
      TENCENTCLOUD_SECRET_KEY: DEMO_CREDENTIALS.temporary.secretKey,
      TENCENTCLOUD_TOKEN: DEMO_CREDENTIALS.temporary.token,
    },
  })
  expect(outcome(result)).toEqual(PASSED)
  expect(transcript).toMatchSnapshot()
})
