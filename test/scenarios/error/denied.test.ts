import { expect, test } from '@jest/globals'
import { DEMO_CREDENTIALS } from '../../../emulator/demo/demo.ts'
import { ERROR, outcome, runStory } from '../story.ts'

test('a key without the permission is an error that names the CAM action to grant', async () => {
  const { result, transcript } = await runStory({
    images: ['clean'],
    inputs: {
      'secret-id': DEMO_CREDENTIALS.powerless.secretId,
      'secret-key': DEMO_CREDENTIALS.powerless.secretKey,
    },
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.annotations[0]?.message).toContain('tcss:DescribeAssetImageDetail')
  expect(transcript).toMatchSnapshot()
})
